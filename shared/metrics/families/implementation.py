"""How far the eight LISP steps have been taken, as people say and as events show."""

from __future__ import annotations

from shared.metrics.definition import Direction, Disclosure, Metric, Rows, Totals, Unit
from shared.metrics.estimators.complete import complete_mean, complete_share
from shared.metrics.estimators.people import mean_over, share_with
from shared.metrics.estimators.trajectory import experience_with_level, months_to_full

_PARTITIONS = ("pilot_code", "rater_role")
_READS = Rows("v_self_evaluation", ("rater", "score"))
_CAVEATS = (
    "Raters judge their own work. A mean over steps cannot tell which steps were reached: read it "
    "beside the level of each step."
)
_EVENTS = (
    "Pilots record their own events; all that were begun are counted, so there is no interval."
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
        people="rater",
        never_mixed=("programme_code",),
        partitions=_PARTITIONS,
        ranked="rater_role",
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
        people="rater",
        never_mixed=("step", "programme_code"),
        partitions=_PARTITIONS,
        ranked="rater_role",
        base="raters",
        disclosure=Disclosure.ATTITUDE,
        formula="avg over raters of each rater's avg(score) of that step over v_self_evaluation; "
        "1 (not started) to 5; 95 % t interval over raters",
        caveats=_CAVEATS,
        citation=_CITATION,
        rows_view="v_self_evaluation",
    ),
    Metric(
        key="implementation_share_at_three",
        title="Raters who see a step at least half done",
        question="What share of its own people put a step at 3 or more of 5?",
        reads=Rows("v_step_rating", ("rater", "is_half_way")),
        estimator=share_with("rater", "is_half_way"),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        people="rater",
        never_mixed=("step", "programme_code"),
        partitions=_PARTITIONS,
        ranked="rater_role",
        base="raters",
        disclosure=Disclosure.ATTITUDE,
        formula="share of raters of v_step_rating with is_half_way (newest score of the step 3 or "
        "more, in any pilot that they rated); 95 % Wilson interval",
        caveats=_CAVEATS,
        citation="Wilson (1927), JASA 22, 209–212",
        rows_view="v_self_evaluation",
    ),
    Metric(
        key="implementation_furthest_step",
        title="Furthest step started",
        question="How far along the eight steps has a pilot come?",
        reads=(Totals("v_furthest_step", ("started",)),),
        estimator=complete_mean("started", absent="no step event has been handed over"),
        unit=Unit.STEP,
        direction=Direction.HIGHER,
        others=("programme_code", "pilot_code"),
        base="pilots",
        disclosure=Disclosure.OPEN,
        formula="sum(started) / count(*) over v_furthest_step: the highest step of which any event "
        "is recorded, 0 where none is, as a mean over the pilots that were begun",
        caveats="Begun is not done: a pilot may start a late step and leave earlier ones open. "
        + _EVENTS,
        citation="Own definition",
        rows_view="v_lisp_step_event",
    ),
    Metric(
        key="implementation_steps_reached",
        title="Pilots that reached a step",
        question="What share of pilots started, evidenced or completed each step?",
        reads=(Totals("v_step_state", ("reached",)),),
        estimator=complete_share("reached", "rows", absent="no step event has been handed over"),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        never_mixed=("step", "event"),
        others=("programme_code", "pilot_code"),
        base="pilots",
        disclosure=Disclosure.OPEN,
        formula="sum(reached) / count(*) over v_step_state, by step and event; any event of a step "
        "shows that it was started, and reopening ends complete",
        caveats=_EVENTS,
        citation="Own definition",
        rows_view="v_lisp_step_event",
    ),
    Metric(
        key="implementation_trajectory",
        title="Months to full implementation at the pace shown",
        question="How long would full implementation take in all, if the pace stayed as it was?",
        reads=Rows("v_rating_course", ("rater", "day", "level")),
        estimator=months_to_full,
        unit=Unit.MONTHS,
        direction=Direction.LOWER,
        people="rater",
        never_mixed=("programme_code",),
        base="raters",
        disclosure=Disclosure.ATTITUDE,
        formula="months m from a pilot's first day at which 1 + pace × m reaches 5, with pace the "
        "least-squares slope through level 1 on that day over v_rating_course (day, level); "
        "Fieller's 95 % interval with standard errors from leaving out each rater",
        caveats="An illustration, not a forecast: it takes the pace as constant, level 1 on a "
        "pilot's first day, and full to mean 5 of 5 on every step. The range holds the spread of "
        "the ratings, not the doubt about these assumptions. Raters judge their own work.",
        citation="Fieller (1954), Journal of the Royal Statistical Society B 16, 175–185; Efron "
        "and Stein (1981), Annals of Statistics 9, 586–596",
        rows_view="v_self_evaluation",
    ),
    Metric(
        key="supervisor_experience",
        title="Supervisors' experience and the level of their pilots",
        question="Do pilots come further where supervisors have longer experience in "
        "neighbourhood policing?",
        reads=Rows("v_supervisor_experience", ("person", "years_from", "level")),
        estimator=experience_with_level,
        unit=Unit.COEFFICIENT,
        direction=Direction.NEITHER,
        people="person",
        never_mixed=("programme_code",),
        base="supervisors",
        disclosure=Disclosure.COUNT,
        formula="Spearman correlation over supervisors of v_supervisor_experience: years_from (the "
        "lowest year of the band) with the mean reviewed level of the pilots that they rated; "
        "95 % Fisher interval",
        caveats="A supervisor belongs to a pilot here who rated it: no file says who supervises "
        "whom. Supervisors of one pilot share its level, so the interval is too narrow. An "
        "association of few people says nothing of cause.",
        citation="Spearman (1904), American Journal of Psychology 15, 72–101; Bonett and Wright "
        "(2000), Psychometrika 65, 23–28",
        rows_view="v_self_evaluation",
    ),
)
