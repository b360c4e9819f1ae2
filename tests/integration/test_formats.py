"""Files in every form in which they are handed over, through the loader; and damaged ones."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from integration.damage import damaged_files
from integration.tables import AREAS, CODEBOOK, STREET_HEADER, SURVEY, street, street_row
from unit.warehouse.formats.workbooks import sheet, workbook

from shared.contract.errors import StateFault
from shared.contract.vocabulary import FileState
from warehouse.formats.column_maps import ColumnMap, column_maps
from warehouse.formats.piece import UNPACKING
from warehouse.formats.recognition import Recognition
from warehouse.ledger import FileReport
from warehouse.load import load_files
from warehouse.master import open_master
from warehouse.opening import find_files
from warehouse.pseudonym import pseudonyms_from

AREA_ROW = ("E01016800", "A", "LSOA", 1000)
AREA_QUERY = "select area_code, area_name, area_type, population from v_area"


def zipped(members: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("utf-16.csv", AREAS.encode("utf-16")),
        ("mark.csv", AREAS.encode("utf-8-sig")),
        ("semicolons.csv", AREAS.replace(",", ";").replace(".", ",").encode()),
        ("tabs.txt", AREAS.replace(",", "\t").encode()),
        ("packed.csv.gz", gzip.compress(AREAS.encode())),
        ("packed.zip", zipped({"deep/er/areas.csv": AREAS})),
        ("book.xlsx", workbook({"Notes": [["read me"]], "Areas": sheet(AREAS)})),
        ("titled.xlsx", workbook({"Areas": [["Areas of 2016"], [], *sheet(AREAS)]})),
        ("thousands.csv", AREAS.replace(",1000,", ',"1,000",').encode()),
        ("title.csv", b"Areas of 2016,,\n,,\n" + AREAS.encode()),
        ("blank.csv", AREAS.replace("\n", ",,\n").encode() + b",,,,,,,\n\n"),
    ],
)
def test_every_form_loads_the_same_row(desk: Any, name: str, content: bytes) -> None:
    report = desk.load_text(name, content)
    assert (report.state, report.rows_in, report.accepted) == ("loaded", 1, 1)
    assert report.file.split("/")[0] == name
    assert desk.sql(AREA_QUERY) == [AREA_ROW]
    assert not (desk.directory / UNPACKING).exists()


def test_windows_text_is_loaded_and_says_so(desk: Any) -> None:
    report = desk.load_text("areas.csv", AREAS.replace(",A,", ",Café,").encode("cp1252"))
    assert report.complete
    assert "Windows-1252" in report.message
    assert desk.sql("select area_name from v_area") == [("Café",)]
    assert desk.sql("select message from load_ledger") == [(report.message,)]


# --- archives ---


def test_member_is_a_file_of_its_own_in_reports_and_ledger(desk: Any) -> None:
    first, second = street(count=2), street(count=3, month="2014-02")
    content = zipped({
        "2014-01/2014-01-x-street.csv": first,
        "2014-02/2014-02-x-street.csv": second,
        "2014-02/readme.txt": "Dear colleague",
    })  # fmt: skip
    desk.load_text("crime.zip", content)
    assert [(report.file, report.state, report.accepted) for report in desk.reports] == [
        ("crime.zip/2014-01/2014-01-x-street.csv", "loaded", 2),
        ("crime.zip/2014-02/2014-02-x-street.csv", "loaded", 3),
        ("crime.zip/2014-02/readme.txt", "unreadable", 0),
    ]
    ledger = desk.sql("select file_name, file_sha256 from load_ledger where rows_in > 0 order by 1")
    assert [sha256 for _, sha256 in ledger] == [
        hashlib.sha256(text.encode()).hexdigest() for text in (first, second)
    ]


@pytest.mark.parametrize("first", ["loose.csv", "packed.csv.gz", "packed.zip"])
def test_same_content_loose_or_packed_is_unchanged(desk: Any, first: str) -> None:
    text = street(count=2)
    forms: dict[str, bytes] = {
        "loose.csv": text.encode(),
        "packed.csv.gz": gzip.compress(text.encode()),
        "packed.zip": zipped({"a.csv": text}),
    }
    assert desk.load_text(first, forms[first]).state == "loaded"
    snapshot = desk.snapshot
    for name, content in forms.items():
        assert desk.load(desk.write(name, content)).state == "unchanged"
    assert desk.snapshot == snapshot
    assert desk.sql("select count(*) from load_ledger") == [(1,)]


def test_members_wait_for_each_other_like_files(desk: Any) -> None:
    desk.load_text("all.zip", zipped({"1-survey.csv": SURVEY, "2-codebook.csv": CODEBOOK}))
    assert {report.state for report in desk.reports} == {"loaded"}


def test_refused_members_stand_in_the_ledger_once(desk: Any) -> None:
    content = zipped({"a.csv": street(count=1), "../b.csv": "x", "c.zip": zipped({"d": "e"})})
    desk.load_text("x.zip", content)
    before = desk.sql("select file_name, state from load_ledger order by 1")
    assert before == [
        ("x.zip/../b.csv", "unreadable"),
        ("x.zip/a.csv", "loaded"),
        ("x.zip/c.zip", "unreadable"),
    ]
    desk.load()
    assert desk.sql("select file_name, state from load_ledger order by 1") == before


# --- workbooks ---


def test_several_sheets_of_a_kind_are_several_files(desk: Any) -> None:
    content = workbook({"Items": sheet(CODEBOOK), "Areas": sheet(AREAS), "Pivot": [["x"], [1.0]]})
    desk.load_text("book.xlsx", content)
    assert [(r.file, r.kind, r.state) for r in desk.reports] == [
        ("book.xlsx/Items", "survey_codebook", "loaded"),
        ("book.xlsx/Areas", "areas", "loaded"),
    ]
    assert all("Sheets not taken: Pivot." in report.message for report in desk.reports)
    desk.load()
    assert {report.state for report in desk.reports} == {"unchanged"}


def test_one_sheet_stands_for_its_workbook(desk: Any) -> None:
    content = workbook({"Notes": [["x"]], "Areas": sheet(AREAS)})
    report = desk.load_text("book.xlsx", content)
    assert report.message == "Read from sheet 'Areas'. Sheets not taken: Notes."
    sha256 = hashlib.sha256(content).hexdigest()
    assert desk.sql("select file_sha256 from load_ledger") == [(sha256,)]
    assert desk.load().state == "unchanged"


def test_workbook_of_no_kind_is_told_the_closest(desk: Any) -> None:
    nearly = sheet(AREAS.replace("population", "residents"))
    report = desk.load_text("book.xlsx", workbook({"Notes": [["x"], ["y"]], "Areas": nearly}))
    assert report.state == "unknown"
    assert "closest to areas, but lacks: population" in report.message


def test_rejected_row_of_a_sheet_has_the_number_that_a_person_sees(desk: Any) -> None:
    rows = [["Title"], [], *sheet(AREAS), [], ["E01016801", "B", None, 5.0, -0.7, 52.0]]
    report = desk.load_text("book.xlsx", workbook({"Areas": rows}))
    assert (report.rows_in, report.accepted, report.rejected) == (2, 1, 1)
    [(row_no, column)] = desk.sql("select row_no, column_name from v_reject")
    assert (row_no, column) == (4, "type")  # rows 2 and 3 of the table are blank


# --- column maps and --as ---


THEIRS = "LSOA,Name,Sort,Residents,x,y\nE01016800,A,LSOA,1000,-0.75,52.05\n"
MAP = """
[north]
kind = "areas"
[north.columns]
LSOA = "code"
Name = "name"
Residents = "population"
x = "longitude"
y = "latitude"
[north.constants]
type = "LSOA"
"""


def load_with(desk: Any, maps: tuple[ColumnMap, ...], kind: str | None = None) -> FileReport:
    pseudonyms = pseudonyms_from(desk.key_file)
    with open_master(desk.directory, key_fingerprint=pseudonyms.fingerprint()) as connection:
        found = find_files([desk.folder])
        recognition = Recognition(maps, kind)
        reports = load_files(connection, found, pseudonyms, recognition=recognition)
        arithmetic = connection.execute(
            "select count(*) from load_ledger "
            "where rows_in <> rows_accepted + rows_rejected + rows_superseded"
        ).fetchone()
    assert arithmetic == (0,)
    return reports[0]


def maps_of(folder: Path, text: str) -> tuple[ColumnMap, ...]:
    path = folder / "maps.toml"
    path.write_text(text)
    return column_maps(path, folder)


def test_map_reads_their_columns_as_ours(desk: Any, tmp_path: Path) -> None:
    assert desk.load_text("theirs.csv", THEIRS).state == "unknown"
    report = load_with(desk, maps_of(tmp_path, MAP))
    assert (report.kind, report.state, report.accepted) == ("areas", "loaded", 1)
    assert "read by map 'north'" in str(report.message)
    desk.load()  # without the map the file is unknown again, and its rows stay
    assert desk.sql(AREA_QUERY) == [AREA_ROW]


def test_map_that_changed_loads_the_file_anew(desk: Any, tmp_path: Path) -> None:
    desk.write("theirs.csv", THEIRS)
    assert load_with(desk, maps_of(tmp_path, MAP)).state == "loaded"
    assert load_with(desk, maps_of(tmp_path, MAP.replace("north", "south"))).state == "unchanged"
    newer = maps_of(tmp_path, MAP.replace('type = "LSOA"', 'type = "ward"'))
    assert load_with(desk, newer).state == "loaded"
    desk.load()
    assert desk.sql("select area_type from v_area") == [("ward",)]


def test_map_whose_kind_still_lacks_a_column_says_so(desk: Any, tmp_path: Path) -> None:
    desk.write("theirs.csv", THEIRS)
    report = load_with(desk, maps_of(tmp_path, MAP.replace('type = "LSOA"', "")))
    assert report.state == "unknown"
    assert "answers to column map 'north', but lacks for areas: type" in str(report.message)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[north", "is not valid TOML"),
        (MAP.replace('"areas"', '"arears"'), "map 'north': kind 'arears' is none"),
        (MAP.replace('"code"', '"cod"'), "map 'north': areas has no column 'cod'"),
        (MAP.replace('"name"', '"code"'), "map 'north' fills column 'code' twice"),
        (MAP.replace("[north.constants]", "[north.other]"), "a map has a kind, columns and"),
        ('[north]\nkind = "areas"\n[north.columns]\n', "maps no column"),
        ('[north]\nkind = "areas"\ncolumns = 3\n', 'wants lines such as "theirs" = "ours"'),
    ],
)
def test_bad_map_is_one_clear_error(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(StateFault) as raised:
        maps_of(tmp_path, text)
    message = str(raised.value)
    assert reason in message
    assert "maps.toml" in message
    assert "\n" not in message


def test_map_of_the_warehouse_directory_needs_no_setting(call: Any, desk: Any) -> None:
    desk.write("theirs.csv", THEIRS)
    desk.directory.mkdir()
    (desk.directory / "column-maps.toml").write_text(MAP)
    ended = call("warehouse", "load", desk.folder, "--dir", desk.directory)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "read by map 'north'" in ended.stdout
    (desk.directory / "column-maps.toml").write_text("[north]\n")
    ended = call("warehouse", "load", desk.folder, "--dir", desk.directory)
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert "map 'north'" in ended.stderr


@pytest.mark.parametrize("kind", [None, "areas"])
def test_header_in_another_writing_is_read_and_said(desk: Any, kind: str | None) -> None:
    header, rows = AREAS.split("\n", 1)
    content = f"{header.upper()}\n{rows}"
    desk.write("areas.csv", content)
    report = load_with(desk, (), kind)
    assert (report.kind, report.state, report.accepted) == ("areas", "loaded", 1)
    assert report.message == "Its columns were read without regard to case."
    desk.load()
    assert desk.sql(AREA_QUERY) == [AREA_ROW]
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    assert desk.sql("select file_sha256 from load_ledger") == [(sha256,)]


def test_kind_that_a_person_says_overrides_recognition(call: Any, desk: Any) -> None:
    path = desk.write("areas.csv", AREAS)
    ended = call("warehouse", "load", path, "--dir", desk.directory, "--as", "police_street")
    assert ended.returncode == 1
    assert "areas.csv is loaded as police_street, but lacks: Crime ID, Month" in ended.stderr
    again = call("warehouse", "load", path, "--dir", desk.directory, "--as", "areas", "--json")
    assert json.loads(again.stdout)["files"][0]["kind"] == "areas"
    other = call(
        "warehouse", "load", path, "--dir", desk.directory, "--as", "police_street", "--json"
    )
    assert "loaded before as areas" in json.loads(other.stdout)["files"][0]["message"]
    assert call("warehouse", "load", path, "--as", "nonsense").returncode == 2


# --- damage ---


def test_damaged_files_cost_no_row_and_no_call(desk: Any) -> None:
    """Hundreds of damaged files in one call: each has a state, and every row is accounted for."""
    files = damaged_files(seed=20161122)
    for name, content in files.items():
        desk.write(name, content)
    assert len(files) >= 300
    desk.load()
    reported = Counter(report.file.split("/")[0] for report in desk.reports)
    assert set(reported) == set(files)
    for report in desk.reports:
        _hold_to_account(report)
    assert (
        desk.sql(
            "select file_name from v_load_ledger"
            " where rows_in <> rows_accepted + rows_rejected + rows_superseded"
        )
        == []
    )
    assert _stored(desk) == desk.sql("select sum(rows_accepted) from v_load_ledger")[0][0]
    assert not (desk.directory / UNPACKING).exists()
    assert {"loaded", "rejected", "unreadable", "unknown"} <= {r.state for r in desk.reports}
    assert not [path for path in desk.folder.parent.rglob("*evil*") if path.is_file()]


def _hold_to_account(report: FileReport) -> None:
    assert report.state in set(FileState)
    assert report.rows_in == report.accepted + report.rejected + report.superseded
    assert report.complete or report.message
    assert "\n" not in (report.message or "")
    if report.state in ("unreadable", "unknown"):
        assert report.rows_in == 0
        assert report.file.split("/")[0][:20] in str(report.message)


def _stored(desk: Any) -> int:
    [(rows,)] = desk.sql("select sum(rows) from stored_rows")
    return int(rows)


def test_formula_is_text_and_stays_what_it_was(desk: Any) -> None:
    row = street_row(crime_type="=cmd|' /C calc'!A0")
    desk.load_text("a.csv", street(street_row(), row))
    assert desk.sql("select value from v_reject") == [("=cmd|' /C calc'!A0",)]


def test_sole_header_is_unreadable_in_every_form(desk: Any) -> None:
    for name, content in {
        "a.csv": STREET_HEADER.replace(",", ";").encode(),
        "b.xlsx": workbook({"S": sheet(STREET_HEADER.strip())}),
        "c.csv.gz": gzip.compress(STREET_HEADER.encode()),
    }.items():
        report = desk.load_text(name, content)
        assert (report.state, "no rows" in report.message) == ("unreadable", True)


# --- published files ---


@pytest.mark.realdata
def test_every_published_file_has_a_clear_state(desk: Any, realdata: Path) -> None:
    desk.load(realdata)
    for report in desk.reports:
        _hold_to_account(report)
    states = {report.file: report for report in desk.reports}
    assert {n for n in states if n.startswith("qdapy_sample.qdpx/")} == {
        "qdapy_sample.qdpx/project.qde",
        "qdapy_sample.qdpx/sources/memo.txt",
        "qdapy_sample.qdpx/sources/text-01.txt",
    }
    assert "Windows-1252" not in " ".join(str(report.message) for report in desk.reports)
    street_files = [r for name, r in states.items() if name.endswith("-street.csv")]
    assert len(street_files) > 50
    assert {(r.kind, r.state) for r in street_files} == {("police_street", "loaded")}


@pytest.mark.realdata
@pytest.mark.parametrize(
    ("name", "rows", "column"),
    [
        ("survey/likert_pisa_ST24_reading_attitudes.csv.gz", 66_690, "ST24Q01"),
        ("geo/lsoa11_E06000042.geojson", 152, "LSOA11CD"),
        ("geo/wards13_E06000042.geojson", 23, "geometry"),
        ("coding/REFI-QDA-1-5.qdc", 6, "guid"),
        ("geo/lsoa11_to_lsoa21_exact_fit.csv", 35_796, None),
    ],
)
def test_published_forms_become_tables(
    realdata: Path, tmp_path: Path, name: str, rows: int, column: str | None
) -> None:
    from warehouse.formats.catalogue import files_in, tables_of  # noqa: PLC0415
    from warehouse.formats.piece import Piece, Room  # noqa: PLC0415
    from warehouse.formats.text import opened  # noqa: PLC0415

    path = realdata / name
    with Room(tmp_path) as room:
        [piece] = files_in(Piece(path, path.name, ""), room)
        [table_piece] = tables_of(piece, room)  # type: ignore[arg-type]
        table, notes = opened(table_piece, room, lambda _: False)
        found = sum(batch.height for batch in table.batches())
    assert (found, table.misfits, notes) == (rows, [], ())
    assert column is None or column in table.header
    assert not table.header[0].startswith("\ufeff")


@pytest.mark.realdata
def test_published_month_zipped_as_downloaded_is_the_same_file(desk: Any, realdata: Path) -> None:
    path = realdata / "crime/tvp-2018/2018-06-thames-valley-street.csv"
    desk.load_text("all.zip", zipped({f"2018-06/{path.name}": path.read_bytes()}))
    assert [report.accepted for report in desk.reports] == [18_188]
    assert desk.load(path).state == "unchanged"
