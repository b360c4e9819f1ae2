"""Every finding rule, in the order in which a review prints them, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from shared.contract.errors import DefinitionFault
from shared.contract.vocabulary import FindingState
from shared.findings.case import Case
from shared.findings.finding import Cap, Finding, Judgement, Rule, Strength
from shared.findings.grading import graded
from shared.findings.overreach import DESIGN
from shared.findings.rules import (
    bulk_demand,
    capability,
    community_engagement_scores,
    confidence_after_training,
    cost_records,
    crime_follow_up,
    dose_delivered,
    escalation_use,
    evaluation_training,
    evidence_gathering,
    four_pillars,
    freed_time,
    high_harm_themes,
    implementation_depth,
    inspector_oversight,
    matched_comparison,
    missed_opportunities,
    partner_authority,
    persistent_demand,
    prior_skill,
    problem_solving_time,
    proforma_version,
    rating_pairs,
    relations_with_partners,
    site_choice,
    structure_of_work,
    success_defined,
    supervisor_experience,
    survey_follow_up,
    team_stability,
    uptake_elsewhere,
    value_for_money,
    valued_by_ranks,
    view_of_employer,
    weeks_of_action,
)
from shared.findings.statement import Given, Statement
from shared.metrics import Evaluator, registers
from shared.metrics.registers import Programme
from shared.metrics.remembered import remembered

RULES: tuple[Rule, ...] = (
    implementation_depth.RULE,
    evaluation_training.RULE,
    success_defined.RULE,
    dose_delivered.RULE,
    inspector_oversight.RULE,
    team_stability.RULE,
    supervisor_experience.RULE,
    proforma_version.RULE,
    rating_pairs.RULE,
    escalation_use.RULE,
    weeks_of_action.RULE,
    survey_follow_up.RULE,
    matched_comparison.RULE,
    prior_skill.RULE,
    community_engagement_scores.RULE,
    capability.RULE,
    view_of_employer.RULE,
    confidence_after_training.RULE,
    structure_of_work.RULE,
    valued_by_ranks.RULE,
    relations_with_partners.RULE,
    problem_solving_time.RULE,
    evidence_gathering.RULE,
    freed_time.RULE,
    four_pillars.RULE,
    partner_authority.RULE,
    missed_opportunities.RULE,
    site_choice.RULE,
    persistent_demand.RULE,
    bulk_demand.RULE,
    crime_follow_up.RULE,
    high_harm_themes.RULE,
    cost_records.RULE,
    value_for_money.RULE,
    uptake_elsewhere.RULE,
)

AT_ONCE = 2
"""Rules that are judged at the same time: while one waits for the database, another counts."""


def findings(
    evaluator: Evaluator, programme: Programme, rules: tuple[Rule, ...] = RULES
) -> tuple[Finding, ...]:
    """The finding of each rule that applies, in order; of all rules where none are named."""
    declared = registers.plan_limits(evaluator, programme.code)
    decided = registers.overrides(evaluator, programme.code)

    def finding(rule: Rule) -> Finding | None:
        own = declared.get(rule.key, {})
        return _finding(rule, evaluator, programme, own, decided.get(rule.key))

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return tuple(found for found in threads.map(finding, rules) if found is not None)


def _finding(
    rule: Rule,
    evaluator: Evaluator,
    programme: Programme,
    declared: dict[str, float],
    decided: registers.Decision | None,
) -> Finding | None:
    limits = {limit.name: limit.holding(declared) for limit in rule.limits}
    judgement = _judged(evaluator, programme, rule.judge, tuple(limits.items()))
    if judgement is None:
        return None
    written = {limit.name: limit.write(limits[limit.name]) for limit in rule.limits}
    cap = graded(judgement)
    if decided:
        cap = _overridden(decided, judgement.state, cap)
    return Finding(
        rule=rule,
        proposition=rule.proposition.format(**written),
        judged=judgement.state,
        state=decided.state if decided else judgement.state,
        strength=cap.strength,
        cap=cap.reason,
        maryland=judgement.maryland,
        conclusion=Statement(
            _sentence(rule, judgement, written),
            judgement.evidence,
            (*judgement.given, *_declared(rule, written), *_design(rule, judgement.maryland)),
        ),
        override=decided,
    )


@remembered(256)
def _judged(
    evaluator: Evaluator,
    programme: Programme,
    judge: Callable[[Case], Judgement | None],
    limits: tuple[tuple[str, float], ...],
) -> Judgement | None:
    """What a rule comes to; many pages and sections ask for the same ones."""
    return judge(Case(evaluator, programme, dict(limits)))


def _declared(rule: Rule, limits: dict[str, str]) -> tuple[Given, ...]:
    """The limits of a rule, as its sentence may print them."""
    return tuple(
        Given(limits[limit.name], f"limit '{limit.name}' ({limit.unit})", rule.key)
        for limit in rule.limits
    )


def _design(rule: Rule, maryland: int | None) -> tuple[Given, ...]:
    """The level of the design, which says whether the sentence may speak of causes."""
    return () if maryland is None else (Given(str(maryland), DESIGN, rule.key),)


def _sentence(rule: Rule, judgement: Judgement, limits: dict[str, str]) -> str:
    try:
        return rule.wording[judgement.state].format(**limits, **judgement.words)
    except KeyError as fault:
        raise DefinitionFault(
            f"The rule {rule.key} came to '{judgement.state}' and lacks the words {fault}."
        ) from fault


def _overridden(decided: registers.Decision, judged: FindingState, cap: Cap) -> Cap:
    """A decision for another state is not carried by the evidence; it never adds weight."""
    if decided.state == judged:
        return cap
    return Cap(Strength.INSUFFICIENT, "A person's decision, which the evidence does not carry.")
