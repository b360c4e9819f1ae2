"""Snapshots are listed, pinned, pruned and compared, in functions and on the command line."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from integration.tables import AREAS, street, street_row

from shared.contract.errors import NoSnapshot, StateFault
from shared.contract.kept import Purpose, kept_snapshots, pin, unpin
from shared.contract.settings import Settings
from shared.metrics import LiveWarehouse
from warehouse.differences import differences
from warehouse.kept import prune


def publish(desk: Any, months: int) -> list[str]:
    """Names of one snapshot per month loaded, the oldest first."""
    names = []
    for month in range(1, months + 1):
        desk.load_text(f"{month}.csv", street(count=month, month=f"2014-{month:02d}"))
        names.append(desk.pointer.file.removesuffix(".duckdb"))
    return names


def names_of(desk: Any) -> list[str]:
    return [kept.name for kept in kept_snapshots(desk.directory)]


def test_list_says_what_is_kept_and_which_is_served(desk: Any) -> None:
    names = publish(desk, 3)
    found = kept_snapshots(desk.directory)
    assert [kept.name for kept in found] == names
    assert [kept.current for kept in found] == [False, False, True]
    assert [f"{kept.snapshot}.{kept.edition}" for kept in found] == names
    assert all(kept.size > 0 and not kept.pinned for kept in found)
    assert [kept.published_at for kept in found] == sorted(kept.published_at for kept in found)


def test_snapshot_that_is_being_built_is_not_listed(desk: Any) -> None:
    names = publish(desk, 1)
    (desk.directory / "snapshots" / ".building-x.duckdb").touch()
    assert names_of(desk) == names


def test_nothing_is_listed_where_nothing_is_published(desk: Any) -> None:
    assert kept_snapshots(desk.directory) == []


def test_pinned_snapshot_outlives_newer_ones(desk: Any) -> None:
    """Five unpinned ones stay: the first of seven goes, the second is pinned."""
    names = publish(desk, 2)
    assert pin(desk.directory, names[0].split(".")[0]).pinned
    names = names[:1] + publish(desk, 7)[2:]
    assert names_of(desk) == names
    unpin(desk.directory, names[0])
    assert not any(kept.pinned for kept in kept_snapshots(desk.directory))
    assert [kept.name for kept in prune(desk.directory, keep=5)] == names[:1]
    assert names_of(desk) == names[1:]


def test_prune_takes_what_belongs_to_a_snapshot_and_spares_the_one_served(desk: Any) -> None:
    names = publish(desk, 3)
    folder = desk.directory / "snapshots"
    for name in names:
        (folder / f"{name}.metrics.duckdb.part").touch()
    older = folder / f"{names[2]}.duckdb"
    newer = folder / f"{names[0]}.duckdb"
    stat = newer.stat()
    os.utime(older, ns=(stat.st_atime_ns, stat.st_mtime_ns - 1_000_000))
    assert [kept.name for kept in prune(desk.directory, keep=1)] == [names[0]]
    assert sorted(names_of(desk)) == sorted(names[1:])
    assert not list(folder.glob(f"{names[0]}.*"))


def test_meeting_and_lasting_pins_stand_apart(desk: Any) -> None:
    [name] = publish(desk, 1)
    assert not kept_snapshots(desk.directory)[0].for_meeting
    pin(desk.directory, name)
    met = pin(desk.directory, name, Purpose.MEETING)
    assert (met.pinned, met.for_meeting) == (True, True)
    [after] = unpin(desk.directory, name, (Purpose.MEETING,))
    assert (after.pinned, after.for_meeting) == (True, False)
    pin(desk.directory, name, Purpose.MEETING)
    [released] = unpin(desk.directory, name)
    assert (released.pinned, released.for_meeting) == (False, False)


def test_meeting_pin_keeps_a_snapshot_and_goes_with_nothing_left_behind(desk: Any) -> None:
    warehouse = LiveWarehouse(Settings(dir=desk.directory))
    [name] = publish(desk, 1)
    assert warehouse.pin(desk.snapshot).name == name
    publish(desk, 7)
    assert [kept.name for kept in warehouse.kept()][-1] == name
    assert [kept.current for kept in warehouse.kept()] == [True, *[False] * 5]
    assert warehouse.named(name).snapshot.name == name
    [released] = warehouse.unpin(name)
    assert not released.pinned
    prune(desk.directory, keep=5)
    assert not list((desk.directory / "snapshots").glob(f"{name}*"))


@pytest.mark.parametrize("purpose", Purpose)
def test_pin_that_cannot_be_written_says_where_it_can(
    desk: Any, monkeypatch: Any, purpose: Purpose
) -> None:
    [name] = publish(desk, 1)

    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "touch", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(StateFault, match=f"snapshot pin {name}"):
        pin(desk.directory, name, purpose)
    with pytest.raises(StateFault, match="cannot be deleted"):
        unpin(desk.directory, name, (purpose,))


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "."])
def test_pin_of_no_snapshot_writes_nothing(desk: Any, name: str) -> None:
    publish(desk, 1)
    with pytest.raises(NoSnapshot):
        LiveWarehouse(Settings(dir=desk.directory)).pin(name)
    assert not list(desk.directory.parent.rglob("*.pin"))


@pytest.mark.parametrize("act", [pin, unpin, differences])
def test_snapshot_that_is_not_kept_is_named(desk: Any, act: Any) -> None:
    publish(desk, 1)
    with pytest.raises(NoSnapshot, match="'0000'"):
        act(desk.directory, "0000")


def changed(desk: Any) -> tuple[str, str]:
    """Two snapshots: of two months, and with one row of February changed and one added."""
    desk.write("areas.csv", AREAS)
    desk.write("january.csv", street(count=2))
    february = street_row(month="2014-02")
    desk.write("february.csv", street(february, february))
    desk.load()
    before = desk.snapshot
    other = street_row(month="2014-02", crime_type="Burglary")
    desk.load_text("february.csv", street(february, other, february.replace("52.05", "52.06")))
    return before, desk.snapshot


def test_difference_names_relation_period_and_rows(desk: Any) -> None:
    """Of two equal rows one is gone; January and the areas are the same."""
    before, after = changed(desk)
    found = {d.relation: d for d in differences(desk.directory, before, after)}
    crime = found["v_crime"]
    assert crime.part == {"force": "TVP", "month": "2014-02-01"}
    counts = (crime.rows_before, crime.rows_after, crime.removed, crime.added)
    assert counts == (2, 3, 1, 2)
    months = found["v_crime_month"]
    assert (months.rows_before, months.rows_after, months.removed, months.added) == (1, 2, 0, 1)
    assert "v_area" not in found
    assert "v_load_ledger" in found


def test_difference_the_other_way_round_is_its_mirror(desk: Any) -> None:
    before, after = changed(desk)
    there = differences(desk.directory, before)
    back = differences(desk.directory, after, before)
    assert [(d.relation, d.part, d.removed, d.added) for d in there] == [
        (d.relation, d.part, d.added, d.removed) for d in back
    ]


def test_snapshot_does_not_differ_from_itself(desk: Any) -> None:
    before, _ = changed(desk)
    assert differences(desk.directory, before, before) == []


def test_same_rows_of_another_file_are_no_difference_of_data(desk: Any) -> None:
    """A blank line changes the file and its row numbers, not what it says."""
    desk.load_text("a.csv", street(count=2))
    before = desk.snapshot
    desk.load_text("b.csv", street(count=2).replace("Context\n", "Context\n\n"))
    assert desk.snapshot != before
    found = {difference.relation for difference in differences(desk.directory, before)}
    assert found <= {"v_load_ledger", "v_warning", "v_data_freshness"}


def test_commands_say_the_same(desk: Any, call: Any) -> None:
    before, _ = changed(desk)

    def said(*arguments: str) -> str:
        ended = call("warehouse", "snapshot", *arguments, "--dir", desk.directory)
        assert (ended.returncode, ended.stderr) == (0, "")
        return str(ended.stdout)

    assert said("pin", before).strip().endswith("pinned")
    listed = json.loads(said("list", "--json"))
    assert [(kept["pinned"], kept["current"]) for kept in listed] == [(True, False), (False, True)]
    assert [line.split()[-1] for line in said("list").splitlines()] == ["pinned", "current"]
    table = [line.split() for line in said("diff", before).splitlines()]
    assert table[0] == ["view", "part", "before", "after", "removed", "added"]
    assert ["v_crime", "force", "TVP,", "month", "2014-02-01", "2", "3", "1", "2"] in table
    printed = {row["relation"]: row for row in json.loads(said("diff", before, "--json"))}
    assert printed["v_crime"]["part"] == {"force": "TVP", "month": "2014-02-01"}
    assert (printed["v_crime"]["removed"], printed["v_crime"]["added"]) == (1, 2)
    assert said("diff", before, before) == "The two snapshots hold the same rows.\n"
    assert said("prune", "--keep", "1") == ""
    assert "no longer pinned" in said("unpin", before)
    desk.load_text("march.csv", street(count=9, month="2014-03"))
    assert "deleted" in said("prune", "--keep", "1")
    assert len(said("list").splitlines()) == 1


def test_unknown_snapshot_is_wrong_use(desk: Any, call: Any) -> None:
    publish(desk, 1)
    ended = call("warehouse", "snapshot", "pin", "0000", "--dir", desk.directory)
    assert ended.returncode == 2
    assert "Snapshot '0000' is not kept" in ended.stderr
