"""Replaying: in the order of the calendar, at its pace, whole files, stoppable."""

from __future__ import annotations

import threading
import time
from datetime import date
from pathlib import Path

import pytest

from warehouse.replay import Delivery, deliveries, replay
from warehouse.sample import sample_files
from warehouse.sample.handover import HandOver, SampleText

LATE = SampleText("a.md", "late", "2016-03-01")
FIRST = SampleText("z.md", "first", "2016-01-11")
BESIDE = SampleText("b/c.md", "beside", "2016-01-11")
MIDDLE = SampleText("m.md", "middle", "2016-02-01")
FILES = (LATE, FIRST, MIDDLE, BESIDE)


class Clock(threading.Event):
    """A stop that is never waited for; it keeps how long that would have been."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        assert timeout is not None
        self.waits.append(timeout)
        return self.is_set()


def replayed(
    inbox: Path, found: tuple[Delivery, ...], stop: threading.Event, *, start: date | None = None
) -> list[tuple[date, str]]:
    said: list[tuple[date, str]] = []

    def arrived(day: date, file: HandOver) -> None:
        assert (inbox / file.path).read_bytes() == file.content()
        said.append((day, file.path))

    replay(found, inbox, days_per_second=4, start=start, stop=stop, arrived=arrived)
    return said


def test_files_arrive_by_day_and_then_by_path(tmp_path: Path) -> None:
    stop = Clock()
    assert replayed(tmp_path / "inbox", deliveries(FILES), stop) == [
        (date(2016, 1, 11), "b/c.md"),
        (date(2016, 1, 11), "z.md"),
        (date(2016, 2, 1), "m.md"),
        (date(2016, 3, 1), "a.md"),
    ]
    assert stop.waits == [0, 21 / 4, 29 / 4]


def test_what_was_handed_over_before_the_start_is_there_at_once(tmp_path: Path) -> None:
    stop = Clock()
    said = replayed(tmp_path, deliveries(FILES), stop, start=date(2016, 2, 20))
    assert len(said) == 4
    assert stop.waits == [0, 0, 10 / 4]


def test_clock_begins_at_a_start_before_the_first_day(tmp_path: Path) -> None:
    stop = Clock()
    replayed(tmp_path, deliveries(FILES), stop, start=date(2016, 1, 1))
    assert stop.waits[0] == 10 / 4


@pytest.mark.parametrize(
    ("until", "files"), [(date(2016, 1, 31), 2), (date(2016, 2, 1), 3), (date(2016, 1, 10), 0)]
)
def test_nothing_arrives_after_the_last_day(tmp_path: Path, until: date, files: int) -> None:
    assert len(replayed(tmp_path, deliveries(FILES, until=until), Clock())) == files


def test_stop_ends_the_wait_at_once_and_leaves_whole_files(tmp_path: Path) -> None:
    stop = threading.Event()
    threading.Timer(0.05, stop.set).start()
    begun = time.monotonic()
    said = replayed(tmp_path, deliveries(FILES), stop)
    assert time.monotonic() - begun < 2  # the next file would come after five seconds
    assert [path for _, path in said] == ["b/c.md", "z.md"]
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == ["c.md", "z.md"]


def test_stop_between_two_files_of_a_day_writes_no_further_one(tmp_path: Path) -> None:
    stop = Clock()

    def arrived(day: date, file: HandOver) -> None:
        stop.set()

    replay(deliveries(FILES), tmp_path, days_per_second=1, stop=stop, arrived=arrived)
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["c.md"]


def test_every_sample_file_has_a_day_within_the_programme() -> None:
    found = deliveries(sample_files())
    assert found[0].day == date(2016, 1, 11)
    assert found[-1].day == date(2016, 8, 31)
    assert len(found) > 20
    paths = [file.path for delivery in found for file in delivery.files]
    assert len(paths) == len(set(paths))
