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


CODES = """<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Tool 1"><Codes>
<Code guid="{AB-1}" name="Trust" isCodable="true" color="#ff0000"><Description>In the
 force</Description><Code guid="ab-2" name="Of peers"/></Code><Code guid="3" name="Time"/>
</Codes></CodeBook>"""


def test_code_is_a_row_with_its_parent(read: Any) -> None:
    rows, _ = read(CODES.encode())
    assert [(r["guid"], r["name"], r["parent"], r["origin"]) for r in rows] == [
        ("ab-1", "Trust", None, "Tool 1"),
        ("ab-2", "Of peers", "Trust", "Tool 1"),
        ("3", "Time", None, "Tool 1"),
    ]
    assert (rows[0]["description"], rows[0]["colour"]) == ("In the\n force", "#ff0000")


def test_codebook_with_entities_of_its_own_is_refused(read: Any) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><CodeBook>'
    hostile = CODES.replace(CODES[CODES.index("<CodeBook") : CODES.index("<Codes>")], bomb)
    with pytest.raises(UnreadableFile, match="document type"):
        read(hostile.replace("Trust", "&e;").encode())


@pytest.mark.parametrize("content", [CODES[:-20], "<CodeBook></CodeBook>", "<CodeBook>"])
def test_codebook_that_is_damaged_or_empty_is_refused(read: Any, content: str) -> None:
    with pytest.raises(UnreadableFile, match=r"damaged XML|no codes"):
        read(content.encode())


def test_toml_is_a_row_per_table_with_what_the_document_says_of_itself(read: Any) -> None:
    text = '# plan\ntitle = "P"\n[a.b]\nx = 1.5\nlist = [1, 2]\n'
    text += "[[wave]]\non = 2016-02-01\n[[wave]]\nok = true\ntitle = 'own'\n[[wave.day]]\nx = 3\n"
    rows, _ = read(text.encode())
    shown = ("row_no", "section", "item", "title", "x", "list", "on", "ok")
    assert [tuple(row[name] for name in shown) for row in rows] == [
        (1, "a.b", None, "P", "1.5", "[1, 2]", None, None),
        (2, "wave", "1", "P", None, None, "2016-02-01", None),
        (3, "wave", "2", "own", None, None, None, "true"),
        (4, "wave.day", "2.1", "P", "3", None, None, None),
    ]


def test_toml_without_tables_is_one_row(read: Any) -> None:
    rows, _ = read(b'title = "P"\n')
    assert rows == [{"row_no": 1, "section": None, "item": None, "title": "P"}]


def test_empty_table_of_toml_is_a_row_and_so_not_lost(read: Any) -> None:
    rows, _ = read(b'title = "P"\n[[wave]]\n[[wave]]\nx = 1\n[""]\nx = 2\n')
    found = [(row["section"], row["item"], row["x"]) for row in rows]
    assert found == [("wave", "1", None), ("wave", "2", "1"), (None, None, "2")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[wave]]\n", "holds no values"),
        ("# nothing\n[a]\n", "holds no values"),
        ("section = 1\n", "has a key 'section'"),
        ("[wave]\nitem = 1\n", "has a key 'item'"),
        ("".join(f"[[a]]\nk{n} = 1\n" for n in range(1_100)), "no document that a person wrote"),
        (f"x = 1\n{'a.' * 50_000}a = 1\n", "key of too many parts"),
        (f"x = 1\n{'a.' * 999}a = 1\n", "not valid TOML"),
        (f"a = {'[' * 50_000}", "not valid TOML"),
    ],
)
def test_toml_that_is_no_document_is_refused(read: Any, text: str, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read(text.encode())


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
