"""Remembers what follows from a snapshot, which never changes, for as long as it is open.

What is remembered goes with its snapshot: where one is published every few seconds, nothing of
those before it is left.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from cachetools import LRUCache, cached
from cachetools.keys import hashkey

from shared.store.snapshot import Snapshot

P = ParamSpec("P")
R = TypeVar("R")
Function = Callable[Concatenate[Snapshot, P], R]


def remembered_with_snapshot(
    size: int, weigh: Callable[[Any], int] | None = None
) -> Callable[[Function[P, R]], Function[P, R]]:
    """Remember the latest answers of a pure function of a snapshot and hashable arguments.

    Whoever asks for what another is computing waits for it.

    Args:
        size: how many answers are kept for each open snapshot, or what they may weigh together.
        weigh: what an answer weighs; 1 without it.
    """

    def decorate(function: Function[P, R]) -> Function[P, R]:
        def remembering() -> Function[P, R]:
            answers: LRUCache[Any, R] = LRUCache(size, getsizeof=weigh)
            return cached(answers, key=_key, condition=threading.Condition())(function)

        @wraps(function)
        def ask(snapshot: Snapshot, /, *args: P.args, **named: P.kwargs) -> R:
            known: Function[P, R] | None = snapshot.memory.get(function)
            known = known or snapshot.memory.setdefault(function, remembering())
            return known(snapshot, *args, **named)

        return ask

    return decorate


def _key(_snapshot: Snapshot, *others: Hashable) -> Hashable:
    return hashkey(*others)
