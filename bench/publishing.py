"""Publishes again and again, as hand-overs do: amended answers arrive in a watched inbox."""

from __future__ import annotations

import csv
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bench import process
from shared.contract.pointer import read_pointer

LOOK_SECONDS = 0.02
PATIENCE_SECONDS = 60.0
WAVE_FILE = "survey_T2.csv"
SCALE = ("Strongly disagree", "Disagree", "Agree", "Strongly agree")
AMENDED = tuple(f"Q{number}" for number in range(1, 9))
"""Their answers spell an amendment's number in base 4, so that no file comes a second time."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A snapshot and when it was published."""

    snapshot: str
    at: datetime


class Publisher:
    """Amends some answers every few seconds while a `warehouse watch` loads what arrives."""

    def __init__(self, sample: Path, directory: Path, *, every_seconds: float) -> None:
        self.published: list[Publication] = []
        self.fault = ""
        self._answers = sample / WAVE_FILE
        self._inbox = directory.with_name("arrivals")
        self._directory, self._every = directory, every_seconds
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._publish)

    @contextmanager
    def running(self) -> Iterator[Publisher]:
        """Publish until left."""
        self._inbox.mkdir(parents=True, exist_ok=True)
        watch = process.start(self._directory, "watch", self._inbox)
        self._thread.start()
        try:
            yield self
        finally:
            self._ended.set()
            self._thread.join()
            watch.send_signal(signal.SIGTERM)
            watch.wait(PATIENCE_SECONDS)

    def _publish(self) -> None:
        number = 0
        while not self._ended.wait(self._every):
            before = self._snapshot()
            self._amend(number)
            number += 1
            begun = time.monotonic()
            while self._snapshot() == before and not self._ended.is_set():
                if time.monotonic() - begun > PATIENCE_SECONDS:
                    self.fault = f"amendment {number} was not published"
                    return
                time.sleep(LOOK_SECONDS)

    def _snapshot(self) -> str:
        """The published snapshot's id, noted when it is new."""
        pointer = read_pointer(self._directory)
        if pointer is None:
            return ""
        if not self.published or self.published[-1].snapshot != pointer.snapshot:
            self.published.append(Publication(pointer.snapshot, pointer.published_at))
        return pointer.snapshot

    def _amend(self, number: int) -> None:
        """One more hand-over: an officer's answer as it was put right, in a file of its own."""
        with self._answers.open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream)
        row = rows[number % len(rows)]
        rest = number
        for question in AMENDED:
            rest, answer = divmod(rest, len(SCALE))
            row[header.index(question)] = SCALE[answer]
        part = self._inbox.with_name("arriving.csv")
        with part.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([header, row])
        part.rename(self._inbox / f"amended-{number:06}.csv")
