"""A seeded mutator: sound hand-over files, damaged in every way that was ever seen or feared."""

from __future__ import annotations

import gzip
import io
import random
import zipfile
from collections.abc import Callable

from integration.tables import (
    AREAS,
    CODEBOOK,
    EVALUATION,
    REGISTER,
    SURVEY,
    street,
    street_row,
)
from unit.warehouse.formats.workbooks import raw_workbook, sheet, workbook

Damage = Callable[[bytes, random.Random], bytes]
ROUNDS = 3
FORMULAS = (b"=1+1", b"@SUM(A1)", b"+cmd|' /C calc'!A0", b'=HYPERLINK("http://x")', b"-2+3")
CONTROLS = bytes(range(1, 9)) + b"\x0b\x0c\x1a\x1b\x7f"
OTHER_TEXT = ("é".encode("cp1252"), "é".encode(), b"\xff\xfe", b"\xed\xa0\x80", "\u202e".encode())


def damaged_files(*, seed: int) -> dict[str, bytes]:
    """Damaged files by name; the same for the same seed."""
    chance = random.Random(seed)
    found: dict[str, bytes] = {}
    for kind, content in _sound().items():
        for damage in TEXT_DAMAGE:
            for n in range(ROUNDS):
                found[f"{kind}-{damage.__name__.strip('_')}-{n}.csv"] = damage(content, chance)
    for n in range(ROUNDS):
        for name, packed in _packed(chance).items():
            for damage in BYTE_DAMAGE:
                stem, _, extension = name.partition(".")
                found[f"{stem}-{damage.__name__.strip('_')}-{n}.{extension}"] = damage(
                    packed, chance
                )
    return found | _archives()


def _sound() -> dict[str, bytes]:
    rows = [street_row(month=f"2015-{n:02}", outcome=f'"Outcome, {n}"') for n in range(1, 13)]
    return {
        "street": street(*rows).encode(),
        "areas": AREAS.encode(),
        "codebook": CODEBOOK.encode(),
        "survey": SURVEY.encode(),
        "register": REGISTER.encode(),
        "evaluation": EVALUATION.encode(),
    }


def _lines(content: bytes) -> list[bytes]:
    return content.splitlines(keepends=True)


def _at(content: bytes, chance: random.Random, inserted: bytes) -> bytes:
    place = chance.randrange(content.index(b"\n"), len(content))
    return content[:place] + inserted + content[place:]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _shuffled_columns(content: bytes, chance: random.Random) -> bytes:
    lines = [line.rstrip(b"\n").split(b",") for line in _lines(content)]
    order = list(range(len(lines[0])))
    chance.shuffle(order)
    return b"".join(b",".join(row[i] for i in order if i < len(row)) + b"\n" for row in lines)


def _shuffled_values(content: bytes, chance: random.Random) -> bytes:
    head, *rows = _lines(content)
    cells = [cell for row in rows for cell in row.strip().split(b",")]
    chance.shuffle(cells)
    width = head.count(b",") + 1
    parts = (cells[n : n + width] for n in range(0, len(cells), width))
    return head + b"".join(b",".join(part) + b"\n" for part in parts)


def _wrong_types(content: bytes, chance: random.Random) -> bytes:
    wrong = (b"abc", b"1e999", b"NaN", b"-", b"9" * 40, b"2016-02-30", b"0x1F", "１".encode())
    head, *rows = _lines(content)
    row = rows[0].rstrip(b"\n").split(b",")
    row[chance.randrange(len(row))] = chance.choice(wrong)
    return head + b",".join(row) + b"\n" + b"".join(rows[1:])


def _controls(content: bytes, chance: random.Random) -> bytes:
    return _at(content, chance, bytes([chance.choice(CONTROLS)]))


def _nul(content: bytes, chance: random.Random) -> bytes:
    return _at(content, chance, b"\0" * chance.randrange(1, 9))


def _giant(content: bytes, chance: random.Random) -> bytes:
    return _at(content, chance, b"x" * chance.choice((70_000, 1_100_000)))


def _formula(content: bytes, chance: random.Random) -> bytes:
    return _at(content, chance, chance.choice(FORMULAS))


def _mixed(content: bytes, chance: random.Random) -> bytes:
    for _ in range(3):
        content = _at(content, chance, chance.choice(OTHER_TEXT))
    return content


def _quotes(content: bytes, chance: random.Random) -> bytes:
    return _at(content, chance, b'"' * chance.randrange(1, 4))


def _returns(content: bytes, chance: random.Random) -> bytes:
    return _at(content.replace(b"\n", b"\r\n"), chance, b"\r")


def _separators(content: bytes, chance: random.Random) -> bytes:
    return content.replace(b",", chance.choice((b";", b"\t", b"|")), chance.randrange(1, 40))


def _lost_columns(content: bytes, chance: random.Random) -> bytes:
    kept = chance.randrange(1, 5)
    return b"".join(b",".join(line.split(b",")[:kept]).strip() + b"\n" for line in _lines(content))


def _doubled(content: bytes, chance: random.Random) -> bytes:
    return content + content[chance.randrange(len(content)) :]


def _flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randrange(1, 12)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _hole(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.randrange(1, 60) :]


def _utf_16(content: bytes, chance: random.Random) -> bytes:
    return _cut(content.decode().encode("utf-16"), chance)


TEXT_DAMAGE: tuple[Damage, ...] = (
    _cut, _shuffled_columns, _shuffled_values, _wrong_types, _controls, _nul, _giant, _formula,
    _mixed, _quotes, _returns, _separators, _lost_columns, _doubled, _flipped, _hole, _utf_16,
)  # fmt: skip
BYTE_DAMAGE: tuple[Damage, ...] = (_cut, _flipped, _hole, _doubled)


def _packed(chance: random.Random) -> dict[str, bytes]:
    month = f"2013-{chance.randrange(1, 13):02}"
    text = street(count=chance.randrange(1, 50), month=month).encode()
    return {
        "packed.zip": _zip({f"{month}/x.csv": text, "areas.csv": AREAS.encode()}),
        "packed.csv.gz": gzip.compress(text, mtime=0),
        "book.xlsx": workbook({"Areas": sheet(AREAS), "Items": sheet(CODEBOOK)}),
        "areas.geojson": b'{"type":"FeatureCollection","features":[{"properties":{"a":1}}]}',
        "codes.qdc": b'<?xml version="1.0"?>\n<CodeBook><Codes><Code guid="1"/></Codes></CodeBook>',
        "plan.toml": b'[plan]\na = 1\nb = "x"\n',
        "note.md": b"---\ntitle: x\n---\nText\n",
    }


def _zip(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _archives() -> dict[str, bytes]:
    zeros, table = b"0" * (80 << 20), AREAS.encode()
    far = "<row><c r='A1'><v>1</v></c><c r='XFD1048576'><v>1</v></c></row>"
    return {
        "bomb.zip": _zip({"bomb.csv": zeros}),
        "bomb.csv.gz": gzip.compress(zeros, 9, mtime=0),
        "bomb.xlsx": raw_workbook({"S": f"<row>{' ' * (80 << 20)}</row>"}),
        "far.xlsx": raw_workbook({"S": far}),
        "nested.zip": _zip({"inner.zip": _zip({"a.csv": table})}),
        "up.zip": _zip({"../../evil.csv": table, "good.csv": table + b"E2,B,LSOA,1,0,51\n"}),
        "root.zip": _zip({"/tmp/evil.csv": table}),
        "drive.zip": _zip({"C:\\evil.csv": table}),
        "many.zip": _zip({f"{n}.csv": b"" for n in range(50)}),
        "empty.zip": _zip({}),
        "names.zip": _zip({"line\nbreak.csv": table, "x" * 300: b"", "caf\u00e9.csv": b"a"}),
    }
