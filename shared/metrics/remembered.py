"""Remembers what follows from a snapshot, which never changes: computed once, for whoever asks."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Any, Concatenate, ParamSpec, TypeVar

from cachetools import LRUCache, cached
from cachetools.keys import hashkey

from shared.metrics.evaluate import Evaluator

P = ParamSpec("P")
R = TypeVar("R")
Function = Callable[Concatenate[Evaluator, P], R]


def remembered(size: int) -> Callable[[Function[P, R]], Function[P, R]]:
    """Remember the latest answers of a pure function of an evaluator and hashable arguments.

    Whoever asks for what another is computing waits for it. No snapshot is held open.

    Args:
        size: how many answers are kept.
    """
    answers: LRUCache[Any, Any] = LRUCache(size)
    return cached(answers, key=_key, condition=threading.Condition())


def _key(evaluator: Evaluator, *others: Hashable) -> Hashable:
    return hashkey(evaluator.identity, *others)
