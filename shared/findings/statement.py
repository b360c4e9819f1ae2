"""A sentence about the data, inseparable from the results that it was made from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from shared.contract import formats
from shared.contract.vocabulary import ResultState
from shared.metrics import Estimate, Group, Interval, MetricResult
from shared.metrics.definition import Disclosure, Unit

_HUNDREDTHS = frozenset({Unit.SHARE, Unit.TIME_SHARE, Unit.SHARE_CHANGE})
_NO_DIGIT = re.compile(r"[^-\d.]")


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
        return " to ".join(filter(None, self.ends))

    @property
    def base(self) -> int | None:
        """The base; None where there is no number."""
        return self.group.outcome.base if isinstance(self.group.outcome, Estimate) else None

    @property
    def counted(self) -> str:
        """The base with its noun, '14 raters' or '1 row'; empty where there is no number."""
        noun = self.result.metric.base
        one = re.sub(r"ies\b", "y", noun.replace("people", "person")).removesuffix("s")
        return "" if self.base is None else formats.count(self.base, one, noun)

    @property
    def ends(self) -> tuple[str, str]:
        """Both ends of the interval as written; empty where there is none."""
        outcome = self.group.outcome
        if not isinstance(outcome, Estimate) or not isinstance(outcome.interval, Interval):
            return "", ""
        write = self.result.metric.unit.write
        return write(outcome.interval.low), write(outcome.interval.high)

    def as_json(self) -> dict[str, Any]:
        """The evidence as the bundle holds it: as published, with how to evaluate it again."""
        alone = published(replace(self.result, groups=(self.group,)))
        [group] = alone["groups"]
        keep = ("key", "selection", "snapshot", "unit")
        return {
            **{name: alone[name] for name in keep},
            "method": self.result.method,
            "group": group,
            **{name: group[name] for name in ("shown", "shown_low", "shown_high")},
        }


@dataclass(frozen=True, slots=True)
class Given:
    """A number in a sentence that is no value, interval or base of a result.

    Attributes:
        shown: the number as the sentence writes it: '5 %', '12', '1.0'.
        meaning: what it is: 'threshold: share of areas', 'pilots of the programme'.
        source: what gives it: the key of the rule that declares it, the view that was counted, or
            the key of the metric whose groups were counted.
    """

    shown: str
    meaning: str
    source: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with the evidence of each number in it.

    Attributes:
        text: the sentence.
        evidence: the groups of results that its numbers come from.
        given: its numbers that come from elsewhere: declared thresholds, and what is counted in a
            register or over the groups of a result.
    """

    text: str
    evidence: tuple[Evidence, ...] = ()
    given: tuple[Given, ...] = ()

    @property
    def is_evidenced(self) -> bool:
        """True where anything stands behind it, so that it is numbered and listed."""
        return bool(self.evidence or self.given)

    def __add__(self, other: Statement) -> Statement:
        return Statement(
            f"{self.text} {other.text}".strip(),
            self.evidence + other.evidence,
            self.given + other.given,
        )


def published(result: MetricResult) -> dict[str, Any]:
    """A result as a published review's bundle holds it, every group also as written.

    Numbers of metrics that protect people are rounded as printed: what is published must not tell
    more of them than its pages do. Numbers of open data are not rounded.
    """
    whole = result.as_json()
    pairs = zip(result.groups, whole["groups"], strict=True)
    return whole | {"groups": [_published(Evidence(result, group), made) for group, made in pairs]}


def _published(evidence: Evidence, made: dict[str, Any]) -> dict[str, Any]:
    low, high = evidence.ends
    shown = {"shown": evidence.value, "shown_low": low, "shown_high": high}
    metric, outcome = evidence.result.metric, evidence.group.outcome
    if metric.disclosure is Disclosure.OPEN or not isinstance(outcome, Estimate):
        return made | shown
    texts = {"value": evidence.value, "low": low, "high": high}
    rounded: dict[str, Any] = {
        name: _read(text, metric.unit) for name, text in texts.items() if text
    }
    for name in {"p", "p_adjusted"} & made.keys():
        rounded[name] = _read(formats.probability(made[name]), None)
    return made | rounded | shown


def _read(text: str, unit: Unit | None) -> float:
    """The number that a text states: 0.63 of '63 %'."""
    number = float(_NO_DIGIT.sub("", text.replace(formats.MINUS, "-")))
    return round(number / 100, 6) if unit in _HUNDREDTHS else number


def evidence_of(result: MetricResult) -> tuple[Evidence, ...]:
    """Every group of a result as evidence."""
    return tuple(Evidence(result, group) for group in result.groups)
