"""Documents of a wanted number of pages, made from the sections of a review."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle
from typing import Any

from weasyprint import HTML

from reporter.shipped import Shipped

_SECTION = re.compile(r"<section\b.*?</section>", re.DOTALL)
_TARGET = re.compile(r'\bid="([^"]+)"')
_LINK = re.compile(r'\bhref="#([^"]+)"')
_LISTED = re.compile(r'<li\b[^>]*><a href="#([^"]+)">.*?</li>', re.DOTALL)


def specimens(page: str, sizes: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    """Pages of HTML that come close to each number of printed pages, with what they come to."""
    sections = _sections(page)
    for size in sizes:
        made = _made(page, _chosen(sections, size))
        yield printed_pages(made), made


def printed_pages(page: str) -> int:
    """How many pages a page of HTML prints to."""
    return len(_laid_out(page).pages)


def _laid_out(page: str) -> Any:
    return HTML(string=page, base_url="report:/", url_fetcher=Shipped()).render()


def _sections(page: str) -> list[tuple[int, str]]:
    """Each section with the number of pages that it begins, at least one."""
    begins = {
        name: number
        for number, printed in enumerate(_laid_out(page).pages)
        for name in printed.anchors
    }
    texts = _SECTION.findall(page)
    starts = [begins[_TARGET.search(text)[1]] for text in texts]  # type: ignore[index]
    ends = [*starts[1:], max(begins.values()) + 1]
    lengths = [max(1, end - start) for start, end in zip(starts, ends, strict=True)]
    return list(zip(lengths, texts, strict=True))


def _chosen(sections: list[tuple[int, str]], size: int) -> list[str]:
    """Sections in their order, again and again, as long as one fits what is left of the pages."""
    chosen: list[str] = []
    left, passed = size, 0
    for round_, (length, text) in enumerate(cycle(sections)):
        passed = 0 if length <= left else passed + 1
        if length <= left:
            left -= length
            chosen.append(_renamed(text, round_ // len(sections)))
        if not left or passed > len(sections):
            return chosen
    raise ValueError("The review has no sections.")


def _renamed(text: str, repetition: int) -> str:
    """A repeated section with targets and links of its own."""
    if not repetition:
        return text
    text = _TARGET.sub(rf'id="\1-{repetition}"', text)
    return _LINK.sub(rf'href="#\1-{repetition}"', text)


def _made(page: str, sections: list[str]) -> str:
    """The page with other sections; lists and links lead only to what is there."""
    before, after = page[: page.index("<main>") + 6], page[page.index("</main>") :]
    body = "\n".join(sections)
    if len(sections) == 1:
        before = before[: before.index("<body")] + "<body><main>"
    there = set(_TARGET.findall(before + body))
    before = _LISTED.sub(lambda found: found[0] if found[1] in there else "", before)
    whole = before + body + after
    return _LINK.sub(lambda found: found[0] if found[1] in there else "", whole)
