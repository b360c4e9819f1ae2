"""Which groups of a result must be hidden so that no small group of people is given away.

A group is hidden where it is small itself (primary suppression), where it would leave a small
remainder of a whole that can be had too, and where hiding small ones alone would let them be
worked out by subtraction (secondary suppression).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

By = tuple[tuple[str, Any], ...]
Bases = Mapping[By, int]
"""Group to the number of people behind it."""


def small(bases: Bases, *, minimum: int) -> set[By]:
    """Groups that fewer people than the minimum stand behind."""
    return {by for by, base in bases.items() if 0 < base < minimum}


def telling(
    bases: Bases, wholes: Iterable[Bases], *, partitions: Sequence[str], minimum: int
) -> set[By]:
    """Groups that are large enough, but would give a small one away.

    Args:
        bases: people behind each group.
        wholes: the same groups without one of the selected partitions each, which anybody may ask
            for as well.
        partitions: dimensions of the groups that divide people.
        minimum: fewest people that may be singled out.
    """
    hidden = small(bases, minimum=minimum)
    primary = set(hidden)
    for whole in wholes:
        hidden |= {b for b, base in bases.items() if 0 < whole.get(b, base) - base < minimum}
    if partitions:
        for cell in _cells(bases, partitions):
            _hide_until_safe(cell, bases, hidden, minimum)
    return hidden - primary


def _cells(bases: Bases, partitions: Sequence[str]) -> list[list[By]]:
    """Groups that add up to one whole: alike in everything but the partitions."""
    cells: dict[By, list[By]] = {}
    for by in bases:
        rest = tuple((name, value) for name, value in by if name not in partitions)
        cells.setdefault(rest, []).append(by)
    return list(cells.values())


def _hide_until_safe(cell: list[By], bases: Bases, hidden: set[By], minimum: int) -> None:
    shown = sorted((by for by in cell if by not in hidden), key=lambda by: (bases[by], str(by)))
    while shown and 0 < sum(bases[by] for by in cell if by in hidden) < minimum:
        hidden.add(shown.pop(0))
