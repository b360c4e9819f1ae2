"""What a view and its columns are, and the columns that many views share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shared.contract.errors import UnknownName


class ColumnType(StrEnum):
    """DuckDB types that views show."""

    TEXT = "VARCHAR"
    INTEGER = "BIGINT"
    NUMBER = "DOUBLE"
    DATE = "DATE"
    MOMENT = "TIMESTAMP"
    FLAG = "BOOLEAN"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type, and what a value and a null mean."""

    name: str
    type: ColumnType
    meaning: str


@dataclass(frozen=True, slots=True)
class Relation:
    """One view: what a row is, the columns that identify it, and all its columns.

    Attributes:
        rollups: views of the same rows with some of its columns, counted together where they may
            be, the quickest first: a sum over columns that one of them has is the same there.
    """

    name: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rollups: tuple[str, ...] = ()

    def column(self, name: str) -> Column:
        """The column of that name.

        Raises:
            UnknownName: the view has no such column.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise UnknownName(f"column of {self.name}", name, [c.name for c in self.columns])


def _columns(kind: ColumnType, meanings: dict[str, str]) -> tuple[Column, ...]:
    return tuple(Column(name, kind, meaning) for name, meaning in meanings.items())


def text(**meanings: str) -> tuple[Column, ...]:
    """Columns of text, name to meaning."""
    return _columns(ColumnType.TEXT, meanings)


def integer(**meanings: str) -> tuple[Column, ...]:
    """Columns of whole numbers, name to meaning."""
    return _columns(ColumnType.INTEGER, meanings)


def number(**meanings: str) -> tuple[Column, ...]:
    """Columns of numbers, name to meaning."""
    return _columns(ColumnType.NUMBER, meanings)


def date(**meanings: str) -> tuple[Column, ...]:
    """Columns of days, name to meaning."""
    return _columns(ColumnType.DATE, meanings)


def moment(**meanings: str) -> tuple[Column, ...]:
    """Columns of moments (UTC), name to meaning."""
    return _columns(ColumnType.MOMENT, meanings)


def flag(**meanings: str) -> tuple[Column, ...]:
    """Columns that are true or false, name to meaning."""
    return _columns(ColumnType.FLAG, meanings)


PROGRAMME = text(programme_code="Code of the programme that is evaluated, such as MK2016.")
LINEAGE = (
    *integer(
        load_id="The load that brought the row; see v_load_ledger.",
        row_no="Row of the handed-over file, counted from 1 below the header.",
    ),
    *text(file_sha256="SHA-256 of that file; see v_load_ledger."),
    *flag(is_synthetic="True where the row was generated as sample data."),
)
WAVE_ARM = text(wave="Survey wave: T1, T2, T3 …", arm="treated or control.")
