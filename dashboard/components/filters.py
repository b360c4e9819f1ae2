"""Filters that several pages offer."""

from __future__ import annotations

from dashboard.page import Choice, Chosen, PageFilter
from shared.metrics import Evaluator
from shared.metrics.registers import Programme, programmes


def _programmes(evaluator: Evaluator, _chosen: Chosen) -> list[Choice]:
    return [Choice(found.code, found.name) for found in programmes(evaluator)]


PROGRAMME = PageFilter(name="programme", label="Programme", choices=_programmes)


def chosen_programme(evaluator: Evaluator, chosen: Chosen) -> Programme | None:
    """The programme chosen; None where the register holds none."""
    return next((p for p in programmes(evaluator) if p.code == chosen["programme"]), None)
