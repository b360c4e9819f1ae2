"""Seconds from a survey's arrival in a watched inbox to the snapshot that holds it."""

from __future__ import annotations

import signal
import statistics
import time
from pathlib import Path

from bench import process
from bench.street import MONTH_ROWS, street_files
from shared.contract.pointer import Pointer, read_pointer
from warehouse.snapshot import open_snapshot

ARRIVALS = 5
ANSWERS = 300
ITEMS = 49
LOOK_SECONDS = 0.005
PATIENCE_SECONDS = 600.0
CODEBOOK = "item,text,scale,min,max,reverse\n" + "".join(
    f"Q{item},Item {item},employer,1,5,no\n" for item in range(1, ITEMS + 1)
)


def delays(folder: Path, *, rows: int) -> str:
    """The median over several arrivals; the inbox and the warehouse hold that many crime rows."""
    inbox, directory = folder / "inbox", folder / "warehouse"
    months = max(1, rows // MONTH_ROWS)
    process.load(directory, *street_files(inbox, rows=rows, files=months))
    watch = process.start(directory, "watch", inbox)
    try:
        _arrive(inbox, directory, "codebook.csv", CODEBOOK)  # once it is in, the watch is at work
        found = [
            _arrive(inbox, directory, f"survey-{number}.csv", _survey(number))
            for number in range(ARRIVALS)
        ]
        _refuse_unloaded(directory)
    finally:
        watch.send_signal(signal.SIGTERM)
        watch.wait(PATIENCE_SECONDS)
    return (
        f"a survey of {ANSWERS} answers from inbox to snapshot, beside {rows:,} crime rows: "
        f"{statistics.median(found):.2f} s (range {min(found):.2f} to {max(found):.2f}, "
        f"{ARRIVALS} arrivals)"
    )


def _survey(number: int) -> str:
    items = range(1, ITEMS + 1)
    header = ["programme", "wave", "arm", "ResponseId", "RecordedDate", "link_code", "synthetic"]
    lines = [",".join([*header, *(f"Q{item}" for item in items)])]
    for answer in range(ANSWERS):
        person = f"{number}-{answer}"
        scores = (str(1 + (answer * item + number) % 5) for item in items)
        lines.append(",".join(["B", "T1", "treated", person, "2016-02-08", person, "yes", *scores]))
    return "\n".join(lines) + "\n"


def _refuse_unloaded(directory: Path) -> None:
    """Hold the comparison to its word: what was published are the surveys' answers."""
    with open_snapshot(directory) as connection:
        sql = "select count(distinct respondent) from v_survey_answer"
        if connection.execute(sql).fetchone() != (ARRIVALS * ANSWERS,):
            raise RuntimeError("the surveys were not loaded")


def _arrive(inbox: Path, directory: Path, name: str, text: str) -> float:
    """Move a file in, whole, and wait for another snapshot."""
    part = inbox.with_name(name)
    part.write_text(text, encoding="utf-8")
    before = read_pointer(directory)
    begun = time.perf_counter()
    part.rename(inbox / name)
    while _file(read_pointer(directory)) == _file(before):
        if time.perf_counter() - begun > PATIENCE_SECONDS:
            raise TimeoutError(f"{name} was not published")
        time.sleep(LOOK_SECONDS)
    return time.perf_counter() - begun


def _file(pointer: Pointer | None) -> str | None:
    return pointer.file if pointer else None
