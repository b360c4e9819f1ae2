"""What became of what was raised, agreed and hoped for: escalations, actions, roll-out.

How many there are is counted whole and has no interval. How they turned out could have been
otherwise, and the shares of it have one.
"""

from __future__ import annotations

from functools import partial

from shared.metrics.definition import Direction, Disclosure, Metric, Rows, Totals, Unit
from shared.metrics.estimators.logs import distinct, median_so_far, median_until
from shared.metrics.estimators.sums import existing, share_of

_OWN = "Own definition"
_WILSON = "Wilson (1927), JASA 22, 209–212"
_ESCALATIONS = "The pilots' own log; what was raised only by word of mouth is missing."
_ACTIONS = "The pilots' own list; large and small actions count alike."
_ROLLOUT = "The programme's own list of sites; nobody else has confirmed a stage."
_AGED = ("programme_code", "pilot_code", "to_level", "raised_month")

_Open = partial(Metric, disclosure=Disclosure.OPEN)
_EscalationCount = partial(
    _Open,
    unit=Unit.ESCALATIONS,
    others=("programme_code", "pilot_code", "to_level"),
    base="escalations",
    citation=_OWN,
    rows_view="v_escalation",
)
_Action = partial(
    _Open,
    others=("programme_code", "pilot_code", "owner_role", "pillar", "due_month"),
    base="actions",
    rows_view="v_action_state",
)
_Site = partial(_Open, unit=Unit.SITES, base="sites", citation=_OWN, rows_view="v_rollout_site")

METRICS = (
    _EscalationCount(
        key="escalations_raised",
        title="Escalations raised",
        question="How often did a pilot raise a barrier to those who could remove it?",
        reads=(Totals("v_escalation_count", ("raised",)),),
        estimator=existing("raised"),
        direction=Direction.NEITHER,
        formula="sum(raised) over v_escalation_count; 0 for a pilot that raised nothing",
        caveats=f"{_ESCALATIONS} None raised can mean no barrier, or barriers that nobody raised.",
    ),
    _EscalationCount(
        key="escalations_open",
        title="Open escalations",
        question="How many escalations are open?",
        reads=(Totals("v_escalation_count", ("still_open",)),),
        estimator=existing("still_open"),
        direction=Direction.LOWER,
        formula="sum(still_open) over v_escalation_count: status open",
        caveats=f"{_ESCALATIONS} Blocked ones are counted apart.",
    ),
    _EscalationCount(
        key="escalations_blocked",
        title="Blocked escalations",
        question="How many escalations are blocked?",
        reads=(Totals("v_escalation_count", ("blocked",)),),
        estimator=existing("blocked"),
        direction=Direction.LOWER,
        formula="sum(blocked) over v_escalation_count: status blocked",
        caveats=_ESCALATIONS,
    ),
    _EscalationCount(
        key="escalations_past_limit",
        title="Escalations unanswered past their limit",
        question="How many escalations wait for longer than the time set for an answer?",
        reads=(Totals("v_escalation_count", ("past_limit",)),),
        estimator=existing("past_limit"),
        direction=Direction.LOWER,
        formula="sum(past_limit) over v_escalation_count: open, or blocked and not closed, for "
        "more days than limit_days of v_escalation_age, up to the newest day of the programme's "
        "records; the limit is the plan's (escalation_unanswered, days), else 60 days",
        caveats=f"{_ESCALATIONS} An escalation of a pilot that has ended waits on.",
    ),
    _Open(
        key="escalations_answered_share",
        title="Escalations answered",
        question="Which share of the escalations was answered?",
        reads=(Totals("v_escalation_count", ("answered", "raised")),),
        estimator=share_of("answered", "raised", absent="nothing was raised"),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        others=("programme_code", "pilot_code", "to_level"),
        base="escalations",
        formula="sum(answered) / sum(raised) over v_escalation_count: status answered or resolved; "
        "95 % Wilson interval",
        caveats=f"{_ESCALATIONS} Those raised lately had little time: read beside the share "
        "answered in time.",
        citation=_WILSON,
        rows_view="v_escalation",
    ),
    _Open(
        key="escalations_answered_in_time",
        title="Escalations answered in time",
        question="Which share of the escalations was answered within the time set for it?",
        reads=(Totals("v_escalation_age", ("answered_in_limit", "had_limit")),),
        estimator=share_of(
            "answered_in_limit", "had_limit", absent="no escalation is old enough to judge"
        ),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        others=_AGED,
        base="escalations raised at least the limit ago",
        formula="sum(answered_in_limit) / sum(had_limit) over v_escalation_age; 95 % Wilson "
        "interval; those raised fewer than limit_days before the newest day of the programme's "
        "records are left out, also where they were answered, as the slow ones among them cannot "
        "be seen yet",
        caveats=f"{_ESCALATIONS} An answer on an unknown day is left out.",
        citation=_WILSON,
        rows_view="v_escalation_age",
    ),
    _Open(
        key="escalation_answer_days",
        title="Median days to an answer",
        question="How long does an escalation wait for its answer?",
        reads=Rows("v_escalation_age", ("days", "is_answered")),
        estimator=median_until("days", ended="is_answered"),
        unit=Unit.DAYS,
        direction=Direction.LOWER,
        others=_AGED,
        base="escalations",
        formula="Kaplan-Meier median of days over v_escalation_age: answered or resolved is the "
        "end, all others have waited for at least their days; 95 % Brookmeyer-Crowley interval on "
        "the complementary log scale",
        caveats=f"{_ESCALATIONS} There is no median before half are answered. A blocked one counts "
        "as waiting.",
        citation="Kaplan and Meier (1958), JASA 53, 457–481; Brookmeyer and Crowley (1982), "
        "Biometrics 38, 29–41",
        rows_view="v_escalation_age",
    ),
    _Open(
        key="escalation_waiting_days",
        title="Median days that escalations have waited so far",
        question="How long have the escalations without an answer waited so far?",
        reads=Rows("v_escalation_age", ("days", "is_waiting")),
        estimator=median_so_far(
            "days", where="is_waiting", absent="no escalation waits for an answer"
        ),
        unit=Unit.DAYS,
        direction=Direction.LOWER,
        others=(*_AGED, "status"),
        base="escalations without an answer",
        formula="median of days over v_escalation_age where is_waiting: from raising to the newest "
        "day of the programme's records; all are counted, so there is no interval",
        caveats=f"{_ESCALATIONS} They wait on: this is no estimate of the time to an answer.",
        citation=_OWN,
        rows_view="v_escalation_age",
    ),
    _Open(
        key="actions_by_status",
        title="Actions by status",
        question="How many actions were agreed, and how do they stand?",
        reads=(Totals("v_action_count", ("actions",)),),
        estimator=existing("actions"),
        unit=Unit.ACTIONS,
        direction=Direction.NEITHER,
        never_mixed=("status",),
        others=("programme_code", "pilot_code"),
        base="actions",
        formula="sum(actions) over v_action_count, split by status",
        caveats=_ACTIONS,
        citation=_OWN,
        rows_view="v_action",
    ),
    _Action(
        key="actions_overdue",
        title="Overdue actions",
        question="How many actions are still to do after the day by which they were due?",
        reads=(Totals("v_action_state", ("overdue",)),),
        estimator=existing("overdue"),
        unit=Unit.ACTIONS,
        direction=Direction.LOWER,
        formula="sum(overdue) over v_action_state: planned or in progress, and due before "
        "judged_on (newest day of the programme's records, or the pilot's end if that came first)",
        caveats=f"{_ACTIONS} An action without a due day is never overdue.",
        citation=_OWN,
    ),
    _Action(
        key="actions_done_share",
        title="Actions done",
        question="Which share of the agreed actions was done?",
        reads=(Totals("v_action_state", ("done", "agreed")),),
        estimator=share_of("done", "agreed", absent="no action was agreed"),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        formula="sum(done) / sum(agreed) over v_action_state, dropped ones among the agreed; 95 % "
        "Wilson interval",
        caveats=f"{_ACTIONS} Some of those not done are not due yet.",
        citation=_WILSON,
    ),
    _Action(
        key="actions_on_time_share",
        title="Actions done on time",
        question="Which share of the actions that were due was done by its day?",
        reads=(Totals("v_action_state", ("done_on_time", "was_due")),),
        estimator=share_of("done_on_time", "was_due", absent="no action has been due"),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        base="actions that were due",
        formula="sum(done_on_time) / sum(was_due) over v_action_state: due before judged_on, not "
        "dropped, and not done on an unknown day; 95 % Wilson interval",
        caveats=f"{_ACTIONS} Actions without a due day are left out.",
        citation=_WILSON,
    ),
    _Open(
        key="opportunities_by_status",
        title="Opportunities by status",
        question="How many problems that the approach would have fitted were taken up or missed?",
        reads=(Totals("v_opportunity_count", ("opportunities",)),),
        estimator=existing("opportunities"),
        unit=Unit.OPPORTUNITIES,
        direction=Direction.NEITHER,
        never_mixed=("status",),
        others=("programme_code",),
        base="opportunities",
        formula="sum(opportunities) over v_opportunity_count, split by status",
        caveats="The programme's own log: an opportunity that nobody saw is missing.",
        citation=_OWN,
        rows_view="v_opportunity",
    ),
    _Open(
        key="opportunities_taken_share",
        title="Opportunities taken",
        question="Which share of the opportunities that were decided on was taken up?",
        reads=(Totals("v_opportunity_count", ("taken", "decided")),),
        estimator=share_of("taken", "decided", absent="no opportunity was taken or missed"),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        others=("programme_code",),
        base="opportunities taken or missed",
        formula="sum(taken) / sum(decided) over v_opportunity_count: those only identified are "
        "neither taken nor missed; 95 % Wilson interval",
        caveats="The programme's own log: an opportunity that nobody saw is missing.",
        citation=_WILSON,
        rows_view="v_opportunity",
    ),
    _Open(
        key="dependencies_open",
        title="Open dependencies by colour",
        question="How do the things stand on which the programme relies?",
        reads=(Totals("v_dependency_count", ("still_open",)),),
        estimator=existing("still_open"),
        unit=Unit.DEPENDENCIES,
        direction=Direction.NEITHER,
        never_mixed=("rag",),
        others=("programme_code",),
        base="dependencies",
        formula="sum(still_open) over v_dependency_count, split by rag: red, amber or green, not "
        "closed",
        caveats="The programme's own judgement; no rule says what makes a dependency red.",
        citation=_OWN,
        rows_view="v_dependency",
    ),
    _Site(
        key="rollout_sites",
        title="Sites by stage of roll-out",
        question="At how many sites is the approach taken up, and how far?",
        reads=Rows("v_rollout_site", ("site",)),
        estimator=distinct("site"),
        direction=Direction.NEITHER,
        never_mixed=("stage",),
        others=("programme_code", "place", "lpa", "theme"),
        formula="count(distinct site) over v_rollout_site, split by stage",
        caveats=f"{_ROLLOUT} A site with two themes at two stages counts at both.",
    ),
    _Site(
        key="rollout_elsewhere",
        title="Uptake elsewhere",
        question="At how many sites outside the pilots' own areas is the approach in use?",
        reads=Rows("v_rollout_site", ("site", "is_in_use_elsewhere")),
        estimator=distinct("site", where="is_in_use_elsewhere"),
        direction=Direction.HIGHER,
        others=("programme_code", "lpa", "theme"),
        formula="count(distinct site) over v_rollout_site where is_in_use_elsewhere: stage started "
        "or established, in a local policing area in which none of the trained officers work",
        caveats=f"{_ROLLOUT} Sites whose area is not known are left out.",
    ),
)
