"""What a rule judges: a programme on a snapshot, under the limits that its plan declares."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from shared.contract import formats
from shared.metrics import METRICS, Evaluator, MetricResult
from shared.metrics.registers import Programme

SHARE = "share"
COUNTED = (
    "areas",
    "days",
    "interviewees",
    "months",
    "people",
    "pilots",
    "proformas",
    "rank",
    "raters",
    "steps",
    "supervisors",
    "weeks",
    "years",
)
"""How the unit of a whole number begins; one of 'ranks' begins with 'rank'."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A threshold of a rule.

    What may be declared follows from the unit: a share is above 0 and at most 1, what is counted
    is at least 1, and anything else is above 0.

    Attributes:
        name: its name in the evaluation plan.
        value: what holds where the plan declares nothing.
        unit: its unit; one that begins with 'share' is written as a percentage.
        most: the most that a plan may declare; None where the unit alone bounds it.
    """

    name: str
    value: float
    unit: str
    most: float | None = None

    def admits(self, value: float) -> bool:
        """True where a plan may declare the value."""
        if not math.isfinite(value) or (self.most is not None and value > self.most):
            return False
        if self.unit.startswith(SHARE):
            return 0 < value <= 1
        return value >= 1 if self.unit.startswith(COUNTED) else value > 0

    def is_declared(self, declared: Mapping[str, float]) -> bool:
        """True where a plan's thresholds, by name, hold a value for it that it admits."""
        return self.name in declared and self.admits(declared[self.name])

    def holding(self, declared: Mapping[str, float]) -> float:
        """The plan's value where it declares one that may be, or else the rule's own."""
        return declared[self.name] if self.is_declared(declared) else self.value

    def write(self, value: float) -> str:
        """'80 %', '36', '3.5', '0.67'."""
        if self.unit.startswith(SHARE):
            return formats.percent(value)
        return formats.number(
            value, decimals=next(n for n in (0, 1, 2) if n == 2 or round(value, n) == value)
        )


@dataclass(frozen=True, slots=True)
class Case:
    """A programme before a rule.

    Attributes:
        evaluator, programme: the snapshot and the programme.
        limits: the rule's thresholds by name, as the programme's plan declares them or else as
            the rule does; each within its bounds.
    """

    evaluator: Evaluator
    programme: Programme
    limits: Mapping[str, float]

    def evaluate(self, key: str, /, *, by: Iterable[str] = (), **chosen: Any) -> MetricResult:
        """A metric for the programme, where the metric tells programmes apart.

        Raises:
            UnknownName: no such metric or dimension.
        """
        if "programme_code" in METRICS[key].dimensions:
            chosen = {"programme_code": self.programme.code, **chosen}
        return self.evaluator.evaluate(key, chosen, by=by)
