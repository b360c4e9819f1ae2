"""Survey export: one row per respondent and wave, one column per item, answers as codes.

Respondents are joined over waves by their link code; without one a respondent stands alone in that
wave. Reverse coding waits for the view, so that the answer as given stays on record.
"""

from __future__ import annotations

import re

import polars as pl

from shared.contract.vocabulary import ITEM_PATTERN, Arm
from warehouse.expressions import day, in_range, is_date, matches, one_of, present, truth, unique
from warehouse.source import FileContext, RawColumn, Rule, Severity, Source

ITEMS = re.compile(ITEM_PATTERN)


def rules(context: FileContext) -> tuple[Rule, ...]:
    """Who, when and which arm must be known; every answer lies in its item's range."""
    items = SOURCE.repeated_in(context.header)
    return (
        *present("programme", "wave", "arm"),
        *present("ResponseId", private=True),
        matches("wave", "T[1-9]", "is a wave such as T1"),
        one_of("arm", list(Arm)),
        is_date("RecordedDate"),
        unique("programme", "wave", "ResponseId", private=True),
        unique("programme", "wave", "link_code", private=True),
        *_answer_rules(items, context.references["survey_codebook"]),
        Rule(
            name="has at least one answer",
            column=items[0],
            broken=pl.all_horizontal(pl.col(item).is_null() for item in items),
        ),
        _straight_lined(items),
        Rule(
            name="has a link code",
            column="link_code",
            broken=pl.col("link_code").is_null(),
            severity=Severity.WARNING,
            private=True,
        ),
    )


def _answer_rules(items: tuple[str, ...], codebook: pl.DataFrame) -> tuple[Rule, ...]:
    ranges = {row["item_code"]: row for row in codebook.iter_rows(named=True)}
    return tuple(
        in_range(item, ranges[item]["minimum"], ranges[item]["maximum"], whole=True)
        if item in ranges
        else Rule(name="is an item of the codebook", column=item, broken=pl.col(item).is_not_null())
        for item in items
    )


def _straight_lined(items: tuple[str, ...]) -> Rule:
    answers = [pl.col(item) for item in items]
    same = pl.max_horizontal(answers) == pl.min_horizontal(answers)
    return Rule(
        name="does not give the same answer throughout",
        column=items[0],
        broken=same if len(items) > 1 else pl.lit(value=False),
        severity=Severity.WARNING,
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_survey_answer per answered item."""
    items = SOURCE.repeated_in(context.header)
    identifier = raw.select(_identifier()).to_series()
    answers = raw.with_columns(respondent=context.pseudonyms.of(identifier)).unpivot(
        on=items,
        index=[
            "row_no",
            "programme",
            "respondent",
            "wave",
            "arm",
            "lpa",
            "link_code",
            "RecordedDate",
            "synthetic",
        ],
        variable_name="item_code",
        value_name="answer",
    )
    return answers.filter(pl.col("answer").is_not_null()).select(
        "row_no",
        programme_code=pl.col("programme"),
        respondent=pl.col("respondent"),
        wave=pl.col("wave"),
        arm=pl.col("arm"),
        lpa=pl.col("lpa"),
        item_code=pl.col("item_code"),
        answer=pl.col("answer").cast(pl.Float64).cast(pl.Int16),
        has_link_code=pl.col("link_code").is_not_null(),
        answered_on=day("RecordedDate"),
        is_synthetic=truth("synthetic"),
    )


def _identifier() -> pl.Expr:
    """A link code joins waves within a programme; a response id is good for its own row only."""
    linked = pl.concat_str(pl.lit("link"), "programme", "link_code", separator="|")
    alone = pl.concat_str(pl.lit("response"), "programme", "wave", "ResponseId", separator="|")
    return pl.coalesce(linked, alone)


SOURCE = Source(
    kind="survey_export",
    title="Officer survey, wide export",
    origin="Survey tool's export, one row per respondent and wave",
    licence="Personal data: the evaluator's, under its protection assessment",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn("wave", "T1, T2 …"),
        RawColumn("arm", "treated or control."),
        RawColumn("ResponseId", "The tool's identifier of the response."),
        RawColumn("RecordedDate", "Day of the answer, YYYY-MM-DD.", required=False),
        RawColumn("lpa", "Local policing area.", required=False),
        RawColumn("link_code", "Code that the respondent repeats in each wave.", required=False),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    repeated=ITEMS,
    table="fct_survey_answer",
    key=("programme_code", "respondent", "wave"),
    rules=rules,
    tidy=tidy,
    needs=("survey_codebook",),
    dated="answered_on",
    spreads=True,
)
