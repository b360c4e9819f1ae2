"""Filters that several pages offer."""

from __future__ import annotations

from dashboard.page import Choice, Chosen, PageFilter
from shared.metrics import Evaluator
from shared.metrics.registers import Pilot, Programme, programmes


def _programmes(evaluator: Evaluator, _chosen: Chosen) -> list[Choice]:
    return [Choice(found.code, found.name) for found in programmes(evaluator)]


def _pilots(evaluator: Evaluator, chosen: Chosen) -> list[Choice]:
    programme = chosen_programme(evaluator, chosen)
    pilots = programme.pilots if programme else ()
    return [Choice(pilot.pilot_code, f"{pilot.pilot_code} {pilot.name}") for pilot in pilots]


PROGRAMME = PageFilter(name="programme", label="Programme", choices=_programmes)
PILOT = PageFilter(name="pilot", label="Pilot", choices=_pilots)


def chosen_programme(evaluator: Evaluator, chosen: Chosen) -> Programme | None:
    """The programme chosen; None where the register holds none."""
    return next((p for p in programmes(evaluator) if p.code == chosen["programme"]), None)


def chosen_pilot(programme: Programme, chosen: Chosen) -> Pilot | None:
    """The pilot of a programme that was chosen; None where it has none of that code."""
    return next((p for p in programme.pilots if p.pilot_code == chosen["pilot"]), None)
