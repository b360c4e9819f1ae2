"""What a metric is. Families define them; the registry lists them; `Evaluator` computes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

import polars as pl

from shared.contract import formats
from shared.stats import Estimate, TooFew


class Unit(StrEnum):
    """Unit of a value, and thereby how it is written."""

    PEOPLE = "people"
    PILOTS = "pilots"
    ROWS = "rows"
    RECORDS = "records"
    SHARE = "share"
    SCORE = "score, 1 to 5"
    CHANGE = "points on a scale of 1 to 5"
    PER_THOUSAND_YEAR = "records per 1,000 residents and year"

    def write(self, value: float) -> str:
        """The value as a reader needs it; the only place where a metric is rounded."""
        match self:
            case Unit.SHARE:
                return formats.percent(value)
            case Unit.SCORE | Unit.PER_THOUSAND_YEAR:
                return formats.number(value, decimals=1)
            case Unit.CHANGE:
                return formats.signed(value, decimals=2)
            case _:
                return formats.number(value)


class Direction(StrEnum):
    """Which way is better, if any way is."""

    HIGHER = "higher is better"
    LOWER = "lower is better"
    NEITHER = "neither way is better in itself"


class Disclosure(StrEnum):
    """Which rule protects the people behind a number."""

    ATTITUDE = "attitudes and self-reports of people"
    COUNT = "counts and shares of people"
    OPEN = "published open data or facts about programmes: no rule"


@dataclass(frozen=True, slots=True)
class Rows:
    """The estimator sees the rows themselves: the named columns of a view."""

    view: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """The estimator sees one row of sums, added up inside the database."""

    view: str
    sums: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One number that Beatwise knows how to make.

    Attributes:
        key: permanent snake_case name.
        title, question: what it is, and what it answers.
        reads: rows, or sums of one or several views; further views add denominators and are
            filtered and split by those dimensions only that they have.
        estimator: the pure function from what was read, per group, to an estimate.
        unit, direction: of the value.
        dimensions: columns of the first view that one may select on or split by.
        never_mixed: dimensions that evaluation splits by, unless one value of them is selected.
        partitions: dimensions whose values divide the people behind the metric, so that a whole
            and all parts but one would give that one away.
        base: what the base counts.
        disclosure: the rule that protects people.
        formula: the definition in words that let a stranger recompute it in SQL.
        caveats, citation: what to bear in mind, and where the method comes from.
        rows_view: view that lists the rows behind, with load_id and row_no.
        rows_columns: dimension to column of `rows_view`, where their names differ.
    """

    key: str
    title: str
    question: str
    reads: Rows | tuple[Totals, ...]
    estimator: Callable[[pl.DataFrame], Estimate | TooFew]
    unit: Unit
    direction: Direction
    dimensions: tuple[str, ...]
    base: str
    disclosure: Disclosure
    formula: str
    caveats: str
    citation: str
    rows_view: str
    never_mixed: tuple[str, ...] = ()
    partitions: tuple[str, ...] = ()
    rows_columns: dict[str, str] = field(default_factory=dict)

    @property
    def view(self) -> str:
        """The view that gives the dimensions."""
        return self.views[0]

    @property
    def views(self) -> tuple[str, ...]:
        """Every view that is read."""
        if isinstance(self.reads, Rows):
            return (self.reads.view,)
        return tuple(read.view for read in self.reads)

    def __hash__(self) -> int:
        return hash(self.key)
