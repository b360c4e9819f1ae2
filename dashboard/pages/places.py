"""Places: where recorded crime concentrates, where the pilots are, and what became of places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import wild
from dashboard.components.cited import cited_block, findings_of
from dashboard.components.evidence import evidence_sheets
from dashboard.components.figures import figure_block
from dashboard.components.filters import PROGRAMME, chosen_programme
from dashboard.components.headings import BRIEF, heading
from dashboard.components.listings import listed_block
from dashboard.components.messages import message, not_collected
from dashboard.components.numbers import headline
from dashboard.page import Block, Choice, Chosen, Page, PageFilter
from dashboard.sheet import Labels, Sheet, register_sheet, result_sheet
from shared.contract import formats
from shared.contract.vocabulary import OpportunityStatus
from shared.figures import area_map, months, stock
from shared.figures.crime_places import MAP_KILOMETRES
from shared.figures.surroundings import Surroundings, known_areas, surroundings
from shared.findings import Evidence, Finding, Statement, readings
from shared.findings.accounts import time as time_account
from shared.findings.accounts.places import busiest_areas, pilots_standing
from shared.findings.phrases import held, plain
from shared.metrics import Evaluator, Group, MetricResult, Ranking, Selection
from shared.metrics.registers import Programme, dependencies, policy_events

LEAGUE_ROWS = 200
OFFERED = 150
"""Areas that can be chosen: the pilots' own, then the nearest others."""
ALL_AREAS = ("all", "All areas of the pilots' forces")
ALL_TYPES = ("all", "All types")
WHOLE = ("all", "All months held")
RULES = ("site_choice", "persistent_demand", "crime_follow_up", "missed_opportunities")
COLUMNS = (
    "Area",
    "Rank",
    "Records",
    "For 1,000 residents and year",
    "Low end of 95 % interval",
    "High end of 95 % interval",
    "Pilots",
)
NUMBERS = COLUMNS[1:-1]
Within = dict[str, tuple[str, ...]]
"""Dimension of recorded crime to what was chosen of it; () for all."""


@dataclass(frozen=True)
class Ranked:
    """Areas in order of their records, and those of them that are near.

    Attributes:
        every: areas in the forces of the pilots, or of the area chosen, by `recorded_crime`.
        names: of all areas, by code.
        near: the areas of the map.
        counts, rates: `recorded_crime` and `recorded_crime_rate` of the areas near, by area.
        pilots: code of an area to the names of its pilots.
    """

    every: Ranking
    names: dict[str, str]
    near: Surroundings
    counts: MetricResult
    rates: MetricResult
    pilots: dict[str, str]

    @cached_property
    def places_near(self) -> list[int]:
        """Ranks of the areas near."""
        return self.every.ranks(self.near.codes)

    @cached_property
    def places_of_pilots(self) -> list[int]:
        """Ranks of the pilots' areas."""
        return self.every.ranks(self.pilots)

    def listed(self, title: str, places: Sequence[int]) -> Sheet:
        """The rows at those ranks."""
        rates = {group.value_of("lsoa_code"): group for group in self.rates.groups}
        codes = self.every.keys
        rows = [self._row(place, codes[place - 1], rates) for place in places]
        source = self.every.result.metric.view
        return register_sheet(title, COLUMNS, rows, source=source, numeric=NUMBERS)

    def behind(self) -> tuple[Sheet, Sheet]:
        """The results of the areas near."""
        labels = {"lsoa_code": {area.area_code: area.area_name for area in self.near.areas}}
        return result_sheet(self.counts, labels), result_sheet(self.rates, labels)

    def _row(self, place: int, code: str, rates: dict[str, Group]) -> tuple[str, ...]:
        rate = Evidence(self.rates, rates.get(code) or self.rates.at(lsoa_code=code))
        return (
            self.names[code],
            formats.number(place),
            Evidence(self.every.result, self.every.group(code)).value,
            rate.value,
            *rate.ends,
            self.pilots.get(code, ""),
        )


def content(evaluator: Evaluator, chosen: Chosen) -> list[Block]:
    """The body of the page."""
    programme = chosen_programme(evaluator, chosen)
    if not _months_held(evaluator, programme):
        return [Block("nothing", not_collected("Recorded crime", "police_street"))]
    near = _near(evaluator, programme, chosen)
    within = _within(evaluator, programme, chosen)
    ranked = _ranked(evaluator, programme, near, within)
    found = findings_of(evaluator, programme, *RULES) if programme else {}
    return [
        BRIEF,
        _answer(evaluator, programme, ranked, found),
        _headlines(evaluator, programme, _selection(within, chosen)),
        heading("Where it concentrates"),
        *_areas(evaluator, programme, near, ranked),
        *_persistence(evaluator, programme, found),
        *_sites(evaluator, programme, ranked, found),
        heading("Over time"),
        *_over_time(evaluator, programme, _selection(within, chosen), found),
        *_further(evaluator, programme),
    ]


def _near(evaluator: Evaluator, programme: Programme | None, chosen: Chosen) -> Surroundings:
    """The areas around the one chosen, or around the pilots."""
    if chosen["area"] != ALL_AREAS[0]:
        return surroundings(evaluator, (chosen["area"],))
    return surroundings(evaluator, programme.locations if programme else ())


def _within(evaluator: Evaluator, programme: Programme | None, chosen: Chosen) -> Within:
    """Type and months that were chosen, in the forces of the area chosen or of the pilots."""
    area, year = chosen["area"], chosen["period"]
    forces = (
        _forces_of(evaluator, (area,)) if area != ALL_AREAS[0] else _forces(evaluator, programme)
    )
    return {
        "force": forces,
        "crime_type": () if chosen["type"] == ALL_TYPES[0] else (chosen["type"],),
        "month": () if year == WHOLE[0] else (f"{year}-01..{year}-12",),
    }


def _forces(evaluator: Evaluator, programme: Programme | None) -> tuple[str, ...]:
    """Forces with records in the pilots' locations; none where the pilots have no records."""
    if programme is None:
        return ()
    return _forces_of(evaluator, programme.begun_locations or programme.locations)


def _forces_of(evaluator: Evaluator, codes: tuple[str, ...]) -> tuple[str, ...]:
    found = evaluator.evaluate("recorded_crime", {"lsoa_code": codes}, by=("force",))
    return tuple(str(group.value_of("force")) for group in found.groups)


def _months_held(evaluator: Evaluator, programme: Programme | None) -> list[date]:
    chosen = {"force": _forces(evaluator, programme)}
    found = evaluator.evaluate("recorded_crime", chosen, by=("month",))
    return [group.value_of("month") for group in found.groups]


def _selection(within: Within, chosen: Chosen) -> Selection:
    area = () if chosen["area"] == ALL_AREAS[0] else (chosen["area"],)
    return Selection.of({**within, "lsoa_code": area})


def _ranked(
    evaluator: Evaluator, programme: Programme | None, near: Surroundings, within: Within
) -> Ranked | None:
    """The areas near, by records; None where no area has a known place."""
    if not near.areas:
        return None
    around = {**within, "lsoa_code": near.codes}
    names = {code: area.area_name for code, area in known_areas(evaluator).items()}
    every = evaluator.evaluate("recorded_crime", within, by=("lsoa_code",))
    return Ranked(
        every=Ranking.of(every, among=names),
        names=names,
        near=near,
        counts=evaluator.evaluate("recorded_crime", around, by=("lsoa_code",)),
        rates=evaluator.evaluate("recorded_crime_rate", around, by=("lsoa_code",)),
        pilots=_pilot_names(programme),
    )


def _pilot_names(programme: Programme | None) -> dict[str, str]:
    names: dict[str, list[str]] = {}
    for pilot in programme.pilots if programme else ():
        names.setdefault(pilot.location_code, []).append(pilot.name)
    return {code: ", ".join(found) for code, found in names.items()}


def _answer(
    evaluator: Evaluator,
    programme: Programme | None,
    ranked: Ranked | None,
    found: dict[str, Finding],
) -> Block:
    parts: list[Statement] = []
    if ranked and (most := busiest_areas(ranked.every, ranked.names)):
        parts.append(most)
    if "site_choice" in found:
        parts.append(found["site_choice"].conclusion)
    text = " ".join(part.text for part in parts) or "Areas cannot be compared yet."
    sheets = evidence_sheets(evaluator, programme, parts) if programme else ()
    return Block("answer", html.P(text, className="reading"), sheets)


def _headlines(evaluator: Evaluator, programme: Programme | None, selection: Selection) -> Block:
    crimes = evaluator.evaluate("recorded_crime", selection)
    rate = evaluator.evaluate("recorded_crime_rate", selection)
    by_month = evaluator.evaluate("recorded_crime", selection, by=("month",))
    span = [group.value_of("month") for group in by_month.groups]
    period = f", {formats.months(min(span), max(span))}" if span else ""
    results = [crimes, rate]
    parts = [
        headline(crimes, crimes.only, title=f"Recorded crimes and incidents{period}"),
        headline(rate, rate.only, title="For each 1,000 residents and year"),
    ]
    if programme:
        within = {"programme_code": programme.code}
        taken = evaluator.evaluate("opportunities_taken_share", within)
        elsewhere = evaluator.evaluate("rollout_elsewhere", within)
        parts += [
            headline(taken, taken.only, title="Opportunities taken up"),
            headline(elsewhere, elsewhere.only, title="Sites in use outside the pilots' areas"),
        ]
        results += [taken, elsewhere]
    sheets = tuple(result_sheet(result) for result in results)
    return Block("headlines", html.Div(parts, className="headlines"), sheets)


def _areas(
    evaluator: Evaluator,
    programme: Programme | None,
    near: Surroundings,
    ranked: Ranked | None,
) -> list[Block]:
    if ranked is None:
        return [Block("map", not_collected("The map and league of areas", "areas"))]
    drawn = stock.crime_by_area(evaluator, programme, ranked.counts.selection, near.areas)
    standing = pilots_standing(ranked.every, tuple(ranked.pilots))
    listed = ranked.listed("Areas by recorded crime", _league_places(ranked))
    return [
        figure_block(
            "map",
            drawn.chart.frame,
            area_map.screen(drawn.chart),
            *ranked.behind(),
            legend=_legend(drawn.chart),
            reading=standing.text,
        ),
        listed_block(
            "league",
            listed,
            listed,
            *ranked.behind(),
            note=_scope(near, ranked),
        ),
    ]


def _legend(chart: area_map.AreaMap) -> Component:
    classes = [
        html.Li([html.Span(className="swatch", style={"background": colour}), words])
        for colour, words in area_map.legend(chart)
    ]
    ring = html.Li([html.Span(className="swatch ring"), chart.ring])
    return html.Ul([*classes, ring], className="legend", **wild(aria_label=chart.frame.unit))


def _league_places(ranked: Ranked) -> list[int]:
    """Ranks of the areas near: the pilots' own, then the first others, as there is room."""
    near = ranked.places_near
    own = set(ranked.places_of_pilots)
    by_need = sorted(near, key=lambda place: (place not in own, place))
    return sorted(by_need[:LEAGUE_ROWS])


def _scope(near: Surroundings, ranked: Ranked) -> str:
    """Which areas are listed and ranked, and how many more there are."""
    listed = len(_league_places(ranked))
    unlisted = len(ranked.places_near) - listed + near.left_out
    around = f" within {MAP_KILOMETRES} km" if near.is_around else ""
    parts = [f"Listed: {formats.count(listed, 'area')} with records{around}."]
    if unlisted:
        parts.append(
            f"{formats.count(unlisted, 'further area')} as near not listed; choose an area to see "
            "what surrounds it."
        )
    parts.append(
        f"Ranks are among all {formats.count(len(ranked.every), 'area')} of the forces shown, by "
        "count, and carry no interval. Residents are not those at risk where many people work, "
        "shop or travel. Source: police.uk; populations as handed over."
    )
    return " ".join(parts)


def _persistence(
    evaluator: Evaluator, programme: Programme | None, found: dict[str, Finding]
) -> list[Block]:
    if programme is None or "persistent_demand" not in found:
        return []
    finding = found["persistent_demand"]
    evidence = finding.conclusion.evidence
    codes = [str(one.group.value_of("lsoa_code")) for one in evidence]
    known = known_areas(evaluator)
    blocks = [
        heading("Do the same places stay at the top?"),
        cited_block(evaluator, programme, finding),
    ]
    if not evidence:
        return blocks
    pilots = _pilot_names(programme)
    ordered = sorted(zip(codes, evidence, strict=True), key=lambda p: -p[1].group.estimate.value)
    rows = [
        (
            known[code].area_name if code in known else code,
            one.value,
            one.interval,
            pilots.get(code, "none"),
        )
        for code, one in ordered[:LEAGUE_ROWS]
    ]
    columns = ("Area", "Records over three years", "95 % interval", "Pilots")
    title = "Areas where demand persists"
    source = evidence[0].result.metric.view
    listed = register_sheet(title, columns, rows, source=source, numeric=columns[1:-1])
    more = len(ordered) - len(rows)
    note = f"{formats.count(more, 'further area')} not listed. " if more else ""
    return [
        *blocks,
        listed_block(
            "persisting",
            listed,
            *evidence_sheets(evaluator, programme, (finding.conclusion,)),
            note=f"{note}Among all areas of the pilots' forces. Source: police.uk.",
        ),
    ]


def _sites(
    evaluator: Evaluator,
    programme: Programme | None,
    ranked: Ranked | None,
    found: dict[str, Finding],
) -> list[Block]:
    if programme is None:
        return []
    blocks = [heading("Sites chosen, problems missed")]
    if "site_choice" in found:
        blocks.append(cited_block(evaluator, programme, found["site_choice"]))
    blocks += _own_areas(ranked)
    if "missed_opportunities" in found:
        blocks.append(cited_block(evaluator, programme, found["missed_opportunities"]))
    counts = evaluator.evaluate("opportunities_by_status", {"programme_code": programme.code})
    if not held(counts):
        return [*blocks, Block("opportunities", not_collected("Opportunities", "opportunities"))]
    rows = [
        (STATUS["status"][group.value_of("status")], Evidence(counts, group).value)
        for group in counts.groups
    ]
    listed = register_sheet(
        "Opportunities by what became of them",
        ("Status", "Opportunities"),
        rows,
        source=counts.metric.view,
        numeric=("Opportunities",),
    )
    note = "The programme's own log: an opportunity that nobody saw is missing."
    behind = result_sheet(counts, STATUS)
    return [*blocks, listed_block("opportunities", listed, behind, note=note)]


def _own_areas(ranked: Ranked | None) -> list[Block]:
    """The pilots' own areas and their ranks."""
    near = set(ranked.places_near) if ranked else set()
    places = [place for place in ranked.places_of_pilots if place in near] if ranked else []
    if ranked is None or not places:
        return []
    listed = ranked.listed("The pilots' own areas", places[:LEAGUE_ROWS])
    note = (
        f"Ranks among {formats.count(len(ranked.every), 'area')}, for the type and period chosen; "
        "they carry no interval."
    )
    return [listed_block("own-areas", listed, listed, *ranked.behind(), note=note)]


def _over_time(
    evaluator: Evaluator,
    programme: Programme | None,
    selection: Selection,
    found: dict[str, Finding],
) -> list[Block]:
    drawn = stock.crime_by_month(evaluator, programme, selection)
    labels: Labels = {
        "month": {
            month: formats.month(month)
            for group in drawn.result.groups
            for month in (group.value_of("month"),)
        }
    }
    blocks = [
        figure_block(
            "months",
            drawn.chart.frame,
            months.screen(drawn.chart),
            result_sheet(drawn.result, labels),
            reading=readings.months(drawn.result).text,
        ),
        *_policies(evaluator, drawn.result),
    ]
    if programme and "crime_follow_up" in found:
        blocks.append(cited_block(evaluator, programme, found["crime_follow_up"]))
    return blocks


def _policies(evaluator: Evaluator, counts: MetricResult) -> list[Block]:
    """Changes of policy in the months drawn."""
    drawn = [group.value_of("month") for group in counts.groups]
    within = [
        event
        for event in policy_events(evaluator)
        if drawn and min(drawn) <= event.effective_on.replace(day=1) <= max(drawn)
    ]
    if not within:
        return []
    rows = [(formats.day(event.effective_on), event.name) for event in within]
    listed = register_sheet(
        "Changes of policy in these months", ("Since", "Change"), rows, source="v_policy_event"
    )
    note = "What else changed may have moved what was recorded; they name no programme."
    return [listed_block("policies", listed, note=note)]


def _further(evaluator: Evaluator, programme: Programme | None) -> list[Block]:
    """Where the approach is taken up, and what that relies on."""
    if programme is None:
        return []
    within = {"programme_code": programme.code}
    sites = evaluator.evaluate("rollout_sites", within, by=("place", "theme"))
    blocks = [heading("Further places")]
    if held(sites):
        stages = evaluator.evaluate("rollout_sites", within)
        elsewhere = evaluator.evaluate("rollout_elsewhere", within)
        reading = time_account.uptake(elsewhere, stages).text
        blocks.append(
            listed_block(
                "rollout",
                _rollout(sites),
                result_sheet(sites),
                result_sheet(stages),
                result_sheet(elsewhere),
                reading=reading,
                note="The programme's own list; nobody else has confirmed a stage.",
            )
        )
    else:
        blocks.append(Block("rollout", not_collected("Uptake at further sites", "rollout")))
    return [*blocks, _relied_on(evaluator, programme)]


def _rollout(sites: MetricResult) -> Sheet:
    rows = [
        (
            str(group.value_of("place") or "not said"),
            str(group.value_of("theme") or "not said"),
            plain(str(group.value_of("stage"))).capitalize(),
            Evidence(sites, group).value,
        )
        for group in sites.groups
    ]
    return register_sheet(
        "Sites that the programme lists",
        ("Where", "Theme", "Stage", "Sites"),
        rows,
        source=sites.metric.view,
        numeric=("Sites",),
    )


def _relied_on(evaluator: Evaluator, programme: Programme) -> Block:
    counts = evaluator.evaluate("dependencies_open", {"programme_code": programme.code})
    open_still = [d for d in dependencies(evaluator, programme.code) if d.closed_on is None]
    if not open_still:
        text = "No open dependency is on record."
        return Block("dependencies", message("What the programme relies on", text))
    rows = [
        (
            one.dependency,
            one.rag.capitalize(),
            plain(one.owner_role or "not said").capitalize(),
            formats.day(one.raised_on) if one.raised_on else "not said",
        )
        for one in open_still
    ]
    listed = register_sheet(
        "What the programme relies on, still open",
        ("Dependency", "Programme's own rating", "Owner", "Raised on"),
        rows,
        source="v_dependency",
    )
    return listed_block("dependencies", listed, listed, result_sheet(counts))


STATUS: Labels = {
    "status": {
        OpportunityStatus.IDENTIFIED: "Identified, neither taken nor missed",
        OpportunityStatus.TAKEN: "Taken up",
        OpportunityStatus.MISSED: "Missed",
    }
}


def _area_choices(evaluator: Evaluator, chosen: Chosen) -> list[Choice]:
    """The pilots' own areas, then the nearest others by name."""
    programme = chosen_programme(evaluator, chosen)
    pilots = _pilot_names(programme)
    near = surroundings(evaluator, programme.locations if programme else ()).areas[:OFFERED]
    own = [area for area in near if area.area_code in pilots]
    others = sorted(
        (area for area in near if area.area_code not in pilots), key=lambda area: area.area_name
    )
    return [
        Choice(*ALL_AREAS),
        *(Choice(a.area_code, f"{a.area_name} ({pilots[a.area_code]})") for a in own),
        *(Choice(a.area_code, a.area_name) for a in others),
    ]


def _types(evaluator: Evaluator, chosen: Chosen) -> list[Choice]:
    within = {"force": _forces(evaluator, chosen_programme(evaluator, chosen))}
    found = evaluator.evaluate("recorded_crime", within, by=("crime_type",))
    recorded = (group.value_of("crime_type") for group in found.groups)
    return [Choice(*ALL_TYPES), *(Choice(kind, kind) for kind in recorded if kind)]


def _years(evaluator: Evaluator, chosen: Chosen) -> list[Choice]:
    recorded = _months_held(evaluator, chosen_programme(evaluator, chosen))
    years = sorted({str(month.year) for month in recorded}, reverse=True)
    return [Choice(*WHOLE), *(Choice(year, year) for year in years)]


PAGE = Page(
    module=__name__,
    name="Places",
    path="/places",
    question="Where is crime recorded, and where are the pilots?",
    content=content,
    filters=(
        PROGRAMME,
        PageFilter(name="area", label="Area", choices=_area_choices),
        PageFilter(name="type", label="Crime type", choices=_types),
        PageFilter(name="period", label="Period", choices=_years),
    ),
)
