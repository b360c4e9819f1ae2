"""Groups of a result in order of size: leagues of areas, and what lies at their top."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from shared.metrics.result import Group, MetricResult


@dataclass(frozen=True)
class Ranking:
    """The groups of a result by one dimension, the largest first; of equals, the first by name.

    Groups without a value of the dimension or without a number are left out.

    Attributes:
        result: what is ranked.
        places: where the groups stand in the result, in order.
        values: of the groups, in order.
    """

    result: MetricResult
    places: tuple[int, ...]
    values: tuple[float, ...]

    @classmethod
    def of(cls, result: MetricResult, *, among: Container[str] | None = None) -> Ranking:
        """The groups of a result that is split by one dimension.

        Args:
            result: ordered by the dimension, as every result is.
            among: values of the dimension that are ranked; None for all.
        """
        [dimension] = result.by
        keys, values = result.keys(dimension), result.values
        found = [
            (place, value)
            for place, (key, value) in enumerate(zip(keys, values, strict=True))
            if key is not None and value is not None and (among is None or key in among)
        ]
        found.sort(key=itemgetter(1), reverse=True)
        return cls(result, tuple(place for place, _ in found), tuple(value for _, value in found))

    def __len__(self) -> int:
        return len(self.places)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Values of the dimension in order."""
        keys = self.result.keys(*self.result.by)
        return tuple(keys[place] for place in self.places)

    def group(self, key: str) -> Group:
        """The group of a value of the dimension that is ranked."""
        return self.result.groups[self._place_of[key]]

    def ranks(self, keys: Iterable[str]) -> list[int]:
        """Ranks, from 1, of those of the values that are ranked, in order."""
        wanted = set(keys)
        return [rank for rank, key in enumerate(self.keys, start=1) if key in wanted]

    @cached_property
    def _place_of(self) -> dict[str, int]:
        return dict(zip(self.keys, self.places, strict=True))
