"""Interviews: who spoke, which themes at which rank, who disagreed, and how surely it was coded."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Cell, Figure, Table, base, interval, value
from reporter.section import Subject
from shared.contract.vocabulary import ResultState
from shared.figures import matrix, pilot_stock
from shared.findings import Statement, readings
from shared.findings.accounts import interviews as account
from shared.findings.phrases import rank_name
from shared.metrics import MetricResult
from shared.metrics.quotes import Quote, released_quotes

QUOTED = 6
"""Quotes that are printed, of as many themes."""
LISTED = 24
"""Themes that are printed; the others are attached."""


@dataclass(frozen=True, slots=True)
class Testimony:
    """A released quote as it is printed."""

    theme: str
    text: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Interviews:
    """What interviewees said; exhibits are None or empty where nobody was asked."""

    people: Statement
    is_coded: bool
    themes: tuple[Statement, ...]
    matrix: Figure | None
    table: Table | None
    coding: tuple[Statement, ...]
    quotes: tuple[Testimony, ...]


def build(subject: Subject) -> Interviews:
    """Interviewees, themes, trust in the coding, and released quotes."""
    people = account.interviewees(
        _evaluate(subject, "interviews"), _evaluate(subject, "interviews", by=("role_band",))
    )
    prevalence = _evaluate(subject, "theme_prevalence")
    negative = _evaluate(subject, "theme_negative_cases")
    if not prevalence.groups:
        return Interviews(people, False, (), None, None, (), ())
    return Interviews(
        people=people,
        is_coded=True,
        themes=(
            account.common_themes(prevalence, negative),
            account.together(_evaluate(subject, "theme_co_occurrence")),
        ),
        matrix=_matrix(subject, prevalence),
        table=_table(subject, prevalence, negative),
        coding=(
            account.coders(
                _evaluate(subject, "coder_agreement"), _evaluate(subject, "coders_agreeing")
            ),
            account.saturation(
                _evaluate(subject, "theme_saturation"),
                _evaluate(subject, "theme_saturation_reached"),
            ),
        ),
        quotes=_quotes(subject),
    )


def _evaluate(subject: Subject, key: str, by: tuple[str, ...] = ()) -> MetricResult:
    return subject.evaluator.evaluate(key, {"programme_code": subject.programme.code}, by=by)


def _bands(bands: MetricResult) -> dict[str, str]:
    """Bands of rank with what heads their columns."""
    found = dict.fromkeys(str(group.value_of("role_band")) for group in bands.groups)
    return {band: _heading(band) for band in found}


def _heading(band: str) -> str:
    text = rank_name(band)
    return text[0].upper() + text[1:]


def _matrix(subject: Subject, prevalence: MetricResult) -> Figure | None:
    bands = _evaluate(subject, "theme_prevalence", by=("role_band",))
    if prevalence.state is not ResultState.OK:
        return None
    chart = pilot_stock.themes_by_rank(prevalence, bands, _bands(bands))
    return Figure(
        key="figure-themes",
        caption=chart.frame.title,
        drawing=matrix.printed(chart),
        note=chart.frame.note,
        reading=readings.themes(prevalence, bands),
        results=(prevalence, bands),
    )


def _table(subject: Subject, prevalence: MetricResult, negative: MetricResult) -> Table:
    bands = _evaluate(subject, "theme_prevalence", by=("role_band",))
    ordered = sorted(
        prevalence.groups,
        key=lambda g: (-g.estimate.value if g.state is ResultState.OK else 1, g.value_of("theme")),
    )
    names = _bands(bands)
    rows = []
    for group in ordered:
        theme = group.value_of("theme")
        ranks = [value(bands, bands.at(theme=theme, role_band=band)) for band in names]
        against = negative.at(theme=theme)
        own = value(prevalence, group), interval(prevalence, group), base(prevalence, group)
        rows.append((Cell(theme), *own, *ranks, value(negative, against)))
    return Table(
        key="themes",
        caption="Every theme: who spoke of it, by rank, and who spoke against it",
        head=("Theme", "Everyone", "95 % interval", "Base", *names.values(), "Against"),
        rows=tuple(rows[:LISTED]),
        more=tuple(rows[LISTED:]),
        note=f"Shares of interviewees. {_bases(bands, names)}Interviewees were chosen, not drawn "
        "at random: intervals tell of their number, not of whom they stand for. Source: coded "
        "interviews.",
        results=(prevalence, bands, negative),
    )


def _bases(bands: MetricResult, names: dict[str, str]) -> str:
    """'Bases: 14 community support officers, 10 supervisors or seniors. ', or nothing."""
    found = {
        str(group.value_of("role_band")): group.estimate.base
        for group in bands.groups
        if group.state is ResultState.OK
    }
    parts = [f"{count} {rank_name(band)}" for band, count in found.items() if band in names]
    return f"Bases: {', '.join(parts)}. " if parts else ""


def _quotes(subject: Subject) -> tuple[Testimony, ...]:
    released = released_quotes(subject.evaluator, subject.programme.code)
    first: dict[str, Quote] = {}
    for quote in released:
        if quote.text not in {known.text for known in first.values()}:
            first.setdefault(quote.theme, quote)
    chosen = list(first.values())[:QUOTED]
    return tuple(
        Testimony(quote.theme, quote.text, f"one of the {rank_name(quote.role_band)}")
        for quote in chosen
    )
