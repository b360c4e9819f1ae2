"""What an evaluation gives back: a number with all that belongs to it, or the reason for none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

import polars as pl

from shared.contract.errors import DefinitionFault
from shared.contract.vocabulary import ResultState
from shared.metrics.definition import Metric
from shared.metrics.selection import Selection
from shared.stats import Complete, Estimate, Interval, Test

VALUE = "value"
"""Column of the numbers in `MetricResult.numbers`."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """No number: why, in a state and in words. It holds nothing that was computed."""

    state: ResultState
    reason: str


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a result.

    Attributes:
        by: values of the dimensions that the result is split by, in that order.
        outcome: the estimate, or why there is none.
    """

    by: tuple[tuple[str, Any], ...]
    outcome: Estimate | Withheld

    @property
    def state(self) -> ResultState:
        """ok, or the reason why there is no number."""
        return self.outcome.state if isinstance(self.outcome, Withheld) else ResultState.OK

    @property
    def estimate(self) -> Estimate:
        """The estimate of a group whose state is ok.

        Raises:
            DefinitionFault: the group holds none; the caller must look at `state` first.
        """
        if isinstance(self.outcome, Withheld):
            raise DefinitionFault(f"No number to show: {self.outcome.reason}")
        return self.outcome

    def value_of(self, dimension: str) -> Any:
        """The group's value of a dimension that the result is split by."""
        return dict(self.by)[dimension]


class Counts(Sequence[Group]):
    """Groups of a count, each estimated when somebody looks at it: a country has 35,000 areas.

    Attributes:
        numbers: the dimensions of the groups, in order, and `VALUE`: their counts.
    """

    def __init__(self, numbers: pl.DataFrame, estimated: Callable[[int], Estimate]) -> None:
        self.numbers = numbers
        self._by = [name for name in numbers.columns if name != VALUE]
        self._estimated = estimated
        self._made: dict[int, Group] = {}

    @overload
    def __getitem__(self, place: int) -> Group: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Group, ...]: ...

    def __getitem__(self, place: int | slice) -> Group | tuple[Group, ...]:
        places = range(len(self))[place]
        if isinstance(places, range):
            return tuple(self._group(one, self.numbers.row(one)) for one in places)
        return self._group(places, self.numbers.row(places))

    def __iter__(self) -> Iterator[Group]:
        return (self._group(place, row) for place, row in enumerate(self.numbers.iter_rows()))

    def __len__(self) -> int:
        return self.numbers.height

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Counts)
            and self._estimated is other._estimated
            and self.numbers.equals(other.numbers)
        )

    def __hash__(self) -> int:
        return hash((*self._by, len(self)))

    def _group(self, place: int, row: tuple[Any, ...]) -> Group:
        if place not in self._made:
            *by, count = row
            group = Group(tuple(zip(self._by, by, strict=True)), self._estimated(count))
            self._made[place] = group
        return self._made[place]


@dataclass(frozen=True, slots=True)
class MetricResult:
    """A metric evaluated for a selection on one snapshot.

    Attributes:
        groups: one per combination of `by` that has data, ordered by it; exactly one where the
            result is not split.
    """

    metric: Metric
    selection: Selection
    by: tuple[str, ...]
    snapshot: str
    groups: Sequence[Group]

    @property
    def state(self) -> ResultState:
        """Ok where any group is; otherwise the state that its groups share, or not collected."""
        states = {group.state for group in self.groups}
        if ResultState.OK in states:
            return ResultState.OK
        if len(states) == 1:
            return states.pop()
        return ResultState.INSUFFICIENT if states else ResultState.NOT_COLLECTED

    @property
    def only(self) -> Group:
        """The group of a result that is not split.

        Raises:
            DefinitionFault: the result is split.
        """
        if len(self.groups) != 1:
            raise DefinitionFault(f"{self.metric.key} gave {len(self.groups)} groups, not one.")
        return self.groups[0]

    def at(self, **by: Any) -> Group:
        """The group with those values; a withheld one where the data hold none."""
        for group in self.groups:
            values = dict(group.by)
            if all(values[name] == value for name, value in by.items()):
                return group
        missing = Withheld(ResultState.NOT_COLLECTED, "No such rows have been handed over.")
        return Group(tuple(by.items()), missing)

    @property
    def numbers(self) -> pl.DataFrame:
        """A row a group: its values of `by`, and `VALUE`, null where it holds no number."""
        if isinstance(self.groups, Counts):
            return self.groups.numbers
        held = (
            (g.by, g.outcome.value if isinstance(g.outcome, Estimate) else None)
            for g in self.groups
        )
        rows = [(*(value for _, value in by), number) for by, number in held]
        return pl.DataFrame(rows, [*self.by, VALUE], orient="row", infer_schema_length=None)

    @property
    def method(self) -> str:
        """The method of its estimates; empty where there is none."""
        methods = {g.outcome.method for g in self.groups if isinstance(g.outcome, Estimate)}
        return "; ".join(sorted(methods))

    def as_json(self) -> dict[str, Any]:
        """The result as the command line and the evidence bundle print it."""
        return {
            "key": self.metric.key,
            "selection": self.selection.as_json(),
            "snapshot": self.snapshot,
            "state": self.state.value,
            "unit": self.metric.unit.value,
            "method": self.method,
            "groups": [_group_json(group) for group in self.groups],
        }


def _group_json(group: Group) -> dict[str, Any]:
    by = {name: v if v is None or isinstance(v, int) else str(v) for name, v in group.by}
    numbers: dict[str, Any] = dict.fromkeys(("value", "low", "high", "base"))
    if isinstance(group.outcome, Estimate):
        numbers |= {"value": group.outcome.value, "base": group.outcome.base}
        match group.outcome.interval:
            case Interval(low, high):
                numbers |= {"low": low, "high": high}
            case Complete():
                pass
    if isinstance(group.outcome, Estimate) and group.outcome.test:
        numbers |= _test_json(group.outcome.test)
    reason = {"reason": group.outcome.reason} if isinstance(group.outcome, Withheld) else {}
    return {"by": by, "state": group.state.value, **numbers, **reason}


def _test_json(test: Test) -> dict[str, Any]:
    printed: dict[str, Any] = {"p": test.p, "test": test.method}
    if test.adjusted:
        printed |= {
            "p_adjusted": test.adjusted.p,
            "correction": test.adjusted.correction,
            "family": test.adjusted.family,
            "tests": test.adjusted.tests,
        }
    return printed
