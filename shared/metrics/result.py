"""What an evaluation gives back: a number with all that belongs to it, or the reason for none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

from shared.contract.errors import DefinitionFault
from shared.contract.vocabulary import ResultState
from shared.metrics.definition import Metric
from shared.metrics.selection import Selection
from shared.stats import Complete, Estimate, Interval, Test


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
    """Groups of a count, each estimated when somebody looks at it: a country has 35,000 areas."""

    def __init__(
        self,
        by: tuple[str, ...],
        keys: Sequence[tuple[Any, ...]],
        values: Sequence[int],
        estimated: Callable[[int], Estimate],
    ) -> None:
        self.keys = keys
        self.values = values
        self._by = by
        self._estimated = estimated
        self._made: list[Group | None] = [None] * len(values)

    @overload
    def __getitem__(self, place: int) -> Group: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Group, ...]: ...

    def __getitem__(self, place: int | slice) -> Group | tuple[Group, ...]:
        if isinstance(place, slice):
            return tuple(self[one] for one in range(*place.indices(len(self))))
        if (made := self._made[place]) is None:
            by = tuple(zip(self._by, self.keys[place], strict=True))
            made = self._made[place] = Group(by, self._estimated(self.values[place]))
        return made

    def __iter__(self) -> Iterator[Group]:
        return (self[place] for place in range(len(self)))

    def __len__(self) -> int:
        return len(self.values)


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
    def values(self) -> Sequence[float | None]:
        """The groups' values in their order; None where one holds no number."""
        if isinstance(self.groups, Counts):
            return self.groups.values
        return [g.estimate.value if g.state is ResultState.OK else None for g in self.groups]

    def keys(self, dimension: str) -> list[Any]:
        """The groups' values of a dimension that the result is split by, in their order."""
        if isinstance(self.groups, Counts):
            place = self.by.index(dimension)
            return [key[place] for key in self.groups.keys]
        return [group.value_of(dimension) for group in self.groups]

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
