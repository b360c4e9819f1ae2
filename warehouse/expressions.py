"""Polars expressions that several sources use to judge and to read text columns."""

from __future__ import annotations

import polars as pl

from warehouse.source import Rule, Severity

TRUE_WORDS = ("true", "yes", "y", "1")
FALSE_WORDS = ("false", "no", "n", "0")
DATE_FORMAT = "%Y-%m-%d"
DAY_PATTERN = r"^((?:19|20)\d\d-\d\d-\d\d)(?:[T ]\d\d:\d\d.*)?$"


def present(*columns: str, private: bool = False) -> tuple[Rule, ...]:
    """Each column must be filled."""
    return tuple(
        Rule(name="is filled", column=name, broken=pl.col(name).is_null(), private=private)
        for name in columns
    )


def one_of(column: str, words: list[str]) -> Rule:
    """The value, where filled, is one of some words."""
    broken = pl.col(column).is_not_null() & ~pl.col(column).is_in(words)
    shown = ", ".join(words) if len(words) <= 8 else f"{', '.join(words[:5])} … ({len(words)})"
    return Rule(name=f"is one of {shown}", column=column, broken=broken)


def matches(column: str, pattern: str, name: str, *, private: bool = False) -> Rule:
    """The value, where filled, has a form."""
    broken = ~pl.col(column).str.contains(f"^(?:{pattern})$")
    return Rule(name=name, column=column, broken=broken, private=private)


def is_date(column: str) -> Rule:
    """The value, where filled, is a calendar day written YYYY-MM-DD."""
    broken = pl.col(column).is_not_null() & day(column).is_null()
    return Rule(name="is a day written YYYY-MM-DD", column=column, broken=broken)


def in_range(column: str, low: float, high: float, *, whole: bool = False) -> Rule:
    """The value, where filled, is a number from low to high."""
    value = pl.col(column).cast(pl.Float64, strict=False)
    fits = value.is_between(low, high)
    if whole:
        fits = fits & (value == value.round())
    kind = "a whole number" if whole else "a number"
    return Rule(
        name=f"is {kind} from {low:g} to {high:g}",
        column=column,
        broken=pl.col(column).is_not_null() & ~fits.fill_null(False),
    )


def unique(*columns: str, days: tuple[str, ...] = (), private: bool = False) -> Rule:
    """The columns together occur once in the file; later rows that repeat them break it.

    Args:
        columns: where one of them is blank, the row is not judged.
        days: those of the columns of which only the day counts, not the time after it.
        private: the value shown could identify a person.
    """
    key = pl.struct(day(name) if name in days else pl.col(name) for name in columns)
    filled = pl.all_horizontal(pl.col(c).is_not_null() for c in columns)
    return Rule(
        name=f"{' + '.join(columns)} occurs once in the file",
        column=columns[-1],
        broken=filled & ~key.is_first_distinct(),
        private=private,
    )


def known(*columns: str, what: str, among: pl.DataFrame) -> Rule:
    """The values, where filled, stand together in a row of `among`, in the order of its columns."""
    filled = pl.all_horizontal(pl.col(name).is_not_null() for name in columns)
    declared = among.rename(dict(zip(among.columns, columns, strict=True))).to_struct()
    broken = filled & ~pl.struct(columns).is_in(declared.implode())
    return Rule(name=f"is {what}", column=columns[-1], broken=broken)


def warn(rule: Rule) -> Rule:
    """The same rule, kept and counted instead of rejected."""
    return Rule(
        name=rule.name,
        column=rule.column,
        broken=rule.broken,
        severity=Severity.WARNING,
        private=rule.private,
    )


def day(column: str) -> pl.Expr:
    """The day of a text YYYY-MM-DD, with or without a time; null where it is no calendar day."""
    return pl.col(column).str.extract(DAY_PATTERN).str.to_date(DATE_FORMAT, strict=False)


def truth(column: str) -> pl.Expr:
    """True for yes, true, y and 1; false for everything else, blank included."""
    return pl.col(column).str.to_lowercase().is_in(list(TRUE_WORDS)).fill_null(False)


def is_truth(column: str) -> Rule:
    """The value, where filled, is yes or no."""
    words = list(TRUE_WORDS + FALSE_WORDS)
    broken = pl.col(column).is_not_null() & ~pl.col(column).str.to_lowercase().is_in(words)
    return Rule(name="is yes or no", column=column, broken=broken)
