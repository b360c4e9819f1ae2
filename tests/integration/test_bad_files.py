"""Files that are not what they should be: one clear line each, and the others are loaded."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from integration.tables import CODEBOOK, STREET_HEADER, SURVEY, street, street_row

from shared.contract.errors import UnreadableFile
from warehouse import opening
from warehouse.formats import text as text_form
from warehouse.opening import find_files
from warehouse.reading import digest, open_table


def archive(name: str, content: str) -> bytes:
    """A zip file, which a workbook is too."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as zipped:
        zipped.writestr(name, content)
    return stream.getvalue()


SOUND = street(count=2)
BAD: dict[str, tuple[bytes, str, str]] = {
    "empty.csv": (b"", "unreadable", "is empty"),
    "empty.csv.gz": (b"", "unreadable", "is empty"),
    "mark-only.csv": (codecs.BOM_UTF8, "unreadable", "no header"),
    "header-only.csv": (STREET_HEADER.encode(), "unreadable", "has a header but no rows"),
    "header-and-blanks.csv": (
        f"{STREET_HEADER}\n\r\n\n".encode(),
        "unreadable",
        "has a header but no rows",
    ),
    "utf-16-cut.csv": (SOUND.encode("utf-16")[:-1], "unreadable", "begins as UTF-16"),
    "utf-16-no-mark.csv": (SOUND.encode("utf-16-le"), "unreadable", "NUL characters"),
    "mixed.csv": (
        SOUND.replace("On or near X", "Caf\u00e9").encode("latin-1") + "\u00e9".encode(),
        "unreadable",
        "mixes UTF-8 with another encoding",
    ),
    "controls.csv": (
        SOUND.replace("On or near X", "\u00e9\x07").encode("latin-1"),
        "unreadable",
        "is not UTF-8 text (byte 0xE9",
    ),
    "nul.csv": (SOUND.replace("Drugs", "Dr\0ugs", 1).encode(), "unreadable", "NUL characters"),
    "page.csv": (b"<!DOCTYPE html>\n<html><body>Not found</body></html>", "unreadable", "web page"),
    "fragment.csv": (b"  \n <HTML><head>", "unreadable", "web page"),
    "workbook.xlsx": (archive("xl/workbook.xml", "<x/>"), "unreadable", "is damaged"),
    "cut.zip": (archive("street.csv", SOUND)[:-30], "unreadable", "is damaged"),
    "letter.docx": (archive("[Content_Types].xml", "<x/>"), "unreadable", "Office document"),
    "cut.csv.gz": (gzip.compress(SOUND.encode())[:-9], "unreadable", "is damaged"),
    "nested.csv.gz": (gzip.compress(archive("a", SOUND)), "unreadable", "within an archive"),
    "report.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "unreadable", "not plain text"),
    "noise.bin": (bytes(range(128, 256)) * 9, "unreadable", "is not UTF-8 text"),
    "unknown.csv": (b"colour,shape\nred,round\n", "unknown", "is no kind of file"),
    "prose.txt": (b"Dear colleague,\nplease find attached\n", "unknown", "is no kind of file"),
    "object.json": (b'{"a": 1,\n"b": 2}\n', "unknown", "is no kind of file"),
    "nearly.csv": (
        SOUND.replace("Crime type", "Offence", 1).encode(),
        "unknown",
        "closest to police_street, but lacks: Crime type",
    ),
    "twice.csv": (
        SOUND.replace("Location", "Month", 1).encode(),
        "unreadable",
        "names column 'Month' more than once",
    ),
    "pipes.csv": (SOUND.replace(",", "|").encode(), "unreadable", "by commas"),
    "other.xml": (b'<?xml version="1.0"?>\n<Project/>', "unreadable", "no REFI-QDA codebook"),
    "damaged.json": (b'{"type": "FeatureCollection", "fea', "unreadable", "damaged JSON"),
    "damaged.toml": (b"[plan]\nalpha = = 1\n", "unreadable", "not valid TOML"),
    "open.md": (b"---\ntitle: x\n", "unreadable", "does not close its header"),
    "cut.csv": (SOUND[: SOUND.rindex("Drugs")].encode(), "unreadable", "was cut off"),
    "cut-in-quotes.csv": (f'{SOUND}"TVP, 20'.encode(), "unreadable", "was cut off"),
    "quotes.csv": (f'{SOUND}"a"b,c\n'.encode(), "unreadable", "quotes that do not pair in row 3"),
    "huge-field.csv": (
        street(street_row(location=f'"{"x" * 1_200_000}"')).encode(),
        "unreadable",
        "too long for a table",
    ),
    "huge-line.csv": (b"x" * 9_000_000, "unreadable", "too long for a table"),
    "huge-header.csv": (b'"' + b"x" * 1_200_000 + b'"\n', "unreadable", "too long for a table"),
    "early-survey.csv": (SURVEY.encode(), "held", "waits for a file of kind survey_codebook"),
}
GOOD = {
    "sound.csv": street(count=3),
    "mark.csv": codecs.BOM_UTF8.decode() + street(count=2, month="2014-02"),
    "returns.csv": street(count=2, month="2014-03").replace("\n", "\r"),
    "windows.csv": street(count=2, month="2014-04").replace("\n", "\r\n"),
    "blank-lines.csv": street(count=2, month="2014-05").replace("\n", "\n\n"),
    "no-last-newline.csv": street(count=2, month="2014-06").strip(),
    "quoted.csv": street(street_row(month="2014-07", location='"On, or near ""X"""')),
    "header-spaces.csv": street(count=2, month="2014-08").replace("Month", '" Month "', 1),
    "a/b/c/d/e/f/g/h/deep.csv": street(count=2, month="2014-09"),
    "upper.CSV": street(count=2, month="2014-10"),
    "header-bare-spaces.csv": street(count=2, month="2013-06").replace("Month", " Month ", 1),
    "semicolons.csv": street(count=2, month="2013-01").replace(",", ";"),
    "tabs.tsv": street(count=2, month="2013-02").replace(",", "\t"),
    "blank-end.csv": street(count=2, month="2013-03") + 3 * f"{11 * ','}\r\n" + " \n",
    "blank-columns.csv": street(count=2, month="2013-04").replace("\n", ",, \n"),
    "title.csv": "Crimes of the year\n\n" + street(count=2, month="2013-05"),
    "more-columns.csv": street(count=1, month="2014-11")
    .replace("Context\n", "Context,Extra\n")
    .replace("Drugs,,\n", "Drugs,,,more\n"),
}


@pytest.fixture(scope="module")
def hostile(
    cli: Any, tmp_path_factory: pytest.TempPathFactory
) -> tuple[CompletedProcess[str], dict[str, Any], Path, Path]:
    """One call of the real command over every bad file and every good one."""
    place = tmp_path_factory.mktemp("hostile")
    inbox, directory = place / "inbox", place / "warehouse"
    for name, content in {n: c for n, (c, _, _) in BAD.items()}.items():
        path = inbox / "bad" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for name, text in GOOD.items():
        path = inbox / "good" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    (inbox / ".hidden.csv").write_text("not,looked\nat,all\n")
    (inbox / "loop").symlink_to(inbox)
    (inbox / "knot.csv").symlink_to(inbox / "knot.csv")
    (inbox / "dangling.csv").symlink_to(inbox / "gone.csv")
    os.mkfifo(inbox / "pipe.csv")
    missing = place / "missing.csv"
    ended = cli("warehouse", "load", missing, inbox, "--dir", directory, "--json")
    return ended, json.loads(ended.stdout), inbox, directory


def test_load_with_bad_files_ends_with_one_and_no_traceback(hostile: Any) -> None:
    ended, *_ = hostile
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("name", BAD)
def test_bad_file_gets_one_line_with_its_name_and_the_reason(hostile: Any, name: str) -> None:
    ended, printed, *_ = hostile
    _, state, reason = BAD[name]
    [report] = [file for file in printed["files"] if file["file"] == name]
    assert (report["state"], report["accepted"], report["rows_in"]) == (state, 0, 0)
    assert reason in report["message"]
    assert name in report["message"]
    lines = [line for line in ended.stderr.splitlines() if report["message"] in line]
    assert len(lines) == 1
    assert lines[0].startswith("warehouse: ")
    assert len(lines[0]) < 400


def test_every_line_of_standard_error_is_one_files(hostile: Any) -> None:
    ended, printed, *_ = hostile
    incomplete = [file for file in printed["files"] if file["state"] != "loaded"]
    assert len(ended.stderr.splitlines()) == len(incomplete) == len(BAD) + 4


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.csv", "No such file"),
        ("knot.csv", "Too many levels of symbolic links"),
        ("dangling.csv", "No such file"),
        ("pipe.csv", "Hand over a regular file"),
    ],
)
def test_path_that_is_no_file_gets_one_line(hostile: Any, name: str, reason: str) -> None:
    _, printed, *_ = hostile
    [report] = [file for file in printed["files"] if file["file"] == name]
    assert report["state"] == "unreadable"
    assert reason in report["message"]


@pytest.mark.parametrize("name", GOOD)
def test_good_file_beside_bad_ones_is_loaded_whole(hostile: Any, name: str) -> None:
    _, printed, *_ = hostile
    [report] = [file for file in printed["files"] if file["file"] == Path(name).name]
    assert (report["state"], report["rejected"]) == ("loaded", 0)
    assert report["accepted"] == report["rows_in"] > 0


def test_nothing_of_a_bad_file_is_in_the_warehouse(hostile: Any, call: Any) -> None:
    _, printed, _, directory = hostile
    query = "select count(*) as rows, (select count(*) from v_reject) as rejects from v_crime"
    found = call("warehouse", "sql", "--dir", directory, "--format", "json", query)
    assert json.loads(found.stdout) == [{"rows": printed["totals"]["accepted"], "rejects": 0}]


def test_bad_files_again_change_neither_snapshot_nor_ledger(hostile: Any, call: Any) -> None:
    _, printed, inbox, directory = hostile
    kept = call("warehouse", "snapshot", "list", "--dir", directory).stdout
    again = json.loads(call("warehouse", "load", inbox, "--dir", directory, "--json").stdout)
    assert again["snapshot"] == printed["snapshot"]
    assert call("warehouse", "snapshot", "list", "--dir", directory).stdout == kept
    states = {file["state"] for file in again["files"]}
    assert states == {"unchanged", "unreadable", "unknown", "held"}


# --- cut off: a file that ends too early is refused whole, or was whole ---


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_file_cut_anywhere_is_refused_or_holds_whole_rows_only(
    tmp_path: Path, line_end: str
) -> None:
    """A cut behind the last separator cannot be told from a file without a last line end."""
    rows = [street_row(outcome=f"Under investigation {n}") for n in range(3)]
    text = street(*rows).replace("\n", line_end)
    header = text.index(line_end)
    for length in range(header + len(line_end) + 1, len(text)):
        path = tmp_path / "cut.csv"
        path.write_text(text[:length], newline="")
        whole = text[:length].count(line_end) - 1
        last = text[:length].rsplit(line_end, 1)[-1].strip("\r")
        if last and last.count(",") < 11:
            with pytest.raises(UnreadableFile, match=r"cut off|no rows"):
                list(open_table(path).batches())
        elif whole or last:
            found = [batch.height for batch in open_table(path).batches()]
            assert sum(found) == whole + bool(last)


def test_file_cut_within_a_character_is_refused(desk: Any) -> None:
    content = street(count=1, location="Caf\u00e9").encode()
    report = desk.load_text("cut.csv", content[: content.index(b"\xc3") + 1])
    assert (report.state, report.accepted) == ("unreadable", 0)


@pytest.mark.parametrize("chunk", [1, 7, 64, 4096])
def test_reading_does_not_depend_on_where_chunks_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr("warehouse.reading.STRETCH_BYTES", chunk)
    path = tmp_path / "a.csv"
    path.write_text(street(count=5, location="Caf\u00e9").replace("\n", "\r\n"), newline="")
    table = open_table(path)
    assert table.even
    assert [b["row_no"].to_list() for b in table.batches()] == [[1, 2, 3, 4, 5]]


@pytest.mark.parametrize(
    ("text", "even"),
    [
        (street(count=2), True),
        (street(count=2).replace("\n", "\r\n"), True),
        (street(count=2).strip(), True),
        (street(count=2, location='"quoted"'), False),
        (street(count=2) + "\n", False),
        (street(count=2, location="lone\rreturn"), False),
        (street(street_row().strip() + ",\n", street_row().rsplit(",", 1)[0] + "\n"), False),
    ],
)
def test_only_a_file_proved_even_takes_the_fast_way(tmp_path: Path, text: str, even: bool) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, newline="")
    assert open_table(path).even is even


@pytest.mark.parametrize("text", [street(count=4), street(street_row(outcome="x"), street_row())])
def test_both_ways_of_reading_give_the_same_rows(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, newline="")
    fast, careful = open_table(path), open_table(path)
    careful.even = False
    [left], [right] = fast.batches(), careful.batches()
    assert left.equals(right)


# --- files that change under the reader's hands ---


def test_file_that_vanishes_after_it_was_listed_is_reported(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.write("a.csv", street(count=1))
    desk.write("b.csv", street(count=1, month="2014-02"))

    def vanishing(found: Path) -> str:
        result = digest(found)
        path.unlink(missing_ok=True)
        return result

    monkeypatch.setattr(opening, "digest", vanishing)
    desk.load()
    assert [report.state for report in desk.reports] == ["unreadable", "loaded"]
    assert "No such file" in desk.reports[0].message


def test_file_that_vanishes_before_its_rows_are_read_is_reported(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.write("a.csv", street(count=1))

    def vanishing(found: Path, **how: Any) -> Any:
        table = open_table(found, **how)
        path.unlink()
        return table

    monkeypatch.setattr(text_form, "open_table", vanishing)
    assert desk.load(path).state == "unreadable"


def test_file_that_grows_while_it_is_read_is_refused(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.write("a.csv", street(count=2))

    def growing(found: Path) -> str:
        result = digest(found)
        path.write_text(street(count=3))
        return result

    monkeypatch.setattr(opening, "digest", growing)
    report = desk.load(path)
    assert report.state == "unreadable"
    assert "changed while it was being read" in report.message
    assert desk.sql("select count(*) from v_crime") == [(0,)]
    monkeypatch.undo()
    assert desk.load(path).accepted == 3


@pytest.fixture
def nobody() -> Iterator[None]:
    """Without the superuser's right to read everything."""
    if os.geteuid() == 0:
        os.seteuid(65534)
        yield
        os.seteuid(0)
    else:
        yield


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Callable[[Path], Path]]:
    """Takes every right from a path, and gives it back afterwards."""
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(0o755)
    shut: list[Path] = []

    def close(path: Path) -> Path:
        path.chmod(0)
        shut.append(path)
        return path

    yield close
    for path in shut:
        path.chmod(0o755)


def test_file_that_may_not_be_read_is_reported(tmp_path: Path, closed: Any, nobody: None) -> None:
    if os.geteuid() == 65534:
        os.seteuid(0)
    path = tmp_path / "secret.csv"
    path.write_text("a,b\n1,2\n")
    closed(path)
    if os.getuid() == 0:
        os.seteuid(65534)
    with pytest.raises(UnreadableFile, match=r"Permission denied.*Check the path"):
        digest(path)


def test_folder_that_may_not_be_listed_is_not_passed_over(
    tmp_path: Path, closed: Any, nobody: None
) -> None:
    if os.getuid() == 0:
        os.seteuid(0)
    inner = tmp_path / "closed"
    inner.mkdir()
    (tmp_path / "open.csv").write_text("a,b\n1,2\n")
    closed(inner)
    if os.getuid() == 0:
        os.seteuid(65534)
    assert find_files([tmp_path]) == [inner, tmp_path / "open.csv"]


def test_file_whose_name_is_no_text_is_loaded_under_a_printable_one(
    call: Any, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / os.fsdecode(b"caf\xe9\n.csv")).write_text(street(count=2))
    ended = call("warehouse", "load", inbox, "--dir", tmp_path / "w", "--json")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert json.loads(ended.stdout)["files"][0]["file"] == "caf??.csv"


def test_codebook_loaded_later_frees_a_survey_that_waited(desk: Any) -> None:
    survey = desk.write("survey.csv", SURVEY)
    assert desk.load(survey).state == "held"
    assert desk.sql("select state, kind from v_load_ledger") == [("held", "survey_export")]
    desk.write("codebook.csv", CODEBOOK)
    desk.load()
    assert {report.state for report in desk.reports} == {"loaded"}
    assert desk.sql("select count(*) from v_survey_answer") == [(4,)]
