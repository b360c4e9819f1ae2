"""GeoJSON, REFI-QDA codebooks, TOML and Markdown as tables."""

from __future__ import annotations

import json
from typing import Any

import pytest

from shared.contract.errors import UnknownFile, UnreadableFile

POINT = {"type": "Point", "coordinates": [-0.75, 52.05]}


def collection(*features: dict[str, Any]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def feature(**properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": POINT}


def test_feature_is_a_row_with_its_geometry(read: Any) -> None:
    rows, _ = read(collection(feature(code="E1", residents=3), feature(code="E2", name="Ä, b")))
    assert [(r["code"], r["residents"], r["name"]) for r in rows] == [
        ("E1", "3", None),
        ("E2", None, "Ä, b"),
    ]
    assert json.loads(rows[0]["geometry"]) == POINT


@pytest.mark.parametrize(
    ("content", "fault", "reason"),
    [
        (b'{"type": "FeatureCollection", "features": [', UnreadableFile, "damaged JSON"),
        (b"{" * 100_000, UnreadableFile, "damaged JSON"),
        (b'{"a":' * 20_000 + b"1", UnreadableFile, "damaged JSON"),
        (collection(), UnreadableFile, "no features"),
        (b'{"type": "FeatureCollection", "features": [1]}', UnreadableFile, "feature 1"),
        (b'{"type": "Topology"}', UnknownFile, "no GeoJSON"),
        (collection({"properties": {"a": "\ud800"}}), UnreadableFile, "half of a character"),
    ],
)
def test_other_json_is_refused(read: Any, content: bytes, fault: Any, reason: str) -> None:
    with pytest.raises(fault, match=reason):
        read(content)


CODES = """<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>
<Code guid="{AB-1}" name="Trust" isCodable="true" color="#ff0000"><Description>In the
 force</Description><Code guid="ab-2" name="Of peers"/></Code><Code guid="3" name="Time"/>
</Codes></CodeBook>"""


def test_code_is_a_row_with_its_parent(read: Any) -> None:
    rows, _ = read(CODES.encode())
    assert [(r["guid"], r["name"], r["parent"]) for r in rows] == [
        ("ab-1", "Trust", None),
        ("ab-2", "Of peers", "ab-1"),
        ("3", "Time", None),
    ]
    assert (rows[0]["description"], rows[0]["colour"]) == ("In the\n force", "#ff0000")


def test_codebook_with_entities_of_its_own_is_refused(read: Any) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><CodeBook>'
    hostile = CODES.replace('<CodeBook xmlns="urn:QDA-XML:codebook:1.0">', bomb)
    with pytest.raises(UnreadableFile, match="document type"):
        read(hostile.replace("Trust", "&e;").encode())


@pytest.mark.parametrize("content", [CODES[:-20], "<CodeBook></CodeBook>", "<CodeBook>"])
def test_codebook_that_is_damaged_or_empty_is_refused(read: Any, content: str) -> None:
    with pytest.raises(UnreadableFile, match=r"damaged XML|no codes"):
        read(content.encode())


def test_toml_is_a_row_per_value(read: Any) -> None:
    text = '# plan\ntitle = "P"\n[a.b]\nx = 1.5\nlist = [1, 2]\n'
    text += "[[wave]]\non = 2016-02-01\n[[wave]]\nok = true\n"
    rows, _ = read(text.encode())
    assert [(r["section"], r["item"], r["key"], r["value"]) for r in rows] == [
        (None, None, "title", "P"),
        ("a.b", None, "x", "1.5"),
        ("a.b", None, "list", "[1, 2]"),
        ("wave", "1", "on", "2016-02-01"),
        ("wave", "2", "ok", "true"),
    ]


@pytest.mark.parametrize("text", ["[plan]\na = = 1\n", "a = 1\na = 2\n"])
def test_toml_that_is_wrong_says_where(read: Any, text: str) -> None:
    with pytest.raises(UnreadableFile, match="line"):
        read(text.encode())


def test_markdown_is_one_row(read: Any) -> None:
    text = "---\r\nprogramme: MK\r\ntitle: \"A: b\"\r\n---\r\n# One\r\n\r\nTwo, 'three'\r\n"
    rows, _ = read(text.encode("utf-8-sig"))
    assert rows == [
        {"row_no": 1, "programme": "MK", "title": "A: b", "body": "# One\n\nTwo, 'three'"}
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\na: 1\n", "does not close"),
        ("---\njust words\n---\n", "line 2: the header wants"),
        ("---\na: 1\na: 2\n---\n", "names 'a' twice"),
        ("---\nbody: 1\n---\n", "names 'body' twice"),
    ],
)
def test_markdown_whose_header_is_wrong_is_refused(read: Any, text: str, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read(text.encode())
