"""Replays the sample into an inbox, day by day, as it reached the evaluators.

Owns the order and the pace. Each file appears whole, so that `watch` loads it as it would a real
one; nothing that is in the inbox already is removed.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from warehouse.sample.handover import HandOver, write


@dataclass(frozen=True, slots=True)
class Delivery:
    """What arrives on one day, in the order of the paths."""

    day: date
    files: tuple[HandOver, ...]


def deliveries(files: Iterable[HandOver], *, until: date = date.max) -> tuple[Delivery, ...]:
    """The days on which files are handed over, in their order.

    Args:
        until: the last day that counts.
    """
    ordered = sorted(files, key=lambda file: (file.handed_over, file.path))
    days = itertools.groupby(ordered, key=lambda file: date.fromisoformat(file.handed_over))
    return tuple(Delivery(day, tuple(found)) for day, found in days if day <= until)


def replay(
    found: tuple[Delivery, ...],
    inbox: Path,
    *,
    days_per_second: float,
    start: date | None = None,
    stop: threading.Event,
    arrived: Callable[[date, HandOver], None],
) -> None:
    """Write deliveries into the inbox at their pace, until all are there or it is stopped.

    Args:
        found: in the order of their days.
        inbox: made where absent.
        days_per_second: more than 0.
        start: day on which the clock begins; what was handed over by then is there at once. By
            default the day of the first delivery.
        stop: set it to end the replay; a file that is being written is finished first.
        arrived: called with the day and the file when it is in the inbox.

    Raises:
        OSError: the inbox or a file in it cannot be written.
    """
    inbox.mkdir(parents=True, exist_ok=True)
    today = start or min((delivery.day for delivery in found), default=date.min)
    for delivery in found:
        stop.wait(max(0, (delivery.day - today).days) / days_per_second)
        today = max(today, delivery.day)
        for file in delivery.files:
            if stop.is_set():
                return
            write(file, inbox)
            arrived(delivery.day, file)
