"""Quotes of interviewees that may be printed, and nothing else of an interview.

A quote comes out only where the evaluator has cleared it, its interviewee consents, and the band of
rank that is named beside it holds enough interviewees. What could identify a person was masked when
the excerpt was loaded. Nothing tells which quotes are of the same person.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from shared.contract.errors import UnknownName
from shared.metrics.disclosure import merged_ranks
from shared.metrics.evaluate import Evaluator
from shared.metrics.registers import programme as registered_programme
from shared.store import Filter


@dataclass(frozen=True, slots=True)
class Quote:
    """One released quote.

    Attributes:
        theme: theme that the stretch was given; a stretch of two themes is quoted under both.
        text: the stretch, with its masks.
        valence: for or against the theme; None where not said.
        role_band: band of rank of enough interviewees, such as "supervisor or senior".
    """

    theme: str
    text: str
    valence: str | None
    role_band: str


def released_quotes(
    evaluator: Evaluator, programme: str, theme: str | None = None
) -> tuple[Quote, ...]:
    """The released quotes of a programme, or of one of its themes, in order of theme and text.

    A band with fewer interviewees than the minimum base for attitudes is merged upward with its
    neighbours, as everywhere; where all of them together are fewer, there are no quotes.

    Raises:
        UnknownName: the pilot register has no such programme, or its interviews no such theme.
    """
    registered_programme(evaluator, programme)
    where = {"programme_code": [programme]}
    if theme is not None:
        _require_theme(evaluator, where, theme)
        where |= {"tag": [theme]}
    columns = ("document", "tag", "excerpt", "valence", "is_releasable")
    excerpts = evaluator.snapshot.rows("v_coded_excerpt", columns, where)
    interviews = _interviews(evaluator, programme)
    cleared = excerpts.filter("is_releasable").join(interviews, on="document")
    released = cleared.filter(pl.col("has_consent") & pl.col("label").is_not_null())
    printed = released.sort("tag", "excerpt", "label", "valence").unique(
        ("document", "tag", "excerpt"), keep="first", maintain_order=True
    )
    quoted = printed.select("tag", "excerpt", "valence", "label")
    return tuple(Quote(*row) for row in quoted.iter_rows())


def _interviews(evaluator: Evaluator, programme: str) -> pl.DataFrame:
    """Interviews with consent and the label of the band; null where too few stand behind it."""
    minimum = evaluator.thresholds.attitude
    columns = ("document", "role_band", "has_consent")
    rows = evaluator.snapshot.rows("v_interview", columns, {"programme_code": [programme]})
    bands = rows.group_by("role_band").agg(pl.col("document"))
    people = {band: frozenset(documents) for band, documents in bands.iter_rows()}
    labels = merged_ranks(people, minimum=minimum)
    named = rows.with_columns(pl.col("role_band").replace_strict(labels).alias("label"))
    enough = pl.col("document").n_unique().over("label") >= minimum
    return named.select("document", "has_consent", pl.when(enough).then("label").alias("label"))


def _require_theme(evaluator: Evaluator, where: Filter, theme: str) -> None:
    known = evaluator.snapshot.rows("v_theme_used", ("theme",), where)["theme"].to_list()
    if theme not in known:
        raise UnknownName("theme", theme, known)
