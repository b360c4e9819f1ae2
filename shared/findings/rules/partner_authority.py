"""Can partners decide where the problem is? The registers' level of decision, of businesses.

Residents decide about nothing but themselves, and public bodies sit where the pilots are: the
question is whether shops and petrol stations can act.
"""

from __future__ import annotations

from shared.contract.vocabulary import FindingState, StakeholderType
from shared.findings.case import Case, Limit
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.grading import REGISTER, few
from shared.findings.judging import missing
from shared.findings.statement import Given
from shared.findings.wording import evidence, shown, sized


def judge(case: Case) -> Judgement:
    """Hold 'most can decide locally' against the share of businesses that can."""
    every = case.evaluate("stakeholder_authority_share")
    shares = case.evaluate("stakeholder_authority_share", stakeholder_type=StakeholderType.BUSINESS)
    behind = evidence((shares, shares.only), (every, every.only))
    if not shown(shares.only, every.only):
        return missing(behind[:1])
    found = shares.only.estimate
    local = str(round(found.value * found.base))
    enough = found.value > case.limits["most"]
    return Judgement(
        state=FindingState.SUPPORTED if enough else FindingState.CONTRADICTED,
        words={
            "local": local,
            "known": str(found.base),
            "share": behind[0].value,
            "every": sized(every, every.only),
        },
        evidence=behind,
        given=(Given(local, "businesses that decide locally", "stakeholder_authority_share"),),
        caps=(REGISTER, *few(found.base, "businesses have a known level of decision")),
    )


_SHARES = (
    ": {local} of the {known} whose level of decision is known ({share}), against {every} of all."
)

RULE = Rule(
    key="partner_authority",
    title="Authority of partners",
    proposition="Most partners in business can decide locally: more than {most} of those whose "
    "level of decision is known.",
    cell=Cell.MODERATORS,
    metrics=("stakeholder_authority_share",),
    limits=(Limit("most", 0.5, "share of businesses"),),
    wording={
        FindingState.SUPPORTED: "More than {most} of the businesses on the pilots' registers can "
        "decide locally" + _SHARES,
        FindingState.CONTRADICTED: "At most {most} of the businesses on the pilots' registers can "
        "decide locally" + _SHARES,
        FindingState.NOT_ASSESSED: "Whether businesses can decide locally cannot be stated: {why}.",
    },
    judge=judge,
)
