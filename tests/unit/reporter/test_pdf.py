from __future__ import annotations

import pytest

from reporter.pdf import render_pdf
from reporter.review import slug
from reporter.shipped import FONTS, Shipped, lift_drawings
from shared.contract.errors import DefinitionFault
from shared.figures.theme import font_files

PAGE = (
    "<!DOCTYPE html><html lang='en-GB'><head><title>T</title>{head}</head>"
    "<body>{body}</body></html>"
)


DRAWN = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><title>T</title>{}</svg>"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/x",
        "https://example.org/x.png",
        "file:///etc/passwd",
        "data:text/plain,x",
        "report:/fonts/../theme.py",
        "report:/fonts/Nope.ttf",
        "ftp://127.0.0.1/",
        "report:/drawings/1.svg",
        "report:/drawings/../fonts/SourceSans3_400Regular.ttf",
        "report:/fonts/%2e%2e/theme.py",
        "report:///etc/passwd",
        "report:fonts/SourceSans3_400Regular.ttf",
        "REPORT:/../etc/passwd",
        "jar:file:///etc/passwd!/x",
        "javascript:alert(1)",
        "blob:x",
        "/etc/passwd",
        "",
    ],
)
def test_nothing_is_fetched_but_shipped_fonts(address):
    with pytest.raises(ValueError, match="no font that the project ships"):
        Shipped().fetch(address)


def test_shipped_font_is_served():
    path = font_files()[0]
    assert Shipped().fetch(f"{FONTS}{path.name}").read() == path.read_bytes()


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<img alt='x' src='file:///etc/hostname'>"),
        ("", "<img alt='x' src='http://127.0.0.1:9/x.png'>"),
        ("", "<img alt='x' src='data:image/png;base64,AAAA'>"),
        ("", "<img alt='x' src='report:/../../etc/hostname'>"),
        ("", "<img alt='x' src='odd:thing'>"),
        ("", "<object data='file:///etc/hostname'>x</object>"),
        ("", "<p style='background: url(file:///etc/hostname)'>x</p>"),
        ("", "<ul style='list-style-image: url(file:///etc/hostname)'><li>x</ul>"),
        ("", DRAWN.format("<image href='file:///etc/hostname' width='9' height='9'/>")),
        ("", DRAWN.format("<image href='http://127.0.0.1:9/x.png' width='9' height='9'/>")),
        ("", DRAWN.format("<use href='file:///etc/x.svg#a'/>")),
        ("", DRAWN.format("<style>@import url(http://127.0.0.1:9/x.css);</style>")),
        ("", "<a rel='attachment' href='file:///etc/hostname'>x</a>"),
        ("<link rel='attachment' href='file:///etc/hostname'>", "x"),
        ("<link rel='stylesheet' href='x.css'>", ""),
        ("<style>@import url('http://127.0.0.1:9/x.css');</style>", "x"),
        ("<style>@import url('file:///etc/hostname');</style>", "x"),
        ("<style>p::before { content: url(data:image/png;base64,AAAA) }</style>", "<p>x</p>"),
        (f"<style>@font-face{{font-family:N;src:url('{FONTS}Nope.ttf')}}</style>", "x"),
    ],
)
def test_whatever_is_missing_stops_the_rendering(head, body):
    with pytest.raises(DefinitionFault, match="cannot be set"):
        render_pdf(PAGE.format(head=head, body=body))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Milton Keynes", "milton-keynes"),
        ("../../etc", "etc"),
        ("???", "programme"),
        ("a" * 80, "a" * 48),
    ],
)
def test_names_of_files_are_plain(name, expected):
    assert slug(name) == expected


def test_drawings_are_lifted_with_their_alternative_text():
    svg = "<svg width='1'><title>Under 5 &amp; &quot;over&quot;</title></svg>"
    page, drawings = lift_drawings(f"<p>{svg}</p><div>{svg}</div>")
    assert page.count("<img") == 2
    assert 'alt="Under 5 &amp; &#34;over&#34;"' in page
    assert list(drawings) == ["report:/drawings/1.svg", "report:/drawings/2.svg"]
    assert all("xmlns" in drawing for drawing in drawings.values())
    assert (
        Shipped(drawings).fetch("report:/drawings/2.svg").read().decode()
        == drawings["report:/drawings/2.svg"]
    )


def test_faulty_drawing_stops_the_rendering():
    with pytest.raises(DefinitionFault, match="cannot be set"):
        render_pdf(PAGE.format(head="", body="<svg width='9' height='9'><g></svg>"))
