"""A chart that draws several results at once, with all of them, so that each can be cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from shared.metrics import MetricResult

Chart = TypeVar("Chart")


@dataclass(frozen=True, slots=True)
class DrawnTogether(Generic[Chart]):
    """A chart with the results that it draws, in the order of its looks."""

    chart: Chart
    results: tuple[MetricResult, ...]
