"""Places: recorded crime by month and area, and where the pilots lie in it."""

from __future__ import annotations

from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import wild
from dashboard.components.figures import figure
from dashboard.components.filters import PROGRAMME, chosen_programme
from dashboard.components.messages import not_collected
from dashboard.components.numbers import headline, uncertainty, value_of
from dashboard.components.tables import result_table, table
from dashboard.page import Choice, Chosen, Page, PageFilter
from shared.contract import formats
from shared.figures import area_map, months, stock
from shared.findings import readings
from shared.metrics import Evaluator, Group, MetricResult, Selection
from shared.metrics.registers import Area, Programme, areas

LEAGUE_ROWS = 20
ALL_TYPES = ("all", "All types")
WHOLE = ("all", "All months held")


def content(evaluator: Evaluator, chosen: Chosen) -> list[Component]:
    """The body of the page."""
    held = evaluator.values("recorded_crime", "month")
    if not held:
        return [not_collected("Recorded crime", "police_street")]
    programme = chosen_programme(evaluator, chosen)
    selection = _selection(chosen)
    known = areas(evaluator)
    return [
        _total(evaluator, selection),
        html.H2("Over time"),
        _months(evaluator, programme, selection),
        html.H2("By area"),
        *_areas(evaluator, programme, selection, known),
    ]


def _selection(chosen: Chosen) -> Selection:
    wanted = {
        "crime_type": None if chosen["type"] == ALL_TYPES[0] else chosen["type"],
        "month": None
        if chosen["period"] == WHOLE[0]
        else f"{chosen['period']}-01..{chosen['period']}-12",
    }
    return Selection.of(wanted)


def _total(evaluator: Evaluator, selection: Selection) -> Component:
    crimes = evaluator.evaluate("recorded_crime", selection)
    rate = evaluator.evaluate("recorded_crime_rate", selection)
    return html.Div(
        [
            headline(crimes, crimes.only, title="Records"),
            headline(rate, rate.only, title="For each 1,000 residents and year"),
        ],
        className="headlines",
    )


def _months(evaluator: Evaluator, programme: Programme | None, selection: Selection) -> Component:
    drawn = stock.crime_by_month(evaluator, programme, selection)
    labels = {g.value_of("month"): formats.month(g.value_of("month")) for g in drawn.result.groups}
    return figure(
        drawn.chart.frame,
        months.screen(drawn.chart),
        drawn.result.metric,
        reading=readings.months(drawn.result).text,
        table=result_table("Records by month", drawn.result, labels={"month": labels}),
    )


def _areas(
    evaluator: Evaluator,
    programme: Programme | None,
    selection: Selection,
    known: tuple[Area, ...],
) -> list[Component]:
    if not known:
        return [not_collected("The map and league of areas", "areas")]
    drawn = stock.crime_by_area(evaluator, programme, selection, known)
    rates = evaluator.evaluate("recorded_crime_rate", selection, by=("lsoa_code",))
    return [
        figure(
            drawn.chart.frame,
            area_map.screen(drawn.chart),
            drawn.result.metric,
            legend=_legend(drawn.chart),
            table=_league(drawn.result, rates, known, programme),
        )
    ]


def _legend(chart: area_map.AreaMap) -> Component:
    classes = [
        html.Li([html.Span(className="swatch", style={"background": colour}), words])
        for colour, words in area_map.legend(chart)
    ]
    ring = html.Li([html.Span(className="swatch ring"), chart.ring])
    return html.Ul([*classes, ring], className="legend", **wild(aria_label=chart.frame.unit))


def _league(
    crimes: MetricResult, rates: MetricResult, known: tuple[Area, ...], programme: Programme | None
) -> Component:
    names = {area.area_code: area.area_name for area in known}
    locations = programme.locations if programme else ()
    placed = [g for g in crimes.groups if g.value_of("lsoa_code") in names]
    ranked = sorted(placed, key=_rank)[:LEAGUE_ROWS]
    rows = []
    for group in ranked:
        code = group.value_of("lsoa_code")
        rate = rates.at(lsoa_code=code)
        rows.append(
            [
                names[code],
                "pilot" if code in locations else "",
                value_of(crimes, group),
                value_of(rates, rate),
                uncertainty(rates, rate),
            ]
        )
    header = ("Area", "Pilot", "Records", "For 1,000 residents and year", "Interval and base")
    return table(f"The {len(rows)} areas with most records", header, rows)


def _rank(group: Group) -> tuple[float, str]:
    return -group.estimate.value, str(group.value_of("lsoa_code"))


def _types(evaluator: Evaluator, _chosen: Chosen) -> list[Choice]:
    return [
        Choice(*ALL_TYPES),
        *(Choice(t, t) for t in evaluator.values("recorded_crime", "crime_type")),
    ]


def _years(evaluator: Evaluator, _chosen: Chosen) -> list[Choice]:
    held = [m for m in evaluator.values("recorded_crime", "month") if isinstance(m, date)]
    years = sorted({str(month.year) for month in held}, reverse=True)
    return [Choice(*WHOLE), *(Choice(year, year) for year in years)]


PAGE = Page(
    module=__name__,
    name="Places",
    path="/places",
    question="Where is crime recorded, and where are the pilots?",
    content=content,
    filters=(
        PROGRAMME,
        PageFilter(name="type", label="Crime type", choices=_types),
        PageFilter(name="period", label="Period", choices=_years),
    ),
)
