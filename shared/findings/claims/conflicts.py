"""Rules by which claims of one topic cannot all hold.

Each rule reads what claims print, as `declared` explains it, and where it must how they stand; none
knows a claim of a certain review. A rule gives no conflict where the claims can all be true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import combinations

from shared.contract import formats
from shared.findings.claims.declared import (
    INFERENCES,
    MOVEMENTS,
    PREMISES,
    PROJECTIONS,
    QUANTITIES,
    SIDES,
    SOME,
    Projection,
    Side,
)
from shared.findings.claims.judged import Judged, Standing
from shared.findings.claims.own_text import CITED, CLAIMS, YEAR, References, years
from shared.findings.claims.words import called, said, written
from shared.findings.statement import Given, Statement
from shared.metrics.registers import Claim

MONTHS_A_YEAR = 12
WORDS = frozenset({"verdict", "text", "reference", YEAR})
"""Units of values that are no numbers."""


class Kind(StrEnum):
    """Why claims cannot all hold."""

    FIGURES = "different figures for one quantity"
    YEARS = "different years for one work"
    SIDES = "opposite answers to one question"
    WORDS = "different words on one measure"
    READING = "one reading of opposite movements"
    PREMISE = "a conclusion whose premise the data contradict"
    INFERENCE = "a conclusion that does not follow from its premise"
    PROJECTION = "a projection that its own figures do not give"
    REFERENCES = "citations that the list of references does not match"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot all hold.

    Attributes:
        kind: the rule that found them.
        claims: identifiers of the claims, in order.
        why: why they cannot all hold.
        premises: those of them that may hold and yet carry nothing.
    """

    kind: Kind
    claims: tuple[str, ...]
    why: Statement
    premises: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """The claims of one topic, and what they are read beside.

    Attributes:
        topic: the claims that speak of it.
        everything: every claim of the review.
        references: the list of references, and what is cited.
    """

    topic: tuple[Judged, ...]
    everything: tuple[Judged, ...]
    references: References


Rule = Callable[[Printed], Iterator[Conflict]]


def conflicts(printed: Printed) -> tuple[Conflict, ...]:
    """Every conflict among the claims of a topic, rule by rule."""
    return tuple(conflict for rule in RULES for conflict in rule(printed))


def extent(claim: Claim) -> tuple[float, float] | None:
    """Least and most that a printed number allows; None where it is no number.

    '2-3' allows 2 to 3. A period of calendar months is read as its length in months, which is up to
    two shorter than the months that it names.
    """
    if claim.unit in WORDS:
        return None
    if claim.unit == "period":
        return _months(claim.value)
    try:
        if claim.unit == "date":
            day = float(date.fromisoformat(claim.value).toordinal())
            return day, day
        ends = [float(part) for part in claim.value.split("-")]
    except ValueError:
        return None
    return ends[0], ends[-1]


def side_of(claim: Claim) -> Side | None:
    """Which side a claim takes on a question; None where it takes none."""
    known = SIDES.get((claim.measure, claim.value))
    if known:
        return known
    allowed = extent(claim)
    return SIDES.get((claim.measure, SOME)) if allowed and allowed[0] > 0 else None


def _months(period: str) -> tuple[float, float] | None:
    try:
        first, last = (date.fromisoformat(f"{month}-01") for month in period.split("/"))
    except ValueError:
        return None
    named = (last.year - first.year) * MONTHS_A_YEAR + last.month - first.month + 1
    return max(0, named - 2), named


# --- the rules ---


def _figures(printed: Printed) -> Iterator[Conflict]:
    quantities: dict[tuple[str, str], list[Judged]] = {}
    for one in printed.topic:
        unit = "months" if one.claim.unit == "period" else one.claim.unit or ""
        name = QUANTITIES.get(one.claim.measure, called(one.claim.measure))
        if extent(one.claim):
            quantities.setdefault((name, unit), []).append(one)
    for (name, _), told in quantities.items():
        apart = {
            one.claim.claim_id
            for pair in combinations(told, 2)
            if _disjoint(*(extent(each.claim) for each in pair))
            for one in pair
        }
        if apart:
            values = [written(one.claim) for one in told]
            text = f"Different figures for {name}: {formats.listing(_once(values))}."
            yield _conflict(Kind.FIGURES, [o for o in told if o.claim.claim_id in apart], text)


def _years(printed: Printed) -> Iterator[Conflict]:
    told = [one for one in printed.topic if one.claim.unit == YEAR]
    for measure in _once(one.claim.measure for one in told):
        own = [one for one in told if one.claim.measure == measure]
        if len({years(one.claim.value) for one in own}) > 1:
            values = formats.listing(_once(one.claim.value for one in own))
            yield _conflict(Kind.YEARS, own, f"One work is given different years: {values}.")


def _sides(printed: Printed) -> Iterator[Conflict]:
    taken = [(one, side) for one in printed.topic if (side := side_of(one.claim))]
    for question in _once(side.question for _, side in taken):
        own = [(one, side) for one, side in taken if side.question == question]
        answers = _once(side.answer for _, side in own)
        if len(answers) > 1:
            quoted = formats.listing([f"“{answer}”" for answer in answers])
            text = f"Asked {question}, the review answers {quoted}."
            yield _conflict(Kind.SIDES, [one for one, _ in own], text)


def _words(printed: Printed) -> Iterator[Conflict]:
    """Marked as disputed, in different words, and on nothing that is declared."""
    told = [
        one
        for one in printed.topic
        if one.claim.disputed and one.claim.unit == "verdict" and not side_of(one.claim)
    ]
    for measure in _once(one.claim.measure for one in told):
        own = [one for one in told if one.claim.measure == measure]
        values = _once(one.claim.value for one in own)
        if len(values) > 1:
            text = f"Different words on {called(own[0].claim.measure)}: {formats.listing(values)}."
            yield _conflict(Kind.WORDS, own, text)


def _reading(printed: Printed) -> Iterator[Conflict]:
    read = [one for one in printed.topic if one.claim.measure in MOVEMENTS]
    for value in _once(one.claim.value for one in read):
        own = [one for one in read if one.claim.value == value]
        ways = _once(MOVEMENTS[one.claim.measure].way.value for one in own)
        if len(ways) > 1:
            text = f"{formats.listing(ways).capitalize()} are both read as {value}."
            yield _conflict(Kind.READING, own, text)


def _premise(printed: Printed) -> Iterator[Conflict]:
    resting = [o for o in printed.topic if (o.claim.measure, o.claim.value) in PREMISES]
    for conclusion in _once(said(one.claim) for one in resting):
        own = [one for one in resting if said(one.claim) == conclusion]
        measure = PREMISES[own[0].claim.measure, own[0].claim.value]
        failed = [
            one
            for one in printed.topic
            if one.claim.measure == measure and one.standing is Standing.CONTRADICTED
        ]
        if failed:
            premises = formats.listing(
                [f"“{said}”" for said in _once(said(f.claim) for f in failed)]
            )
            text = f"“{conclusion}” rests on {premises}, which the data contradict."
            yield _conflict(Kind.PREMISE, [*own, *failed], text)


def _inferred(printed: Printed) -> Iterator[Conflict]:
    """A conclusion that its premise cannot carry, wherever the premise is printed."""
    for conclusion, inference in INFERENCES.items():
        own = [o for o in printed.topic if (o.claim.measure, o.claim.value) == conclusion]
        premises = [o for o in printed.everything if o.claim.measure == inference.premise]
        if own and premises:
            named = formats.listing(
                [f"“{text}”" for text in _once(said(o.claim) for o in premises)]
            )
            text = f"“{said(own[0].claim)}” is read from {named}; {inference.why}."
            conflict = _conflict(Kind.INFERENCE, [*own, *premises], text)
            yield replace(conflict, premises=tuple(o.claim.claim_id for o in premises))


def _projected(printed: Printed) -> Iterator[Conflict]:
    for projection in PROJECTIONS:
        ends = [_find(printed.topic, m) for m in (projection.lowest, projection.highest)]
        low, high = ends
        if low is None or high is None:
            continue
        made = _along_a_line(projection, printed.everything, section=low.claim.section)
        claimed = _number(low.claim), _number(high.claim)
        if made and _disjoint(claimed, made):
            yield _conflict(Kind.PROJECTION, [low, high], *_not_given(claimed, made))


def _references(printed: Printed) -> Iterator[Conflict]:
    references = printed.references
    if not references.works or all(one.claim.measure != CITED for one in printed.topic):
        return
    wrong = (*references.unlisted, *references.of_other_year)
    parts = [
        f"{what}: {formats.listing(list(keys))}"
        for what, keys in (
            ("cited and not listed", references.unlisted),
            ("listed under another year", references.of_other_year),
            ("listed and not cited", references.uncited),
        )
        if keys
    ]
    if parts:
        text = "; ".join(parts)
        own = [one for one in printed.topic if one.claim.value in wrong]
        yield _conflict(Kind.REFERENCES, own, f"{text[0].upper()}{text[1:]}.")


RULES: tuple[Rule, ...] = (
    _figures,
    _years,
    _sides,
    _words,
    _reading,
    _premise,
    _inferred,
    _projected,
    _references,
)
"""Every rule, in the order in which a review prints what they find."""


# --- what the rules share ---


def _conflict(
    kind: Kind, own: Sequence[Judged], text: str, given: tuple[Given, ...] = ()
) -> Conflict:
    return Conflict(kind, tuple(one.claim.claim_id for one in own), Statement(text, given=given))


def _disjoint(first: tuple[float, float] | None, second: tuple[float, float] | None) -> bool:
    if first is None or second is None:
        return False
    return first[1] < second[0] or second[1] < first[0]


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _find(judged: Iterable[Judged], measure: str, *, section: str = "") -> Judged | None:
    found = (
        one
        for one in judged
        if one.claim.measure == measure
        and extent(one.claim)
        and (not section or one.claim.section == section)
    )
    return next(found, None)


def _number(claim: Claim) -> float:
    allowed = extent(claim)
    return allowed[0] if allowed else 0.0


def _along_a_line(
    projection: Projection, everything: tuple[Judged, ...], *, section: str
) -> tuple[float, float] | None:
    """Years to the top at the pace that the same section's figures show; None without them."""
    measures = (projection.level, projection.top, projection.elapsed)
    found = [_find(everything, measure, section=section) for measure in measures]
    if None in found:
        return None
    level, top, months = (_number(one.claim) for one in found if one)
    started = [bottom for bottom in projection.bottoms if bottom < level]
    made = [months * (top - bottom) / (level - bottom) / MONTHS_A_YEAR for bottom in started]
    return (min(made), max(made)) if made else None


def _not_given(
    claimed: tuple[float, float], made: tuple[float, float]
) -> tuple[str, tuple[Given, ...]]:
    shown = [formats.number(value * MONTHS_A_YEAR, decimals=1) for value in made]
    text = (
        f"{claimed[0]:g} to {claimed[1]:g} years are printed; at the pace that the same section's "
        f"figures show, {shown[0]} to {shown[1]} months would do."
    )
    given = tuple(Given(s, "months along a line from the printed figures", CLAIMS) for s in shown)
    return text, given
