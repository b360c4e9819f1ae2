"""How far officers lie apart in what they say."""

from __future__ import annotations

from shared.metrics.definition import Direction, Disclosure, Metric, Rows, Unit
from shared.metrics.estimators.spread import spread_of_scores

METRICS = (
    Metric(
        key="survey_scale_spread",
        title="Spread of a survey scale",
        question="How far apart are officers of one arm in a scale?",
        reads=Rows("v_survey_scale_distribution", ("score", "respondents")),
        estimator=spread_of_scores,
        unit=Unit.SPREAD,
        direction=Direction.NEITHER,
        never_mixed=("scale", "programme_code", "wave", "arm"),
        base="respondents",
        disclosure=Disclosure.ATTITUDE,
        formula="stddev_samp over respondents of each respondent's mean of the scale's answered "
        "items (v_survey_scale_score; at least half answered); 95 % chi-square interval",
        caveats="The interval takes scores as normal. A small spread says that officers answer "
        "alike, not that they are alike in what they do; chance answers widen it.",
        citation="Snedecor and Cochran (1989), Statistical Methods, section 5.11",
        rows_view="v_survey_answer",
    ),
)
