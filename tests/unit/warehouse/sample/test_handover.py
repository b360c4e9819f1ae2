"""The forms of sample files: the same bytes everywhere, and never half a file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from warehouse.sample.handover import SampleArchive, SampleFile, SampleText, SampleWorkbook, write

TABLE = SampleFile("a/b.csv", ("name", "note"), (("x", "1,2"), ("y", "")))
BOOK = SampleWorkbook("b.xlsx", "Sheet", ("name", "note"), (("x", "=1+1"), ("y", "")))
ARCHIVE = SampleArchive("c.zip", (TABLE, SampleText("d/e.md", "text\n")))


@pytest.mark.parametrize("file", [BOOK, ARCHIVE])
def test_packed_bytes_depend_on_no_compressor_clock_or_platform(
    file: SampleWorkbook | SampleArchive,
) -> None:
    with zipfile.ZipFile(io.BytesIO(file.content())) as archive:
        for member in archive.infolist():
            assert member.compress_type == zipfile.ZIP_STORED
            assert member.date_time == (2016, 1, 1, 0, 0, 0)
            assert member.create_system == 3
            assert member.external_attr == 0o644 << 16


def test_archive_holds_its_members_under_their_paths() -> None:
    with zipfile.ZipFile(io.BytesIO(ARCHIVE.content())) as archive:
        assert archive.namelist() == ["a/b.csv", "d/e.md"]
        assert archive.read("a/b.csv") == b'name,note\nx,"1,2"\ny,\n'
        assert archive.testzip() is None


def test_workbook_opens_with_its_texts() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(BOOK.content()))
    assert book.sheet_names == ["Sheet"]
    assert book.get_sheet_by_name("Sheet").to_python() == [
        ["name", "note"],
        ["x", "=1+1"],
        ["y", ""],
    ]


def test_file_appears_whole_under_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the name appears, it already holds everything; before, only a hidden file grows."""
    seen = []

    def replaced(part: Path, target: Path) -> Path:
        seen.append((part.name, part.read_bytes(), sorted(p.name for p in part.parent.iterdir())))
        return rename(part, target)

    rename = Path.replace
    monkeypatch.setattr(Path, "replace", replaced)
    target = write(TABLE, tmp_path)
    assert target == tmp_path / "a/b.csv"
    assert target.read_bytes() == TABLE.content()
    assert seen == [(".b.csv.part", TABLE.content(), [".b.csv.part"])]
    assert [path.name for path in target.parent.iterdir()] == ["b.csv"]
