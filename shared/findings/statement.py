"""A sentence about the data, inseparable from the results that it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from shared.contract import formats
from shared.contract.vocabulary import ResultState
from shared.metrics import Estimate, Group, Interval, MetricResult


@dataclass(frozen=True, slots=True)
class Evidence:
    """One group of one result, as a sentence used it.

    Attributes:
        result: the evaluation.
        group: the group of it that the sentence speaks of.
    """

    result: MetricResult
    group: Group

    @property
    def metric_key(self) -> str:
        """Key of the metric."""
        return self.result.metric.key

    @property
    def where(self) -> str:
        """Selection and group in words."""
        parts = [str(self.result.selection)] if self.result.selection.items else []
        parts += [f"{name} {value}" for name, value in self.group.by]
        return ", ".join(parts) or "all rows"

    @property
    def value(self) -> str:
        """The value as written, or the state that stands in for it."""
        if self.group.state is not ResultState.OK:
            return self.group.state.value
        return self.result.metric.unit.write(self.group.estimate.value)

    @property
    def interval(self) -> str:
        """The interval as written; empty for a complete count or where there is no number."""
        outcome = self.group.outcome
        if not isinstance(outcome, Estimate) or not isinstance(outcome.interval, Interval):
            return ""
        write = self.result.metric.unit.write
        return f"{write(outcome.interval.low)} to {write(outcome.interval.high)}"

    @property
    def base(self) -> int | None:
        """The base; None where there is no number."""
        return self.group.outcome.base if isinstance(self.group.outcome, Estimate) else None

    @property
    def counted(self) -> str:
        """The base with its noun, '14 raters' or '1 row'; empty where there is no number."""
        noun = self.result.metric.base
        one = noun.replace("people", "person").removesuffix("s")
        return "" if self.base is None else formats.count(self.base, one, noun)

    def as_json(self) -> dict[str, Any]:
        """The evidence as the bundle holds it: unrounded, with how to evaluate it again."""
        whole = self.result.as_json()
        groups = {
            str(g.by): entry for g, entry in zip(self.result.groups, whole["groups"], strict=True)
        }
        entry = groups.get(str(self.group.by), {"state": self.group.state.value})
        keep = ("key", "selection", "snapshot", "unit", "method")
        return {name: whole[name] for name in keep} | {"group": entry, "shown": self.value}


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with the evidence of each number in it."""

    text: str
    evidence: tuple[Evidence, ...] = ()

    def __add__(self, other: Statement) -> Statement:
        return Statement(f"{self.text} {other.text}".strip(), self.evidence + other.evidence)


def evidence_of(result: MetricResult) -> tuple[Evidence, ...]:
    """Every group of a result as evidence."""
    return tuple(Evidence(result, group) for group in result.groups)
