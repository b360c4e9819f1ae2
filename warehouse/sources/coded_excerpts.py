"""Coded excerpts: stretches of interview transcripts with their theme, from two forms of export.

Taguette numbers its highlights and gives one row per tag, but no coder: where several code, each
hands in an export with a column that says who. NVivo and others export references without a
number: two equal rows are two references, and a later export replaces what its coder coded so in
the same transcript.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import polars as pl

from shared.contract.vocabulary import Valence
from warehouse.expressions import (
    is_code,
    is_truth,
    known,
    one_of,
    present,
    programme_of_interview,
    truth,
    unique,
    warn,
)
from warehouse.masking import impersonal, masker
from warehouse.source import FileContext, RawColumn, Rule, Source


@dataclass(frozen=True, slots=True)
class _Form:
    """What an export calls its columns."""

    document: str
    theme: str
    excerpt: str
    highlight: str | None = None


def rules(form: _Form, context: FileContext) -> tuple[Rule, ...]:
    """A transcript of the interview index, a theme and the words themselves."""
    in_no_index = programme_of_interview(form.document, context).is_null()
    return (
        *present(form.theme),
        *present(form.document, form.excerpt, private=True),
        Rule(
            name="is a transcript of one programme in the interview index",
            column=form.document,
            broken=in_no_index & pl.col(form.document).is_not_null(),
            private=True,
        ),
        *impersonal(form.theme),
        is_truth("releasable"),
        one_of("valence", list(Valence)),
        *_highlight_rules(form),
        *_theme_rules(form, context.references["theme_codebook"]),
        *masker(context).warnings(form.excerpt),
    )


def _highlight_rules(form: _Form) -> tuple[Rule, ...]:
    if form.highlight is None:
        return ()
    return (
        *present(form.highlight),
        is_code(form.highlight),
        unique(form.highlight, form.document, form.theme),
    )


def _theme_rules(form: _Form, themes: pl.DataFrame) -> tuple[Rule, ...]:
    """A theme, where a codebook is loaded, is one that excerpts may be given."""
    codable = themes.filter("is_codable").select("theme")
    if codable.is_empty():
        return ()
    return (warn(known(form.theme, what="a theme of the codebook", among=codable)),)


def tidy(form: _Form, raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_coded_excerpt per row of the export."""
    mask = masker(context)
    return raw.with_columns(
        programme_code=programme_of_interview(form.document, context),
        pseudonym=context.pseudonyms.of(raw[form.document]),
    ).select(
        "row_no",
        "programme_code",
        document=pl.col("pseudonym"),
        highlight=pl.col(form.highlight) if form.highlight else pl.lit(None, dtype=pl.String),
        tag=pl.col(form.theme),
        excerpt=mask.text(form.excerpt),
        coder=context.pseudonyms.of(raw["coder"]),
        valence=pl.col("valence"),
        releasable=truth("releasable"),
        masked=mask.marks(form.excerpt),
        is_synthetic=truth("synthetic"),
    )


TAGUETTE_FORM = _Form("document", "tag", "content", highlight="id")
REFERENCE_FORM = _Form("file", "code", "reference text")
LICENCE = "Personal data: the evaluator's, under its protection assessment"
OF_EITHER = (
    RawColumn("coder", "Code of the person who coded.", required=False, private=True),
    RawColumn("valence", "for or against the theme; blank where not said.", required=False),
    RawColumn(
        "releasable",
        "yes where the evaluator has cleared the quote for print; otherwise it is not.",
        required=False,
    ),
    RawColumn("synthetic", "true marks sample data.", required=False),
)
TABLE, KEY = "fct_coded_excerpt", ("document", "highlight", "tag", "coder")
NEEDS, WEIGHS = ("interview_index",), ("roster", "theme_codebook")

TAGUETTE = Source(
    kind="taguette_highlights",
    title="Taguette highlights",
    origin="Taguette, export of highlights as CSV",
    licence=LICENCE,
    columns=(
        RawColumn("id", "Number of the highlight."),
        RawColumn("document", "Name of the transcript, as in the interview index.", private=True),
        RawColumn("tag", "Theme that the stretch was given."),
        RawColumn("content", "The stretch itself."),
        *OF_EITHER,
    ),
    table=TABLE,
    key=KEY,
    rules=partial(rules, TAGUETTE_FORM),
    tidy=partial(tidy, TAGUETTE_FORM),
    needs=NEEDS,
    weighs=WEIGHS,
)

REFERENCES = Source(
    kind="coded_references",
    title="Coded references",
    origin="NVivo or another coding tool, export of references as a table",
    licence=LICENCE,
    columns=(
        RawColumn("file", "Name of the transcript, as in the interview index.", private=True),
        RawColumn("code", "Theme that the stretch was given."),
        RawColumn("reference text", "The stretch itself."),
        RawColumn("coverage", "Share of the transcript; not kept.", required=False),
        *OF_EITHER,
    ),
    table=TABLE,
    key=KEY,
    rules=partial(rules, REFERENCE_FORM),
    tidy=partial(tidy, REFERENCE_FORM),
    needs=NEEDS,
    weighs=WEIGHS,
)

SOURCES = (TAGUETTE, REFERENCES)
