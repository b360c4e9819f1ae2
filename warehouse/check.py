"""Holds rows to their contract: every row is accepted, or rejected with each rule that it broke."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from warehouse.masking import without_contacts
from warehouse.source import ROW_NO, Rule, Severity

MASK = "(masked)"
SHOWN_CHARACTERS = 200
REJECT_SCHEMA = {
    ROW_NO: pl.Int64,
    "column_name": pl.String,
    "rule": pl.String,
    "value": pl.String,
}


@dataclass(frozen=True, slots=True)
class Checked:
    """One batch, judged.

    Attributes:
        accepted: the rows that broke no error rule, unchanged.
        rejects: one row per rejected row and rule: row_no, column_name, rule, value (masked where
            private; null where blank).
        rejected: the rows that broke one, unchanged.
        warnings: accepted rows per warning rule that at least one of them broke.
        warned: accepted rows with at least one warning.
    """

    accepted: pl.DataFrame
    rejects: pl.DataFrame
    rejected: pl.DataFrame
    warnings: tuple[tuple[Rule, int], ...]
    warned: int


def check(batch: pl.DataFrame, rules: tuple[Rule, ...]) -> Checked:
    """Judge a batch of raw text rows; a rule that gives null counts as kept."""
    flags = batch.select(
        rule.broken.fill_null(False).alias(str(number)) for number, rule in enumerate(rules)
    )
    errors = _of(flags, rules, Severity.ERROR)
    bad = errors.select(pl.any_horizontal(pl.all())).to_series()
    good = ~bad
    warned = _of(flags, rules, Severity.WARNING)
    if bad.any() and warned.width:
        warned = warned.filter(good)
    return Checked(
        accepted=batch.filter(good) if bad.any() else batch,
        rejects=_rejects(batch, errors, rules) if bad.any() else pl.DataFrame(schema=REJECT_SCHEMA),
        rejected=batch.filter(bad),
        warnings=_counts(warned, rules),
        warned=_any_rows(warned),
    )


def _of(flags: pl.DataFrame, rules: tuple[Rule, ...], severity: Severity) -> pl.DataFrame:
    return flags.select(
        str(number) for number, rule in enumerate(rules) if rule.severity is severity
    )


def _rejects(batch: pl.DataFrame, errors: pl.DataFrame, rules: tuple[Rule, ...]) -> pl.DataFrame:
    parts = [
        _reject_rows(batch.filter(errors[name]), rules[int(name)])
        for name in errors.columns
        if errors[name].any()
    ]
    return pl.concat(parts).sort(ROW_NO, "column_name", "rule")


def _reject_rows(rows: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    value = pl.col(rule.column).str.slice(0, 2 * SHOWN_CHARACTERS)
    masked = value.map_batches(without_contacts, return_dtype=pl.String)
    shown = pl.when(value.is_not_null()).then(pl.lit(MASK)) if rule.private else masked
    return rows.select(
        pl.col(ROW_NO).cast(pl.Int64),
        column_name=pl.lit(rule.column),
        rule=pl.lit(rule.name),
        value=(pl.when(value.is_null()).then(None).otherwise(shown)).str.slice(0, SHOWN_CHARACTERS),
    )


def _counts(warned: pl.DataFrame, rules: tuple[Rule, ...]) -> tuple[tuple[Rule, int], ...]:
    counts = ((rules[int(name)], int(warned[name].sum())) for name in warned.columns)
    return tuple((rule, rows) for rule, rows in counts if rows)


def _any_rows(warned: pl.DataFrame) -> int:
    if not warned.width:
        return 0
    return int(warned.select(pl.any_horizontal(pl.all()).sum()).item())
