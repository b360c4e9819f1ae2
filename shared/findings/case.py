"""What a rule judges: a programme on a snapshot, under the limits that its plan declares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from shared.contract import formats
from shared.metrics import METRICS, Evaluator, MetricResult
from shared.metrics.registers import Programme

SHARE = "share"


@dataclass(frozen=True, slots=True)
class Limit:
    """A threshold of a rule.

    Attributes:
        name: its name in the evaluation plan.
        value: what holds where the plan declares nothing.
        unit: its unit; one that begins with 'share' is written as a percentage.
    """

    name: str
    value: float
    unit: str

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
            the rule does.
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
