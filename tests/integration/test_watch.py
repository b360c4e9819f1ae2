"""The watching loader: what arrives is loaded, what waits is tried again, and it ends when told."""

from __future__ import annotations

import shutil
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from subprocess import Popen
from typing import Any

import pytest
from integration.processes import PATIENCE_SECONDS, start, wait_until
from integration.tables import AREAS, CODEBOOK, SURVEY, street

from shared.contract.pointer import read_pointer
from shared.contract.vocabulary import FileState
from warehouse.ledger import FileReport
from warehouse.watch import watch_inbox


@contextmanager
def watching(desk: Any, root: Path, environment: dict[str, str]) -> Iterator[Popen[str]]:
    """The real process, ended by its id whatever happens."""
    process = start(["warehouse", "watch", desk.folder, "--dir", desk.directory], root, environment)
    with process:
        try:
            yield process
        finally:
            process.kill()


def arrive(desk: Any, name: str, text: str) -> None:
    """A file that appears whole, as a careful sender would move it in."""
    part = desk.directory.with_name(f"{name}.part")
    part.write_text(text)
    part.rename(desk.folder / name)


def published(desk: Any) -> str | None:
    pointer = read_pointer(desk.directory)
    return pointer.file if pointer else None


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_watch_loads_what_arrives_and_ends_cleanly(
    desk: Any, root: Path, environment: dict[str, str], stop: signal.Signals
) -> None:
    """A survey waits for its codebook, and is loaded by itself when that comes."""
    desk.write("january.csv", street(count=2))
    with watching(desk, root, environment) as process:
        wait_until(lambda: published(desk) is not None, "the first snapshot")
        first = published(desk)
        assert desk.sql("select count(*) from v_crime") == [(2,)]

        arrive(desk, "survey.csv", SURVEY)
        wait_until(lambda: published(desk) != first, "the ledger line of the held survey")
        held = published(desk)
        assert desk.sql("select count(*) from v_survey_answer") == [(0,)]
        states = "select file_name, state from v_load_ledger order by file_name"
        assert desk.sql(states) == [("january.csv", "loaded"), ("survey.csv", "held")]

        arrive(desk, "codebook.csv", CODEBOOK)
        wait_until(lambda: published(desk) != held, "the survey with its codebook")
        assert desk.sql("select count(*) from v_survey_answer") == [(4,)]

        process.send_signal(stop)
        out, err = process.communicate(timeout=PATIENCE_SECONDS)
        assert (process.returncode, err) == (0, "")
    assert "survey.csv (survey_export): held" in out
    assert "survey.csv (survey_export): loaded; 2 rows in, 2 accepted" in out
    assert out.count("january.csv") == 1
    assert sorted(path.name for path in desk.folder.iterdir()) == [
        "codebook.csv",
        "january.csv",
        "survey.csv",
    ]


class Loads:
    """What a watch hands to its loader, as names; each file gets the state that is set for it."""

    def __init__(self, tmp_path: Path) -> None:
        self.inbox, self.rules = tmp_path / "inbox", tmp_path / "maps.toml"
        self.inbox.mkdir()
        self.states: dict[str, FileState] = {}
        self.handed: Queue[list[str]] = Queue()
        self.meanwhile: list[str] = []

    def __call__(self, paths: list[Path]) -> list[FileReport]:
        for name in self.meanwhile:
            self.arrive(name)
        self.meanwhile.clear()
        self.handed.put([path.name for path in paths])
        return [
            FileReport(file=file, state=state)
            for path in paths
            for file, state in self.states.items()
            if file.split("/")[0] == path.name
        ]

    def arrive(self, name: str, text: str = "x") -> None:
        part = self.rules.with_name(f"{name}.part")
        part.write_text(text)
        part.rename(self.inbox / name)

    def next(self) -> list[str]:
        return self.handed.get(timeout=PATIENCE_SECONDS)

    @contextmanager
    def watching(self) -> Iterator[None]:
        stop = threading.Event()
        settings = {"rules": self.rules, "stop": stop}
        watcher = threading.Thread(target=watch_inbox, args=(self.inbox, self), kwargs=settings)
        watcher.start()
        try:
            yield
        finally:
            stop.set()
            watcher.join(PATIENCE_SECONDS)
        assert not watcher.is_alive()
        assert self.handed.empty()


@pytest.fixture
def loads(tmp_path: Path) -> Loads:
    return Loads(tmp_path)


def test_file_that_arrives_during_the_first_load_is_not_missed(loads: Loads) -> None:
    loads.meanwhile.append("late.csv")
    with loads.watching():
        assert [loads.next(), loads.next()] == [[], ["late.csv"]]


def test_file_is_handed_over_again_until_it_is_finished_and_when_it_changed(loads: Loads) -> None:
    """Of an archive every member must be loaded; a file without a report was not looked at."""
    loads.states |= dict.fromkeys(["done.csv", "new.csv", "a.zip/1.csv"], FileState.LOADED)
    loads.states |= {"old.csv": FileState.UNCHANGED, "a.zip/2.csv": FileState.UNKNOWN}
    loads.states |= {"waits.csv": FileState.HELD, "past.csv": FileState.SUPERSEDED}
    unfinished = ["a.zip", "unsaid.csv", "waits.csv"]
    first = sorted({*unfinished, "done.csv", "old.csv", "past.csv"})
    for name in first:
        loads.arrive(name)
    with loads.watching():
        assert loads.next() == first
        loads.arrive("new.csv")
        assert loads.next() == sorted([*unfinished, "new.csv"])
        loads.states["a.zip/2.csv"] = loads.states["waits.csv"] = FileState.LOADED
        loads.arrive("done.csv", "y")
        assert loads.next() == sorted([*unfinished, "done.csv"])
        loads.arrive("past.csv")
        assert loads.next() == ["past.csv", "unsaid.csv"]


def test_other_rules_make_every_file_due(loads: Loads) -> None:
    loads.states |= {"one.csv": FileState.LOADED, "two.csv": FileState.LOADED}
    loads.arrive("one.csv")
    with loads.watching():
        assert loads.next() == ["one.csv"]
        loads.rules.write_text("maps")
        loads.arrive("two.csv")
        assert loads.next() == ["one.csv", "two.csv"]


def test_finished_files_are_loaded_anew_where_the_warehouse_is_gone(
    desk: Any, root: Path, environment: dict[str, str]
) -> None:
    desk.write("areas.csv", AREAS)
    with watching(desk, root, environment):
        wait_until(lambda: published(desk) is not None, "the first snapshot")
        shutil.rmtree(desk.directory)
        arrive(desk, "january.csv", street(count=2))
        wait_until(lambda: published(desk) is not None, "the first snapshot of the new warehouse")
        assert desk.sql("select count(*) from v_load_ledger") == [(2,)]
