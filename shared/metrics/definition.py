"""What a metric is. Families define them; the registry lists them; `Evaluator` computes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from shared.contract import formats
from shared.contract.errors import DefinitionFault
from shared.stats import Estimate, TooFew


class Unit(StrEnum):
    """Unit of a value, and thereby how it is written."""

    PEOPLE = "people"
    PILOTS = "pilots"
    ROWS = "rows"
    RECORDS = "records"
    SHARE = "share"
    TIME_SHARE = "share of time"
    SCORE = "score, 1 to 5"
    CHANGE = "points on a scale of 1 to 5"
    SPREAD = "points that scores of 1 to 5 lie apart"
    PER_THOUSAND_YEAR = "records per 1,000 residents and year"
    CONTACTS = "contacts"
    CONTACTS_EACH = "contacts per stakeholder"
    STAKEHOLDERS = "stakeholders"
    ESCALATIONS = "escalations"
    ACTIONS = "actions"
    OPPORTUNITIES = "opportunities"
    DEPENDENCIES = "dependencies"
    SITES = "sites"
    ITEMS = "survey items"
    STEPS = "steps"
    STEP = "step, 1 to 8"
    FEATURES = "features of eleven"
    THEMES = "themes"
    EXCERPTS = "excerpts"
    INTERVIEWS = "interviews"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    HOURS = "hours"
    HOURS_PER_THOUSAND_MONTH = "hours per 1,000 residents and month"
    CONTACTS_PER_THOUSAND_MONTH = "contacts per 1,000 residents and month"
    POUNDS = "pounds"
    RUNG = "rung of Arnstein's ladder, 1 to 8"
    COEFFICIENT = "coefficient, −1 to 1"
    UNSIGNED_COEFFICIENT = "coefficient, at most 1"
    DEVIATIONS = "standard deviations"
    EFFECT = "points on a scale of 1 to 5, either way"
    SHARE_CHANGE = "change of a share"
    EXPECTED_ITEMS = "survey items expected"
    SUBJECTS = "subjects of watch rules"

    def write(self, value: float) -> str:
        """The value as a reader needs it; the only place where a metric is rounded."""
        match self:
            case Unit.SHARE:
                return formats.percent(value)
            case Unit.TIME_SHARE:
                return f"{formats.number(value * 100, decimals=1)}\N{NO-BREAK SPACE}%"
            case Unit.SHARE_CHANGE:
                return f"{formats.signed(value * 100)} points"
            case Unit.CHANGE | Unit.COEFFICIENT | Unit.DEVIATIONS:
                return formats.signed(value, decimals=2)
            case Unit.EFFECT | Unit.UNSIGNED_COEFFICIENT:
                return formats.number(value, decimals=2)
            case Unit.FEATURES:
                return formats.number(value, decimals=0 if float(value).is_integer() else 1)
            case Unit.POUNDS:
                return f"£{formats.number(value)}"
            case _:
                return formats.number(value, decimals=1 if self in _ONE_DECIMAL else 0)


_ONE_DECIMAL = frozenset(
    {
        Unit.SCORE,
        Unit.SPREAD,
        Unit.PER_THOUSAND_YEAR,
        Unit.CONTACTS_PER_THOUSAND_MONTH,
        Unit.CONTACTS_EACH,
        Unit.HOURS_PER_THOUSAND_MONTH,
        Unit.EXPECTED_ITEMS,
        Unit.MONTHS,
        Unit.STEP,
        Unit.RUNG,
    }
)


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


Sums = Mapping[str, Any]
"""One row of sums by column; `rows` holds how many rows stand behind them."""

Estimator = Callable[[Any], Estimate | TooFew]
"""From what a metric reads of one group (a frame of rows, or its sums) to its estimate."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The estimator sees rows: the named columns of a view, those alike but for `added` as one.

    Where a metric protects people, rows with a null among them are no answer and never arrive.

    Attributes:
        added: those of the columns that the estimator only adds up over rows alike in the others
            (hours of one person), so that the database may do so first.
    """

    view: str
    columns: tuple[str, ...]
    added: tuple[str, ...] = ()


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
        base: what the base counts.
        disclosure: the rule that protects people.
        people: column of the first view that names the person behind a row, needed where
            partitions are.
        never_mixed: dimensions that evaluation splits by, unless one value of them is selected.
        partitions: dimensions whose values divide the people, or what is added up over them, the
            most important first: small cells are merged within the later ones first.
        ranked: the partition that holds ranks, whose small values are merged upward.
        implied: dimensions that a never-mixed one determines (the scale of an item).
        others: further dimensions of a metric that protects nobody.
        corrected: the never-mixed dimension along which the tests of a family stand side by side.
        formula: the definition in words that let a stranger recompute it in SQL.
        caveats, citation: what to bear in mind, and where the method comes from.
        rows_view: view that lists the rows behind, with load_id and row_no.
        rows_columns: dimension to column of `rows_view`, where their names differ.
    """

    key: str
    title: str
    question: str
    reads: Rows | tuple[Totals, ...]
    estimator: Estimator
    unit: Unit
    direction: Direction
    base: str
    disclosure: Disclosure
    formula: str
    caveats: str
    citation: str
    rows_view: str
    people: str = ""
    never_mixed: tuple[str, ...] = ()
    partitions: tuple[str, ...] = ()
    ranked: str | None = None
    implied: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    corrected: str | None = None
    rows_columns: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        protects = self.disclosure is not Disclosure.OPEN
        if protects and (self.others or (self.partitions and not self.people)):
            raise DefinitionFault(
                f"Metric {self.key} protects people: each of its dimensions is never mixed, or "
                "parts people that `people` names, or is implied by another; there are no others."
            )
        if self.ranked and not isinstance(self.reads, Rows):
            raise DefinitionFault(f"Metric {self.key} merges ranks, so it must read rows.")

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Columns of the first view that one may select on or split by."""
        return (*self.never_mixed, *self.partitions, *self.implied, *self.others)

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
