"""Was success defined before anybody could know the outcome? Read from the proformas."""

from __future__ import annotations

from shared.contract.vocabulary import FindingState
from shared.findings.case import Case, Limit
from shared.findings.finding import Cap, Cell, Judgement, Rule, Strength
from shared.findings.grading import FEWEST
from shared.findings.judging import missing, reached
from shared.findings.wording import evidence, portion, shown
from shared.metrics import MetricResult

FIELD = "success_definition"
ASKING_VERSION = 2
"""The first version of the form that asks how success is defined."""
FILLED_IN = Cap(
    Strength.MODERATE,
    "That the field is filled in says neither when success was defined nor how well.",
)
NOT_ASKED = Cap(Strength.INDICATIVE, "Proformas on the older version were never asked.")


def judge(case: Case) -> Judgement:
    """Hold 'success was defined beforehand' against the proformas that hold a definition."""
    result = case.evaluate("proforma_field_completeness", field=FIELD)
    asked = case.evaluate("proforma_field_completeness", field=FIELD, version=ASKING_VERSION)
    all_forms, asking = result.only, asked.only
    if not shown(all_forms):
        return missing(evidence((result, all_forms)))
    state = reached(all_forms, case.limits["share"], fewest=case.limits["fewest"])
    on_asking = asking.estimate.base if shown(asking) else 0
    is_unfair = state is FindingState.CONTRADICTED and on_asking < all_forms.estimate.base
    return Judgement(
        state=state,
        words={"defined": portion(result, all_forms), "asked": _asked(asked)},
        evidence=evidence((result, all_forms), *([(asked, asking)] if on_asking else [])),
        caps=(NOT_ASKED if is_unfair else FILLED_IN,),
    )


def _asked(result: MetricResult) -> str:
    """The same of the proformas on a version of the form that asks for it."""
    if not shown(result.only):
        return "None was on the version of the form that asks for it"
    return f"On the version of the form that asks for it, it was {portion(result, result.only)}"


RULE = Rule(
    key="success_defined",
    title="Success defined beforehand",
    proposition="Success was defined beforehand in at least {share} of proformas.",
    cell=Cell.IMPLEMENTATION,
    metrics=("proforma_field_completeness",),
    limits=(
        Limit("share", 0.5, "share of proformas"),
        Limit("fewest", FEWEST, "proformas"),
    ),
    wording={
        FindingState.SUPPORTED: "Success was defined in {defined}, at least the {share} asked for. "
        "{asked}.",
        FindingState.CONTRADICTED: "Success was defined in {defined}, short of the {share} asked "
        "for. {asked}.",
        FindingState.INCONCLUSIVE: "Whether pilots define success beforehand cannot be told: it "
        "was defined in {defined}, and it takes {fewest} to say. {asked}.",
        FindingState.NOT_ASSESSED: "Whether success was defined beforehand cannot be stated: "
        "{why}.",
    },
    judge=judge,
)
