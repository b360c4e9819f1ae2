"""Facts that are listed rather than measured: programmes, pilots, areas, survey items, files.

Nothing here speaks of a person, so nothing is suppressed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import TypeVar

import polars as pl

from shared.contract.errors import UnknownName
from shared.metrics.evaluate import Evaluator
from shared.store import Filter

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Pilot:
    """One pilot of a programme; dates are None where unknown or not reached."""

    programme_code: str
    programme_name: str | None
    pilot_code: str
    name: str
    location_code: str
    problem: str | None
    status: str
    started_on: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class Area:
    """One area; population and centroid are None where unknown."""

    area_code: str
    area_name: str
    area_type: str
    population: int | None
    longitude: float | None
    latitude: float | None


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the survey."""

    item_code: str
    text: str
    scale: str
    position: int
    minimum: int
    maximum: int
    is_reverse: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure that a published review printed."""

    claim_id: str
    section: str
    measure: str
    value: str
    unit: str | None
    disputed: str | None
    is_preferred: bool
    note: str | None


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """One line of the load ledger."""

    load_id: int
    file_name: str
    kind: str | None
    rows_in: int
    rows_accepted: int
    rows_rejected: int
    rows_superseded: int
    rows_warned: int
    state: str
    message: str | None
    loaded_at: datetime


@dataclass(frozen=True, slots=True)
class Freshness:
    """What has been loaded of one kind of file."""

    kind: str
    files: int
    rows_in: int
    rows_accepted: int
    rows_rejected: int
    rows_superseded: int
    newest: date | None


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme and its pilots, in order of code."""

    code: str
    name: str
    pilots: tuple[Pilot, ...]

    @property
    def locations(self) -> tuple[str, ...]:
        """Area codes of its pilots' locations, each once, sorted."""
        return tuple(sorted({pilot.location_code for pilot in self.pilots}))

    @property
    def started_on(self) -> date | None:
        """First day of its first pilot."""
        return min((p.started_on for p in self.pilots if p.started_on), default=None)

    @property
    def ended_on(self) -> date | None:
        """Last day of its last pilot so far to have ended."""
        return max((p.ended_on for p in self.pilots if p.ended_on), default=None)


def programmes(evaluator: Evaluator) -> tuple[Programme, ...]:
    """Every programme of the pilot register, in order of code."""
    pilots = _read(evaluator, "v_pilot", Pilot, order=("programme_code", "pilot_code"))
    codes = dict.fromkeys(pilot.programme_code for pilot in pilots)
    return tuple(_programme(code, pilots) for code in codes)


def programme(evaluator: Evaluator, code: str) -> Programme:
    """One programme.

    Raises:
        UnknownName: the pilot register has no such programme.
    """
    for found in (registered := programmes(evaluator)):
        if found.code == code:
            return found
    raise UnknownName("programme", code, [p.code for p in registered])


def areas(evaluator: Evaluator, codes: Sequence[str] | None = None) -> tuple[Area, ...]:
    """Areas in order of code: all of them, or those named."""
    where = {} if codes is None else {"area_code": list(codes)}
    if codes is not None and not codes:
        return ()
    return _read(evaluator, "v_area", Area, order=("area_code",), where=where)


def items(evaluator: Evaluator) -> tuple[Item, ...]:
    """Items of the survey, in order of position."""
    return _read(evaluator, "v_survey_item", Item, order=("position",))


def claims(evaluator: Evaluator) -> tuple[Claim, ...]:
    """Published claims, in order of identifier."""
    return _read(evaluator, "v_claim", Claim, order=("claim_id",))


def loaded_files(evaluator: Evaluator) -> tuple[LoadedFile, ...]:
    """The load ledger, in order of arrival."""
    return _read(evaluator, "v_load_ledger", LoadedFile, order=("load_id",))


def freshness(evaluator: Evaluator) -> tuple[Freshness, ...]:
    """What has been loaded of each kind of file, in order of kind."""
    return _read(evaluator, "v_data_freshness", Freshness, order=("kind",))


def has_synthetic(evaluator: Evaluator) -> bool:
    """True where the snapshot holds any generated sample pilot, answer or crime."""
    views = ("v_pilot", "v_survey_answer", "v_self_evaluation", "v_crime")
    return any(True in evaluator.snapshot.values(view, "is_synthetic") for view in views)


def _programme(code: str, pilots: tuple[Pilot, ...]) -> Programme:
    own = tuple(pilot for pilot in pilots if pilot.programme_code == code)
    name = next((pilot.programme_name for pilot in own if pilot.programme_name), code)
    return Programme(code, name, own)


def _read(
    evaluator: Evaluator,
    view: str,
    record: type[Record],
    *,
    order: tuple[str, ...],
    where: Filter | None = None,
) -> tuple[Record, ...]:
    names = [field.name for field in fields(record)]  # type: ignore[arg-type]  # a dataclass
    frame: pl.DataFrame = evaluator.snapshot.rows(view, names, where)
    return tuple(record(**row) for row in frame.sort(order).iter_rows(named=True))
