"""What a snapshot's id depends on, who may meet whom in a warehouse, and what never gets in."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from integration.tables import AREAS, CODEBOOK, EVALUATION, REGISTER, SURVEY, street
from sample_tables import table_rows

from shared.contract.errors import StateFault
from shared.contract.settings import Settings
from warehouse.pseudonym import pseudonyms_from

FILES = {
    "areas.csv": AREAS,
    "register.csv": REGISTER,
    "codebook.csv": CODEBOOK,
    "survey.csv": SURVEY,
    "january.csv": street(count=3),
    "february.csv": street(count=2, month="2014-02"),
    "evaluation.csv": EVALUATION,
}


@pytest.fixture(scope="module")
def first(desk_at: Callable[[Path], Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """All files, loaded at once."""
    desk = desk_at(tmp_path_factory.mktemp("first"))
    for name, text in FILES.items():
        desk.write(name, text)
    desk.load()
    return desk


def test_same_inputs_elsewhere_have_the_same_id(first: Any, desk: Any) -> None:
    """Under other names, in other folders, in another order, over several calls."""
    order = ("february", "areas", "register", "evaluation", "codebook", "january", "survey")
    for name in order:
        desk.load_text(f"x/{name}-renamed.csv", FILES[f"{name}.csv"])
    assert desk.snapshot == first.snapshot


def test_refused_file_does_not_change_the_id_but_stands_in_the_ledger(desk: Any) -> None:
    desk.load_text("a.csv", street(count=1))
    before = desk.pointer
    desk.load_text("b.csv", "colour,shape\nred,round\n")
    assert desk.snapshot == before.snapshot
    assert desk.pointer.edition != before.edition
    assert desk.sql("select state from v_load_ledger order by load_id") == [
        ("loaded",),
        ("unknown",),
    ]


@pytest.mark.parametrize("changed", ["january.csv", "survey.csv", "areas.csv"])
def test_other_content_has_another_id(first: Any, desk: Any, changed: str) -> None:
    for name, text in FILES.items():
        desk.write(name, text.replace("A", "B") if name == changed else text)
    desk.load()
    assert desk.snapshot != first.snapshot


def test_order_matters_where_one_file_replaces_the_other(
    desk_at: Callable[[Path], Any], tmp_path: Path
) -> None:
    old, new = street(count=3), street(count=2)
    forth, back = desk_at(tmp_path / "forth"), desk_at(tmp_path / "back")
    for desk, texts in ((forth, (old, new)), (back, (new, old))):
        for number, text in enumerate(texts):
            desk.load_text(f"{number}.csv", text)
    assert forth.snapshot != back.snapshot


def test_rows_that_an_earlier_register_had_rejected_make_another_id(
    desk_at: Callable[[Path], Any], tmp_path: Path
) -> None:
    """The same three files: where the fuller register came last, a row had been rejected."""
    fuller = REGISTER + "MK,P2,Alder,E01016801,active,\n"
    evaluation = EVALUATION + "MK,rater-two,pcso,P2,2016-07-04,1,2,3,4,5,1,2,3\n"
    early, late = desk_at(tmp_path / "early"), desk_at(tmp_path / "late")
    for desk, texts in (
        (early, (REGISTER, fuller, evaluation)),
        (late, (REGISTER, evaluation, fuller)),
    ):
        for number, text in enumerate(texts):
            desk.load_text(f"{number}.csv", text)
    assert early.snapshot != late.snapshot


def test_other_key_gives_another_id_and_other_pseudonyms(first: Any, desk: Any) -> None:
    desk.key_file = desk.directory.with_name("other.key")
    for name, text in FILES.items():
        desk.write(name, text)
    desk.load()
    assert desk.snapshot != first.snapshot
    query = "select distinct respondent from v_survey_answer order by 1"
    assert not set(desk.sql(query)) & set(first.sql(query))


def test_same_key_gives_the_same_pseudonyms_anywhere(first: Any, desk: Any) -> None:
    for name in ("codebook.csv", "survey.csv"):
        desk.write(name, FILES[name])
    desk.load()
    query = "select distinct respondent from v_survey_answer order by 1"
    assert desk.sql(query) == first.sql(query)


def test_warehouse_does_not_open_under_another_key(desk: Any) -> None:
    desk.load_text("a.csv", street(count=1))
    published = desk.pointer
    desk.key_file = desk.directory.with_name("other.key")
    with pytest.raises(StateFault, match="the pseudonym key differs"):
        desk.load_text("b.csv", street(count=1, month="2014-02"))
    assert desk.sql("select count(*) from v_crime") == [(1,)]
    assert desk.pointer == published


@pytest.mark.parametrize("content", ["", "not hex at all", "ab" * 31, "\u00e9"])
def test_damaged_key_is_refused_and_kept(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.key"
    path.write_text(content)
    with pytest.raises(StateFault, match="Restore it"):
        pseudonyms_from(path)
    assert path.read_text() == content


def test_new_key_is_for_its_owner_only(tmp_path: Path) -> None:
    pseudonyms_from(path := tmp_path / "new" / "a.key")
    assert path.stat().st_mode & 0o777 == 0o600
    assert [found.name for found in path.parent.iterdir()] == ["a.key"]


@pytest.mark.parametrize("directory", ["w", ".", "deep/w"])
def test_default_key_lies_beside_the_warehouse_directory(
    tmp_path: Path, directory: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    monkeypatch.chdir(place)
    key = Settings(dir=Path(directory)).key_path()
    assert not key.is_relative_to((place / directory).resolve())
    assert key.suffix == ".key"


# --- synthetic and real ---

REAL_SYNTHETIC = {
    "police_street": (
        street(count=1),
        street(count=1, month="2014-02", context="Synthetic sample"),
    ),
    "pilot_register": (
        REGISTER,
        REGISTER.replace("started_on\n", "synthetic\n").replace("active,", "active,true"),
    ),
}


@pytest.mark.parametrize("kind", REAL_SYNTHETIC)
@pytest.mark.parametrize("real_first", [True, False])
def test_synthetic_and_real_rows_of_a_kind_refuse_to_mix(
    desk: Any, kind: str, real_first: bool
) -> None:
    texts = REAL_SYNTHETIC[kind] if real_first else REAL_SYNTHETIC[kind][::-1]
    assert desk.load_text("first.csv", texts[0]).state == "loaded"
    before = desk.snapshot
    report = desk.load_text("second.csv", texts[1])
    assert (report.state, report.accepted, report.kind) == ("rejected", 0, kind)
    assert "may not meet" in report.message
    assert desk.snapshot == before


def test_synthetic_and_real_rows_in_one_file_are_refused(desk: Any) -> None:
    text = street(count=1) + street(count=1, context="Synthetic sample").split("\n", 1)[1]
    report = desk.load_text("both.csv", text)
    assert (report.state, report.accepted) == ("rejected", 0)
    assert desk.sql("select count(*) from v_crime") == [(0,)]


def test_kinds_may_differ(desk: Any) -> None:
    desk.write("real.csv", REAL_SYNTHETIC["police_street"][0])
    desk.write("made-up.csv", REAL_SYNTHETIC["pilot_register"][1])
    desk.load()
    assert {report.state for report in desk.reports} == {"loaded"}


# --- what identifies a person never gets in ---

PRIVATE = ("ResponseId", "link_code", "person_code", "rater_code", "completed_by", "reviewer")
WITHOUT_PEOPLE = ("crime", "incidents")


def identifiers(folder: Path) -> set[str]:
    """Every identifier of a person that the files of a folder hold, and each word of a name."""
    rows = [row for path in tables(folder) for row in table_rows(path)]
    codes = {row[name] for row in rows for name in PRIVATE if row.get(name)}
    named = [row["name"] for row in rows if row.get("name") and row.get("person_code")]
    return codes | {word for name in named for word in name.split()}


def tables(folder: Path) -> list[Path]:
    """The tables of a folder, those apart in which nobody is named."""
    found = (path for path in folder.rglob("*") if path.suffix in (".csv", ".xlsx"))
    return [path for path in found if path.relative_to(folder).parts[0] not in WITHOUT_PEOPLE]


def test_no_identifier_of_the_sample_is_anywhere_in_the_warehouse(
    sample_folder: Path, sample_warehouse: Path
) -> None:
    """Bytes of master and snapshot alike; a word that must be there shows that they can be read."""
    codes = identifiers(sample_folder)
    assert len(codes) > 400
    assert {"MK-P001", "MK-E02"} < codes
    stored = {path: path.read_bytes() for path in sample_warehouse.rglob("*") if path.is_file()}
    assert any(b"Milton Keynes Intensive Engagement" in content for content in stored.values())
    for path, content in stored.items():
        leaked = [code for code in codes if code.encode() in content]
        assert leaked == [], path.name


def test_rejected_and_unreadable_rows_leak_no_identifier(desk: Any) -> None:
    desk.load_text("codebook.csv", CODEBOOK)
    secret = "SECRET-LINK-77"
    survey = SURVEY.replace("AAA", secret).replace("BBB", secret)
    desk.load_text("survey.csv", survey)
    desk.load_text("cut.csv", survey.rsplit(",", 1)[0])
    desk.load_text("misfit.csv", survey + f"{secret},too,few\n")
    assert desk.sql("select count(*) from v_reject where value = '(masked)'") != [(0,)]
    for path in desk.directory.rglob("*"):
        assert path.is_dir() or secret.encode() not in path.read_bytes()


def test_key_is_not_in_the_warehouse(desk: Any) -> None:
    desk.load_text("codebook.csv", CODEBOOK)
    key = desk.key_file.read_text().strip()
    for path in desk.directory.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert key.encode() not in content
        assert bytes.fromhex(key) not in content


def test_copy_of_a_warehouse_serves_the_same_rows(desk: Any, tmp_path: Path) -> None:
    """A snapshot is a file like any other: a directory may be moved whole."""
    desk.load_text("a.csv", street(count=4))
    shutil.copytree(desk.directory, tmp_path / "moved")
    desk.directory = tmp_path / "moved"
    assert desk.sql("select count(*) from v_crime") == [(4,)]


def test_what_identifies_a_person_in_a_file_name_is_masked(desk: Any) -> None:
    roster = "programme,person_code,name\nMK,PX-1,Zebulon Quackenbush\n"
    desk.load_text("roster.csv", roster)
    name = "areas of quackenbush, Zebulon zeb@force.example PC 7001.csv"
    report = desk.load_text(name, "code\nx\n")
    assert report.state == "unknown"
    sound = desk.load_text(f"sound {name}", AREAS)
    assert sound.file == "sound areas of quackenbush, [name] [e-mail] [collar number].csv"
    written = desk.sql("select file_name, coalesce(message, '') from v_load_ledger")
    assert not [row for row in written if "Zebulon" in str(row) or "zeb@" in str(row)]
    again = desk.load(desk.folder / f"sound {name}")
    assert (again.state, again.file) == ("unchanged", sound.file)
    assert "Zebulon" not in str(again.message)
