"""Watches an inbox and loads what arrives, without ever moving or changing a file in it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from watchfiles import watch

SETTLE_MILLISECONDS = 300
FILES_STAY_QUIET = 50
WAKE_MILLISECONDS = 500


def watch_inbox(inbox: Path, load: Callable[[list[Path]], None], *, stop: threading.Event) -> None:
    """Load the whole inbox once, then again whenever something in it changed.

    Loading everything each time is right and cheap: content that was loaded before is recognised by
    its hash, and files that waited for another one are tried again when that one comes.

    Args:
        load: called with the inbox in a list.
        stop: set it to end the watch.
    """
    inbox.mkdir(parents=True, exist_ok=True)
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
        if changes or not begun:
            load([inbox])
            begun = True
