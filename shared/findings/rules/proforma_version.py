"""Were proformas handed in on the version of the form in force?"""

from __future__ import annotations

from shared.contract.vocabulary import FindingState
from shared.findings.case import Case, Limit
from shared.findings.finding import Cap, Cell, Judgement, Rule, Strength
from shared.findings.grading import FEWEST
from shared.findings.judging import missing, reached
from shared.findings.wording import evidence, portion, shown

HANDED_OVER = Cap(Strength.MODERATE, "Proformas that were never handed over are not counted.")


def judge(case: Case) -> Judgement:
    """Hold 'proformas came on the version in force' against the version of each."""
    forms = case.evaluate("proforma_version_compliance")
    group = forms.only
    if not shown(group):
        return missing(evidence((forms, group)))
    return Judgement(
        state=reached(group, case.limits["share"], fewest=case.limits["fewest"]),
        words={"in_force": portion(forms, group)},
        evidence=evidence((forms, group)),
        caps=(HANDED_OVER,),
    )


RULE = Rule(
    key="proforma_version",
    title="Version of the proformas",
    proposition="At least {share} of proformas were handed in on the version in force.",
    cell=Cell.IMPLEMENTATION,
    metrics=("proforma_version_compliance",),
    limits=(
        Limit("share", 0.9, "share of proformas"),
        Limit("fewest", FEWEST, "proformas"),
    ),
    wording={
        FindingState.SUPPORTED: "The version of the form in force was used for {in_force}, at "
        "least the {share} asked for.",
        FindingState.CONTRADICTED: "The version of the form in force was used for {in_force}, "
        "short of the {share} asked for.",
        FindingState.INCONCLUSIVE: "Whether pilots keep to the version of the form in force cannot "
        "be told: it was used for {in_force}, and it takes {fewest} to say.",
        FindingState.NOT_ASSESSED: "Which version of the form proformas were handed in on cannot "
        "be stated: {why}.",
    },
    judge=judge,
)
