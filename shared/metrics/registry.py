"""Every metric, by key."""

from __future__ import annotations

from shared.contract.errors import UnknownName
from shared.metrics.definition import Metric
from shared.metrics.families import crime, data, implementation, pilots, survey

METRICS: dict[str, Metric] = {
    definition.key: definition
    for family in (pilots, implementation, survey, crime, data)
    for definition in family.METRICS
}


def metric(key: str) -> Metric:
    """The metric of that key.

    Raises:
        UnknownName: no such metric; names the nearest ones.
    """
    if key not in METRICS:
        raise UnknownName("metric", key, METRICS)
    return METRICS[key]
