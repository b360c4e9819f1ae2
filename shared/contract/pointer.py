"""The pointer that says which snapshot is served: written by the loader, read by everyone else."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from shared.contract.errors import StateFault

POINTER = "current.json"
SNAPSHOTS = "snapshots"
PIN = ".pin"
"""Ending of the files beside a snapshot that keep it; see shared.contract.kept."""
SCHEMA_VERSION = "7"
"""Of master and snapshots. Raise it whenever a table, a view or a tidy step changes what the same
files would give: files are then loaded into a new directory, and readers refuse the old one."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """The published snapshot.

    Attributes:
        snapshot: id, a hash of the inputs that count.
        edition: tells publications of one id apart; only the ledger of refused files differs.
        file: name of the DuckDB file in the `snapshots` folder.
        published_at: when it was published (UTC).
    """

    snapshot: str
    edition: str
    file: str
    published_at: datetime

    def as_json(self) -> str:
        """The pointer as its file holds it."""
        fields = asdict(self) | {"published_at": self.published_at.isoformat()}
        return json.dumps(fields, indent=2) + "\n"


def read_pointer(directory: Path) -> Pointer | None:
    """The published snapshot, or None where nothing has been published yet.

    Raises:
        StateFault: the pointer file is damaged.
    """
    path = directory / POINTER
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        moment = datetime.fromisoformat(fields.pop("published_at"))
        return Pointer(**fields, published_at=moment)
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        raise StateFault(
            f"{path} is damaged. Delete it and load any file: the loader writes it anew."
        ) from fault
