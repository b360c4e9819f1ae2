"""What a published review printed, beside the same figure made again from the data.

Which metric makes which figure again stands in `published_measures`. A verdict in words is put to
the test only where a metric can carry it; what cannot be made again says why.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from shared.contract.formats import number, round_half_up
from shared.contract.vocabulary import ResultState
from shared.metrics.evaluate import Evaluator
from shared.metrics.published_measures import MEASURES, NOT_MEASURED
from shared.metrics.recipe import Carries, Figure, Printed, Recipe, Register, Verdict
from shared.metrics.registers import Claim, Programme, claims
from shared.metrics.registers import programme as registered
from shared.metrics.registry import metric
from shared.metrics.result import MetricResult, Withheld


class Preference(StrEnum):
    """Whether a printed value is the one to go by."""

    UNDISPUTED = "undisputed"
    PREFERRED = "preferred"
    NOT_PREFERRED = "not preferred"
    OPEN = "open"


class Agreement(StrEnum):
    """Whether the data give what was printed."""

    YES = "yes"
    NO = "no"
    WITHHELD = "withheld"
    NOT_VERIFIABLE = "not verifiable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One printed figure and what the data give.

    Attributes:
        claim: what was printed, and where.
        preference: open where several values were printed and none is preferred.
        source: metric and selection, or the register, that it was held against; empty where none.
        result: the metric's result; None where no metric is needed or known.
        recomputed: the figure in the unit of the review, or in words what a verdict was held
            against; None where there is none.
        agrees: to the precision printed.
        why: the reason, where it does not agree.
        criterion: what decides on a verdict; empty for a figure.
    """

    claim: Claim
    preference: Preference
    agrees: Agreement = Agreement.NOT_VERIFIABLE
    why: str = ""
    source: str = ""
    result: MetricResult | None = None
    recomputed: Printed | None = None
    criterion: str = ""

    @property
    def shown(self) -> str:
        """What the data give, as a reader needs it: one decimal more than was printed."""
        if self.recomputed is None or isinstance(self.recomputed, str):
            return self.recomputed or ""
        whole = float(self.recomputed).is_integer()
        return number(self.recomputed, decimals=0 if whole else decimals(self.claim.value) + 1)

    def as_json(self) -> dict[str, Any]:
        """The row as the command line prints it."""
        return {
            "claim": self.claim.claim_id,
            "section": self.claim.section,
            "measure": self.claim.measure,
            "printed": self.claim.value,
            "unit": self.claim.unit,
            "disputed": self.claim.disputed,
            "preference": self.preference.value,
            "recomputed": self.recomputed,
            "agrees": self.agrees.value,
            "why": self.why,
            "criterion": self.criterion,
            "source": self.source,
            "result": self.result.as_json() if self.result else None,
        }


def published(evaluator: Evaluator, programme: str) -> tuple[Published, ...]:
    """Every printed figure and verdict beside what the data give, in order of claim.

    Raises:
        UnknownName: the pilot register has no such programme.
    """
    found, printed = registered(evaluator, programme), claims(evaluator)
    decided = {claim.disputed for claim in printed if claim.is_preferred}
    rows = (Published(claim=claim, preference=_preference(claim, decided)) for claim in printed)
    return tuple(_held_against(evaluator, found, row) for row in rows)


def _preference(claim: Claim, decided: set[str | None]) -> Preference:
    if claim.disputed is None:
        return Preference.UNDISPUTED
    if claim.disputed not in decided:
        return Preference.OPEN
    return Preference.PREFERRED if claim.is_preferred else Preference.NOT_PREFERRED


def _held_against(evaluator: Evaluator, programme: Programme, row: Published) -> Published:
    recipe: Recipe | None = MEASURES.get(row.claim.measure)
    match recipe:
        case None:
            why = NOT_MEASURED.get(row.claim.measure, "A sentence: no metric makes it again.")
            return replace(row, why=why)
        case Register():
            sourced = replace(row, source=recipe.source)
            return _compared(sourced, recipe.read(evaluator, programme))
        case Figure() | Verdict():
            result = _evaluated(evaluator, programme, recipe)
            sourced = replace(row, source=_source(result), result=result)
            return _judged(sourced, recipe, result)


def decimals(printed: str) -> int:
    """Digits after the point of a printed number: '2.6' has one."""
    return len(printed.partition(".")[2])


def _evaluated(
    evaluator: Evaluator, programme: Programme, recipe: Figure | Verdict
) -> MetricResult:
    own = {"programme_code": programme.code}
    known = own if "programme_code" in metric(recipe.key).dimensions else {}
    return evaluator.evaluate(recipe.key, known | dict(recipe.chosen), by=recipe.by)


def _judged(row: Published, recipe: Figure | Verdict, result: MetricResult) -> Published:
    states = {group.state for group in result.groups}
    match recipe:
        case Figure(of_groups=of_groups) if states == {ResultState.OK} or (states and of_groups):
            return _compared(row, recipe.read(result), recipe.decimals)
        case Verdict() if ResultState.OK in states:
            judged = replace(row, criterion=recipe.criterion)
            return _carried(judged, recipe.holds.get(row.claim.value), result)
        case _:
            return _without_number(row, result)


def _compared(row: Published, made: Printed | None, least: int = 0) -> Published:
    if made is None:
        return replace(row, why="The data do not hold it.")
    try:
        agrees = _equal(row.claim.value, made, least)
    except ValueError:
        return replace(row, recomputed=made, why=f"'{row.claim.value}' is no number.")
    if agrees:
        return replace(row, recomputed=made, agrees=Agreement.YES)
    why = "The data give another figure."
    return replace(row, recomputed=made, agrees=Agreement.NO, why=why)


def _equal(printed: str, made: Printed, least: int) -> bool:
    """Equal to the precision printed, and to the least that is asked.

    Raises:
        ValueError: a number was made, and what was printed is none.
    """
    if isinstance(made, str):
        return printed == made
    return float(printed) == round_half_up(made, max(least, decimals(printed)))


def _carried(row: Published, holds: Carries | None, result: MetricResult) -> Published:
    told = replace(row, recomputed=_told(result))
    match holds(result) if holds else None:
        case None:
            return replace(told, why="What the data give decides neither for nor against it.")
        case True:
            return replace(told, agrees=Agreement.YES)
        case False:
            return replace(told, agrees=Agreement.NO, why="The data do not carry it.")


def _without_number(row: Published, result: MetricResult) -> Published:
    found = [g.outcome for g in result.groups if isinstance(g.outcome, Withheld)]
    if not found:
        return replace(row, why="No such rows have been handed over.")
    is_hidden = found[0].state is ResultState.SUPPRESSED
    agrees = Agreement.WITHHELD if is_hidden else Agreement.NOT_VERIFIABLE
    return replace(row, agrees=agrees, why=found[0].reason)


def _source(result: MetricResult) -> str:
    chosen = str(result.selection.without("programme_code"))
    return f"{result.metric.key} ({chosen})" if chosen else result.metric.key


def _told(result: MetricResult) -> str:
    """The values of a result in a few words: the one, or their range."""
    values = [group.estimate.value for group in result.groups if group.state is ResultState.OK]
    ends = dict.fromkeys(result.metric.unit.write(v) for v in (min(values), max(values)))
    return " to ".join(ends)
