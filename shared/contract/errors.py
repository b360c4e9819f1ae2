"""Every error that Beatwise raises on purpose. A message gives the value, the place and the remedy.

BeatwiseError
├── DataFault          the owner of a file mends it
│   ├── UnreadableFile    not a table we can read (empty, cut, HTML, wrong encoding)
│   ├── UnknownFile       readable, but no kind of file that the catalogue knows
│   ├── HeldFile          readable and known, but something it needs has not arrived
│   └── RefusedFile       known, but must not enter this warehouse as a whole
├── RequestFault       the person who asked changes the request
│   ├── UnknownName       a metric, dimension, value, page or programme that does not exist
│   └── NoSnapshot        nothing has been published yet, or not under that id
├── StateFault         the machine's state must change first (another loader, a lost key)
└── DefinitionFault    we mend our own definition (an audit that fails, a metric that is wrong)
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class BeatwiseError(Exception):
    """Root of the tree; its text is one line that a person can act on."""


class DataFault(BeatwiseError):
    """A file or row that its owner must mend."""


class UnreadableFile(DataFault):
    """The bytes are not a table that can be read."""


class UnknownFile(DataFault):
    """The table is readable, but its columns fit no kind in the catalogue."""


class HeldFile(DataFault):
    """The file is good as far as it can be judged, but waits for another one."""


class RefusedFile(DataFault):
    """The file as a whole must not enter this warehouse."""


class RequestFault(BeatwiseError):
    """A request that the person who made it can put right."""


class UnknownName(RequestFault):
    """A name that does not exist, with the nearest ones that do."""

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        names = sorted(set(known))
        super().__init__(f"Unknown {what} '{name}'. {_nearest(name, names)}")


class NoSnapshot(RequestFault):
    """No published snapshot answers the request."""


class StateFault(BeatwiseError):
    """The warehouse's own state stands in the way; the message says how to clear it."""


class DefinitionFault(BeatwiseError):
    """One of our own definitions is wrong: a bug to report."""


def _nearest(name: str, names: list[str]) -> str:
    close = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
    if close:
        return f"Did you mean {' or '.join(repr(c) for c in close)}?"
    if not names:
        return "There are none yet."
    shown = ", ".join(names[:12]) + (" …" if len(names) > 12 else "")
    return f"Known: {shown}."
