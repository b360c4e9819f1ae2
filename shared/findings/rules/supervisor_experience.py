"""Do pilots come further where supervisors have longer experience? A rank correlation, no more.

Supervisors of one pilot share its level, so that the pilots count as well as the supervisors.
Which pilots have both is not known here: those that have begun are the most that it can be.
"""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import FindingState
from shared.findings.case import Case, Limit
from shared.findings.finding import Cap, Cell, Judgement, Rule, Strength
from shared.findings.grading import FEWEST
from shared.findings.judging import above_or_below, missing
from shared.findings.statement import Given
from shared.findings.wording import evidence, shown, sized

ASSOCIATION = Cap(
    Strength.INDICATIVE,
    "An association: experienced supervisors may have been given the easier pilots.",
)


def judge(case: Case) -> Judgement:
    """Hold 'pilots come further' against the correlation, where there are pilots enough."""
    result = case.evaluate("supervisor_experience")
    group = result.only
    if not shown(group):
        return missing(evidence((result, group)))
    begun = sum(pilot.started_on is not None for pilot in case.programme.pilots)
    return Judgement(
        state=above_or_below(group, 0)
        if min(begun, group.estimate.base) >= case.limits["fewest"]
        else FindingState.INCONCLUSIVE,
        words={"correlation": sized(result, group), "pilots": formats.count(begun, "pilot")},
        evidence=evidence((result, group)),
        given=(Given(formats.number(begun), "pilots that have begun", "v_pilot"),),
        caps=(ASSOCIATION,),
    )


_CORRELATION = (
    "the rank correlation of supervisors' experience and the reviewed level of their pilots was "
    "{correlation}, over {pilots}"
)

RULE = Rule(
    key="supervisor_experience",
    title="Supervisors' experience",
    proposition="Pilots come further where supervisors have longer experience: over at least "
    "{fewest} supervisors and pilots, the interval of the correlation lies above zero.",
    cell=Cell.MODERATORS,
    metrics=("supervisor_experience",),
    limits=(Limit("fewest", FEWEST, "supervisors and pilots"),),
    wording={
        FindingState.SUPPORTED: "Pilots whose supervisors had longer experience had come further: "
        + _CORRELATION
        + ".",
        FindingState.CONTRADICTED: "Pilots whose supervisors had longer experience had come less "
        "far: " + _CORRELATION + ".",
        FindingState.INCONCLUSIVE: "Whether pilots come further where supervisors have longer "
        "experience cannot be told: " + _CORRELATION + ", and it takes {fewest} of each to say.",
        FindingState.NOT_ASSESSED: "Whether pilots come further where supervisors have longer "
        "experience cannot be stated: {why}.",
    },
    judge=judge,
)
