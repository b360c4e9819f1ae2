"""Remembers what follows from evaluations on a snapshot: computed once, for whoever asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from shared.metrics.evaluate import Evaluator, Thresholds
from shared.store import Snapshot, remembered_with_snapshot

P = ParamSpec("P")
R = TypeVar("R")
Function = Callable[Concatenate[Evaluator, P], R]


def remembered(size: int) -> Callable[[Function[P, R]], Function[P, R]]:
    """Remember the latest answers of a pure function of an evaluator and hashable arguments.

    Whoever asks for what another is computing waits for it.

    Args:
        size: how many answers are kept for each open snapshot.
    """

    def decorate(function: Function[P, R]) -> Function[P, R]:
        @remembered_with_snapshot(size)
        def answer(
            snapshot: Snapshot, thresholds: Thresholds, /, *args: P.args, **named: P.kwargs
        ) -> R:
            return function(Evaluator(snapshot, thresholds), *args, **named)

        @wraps(function)
        def ask(evaluator: Evaluator, /, *args: P.args, **named: P.kwargs) -> R:
            return answer(evaluator.snapshot, evaluator.thresholds, *args, **named)

        return ask

    return decorate
