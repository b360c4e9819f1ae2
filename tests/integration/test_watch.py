"""The watching loader: what arrives is loaded, what waits is tried again, and it ends when told."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen
from typing import Any

import pytest
from integration.processes import PATIENCE_SECONDS, start, wait_until
from integration.tables import CODEBOOK, SURVEY, street

from shared.contract.pointer import read_pointer
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


def test_file_that_arrives_during_the_first_load_is_not_missed(tmp_path: Path) -> None:
    stop, loads = threading.Event(), list[list[str]]()

    def load(paths: list[Path]) -> None:
        loads.append(sorted(path.name for path in paths[0].iterdir()))
        if len(loads) == 1:
            (tmp_path / "inbox" / "late.csv").write_text("x")
        else:
            stop.set()

    watcher = threading.Thread(
        target=watch_inbox, args=(tmp_path / "inbox", load), kwargs={"stop": stop}
    )
    watcher.start()
    watcher.join(PATIENCE_SECONDS)
    stop.set()
    assert not watcher.is_alive()
    assert loads == [[], ["late.csv"]]
