"""The sample replayed: as a process that can be stopped, and as a warehouse that grows with it."""

from __future__ import annotations

import signal
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from integration.processes import PATIENCE_SECONDS, start, wait_until

from warehouse.replay import deliveries, replay
from warehouse.sample import sample_files

FAST = 1e6


def files_below(folder: Path) -> dict[str, bytes]:
    """The bytes of every file, hidden ones included, by its path below the folder."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_replay_prints_what_arrives_and_ends_with_the_whole_sample(
    cli: Any, sample_folder: Path, tmp_path: Path
) -> None:
    ended = cli("warehouse", "replay", tmp_path / "inbox", "--days-per-second", FAST)
    assert (ended.returncode, ended.stderr) == (0, "")
    lines = ended.stdout.splitlines()
    assert lines == sorted(lines)
    assert lines[0] == "2016-01-11  areas.csv"
    assert {line.split("  ")[1] for line in lines} == set(files_below(sample_folder))
    assert files_below(tmp_path / "inbox") == files_below(sample_folder)


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_stopped_replay_ends_cleanly_and_leaves_whole_files(
    sample_folder: Path, tmp_path: Path, root: Path, environment: dict[str, str], by: signal.Signals
) -> None:
    inbox = tmp_path / "inbox"
    command = ["warehouse", "replay", inbox, "--days-per-second", 0.01]
    with start(command, root, environment) as process:
        try:
            wait_until((inbox / "survey_codebook.csv").exists, "the files of the first day")
            process.send_signal(by)
            out, err = process.communicate(timeout=PATIENCE_SECONDS)
        finally:
            process.kill()
    assert (process.returncode, err) == (0, "")
    assert out.splitlines()[-1] == "Stopped."
    assert {line[:10] for line in out.splitlines()[:-1]} == {"2016-01-11"}
    left, whole = files_below(inbox), files_below(sample_folder)
    assert left.keys() < whole.keys()
    assert all(content == whole[name] for name, content in left.items())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--from", "2016-03-01", "--until", "2016-02-01"], "lies before"),
        (["--days-per-second", "0"], "days-per-second"),
        (["--from", "March"], "March"),
    ],
)
def test_senseless_calendar_is_wrong_use(
    cli: Any, tmp_path: Path, options: list[str], said: str
) -> None:
    ended = cli("warehouse", "replay", tmp_path / "inbox", *options)
    assert ended.returncode == 2
    assert said in ended.stderr
    assert not (tmp_path / "inbox").exists()


def test_warehouse_that_grows_with_the_replay_ends_in_the_snapshot_of_the_whole_sample(
    desk: Any, sample_desk: Any
) -> None:
    """What is loaded in between is replaced by what comes later, exactly as when all comes at once.

    Loading all at once takes kinds in the order of their needs and files of a kind in the order of
    their paths; the sample's paths are chosen so that this is the order of hand-over too.
    """
    found, months = list(deliveries(sample_files())), []
    for until in ("2016-01-31", "2016-03-31", "2016-06-20", "2016-12-31"):
        part = [each for each in found if each.day <= date.fromisoformat(until)]
        del found[: len(part)]
        replay(
            tuple(part),
            desk.folder,
            days_per_second=FAST,
            stop=threading.Event(),
            arrived=lambda day, file: None,
        )
        desk.load()
        assert [r.message for r in desk.reports if r.rejected or not r.complete] == []
        months += desk.sql("select count(distinct month) from v_crime")
    assert months == [(35,), (37,), (39,), (42,)]
    assert desk.snapshot == sample_desk.snapshot
