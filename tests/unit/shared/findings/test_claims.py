"""The ledger of claims: how claims stand, and which of them cannot all hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from shared.contract.errors import UnknownName
from shared.contract.vocabulary import EffectDirection, FindingState
from shared.findings import RULES, Finding, Statement, Strength, findings
from shared.findings.claims import (
    ClaimsLedger,
    Contradiction,
    Judged,
    Outcome,
    Standing,
    account,
    claims_ledger,
)
from shared.findings.claims.conflicts import Conflict, Kind, Printed, conflicts, extent
from shared.findings.claims.contradictions import contradictions
from shared.findings.claims.declared import (
    INFERENCES,
    MOVEMENTS,
    NUMBERS,
    PREMISES,
    PROJECTIONS,
    QUANTITIES,
    SIDES,
    SOME,
    TITLES,
    TOPICS,
)
from shared.findings.claims.ledger import UNNAMED
from shared.findings.claims.own_text import References, decided_by_text
from shared.findings.claims.sentences import SENTENCES, Sentence, decided
from shared.findings.claims.words import written
from shared.findings.finding import Cell, Rule
from shared.findings.statement import evidence_of
from shared.metrics import Evaluator, Group, Interval, MetricResult, registers
from shared.metrics import published as published_module
from shared.metrics.published import Preference
from shared.metrics.published_measures import MEASURES, NOT_MEASURED
from shared.metrics.registers import Claim, Work
from shared.stats import Complete, Estimate
from shared.stats.estimate import Adjusted

PROGRAMME = "MK2016"
CLAIMS = "claim,section,measure,value,unit,disputed,preferred,note\n"
REGISTER = (
    "programme,pilot,name,location,status,started_on,ended_on\n"
    "MK,P1,Station,E01016800,completed,2016-01-01,{}\n"
)
CONFIRMED, CONTRADICTED = Standing.CONFIRMED, Standing.CONTRADICTED
NOT_VERIFIABLE = Standing.NOT_VERIFIABLE
Move = Callable[[MetricResult, Group], Estimate]


@dataclass(frozen=True, slots=True)
class Moved(Evaluator):
    """Evaluates one metric to what other data would have given."""

    key: str
    move: Move

    def evaluate(self, key: str, chosen: Any = None, *, by: Any = ()) -> MetricResult:
        result = Evaluator.evaluate(self, key, chosen, by=by)
        if key != self.key:
            return result
        moved = (replace(g, outcome=self.move(result, g)) for g in result.groups if g.state == "ok")
        return replace(result, groups=tuple(moved))


@pytest.fixture(scope="module")
def found(sample_evaluator: Evaluator) -> tuple[Finding, ...]:
    return findings(sample_evaluator, registers.programme(sample_evaluator, PROGRAMME))


@pytest.fixture(scope="module")
def ledger(sample_evaluator: Evaluator, found: tuple[Finding, ...]) -> ClaimsLedger:
    return claims_ledger(sample_evaluator, PROGRAMME, found)


def moved(evaluator: Evaluator, key: str, move: Move) -> ClaimsLedger:
    """The ledger without findings, had one metric given other results."""
    return claims_ledger(Moved(evaluator.snapshot, evaluator.thresholds, key, move), PROGRAMME, ())


def numbered(ledger: ClaimsLedger, number: int) -> Contradiction | None:
    return next((c for c in ledger.contradictions if c.number == number), None)


def of(ledger: ClaimsLedger, claim: str) -> Judged:
    [one] = [one for one in ledger.claims if one.claim.claim_id == claim]
    return one


def claim(measure: str, value: str, unit: str = "verdict", **others: Any) -> Claim:
    known = {"claim_id": "C1", "section": "1", "disputed": None, "is_preferred": False}
    return Claim(
        **known | {"measure": measure, "value": value, "unit": unit, "note": None} | others
    )


def judged(one: Claim, standing: Standing = NOT_VERIFIABLE) -> Judged:
    return Judged(
        claim=one, standing=standing, reason=Statement(""), preference=Preference.UNDISPUTED
    )


def told(*claims: Claim | Judged, listed: tuple[str, ...] = ()) -> tuple[Conflict, ...]:
    """What the rules find among claims of one topic, beside a list of references."""
    own = tuple(one if isinstance(one, Judged) else judged(one) for one in claims)
    references = References.of(works(*listed), (one.claim for one in own))
    return conflicts(Printed(own, own, references))


def works(*keys: str) -> tuple[Work, ...]:
    return tuple(Work(key, "A. Writer", int(key[-4:]), "A title", None) for key in keys)


def finding(key: str, state: FindingState, conclusion: Statement | None = None) -> Finding:
    rule = Rule(
        key=key,
        title="A finding",
        proposition="It is so.",
        cell=Cell.EFFECT,
        metrics=(),
        wording={},
        judge=lambda _: None,
    )
    return Finding(
        rule=rule,
        proposition="It is so.",
        judged=state,
        state=state,
        strength=Strength.INDICATIVE,
        cap="",
        maryland=None,
        conclusion=conclusion or Statement("So it is."),
    )


# --- the sixteen contradictions of the 2016 review ---

RULE_OF = {
    1: {Kind.FIGURES},
    2: {Kind.FIGURES},
    3: {Kind.SIDES},
    4: {Kind.INFERENCE},
    5: {Kind.SIDES},
    6: {Kind.READING},
    7: {Kind.SIDES},
    8: {Kind.SIDES},
    9: {Kind.SIDES},
    10: {Kind.SIDES, Kind.INFERENCE},
    11: {Kind.PROJECTION},
    12: {Kind.FIGURES},
    13: {Kind.SIDES},
    14: {Kind.SIDES},
    15: {Kind.FIGURES, Kind.YEARS, Kind.REFERENCES},
    16: {Kind.PREMISE},
}


def rules_found(all_found: tuple[Contradiction, ...]) -> dict[int | None, set[Kind]]:
    return {each.number: {conflict.kind for conflict in each.conflicts} for each in all_found}


def test_all_sixteen_contradictions_are_found_by_rule(ledger: ClaimsLedger) -> None:
    assert rules_found(ledger.contradictions) == RULE_OF
    assert [each.number for each in ledger.contradictions] == list(range(1, 17))


def test_contradictions_are_found_without_any_mark_of_dispute(
    sample_evaluator: Evaluator, ledger: ClaimsLedger
) -> None:
    unmarked = tuple(replace(o, claim=replace(o.claim, disputed=None)) for o in ledger.claims)
    references = References.of(registers.works(sample_evaluator), (one.claim for one in unmarked))
    assert rules_found(contradictions(unmarked, references)) == RULE_OF


def test_without_claims_in_conflict_nothing_else_of_the_sample_is_called_one(
    ledger: ClaimsLedger,
) -> None:
    undisputed = tuple(one for one in ledger.claims if one.claim.disputed is None)
    assert contradictions(undisputed, References((), ())) == ()


def test_every_disputed_claim_stands_in_one_contradiction(ledger: ClaimsLedger) -> None:
    held = [one.claim.claim_id for each in ledger.contradictions for one in each.claims]
    disputed = [one.claim.claim_id for one in ledger.claims if one.claim.disputed]
    assert sorted(held) == disputed


REFUTED = {
    1: {"C070", "C072", "C073"},
    2: {"C074"},
    3: {"C076"},
    6: {"C085", "C087"},
    8: {"C091"},
    9: {"C097"},
    11: {"C100", "C101"},
    15: {"C113", "C116", "C117", "C118", "C119"},
    16: {"C121"},
}
"""Number of a contradiction to the claims that data, references or plan contradict, apart from
what findings decide."""


@pytest.mark.parametrize("number", range(1, 17))
def test_data_stand_on_one_side(ledger: ClaimsLedger, number: int) -> None:
    one = numbered(ledger, number)
    assert one is not None
    by_finding = {o.claim.claim_id for o in one.refuted if o.source.startswith("finding")}
    assert {o.claim.claim_id for o in one.refuted} - by_finding == REFUTED.get(number, set())


def to(value: float) -> Move:
    return lambda _, group: replace(group.estimate, value=value)


def ends(low: float, high: float) -> Move:
    return lambda _, group: replace(group.estimate, interval=Interval(low, high))


def unlike(_: MetricResult, group: Group) -> Estimate:
    test = group.estimate.test
    assert test is not None
    return replace(group.estimate, test=replace(test, adjusted=Adjusted(0.06, "Holm", "x", 4)))


def completed(_: MetricResult, group: Group) -> Estimate:
    """No late step started, and each completed: what is not implemented is told by completion."""
    return replace(group.estimate, value=float(("event", "complete") in group.by))


def still_at_t3(result: MetricResult, group: Group) -> Estimate:
    """Nothing moves to T3; what moved to T2 stays."""
    if result.selection.texts("to_wave") == ("T3",):
        return replace(group.estimate, value=0)
    return group.estimate


def none_new_at_p3(_: MetricResult, group: Group) -> Estimate:
    if group.value_of("pilot_code") == "P3":
        return replace(group.estimate, value=0)
    return group.estimate


def more_engagement(_: MetricResult, group: Group) -> Estimate:
    """Engagement rose after the change of policy."""
    if group.value_of("activity") == "engagement":
        return replace(group.estimate, value=0.02, interval=Interval(0.01, 0.03))
    return group.estimate


def without_range(_: MetricResult, group: Group) -> Estimate:
    return replace(group.estimate, value=24, interval=Complete())


def steady(_: MetricResult, group: Group) -> Estimate:
    return replace(group.estimate, value=4)


@pytest.mark.parametrize(
    ("number", "key", "move", "outcome", "claims"),
    [
        # nine months between T1 and T3: now four is wrong
        (2, "survey_days_between_waves", to(274), Outcome.CONTRADICTED, {"C075"}),
        (3, "survey_items_below", still_at_t3, Outcome.CARRIED, set()),
        # one arm unlike the other before training: now likeness is wrong
        (4, "survey_scale_arm_equivalence", unlike, Outcome.CONTRADICTED, {"C079", "C081"}),
        # no item moved: none of the readings has a movement to read
        (6, "survey_item_mean", steady, Outcome.OPEN, set()),
        (7, "stakeholders_new", none_new_at_p3, Outcome.CONTRADICTED, {"C088"}),
        # every pilot screened: now "without long-term data" is wrong
        (8, "watch_raised", to(0), Outcome.CONTRADICTED, {"C092"}),
        (9, "cost_coverage", to(1), Outcome.OPEN, set()),
        # no late step begun: now "beginning" is wrong
        (10, "implementation_steps_reached", to(0), Outcome.CONTRADICTED, {"C099"}),
        # every late step completed: now it is not "beginning" either
        (10, "implementation_steps_reached", to(1), Outcome.CONTRADICTED, {"C098", "C099"}),
        (10, "implementation_steps_reached", completed, Outcome.CONTRADICTED, {"C098", "C099"}),
        (11, "implementation_trajectory", ends(12, 24), Outcome.CARRIED, set()),
        (11, "implementation_trajectory", ends(11, 24.5), Outcome.CONTRADICTED, {"C100"}),
        (11, "implementation_trajectory", without_range, Outcome.CONTRADICTED, {"C100"}),
        (13, "time_share_change", more_engagement, Outcome.CONTRADICTED, {"C110"}),
        # nobody spoke of unsupportive supervisors: now that is wrong
        (14, "theme_prevalence", to(0), Outcome.CONTRADICTED, {"C112"}),
    ],
)
def test_other_data_stand_on_another_side(
    sample_evaluator: Evaluator,
    number: int,
    key: str,
    move: Move,
    outcome: Outcome,
    claims: set[str],
) -> None:
    one = numbered(moved(sample_evaluator, key, move), number)
    assert one is not None
    assert (one.outcome, {o.claim.claim_id for o in one.refuted}) == (outcome, claims)


def test_conclusion_stands_once_the_data_carry_its_premise(sample_evaluator: Evaluator) -> None:
    one = numbered(moved(sample_evaluator, "survey_balance", to(0.1)), 16)
    assert one is not None  # the claims stay marked as disputed
    assert (one.conflicts, one.outcome) == ((), Outcome.CARRIED)


def test_likeness_before_training_is_borne_out_and_yet_shows_no_skill(
    ledger: ClaimsLedger,
) -> None:
    one = numbered(ledger, 4)
    assert one is not None
    assert [o.claim.claim_id for o in one.confirmed] == ["C079", "C081"]
    assert one.outcome is Outcome.OPEN
    assert "likeness of two groups shows no skill" in account.why(one).text


def test_later_steps_that_none_completed_are_not_implemented_though_a_mean_cannot_tell(
    ledger: ClaimsLedger,
) -> None:
    one = numbered(ledger, 10)
    assert one is not None
    assert {o.claim.claim_id for o in one.confirmed} == {"C098", "C099"}
    assert "a mean over all steps does not tell" in account.why(one).text


@pytest.mark.parametrize("claim_id", ["C083", "C084", "C107"])
def test_words_beyond_what_was_measured_are_not_verifiable(
    ledger: ClaimsLedger, claim_id: str
) -> None:
    assert of(ledger, claim_id).standing is NOT_VERIFIABLE


def test_help_of_freed_time_is_held_against_the_finding(ledger: ClaimsLedger) -> None:
    helps = of(ledger, "C107")
    assert (helps.source, helps.shown) == ("finding freed_time", "contradicted")


# --- rules by which claims cannot all hold ---


@pytest.mark.parametrize("standing", Standing)
def test_conclusion_does_not_follow_however_its_premise_stands(standing: Standing) -> None:
    found = told(
        judged(claim("implementation_mean", "2.6", "score", claim_id="A"), standing),
        claim("later_steps", "not implemented", claim_id="B"),
    )
    expected = [(Kind.INFERENCE, ("B", "A"), ("A",))]
    assert [(c.kind, c.claims, c.premises) for c in found] == expected


def test_conclusion_without_its_premise_is_no_conflict() -> None:
    assert told(claim("later_steps", "not implemented")) == ()


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        (("pilot_duration", "9", "months"), ("pilot_duration", "4", "months"), True),
        (("pilot_duration", "9", "months"), ("pilot_duration", "9", "months"), False),
        # February to July lasts more than four months and up to six
        (("pilot_period", "2016-02/2016-07", "period"), ("pilot_duration", "7", "months"), True),
        (("pilot_period", "2016-02/2016-07", "period"), ("pilot_duration", "6", "months"), False),
        (("pilot_period", "2016-02/2016-07", "period"), ("pilot_duration", "3", "months"), True),
        (("next_locations", "1", "count"), ("next_police_areas", "2-3", "count"), True),
        (("next_locations", "1", "count"), ("next_issues", "1-2", "count"), False),
        (("next_locations", "1", "count"), ("next_issues", "2", "count"), True),
        (("next_issues", "1-2", "count"), ("next_districts", "4-9", "count"), True),
        (("next_locations", "1", "count"), ("officers", "2-3", "count"), False),
        (("officers", "40", "people"), ("officers", "38", "people"), True),
        (("officers", "40", "people"), ("officers", "38", "percent"), False),
        (("began", "2016-06-01", "date"), ("began", "2016-06-02", "date"), True),
        (("began", "2016-06-01", "date"), ("began", "in June", "date"), False),
        (("pilot_duration", "few", "text"), ("pilot_duration", "9", "months"), False),
    ],
)
def test_figures_for_one_quantity_differ_where_their_ranges_lie_apart(
    first: tuple[str, str, str], second: tuple[str, str, str], conflict: bool
) -> None:
    found = told(claim(*first, claim_id="A"), claim(*second, claim_id="B"))
    assert [(c.kind, c.claims) for c in found] == [(Kind.FIGURES, ("A", "B"))] * conflict


@pytest.mark.parametrize(
    ("value", "unit", "allowed"),
    [
        ("2-3", "count", (2, 3)),
        ("2015-12/2016-01", "period", (0, 2)),
        ("December/January", "period", None),
        ("about two", "count", None),
    ],
)
def test_extent_of_a_printed_value(
    value: str, unit: str, allowed: tuple[float, float] | None
) -> None:
    assert extent(claim("m", value, unit)) == allowed


@pytest.mark.parametrize(
    ("second", "kinds"), [("2012", []), ("2012/2016", [Kind.YEARS]), ("2006", [Kind.YEARS])]
)
def test_years_of_one_work_differ(second: str, kinds: list[Kind]) -> None:
    found = told(claim("myhill_year", "2012", "year"), claim("myhill_year", second, "year"))
    assert [c.kind for c in found] == kinds


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        (("ranks_that_valued_it", "all"), ("supervisors", "some unsupportive"), True),
        (("ranks_that_valued_it", "all"), ("supervisors", "supportive"), False),
        (("freed_time", "begins to help"), ("freed_time", "would help much"), False),
        (("freed_time", "begins to help"), ("freed_time", "may harm engagement"), True),
        (("later_steps", "beginning"), ("skills_between_officers", "consistent"), False),
        (("scores_t1_to_t3", "no significant shift"), ("strategy", "effective"), False),
    ],
)
def test_answers_to_one_question_exclude_each_other(
    first: tuple[str, str], second: tuple[str, str], conflict: bool
) -> None:
    assert [c.kind for c in told(claim(*first), claim(*second))] == [Kind.SIDES] * conflict


@pytest.mark.parametrize(("changed", "conflict"), [("4", True), ("1", True), ("0", False)])
def test_any_item_that_changed_speaks_against_no_shift(changed: str, conflict: bool) -> None:
    found = told(
        claim("scores_t1_to_t3", "no significant shift"),
        claim("self_legitimacy_items_significant", changed, "count"),
    )
    assert [c.kind for c in found] == [Kind.SIDES] * conflict


@pytest.mark.parametrize(
    ("values", "disputed", "conflict"),
    [
        (("good", "poor"), "k", True),
        (("good", "good"), "k", False),
        (("good", "poor"), None, False),
    ],
)
def test_different_words_conflict_where_somebody_marked_them(
    values: tuple[str, str], disputed: str | None, conflict: bool
) -> None:
    found = told(*(claim("service", value, disputed=disputed) for value in values))
    assert [c.kind for c in found] == [Kind.WORDS] * conflict


@pytest.mark.parametrize(
    ("recovery", "lasting", "conflict"),
    [
        ("favourable", "favourable", True),
        ("unfavourable", "favourable", False),  # both falls read alike, the rise otherwise
    ],
)
def test_one_reading_of_opposite_movements(recovery: str, lasting: str, conflict: bool) -> None:
    found = told(
        claim("reading_of_fall_at_t2", "favourable"),
        claim("reading_of_recovery_at_t3", recovery),
        claim("reading_of_lasting_fall", lasting),
    )
    assert [c.kind for c in found] == [Kind.READING] * conflict


@pytest.mark.parametrize("standing", Standing)
def test_conclusion_falls_with_its_premise(standing: Standing) -> None:
    found = told(
        judged(claim("control_group", "matched", claim_id="A"), standing),
        claim("survey_results", "experimental", claim_id="B"),
    )
    expected = [(Kind.PREMISE, ("B", "A"))] if standing is CONTRADICTED else []
    assert [(c.kind, c.claims) for c in found] == expected


@pytest.mark.parametrize(
    ("mean", "months", "section", "why"),
    [
        ("2.6", "4", "6", "7.7 to 10.0 months"),  # 4 × 5 / 2.6 and 4 × 4 / 1.6
        ("2.6", "9", "6", ""),  # 17.3 to 22.5: within one to two years
        ("2.6", "5", "6", ""),  # 9.6 to 12.5: they meet
        ("4.5", "4", "6", "4.4 to 4.6 months"),
        ("2.6", "4", "1", ""),  # printed elsewhere: not what the section went by
    ],
)
def test_projection_is_made_again_from_its_own_section(
    mean: str, months: str, section: str, why: str
) -> None:
    found = told(
        claim("full_implementation_lowest", "1", "years", section="6"),
        claim("full_implementation_highest", "2", "years", section="6"),
        claim("implementation_mean", mean, "score", section="6"),
        claim("implementation_scale_highest", "5", "score", section="6"),
        claim("pilot_duration", months, "months", section=section),
    )
    assert [c.kind for c in found] == [Kind.PROJECTION] * bool(why)
    assert all(why in c.why.text for c in found)


def test_projection_needs_both_ends() -> None:
    assert told(claim("full_implementation_lowest", "1", "years")) == ()


@pytest.mark.parametrize(
    ("cited", "listed", "why"),
    [
        (("a2001",), ("a2001",), None),
        (("a2001", "b2002"), ("a2001",), "Cited and not listed: b2002."),
        (("a2001",), ("a2001", "b2002"), "Listed and not cited: b2002."),
        (("a2001",), ("a2003",), "Listed under another year: a2001."),
        (("a2001",), (), None),  # no list is held
    ],
)
def test_works_cited_and_listed_differ(
    cited: tuple[str, ...], listed: tuple[str, ...], why: str | None
) -> None:
    found = told(*(claim("work_cited", key, "reference") for key in cited), listed=listed)
    assert [(c.kind, c.why.text) for c in found] == ([(Kind.REFERENCES, why)] if why else [])


def test_list_without_any_citation_is_not_held_to_be_uncited() -> None:
    assert told(claim("officers", "40", "people"), listed=("a2001",)) == ()


def test_marked_dispute_that_no_rule_explains_is_kept_and_called_so() -> None:
    marked = tuple(judged(claim(measure, "x", disputed="k")) for measure in ("a", "b"))
    [one] = contradictions(marked, References((), ()))
    assert (one.number, one.title, one.conflicts, one.outcome) == (None, "K", (), Outcome.OPEN)
    assert account.why(one) is account.MARKED


# --- how single claims stand ---


@pytest.mark.parametrize(
    ("measure", "value", "states"),
    [
        ("view_of_employer", "improved", {"supported": CONFIRMED, "contradicted": CONTRADICTED}),
        ("officers_before_training", "skilled", {}),
        ("capability", "no satisfactory increase", {"contradicted": CONFIRMED}),
        ("change_in_crime", "too early", {"too early": CONFIRMED, "mixed": CONTRADICTED}),
        ("supervisors_with_experience", "greatest effect on quality", {}),
        ("ranks_that_valued_it", "all", {"supported": CONFIRMED, "mixed": CONTRADICTED}),
    ],
)
def test_findings_decide_on_sentences(
    measure: str, value: str, states: dict[str, Standing]
) -> None:
    sentence = SENTENCES[measure, value]
    made = {s.value: decided(sentence, finding("k", s)).standing for s in FindingState}
    assert {state: made[state] for state in states} == states
    assert {made["inconclusive"], made["not assessed"]} == {NOT_VERIFIABLE}
    assert (made["too early"] is NOT_VERIFIABLE) is ("too early" not in states)
    confirming = {state for state, standing in made.items() if standing is CONFIRMED}
    assert confirming == {state for state, standing in states.items() if standing is CONFIRMED}


def test_open_finding_is_given_as_the_reason() -> None:
    open_finding = finding("k", FindingState.TOO_EARLY, Statement("Four months are short."))
    made = decided(Sentence("k", beyond="Beyond it."), open_finding)
    assert made.reason.text == "Beyond it. The finding “A finding” is: too early."
    assert made.detail.text == "Four months are short."


def test_sentence_without_a_finding_is_not_verifiable() -> None:
    assert decided(Sentence("some_rule"), None).standing is NOT_VERIFIABLE


@pytest.mark.parametrize(
    ("key", "chosen", "standing"),
    [
        ("survey_scale_arm_equivalence", {"scale": "employer"}, CONFIRMED),  # with a test
        ("theme_prevalence", {"theme": "Valued across ranks"}, NOT_VERIFIABLE),
    ],
)
def test_word_of_a_test_needs_a_test(
    sample_evaluator: Evaluator, key: str, chosen: dict[str, str], standing: Standing
) -> None:
    evidence = evidence_of(sample_evaluator.evaluate(key, chosen))
    supported = finding("k", FindingState.SUPPORTED, Statement("They did.", evidence))
    assert decided(Sentence("k", says_tested=True), supported).standing is standing


@pytest.mark.parametrize(
    ("one", "listed", "standing"),
    [
        (claim("work_cited", "a2001", "reference"), ("a2001",), CONFIRMED),
        (claim("work_cited", "a2001", "reference"), ("b2001",), CONTRADICTED),
        (claim("work_cited", "a2001", "reference"), ("a2003",), CONTRADICTED),
        (claim("work_cited", "a2001", "reference"), (), NOT_VERIFIABLE),
        (claim("works_listed", "2", "count"), ("a2001", "b2001"), CONFIRMED),
        (claim("works_listed", "9", "count"), ("a2001", "b2001"), CONTRADICTED),
        (claim("works_listed", "9", "count"), (), NOT_VERIFIABLE),
        (claim("a_year", "2001", "year"), ("a2001",), CONFIRMED),
        (claim("a_year", "1999/2001", "year"), ("a2001",), CONTRADICTED),
        (claim("a_year", "2001", "year"), ("b2001",), NOT_VERIFIABLE),
        (claim("interviews_at", "7", "section", section="5"), (), CONFIRMED),
        (claim("interviews_at", "6", "section", section="5"), (), CONTRADICTED),
        (claim("survey_at", "6", "section", section="5"), (), NOT_VERIFIABLE),
    ],
)
def test_claims_about_the_text_are_held_against_the_text(
    one: Claim, listed: tuple[str, ...], standing: Standing
) -> None:
    heading = claim("interviews_at", "7", "section", section="7")
    found = decided_by_text(one, References.of(works(*listed), (one,)), (one, heading))
    assert found is not None
    assert found.standing is standing


def test_claim_about_anything_else_is_not_held_against_the_text() -> None:
    assert decided_by_text(claim("officers", "40", "people"), References((), ()), ()) is None


@pytest.mark.parametrize(
    ("hoped", "reading", "fall", "rise"),
    [
        (EffectDirection.HIGHER, "favourable", CONTRADICTED, CONFIRMED),
        (EffectDirection.HIGHER, "unfavourable", CONFIRMED, CONTRADICTED),
        (EffectDirection.HIGHER, "curious", NOT_VERIFIABLE, NOT_VERIFIABLE),
        (EffectDirection.LOWER, "favourable", CONFIRMED, CONTRADICTED),
        (EffectDirection.EITHER, "favourable", NOT_VERIFIABLE, NOT_VERIFIABLE),
        (None, "favourable", NOT_VERIFIABLE, NOT_VERIFIABLE),
    ],
)
def test_movement_is_favourable_where_the_plan_hoped_for_it(
    sample_evaluator: Evaluator,
    monkeypatch: pytest.MonkeyPatch,
    hoped: EffectDirection | None,
    reading: str,
    fall: Standing,
    rise: Standing,
) -> None:
    scales = {item.scale for item in registers.items(sample_evaluator)}
    plan = dict.fromkeys(scales, hoped) if hoped else {}
    monkeypatch.setattr(registers, "hoped_directions", lambda *_: plan)
    said = (
        replace(one, value=reading) if one.measure in MOVEMENTS else one
        for one in registers.claims(sample_evaluator)
    )
    monkeypatch.setattr(published_module, "claims", lambda _, said=tuple(said): said)
    ledger = claims_ledger(sample_evaluator, PROGRAMME, ())
    assert [of(ledger, c).standing for c in ("C085", "C086", "C087")] == [fall, rise, fall]


@pytest.mark.parametrize(
    ("ended_on", "value", "standing"),
    [
        ("2016-06-30", "6,months", CONFIRMED),
        ("2016-08-31", "6,months", CONTRADICTED),
        ("", "6,months", NOT_VERIFIABLE),
        ("2016-06-30", "few,text", NOT_VERIFIABLE),
    ],
)
def test_printed_duration_is_held_against_the_calendar_of_the_pilots(
    desk: Any, ended_on: str, value: str, standing: Standing
) -> None:
    desk.write("register.csv", REGISTER.format(ended_on))
    desk.write("claims.csv", f"{CLAIMS}C1,4,pilot_duration,{value},pilot_duration,,\n")
    desk.load()
    ledger = claims_ledger(desk.evaluator(), "MK", ())
    assert of(ledger, "C1").standing is standing
    assert [each.number for each in ledger.contradictions] == [1]  # marked as disputed


# --- the ledger of the sample ---


def test_each_claim_stands_in_the_ledger_once_with_a_reason(
    ledger: ClaimsLedger, sample_desk: Any
) -> None:
    listed = [
        claim_id for (claim_id,) in sample_desk.sql("select claim_id from v_claim order by 1")
    ]
    assert [one.claim.claim_id for one in ledger.claims] == listed
    assert all(one.reason.text for one in ledger.claims)


def test_what_a_metric_decides_carries_its_evidence(ledger: ClaimsLedger) -> None:
    by_metric = [o for o in ledger.claims if o.source and o.source[:2] != "v_"]
    settled = [o for o in by_metric if o.standing is not NOT_VERIFIABLE]
    assert len(settled) > 40
    assert all(one.evidence for one in settled)


def test_number_made_again_is_evidenced_as_written(ledger: ClaimsLedger) -> None:
    length = of(ledger, "C072")
    assert length.reason.text == "The data give 5.0 months."
    assert [(given.shown, given.source) for given in length.reason.given] == [("5.0", "v_pilot")]


@pytest.mark.parametrize(
    ("claim_id", "reason"),
    [
        ("C026", "The data give 2.61, which rounds to what is printed."),
        ("C002", "The data give 40."),
        (
            "C100",
            "The data give 0.7 years; only a rounding too coarse to be allowed here makes that "
            "what is printed.",
        ),
        ("C101", "The data give 1.0 years."),
    ],
)
def test_rounding_is_said_in_the_reason(ledger: ClaimsLedger, claim_id: str, reason: str) -> None:
    assert of(ledger, claim_id).reason.text == reason


def test_verdict_is_given_with_what_decides_on_it(ledger: ClaimsLedger) -> None:
    reason = of(ledger, "C097").reason.text
    assert reason.startswith("Nothing can be set against costs that are not recorded. ")


def test_disputed_figure_keeps_who_decided_and_why(ledger: ClaimsLedger) -> None:
    nine = of(ledger, "C070")
    assert nine.dispute is not None
    assert (nine.preference, nine.dispute.preferred) == (
        Preference.NOT_PREFERRED,
        "2016-02/2016-07",
    )
    assert nine.as_json()["decision"]["decided_on"] == "2016-07-18"
    assert of(ledger, "C076").dispute is None
    assert of(ledger, "C002").as_json()["decision"] is None


def test_every_preferred_value_of_the_plan_was_printed(ledger: ClaimsLedger) -> None:
    """What the plan goes by is one of the claims' own values."""
    decisions = {one.dispute for one in ledger.claims if one.dispute}
    printed = {(one.claim.disputed, one.claim.value) for one in ledger.claims}
    assert len(decisions) == 6
    assert {(each.figure, each.preferred) for each in decisions} <= printed


def test_unknown_programme_is_refused(sample_evaluator: Evaluator) -> None:
    with pytest.raises(UnknownName, match=PROGRAMME):
        claims_ledger(sample_evaluator, "MK2061", ())


def two_programmes(desk: Any, claims: str) -> None:
    other = "MX,P1,Market,E01016801,completed,2016-01-01,2016-03-31\n"
    desk.write("register.csv", REGISTER.format("2016-06-30") + other)
    if claims:
        desk.write("claims.csv", CLAIMS + claims)
    desk.load()


def test_claims_are_not_judged_where_several_programmes_are_registered(desk: Any, cli: Any) -> None:
    two_programmes(desk, "C1,4,pilot_duration,6,months,,,\n")
    for code in ("MK", "MX"):
        ledger = claims_ledger(desk.evaluator(), code, ())
        assert (ledger.claims, ledger.contradictions) == ((), ())
        assert account.account(ledger).text == UNNAMED
    ran = cli("shared.findings", "claims", "--programme", "MX", "--dir", desk.directory)
    assert (ran.returncode, ran.stdout.strip()) == (0, UNNAMED)
    with pytest.raises(UnknownName):
        claims_ledger(desk.evaluator(), "MY", ())


def test_several_programmes_without_claims_have_none_to_judge(desk: Any) -> None:
    two_programmes(desk, "")
    assert account.account(claims_ledger(desk.evaluator(), "MK", ())) is account.NO_CLAIMS


# --- what is declared ---


def test_sentences_read_findings_that_exist() -> None:
    rules = {rule.key for rule in RULES}
    assert {sentence.finding for sentence in SENTENCES.values()} - rules == set()


def test_what_is_declared_is_printed_somewhere(ledger: ClaimsLedger) -> None:
    said = {(one.claim.measure, one.claim.value) for one in ledger.claims}
    measures = {measure for measure, _ in said}
    declared = {pair for pair in (*SENTENCES, *SIDES, *PREMISES, *INFERENCES) if pair[1] != SOME}
    assert declared <= said
    projected = {m for p in PROJECTIONS for m in (p.lowest, p.highest, p.level, p.top, p.elapsed)}
    read = {measure for movement in MOVEMENTS.values() for measure in movement.told_by}
    assert {*TOPICS, *QUANTITIES, *MOVEMENTS, *PREMISES.values(), *projected, *read} <= measures
    assert {measure for measure, value in SIDES if value == SOME} <= measures
    assert {inference.premise for inference in INFERENCES.values()} <= measures


def test_no_claim_of_the_sample_is_left_without_a_rule_or_a_reason(ledger: ClaimsLedger) -> None:
    known = {*MEASURES, *NOT_MEASURED, *MOVEMENTS, *(measure for measure, _ in SENTENCES)}
    assert {one.claim.measure for one in ledger.claims} <= known


def test_numbers_and_titles_belong_together() -> None:
    assert set(NUMBERS.values()) == TITLES.keys() == set(range(1, 17))
    assert NUMBERS.keys() == set(TOPICS.values())


# --- sentences about the ledger ---


def test_account_counts_what_the_ledger_holds(ledger: ClaimsLedger) -> None:
    told = account.account(ledger)
    numbers = {given.meaning: int(given.shown) for given in told.given}
    assert numbers["claims of the review"] == len(ledger.claims) == 122
    assert sum(numbers[f"claims {standing.value}"] for standing in Standing) == 122
    assert numbers["contradictions of the review"] == 16
    assert all(given.shown in told.text for given in told.given)


def test_account_without_claims_says_so() -> None:
    assert account.account(ClaimsLedger((), ())) is account.NO_CLAIMS


def test_account_without_conflicts_says_so() -> None:
    told = account.account(ClaimsLedger((judged(claim("officers", "40", "people")),), ()))
    assert told.text.startswith("Of 1 claim ")
    assert "nowhere contradicts itself" in told.text


def test_both_sides_are_named_with_what_the_data_give(ledger: ClaimsLedger) -> None:
    third_wave = numbered(ledger, 2)
    assert third_wave is not None
    assert account.data_side(third_wave).text == (
        "Contradicted: time from T1 to T3: 9 months (4). "
        "Borne out: time from T1 to T3: 4 months (5). The data give 4.1 months."
    )


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("2016-06-01", "date", "1 June 2016"),
        ("in June", "date", "in June"),
        ("2016-02/2016-07", "period", "February 2016 to July 2016"),
        ("1.7", "percent", "1.7\N{NO-BREAK SPACE}%"),
        ("1", "days", "1 day"),
        ("9", "months", "9 months"),
        ("2-3", "count", "2 to 3"),
        ("not implemented", "verdict", "not implemented"),
    ],
)
def test_printed_value_in_words(value: str, unit: str, expected: str) -> None:
    assert written(claim("m", value, unit)) == expected


# --- the command ---


def test_command_prints_claims_and_contradictions(cli: Any, sample_warehouse: Path) -> None:
    ran = cli("shared.findings", "claims", "--programme", PROGRAMME, "--dir", sample_warehouse)
    assert ran.returncode == 0, ran.stderr
    lines = ran.stdout.splitlines()
    assert lines[0] == (
        "C001  0  report_date: 2016-07-15  not verifiable  The day of the review itself."
    )
    [stakeholders] = [line for line in lines if line.startswith("  7: ")]
    assert stakeholders.startswith("  7: How the pilots fared  carried by the data  Asked how")


def test_command_prints_json(cli: Any, sample_warehouse: Path) -> None:
    arguments = ("--programme", PROGRAMME, "--dir", sample_warehouse, "--json")
    printed = json.loads(cli("shared.findings", "claims", *arguments).stdout)
    [level] = [c for c in printed["claims"] if c["measure"] == "implementation_mean"]
    assert (level["printed"], level["standing"], level["recomputed"]) == (
        "2.6",
        "confirmed",
        "2.61",
    )
    assert level["evidence"][0]["group"]["base"] == 14
    assert printed["contradictions"][1] == {
        "number": 2,
        "title": "When the third wave was asked",
        "outcome": "contradicted by the data",
        "claims": ["C074", "C075"],
        "confirmed": ["C075"],
        "contradicted": ["C074"],
        "conflicts": [
            {
                "rule": "different figures for one quantity",
                "claims": ["C074", "C075"],
                "why": "Different figures for the time from the first wave to the third: "
                "9 months and 4 months.",
            }
        ],
    }
