"""The cases of the marts, by the mart that each is about; one module `marts_<theme>` per theme."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Master = Any
CASES: dict[str, Callable[[Master], None]] = {}


def mart(name: str) -> Callable[[Callable[[Master], None]], Callable[[Master], None]]:
    """Names the mart that a case is about."""

    def listed(case: Callable[[Master], None]) -> Callable[[Master], None]:
        CASES[name] = case
        return case

    return listed
