"""Commentary of any kind becomes harmless HTML, or is refused with the file and the remedy."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reporter.commentary import ELSEWHERE, LONGEST, TABLE_ROWS, as_html, placed, title
from shared.contract.errors import DataFault
from shared.metrics.registers import Commentary

ALLOWED = {
    *("p", "strong", "em", "ul", "ol", "li", "blockquote", "code", "pre"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
VOID_OF_MEANING = re.compile("[\ue000\ue001\u202e\x00\x08\u200b]")


def written(body, file_name="commentary_survey.md"):
    return as_html(
        Commentary(
            section="survey",
            author_role="evaluator",
            written_on=date(2016, 7, 14),
            body=body,
            masked=0,
            file_name=file_name,
        )
    )


class _Seen(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.open: list[str] = []
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes.update(attributes)
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data

    def handle_comment(self, data):
        self.tags.add("comment")

    def handle_decl(self, decl):
        self.tags.add("declaration")

    def handle_pi(self, data):
        self.tags.add("instruction")


MARKDOWN = some.lists(
    some.one_of(
        some.text(max_size=12),
        some.sampled_from(
            [
                *("<script>alert(1)</script>", "<style>@import url(http://x/y.css)</style>"),
                *("<img src=file:///etc/passwd onerror=x>", "![i](http://x/y.png 't')", "![]("),
                *("[a](javascript:x)", "[a](https://x.y/z)", "[a][b]", "[b]: file:///x 'y'"),
                *("<https://x.y>", "<!--", "<?php", "<![CDATA[", "&lt;b&gt;", "&#0;", "&#xe000;"),
                *("| a | b |", "|---|---|", "```css\n", "~~~ x onload=y\n", "    ", "> ", "- "),
                *(
                    "1. ",
                    "# ",
                    "===",
                    "---",
                    "**",
                    "*",
                    "`",
                    "\n",
                    "\n\n",
                    '"',
                    "'",
                    "\\",
                    "<",
                    "]",
                ),
            ]
        ),
    ),
    max_size=30,
).map("".join)


@given(MARKDOWN)
def test_whatever_is_written_gives_allowed_tags_without_attributes(body):
    try:
        page = written(body)
    except DataFault:
        return
    seen = _Seen(page)
    assert seen.tags <= ALLOWED
    assert seen.attributes <= {("scope", "col")}
    assert seen.open == []
    assert not VOID_OF_MEANING.search(page)


def test_words_and_emphasis_and_lists_are_kept():
    page = written("Some **strong** and *plain* words.\n\n- one\n- two\n\n3. three")
    assert "<p>Some <strong>strong</strong> and <em>plain</em> words.</p>" in page
    assert re.search(r"<ul>\s*<li>one</li>\s*<li>two</li>\s*</ul>", page)
    assert re.search(r"<ol>\s*<li>three</li>\s*</ol>", page)


def test_small_table_keeps_its_headings():
    page = written("| a | b |\n|---|---|\n| 1 | 2 |")
    assert page.count('<th scope="col">') == 2
    assert page.count("<td>") == 2


def test_heading_stays_out_of_the_outline():
    assert written("# Title") == "<p><strong>Title</strong></p>\n"


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        ("<script>x()</script>", "<p>&lt;script&gt;x()&lt;/script&gt;</p>"),
        ("<style>@import 'x'</style>", "<p>&lt;style&gt;@import &#39;x&#39;&lt;/style&gt;</p>"),
        ("[word](https://a.b/c)", "<p>word (https://a.b/c)</p>"),
        ("[word](http://a.b/c)", "<p>word</p>"),
        ("[word](file:///etc/passwd)", "<p>word</p>"),
        ("[word](javascript:x)", "<p>word</p>"),
        ("<https://a.b>", "<p>https://a.b</p>"),
        ("![chart](http://a.b/c.png)", "<p>(image not printed: chart)</p>"),
        ("a\ue000survey\ue001b", "<p>asurveyb</p>"),
    ],
)
def test_what_could_reach_out_is_printed_as_words(body, printed):
    assert written(body).strip() == printed


def test_text_that_is_too_long_is_refused_with_its_file_and_the_remedy():
    written("x" * LONGEST)
    with pytest.raises(DataFault, match=r"'long\.md' holds 12,001 characters.*Shorten it"):
        written("x" * (LONGEST + 1), "long.md")


@pytest.mark.parametrize(
    ("columns", "rows", "fits"),
    [(6, TABLE_ROWS, True), (7, 1, False), (2, TABLE_ROWS + 1, False), (1, 3000, False)],
)
def test_giant_table_is_refused_with_its_file_and_the_remedy(columns, rows, fits):
    line = "|" + "a|" * columns
    table = "\n".join([line, "|" + "-|" * columns, *[line] * rows])
    if fits:
        assert written(table).count("<tr>") == rows + 1
    else:
        with pytest.raises(DataFault, match=r"'big\.md' holds .*(Shorten|hand its rows over)"):
            written(table, "big.md")


def test_title_names_role_and_day():
    one = Commentary("survey", "evaluator", date(2016, 7, 14), "x", 0, "f")
    assert title(one) == "Commentary by the evaluator, 14 July 2016"


@pytest.mark.parametrize(
    ("section", "stands_in"),
    [("survey", "survey"), ("site_choice", "places"), ("weather", ELSEWHERE)],
)
def test_text_stands_in_its_section_or_the_nearest_or_with_the_rest(section, stands_in):
    assert placed(section, {"survey", "places"}) == stands_in
