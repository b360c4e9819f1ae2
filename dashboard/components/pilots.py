"""A programme's pilots as pages name them, narrow them, and read results of each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from shared.figures.chart import written
from shared.metrics import MetricResult
from shared.metrics.registers import Pilot, Programme


def called(pilot: Pilot) -> str:
    """A pilot as pages name it: 'P1 Station'."""
    return f"{pilot.pilot_code} {pilot.name}"


def pilot_labels(programme: Programme) -> dict[str, dict[Any, str]]:
    """How the codes of a programme's pilots read."""
    return {"pilot_code": {pilot.pilot_code: called(pilot) for pilot in programme.pilots}}


def narrowed(programme: Programme, codes: Collection[str]) -> Programme:
    """The programme with only some of its pilots, in the order of the register."""
    return replace(programme, pilots=tuple(p for p in programme.pilots if p.pilot_code in codes))


def of_pilots(result: MetricResult, programme: Programme) -> MetricResult:
    """A result by pilot with the groups of a narrowed programme's pilots alone."""
    codes = {pilot.pilot_code for pilot in programme.pilots}
    kept = tuple(group for group in result.groups if group.value_of("pilot_code") in codes)
    return replace(result, groups=kept)


def values_by_pilot(result: MetricResult, programme: Programme) -> list[str]:
    """What a result by pilot alone says of each pilot, as written, in the register's order."""
    groups = {str(group.value_of("pilot_code")): group for group in result.groups}
    return [
        written(result, groups.get(p.pilot_code) or result.at(pilot_code=p.pilot_code))
        for p in programme.pilots
    ]
