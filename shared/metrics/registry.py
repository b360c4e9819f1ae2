"""Every metric, by family and by key."""

from __future__ import annotations

from shared.contract.errors import UnknownName
from shared.metrics.definition import Metric
from shared.metrics.families import (
    crime,
    data,
    engagement,
    follow_up,
    implementation,
    implementation_delivery,
    implementation_ratings,
    pilots,
    resources,
    survey,
    survey_change,
    survey_scales,
    survey_spread,
    voices,
    watch,
)

FAMILIES: dict[str, tuple[Metric, ...]] = {
    "Pilots": pilots.METRICS,
    "Implementation": (
        *implementation.METRICS,
        *implementation_ratings.METRICS,
        *implementation_delivery.METRICS,
    ),
    "Survey": (
        *survey.METRICS,
        *survey_change.METRICS,
        *survey_scales.METRICS,
        *survey_spread.METRICS,
    ),
    "Voices": voices.METRICS,
    "Time, demand and cost": resources.METRICS,
    "Engagement": engagement.METRICS,
    "Follow-up": follow_up.METRICS,
    "Crime": crime.METRICS,
    "Watch rules": watch.METRICS,
    "Data": data.METRICS,
}
"""Theme to its metrics, in the order in which a reader meets them."""

METRICS: dict[str, Metric] = {
    definition.key: definition for family in FAMILIES.values() for definition in family
}


def metric(key: str) -> Metric:
    """The metric of that key.

    Raises:
        UnknownName: no such metric; names the nearest ones.
    """
    if key not in METRICS:
        raise UnknownName("metric", key, METRICS)
    return METRICS[key]
