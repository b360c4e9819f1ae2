"""The one place where numbers are defined: registry, selection, evaluation, disclosure control."""

from __future__ import annotations

from shared.metrics.definition import Direction, Disclosure, Metric, Unit
from shared.metrics.evaluate import Evaluator, Thresholds
from shared.metrics.lineage import SourceRows
from shared.metrics.registry import METRICS, metric
from shared.metrics.result import Group, MetricResult, Withheld
from shared.metrics.selection import Selection

__all__ = [
    "METRICS",
    "Direction",
    "Disclosure",
    "Evaluator",
    "Group",
    "Metric",
    "MetricResult",
    "Selection",
    "SourceRows",
    "Thresholds",
    "Unit",
    "Withheld",
    "metric",
]
