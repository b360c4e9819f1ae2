"""The one place where numbers are defined: registry, selection, evaluation, disclosure control."""

from __future__ import annotations

from shared.metrics.arrivals import arrived
from shared.metrics.definition import Direction, Disclosure, Metric, Unit
from shared.metrics.evaluate import Evaluator, Thresholds
from shared.metrics.lineage import ListedRow, ListedRows, NotListed, SourceRows
from shared.metrics.live import LiveWarehouse
from shared.metrics.ranking import Ranking
from shared.metrics.registry import METRICS, metric
from shared.metrics.result import Group, MetricResult, Withheld
from shared.metrics.selection import Selection
from shared.stats import Complete, Estimate, Interval

__all__ = [
    "METRICS",
    "Complete",
    "Direction",
    "Disclosure",
    "Estimate",
    "Evaluator",
    "Group",
    "Interval",
    "ListedRow",
    "ListedRows",
    "LiveWarehouse",
    "Metric",
    "MetricResult",
    "NotListed",
    "Ranking",
    "Selection",
    "SourceRows",
    "Thresholds",
    "Unit",
    "Withheld",
    "arrived",
    "metric",
]
