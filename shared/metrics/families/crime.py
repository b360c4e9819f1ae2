"""Recorded crime and incidents, as police.uk publishes them."""

from __future__ import annotations

from shared.metrics.definition import Direction, Disclosure, Metric, Totals, Unit
from shared.metrics.estimators.sums import events, yearly_rate

_DIMENSIONS = ("month", "force", "lsoa_code", "crime_type")
_CAVEATS = (
    "Recorded crime follows recording and reporting as well as crime; it lost accreditation as an "
    "official statistic in 2014. Records without a place count in no area."
)

METRICS = (
    Metric(
        key="recorded_crime",
        title="Recorded crime",
        question="How many crimes and incidents were recorded?",
        reads=(Totals("v_crime_month", ("crimes",)),),
        estimator=events("crimes"),
        unit=Unit.RECORDS,
        direction=Direction.NEITHER,
        others=_DIMENSIONS,
        base="records",
        disclosure=Disclosure.OPEN,
        formula="sum(crimes) over v_crime_month; exact 95 % Poisson interval of the rate behind it",
        caveats=_CAVEATS,
        citation="Garwood (1936), Biometrika 28, 437–442",
        rows_view="v_crime",
    ),
    Metric(
        key="recorded_crime_rate",
        title="Recorded crime rate",
        question="How many crimes and incidents were recorded for each 1,000 residents and year?",
        reads=(
            Totals("v_crime_month", ("crimes_with_residents",)),
            Totals("v_area_month", ("population",)),
        ),
        estimator=yearly_rate("crimes_with_residents", "population", per=1000),
        unit=Unit.PER_THOUSAND_YEAR,
        direction=Direction.NEITHER,
        others=_DIMENSIONS,
        base="records",
        disclosure=Disclosure.OPEN,
        formula="12 × 1,000 × sum(crimes_with_residents) of v_crime_month / sum(population) of "
        "v_area_month, both over the selected areas and months; exact 95 % Poisson interval",
        caveats=_CAVEATS + " Records of areas whose residents are not known count in no rate. "
        "Residents are not those at risk where many work, shop or travel.",
        citation="Garwood (1936), Biometrika 28, 437–442",
        rows_view="v_crime",
    ),
)
