"""Voices: who was interviewed, what they spoke of and against, and their own released words."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from dash import html
from dash.development.base_component import Component

from dashboard.components.figures import actions, figure_block, framed_block
from dashboard.components.filters import PROGRAMME, chosen_programme
from dashboard.components.headings import BRIEF, heading
from dashboard.components.messages import message, not_collected
from dashboard.components.numbers import headline, measured
from dashboard.components.said import said
from dashboard.components.shaded import shaded_table
from dashboard.components.tables import Cell, table
from dashboard.page import Block, Choice, Chosen, Page, PageFilter
from dashboard.sheet import Labels, register_sheet, result_sheet
from shared.contract import formats
from shared.contract.vocabulary import ResultState, Valence
from shared.figures import paired, pilot_stock, voice_stock
from shared.figures.chart import Frame
from shared.findings import readings, voice_readings
from shared.findings.accounts import interviews as account
from shared.findings.phrases import rank_name
from shared.metrics import Evaluator, Group, MetricResult
from shared.metrics.quotes import Quote, released_quotes
from shared.metrics.registers import Programme

ANY = "all"
PAIRS = 10
"""Pairs of themes that are listed; the drawer holds all."""
QUOTED = 24
"""Quotes that are shown at once."""
VALENCES = {Valence.FOR.value: "for the theme", Valence.AGAINST.value: "against the theme"}


def content(evaluator: Evaluator, chosen: Chosen) -> list[Block]:
    """The body of the page."""
    programme = chosen_programme(evaluator, chosen)
    if programme is None or not _is_held(evaluator, programme):
        return [Block("nothing", not_collected("What interviewees said", "interview_index"))]
    prevalence = _evaluate(evaluator, programme, "theme_prevalence")
    negative = _evaluate(evaluator, programme, "theme_negative_cases")
    if not prevalence.groups:
        return [
            _answer(evaluator, programme, prevalence, negative),
            Block("uncoded", not_collected("What they spoke of", "coded_references")),
        ]
    bands = _by_rank(evaluator, programme, "theme_prevalence")
    return [
        BRIEF,
        _answer(evaluator, programme, prevalence, negative),
        _headlines(evaluator, programme),
        heading("What they spoke of"),
        *_theme(evaluator, programme, chosen, prevalence, bands),
        _matrix(evaluator, programme, prevalence, bands),
        _opposed(evaluator, programme, chosen, prevalence, negative),
        heading("In their own words"),
        _quotes(evaluator, programme, chosen),
        heading("Which themes go together"),
        _together(evaluator, programme, chosen),
        heading("How surely it was coded"),
        _coding(evaluator, programme),
    ]


def _is_held(evaluator: Evaluator, programme: Programme) -> bool:
    return _evaluate(evaluator, programme, "interviews").state is not ResultState.NOT_COLLECTED


def _answer(
    evaluator: Evaluator, programme: Programme, prevalence: MetricResult, negative: MetricResult
) -> Block:
    people = _evaluate(evaluator, programme, "interviews")
    bands = _by_rank(evaluator, programme, "interviews")
    return said(
        evaluator,
        programme,
        "answer",
        "What interviewees said",
        account.common_themes(prevalence, negative),
        account.interviewees(people, bands),
    )


def _headlines(evaluator: Evaluator, programme: Programme) -> Block:
    titles = {
        "interviews": "Interviews",
        "interviews_coded": "Interviews coded",
        "coder_agreement": "Agreement of the coders (alpha)",
        "theme_saturation": "New themes in the last interviews",
    }
    results = {key: _evaluate(evaluator, programme, key) for key in titles}
    parts = [headline(r, r.only, title=titles[key]) for key, r in results.items()]
    sheets = []
    for key, result in results.items():
        sheets.append(result_sheet(result))
        if "role_band" in result.metric.dimensions:
            bands = _by_rank(evaluator, programme, key)
            sheets.append(result_sheet(bands, _labels(bands), title=f"{titles[key]} by rank"))
    return Block("headlines", html.Div(parts, className="headlines"), tuple(sheets))


def _theme(
    evaluator: Evaluator,
    programme: Programme,
    chosen: Chosen,
    prevalence: MetricResult,
    bands: MetricResult,
) -> list[Block]:
    if (theme := chosen["theme"]) == ANY:
        return []
    statement = voice_readings.one_theme(theme, prevalence, bands)
    return [said(evaluator, programme, "theme", f"The theme {theme}", statement)]


def _matrix(
    evaluator: Evaluator, programme: Programme, prevalence: MetricResult, bands: MetricResult
) -> Block:
    if prevalence.state is not ResultState.OK:
        return said(
            evaluator, programme, "themes", "Themes by rank", readings.themes(prevalence, bands)
        )
    names = {band: _capital(rank_name(band)) for band in _bands(bands)}
    chart = pilot_stock.themes_by_rank(prevalence, bands, names)
    return framed_block(
        "themes",
        chart.frame,
        shaded_table(chart, "Themes, commonest first, by rank"),
        result_sheet(prevalence),
        result_sheet(bands, _labels(bands), title=f"{bands.metric.title} by rank"),
        reading=readings.themes(prevalence, bands).text,
    )


def _opposed(
    evaluator: Evaluator,
    programme: Programme,
    chosen: Chosen,
    prevalence: MetricResult,
    negative: MetricResult,
) -> Block:
    """For and against, of everyone or of the rank chosen."""
    who = "all interviewees"
    if (rank := chosen["rank"]) != ANY:
        prevalence, negative = (
            _of_rank(_by_rank(evaluator, programme, result.metric.key), rank)
            for result in (prevalence, negative)
        )
        who = rank_name(rank)
    chart = voice_stock.for_and_against(prevalence, negative, who=who)
    return figure_block(
        "opposed",
        chart.frame,
        paired.screen(chart),
        *(result_sheet(result, _labels(result)) for result in (prevalence, negative)),
        reading=voice_readings.opposed(prevalence, negative).text,
    )


def _together(evaluator: Evaluator, programme: Programme, chosen: Chosen) -> Block:
    pairs = _evaluate(evaluator, programme, "theme_co_occurrence")
    theme = chosen["theme"]
    own = [g for g in pairs.groups if theme in (ANY, *(str(name) for _, name in g.by))]
    shown = sorted((g for g in own if g.state is ResultState.OK), key=_closest_first)
    rows: list[list[Cell]] = [
        [
            f"{g.value_of('theme')}, with {g.value_of('other_theme')}",
            measured(pairs, g),
        ]
        for g in shown[:PAIRS]
    ]
    about = "pairs of themes" if theme == ANY else f"pairs with “{theme}”"
    told = [account.together(pairs).text, voice_readings.pairs_told(pairs).text]
    frame = Frame(
        title=f"The closest {about}",
        alt="",
        unit="Share",
        note="Of those who spoke of either theme, the share who spoke of both; common themes meet "
        "often by chance alone. What is withheld stands with its reason behind “What is this?”. "
        "Source: coded interviews.",
    )
    inside = (
        table("Closest first", ("Themes", "Spoke of both"), rows)
        if rows
        else message("No pair may be shown", "Too few interviewees spoke of either theme.")
    )
    return framed_block(
        "together", frame, inside, result_sheet(pairs), reading=" ".join(filter(None, told))
    )


def _coding(evaluator: Evaluator, programme: Programme) -> Block:
    return said(
        evaluator,
        programme,
        "coding",
        "How surely it was coded",
        account.coders(
            _evaluate(evaluator, programme, "coder_agreement"),
            _evaluate(evaluator, programme, "coders_agreeing"),
        ),
        account.saturation(
            _evaluate(evaluator, programme, "theme_saturation"),
            _evaluate(evaluator, programme, "theme_saturation_reached"),
        ),
    )


def _quotes(evaluator: Evaluator, programme: Programme, chosen: Chosen) -> Block:
    theme, rank = chosen["theme"], chosen["rank"]
    every = released_quotes(evaluator, programme.code, None if theme == ANY else theme)
    found = tuple(dict.fromkeys(q for q in every if rank in (ANY, q.role_band)))
    if not found:
        text = (
            "A quote is shown where the evaluator has released it, the interviewee consents, and "
            f"at least {formats.number(evaluator.thresholds.attitude)} interviewees share the rank "
            "that is named beside it."
        )
        return Block("quotes", message("No quote may be shown for this selection", text))
    shown = found[:QUOTED] if theme != ANY else _one_each(found)
    groups = [
        html.Div([html.H3(name), *(_quotation(quote) for quote in quotes)], className="voices")
        for name, quotes in groupby(shown, key=lambda quote: quote.theme)
    ]
    title = "Released quotes"
    part = f" of {formats.number(len(found))}" if len(found) > len(shown) else ""
    told = (
        f"{formats.number(len(shown))}{part} released quotes that fit the selection. They show "
        "what was meant, not how often it was said. What could identify a person is masked."
    )
    if part:
        told += " Choose a theme or a rank to read others."
    sheet = register_sheet(
        title,
        ("theme", "quote", "speaks", "rank"),
        [(q.theme, q.text, _stance(q), rank_name(q.role_band)) for q in found],
        source="v_coded_excerpt",
    )
    parts = [
        html.P(told, className="note"),
        html.Div(groups, className="voices-grid"),
        actions(title),
    ]
    return Block("quotes", html.Div(parts), (sheet,))


def _one_each(found: tuple[Quote, ...]) -> list[Quote]:
    """The first quote for and the first against each theme, the same words once."""
    first: dict[tuple[str, str | None], Quote] = {}
    for quote in found:
        if quote.text not in {known.text for known in first.values()}:
            first.setdefault((quote.theme, quote.valence), quote)
    return list(first.values())[:QUOTED]


def _quotation(quote: Quote) -> Component:
    speaker = f"One of the {rank_name(quote.role_band)}, {_stance(quote)}"
    return html.Figure(
        [html.Blockquote(html.P(quote.text)), html.Figcaption(speaker)], className="quotation"
    )


def _stance(quote: Quote) -> str:
    return VALENCES.get(quote.valence or "", "neither for nor against said")


def _evaluate(evaluator: Evaluator, programme: Programme, key: str) -> MetricResult:
    return evaluator.evaluate(key, {"programme_code": programme.code})


def _by_rank(evaluator: Evaluator, programme: Programme, key: str) -> MetricResult:
    return evaluator.evaluate(key, {"programme_code": programme.code}, by=("role_band",))


def _bands(bands: MetricResult) -> list[str]:
    return list(dict.fromkeys(str(group.value_of("role_band")) for group in bands.groups))


def _of_rank(result: MetricResult, rank: str) -> MetricResult:
    """A result by rank with the groups of one band alone."""
    kept = tuple(group for group in result.groups if group.value_of("role_band") == rank)
    return replace(result, groups=kept)


def _labels(result: MetricResult) -> Labels:
    if "role_band" not in result.by:
        return {}
    return {"role_band": {band: rank_name(band) for band in _bands(result)}}


def _closest_first(group: Group) -> tuple[float, str]:
    return -group.estimate.value, str(group.value_of("theme"))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _ranks(evaluator: Evaluator, chosen: Chosen) -> list[Choice]:
    """The bands that prevalence is shown for: merged where too few stand behind one."""
    bands = evaluator.evaluate(
        "theme_prevalence", {"programme_code": chosen["programme"] or None}, by=("role_band",)
    )
    own = [Choice(band, _capital(rank_name(band))) for band in _bands(bands)]
    return [Choice(ANY, "All ranks"), *own]


def _themes(evaluator: Evaluator, chosen: Chosen) -> list[Choice]:
    result = evaluator.evaluate("theme_prevalence", {"programme_code": chosen["programme"] or None})
    names = sorted({str(group.value_of("theme")) for group in result.groups})
    return [Choice(ANY, "All themes"), *(Choice(name, name) for name in names)]


PAGE = Page(
    module=__name__,
    name="Voices",
    path="/voices",
    question="What do people say of it, who says otherwise, and how surely was it heard?",
    content=content,
    filters=(
        PROGRAMME,
        PageFilter(name="rank", label="Rank", choices=_ranks),
        PageFilter(name="theme", label="Theme", choices=_themes),
    ),
)
