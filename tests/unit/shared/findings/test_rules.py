"""Each rule on both sides of its threshold, on small hand-over files; and no rule on nothing."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from integration.tables import AREAS, EVALUATION_HEADER, REGISTER, STREET_HEADER, street_row

from shared.findings import RULES, Advice, Finding, FindingState, Strength, findings
from shared.metrics.registers import programme

STARTED = REGISTER.replace("active,", "active,2016-02-15")
CODEBOOK = "item,text,scale,min,max,reverse\nQ39,I know why,community_engagement,1,5,no\n"
SURVEY_HEADER = "programme,wave,arm,ResponseId,RecordedDate,link_code,Q39\n"


def finding(desk: Any, key: str, **files: str) -> Finding:
    desk.write("register.csv", STARTED)
    for name, text in files.items():
        desk.write(f"{name}.csv", text)
    desk.load()
    evaluator = desk.evaluator()
    found = {f.key: f for f in findings(evaluator, programme(evaluator, "MK"))}
    return found[key]


def evaluations(*raters: tuple[int, ...]) -> str:
    rows = (
        f"MK,rater{number},pcso,P1,2016-07-04,{','.join(map(str, scores))}\n"
        for number, scores in enumerate(raters)
    )
    return EVALUATION_HEADER + "".join(rows)


def answers(**waves: list[int]) -> str:
    """Each wave's scores by linked trained officers, in the same order of persons."""
    number = count()
    rows = [
        f"MK,{wave},treated,r{next(number)},2016-02-08,person{person},{score}\n"
        for wave, scores in waves.items()
        for person, score in enumerate(scores)
    ]
    return SURVEY_HEADER + "".join(rows)


def months(first_year: int, *, number: int, **row: str) -> str:
    """A street row for each of a number of months from January of a year."""
    return "".join(
        street_row(month=f"{first_year + m // 12}-{m % 12 + 1:02}", **row) for m in range(number)
    )


@pytest.mark.parametrize(
    ("later", "state", "advice"),
    [
        ((1, 2), FindingState.SUPPORTED, Advice.ADOPT),  # 1.5 on average, all below 3
        ((2, 4), FindingState.INCONCLUSIVE, Advice.CONSIDER),  # 3 on average, far apart
        ((4, 5), FindingState.CONTRADICTED, Advice.NOT_TRIGGERED),  # 4.5 on average, all above 3
    ],
)
def test_depth_follows_steps_seven_and_eight(desk, later, state, advice):
    earlier = (5, 5, 5, 4, 4, 4) if min(later) == 4 else (3, 3, 3, 3, 3, 3)
    raters = [(*earlier, score, score) for score in later * 6]
    found = finding(desk, "implementation_depth", ratings=evaluations(*raters))
    assert (found.state, found.recommendation.advice) == (state, advice)
    assert found.strength is Strength.INDICATIVE
    assert {e.metric_key for e in found.evidence} == {
        "implementation_level",
        "implementation_step_level",
    }


def test_depth_is_read_from_steps_not_from_their_mean(desk):
    """A mean of 2.6 with every step alike does not say that the later steps were not reached."""
    alike = [(3, 3, 3, 3, 3, 3, 3, 3), (2, 2, 2, 2, 2, 2, 2, 2), (4, 4, 4, 4, 4, 4, 4, 4)] * 4
    found = finding(desk, "implementation_depth", ratings=evaluations(*alike))
    assert found.state is FindingState.INCONCLUSIVE


@pytest.mark.parametrize(
    ("scores", "state", "advice"),
    [
        ((2, 3), FindingState.SUPPORTED, Advice.ADOPT),  # 2.5; interval 2.2 to 2.8
        ((1, 4, 3), FindingState.INCONCLUSIVE, Advice.CONSIDER),  # 2.7; interval passes 3
        ((2, 5, 3), FindingState.INCONCLUSIVE, Advice.NOT_TRIGGERED),  # 3.3; interval passes 3
        ((3, 4), FindingState.CONTRADICTED, Advice.NOT_TRIGGERED),  # 3.5; interval 3.2 to 3.8
    ],
)
def test_evaluation_training_follows_step_seven(desk, scores, state, advice):
    raters = [(3, 3, 3, 3, 3, 3, score, 3) for score in scores * (12 // len(scores))]
    found = finding(desk, "evaluation_training", ratings=evaluations(*raters))
    assert (found.state, found.recommendation.advice) == (state, advice)


@pytest.mark.parametrize(
    ("middle", "last", "state", "advice"),
    [
        ([3] * 11 + [4], [4] * 12, FindingState.SUPPORTED, Advice.CONSIDER),
        ([3] * 11 + [4], [3] * 12, FindingState.MIXED, Advice.NOT_TRIGGERED),
        ([5] * 11 + [4], [4] * 12, FindingState.CONTRADICTED, Advice.NOT_TRIGGERED),
        ([4, 5, 3] * 4, [4] * 12, FindingState.INCONCLUSIVE, Advice.NOT_TRIGGERED),
    ],
)
def test_confidence_follows_both_changes(desk, middle, last, state, advice):
    survey = answers(T1=[4] * 12, T2=middle, T3=last)
    found = finding(desk, "confidence_after_training", codebook=CODEBOOK, survey=survey)
    assert (found.state, found.recommendation.advice) == (state, advice)
    assert "one of 1 item" in found.conclusion.text


@pytest.mark.parametrize(("linked", "state"), [(8, "supported"), (7, "contradicted")])
def test_following_respondents_needs_four_of_five(desk, linked, state):
    first = "".join(f"MK,T1,treated,a{n},2016-02-08,p{n},4\n" for n in range(linked))
    last = "".join(
        f"MK,T2,treated,b{n},2016-06-08,{f'p{n}' if n < linked else ''},4\n" for n in range(10)
    )
    found = finding(
        desk, "survey_follow_up", codebook=CODEBOOK, survey=SURVEY_HEADER + first + last
    )
    assert found.state.value == state
    assert (found.recommendation.advice is Advice.NOT_TRIGGERED) == (linked == 8)


@pytest.mark.parametrize(
    ("busy", "state", "words"),
    [
        ("E01016800", FindingState.CONTRADICTED, "one location was among"),
        ("E01016801", FindingState.SUPPORTED, "one location was not among"),
    ],
)
def test_site_choice_looks_for_pilots_in_the_busiest_areas(desk, busy, state, words):
    """36 months before the start: one area has two records a month, the other one."""
    rows = "".join(
        months(2013, number=37, lsoa=area) * (2 if area == busy else 1)
        for area in ("E01016800", "E01016801")
    )
    found = finding(desk, "site_choice", areas=AREAS, street=STREET_HEADER + rows)
    assert found.state is state
    assert words in found.conclusion.text


def test_site_choice_needs_thirty_six_months_before_the_start(desk):
    rows = months(2013, number=37)  # up to January 2016
    gap = rows.replace("2013-02", "2016-03")  # leaves 35 in a row before February 2016
    found = finding(desk, "site_choice", street=STREET_HEADER + gap)
    assert found.state is FindingState.NOT_ASSESSED
    assert "35 months are held" in found.conclusion.text
    assert found.recommendation.advice is Advice.RESEARCH


def test_site_choice_looks_at_the_force_of_the_pilots_alone(desk):
    own = months(2013, number=37)
    elsewhere = months(2013, number=37, within="Other", reported="Other", lsoa="E01099999") * 3
    found = finding(desk, "site_choice", street=STREET_HEADER + own + elsewhere)
    assert found.state is FindingState.CONTRADICTED
    assert "1 area with most" in found.conclusion.text


def test_crime_follow_up_counts_months_of_the_force_of_the_pilots_alone(desk):
    own = months(2016, number=4)
    elsewhere = months(2016, number=20, within="Other", reported="Other", lsoa="E01099999")
    found = finding(desk, "crime_follow_up", street=STREET_HEADER + own + elsewhere)
    assert found.state is FindingState.TOO_EARLY
    assert "2 whole months" in found.conclusion.text


@pytest.mark.parametrize("key", ["site_choice", "crime_follow_up"])
def test_nothing_is_recommended_about_crime_before_a_pilot_has_begun(desk, key):
    desk.write("register.csv", REGISTER)
    desk.write("street.csv", STREET_HEADER + months(2013, number=40))
    desk.load()
    evaluator = desk.evaluator()
    [found] = [f for f in findings(evaluator, programme(evaluator, "MK")) if f.key == key]
    assert found.state is FindingState.NOT_ASSESSED
    assert "no pilot has begun" in found.conclusion.text
    assert found.recommendation.advice is Advice.NOT_TRIGGERED


def test_one_wave_alone_says_nothing_about_following(desk):
    found = finding(desk, "survey_follow_up", codebook=CODEBOOK, survey=answers(T1=[4] * 12))
    assert found.state is FindingState.NOT_ASSESSED


def test_rule_about_an_item_is_silent_where_the_instrument_lacks_it(desk):
    other = CODEBOOK.replace("Q39", "Q1")
    desk.write("register.csv", STARTED)
    desk.write("codebook.csv", other)
    desk.load()
    evaluator = desk.evaluator()
    keys = {f.key for f in findings(evaluator, programme(evaluator, "MK"))}
    assert keys == {rule.key for rule in RULES} - {"confidence_after_training"}


@pytest.mark.parametrize(
    ("after", "state"), [(11, FindingState.TOO_EARLY), (12, FindingState.NOT_ASSESSED)]
)
def test_crime_is_too_early_below_twelve_whole_months(desk, after, state):
    rows = months(2016, number=2 + after)  # the first pilot begins in February
    found = finding(desk, "crime_follow_up", street=STREET_HEADER + rows)
    assert found.state is state
    assert f"{after} whole months" in found.conclusion.text
    assert found.strength is Strength.INSUFFICIENT


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_no_rule_concludes_anything_from_nothing(desk, rule):
    found = finding(desk, rule.key, codebook=CODEBOOK)
    assert found.state is FindingState.NOT_ASSESSED
    assert found.strength is Strength.INSUFFICIENT
    assert found.recommendation.advice in (Advice.NOT_TRIGGERED, Advice.RESEARCH)
    assert found.conclusion.text.endswith(".")


def test_evidence_holds_every_number_of_a_conclusion(sample_evaluator):
    for found in findings(sample_evaluator, programme(sample_evaluator, "MK2016")):
        for evidence in found.evidence:
            if found.key != "site_choice":  # it counts areas; their records are its evidence
                assert evidence.value in found.conclusion.text
