"""The loader killed at any moment: readers never notice, and the next load finishes the work."""

from __future__ import annotations

import gzip
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from integration.processes import PATIENCE_SECONDS, Nursery, start
from integration.tables import AREAS, street

from shared.contract.errors import NoSnapshot
from shared.store import Snapshot, Store
from warehouse.snapshot import audit, open_snapshot

KILLS = 100
READERS = 5
SEED = 20160208
LATEST_MOMENT = 1.1  # of the time that a whole load takes
LATER = 1.02  # what each kill adds to that time, until a load ends by itself and tells it


class Reader(threading.Thread):
    """Asks the store for its current snapshot, and whether that is complete, until told to stop."""

    def __init__(self, directory: Path) -> None:
        super().__init__()
        self.store = Store(directory)
        self.enough = threading.Event()
        self.faults: list[BaseException] = []
        self.complete: dict[str, bool] = {}

    def run(self) -> None:
        while not self.enough.wait(0.02):
            try:
                snapshot = self.store.current()
                if snapshot.name not in self.complete:
                    self.complete[snapshot.name] = is_complete(snapshot)
            except NoSnapshot:
                continue
            except Exception as fault:  # noqa: BLE001 - whatever it is, the test shows it
                self.faults.append(fault)


def is_complete(snapshot: Snapshot) -> bool:
    """Whether ledger, rows and counts of a snapshot tell of the same rows, file by file."""
    sums = ["rows_in", "rows_accepted", "rows_rejected", "rows_superseded"]
    ledger = snapshot.totals("v_load_ledger", sums, ["load_id"], {"kind": ["police_street"]})
    rows = snapshot.totals("v_crime", [], ["load_id"])
    [(counted, _)] = snapshot.totals("v_crime_month", ["crimes"], []).rows()
    accepted = {load: kept for load, _, kept, _, _, _ in ledger.rows() if kept}
    return (
        all(total == sum(parts) for _, total, *parts, _ in ledger.rows())
        and accepted == dict(rows.rows())
        and (counted or 0) == sum(accepted.values())
    )


@contextmanager
def reading(directory: Path, readers: int) -> Iterator[list[Reader]]:
    started = [Reader(directory) for _ in range(readers)]
    for reader in started:
        reader.start()
    try:
        yield started
    finally:
        for reader in started:
            reader.enough.set()
            reader.join(PATIENCE_SECONDS)


def hand_over(desk: Any, number: int) -> Path:
    """File by file, months of a force; each fourth is packed, each fifth is a newer release."""
    month = number - 3 if number % 5 == 4 else number
    text = street(
        count=200 + number, month=f"{2000 + month // 12}-{month % 12 + 1:02}", lsoa="E01016800"
    )
    packed = number % 4 == 3
    name = f"{number:03}.csv{'.gz' * packed}"
    written: Path = desk.write(name, gzip.compress(text.encode(), mtime=0) if packed else text)
    return written


def traces(directory: Path) -> dict[str, set[tuple[int, int]]]:
    """What tells how far a loader came, as inode and time of change."""
    snapshots = directory / "snapshots"
    places = {
        "after the pointer": [directory / "current.json"],
        "building the snapshot": snapshots.glob(".building*"),
        "in a file": directory.glob("master.duckdb.wal"),
    }
    return {
        moment: {(path.stat().st_ino, path.stat().st_mtime_ns) for path in paths}
        for moment, paths in places.items()
    }


def moment_of(
    before: dict[str, set[tuple[int, int]]], after: dict[str, set[tuple[int, int]]]
) -> str:
    """The latest moment of a load of which it left a trace before it was killed."""
    reached = (moment for moment, trace in after.items() if trace - before[moment])
    return next(reached, "before the first file")


def test_hundred_kills_lose_no_file_and_five_readers_see_whole_snapshots_only(
    desk: Any,
    desk_at: Callable[[Path], Any],
    tmp_path: Path,
    root: Path,
    environment: dict[str, str],
) -> None:
    """A file comes, its loader is killed, and is started for it and the next one, and so on."""
    desk.load_text("areas.csv", AREAS)
    moments, killed, number = random.Random(SEED), Counter[str](), 0
    waiting: list[Path] = []
    with Nursery(root, environment) as nursery, reading(desk.directory, READERS) as readers:
        span = 1.0  # seconds of a whole load, as far as known
        while killed.total() < KILLS:
            waiting.append(hand_over(desk, number))
            number += 1
            before, begun = traces(desk.directory), time.monotonic()
            loader = nursery.start("load", *waiting, "--dir", desk.directory)
            if not loader.ends_within(moments.uniform(0, LATEST_MOMENT) * span):
                loader.kill()
            if code := loader.code():
                assert code == -signal.SIGKILL
                killed[moment_of(before, traces(desk.directory))] += 1
                span *= LATER
            else:
                span = time.monotonic() - begun
                waiting.clear()
            assert is_complete(Store(desk.directory).current())
        assert nursery.start("load", desk.folder, "--dir", desk.directory).code() == 0
        served = Store(desk.directory).current()
        assert is_complete(served)
    assert min(killed["in a file"], killed["building the snapshot"]) >= KILLS // 20
    assert [fault for reader in readers for fault in reader.faults] == []
    assert all(all(reader.complete.values()) and reader.complete for reader in readers)
    with open_snapshot(desk.directory) as connection:
        assert audit(connection) == []

    undisturbed = desk_at(tmp_path / "undisturbed")
    undisturbed.load(desk.folder)
    assert served.id == undisturbed.snapshot
    everything = "select * exclude (load_id, loaded_at) from v_load_ledger order by file_name"
    assert desk.sql(everything) == undisturbed.sql(everything)
    assert len(desk.sql(everything)) == number + 1
    counts = "from v_crime_month order by all"
    assert desk.sql(counts) == undisturbed.sql(counts)
    assert [path.name for path in desk.directory.rglob(".*")] == []


def test_second_loader_waits_and_both_end_well(
    desk: Any, root: Path, environment: dict[str, str]
) -> None:
    desk.write("one/january.csv", street(count=20_000))
    desk.write("two/february.csv", street(count=20_000, month="2014-02"))
    desk.write("areas.csv", AREAS)
    loaders = [
        start(["warehouse", "load", desk.folder / name, "--dir", desk.directory], root, environment)
        for name in ("one", "two", "areas.csv")
    ]
    for loader in loaders:
        with loader:
            _, err = loader.communicate(timeout=PATIENCE_SECONDS)
            assert (loader.returncode, err) == (0, "")
    assert desk.sql("select count(*), count(distinct month) from v_crime") == [(40_000, 2)]
    assert desk.sql("select count(*), count(distinct load_id) from v_load_ledger") == [(3, 3)]
