from __future__ import annotations

import pytest

from reporter.html import FONTS
from reporter.pdf import ShippedOnly, render_pdf
from reporter.review import slug
from shared.contract.errors import DefinitionFault
from shared.figures.theme import font_files

PAGE = (
    "<!DOCTYPE html><html lang='en-GB'><head><title>T</title>{head}</head>"
    "<body>{body}</body></html>"
)


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
    ],
)
def test_nothing_is_fetched_but_shipped_fonts(address):
    with pytest.raises(ValueError, match="no font that the project ships"):
        ShippedOnly().fetch(address)


def test_shipped_font_is_served():
    path = font_files()[0]
    assert ShippedOnly().fetch(f"{FONTS}{path.name}").read() == path.read_bytes()


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<img alt='x' src='file:///etc/hostname'>"),
        ("", "<img alt='x' src='http://127.0.0.1:9/x.png'>"),
        ("<link rel='stylesheet' href='x.css'>", ""),
        ("<style>@import url('http://127.0.0.1:9/x.css');</style>", "x"),
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
