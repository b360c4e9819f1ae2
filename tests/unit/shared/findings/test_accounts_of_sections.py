"""What the accounts of the data sections say on both sides of what they turn on."""

from __future__ import annotations

import re
from typing import Any

import pytest

from shared.contract.vocabulary import ResultState
from shared.findings import readings
from shared.findings.accounts import engagement, interviews, levels, survey, survey_change, time
from shared.findings.accounts.places import pilots_standing
from shared.findings.phrases import part, side_by_side
from shared.metrics import (
    Estimate,
    Group,
    Interval,
    MetricResult,
    Ranking,
    Selection,
    Withheld,
)
from shared.metrics.registry import metric
from shared.stats import Adjusted, Complete, Test

SPAN = {"from_wave": "T1", "to_wave": "T3"}
NO_INTERVAL = Complete()


def number(
    value: float, low: float | None = None, high: float | None = None, *, base: int = 30, **p: Any
) -> Estimate:
    """An estimate; `raw` and `corrected` are p-values by Holm's correction."""
    adjusted = Adjusted(p["corrected"], "Holm", "scales", 4) if "corrected" in p else None
    test = Test(p.get("raw", 0.01), "a test", adjusted) if p else None
    ends = NO_INTERVAL if low is None or high is None else Interval(low, high)
    return Estimate(value=value, interval=ends, base=base, method="made up", test=test)


def result(
    key: str, *groups: tuple[dict[str, Any], Estimate | ResultState], **chosen: str
) -> MetricResult:
    made = tuple(
        Group(tuple(by.items()), Withheld(o, "Why.") if isinstance(o, ResultState) else o)
        for by, o in groups
    )
    split = tuple(groups[0][0]) if groups else ()
    return MetricResult(metric(key), Selection.of(chosen), split, "s", made)


def alone(key: str, outcome: Estimate | ResultState) -> MetricResult:
    return result(key, ({}, outcome))


def scales(key: str, *corrected: float) -> MetricResult:
    names = ("employer", "self_legitimacy", "procedural_fairness")
    groups = (
        ({"scale": name}, number(0.1 * (n + 1), 0.0, 1.0, corrected=p))
        for n, (name, p) in enumerate(zip(names, corrected, strict=False))
    )
    return result(key, *groups, **SPAN)


def test_scales_that_moved_are_those_below_after_correction():
    said = survey_change.scale_changes(scales("survey_scale_change", 0.049, 0.05, 0.9))
    assert said.text == (
        "From T1 to T3 the trained officers' scores moved on 1 of 3 scales after Holm's "
        "correction (p below 0.05): employer by +0.10 (95 % interval 0.00 to +1.00; 30 linked "
        "respondents)."
    )
    assert len(said.evidence) == 1


def test_scales_none_of_which_moved_name_the_widest():
    text = survey_change.scale_changes(scales("survey_scale_change", 0.05, 0.05, 0.9)).text
    assert "moved on none of 3 scales" in text
    assert "the widest figure was +0.30" in text
    assert text.endswith("on procedural fairness.")


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ((), "Whether the arms changed differently cannot be told."),
        (
            (ResultState.SUPPRESSED,),
            "Whether the arms changed differently cannot be stated: the figures are suppressed.",
        ),
    ],
)
def test_what_is_withheld_is_told_from_what_is_missing(states, expected):
    groups = (({"scale": "employer"}, state) for state in states)
    held = result("survey_scale_difference_in_differences", *groups, **SPAN)
    assert survey_change.scale_differences(held).text == expected


def test_only_a_test_of_equivalence_makes_alike():
    alike = scales("survey_scale_equivalence", 0.01, 0.2)
    text = survey_change.changes_too_small(alike, "T1", "T3").text
    assert "on 1 of 2 scales" in text
    assert text.endswith("that is not shown for self-legitimacy.")


def test_items_stand_beside_what_chance_gives():
    by = {"scale": "self_legitimacy"}
    below = result("survey_items_below", (by, number(4)), **SPAN)
    expected = result("survey_items_expected", (by, number(0.94, 0, 3)), **SPAN)
    after = result("survey_items_after_correction", (by, number(2)), **SPAN)
    said = survey_change.items_beyond_chance(below, expected, after)
    assert "4 on self-legitimacy (by chance 0.9, corrected 2)" in said.text
    assert len(said.evidence) == 3


def test_wave_without_answers_has_no_response():
    arms = {"wave": "T1", "arm": "control"}, {"wave": "T2", "arm": "control"}
    response = result(
        "survey_response", (arms[0], number(0.9, 0.8, 0.95)), (arms[1], number(0.0, 0.0, 0.1))
    )
    assert survey.lowest_response(response).text.startswith("Response was lowest at T1")


@pytest.mark.parametrize(
    ("people", "scores", "ending"),
    [
        ([], [], "nothing was handed over by which to compare the arms."),
        ([("role", ResultState.SUPPRESSED)], [], "cannot be stated: the figures are suppressed."),
        ([("role", number(0.9, 0.5, 1.0, raw=0.001))], [], "on the roster in the smaller arm)."),
        ([("role", number(0.1, 0.0, 1.0, raw=0.5))], [number(-0.3, -0.6, 0.1)], "on employer."),
    ],
)
def test_matching_is_never_taken_for_granted(people, scores, ending):
    balance = result("survey_balance", *(({"characteristic": c}, e) for c, e in people))
    first = result("survey_balance_score", *(({"scale": "employer"}, e) for e in scores))
    text = survey.matching(balance, first).text
    assert text.startswith("Matching is not evidenced")
    assert text.endswith(ending)
    assert ("differ in role" in text) == (ending == "on the roster in the smaller arm).")


def test_base_that_several_share_is_said_once():
    shares = result(
        "theme_prevalence",
        ({"theme": "A"}, number(0.5, 0.3, 0.7)),
        ({"theme": "B"}, number(0.2, 0.1, 0.4)),
    )
    text = side_by_side(shares, ((g.value_of("theme"), g) for g in shares.groups))
    plain = text.replace("\N{NO-BREAK SPACE}", " ")
    assert plain == (
        "A 50 % (30 % to 70 %) and B 20 % (10 % to 40 %) (95 % intervals; 30 interviewees)"
    )


def test_bases_that_differ_are_each_said():
    shares = result(
        "theme_prevalence",
        ({"theme": "A"}, number(0.5, base=10)),
        ({"theme": "B"}, number(0.2, base=14)),
    )
    text = side_by_side(shares, ((g.value_of("theme"), g) for g in shares.groups))
    assert "10 interviewees" in text
    assert "14 interviewees" in text


def test_dimension_may_be_split_by_or_selected_on():
    split = result("time_share", ({"activity": "leave"}, number(0.1)), arm="treated")
    assert part(split, split.groups[0], "activity") == "leave"
    assert part(split, split.groups[0], "arm") == "treated"


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ((1.0, 1.0, 0.5), "steps 1 and 2 are complete in every pilot and no step is complete in"),
        ((1.0, 0.5, 0.0), "step 1 is complete in every pilot and step 3 is complete in none"),
    ],
)
def test_steps_agree_with_their_verbs(shares, expected):
    reached = result(
        "implementation_steps_reached",
        *(({"step": n, "event": "complete"}, number(s)) for n, s in enumerate(shares, 1)),
    )
    furthest = alone("implementation_furthest_step", number(6.0, base=5))
    text = levels.steps_recorded(reached, furthest).text
    assert expected in text
    assert text.endswith("number 6.0 of 8 (5 pilots).")


@pytest.mark.parametrize(("low", "is_open"), [(-0.3, True), (0.1, False)])
def test_association_is_open_where_its_interval_holds_none(low, is_open):
    said = levels.supervisors_experience(
        alone("supervisor_experience", number(0.87, low, 0.99, raw=0.05))
    )
    assert ("no association is compatible with that as well" in said.text) == is_open


def test_rubric_without_a_second_reviewer_claims_no_agreement():
    kappa, alpha = (
        alone(f"reviewer_agreement_{name}", ResultState.INSUFFICIENT) for name in ("kappa", "alpha")
    )
    text = levels.rubric(alone("review_score", number(1.9, base=96)), kappa, alpha).text
    assert text == "Reviewers gave the pilots 1.9 of 5 (96 scores)."


def test_escalations_say_only_what_is_known():
    keys = ("escalations_answered_share", "escalation_waiting_days", "escalations_blocked")
    missing = [alone(key, ResultState.NOT_COLLECTED) for key in keys]
    raised = alone("escalations_raised", number(1, base=1))
    assert engagement.escalations(raised, *missing).text == "1 escalation was raised."
    blocked = alone("escalations_blocked", number(2, base=2))
    told = engagement.escalations(raised, *missing[:2], blocked).text
    assert told.endswith(", and 2 are blocked.")


@pytest.mark.parametrize(
    ("low", "expected"),
    [
        (-0.02, "none of 1 share of time moved with an interval that excludes no change."),
        (
            0.01,
            "1 of 1 share of time moved with an interval that excludes no change: reactive by "
            "+5.0 p",
        ),
    ],
)
def test_time_moved_where_the_interval_excludes_it(low, expected):
    changes = result("time_share_change", ({"activity": "reactive"}, number(0.05, low, 0.08)))
    assert expected in time.change_at(changes, "Event").text


@pytest.mark.parametrize(("low", "is_open"), [(-0.003, True), (0.001, False)])
def test_problem_solving_stands_beside_the_published_share(low, is_open):
    share = result("time_share", ({}, number(0.017, 0.014, 0.02)), activity="problem_solving")
    beside = result(
        "time_share_against_benchmark",
        ({"activity": "problem_solving"}, number(0.002, low, 0.004)),
        ({"activity": "leave"}, number(0.5, 0.4, 0.6)),
    )
    text = time.problem_solving(share, beside).text
    assert text.endswith("compatible with no difference.") == is_open
    assert "50.0" not in text


def test_negative_cases_are_counted_where_there_are_any():
    prevalence = result("theme_prevalence", ({"theme": "A"}, number(0.5, 0.3, 0.7)))
    against = result("theme_negative_cases", ({"theme": "A"}, number(0.0, 0.0, 0.1)))
    assert "opposing" not in interviews.common_themes(prevalence, against).text
    against = result("theme_negative_cases", ({"theme": "A"}, number(0.1, 0.0, 0.2)))
    assert "1 theme met an opposing view" in interviews.common_themes(prevalence, against).text


def test_pilots_stand_at_their_ranks():
    crimes = result(
        "recorded_crime", *(({"lsoa_code": f"E{n}"}, number(9 - n, base=9 - n)) for n in range(4))
    )
    ranked = Ranking.of(crimes)
    said = pilots_standing(ranked, ("E1", "E3"))
    assert said.text.endswith("stand at rank 2 and 4 of 4.")
    assert [evidence.group for evidence in said.evidence] == [crimes.groups[1], crimes.groups[3]]
    assert pilots_standing(ranked, ("X",)).evidence == ()


@pytest.mark.parametrize(
    ("pilots", "ends"),
    [
        (range(8), "stand at rank 1, 2, 3, 4, 5, 6, 7 and 8 of 20."),
        (range(2, 11), "pilots' 9 areas stand between rank 3 and 11 of 20, the middle one at 7."),
    ],
)
def test_many_pilots_stand_between_their_ends(pilots, ends):
    crimes = result(
        "recorded_crime", *(({"lsoa_code": f"E{n}"}, number(90 - n)) for n in range(20))
    )
    said = pilots_standing(Ranking.of(crimes), tuple(f"E{n}" for n in pilots))
    assert said.text.endswith(ends)
    assert {given.shown for given in said.given} >= set(re.findall(r"\d+", said.text))


def test_scales_of_one_wave_are_not_said_to_move():
    one = {"scale": "employer", "wave": "T1", "arm": "treated"}
    other = {"scale": "self_legitimacy", "wave": "T1", "arm": "treated"}
    scores = result("survey_scale_score", (one, number(3.6)), (other, number(3.8)))
    assert readings.scales_over_waves(scores).text == (
        "Trained officers' means run from 3.6 (employer) to 3.8 (self-legitimacy), of 5."
    )


def test_ranks_are_called_what_they_are():
    everyone = result("theme_prevalence", ({"theme": "A"}, number(0.3)))
    bands = result(
        "theme_prevalence",
        ({"role_band": "pcso", "theme": "A"}, number(0.0, 0.0, 0.2)),
        ({"role_band": "supervisor or senior", "theme": "A"}, number(0.6, 0.3, 0.8)),
    )
    text = readings.themes(everyone, bands).text
    assert "of community support officers against" in text
    assert text.endswith("of supervisors or seniors.")


def themes_against(*shares):
    """The sentence of themes that nearly half spoke of, and such shares against."""
    named = [({"theme": name}, share) for name, share in zip("ABCD", shares, strict=False)]
    prevalence = result("theme_prevalence", *((by, number(0.5, 0.3, 0.7)) for by, _ in named))
    negative = result(
        "theme_negative_cases", *((by, number(share, 0.0, 0.3)) for by, share in named)
    )
    return interviews.common_themes(prevalence, negative)


@pytest.mark.parametrize(
    ("shares", "ending"),
    [
        ((0.08, 0.04), "“A”: 8\N{NO-BREAK SPACE}% ({})."),
        ((0.04, 0.08, 0.08), "“B”: 8\N{NO-BREAK SPACE}% ({}), and as much against “C”."),
        (
            (0.08, 0.081, 0.08),
            "“B”: 8\N{NO-BREAK SPACE}% ({}), and as much against 2 other themes.",
        ),
    ],
)
def test_themes_that_share_the_first_place_are_named_or_counted(shares, ending):
    said = themes_against(*shares)
    uncertainty = "95 % interval 0\N{NO-BREAK SPACE}% to 30\N{NO-BREAK SPACE}%; 30 interviewees"
    assert said.text.endswith(f"most was said against {ending.format(uncertainty)}")


def test_pairs_that_share_the_first_place_are_named_or_counted():
    pairs = [("A", "B"), ("A", "C"), ("B", "C"), ("B", "D")]
    by = [{"theme": one, "other_theme": other} for one, other in pairs]

    def told(*shares):
        groups = zip(by, map(number, shares), strict=False)
        return interviews.together(result("theme_co_occurrence", *groups)).text

    assert "; “A” and “C” went together as often." in told(0.4, 0.4, 0.1)
    assert "; 2 other pairs went together as often." in told(0.4, 0.4, 0.4, 0.1)
    assert "as often" not in told(0.4, 0.3, 0.1)


def test_scores_that_share_an_end_of_the_range_are_counted():
    scores = [(1, "P1", 4.2), (2, "P1", 1.0), (3, "P1", 1.0), (1, "P2", 1.0), (2, "P2", 4.2)]
    said = readings.rubric(
        result(
            "review_score",
            *(({"step": step, "pilot_code": pilot}, number(n)) for step, pilot, n in scores),
        )
    )
    assert "1.0 (step 2 (community assets) in pilot P1 and 2 other scores)" in said.text
    assert "4.2 (step 1 (justification) in pilot P1 and step 2" in said.text
    assert [given.shown for given in said.given] == ["5", "2"]


def test_steps_that_were_taken_as_far_share_the_place():
    levels_of = result(
        "implementation_step_level",
        *(({"step": n}, number(level)) for n, level in ((1, 3.0), (2, 3.0), (3, 2.0), (4, 2.5))),
    )
    assert readings.steps(levels_of).text.startswith(
        "Step 1 (justification) and step 2 (community assets) had been taken furthest (3.0 "
        "of 5) and step 3 (stakeholders and networks) least far"
    )


@pytest.mark.parametrize(
    ("gap", "where"),
    [
        (0.55, "lay 0.55 points above their supervisors' (30 raters)"),
        (-0.25, "lay 0.25 points below their supervisors' (30 raters)"),
        (0.001, "lay level with their supervisors' (30 raters)"),
    ],
)
def test_gap_lies_above_or_below(gap, where):
    limits = ("rating_gap_lower_limit", "rating_gap_upper_limit", "rating_pair_completeness")
    rest = [alone(key, ResultState.SUPPRESSED) for key in limits]
    said = levels.officers_and_supervisors(alone("rating_gap", number(gap)), *rest)
    assert where in said.text


def test_pace_has_its_unit_beside_the_number():
    pace = alone("implementation_trajectory", number(10.1, 8.6, 12.3))
    assert "the scale 10.1 months (95 % interval 8.6 to 12.3; 30 raters) after" in (
        levels.trajectory(pace).text
    )


@pytest.mark.parametrize(
    ("share", "lead"),
    [
        (0.0, "The last interviews brought no new themes (30 interviewees); 10 interviews had"),
        (0.25, "Per interview, the last ones brought new themes at 25\N{NO-BREAK SPACE}% (30"),
    ],
)
def test_interviews_that_brought_nothing_new_have_no_rate(share, lead):
    reached = alone("theme_saturation_reached", number(10))
    said = interviews.saturation(alone("theme_saturation", number(share)), reached)
    assert said.text.startswith(lead)


@pytest.mark.parametrize(
    ("share", "ending"),
    [
        (
            0.0,
            "nobody gave one and the same answer to all items of a scale (30 respondents of "
            "whom it can be told).",
        ),
        (
            0.1,
            "items of a scale was at most 10\N{NO-BREAK SPACE}% (30 respondents of whom it "
            "can be told).",
        ),
    ],
)
def test_share_of_nobody_is_no_upper_end(share, ending):
    by = {"scale": "employer", "wave": "T1", "arm": "treated"}
    blank = result("survey_item_nonresponse", ({"item_code": "Q1", **by}, number(share)))
    said = survey.quality_of_answers(blank, result("survey_straight_lining", (by, number(share))))
    assert said.text.endswith(ending)
    assert said.text.startswith("No item was left blank by more than") == bool(share)


def test_sites_stand_as_their_stages_say():
    stages = (("planned", 1), ("established", 2), ("started", 3), ("ended", 1))
    sites = result("rollout_sites", *(({"stage": name}, number(n)) for name, n in stages))
    assert time.uptake(alone("rollout_elsewhere", number(1)), sites).text == (
        "By the programme's own list 1 site is planned, 2 sites are established, 3 sites have "
        "started and 1 site has ended; 1 of those in use lies outside the pilots' own areas."
    )


def test_scale_that_moved_furthest_is_told_from_first_to_last():
    scores = result(
        "survey_scale_score",
        *(
            ({"scale": scale, "wave": wave, "arm": "treated"}, number(mean))
            for scale, wave, mean in (
                ("employer", "T1", 3.6),
                ("employer", "T3", 3.9),
                ("self_legitimacy", "T1", 3.6),
                ("self_legitimacy", "T3", 3.7),
            )
        ),
    )
    assert readings.scales_over_waves(scores).text == (
        "Trained officers' mean moved furthest on employer: from 3.6 at T1 to 3.9 at T3 (of 5)."
    )
