"""Groups of a result in order of size: leagues of areas, and what lies at their top."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from shared.metrics.result import VALUE, Group, MetricResult

_KEY, _PLACE = "key", "place"


@dataclass(frozen=True)
class Ranking:
    """The groups of a result by one dimension, the largest first; of equals, the first by name.

    Groups without a value of the dimension or without a number are left out.

    Attributes:
        result: what is ranked.
        order: a row a group, in order: its value of the dimension, its number, and its place in
            the result.
    """

    result: MetricResult
    order: pl.DataFrame

    @classmethod
    def of(cls, result: MetricResult, *, among: Collection[str] | None = None) -> Ranking:
        """The groups of a result that is split by one dimension.

        Args:
            result: ordered by the dimension, as every result is.
            among: values of the dimension that are ranked; None for all.
        """
        [dimension] = result.by
        found = result.numbers.rename({dimension: _KEY}).with_row_index(_PLACE).drop_nulls()
        if among is not None:
            found = found.filter(pl.col(_KEY).is_in(list(among)))
        return cls(result, found.sort(VALUE, descending=True, maintain_order=True))

    def __len__(self) -> int:
        return self.order.height

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Values of the dimension in order."""
        return tuple(self.order[_KEY])

    @cached_property
    def values(self) -> tuple[float, ...]:
        """Numbers in order."""
        return tuple(self.order[VALUE])

    def top(self, number: int) -> tuple[str, ...]:
        """The first values of the dimension."""
        return tuple(self.order[_KEY].head(number))

    def group(self, key: str) -> Group:
        """The group of a value of the dimension that is ranked."""
        return self.result.groups[self._places[key]]

    def ranks(self, keys: Iterable[str]) -> list[int]:
        """Ranks, from 1, of those of the values that are ranked, in order."""
        return [place + 1 for place in self.order[_KEY].is_in(list(keys)).arg_true()]

    @cached_property
    def _places(self) -> dict[str, int]:
        return dict(self.order.select(_KEY, _PLACE).iter_rows())
