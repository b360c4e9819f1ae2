"""Do we have both sides' view of the pilots, officers' and supervisors'? And do they agree?"""

from __future__ import annotations

from shared.contract.vocabulary import FindingState
from shared.findings.case import Case, Limit
from shared.findings.finding import Cap, Cell, Judgement, Rule, Strength
from shared.findings.grading import FEWEST
from shared.findings.judging import missing, reached
from shared.findings.wording import evidence, portion, shown, sized
from shared.metrics import Group, MetricResult

SIDES = Cap(Strength.MODERATE, "Says that each side spoke, not that all who were asked did.")


def judge(case: Case) -> Judgement:
    """Hold 'both sides' ratings are complete' against the steps that both sides scored."""
    pairs, gap = case.evaluate("rating_pair_completeness"), case.evaluate("rating_gap")
    group = pairs.only
    if not shown(group):
        return missing(evidence((pairs, group)))
    return Judgement(
        state=reached(group, case.limits["share"], fewest=case.limits["fewest"]),
        words={"pairs": portion(pairs, group), "gap": _gap(gap, gap.only)},
        evidence=evidence((pairs, group), (gap, gap.only)),
        caps=(SIDES,),
    )


def _gap(result: MetricResult, group: Group) -> str:
    """Officers' scores less supervisors', or that there is no such number."""
    number = sized(result, group, scale="points")
    return f"Where both did, officers' scores less supervisors' were {number}"


RULE = Rule(
    key="rating_pairs",
    title="Both sides' ratings",
    proposition="Both sides' ratings are complete: officers and supervisors both rated at least "
    "{share} of the pilots' steps.",
    cell=Cell.IMPLEMENTATION,
    metrics=("rating_pair_completeness", "rating_gap"),
    limits=(Limit("share", 0.9, "share of steps"), Limit("fewest", FEWEST, "steps of pilots")),
    wording={
        FindingState.SUPPORTED: "Officers and supervisors both rated {pairs}, at least the {share} "
        "asked for. {gap}.",
        FindingState.CONTRADICTED: "Officers and supervisors both rated {pairs}, short of the "
        "{share} asked for. {gap}.",
        FindingState.INCONCLUSIVE: "Whether both sides' ratings are complete cannot be told: "
        "officers and supervisors both rated {pairs}, and it takes {fewest} to say. {gap}.",
        FindingState.NOT_ASSESSED: "Whether both sides' ratings are complete cannot be stated: "
        "{why}.",
    },
    judge=judge,
)
