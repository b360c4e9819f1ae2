"""Facts that are listed rather than measured: programmes, pilots, areas, survey items, files.

Nothing here speaks of a person, so nothing is suppressed; residents who are stakeholders are the
exception, and are not told apart where they are few.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import TypeVar

import polars as pl

from shared.contract.errors import UnknownName
from shared.contract.vocabulary import EffectDirection, FindingState, StakeholderType
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
class Boundary:
    """The outline of one area: a GeoJSON geometry (WGS84); the vintage is None where not stated."""

    area_code: str
    vintage: int | None
    geometry: str


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
class Work:
    """One work of the list of references; year and publication are None where not given."""

    reference_key: str
    authors: str
    year: int | None
    title: str
    publication: str | None


@dataclass(frozen=True, slots=True)
class Dependency:
    """Something that a programme relies on; `closed_on` is None while it stands."""

    dependency_code: str
    dependency: str
    rag: str
    owner_role: str | None
    raised_on: date | None
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature that was handed over with the data."""

    sign_off_role: str
    name: str
    signed_on: date


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature of effective community policing, and the signs by which it is judged."""

    feature: int
    title: str
    indicator: str


@dataclass(frozen=True, slots=True)
class PlannedEffect:
    """The smallest effect of interest that the evaluation plan declares for an outcome."""

    outcome: str
    smallest_effect: float
    unit: str
    direction: str | None
    plan_version: str
    agreed_on: date


@dataclass(frozen=True, slots=True)
class Dispute:
    """Which of several printed values the evaluation plan goes by, who decided it, and why."""

    figure: str
    preferred: str
    reason: str
    decided_by: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class PolicyEvent:
    """A change of policy that may have moved what is measured."""

    effective_on: date
    name: str


@dataclass(frozen=True, slots=True)
class PlannedWave:
    """A survey wave in the calendar of the evaluation plan; dates are None where not given."""

    wave: str
    opens_on: date | None
    closes_on: date | None


@dataclass(frozen=True, slots=True)
class StepState:
    """Whether and since when a pilot's step came as far as an event; None where it did not."""

    pilot_code: str
    step: int
    event: str
    is_reached: bool
    reached_on: date | None


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """One stakeholder of a pilot, or residents who are too few to be told apart.

    Attributes:
        stakeholder_code: None where it stands for several that are not told apart.
        standing: statutory or non_statutory; None where not said or where they differ.
        contacts: contacts in the log; None where the programme handed over no log, and for
            those who are not told apart.
        number: how many it stands for.
    """

    stakeholder_code: str | None
    stakeholder_type: str
    standing: str | None
    contacts: int | None
    number: int = 1


@dataclass(frozen=True, slots=True)
class Escalation:
    """One request of a pilot to somebody who could remove a barrier.

    Attributes:
        to_level: whom it was raised to.
        closed_on: None while it is open, and where the day is not known.
        days: from the day it was raised to the day it was closed, or to the newest record while
            it waits; None where it was answered on a day that is not known.
        limit_days: within how many days an answer is due.
        is_waiting: nobody has answered it.
    """

    escalation_code: str
    to_level: str
    status: str
    raised_on: date
    closed_on: date | None
    days: int | None
    limit_days: float
    is_waiting: bool


@dataclass(frozen=True, slots=True)
class Action:
    """One action that was agreed at a pilot.

    Attributes:
        owner_role, pillar, due_on, done_on: None where not given.
        overdue: 1 where it was still to do after the day by which it was due.
    """

    action_code: str
    owner_role: str | None
    pillar: str | None
    status: str
    due_on: date | None
    done_on: date | None
    overdue: int


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision to see a finding otherwise than its rule does."""

    finding_key: str
    state: FindingState
    reason: str
    name: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class Commentary:
    """A person's words beside the results of a section: Markdown, masked; `file_name` holds it."""

    section: str
    author_role: str
    written_on: date
    body: str
    masked: int
    file_name: str


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
    def begun_locations(self) -> tuple[str, ...]:
        """Area codes of the locations of its pilots that have begun, each once, sorted."""
        return tuple(sorted({pilot.location_code for pilot in self.pilots if pilot.started_on}))

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


def boundaries(evaluator: Evaluator, codes: Sequence[str]) -> tuple[Boundary, ...]:
    """The newest boundary of each of the areas that has one, in order of code."""
    if not codes:
        return ()
    where: Filter = {"area_code": list(codes)}
    names = [field.name for field in fields(Boundary)]
    frame = evaluator.snapshot.rows("v_boundary", names, where)
    newest = frame.sort("area_code", "vintage", "geometry", nulls_last=False).unique(
        "area_code", keep="last", maintain_order=True
    )
    return tuple(Boundary(**row) for row in newest.iter_rows(named=True))


def items(evaluator: Evaluator) -> tuple[Item, ...]:
    """Items of the survey, in order of position."""
    return _read(evaluator, "v_survey_item", Item, order=("position",))


def claims(evaluator: Evaluator) -> tuple[Claim, ...]:
    """Published claims, in order of identifier."""
    return _read(evaluator, "v_claim", Claim, order=("claim_id",))


def works(evaluator: Evaluator) -> tuple[Work, ...]:
    """The list of references, in order of key."""
    return _read(evaluator, "v_reference", Work, order=("reference_key",))


def disputes(evaluator: Evaluator, programme: str) -> tuple[Dispute, ...]:
    """Decisions of a programme's evaluation plan on disputed figures, in order of figure."""
    where: Filter = {"programme_code": [programme]}
    return _read(evaluator, "v_plan_dispute", Dispute, order=("figure",), where=where)


def dependencies(evaluator: Evaluator, programme: str) -> tuple[Dependency, ...]:
    """What a programme relies on, in order of code."""
    where: Filter = {"programme_code": [programme]}
    order = ("dependency_code",)
    return _read(evaluator, "v_dependency", Dependency, order=order, where=where)


def signatures(evaluator: Evaluator, programme: str) -> tuple[Signature, ...]:
    """Signatures handed over with the data, in order of day, role and name."""
    where: Filter = {"programme_code": [programme]}
    order = ("signed_on", "sign_off_role", "name")
    return _read(evaluator, "v_sign_off", Signature, order=order, where=where)


def features(evaluator: Evaluator, programme: str) -> tuple[Feature, ...]:
    """The features that a programme's pilots are held against, in order; none without a pilot."""
    where: Filter = {"programme_code": [programme]}
    every = _read(evaluator, "v_fidelity", Feature, order=("feature",), where=where)
    return tuple(dict.fromkeys(every))


def planned_effects(evaluator: Evaluator, programme: str) -> tuple[PlannedEffect, ...]:
    """Smallest effects of interest of a programme's plan, in order of outcome."""
    where: Filter = {"programme_code": [programme]}
    return _read(evaluator, "v_plan_effect", PlannedEffect, order=("outcome",), where=where)


def policy_events(evaluator: Evaluator) -> tuple[PolicyEvent, ...]:
    """Changes of policy on record, in order of time; they name no programme."""
    return _read(evaluator, "v_policy_event", PolicyEvent, order=("effective_on", "name"))


def planned_waves(evaluator: Evaluator, programme: str) -> tuple[PlannedWave, ...]:
    """Survey waves of a programme's evaluation plan, in order of wave."""
    where: Filter = {"programme_code": [programme]}
    return _read(evaluator, "v_plan_wave", PlannedWave, order=("wave",), where=where)


def step_states(evaluator: Evaluator, programme: str) -> tuple[StepState, ...]:
    """How far each pilot took each step, in order of pilot, step and event."""
    where: Filter = {"programme_code": [programme]}
    order = ("pilot_code", "step", "event")
    return _read(evaluator, "v_step_state", StepState, order=order, where=where)


def stakeholders(evaluator: Evaluator, programme: str, pilot: str) -> tuple[Stakeholder, ...]:
    """Stakeholders of a pilot in order of type and code.

    Residents are people: where they are fewer than the smallest count of people that may be
    shown, one record without contacts stands for all of them.
    """
    columns = ("stakeholder_code", "stakeholder_type", "standing", "contacts")
    where: Filter = {"programme_code": [programme], "pilot_code": [pilot]}
    frame = evaluator.snapshot.rows("v_stakeholder_reach", columns, where)
    rows = frame.sort("stakeholder_type", "stakeholder_code").iter_rows(named=True)
    every = [Stakeholder(**row) for row in rows]
    residents = [one for one in every if one.stakeholder_type == StakeholderType.RESIDENT]
    if not 0 < len(residents) < evaluator.thresholds.count:
        return tuple(every)
    standings = {one.standing for one in residents}
    standing = standings.pop() if len(standings) == 1 else None
    together = Stakeholder(None, StakeholderType.RESIDENT, standing, None, len(residents))
    others = [one for one in every if one.stakeholder_type != StakeholderType.RESIDENT]
    return tuple(sorted((*others, together), key=lambda one: one.stakeholder_type))


def escalations(evaluator: Evaluator, programme: str, pilot: str) -> tuple[Escalation, ...]:
    """Escalations of a pilot, in order of the day on which they were raised."""
    where: Filter = {"programme_code": [programme], "pilot_code": [pilot]}
    order = ("raised_on", "escalation_code")
    return _read(evaluator, "v_escalation_age", Escalation, order=order, where=where)


def actions(evaluator: Evaluator, programme: str, pilot: str) -> tuple[Action, ...]:
    """Actions of a pilot, in order of code."""
    where: Filter = {"programme_code": [programme], "pilot_code": [pilot]}
    return _read(evaluator, "v_action_state", Action, order=("action_code",), where=where)


def hoped_directions(evaluator: Evaluator, programme: str) -> dict[str, EffectDirection]:
    """Which way the evaluation plan hopes that outcomes move; those that it leaves open are out."""
    columns = ("outcome", "direction")
    frame = evaluator.snapshot.rows("v_plan_effect", columns, {"programme_code": [programme]})
    return {outcome: EffectDirection(way) for outcome, way in frame.drop_nulls().iter_rows()}


def smallest_effects(evaluator: Evaluator, programme: str) -> dict[str, float]:
    """Smallest effect of each outcome that matters to the evaluation plan, in the plan's units."""
    columns = ("outcome", "smallest_effect")
    frame = evaluator.snapshot.rows("v_plan_effect", columns, {"programme_code": [programme]})
    return dict(frame.drop_nulls().iter_rows())


def plan_limits(evaluator: Evaluator, programme: str) -> dict[str, dict[str, float]]:
    """Thresholds that a programme's evaluation plan declares, by rule and name."""
    columns = ("rule_key", "threshold_name", "threshold_value")
    frame = evaluator.snapshot.rows("v_plan_threshold", columns, {"programme_code": [programme]})
    found: dict[str, dict[str, float]] = {}
    for rule, name, value in frame.iter_rows():
        found.setdefault(rule, {})[name] = value
    return found


def overrides(evaluator: Evaluator, programme: str) -> dict[str, Decision]:
    """Findings of a programme that a person sees otherwise, by the key of the rule."""
    names = [field.name for field in fields(Decision)]
    where: Filter = {"programme_code": [programme]}
    frame = evaluator.snapshot.rows("v_finding_override", names, where)
    rows = (row | {"state": FindingState(row["state"])} for row in frame.iter_rows(named=True))
    return {row["finding_key"]: Decision(**row) for row in rows}


def commentaries(evaluator: Evaluator, programme: str) -> tuple[Commentary, ...]:
    """Commentary on a programme's review, in order of section, role and day."""
    columns = ("section", "author_role", "written_on", "body", "masked", "load_id")
    texts = evaluator.snapshot.rows("v_commentary", columns, {"programme_code": [programme]})
    files = evaluator.snapshot.rows("v_load_ledger", ("load_id", "file_name"))
    joined = texts.join(files, on="load_id").drop("load_id")
    rows = joined.sort("section", "author_role", "written_on").iter_rows(named=True)
    return tuple(Commentary(**row) for row in rows)


def loaded_files(evaluator: Evaluator) -> tuple[LoadedFile, ...]:
    """The load ledger, in order of arrival."""
    return _read(evaluator, "v_load_ledger", LoadedFile, order=("load_id",))


def freshness(evaluator: Evaluator) -> tuple[Freshness, ...]:
    """What has been loaded of each kind of file, in order of kind."""
    return _read(evaluator, "v_data_freshness", Freshness, order=("kind",))


def newest_day(evaluator: Evaluator, programme: str) -> date | None:
    """Newest day that a programme's own records speak of; None where no record has a day."""
    frame = evaluator.snapshot.rows("v_programme_day", ("as_of",), {"programme_code": [programme]})
    return frame["as_of"].max() if frame.height else None  # type: ignore[return-value]  # a day


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
