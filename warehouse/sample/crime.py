"""The sample's crime in the form of the monthly police.uk files: street files and outcomes.

Owns the 42 street files, the outcome files of 2016, and one download in which two months come a
second time, with outcomes that were reached meanwhile. What is recorded is left to `recorded`.
"""

from collections.abc import Iterable, Iterator

from warehouse.sample.handover import SYNTHETIC, HandOver, Row, SampleArchive, SampleFile
from warehouse.sample.incident_export import incident_files
from warehouse.sample.recorded import (
    CONTEXT,
    FORCE,
    MONTHS,
    Record,
    grounds,
    month_text,
    published_on,
    records_of,
)
from warehouse.sample.searches import search_files

Months = tuple[tuple[Record, ...], ...]

_PLACE = ("Longitude", "Latitude", "Location", "LSOA code", "LSOA name")
_SAID = ("Crime ID", "Month", "Reported by", "Falls within", *_PLACE)
_STREET_COLUMNS = (*_SAID, "Crime type", "Last outcome category", "Context")
_OUTCOME_COLUMNS = (*_SAID, "Outcome type", "synthetic")

_NOWHERE = ("", "", "No Location", "", "")
_PENDING = "Under investigation"
_IN_COURT = "Awaiting court outcome"
_OUTCOME_TYPES = {_IN_COURT: "Suspect charged"}
"""What the outcome file calls an outcome, where the street file has another name for it."""

# A crime's first outcome comes within two months of its record, so before its first publication.
_LONGEST_FIRST_WAIT = 2
_SECOND_WAIT = 3
_SENTENCES = (
    "Offender given community sentence",
    "Offender fined",
    "Offender given suspended prison sentence",
    "Offender sent to prison",
)

_FIRST_MONTH_WITH_OUTCOMES = 36
_PUBLISHED_AGAIN = (35, 36)
_DOWNLOADED_ON = "2016-07-01"


def crime_files() -> Iterator[HandOver]:
    """Street files, outcomes, searches and the force's own export of incidents, month by month."""
    ground, *comparison = grounds()
    local = tuple(records_of(ground, months=MONTHS + 1))
    others = (records_of(other, months=MONTHS) for other in comparison)
    published = tuple(
        tuple(record for part in parts for record in part)
        for parts in zip(local[:MONTHS], *others, strict=True)
    )
    yield from (_street_file(index, published[index]) for index in range(MONTHS))
    yield _download(published)
    yield from (
        _outcome_file(index, published) for index in range(_FIRST_MONTH_WITH_OUTCOMES, MONTHS)
    )
    yield from search_files((ground, *comparison))
    yield from incident_files(local)


def street_path(month_index: int) -> str:
    """Where the publisher puts a month's street file."""
    month = month_text(month_index)
    return f"{month}/{month}-thames-valley-street.csv"


def _street_file(month_index: int, records: Iterable[Record]) -> SampleFile:
    """One row per record, as first published.

    Anti-social behaviour carries neither Crime ID nor outcome; about 3 % of rows carry no
    location. `Context` marks each row as synthetic. Lines end as in the published files.
    Source: column layout of police.uk street-level files.
    """
    rows = [_street_row(record, record.outcome) for record in records]
    return _monthly(f"crime/{street_path(month_index)}", month_index, rows)


def _monthly(path: str, month_index: int, rows: list[Row]) -> SampleFile:
    return SampleFile(
        path=path,
        columns=_STREET_COLUMNS,
        rows=tuple(sorted(rows, key=_publication_order)),
        handed_over=published_on(month_index),
        line_end="\r\n",
    )


def _download(published: Months) -> SampleArchive:
    """Two months once more, in the nested folders of a download from the publisher's site."""
    members = tuple(
        _monthly(
            street_path(index),
            index,
            [_street_row(record, _latest_outcome(record)) for record in published[index]],
        )
        for index in _PUBLISHED_AGAIN
    )
    return SampleArchive("crime/thames-valley-download.zip", members, _DOWNLOADED_ON)


def _outcome_file(month_index: int, published: Months) -> SampleFile:
    """One row per outcome reached in the month, of crimes of that month and of earlier ones."""
    months = range(month_index - _SECOND_WAIT, month_index + 1)
    rows = [
        (*_said(record, month_index), _OUTCOME_TYPES.get(outcome, outcome), SYNTHETIC)
        for record in (record for index in months for record in published[index])
        for outcome in _outcomes_in(record, month_index)
    ]
    month = month_text(month_index)
    return SampleFile(
        path=f"crime/{month}/{month}-thames-valley-outcomes.csv",
        columns=_OUTCOME_COLUMNS,
        rows=tuple(sorted(rows, key=_publication_order)),
        handed_over=published_on(month_index),
        line_end="\r\n",
    )


def _street_row(record: Record, outcome: str) -> Row:
    return (*_said(record, record.month_index), record.kind, outcome, CONTEXT)


def _said(record: Record, month_index: int) -> Row:
    """What street and outcome rows have in common."""
    return (record.identifier, month_text(month_index), FORCE, FORCE, *_where(record))


def _where(record: Record) -> Row:
    """Longitude, latitude, location, LSOA code and name; a few rows hold no location."""
    street, area = record.street, record.area
    if street is None:
        return _NOWHERE
    return (street.longitude, street.latitude, street.location, area.code, area.name)


def _publication_order(row: Row) -> tuple[bool, str, str]:
    """By area name, then type; rows without a location last, as in the published files."""
    name, kind = row[8], row[9]
    return (name == "", name, kind)


def _outcomes_in(record: Record, month_index: int) -> Iterator[str]:
    """The outcomes that a crime reached in a month: none, its first, or its second."""
    waited = month_index - record.month_index
    if record.outcome not in ("", _PENDING) and waited == _first_wait(record):
        yield record.outcome
    if waited == _SECOND_WAIT and _latest_outcome(record) != record.outcome:
        yield _latest_outcome(record)


def _first_wait(record: Record) -> int:
    return _digit(record, 0) % (_LONGEST_FIRST_WAIT + 1)


def _latest_outcome(record: Record) -> str:
    """The outcome three months after the record: some of what was open is closed by then."""
    if record.outcome == _PENDING and _digit(record, 1) < 10:
        return "Investigation complete; no suspect identified"
    if record.outcome == _IN_COURT and _digit(record, 1) < 6:
        return _SENTENCES[_digit(record, 2) % len(_SENTENCES)]
    return record.outcome


def _digit(record: Record, place: int) -> int:
    """One digit of the Crime ID, 0 to 15: as good as a draw, and the same in every file."""
    return int(record.identifier[place], 16)
