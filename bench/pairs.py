"""Compares two ways of doing a thing on a noisy machine: interleaved pairs, median ratio, range."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

PAIRS = 7


@dataclass(frozen=True, slots=True)
class Comparison:
    """Seconds of ours and theirs, pair by pair."""

    name: str
    ours: tuple[float, ...]
    theirs: tuple[float, ...]

    @property
    def ratios(self) -> list[float]:
        """Ours over theirs, pair by pair, sorted."""
        return sorted(a / b for a, b in zip(self.ours, self.theirs, strict=True))

    def __str__(self) -> str:
        ratios = self.ratios
        return (
            f"{self.name}: {statistics.median(ratios):.2f} "
            f"(range {ratios[0]:.2f} to {ratios[-1]:.2f}, {len(ratios)} pairs; "
            f"medians {statistics.median(self.ours):.3g} s and "
            f"{statistics.median(self.theirs):.3g} s)"
        )


def compare(
    name: str, ours: Callable[[], object], theirs: Callable[[], object], *, pairs: int = PAIRS
) -> Comparison:
    """Time both, in turn, after one round that warms them up; the first to run alternates."""
    ours(), theirs()
    seconds: dict[bool, list[float]] = {True: [], False: []}
    for pair in range(pairs):
        for is_ours in (True, False) if pair % 2 == 0 else (False, True):
            begun = time.perf_counter()
            (ours if is_ours else theirs)()
            seconds[is_ours].append(time.perf_counter() - begun)
    return Comparison(name, tuple(seconds[True]), tuple(seconds[False]))
