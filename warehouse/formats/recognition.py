"""Which kind a table is: told by column maps first, since somebody wrote them, then by its header.

A header that no map answers to is read in the names that its kind declares, whatever their case.
`kind` is what a person said that the files are; nothing else is then considered.
"""

from __future__ import annotations

from dataclasses import dataclass

from shared.contract.errors import UnknownFile
from warehouse.catalogue import as_declared, recognise, source_named
from warehouse.formats.column_maps import ColumnMap
from warehouse.source import Source


@dataclass(frozen=True, slots=True)
class Recognised:
    """A kind, the file's columns by its names, and the map that leads to it where one does."""

    source: Source
    columns: tuple[str, ...]
    map: ColumnMap | None = None


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a loader knows of kinds.

    Attributes:
        maps: column maps of this warehouse.
        kind: the kind that every file of this load is said to be.
    """

    maps: tuple[ColumnMap, ...] = ()
    kind: str | None = None

    def of(self, name: str, header: tuple[str, ...]) -> Recognised:
        """The kind of a table.

        Raises:
            UnknownFile: it is none; says the closest and what is missing.
        """
        matching = self._matching(header)
        for column_map in matching:
            if not _lacking(column_map, header):
                source = source_named(column_map.kind)
                return Recognised(source, column_map.applied(header), column_map)
        try:
            source = recognise(name, header, kind=self.kind)
        except UnknownFile as fault:
            if matching:
                raise _incomplete(name, matching[0], header) from fault
            raise
        return Recognised(source, as_declared(source, header))

    def fits(self, header: tuple[str, ...]) -> bool:
        """Whether a header is one of a kind."""
        try:
            self.of("", header)
        except UnknownFile:
            return False
        return True

    def _matching(self, header: tuple[str, ...]) -> list[ColumnMap]:
        """Maps that a header answers to, the one that names most columns first."""
        found = [m for m in self.maps if self.kind in (None, m.kind) and m.matches(header)]
        return sorted(found, key=lambda m: len(m.columns), reverse=True)


def _lacking(column_map: ColumnMap, header: tuple[str, ...]) -> tuple[str, ...]:
    ours = (*column_map.applied(header), *column_map.constants)
    return source_named(column_map.kind).missing(ours)


def _incomplete(name: str, column_map: ColumnMap, header: tuple[str, ...]) -> UnknownFile:
    lacking = ", ".join(_lacking(column_map, header))
    return UnknownFile(
        f"{name} answers to column map '{column_map.name}', but lacks for {column_map.kind}: "
        f"{lacking}. Add those to the map's columns or constants."
    )
