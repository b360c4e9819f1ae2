"""Writes small workbooks by hand, so that no library of the reading side vouches for itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><cellXfs count="3">'
    '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>'
)
DAY, MOMENT = 1, 2
Styled = tuple[float, int]
Value = str | float | bool | Styled | None


def workbook(sheets: Mapping[str, Sequence[Sequence[Value]]]) -> bytes:
    """A workbook; a number with a style is a day or a moment as Excel counts them."""
    bodies = {
        name: "".join(
            f'<row r="{r}">{"".join(_cell(v, r, c) for c, v in enumerate(row))}</row>'
            for r, row in enumerate(rows, start=1)
            if row
        )
        for name, rows in sheets.items()
    }
    return raw_workbook(bodies)


def raw_workbook(bodies: Mapping[str, str]) -> bytes:
    """A workbook whose sheets hold that XML."""
    stream = io.BytesIO()
    numbered = list(enumerate(bodies, start=1))
    listed = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in numbered)
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n, _ in numbered
    )
    links += f'<Relationship Id="rId0" Type="{OFFICE}/styles" Target="styles.xml"/>'
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        start = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}">{start}</Relationships>')
        book = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'
        archive.writestr("xl/workbook.xml", book)
        relations = f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>'
        archive.writestr("xl/_rels/workbook.xml.rels", relations)
        archive.writestr("xl/styles.xml", STYLES)
        for number, body in enumerate(bodies.values(), start=1):
            sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'
            archive.writestr(f"xl/worksheets/sheet{number}.xml", sheet)
    return stream.getvalue()


def sheet(text: str) -> list[list[Value]]:
    """The rows of a comma-separated text without quotes, numbers as numbers."""
    return [[_value(cell) for cell in line.split(",")] if line else [] for line in text.split("\n")]


def _value(text: str) -> Value:
    try:
        return float(text)
    except ValueError:
        return text or None


def _cell(value: Value, row: int, column: int) -> str:
    place = f"{chr(65 + column)}{row}"
    match value:
        case None:
            return ""
        case bool():
            return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
        case str():
            return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
        case (number, style):
            return f'<c r="{place}" s="{style}"><v>{number}</v></c>'
        case _:
            return f'<c r="{place}"><v>{value}</v></c>'
