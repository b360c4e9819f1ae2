"""How far findings carry a recommendation, on every combination; and the catalogue itself."""

from __future__ import annotations

from datetime import date

import pytest

from shared.findings import RECOMMENDATIONS, RULES, Advice, FindingState, Strength, findings
from shared.findings.finding import Cell, Finding, Rule
from shared.findings.recommendation import Needs, Recommendation, Trigger, advised
from shared.findings.statement import Statement
from shared.metrics.registers import programme

SUPPORTED, CONTRADICTED = FindingState.SUPPORTED, FindingState.CONTRADICTED
OPEN = FindingState.NOT_ASSESSED


def finding(key, state, strength=Strength.INDICATIVE):
    rule = Rule(
        key=key,
        title=key,
        proposition="It is so.",
        cell=Cell.EFFECT,
        metrics=(),
        wording={},
        judge=lambda _case: None,
    )
    return Finding(
        rule=rule,
        proposition=rule.proposition,
        judged=state,
        state=state,
        strength=strength,
        cap="",
        maryland=None,
        conclusion=Statement("It is so."),
    )


def advice(needs, *states, at_most=Advice.ADOPT, strength=Strength.INDICATIVE):
    keys = ("one", "two")
    what = Recommendation(
        key="k",
        title="T",
        letter="a",
        text="Do it.",
        owner="Somebody",
        triggers=tuple(map(Trigger.on, keys)),
        needs=needs,
        at_most=at_most,
    )
    found = {k: finding(k, s, strength) for k, s in zip(keys, states, strict=False)}
    return advised(what, found)


@pytest.mark.parametrize(
    ("needs", "states", "expected"),
    [
        (Needs.ALL, (SUPPORTED, SUPPORTED), Advice.ADOPT),
        (Needs.ALL, (SUPPORTED, CONTRADICTED), Advice.CONSIDER),
        (Needs.ALL, (SUPPORTED, OPEN), Advice.CONSIDER),
        (Needs.ALL, (SUPPORTED,), Advice.CONSIDER),  # the other rule does not apply
        (Needs.ALL, (CONTRADICTED, CONTRADICTED), Advice.NOT_TRIGGERED),
        (Needs.ALL, (CONTRADICTED, OPEN), Advice.RESEARCH),
        (Needs.ANY, (SUPPORTED, CONTRADICTED), Advice.ADOPT),
        (Needs.ANY, (OPEN, CONTRADICTED), Advice.RESEARCH),
        (Needs.ANY, (CONTRADICTED, CONTRADICTED), Advice.NOT_TRIGGERED),
        (Needs.ANY, (), Advice.NOT_TRIGGERED),
    ],
)
def test_advice_follows_the_findings(needs, states, expected):
    assert advice(needs, *states).advice is expected


def test_finding_that_bears_nothing_does_not_speak():
    one = advice(Needs.ANY, SUPPORTED, strength=Strength.INSUFFICIENT)
    assert (one.advice, one.met) == (Advice.RESEARCH, ())


def test_advice_goes_no_further_than_it_may():
    assert advice(Needs.ANY, SUPPORTED, at_most=Advice.CONSIDER).advice is Advice.CONSIDER
    idle = advice(Needs.ANY, CONTRADICTED, at_most=Advice.CONSIDER)
    assert idle.advice is Advice.NOT_TRIGGERED


def test_strength_is_that_of_the_weakest_that_speaks():
    what = Recommendation(
        key="k",
        title="T",
        letter="",
        text="Do it.",
        owner="Somebody",
        triggers=(Trigger.on("one"), Trigger.on("two", CONTRADICTED)),
    )
    found = {
        "one": finding("one", SUPPORTED, Strength.MODERATE),
        "two": finding("two", CONTRADICTED, Strength.INDICATIVE),
    }
    assert advised(what, found).strength is Strength.INDICATIVE
    assert advised(what, {"one": found["one"]}).strength is Strength.MODERATE
    assert advised(what, {}).strength is Strength.INSUFFICIENT


def test_each_rule_is_read_by_a_recommendation_and_each_trigger_is_a_rule():
    read = {key for one in RECOMMENDATIONS for key in one.reads}
    assert read == {rule.key for rule in RULES}


def test_letters_run_from_a_and_stand_once():
    letters = [one.letter for one in RECOMMENDATIONS]
    assert letters[0] == ""
    assert letters[1:] == [chr(ord("a") + n) for n in range(len(letters) - 1)]


def test_each_metric_of_a_rule_exists_and_each_rule_can_say_that_it_cannot_say():
    from shared.metrics import METRICS  # noqa: PLC0415 - the names only

    for rule in RULES:
        assert set(rule.metrics) <= METRICS.keys(), rule.key
        assert FindingState.NOT_ASSESSED in rule.wording, rule.key


def test_person_may_see_a_finding_otherwise_and_both_are_kept(sample_evaluator):
    found = {f.key: f for f in findings(sample_evaluator, programme(sample_evaluator, "MK2016"))}
    seen = found["confidence_after_training"]
    assert (seen.judged, seen.state) == (SUPPORTED, FindingState.INCONCLUSIVE)
    assert seen.strength is Strength.INSUFFICIENT
    assert seen.override is not None
    assert seen.override.decided_on == date(2016, 7, 14)
    assert "seen as inconclusive by decision of Analyst" in seen.lead
    assert found["implementation_depth"].override is None


def test_plan_may_declare_another_limit(desk):
    from integration.tables import EVALUATION_HEADER, REGISTER  # noqa: PLC0415

    desk.write("register.csv", REGISTER.replace("active,", "active,2016-02-15"))
    rows = "".join(f"MK,r{n},pcso,P1,2016-07-04,{'3,' * 6}4,4\n" for n in range(12))
    desk.write("ratings.csv", EVALUATION_HEADER + rows.replace("4,4\n", "4,4\n", 1))
    desk.write(
        "plan.toml",
        'programme = "MK"\nversion = "1"\nagreed_on = 2016-01-08\n\n[[threshold]]\n'
        'rule = "evaluation_training"\nname = "halfway"\nvalue = 4.5\nunit = "scale points"\n',
    )
    desk.load()
    evaluator = desk.evaluator()
    found = {f.key: f for f in findings(evaluator, programme(evaluator, "MK"))}
    assert "below 4.5" in found["evaluation_training"].proposition
    assert "below 3" in found["implementation_depth"].proposition
    assert found["evaluation_training"].state is not found["implementation_depth"].state
