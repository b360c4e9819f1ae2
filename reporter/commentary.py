"""Makes safe HTML of an evaluator's commentary, and finds the section that each text stands in.

Markdown is parsed with HTML switched off, and the page is then written here, token by token, from a
closed set of tags without attributes: what a text holds beyond that is printed as text or left
out. Nothing that it names is fetched, as no address ever becomes a link or an image. A sanitiser
behind that would have nothing to take away.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from shared.contract import formats
from shared.contract.errors import DataFault
from shared.metrics.registers import Commentary

LONGEST = 12_000
"""Characters of one text."""
TABLE_ROWS, TABLE_COLUMNS = 30, 6
ELSEWHERE = "commentary"
"""Key of the section that gathers what belongs to no other."""
NEAREST = {"site_choice": "places", "crime": "places", "self_evaluation": "implementation"}
"""Where commentary stands whose own section a review does not have."""
_TAGS = {
    "blockquote": "blockquote",
    "bullet_list": "ul",
    "em": "em",
    "list_item": "li",
    "ordered_list": "ol",
    "paragraph": "p",
    "strong": "strong",
    "table": "table",
    "tbody": "tbody",
    "td": "td",
    "th": "th",
    "thead": "thead",
    "tr": "tr",
}
_KEPT = frozenset("\n\t")
_UNPRINTED = frozenset(("Cc", "Cf", "Co", "Cs", "Cn"))
"""Categories of characters that print nothing: controls, marks of direction, private use."""


class _Parser(MarkdownIt):
    """Takes every link for one, so that its words are printed and its address is judged here."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the parser names it so
        return True


def placed(section: str, sections: Collection[str]) -> str:
    """The key of the section that a text for `section` stands in."""
    for key in (section, NEAREST.get(section, "")):
        if key in sections:
            return key
    return ELSEWHERE


def title(commentary: Commentary) -> str:
    """'Commentary by the evaluator, 14 July 2016'."""
    return f"Commentary by the {commentary.author_role}, {formats.day(commentary.written_on)}"


def as_html(commentary: Commentary) -> Markup:
    """The text as HTML of a closed set of tags, without any attribute but the scope of headings.

    Args:
        commentary: its body is Markdown; HTML in it is printed as the text that it is, an address
            follows the words of its link where it is https and is dropped elsewhere, and an image
            is named, not shown.

    Raises:
        DataFault: the text or a table of it is too large; names the file and the remedy.
    """
    if len(commentary.body) > LONGEST:
        raise _too_large(
            commentary, f"{formats.number(len(commentary.body))} characters", LONGEST, "Shorten it"
        )
    parser = _Parser("commonmark", {"html": False, "maxNesting": 12}).enable("table")
    tokens = parser.parse(commentary.body)
    _require_small_tables(commentary, tokens)
    return Markup("".join(_written(tokens)))  # noqa: S704 - texts are escaped, tags are ours


def _text(text: str) -> str:
    """What prints of a text, escaped; taken last, as entities of Markdown name any character."""
    kept = (c for c in text if c in _KEPT or unicodedata.category(c) not in _UNPRINTED)
    return str(escape("".join(kept)))


def _written(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield from _written(_addressed(token.children or ()))
        else:
            yield _one(token)


def _one(token: Token) -> str:
    kind, _, end = token.type.rpartition("_")
    if end in {"open", "close"}:
        return "" if token.hidden else _tag(kind, is_open=end == "open")
    match token.type:
        case "softbreak" | "hardbreak":
            return "\n"
        case "code_inline":
            return f"<code>{_text(token.content)}</code>"
        case "fence" | "code_block":
            return f"<pre>{_text(token.content)}</pre>\n"
        case "image":
            return _text(f"(image not printed: {token.content or 'without a title'})")
        case "hr":
            return ""
        case _:
            return _text(token.content)


def _tag(kind: str, *, is_open: bool) -> str:
    """A heading becomes a bold paragraph: the outline of the document is its own."""
    if kind == "heading":
        return "<p><strong>" if is_open else "</strong></p>\n"
    if kind not in _TAGS:
        return ""
    scope = ' scope="col"' if kind == "th" and is_open else ""
    ending = "" if kind in {"em", "strong"} else "\n"
    return f"<{_TAGS[kind]}{scope}>" if is_open else f"</{_TAGS[kind]}>{ending}"


def _addressed(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens of a line, each link as its words and, where it is https, its address."""
    opened: list[str] = []
    for token in tokens:
        if token.type == "link_open":
            opened.append("" if token.info == "auto" else str(token.attrGet("href") or ""))
        elif token.type == "link_close" and opened:
            address = opened.pop()
            if address.startswith("https://"):
                yield Token("text", "", 0, content=f" ({address})")
        else:
            yield token


def _require_small_tables(commentary: Commentary, tokens: Sequence[Token]) -> None:
    rows = columns = 0
    for token in tokens:
        match token.type:
            case "table_open":
                rows = 0
            case "tr_open":
                rows, columns = rows + 1, 0
            case "td_open" | "th_open":
                columns += 1
        if rows > TABLE_ROWS + 1:
            raise _too_large(commentary, "a table with more rows", TABLE_ROWS, _AS_DATA)
        if columns > TABLE_COLUMNS:
            raise _too_large(commentary, "a table with more columns", TABLE_COLUMNS, _AS_DATA)


_AS_DATA = "Shorten the table, or hand its rows over as data"


def _too_large(commentary: Commentary, what: str, most: int, remedy: str) -> DataFault:
    return DataFault(
        f"Commentary file '{commentary.file_name}' holds {what}; at most {formats.number(most)} "
        f"are printed. {remedy}, and load the file again."
    )
