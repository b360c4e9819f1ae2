"""What a kind of hand-over file is: columns, rules, tidy step, table and replacing grain.

A module of warehouse/sources makes one `Source`; warehouse/catalogue.py lists them. How files are
read, checked and stored is the loader's business and the same for every kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

import polars as pl

ROW_NO = "row_no"
"""Column that the reader adds: the row's number in its file, from 1 below the header."""


class Severity(StrEnum):
    """What a broken rule does to its row."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule over the raw row. `broken` is true where it is broken; null counts as kept.

    Attributes:
        name: the rule in words, as a reject report prints it.
        column: the raw column whose value the report shows.
        broken: Polars expression over the raw text columns.
        severity: an error rejects the row; a warning keeps and counts it.
        private: the value could identify a person and is masked wherever it is shown.
    """

    name: str
    column: str
    broken: pl.Expr
    severity: Severity = Severity.ERROR
    private: bool = False


@dataclass(frozen=True, slots=True)
class RawColumn:
    """One column of the file as handed over.

    Attributes:
        private: it identifies a person or an event, so a rejected row is kept without it.
    """

    name: str
    meaning: str
    required: bool = True
    private: bool = False


class Pseudonyms(Protocol):
    """Turns identifiers into keyed pseudonyms."""

    def of(self, identifiers: pl.Series) -> pl.Series:
        """The pseudonym of each identifier; null stays null."""


@dataclass(frozen=True, slots=True)
class FileContext:
    """What a source may know while it judges one file.

    Attributes:
        header: columns of the file, in order.
        references: the rows loaded of each kind that the source needs or weighs, and of the roster.
        pseudonyms: the door through which identifiers pass.
        name: what the file is called, for what its publisher says nowhere else.
    """

    header: tuple[str, ...]
    references: Mapping[str, pl.DataFrame]
    pseudonyms: Pseudonyms
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One kind of hand-over file.

    Attributes:
        kind: permanent key.
        columns: the raw schema; columns beyond it are allowed unless `repeated` claims them.
        repeated: pattern of columns that come in any number, at least one (survey items).
        table: relation of warehouse/sql/tables that holds the rows; kinds that differ in their
            files alone share one, and then also `key`, `dated` and `spreads`.
        key: columns of `table` that name what a newer file replaces: a whole slice where
            `release`, otherwise the rows that carry the same key.
        rules: the contract of a row, given the file's context.
        tidy: accepted raw rows to rows of `table`, lineage apart; may give several rows per row.
        needs: kinds that must be loaded before this one can be judged.
        weighs: kinds whose rows, where any are loaded, a newer file of this one must not belie.
        dated: date column of `table` that tells how fresh the kind is; null if undated.
        spreads: one row of the file may become several rows of `table`.
    """

    kind: str
    title: str
    origin: str
    licence: str
    columns: tuple[RawColumn, ...]
    table: str
    key: tuple[str, ...]
    rules: Callable[[FileContext], tuple[Rule, ...]]
    tidy: Callable[[pl.DataFrame, FileContext], pl.DataFrame]
    release: bool = False
    repeated: re.Pattern[str] | None = None
    needs: tuple[str, ...] = ()
    weighs: tuple[str, ...] = ()
    dated: str | None = None
    spreads: bool = False
    synthetic_column: str = field(default="synthetic")

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the columns that a file of this kind must have."""
        return tuple(column.name for column in self.columns if column.required)

    def missing(self, header: tuple[str, ...]) -> tuple[str, ...]:
        """What a header lacks to be of this kind; empty where it is."""
        lacking = [name for name in self.required if name not in header]
        if self.repeated and not self.repeated_in(header):
            lacking.append(f"columns like {self.repeated.pattern}")
        return tuple(lacking)

    def repeated_in(self, header: tuple[str, ...]) -> tuple[str, ...]:
        """The repeated columns of a header, in order."""
        pattern = self.repeated
        return tuple(name for name in header if pattern and pattern.fullmatch(name))
