"""Synthetic export of the force's incident system for the pilot period, month by month.

Owns the exports of February to July 2016 for Milton Keynes. Each record of the street files is an
incident here, with a Home Office code where it is a crime; one in ten incidents more is neither
crime nor anti-social behaviour. July is exported before police.uk publishes it. Incidents that are
open when a month is exported come again, closed, in the next export.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from warehouse.sample.demand_coding import demand_coding_file
from warehouse.sample.draws import drawn_word
from warehouse.sample.handover import SYNTHETIC, Row, SampleFile
from warehouse.sample.incident_types import (
    CLOSED_CRIME,
    CLOSED_OTHERWISE,
    DEMAND,
    LESS_HARMFUL,
    OFFENCES,
    OTHER_TYPES,
    REPEAT_SHARES,
    USUAL_REPEAT_SHARE,
)
from warehouse.sample.recorded import Record, last_day, month_text

_SEED = 20160201
_FIRST_MONTH, _LAST_MONTH = 37, 42
_OTHER_INCIDENTS_PER_RECORD = 0.1
_CODED_TWICE_MONTH = 41
_OPEN_DAYS = 3
_OPEN = "Open"
_ATTENDED, _ATTENDED_BY_TRIAGE = 0.94, 0.55
_TRIAGE_FROM = "2016-06-01"
"""All crimes were attended until that day; since then control-room staff decide."""
_NOT_RECORDED_SHARE = 0.02
_COLUMNS = (
    "incident_ref",
    "reported",
    "occurred",
    "ho_code",
    "easting",
    "northing",
    "beat",
    "lsoa",
    "type",
    "closing_code",
    "attended",
    "repeat_flag",
    "demand",
    "synthetic",
)

# British National Grid in metres around 0.75 degrees west and 52.05 north: a quadratic fit to
# Ordnance Survey's transformation, to within a metre over Milton Keynes. It uses no function whose
# last digit depends on the platform.
_ORIGIN = (-0.75, 52.05)
_EASTING = (485815, 68572, -1913, -3, -1531, -13)
_NORTHING = (239805, 1180, 111221, 472, -10, 9)


@dataclass(frozen=True, slots=True)
class _Incident:
    """One incident, as exported once it is closed.

    Attributes:
        reference: of the incident system.
        reported: day and minute of the report.
        before, after: the cells before and after the closing code, in the order of the export.
        closing_code: as finally given.
    """

    reference: str
    reported: str
    before: Row
    closing_code: str
    after: Row

    @property
    def demand(self) -> str:
        """Kind of demand that the export gives it."""
        return self.after[-1]

    def row(self, *, closed: bool) -> Row:
        """The row of an export in which it is closed, or still open."""
        code = self.closing_code if closed else _OPEN
        return (self.reference, self.reported, *self.before, code, *self.after, SYNTHETIC)


def incident_files(recorded: tuple[tuple[Record, ...], ...]) -> Iterator[SampleFile]:
    """One export a month, handed over on the fifth day of the next; one row per incident.

    Args:
        recorded: the records of Milton Keynes of each month from January 2013 to July 2016.
    """
    still_open: list[_Incident] = []
    for index in range(_FIRST_MONTH, _LAST_MONTH + 1):
        incidents = _incidents(recorded[index], index)
        open_from = f"{month_text(index)}-{_days(index) - _OPEN_DAYS + 1:02d}"
        rows = [incident.row(closed=True) for incident in still_open]
        rows += [incident.row(closed=incident.reported < open_from) for incident in incidents]
        still_open = [incident for incident in incidents if incident.reported >= open_from]
        yield SampleFile(
            path=f"incidents/{month_text(index)}-incidents.csv",
            columns=_COLUMNS,
            rows=tuple(rows),
            handed_over=f"{month_text(index + 1)}-05",
        )
        if index == _CODED_TWICE_MONTH:
            yield demand_coding_file((one.reference, one.demand) for one in incidents)


def _days(month_index: int) -> int:
    return int(last_day(month_index)[-2:])


def _incidents(records: Iterable[Record], month_index: int) -> list[_Incident]:
    """The incidents of a month in the order of their reports, which is that of their references."""
    rng = random.Random(_SEED + month_index)
    month, days = month_text(month_index), _days(month_index)
    drafts = []
    for record in records:
        drafts.append((_minute(month, days, rng), record.kind, record))
        if rng.random() < _OTHER_INCIDENTS_PER_RECORD:
            drafts.append((_minute(month, days, rng), drawn_word(rng, OTHER_TYPES), record))
    drafts.sort(key=lambda draft: draft[:2])
    return [
        _incident(f"{month}-{number:05d}", reported, kind, record, rng)
        for number, (reported, kind, record) in enumerate(drafts, start=1)
    ]


def _minute(month: str, days: int, rng: random.Random) -> str:
    day, hour, minute = (int(rng.random() * size) for size in (days, 24, 60))
    return f"{month}-{1 + day:02d} {hour:02d}:{minute:02d}"


def _incident(
    reference: str, reported: str, kind: str, record: Record, rng: random.Random
) -> _Incident:
    offence = drawn_word(rng, OFFENCES[kind]) if kind in OFFENCES else ""
    area = record.area
    return _Incident(
        reference=reference,
        reported=reported,
        before=(
            _occurred(reported, rng),
            offence,
            *_grid(record),
            f"MK{area.middle_area}",
            area.code,
            kind,
        ),
        closing_code=drawn_word(rng, CLOSED_CRIME if offence else CLOSED_OTHERWISE),
        after=(
            _attended(reported, kind, rng),
            "yes" if rng.random() < REPEAT_SHARES.get(kind, USUAL_REPEAT_SHARE) else "no",
            drawn_word(rng, DEMAND[kind]),
        ),
    )


def _occurred(reported: str, rng: random.Random) -> str:
    """The day of the report; for one in five the day before, where the month has one."""
    day = int(reported[8:10])
    earlier = rng.random() < 0.2 and day > 1
    return f"{reported[:8]}{day - earlier:02d}"


def _attended(reported: str, kind: str, rng: random.Random) -> str:
    triaged = reported >= _TRIAGE_FROM and kind in LESS_HARMFUL
    share = _ATTENDED_BY_TRIAGE if triaged else _ATTENDED
    draw = rng.random()
    if draw < _NOT_RECORDED_SHARE:
        return ""
    return "yes" if rng.random() < share else "no"


def _grid(record: Record) -> tuple[str, str]:
    """Easting and northing of the street, or of the area where the publisher withholds it."""
    place = record.street or record.area
    east = float(place.longitude) - _ORIGIN[0]
    north = float(place.latitude) - _ORIGIN[1]
    return (_metres(_EASTING, east, north), _metres(_NORTHING, east, north))


def _metres(terms: tuple[int, ...], east: float, north: float) -> str:
    constant, by_east, by_north, by_east_twice, by_both, by_north_twice = terms
    metres = constant + by_east * east + by_north * north
    metres += by_east_twice * east * east + by_both * east * north + by_north_twice * north * north
    return str(round(metres))
