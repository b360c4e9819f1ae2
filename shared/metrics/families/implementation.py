"""How far the eight LISP steps have been taken, as officers and managers say."""

from __future__ import annotations

from shared.metrics.definition import Direction, Disclosure, Metric, Rows, Unit
from shared.metrics.estimators import mean_over

_DIMENSIONS = ("programme_code", "pilot_code", "rater_role", "step")
_PARTITIONS = ("programme_code", "pilot_code", "rater_role")
_READS = Rows("v_self_evaluation", ("rater", "score"))
_CAVEATS = (
    "Raters judge their own work. A mean over steps cannot tell which steps were reached: read it "
    "beside the level of each step."
)
_CITATION = "Student (1908), Biometrika 6, 1–25"

METRICS = (
    Metric(
        key="implementation_level",
        title="Mean implementation level",
        question="How far has Intensive Engagement been implemented, by its own people's account?",
        reads=_READS,
        estimator=mean_over("rater", "score"),
        unit=Unit.SCORE,
        direction=Direction.HIGHER,
        dimensions=_DIMENSIONS,
        partitions=_PARTITIONS,
        base="raters",
        disclosure=Disclosure.ATTITUDE,
        formula="avg over raters of each rater's avg(score) over v_self_evaluation; "
        "1 (not started) to 5; 95 % t interval over raters",
        caveats=_CAVEATS,
        citation=_CITATION,
        rows_view="v_self_evaluation",
    ),
    Metric(
        key="implementation_step_level",
        title="Implementation level of each step",
        question="Which of the eight steps have been taken, by their own people's account?",
        reads=_READS,
        estimator=mean_over("rater", "score"),
        unit=Unit.SCORE,
        direction=Direction.HIGHER,
        dimensions=_DIMENSIONS,
        never_mixed=("step",),
        partitions=_PARTITIONS,
        base="raters",
        disclosure=Disclosure.ATTITUDE,
        formula="avg over raters of each rater's avg(score) of that step over v_self_evaluation; "
        "1 (not started) to 5; 95 % t interval over raters",
        caveats=_CAVEATS,
        citation=_CITATION,
        rows_view="v_self_evaluation",
    ),
)
