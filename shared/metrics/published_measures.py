"""Which metric makes which figure of the 2016 review again, and what cannot be made again.

The words on the left are the `measure` of the published claims. A measure that stands in neither
table is a sentence of the review: the ledger of claims holds those against findings and against
each other.
"""

from __future__ import annotations

from datetime import date

from shared.contract.vocabulary import PilotStatus, ResultState
from shared.metrics.evaluate import Evaluator
from shared.metrics.recipe import Figure, Recipe, Register, Verdict
from shared.metrics.registers import Programme
from shared.metrics.result import MetricResult
from shared.stats import Estimate, Interval

DAYS_A_MONTH = 365.25 / 12
MONTHS_A_YEAR = 12
ALIKE = 0.1
"""A coefficient up to which two arms count as balanced in a characteristic (Austin, 2009)."""
SIGNIFICANT = 0.05
POLICY = "End of attending all crimes"


# --- how figures are read ---


def _estimates(result: MetricResult) -> list[Estimate]:
    return [group.estimate for group in result.groups if group.state is ResultState.OK]


def _values(result: MetricResult) -> list[float]:
    return [estimate.value for estimate in _estimates(result)]


def _value(result: MetricResult) -> float:
    return result.only.estimate.value


def _base(result: MetricResult) -> float:
    return result.only.estimate.base


def _total(result: MetricResult) -> float:
    return sum(_values(result))


def _people(result: MetricResult) -> float:
    return round(_value(result) * _base(result))


def _groups(result: MetricResult) -> float:
    return len(result.groups)


def _percent(result: MetricResult) -> float:
    return _value(result) * 100


def _months(result: MetricResult) -> float:
    return _value(result) / DAYS_A_MONTH


def _years(end: str) -> Figure:
    def read(result: MetricResult) -> float:
        interval = result.only.estimate.interval
        months = getattr(interval, end) if isinstance(interval, Interval) else _value(result)
        return float(months) / MONTHS_A_YEAR

    return Figure(key="implementation_trajectory", read=read, decimals=1)


def _policy_day(evaluator: Evaluator, _: Programme) -> str | None:
    days = evaluator.snapshot.rows("v_policy_event", ("effective_on",), {"name": [POLICY]})
    first: date | None = min(days["effective_on"], default=None)
    return first.isoformat() if first else None


def _period(_: Evaluator, programme: Programme) -> str | None:
    first, last = programme.started_on, programme.ended_on
    return f"{first:%Y-%m}/{last:%Y-%m}" if first and last else None


def _length(_: Evaluator, programme: Programme) -> float | None:
    first, last = programme.started_on, programme.ended_on
    return ((last - first).days + 1) / DAYS_A_MONTH if first and last else None


def _scale_items(scale: str) -> Figure:
    chosen = {"scale": scale, "arm": "treated", "wave": "T1"}
    return Figure(key="survey_item_mean", read=_groups, chosen=chosen, of_groups=True)


def _items_changed(scale: str) -> Figure:
    chosen = {"scale": scale, "arm": "treated", "from_wave": "T1", "to_wave": "T2"}
    return Figure(key="survey_items_below", read=_value, chosen=chosen)


def _fallen(item: int, *, recovers: bool) -> Figure:
    """The number of an item that fell among the treated and recovered or not; else what it did."""
    waves = ["T1", "T2", "T3"]

    def read(result: MetricResult) -> str | None:
        means = [group.estimate.value for group in result.groups]  # in order of wave
        if len(means) != len(waves):
            return None
        first, second, third = means
        fell = second < first
        is_back = third - second > (first - second) / 2
        if fell and is_back is recovers:
            return str(item)
        return "did not fall" if not fell else "recovered" if is_back else "did not recover"

    chosen = {"item_code": f"Q{item}", "arm": "treated", "wave": waves}
    return Figure(key="survey_item_mean", read=read, chosen=chosen, by=("wave",))


# --- how verdicts are put to the test ---


def _all_positive(result: MetricResult) -> bool:
    return all(value > 0 for value in _values(result))


def _any_positive(result: MetricResult) -> bool:
    return any(value > 0 for value in _values(result))


def _none(result: MetricResult) -> bool:
    return not _any_positive(result)


def _below_one(result: MetricResult) -> bool:
    return all(value < 1 for value in _values(result))


def _all_raised(result: MetricResult) -> bool:
    return all(estimate.value == estimate.base for estimate in _estimates(result))


def _equivalent(result: MetricResult) -> bool:
    """An equivalence test passes in every comparison; corrected where its family is."""
    tests = [estimate.test for estimate in _estimates(result)]
    return all(
        test is not None and (test.adjusted.p if test.adjusted else test.p) < SIGNIFICANT
        for test in tests
    )


def _balanced(result: MetricResult) -> bool:
    return all(abs(value) <= ALIKE for value in _values(result))


def _not_while_costs_are_missing(result: MetricResult) -> bool | None:
    """Without costs nothing can outweigh them; with costs, outcomes are still to be compared."""
    return None if _all_positive(result) else False


def _started(result: MetricResult) -> bool:
    return any(g.estimate.value > 0 for g in result.groups if g.value_of("event") == "started")


def _none_completed(result: MetricResult) -> bool:
    completed = [g.estimate.value for g in result.groups if g.value_of("event") == "complete"]
    return not any(completed)


def _only_started(result: MetricResult) -> bool:
    return _started(result) and _none_completed(result)


def _change(result: MetricResult, activity: str) -> Estimate | None:
    found = [g for g in result.groups if g.value_of("activity") == activity]
    return next((g.estimate for g in found if g.state is ResultState.OK), None)


def _interval_ends(estimate: Estimate) -> tuple[float, float]:
    match estimate.interval:
        case Interval(low, high):
            return low, high
        case _:
            return estimate.value, estimate.value


def _less_engagement(result: MetricResult) -> bool | None:
    rose = _moved_up(_change(result, "engagement"))
    return None if rose is None else not rose


def _moved_up(change: Estimate | None) -> bool | None:
    """None where nothing is known, or where the interval holds both ways."""
    if change is None:
        return None
    low, high = _interval_ends(change)
    return None if low <= 0 <= high else low > 0


def _mostly_reactive(result: MetricResult) -> bool | None:
    reactive, solving = _change(result, "reactive"), _change(result, "problem_solving")
    return reactive.value > solving.value if reactive and solving else None


_UNSCREENED = {"rule": "no_screening_pack"}
_STRUGGLED = [PilotStatus.STALLED.value, PilotStatus.ABANDONED.value]

MEASURES: dict[str, Recipe] = {
    # the programme and its pilots
    "pilots": Figure(key="pilots", read=_value),
    "pilot_locations": Figure(key="pilots", read=_groups, by=("location_code",)),
    "pilot_period": Register(source="v_pilot", read=_period),
    "pilot_duration": Register(source="v_pilot", read=_length),
    "areas_taking_it_up": Figure(key="rollout_sites", read=_total),
    "dependencies": Figure(key="dependencies_open", read=_total),
    # people
    "officers_trained": Figure(key="training_reach", read=_people, chosen={"event": "training"}),
    "survey_respondents": Figure(key="survey_responded", read=_total, chosen={"wave": "T1"}),
    "control_officers": Figure(
        key="survey_eligible", read=_value, chosen={"wave": "T1", "arm": "control"}
    ),
    "self_evaluations": Figure(key="implementation_level", read=_base),
    "interviews": Figure(key="interviews", read=_value),
    # the survey
    "survey_items": Figure(
        key="survey_item_mean",
        read=_groups,
        chosen={"arm": "treated", "wave": "T1"},
        of_groups=True,
    ),
    "self_legitimacy_items": _scale_items("self_legitimacy"),
    "community_engagement_items": _scale_items("community_engagement"),
    "self_legitimacy_items_significant": _items_changed("self_legitimacy"),
    "community_engagement_items_significant": _items_changed("community_engagement"),
    "item_values_represented": _fallen(18, recovers=False),
    "item_why_this_place": _fallen(39, recovers=True),
    "item_local_conditions": _fallen(42, recovers=False),
    "t3_interval": Figure(
        key="survey_days_between_waves",
        read=_months,
        chosen={"arm": "treated", "from_wave": "T1", "to_wave": "T3"},
    ),
    "scores_t1_to_t3": Verdict(
        key="survey_items_below",
        criterion="No shift would mean that no item changed.",
        holds={"no significant shift": _none},
        chosen={"arm": "treated", "from_wave": "T1", "to_wave": "T3"},
    ),
    "difference_between_arms": Verdict(
        key="survey_scale_arm_equivalence",
        criterion="Likeness before training takes an equivalence test that passes on every scale "
        "at the first wave.",
        holds={"strongly similar": _equivalent, "negligible": _equivalent},
        chosen={"wave": "T1"},
    ),
    "control_group": Verdict(
        key="survey_balance",
        criterion="Matching takes balance in every characteristic.",
        holds={"matched": _balanced},
    ),
    # implementation
    "lisp_steps": Figure(
        key="implementation_steps_reached", read=_groups, chosen={"event": "started"}
    ),
    "implementation_mean": Figure(key="implementation_level", read=_value),
    "evidence_features": Figure(key="fidelity_feature_share", read=_groups, of_groups=True),
    "full_implementation_lowest": _years("low"),
    "full_implementation_highest": _years("high"),
    "later_steps": Verdict(
        key="implementation_steps_reached",
        criterion="Later steps are not implemented where no pilot completed one, and beginning "
        "where, besides, a pilot started one.",
        holds={"not implemented": _none_completed, "beginning": _only_started},
        chosen={"step": ["7", "8"]},
    ),
    "proforma_version": Verdict(
        key="proforma_version_compliance",
        criterion="Wrong where any form is of another version than the right one.",
        holds={"wrong": _below_one},
    ),
    "definition_of_success": Verdict(
        key="proforma_field_completeness",
        criterion="Not attempted where no form says what success would be.",
        holds={"not attempted": _none},
        chosen={"field": "success_definition"},
    ),
    "pairs_of_officer_and_manager": Verdict(
        key="rating_pair_completeness",
        criterion="Incomplete where any pilot lacks one of the two views.",
        holds={"incomplete": _below_one},
    ),
    "places_chosen": Verdict(
        key="watch_raised",
        criterion="Judged by the pilots that began without long-term data on file.",
        holds={"without long-term data": _all_raised, "greatest demand": _none},
        chosen=_UNSCREENED,
    ),
    "more_vulnerable_places": Verdict(
        key="watch_raised",
        criterion="Judged by the pilots that began without long-term data on file.",
        holds={"not established": _all_raised},
        chosen=_UNSCREENED,
    ),
    "data_on_hotspots": Verdict(
        key="watch_raised",
        criterion="Judged by the pilots that began without long-term data on file.",
        holds={"insufficient": _all_raised},
        chosen=_UNSCREENED,
    ),
    # interviews
    "supervisors": Verdict(
        key="theme_prevalence",
        criterion="Judged by whether any interviewee spoke of supervisors who do not support it.",
        holds={"some unsupportive": _any_positive},
        chosen={"theme": "Supervisors who do not support it"},
    ),
    # engagement
    "policing_pillars": Figure(key="pillar_contacts", read=_groups),
    "four_pillars": Verdict(
        key="pillar_contacts",
        criterion="Each pillar must have contacts of its own.",
        holds={"contributed to": _all_positive},
    ),
    "pilots_with_new_partners": Verdict(
        key="stakeholders_new",
        criterion="Each pilot must have new partners of its own.",
        holds={"all": _all_positive},
        by=("pilot_code",),
    ),
    "pilots_that_struggled": Verdict(
        key="pilots",
        criterion="Judged by pilots that stalled or were abandoned.",
        holds={"some": _any_positive},
        chosen={"status": _STRUGGLED},
    ),
    "opportunities": Verdict(
        key="opportunities_by_status",
        criterion="Judged by opportunities on record as missed.",
        holds={"missed": _any_positive},
        chosen={"status": "missed"},
    ),
    "escalation_for_chains": Verdict(
        key="escalations_raised",
        criterion="Activated where anything was raised with those who decide for chains.",
        holds={"not activated": _none},
        chosen={"to_level": "regional_business"},
    ),
    # time, demand and cost
    "problem_solving_share": Figure(
        key="time_share", read=_percent, chosen={"activity": "problem_solving", "arm": "treated"}
    ),
    "all_crimes_attended_removed": Register(source="v_policy_event", read=_policy_day),
    "freed_time": Verdict(
        key="time_share_change",
        criterion="Judged by how shares of time changed with the policy.",
        holds={
            "not always used well": _mostly_reactive,
            "may harm engagement": _less_engagement,
        },
        chosen={"policy_event": POLICY, "arm": "treated"},
    ),
    "demand_categories": Figure(key="demand_share", read=_groups),
    "outcomes_and_investment": Verdict(
        key="cost_coverage",
        criterion="Nothing can be set against costs that are not recorded.",
        holds={"outcomes larger": _not_while_costs_are_missing},
    ),
}
"""Measure to how it is made again."""

_TEXT = "A count of the review's own text, not of data."
_SCOPE = "What the review proposes to do next, not a figure of the data."

NOT_MEASURED: dict[str, str] = {
    "report_date": "The day of the review itself.",
    "benefits_listed": _TEXT,
    "challenges_listed": _TEXT,
    "lettered_recommendations": _TEXT,
    "wider_implications": _TEXT,
    "works_listed": _TEXT,
    "interview_section": _TEXT,
    "myhill_year": "The year of a work cited: it is held against the list of references.",
    "work_cited": "A work cited: it is held against the list of references.",
    "workshop_length": "No metric: attendance is recorded by day, not by length.",
    "implementation_scale_highest": "No metric: the end of a scale is a fact of its form.",
    "long_term_pattern_lowest": "What the method is meant for, not what was found.",
    "neighbourhood_policing_experience": "No metric: the roster holds bands, open at 10 years.",
    "pilots_called_failed": "No metric: interviews name no pilot.",
    "skills_between_officers": "The survey asked about attitudes, not about skill.",
    "skills_against_other_forces": "No figures of other forces are held.",
    "vulnerable_places": "No measure of how vulnerable a place is; recorded crime is none.",
    "senior_contacts": "No record tells which senior contacts the pilots could see.",
    "training_everybody_alone": "An expectation: nobody was trained in that way here.",
    "size_of_problems": "No record measures how large a problem was.",
    "survey_results": "No record tells that chance decided who was trained.",
    "next_locations": _SCOPE,
    "next_issues": _SCOPE,
    "next_police_areas": _SCOPE,
    "next_districts": _SCOPE,
}
"""What no metric makes again, and why."""
