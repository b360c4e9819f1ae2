"""Places and recorded crime: what is held, how it moved, and where it concentrates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reporter.exhibits import Cell, CellKind, Figure, Table, interval, value
from reporter.section import Subject
from shared.contract import formats
from shared.figures import area_map, crime_places, months, stock
from shared.findings import Statement, readings
from shared.findings.accounts import busiest_areas, crime_held
from shared.findings.accounts.places import pilots_standing
from shared.findings.special_causes import special_causes
from shared.findings.statement import Given
from shared.metrics import Ranking, Selection, registers
from shared.metrics.registers import Area

BUSIEST = 12
MONTHS_BEFORE = 36


@dataclass(frozen=True, slots=True)
class ByArea:
    """Where records concentrate, and where the pilots' own areas stand.

    Attributes:
        map: None where no centroid is known.
        league: the areas with most records.
        standing, own: the pilots' areas among all; the table is None where none of them is held.
    """

    map: Figure | None
    league: Table
    standing: Statement
    own: Table | None


@dataclass(frozen=True, slots=True)
class Places:
    """Recorded crime; parts are None where nothing was handed over."""

    held: Statement
    months: Figure | None
    pilot_months: Figure | None
    by_area: ByArea | None


def build(subject: Subject) -> Places:
    """Crime by month and by area, for all that is held and for the pilots' own locations."""
    total = subject.evaluator.evaluate("recorded_crime")
    held = [m for m in subject.evaluator.values("recorded_crime", "month") if isinstance(m, date)]
    if not held:
        return Places(crime_held(total, held), None, None, None)
    covered = set(subject.evaluator.values("recorded_crime", "lsoa_code"))
    pilots = [code for code in subject.programme.locations if code in covered]
    return Places(
        held=crime_held(total, held),
        months=_months(subject, "crime-months", Selection(), "all areas held"),
        pilot_months=_months(
            subject, "pilot-months", Selection.of({"lsoa_code": pilots}), "the pilots' locations"
        )
        if pilots
        else None,
        by_area=_areas(subject, held),
    )


def _months(subject: Subject, key: str, chosen: Selection, where: str) -> Figure:
    drawn = stock.crime_by_month(subject.evaluator, subject.programme, chosen)
    return Figure(
        key=key,
        caption=f"{drawn.chart.frame.title}, {where}",
        drawing=months.printed(drawn.chart),
        note=drawn.chart.frame.note,
        reading=readings.months(drawn.result)
        + special_causes(drawn.result, began=subject.programme.started_on),
        results=(drawn.result,),
    )


def _areas(subject: Subject, held: list[date]) -> ByArea | None:
    areas = registers.areas(subject.evaluator)
    span = _span(held, subject.programme.started_on)
    chosen = Selection.of({"month": f"{span[0]:%Y-%m}..{span[-1]:%Y-%m}"})
    drawn = stock.crime_by_area(subject.evaluator, subject.programme, chosen, areas)
    known = {area.area_code: area for area in areas}
    ranked = Ranking.of(drawn.result, among=known)
    if not ranked:
        return None
    period = formats.months(span[0], span[-1])
    names = {code: known[code].area_name for code in ranked.keys}
    locations = subject.programme.locations
    figure = (
        Figure(
            key="crime-map",
            caption=f"{drawn.chart.frame.title}, {period}",
            drawing=area_map.printed(drawn.chart),
            note=drawn.chart.frame.note,
            reading=busiest_areas(ranked, names),
            results=(drawn.result,),
            given=_undrawn([known[code] for code in ranked.keys], drawn.chart.places),
        )
        if drawn.chart.places
        else None
    )
    return ByArea(
        map=figure,
        league=_league(subject, chosen, ranked.keys[:BUSIEST], names, period),
        standing=pilots_standing(ranked, locations),
        own=_own(subject, chosen, ranked, names, period),
    )


def _span(held: list[date], start: date | None) -> list[date]:
    before = [month for month in held if start and month < start.replace(day=1)]
    return (before or held)[-MONTHS_BEFORE:]


def _league(
    subject: Subject,
    chosen: Selection,
    codes: tuple[str, ...],
    names: dict[str, str],
    period: str,
) -> Table:
    where = dict(chosen.items) | {"lsoa_code": codes}
    counts = subject.evaluator.evaluate("recorded_crime", where, by=("lsoa_code",))
    rates = subject.evaluator.evaluate("recorded_crime_rate", where, by=("lsoa_code",))
    pilots = subject.programme.locations
    return Table(
        key="league",
        caption=f"Areas with most recorded crime, {period}",
        head=("Area", "Rank", "Records", "Per 1,000 residents and year", "95 % interval", "Pilot"),
        rows=tuple(
            (
                Cell(names[code]),
                Cell(str(rank), CellKind.NUMBER),
                value(counts, counts.at(lsoa_code=code)),
                value(rates, rates.at(lsoa_code=code)),
                interval(rates, rates.at(lsoa_code=code)),
                Cell("yes" if code in pilots else "no"),
            )
            for rank, code in enumerate(codes, start=1)
        ),
        note="Ranked by count; ranks carry no interval. Residents are not those at risk where "
        "many people work, shop or travel. Source: police.uk; populations as handed over.",
        results=(counts, rates),
        given=tuple(
            Given(str(rank), "rank of an area by its count", counts.metric.key)
            for rank in range(1, len(codes) + 1)
        ),
    )


def _own(
    subject: Subject,
    chosen: Selection,
    ranked: Ranking,
    names: dict[str, str],
    period: str,
) -> Table | None:
    places = ranked.ranks(subject.programme.locations)
    if not places:
        return None
    codes = [ranked.keys[place - 1] for place in places]
    where = dict(chosen.items) | {"lsoa_code": codes}
    counts = subject.evaluator.evaluate("recorded_crime", where, by=("lsoa_code",))
    rates = subject.evaluator.evaluate("recorded_crime_rate", where, by=("lsoa_code",))
    pilots = {
        code: [p.pilot_code for p in subject.programme.pilots if p.location_code == code]
        for code in codes
    }
    return Table(
        key="pilot-areas",
        caption=f"The pilots' own areas among all areas held, {period}",
        head=(
            "Area",
            "Pilots",
            "Rank",
            "Records",
            "Per 1,000 residents and year",
            "95 % interval",
        ),
        rows=tuple(
            (
                Cell(names[code]),
                Cell(", ".join(pilots[code])),
                Cell(formats.number(place), CellKind.NUMBER),
                value(counts, counts.at(lsoa_code=code)),
                value(rates, rates.at(lsoa_code=code)),
                interval(rates, rates.at(lsoa_code=code)),
            )
            for place, code in zip(places, codes, strict=True)
        ),
        note=f"Ranked by count among {formats.number(len(ranked))} areas; ranks carry no interval. "
        "Source: police.uk; populations as handed over.",
        results=(counts, rates),
        given=(
            Given(formats.number(len(ranked)), "areas that were ranked", counts.metric.key),
            *(
                Given(
                    formats.number(place), "rank of a pilot's area by its count", "recorded_crime"
                )
                for place in places
            ),
        ),
    )


def _undrawn(areas: list[Area], drawn: tuple[area_map.Place, ...]) -> tuple[Given, ...]:
    """What the note of the map says of areas that it leaves out."""
    placeable = sum(area.longitude is not None and area.latitude is not None for area in areas)
    valued = sum(place.value is not None for place in drawn)
    return (
        Given(formats.number(placeable - valued), "areas far from every pilot", "v_area"),
        Given(
            formats.number(crime_places.MAP_KILOMETRES),
            "kilometres around a pilot that are drawn",
            "map",
        ),
    )
