"""Item codebook of the officer survey: wording, scale, answer range, direction of each item."""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import ITEM_PATTERN, Scale
from warehouse.expressions import in_range, is_truth, matches, one_of, present, truth, unique
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """Every item has wording, a scale and an answer range that holds the answers given so far."""
    answers = context.references["survey_export"]
    given = answers.group_by("item_code").agg(lowest=pl.min("answer"), highest=pl.max("answer"))
    return (
        *present("item", "text", "scale", "min", "max"),
        matches("item", ITEM_PATTERN, "is an item code such as Q18"),
        one_of("scale", list(Scale)),
        in_range("min", 0, 10, whole=True),
        in_range("max", 1, 11, whole=True),
        Rule(
            name="is above min",
            column="max",
            broken=_whole("max") <= _whole("min"),
        ),
        _holds("min", _whole("min") > _given(given, "lowest")),
        _holds("max", _whole("max") < _given(given, "highest")),
        is_truth("reverse"),
        unique("item"),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_item per item."""
    return raw.select(
        "row_no",
        item_code=pl.col("item"),
        text=pl.col("text"),
        scale=pl.col("scale"),
        position=pl.col("item").str.slice(1).cast(pl.Int32),
        minimum=_whole("min"),
        maximum=_whole("max"),
        is_reverse=truth("reverse"),
        version=pl.col("version"),
        is_synthetic=truth("synthetic"),
    )


def _holds(column: str, broken: pl.Expr) -> Rule:
    return Rule(name="leaves room for every answer already loaded", column=column, broken=broken)


def _given(given: pl.DataFrame, extreme: str) -> pl.Expr:
    """The most extreme answer that was given to a row's item; null where none was."""
    found = dict(given.select("item_code", extreme).iter_rows())
    return pl.col("item").replace_strict(found, default=None, return_dtype=pl.Int32)


def _whole(column: str) -> pl.Expr:
    return pl.col(column).cast(pl.Float64, strict=False).cast(pl.Int32, strict=False)


SOURCE = Source(
    kind="survey_codebook",
    title="Survey item codebook",
    origin="The evaluator's instrument",
    licence="The evaluator's own",
    columns=(
        RawColumn("item", "Item code, as the export's columns name it: Q1, Q2 …"),
        RawColumn("text", "Wording."),
        RawColumn("scale", "Scale that the item belongs to."),
        RawColumn("min", "Lowest answer code."),
        RawColumn("max", "Highest answer code."),
        RawColumn("reverse", "yes where a high answer is unfavourable."),
        RawColumn("version", "Version of the instrument.", required=False),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="dim_item",
    key=("item_code",),
    rules=rules,
    tidy=tidy,
    weighs=("survey_export",),
)
