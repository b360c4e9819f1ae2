"""Survey export: one row per respondent and wave, one column per item.

Answers are codes, or words: those of plain agreement, or those that the codebook lists for the
item, in any case; -99, n/a and na stand for no answer. Respondents are joined over waves by their
link code; without one a respondent stands alone in that wave. Reverse coding waits for the view, so
that the answer as given stays on record.
"""

from __future__ import annotations

import re
from typing import Any

import polars as pl

from shared.contract.vocabulary import ITEM_PATTERN, Arm, PlanPart
from warehouse.answer_labels import AGREEMENT, labelled_answers
from warehouse.expressions import day, is_date, matches, one_of, present, truth, unique, warn
from warehouse.source import FileContext, RawColumn, Rule, Severity, Source

ITEMS = re.compile(ITEM_PATTERN)
NOT_ANSWERED = ("-99", "n/a", "na")


def rules(context: FileContext) -> tuple[Rule, ...]:
    """Who, when and which arm must be known; every answer lies in its item's range."""
    items = SOURCE.repeated_in(context.header)
    codebook = context.references["survey_codebook"]
    return (
        *present("programme", "wave", "arm"),
        *present("ResponseId", private=True),
        matches("wave", "T[1-9]", "is a wave such as T1"),
        one_of("arm", list(Arm)),
        is_date("RecordedDate"),
        unique("programme", "wave", "ResponseId", private=True),
        unique("programme", "wave", "link_code", private=True),
        *_answer_rules(items, codebook),
        Rule(
            name="has at least one answer",
            column=items[0],
            broken=~pl.any_horizontal(_is_answered(item) for item in items),
        ),
        _straight_lined(_scores(items, codebook), items[0]),
        *_in_calendar(context.references["evaluation_plan"]),
        Rule(
            name="has a link code",
            column="link_code",
            broken=pl.col("link_code").is_null(),
            severity=Severity.WARNING,
            private=True,
        ),
    )


def _answer_rules(items: tuple[str, ...], codebook: pl.DataFrame) -> tuple[Rule, ...]:
    listed = {row["item_code"]: row for row in codebook.iter_rows(named=True)}
    return tuple(
        _answer_rule(item, listed[item])
        if item in listed
        else Rule(name="is an item of the codebook", column=item, broken=_is_answered(item))
        for item in items
    )


def _answer_rule(item: str, listed: dict[str, Any]) -> Rule:
    low, high = listed["minimum"], listed["maximum"]
    score = _score(item, listed["labels"])
    fits = score.is_between(low, high) & (score == score.round())
    words = "the codebook's" if listed["labels"] else "plain agreement, or the codebook's"
    return Rule(
        name=f"is a whole number from {low} to {high}, or a label of that answer ({words}; list "
        "others in the codebook's column labels)",
        column=item,
        broken=_is_answered(item) & ~fits.fill_null(False),
    )


def _scores(items: tuple[str, ...], codebook: pl.DataFrame) -> list[pl.Expr]:
    labels = dict(codebook.select("item_code", "labels").iter_rows())
    return [_score(item, labels.get(item)) for item in items]


def _score(item: str, labels: str | None) -> pl.Expr:
    """The answer as a number; null where it is neither a number nor a label of the item."""
    scores = dict(labelled_answers(labels)) if labels else AGREEMENT
    known = _word(item).replace_strict(scores, default=None, return_dtype=pl.Float64)
    number = pl.col(item).cast(pl.Float64, strict=False)
    return pl.when(_is_answered(item)).then(pl.coalesce(known, number)).alias(item)


def _is_answered(item: str) -> pl.Expr:
    return pl.col(item).is_not_null() & ~_word(item).is_in(NOT_ANSWERED)


def _word(item: str) -> pl.Expr:
    return pl.col(item).str.strip_chars().str.to_lowercase()


def _straight_lined(answers: list[pl.Expr], first: str) -> Rule:
    same = pl.max_horizontal(answers) == pl.min_horizontal(answers)
    return Rule(
        name="does not give the same answer throughout",
        column=first,
        broken=same if len(answers) > 1 else pl.lit(value=False),
        severity=Severity.WARNING,
    )


def _in_calendar(plan: pl.DataFrame) -> tuple[Rule, ...]:
    """The day, where a plan has a calendar, lies within the planned days of its wave."""
    outside = [
        (pl.col("programme") == wave["programme_code"])
        & (pl.col("wave") == wave["name"])
        & ~day("RecordedDate").is_between(wave["opens_on"], wave["closes_on"])
        for wave in plan.filter(pl.col("part") == PlanPart.WAVE).iter_rows(named=True)
    ]
    if not outside:
        return ()
    name = "lies within the planned days of its wave"
    return (warn(Rule(name=name, column="RecordedDate", broken=pl.any_horizontal(outside))),)


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_survey_answer per answered item."""
    items = SOURCE.repeated_in(context.header)
    identifier = raw.select(_identifier()).to_series()
    answers = raw.with_columns(
        *_scores(items, context.references["survey_codebook"]),
        respondent=context.pseudonyms.of(identifier),
    ).unpivot(
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
        answer=pl.col("answer").cast(pl.Int16),
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
        RawColumn("ResponseId", "The tool's identifier of the response.", private=True),
        RawColumn("RecordedDate", "Day of the answer, YYYY-MM-DD.", required=False),
        RawColumn("lpa", "Local policing area.", required=False),
        RawColumn(
            "link_code",
            "Code that the respondent repeats in each wave.",
            required=False,
            private=True,
        ),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    repeated=ITEMS,
    table="fct_survey_answer",
    key=("programme_code", "respondent", "wave"),
    rules=rules,
    tidy=tidy,
    needs=("survey_codebook",),
    weighs=("evaluation_plan",),
    dated="answered_on",
    spreads=True,
)
