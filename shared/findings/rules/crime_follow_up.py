"""Has enough time passed to say anything about crime? Months after the first pilot began.

How large a reduction would have been found is read from the design alone: from the records of as
many months just before the first pilot, never from those after it.
"""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import FindingState
from shared.findings.case import Case, Limit
from shared.findings.finding import Cap, Cell, Judgement, Rule, Strength
from shared.findings.judging import unknown
from shared.findings.recorded import Held, months_after, months_before
from shared.findings.statement import Evidence, Given
from shared.findings.wording import evidence
from shared.stats import Estimate
from shared.stats.poisson import detectable_reduction

SHORT = Cap(Strength.INSUFFICIENT, "Follow-up is shorter than the plan asks for.")
CELLS = 4
"""The pilots' locations and comparison areas that are as busy, each before and after."""


def judge(case: Case) -> Judgement:
    """Count whole months of crime data after the start, and say what they can bear."""
    if case.programme.started_on is None:
        return unknown("no pilot has begun")
    held = months_after(case.evaluator, case.programme)
    if not held.months:
        return unknown("no records cover a pilot's location just after its start")
    records, after = _records(case, held)
    power, before, given = _detectable(case, len(held.months))
    words = {
        "months": formats.count(len(held.months), "whole month"),
        "records": records,
        "power": f" {power[0].upper()}{power[1:]}." if power else "",
    }
    counted = (
        Given(str(len(held.months)), "whole months held after the start", "recorded_crime"),
        *given,
    )
    if len(held.months) < case.limits["months_needed"]:
        return Judgement(
            state=FindingState.TOO_EARLY,
            words=words,
            evidence=(*after, *before),
            given=counted,
            caps=(SHORT,),
        )
    why = (
        f"{words['months']} of follow-up, with {records}, have not been held against comparison "
        f"areas{'; ' if power else ''}{power}"
    )
    return unknown(why, (*after, *before), counted)


def _records(case: Case, held: Held) -> tuple[str, tuple[Evidence, ...]]:
    """The records of the pilots' locations in the months held, in words and as evidence."""
    crimes = case.evaluate(
        "recorded_crime", month=held.span, lsoa_code=case.programme.begun_locations
    )
    count = round(crimes.only.estimate.value)
    return formats.count(count, "record"), evidence((crimes, crimes.only))


def _detectable(case: Case, months: int) -> tuple[str, tuple[Evidence, ...], tuple[Given, ...]]:
    """The least reduction that would be found; nothing where as many months are not held before."""
    held = months_before(case.evaluator, case.programme, at_most=months)
    if len(held.months) < months:
        return "", (), ()
    records, before = _records(case, held)
    [cell] = before
    found = detectable_reduction((cell.group.estimate.value,) * CELLS)
    if not isinstance(found, Estimate):
        return "", (), ()
    least = formats.percent(found.value)
    given = Given(least, f"{found.method}; each expects the records before", "recorded_crime")
    text = (
        f"with {records} in as many months before, and comparison areas as busy, only reductions "
        f"above {least} would have been detectable"
    )
    return text, before, (given,)


RULE = Rule(
    key="crime_follow_up",
    title="Recorded crime",
    proposition="Recorded crime in the pilots' locations changed, judged after at least "
    "{months_needed} months.",
    cell=Cell.EFFECT,
    metrics=("recorded_crime",),
    limits=(Limit("months_needed", 12, "months"),),
    wording={
        FindingState.TOO_EARLY: "It is too early to establish whether recorded crime changed in "
        "the pilots' locations: {months} of follow-up, with {records}.{power} This is not evidence "
        "of no effect.",
        FindingState.NOT_ASSESSED: "Whether recorded crime changed in the pilots' locations has "
        "not been assessed: {why}.",
    },
    judge=judge,
)
