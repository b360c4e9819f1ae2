"""Column maps: what a force calls its columns, said in one TOML file, so that no code is needed.

[incidents-north]                 # a name of your own
kind = "police_street"            # the kind of file that the map is for
[incidents-north.columns]         # their header = our column
"Offence month" = "Month"
[incidents-north.constants]       # columns that their export lacks
"Context" = ""
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shared.contract.errors import StateFault
from warehouse.catalogue import SOURCES
from warehouse.source import Source

DEFAULT_NAME = "column-maps.toml"
PARTS = {"kind", "columns", "constants"}


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """One force's names for the columns of one kind.

    Attributes:
        columns: our column by their header.
        constants: value by our column, for columns that their export lacks.
    """

    name: str
    kind: str
    columns: Mapping[str, str]
    constants: Mapping[str, str]

    def matches(self, header: tuple[str, ...]) -> bool:
        """Whether a header holds every column that the map names."""
        return all(name in header for name in self.columns)

    def applied(self, header: tuple[str, ...]) -> tuple[str, ...]:
        """The header in our names; a column that was ours by name already steps aside."""
        taken = {*self.columns.values(), *self.constants}
        return tuple(
            self.columns.get(name) or (f"{name} (theirs)" if name in taken else name)
            for name in header
        )

    @property
    def sha256(self) -> str:
        """Changes with whatever the map does to a file, and with nothing else."""
        parts = [self.kind, sorted(self.columns.items()), sorted(self.constants.items())]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def place_of_maps(path: Path | None, directory: Path) -> Path:
    """The file of maps that is named, or the warehouse directory's own, which need not exist."""
    return path or directory / DEFAULT_NAME


def column_maps(path: Path | None, directory: Path) -> tuple[ColumnMap, ...]:
    """The maps of a file, or of the warehouse directory's own where there is one.

    Raises:
        StateFault: the file or one of its maps is wrong; names the file, the map and the remedy.
    """
    chosen = place_of_maps(path, directory)
    if path is None and not chosen.exists():
        return ()
    return tuple(_map(chosen, name, entry) for name, entry in _content(chosen).items())


def _content(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as fault:
        raise StateFault(
            f"{path}: the column maps cannot be read ({fault.strerror}). "
            "Check BEATWISE_COLUMN_MAPS and the file's permissions."
        ) from fault
    except ValueError as fault:
        raise StateFault(f"{path} is not valid TOML ({fault}). Mend that place.") from fault


def _map(path: Path, name: str, entry: Any) -> ColumnMap:
    place = f"{path}, map '{name}'"
    if not isinstance(entry, dict) or not entry.keys() <= PARTS:
        raise StateFault(f"{place}: a map has a kind, columns and constants. Leave others out.")
    source = next((s for s in SOURCES if s.kind == entry.get("kind")), None)
    if source is None:
        kinds = ", ".join(s.kind for s in SOURCES)
        raise StateFault(f"{place}: kind {entry.get('kind')!r} is none. Name one of: {kinds}.")
    columns = _texts(entry.get("columns"), f"{place}, columns")
    constants = _texts(entry.get("constants", {}), f"{place}, constants")
    if not columns:
        raise StateFault(f'{place} maps no column. List at least one as "theirs" = "ours".')
    _refuse_targets(source, [*columns.values(), *constants], place)
    return ColumnMap(name, source.kind, columns, constants)


def _texts(entry: Any, place: str) -> dict[str, str]:
    scalars = (str, int, float, bool)
    if not isinstance(entry, dict) or not all(isinstance(v, scalars) for v in entry.values()):
        raise StateFault(f'{place}: wants lines such as "theirs" = "ours". Mend that table.')
    return {
        name.strip(): str(value).lower() if isinstance(value, bool) else str(value).strip()
        for name, value in entry.items()
    }


def _refuse_targets(source: Source, targets: list[str], place: str) -> None:
    ours = [column.name for column in source.columns]
    for target in targets:
        if target not in ours and not source.repeated_in((target,)):
            raise StateFault(
                f"{place}: {source.kind} has no column '{target}'. Its columns: {', '.join(ours)}."
            )
        if targets.count(target) > 1:
            raise StateFault(f"{place} fills column '{target}' twice. Keep one of them.")
