"""The watch rules of a live pilot, counted."""

from __future__ import annotations

from shared.metrics.definition import Direction, Disclosure, Metric, Totals, Unit
from shared.metrics.estimators.complete import complete_mean, complete_sum

_CAVEATS = (
    "Each pilot is looked at on the newest day that the programme's own records hold, or on its "
    "last; an escalation outlives its pilot. A rule whose records were not handed over is left "
    "out, neither raised nor clear."
)
_ABSENT = "no rule could assess anything"

METRICS = (
    Metric(
        key="watch_raised",
        title="Watch rules raised",
        question="For how many of the pilots, escalations, teams and waves that a watch rule "
        "looks at is it raised?",
        reads=(Totals("v_watch_assessed", ("is_raised",)),),
        estimator=complete_sum("is_raised", absent=_ABSENT),
        unit=Unit.SUBJECTS,
        direction=Direction.LOWER,
        never_mixed=("programme_code", "rule"),
        others=("pilot_code",),
        base="subjects that the rule could assess",
        disclosure=Disclosure.OPEN,
        formula="sum(is_raised) over v_watch_assessed; its limits stand in v_watch_limit, its "
        "subjects one by one in v_watch",
        caveats=_CAVEATS,
        citation="Own definition; limits from the evaluation plan where it declares them",
        rows_view="v_pilot",
    ),
    Metric(
        key="watch_pilots_clear",
        title="Pilots with nothing to watch",
        question="In what share of the pilots that have started is no watch rule raised?",
        reads=(Totals("v_watch_pilot", ("is_clear",)),),
        estimator=complete_mean("is_clear", absent=_ABSENT),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        never_mixed=("programme_code",),
        others=("pilot_code",),
        base="pilots that at least one rule could assess",
        disclosure=Disclosure.OPEN,
        formula="sum(is_clear) / count(*) over v_watch_pilot; rules about the programme, a team or "
        "a wave do not count against a pilot",
        caveats=_CAVEATS,
        citation="Own definition",
        rows_view="v_watch_pilot",
    ),
)
