"""Watches an inbox and loads what arrives, without ever moving or changing a file in it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from watchfiles import watch

from warehouse.ledger import FileReport, printable
from warehouse.opening import find_files

SETTLE_MILLISECONDS = 300
FILES_STAY_QUIET = 50
WAKE_MILLISECONDS = 500


@dataclass(frozen=True, slots=True)
class Look:
    """What the disk tells of a file without its being read; it differs where the content does."""

    inode: int
    size: int
    modified: int
    changed: int

    @classmethod
    def at(cls, path: Path) -> Look | None:
        """One look; none where there is no such file, or none that may be looked at."""
        try:
            stat = path.stat()
        except OSError:
            return None
        return cls(stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)


def watch_inbox(
    inbox: Path,
    load: Callable[[list[Path]], Iterable[FileReport]],
    *,
    rules: Path,
    stop: threading.Event,
) -> None:
    """Load the whole inbox once; whenever something in it changed, load what is not finished.

    A file is finished once every row that it holds is accepted, and until it changes. So one that
    waits for another, or was refused, whole or in part, is tried again whenever something comes.

    Args:
        load: called with files; gives a report of each, or of none where it could not load.
        rules: file by which others are read; when it changes, no file counts as finished.
        stop: set it to end the watch.
    """
    inbox.mkdir(parents=True, exist_ok=True)
    finished: dict[Path, tuple[Look | None, Look | None]] = {}
    begun = False  # the first load waits for the watch, so that nothing arrives between the two
    for changes in watch(
        inbox,
        stop_event=stop,
        debounce=SETTLE_MILLISECONDS,
        step=FILES_STAY_QUIET,
        rust_timeout=WAKE_MILLISECONDS,
        yield_on_timeout=True,
        raise_interrupt=False,
    ):
        if begun and not changes:
            continue
        looks = {path: (Look.at(path), Look.at(rules)) for path in find_files([inbox])}
        due = [path for path, look in looks.items() if finished.get(path) != look]
        if due or not begun:
            reports = list(load(due))
            finished |= {path: looks[path] for path in due if _is_finished(path, reports)}
        begun = True


def _is_finished(path: Path, reports: list[FileReport]) -> bool:
    """Whether all of a file is loaded; reports of a part carry the file's name before its own."""
    name = printable(path.name)
    parts = [r for r in reports if r.file == name or r.file.startswith(f"{name}/")]
    return bool(parts) and all(part.complete for part in parts)
