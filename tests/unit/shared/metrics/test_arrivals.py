"""What arrived between two snapshots, in a sentence that stays short, and how they differ."""

from __future__ import annotations

from typing import Any

import pytest
from integration.tables import AREAS, street, street_row

from shared.metrics.arrivals import Arrivals, KindDifference, Loss, arrived, difference
from shared.metrics.registers import LoadedFile


def test_nothing_arrives_between_equal_snapshots(desk: Any) -> None:
    desk.load_text("a.csv", street(count=2))
    now = desk.evaluator()
    assert arrived(now, now) == Arrivals()
    assert arrived(now, now).sentence == "Nothing new has arrived."
    assert difference(now, now) == ()


def test_new_files_are_named_with_their_rows(desk: Any) -> None:
    desk.load_text("a.csv", street(count=2))
    before = desk.evaluator()
    desk.write("areas.csv", AREAS)
    desk.load_text("b.csv", street(street_row(month="2014-02"), street_row(month="soon")))
    desk.load(desk.folder / "areas.csv")
    found = arrived(before, desk.evaluator())
    counts = [(f.file_name, f.kind, f.rows_accepted, f.rows_rejected) for f in found.files]
    assert counts == [("b.csv", "police_street", 1, 1), ("areas.csv", "areas", 1, 0)]
    assert (found.refused, found.losses) == ((), ())
    assert found.sentence == (
        "2 files arrived: b.csv (1 row) and areas.csv (1 row); 1 row was rejected."
    )


def test_file_that_could_not_be_loaded_is_told_apart(desk: Any) -> None:
    desk.load_text("a.csv", street(count=2))
    before = desk.evaluator()
    desk.load_text("colours.csv", "colour,shape\nred,round\n")
    found = arrived(before, desk.evaluator())
    assert (found.files, [file.file_name for file in found.refused]) == ((), ["colours.csv"])
    assert found.sentence == "1 file could not be loaded: colours.csv."


def test_kind_that_lost_rows_is_named(desk: Any) -> None:
    """The newer file of the month replaces three rows by one."""
    desk.load_text("a.csv", street(count=3))
    before = desk.evaluator()
    desk.load_text("b.csv", street(count=1))
    found = arrived(before, desk.evaluator())
    assert found.losses == (Loss("police_street", 2),)
    assert found.sentence == (
        "1 file arrived: b.csv (1 row); "
        "fewer rows count than before of police.uk street-level crime (by 2)."
    )
    [changed] = difference(before, desk.evaluator())
    assert changed == KindDifference("police_street", 3, 1, added=("b.csv",), removed=("a.csv",))


def test_difference_names_kinds_that_changed_and_no_others(desk: Any) -> None:
    desk.write("areas.csv", AREAS)
    desk.write("a.csv", street(count=2))
    desk.load()
    before = desk.evaluator()
    desk.load_text("b.csv", street(count=3, month="2014-02"))
    after = desk.evaluator()
    assert difference(before, after) == (
        KindDifference("police_street", 2, 5, added=("b.csv",), removed=()),
    )
    assert difference(after, before) == (
        KindDifference("police_street", 5, 2, added=(), removed=("b.csv",)),
    )


def loaded(name: str, *, rows: int = 1) -> LoadedFile:
    counts = {"rows_in": rows, "rows_accepted": rows, "rows_rejected": 0, "rows_superseded": 0}
    return LoadedFile(
        load_id=1,
        file_name=name,
        kind="areas",
        **counts,
        rows_warned=0,
        state="loaded",
        message=None,
        loaded_at=None,  # type: ignore[arg-type]  # not read
    )


@pytest.mark.parametrize(
    ("files", "ending"), [(3, "file1.csv (1 row) and file2.csv (1 row)."), (5, "and 2 more.")]
)
def test_only_so_many_files_are_named(files: int, ending: str) -> None:
    said = Arrivals(tuple(loaded(f"file{n}.csv") for n in range(files))).sentence
    assert said.startswith(f"{files} files arrived: file0.csv (1 row), file1.csv (1 row)")
    assert said.endswith(ending)


def test_sentence_stays_short_whatever_the_files_are_called() -> None:
    many = tuple(loaded("n" * 300, rows=10**9) for _ in range(10**3))
    losses = tuple(Loss("police_street", 10**9) for _ in range(40))
    assert len(Arrivals(many, many, losses).sentence) < 700
    assert f"{'n' * 39}… (1 row)" in Arrivals((loaded("n" * 41),)).sentence
    assert f"{'n' * 40} (1 row)" in Arrivals((loaded("n" * 40),)).sentence
