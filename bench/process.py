"""Processes as people start them, with their time and their peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

LOOK_SECONDS = 0.02
PEAK, RESIDENT = "VmHWM:", "VmRSS:"


@dataclass(frozen=True, slots=True)
class Run:
    """One ended process: wall-clock seconds, and the most memory that it held, in MiB."""

    seconds: float
    peak: float


def start(directory: Path, command: str, *paths: Path) -> subprocess.Popen[bytes]:
    """Start a command of the warehouse on a directory, without its output."""
    return subprocess.Popen(
        [sys.executable, "-m", "warehouse", command, *map(str, paths), "--dir", str(directory)],
        env=os.environ | {"BEATWISE_KEY_FILE": str(directory.with_suffix(".key"))},
        stdout=subprocess.DEVNULL,
    )


def load(directory: Path, *paths: Path) -> Run:
    """Load files in a process of its own.

    Raises:
        RuntimeError: it did not end well.
    """
    begun, peak = time.perf_counter(), 0.0
    with start(directory, "load", *paths) as process:
        while process.poll() is None:
            peak = max(peak, peak_of(process.pid))
            time.sleep(LOOK_SECONDS)
    if process.returncode:
        raise RuntimeError(f"the load into {directory} ended with {process.returncode}")
    return Run(time.perf_counter() - begun, peak)


def peak_of(process: int) -> float:
    """Its highest resident memory so far (MiB), which is nothing once it has ended."""
    return _status(process, PEAK)


def resident(process: int) -> float:
    """Its resident memory (MiB), which is nothing once it has ended."""
    return _status(process, RESIDENT)


def open_files(process: int) -> int:
    """How many files, connections included, it holds open."""
    return len(list(Path(f"/proc/{process}/fd").iterdir()))


def _status(process: int, name: str) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    lines = [line.split() for line in status.splitlines() if line.startswith(name)]
    return int(lines[0][1]) / 1024 if lines else 0.0


def family(process: int) -> list[int]:
    """A process and all below it; nothing once it has ended."""
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [process, *(one for child in text.split() for one in family(int(child)))]


def share(process: int) -> float:
    """Its memory (MiB), of pages that several hold its part; nothing once it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
