"""Item codebook of the officer survey: wording, scale, answer range, direction of each item."""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import ITEM_PATTERN, Scale
from warehouse.answer_labels import PATTERN, is_ambiguous
from warehouse.expressions import is_truth, matches, one_of, present, truth, unique
from warehouse.masking import masker
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """Every item has wording and a scale; what was answered keeps its meaning."""
    answered = context.references["survey_export"]["item_code"].unique()
    stored = context.references["survey_codebook"].filter(
        pl.col("item_code").is_in(answered.implode())
    )
    return (
        *present("item", "text", "scale", "min", "max"),
        matches("item", ITEM_PATTERN, "is an item code such as Q18"),
        one_of("scale", list(Scale)),
        matches("min", "1", "is 1, as scores run from 1 to 5"),
        matches("max", "5", "is 5, as scores run from 1 to 5"),
        is_truth("reverse"),
        matches("labels", PATTERN, "is a list such as 1=Never;2=Seldom;3=Often"),
        Rule(
            name="gives no label to two answers",
            column="labels",
            broken=pl.col("labels").map_batches(_ambiguous, return_dtype=pl.Boolean),
        ),
        _keeps("scale", pl.col("scale"), stored, "scale"),
        _keeps("reverse", truth("reverse"), stored, "is_reverse"),
        unique("item"),
        *masker(context).warnings("text"),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_item per item."""
    return raw.select(
        "row_no",
        item_code=pl.col("item"),
        text=masker(context).text("text"),
        scale=pl.col("scale"),
        position=pl.col("item").str.slice(1).cast(pl.Int32),
        minimum=_whole("min"),
        maximum=_whole("max"),
        is_reverse=truth("reverse"),
        version=pl.col("version"),
        labels=pl.col("labels"),
        is_synthetic=truth("synthetic"),
    )


def _keeps(column: str, now: pl.Expr, stored: pl.DataFrame, kept: str) -> Rule:
    """An item that has been answered may not come to mean something else."""
    before = dict(stored.select("item_code", kept).iter_rows())
    dtype = stored.schema[kept]
    held = pl.col("item").replace_strict(before, default=None, return_dtype=dtype)
    return Rule(
        name="is unchanged for an item that has been answered (load another instrument into a "
        "directory of its own)",
        column=column,
        broken=now != held,
    )


def _ambiguous(labels: pl.Series) -> pl.Series:
    """Lists in which one label stands for several answers."""
    found = {text: is_ambiguous(text) for text in labels.drop_nulls().unique()}
    return labels.replace_strict(found, default=None, return_dtype=pl.Boolean)


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
        RawColumn(
            "labels",
            "Words of the answers, 1=Never;2=Seldom …, where exports give words that are not "
            "those of plain agreement; several words may stand for one answer.",
            required=False,
        ),
        RawColumn("version", "Version of the instrument.", required=False),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="dim_item",
    key=("item_code",),
    rules=rules,
    tidy=tidy,
    weighs=("roster", "survey_export", "survey_codebook"),
)
