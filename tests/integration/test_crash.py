"""The loader killed at any moment: readers never notice, and the next load finishes the work."""

from __future__ import annotations

import random
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from integration.processes import PATIENCE_SECONDS, start, wait_until
from integration.tables import AREAS, street

from shared.contract.errors import NoSnapshot
from shared.contract.pointer import read_pointer
from shared.store import Store

KILLS = 15
SEED = 20160208
BIG = {f"2015-{month:02d}": 9_000 + month for month in range(1, 9)}


class Reader(threading.Thread):
    """Asks the store for its current snapshot, and counts its rows, until told to stop."""

    def __init__(self, directory: Path) -> None:
        super().__init__()
        self.store = Store(directory)
        self.enough = threading.Event()
        self.faults: list[BaseException] = []
        self.answers: dict[str, set[int]] = {}

    def run(self) -> None:
        while not self.enough.wait(0.005):
            try:
                snapshot = self.store.current()
                [rows] = snapshot.totals("v_crime_month", ["crimes"], []).rows()
                self.answers.setdefault(snapshot.name, set()).add(int(rows[0] or 0))
            except NoSnapshot:
                continue
            except Exception as fault:  # noqa: BLE001 - whatever it is, the test shows it
                self.faults.append(fault)


@contextmanager
def reading(directory: Path) -> Iterator[Reader]:
    reader = Reader(directory)
    reader.start()
    try:
        yield reader
    finally:
        reader.enough.set()
        reader.join(PATIENCE_SECONDS)


@pytest.fixture(scope="module")
def inputs(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The sample, and other months of more rows than the sample has."""
    folder = tmp_path_factory.mktemp("bigger")
    for month, rows in BIG.items():
        text = street(count=rows, month=month, within="BCP", reported="BCP")
        (folder / f"{month}.csv").write_text(text.replace(",,\n", ",,Synthetic sample\n"))
    return [sample_folder, folder]


def test_kill_at_any_moment_leaves_a_whole_snapshot_and_the_next_load_finishes(
    desk: Any,
    desk_at: Callable[[Path], Any],
    inputs: list[Path],
    tmp_path: Path,
    root: Path,
    environment: dict[str, str],
) -> None:
    undisturbed = desk_at(tmp_path / "undisturbed")
    undisturbed.load(inputs[0] / "areas.csv", *inputs)
    rows = undisturbed.sql("select count(*) from v_crime")

    desk.load(inputs[0] / "areas.csv")
    arguments = ["warehouse", "load", *inputs, "--dir", desk.directory]
    started = time.monotonic()
    trial = desk_at(tmp_path / "trial")
    with start([*arguments[:-1], trial.directory], root, environment) as process:
        process.communicate(timeout=PATIENCE_SECONDS)
    whole_load = time.monotonic() - started

    moments = random.Random(SEED)
    before = desk.pointer
    with reading(desk.directory) as reader:
        for _ in range(KILLS):
            with start(arguments, root, environment) as process:
                try:
                    process.wait(timeout=moments.uniform(0.25, 0.95) * whole_load)
                except subprocess.TimeoutExpired:
                    process.kill()
            served = read_pointer(desk.directory)
            assert served is not None
            assert served == before or served.snapshot == undisturbed.snapshot
            assert desk.sql("select count(*) from v_area") == [(152,)]
            assert desk.sql("select count(*) from v_crime") in ([(0,)], rows)
        with start(arguments, root, environment) as process:
            process.communicate(timeout=PATIENCE_SECONDS)
            assert process.returncode == 0
        finished = read_pointer(desk.directory)
        wait_until(lambda: len(reader.answers) == 2, "the reader to follow the last snapshot")
    assert reader.faults == []
    assert all(len(counts) == 1 for counts in reader.answers.values())
    assert finished is not None
    assert finished.snapshot == undisturbed.snapshot
    assert desk.sql("select count(*) from v_crime") == rows
    leftovers = [path.name for path in desk.directory.rglob(".*")]
    assert leftovers == []


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
