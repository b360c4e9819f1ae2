"""Did a scale of the survey rise among the trained, and by more than in the control group?

Rules about single scales share this judge. The first wave is held against the last, by linked
respondents or, where too few are linked, by all. Only tests corrected as the plan declares count,
and "no difference" holds only where equivalence is shown: the difference of changes lies with its
whole 95 % interval within the smallest effect of the plan (stricter than two one-sided tests at
5 %), and so does the trained officers' own change by the corrected test of equivalence.

Source: Schuirmann (1987), Journal of Pharmacokinetics and Biopharmaceutics 15, 657-680.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shared.contract import formats
from shared.contract.vocabulary import FindingState, ResultState
from shared.findings.case import Case
from shared.findings.finding import Cap, Judgement, Strength
from shared.findings.grading import few
from shared.findings.judging import missing, unknown
from shared.findings.phrases import (
    TRAINED,
    Pair,
    corrected_p,
    is_below,
    level_of_tests,
    level_text,
    plain,
)
from shared.findings.statement import Given
from shared.findings.wording import evidence, shown, sized
from shared.metrics import Group, Interval, MetricResult
from shared.metrics.registers import items, smallest_effects

DIFFERENCE = "survey_scale_difference_in_differences"
CHANGE = "survey_scale_change"
EQUIVALENCE = "survey_scale_equivalence"
DETECTABLE = "survey_scale_detectable_difference"
BELOW, EXPECTED = "survey_items_below", "survey_items_expected"
AFTER = "survey_items_after_correction"
UNLINKED = {
    DIFFERENCE: "survey_scale_difference_in_differences_unlinked",
    CHANGE: "survey_scale_change_unlinked",
}
METRICS = (
    DIFFERENCE,
    CHANGE,
    *UNLINKED.values(),
    EQUIVALENCE,
    DETECTABLE,
    BELOW,
    EXPECTED,
    AFTER,
)
TWO_ARMS = 2
UNDERPOWERED = Cap(
    Strength.INSUFFICIENT, "Too few linked officers to find the smallest difference that matters."
)
NOT_MATCHED = "The control group was not drawn by lot, and other causes are not ruled out."


@dataclass(frozen=True, slots=True)
class Moved:
    """How a scale moved from the first wave to the last.

    Attributes:
        difference: trained officers' change less the control group's.
        own: change of trained officers.
        alike: change of linked trained officers with its test of equivalence.
        detectable: smallest difference that so many linked officers could show.
        smallest: smallest effect of the plan, in points; None where it declares none.
    """

    difference: Pair
    own: Pair
    alike: Pair
    detectable: Pair
    smallest: float | None

    @property
    def is_null(self) -> bool:
        """True where a difference and a change of the smallest effect are both ruled out."""
        ends = _ends(self.difference[1])
        if self.smallest is None or ends is None or not is_below(self.alike[1]):
            return False
        return -self.smallest < ends.low and ends.high < self.smallest

    @property
    def state(self) -> FindingState:
        """What the corrected tests and the equivalence say of 'rose, and by more'."""
        apart, own = _way(self.difference[1]), _way(self.own[1])
        if apart > 0 and own > 0:
            return FindingState.SUPPORTED
        if apart < 0 or self.is_null:
            return FindingState.CONTRADICTED
        return FindingState.MIXED if apart > 0 and shown(self.own[1]) else FindingState.INCONCLUSIVE

    @property
    def caps(self) -> tuple[Cap, ...]:
        """Why it bears no more, the design apart."""
        found = few(self.difference[1].estimate.base, "respondents in an arm and wave")
        return found if self.is_null or not self._is_underpowered else (*found, UNDERPOWERED)

    @property
    def _is_underpowered(self) -> bool:
        """True where the design could not show the smallest effect, or its power is not known."""
        found = self.detectable[1]
        return not shown(found) or bool(self.smallest and found.estimate.value > self.smallest)


def judged(case: Case, scale: str, *, note: str = "") -> Judgement:
    """Hold 'the scale rose among the trained, and by more than in the control group'.

    Args:
        scale: scale of the instrument.
        note: sentence that goes after the result; empty for none.
    """
    asked = [item for item in items(case.evaluator) if item.scale == scale]
    if not asked:
        return unknown("the survey has no such scale")
    differences = case.evaluate(DIFFERENCE, scale=scale)
    if differences.state is ResultState.NOT_COLLECTED:
        return unknown("no two waves with both arms are held")
    first = min(group.value_of("from_wave") for group in differences.groups)
    last = max(group.value_of("to_wave") for group in differences.groups)
    at = {"from_wave": first, "to_wave": last}
    alike = case.evaluate(EQUIVALENCE, scale=scale, arm=TRAINED)
    detectable = case.evaluate(DETECTABLE, scale=scale)
    moved = Moved(
        difference=_linked_or_not(case, DIFFERENCE, at, scale=scale),
        own=_linked_or_not(case, CHANGE, at, scale=scale, arm=TRAINED),
        alike=(alike, alike.at(**at)),
        detectable=(detectable, detectable.at(**at)),
        smallest=smallest_effects(case.evaluator, case.programme.code).get(scale),
    )
    pairs = (moved.difference, moved.own, moved.alike, moved.detectable)
    if not shown(moved.difference[1]):
        return missing(evidence(moved.difference))
    item_pairs, item_words = _items_moved(case, scale)
    return Judgement(
        state=moved.state,
        words={
            "first": first,
            "last": last,
            "result": _result(moved),
            "reading": _reading(moved),
            "power": _power(moved),
            "items": item_words.format(items=formats.count(len(asked), "item")),
            "note": f" {note}" if note else "",
        },
        evidence=evidence(*pairs, *item_pairs),
        given=(*_given(moved), Given(str(len(asked)), f"items of {plain(scale)}", "v_survey_item")),
        caps=moved.caps,
        maryland=TWO_ARMS,
        is_null=moved.is_null and moved.state is FindingState.CONTRADICTED,
    )


def proposition(name: str) -> str:
    """What is held against the data, of a scale's name in words."""
    return (
        f"From the first wave to the last, trained officers' scores of {name} rose, and by more "
        f"than the control group's: both corrected p below {level_text()}."
    )


def wording(name: str) -> Mapping[FindingState, str]:
    """The sentence of each state, of a scale's name in words."""
    rest = ". {result}.{reading}{power}{items}{note}"
    scores = f"scores of {name}"
    span = " from {first} to {last}"
    return {
        FindingState.SUPPORTED: f"Trained officers' {scores} rose, and by more than the control "
        f"group's,{span}{rest} {NOT_MATCHED}",
        FindingState.CONTRADICTED: f"Trained officers' {scores} did not rise by more than the "
        f"control group's{span}{rest}",
        FindingState.MIXED: f"Trained officers' {scores} moved apart from the control group's"
        f"{span}, but no rise of their own is shown{rest}",
        FindingState.INCONCLUSIVE: f"Whether trained officers' {scores} rose by more than the "
        f"control group's{span} cannot be told{rest}",
        FindingState.NOT_ASSESSED: f"Whether trained officers' {scores} rose by more than the "
        "control group's has not been assessed: {why}.",
    }


def _linked_or_not(case: Case, key: str, at: dict[str, str], **chosen: str) -> Pair:
    """A metric of linked respondents, or of all answers where too few are linked for it."""
    linked = case.evaluate(key, **chosen)
    if shown(linked.at(**at)):
        return linked, linked.at(**at)
    every = case.evaluate(UNLINKED[key], **chosen)
    return every, every.at(**at)


def _way(group: Group) -> int:
    """1 or −1 where the corrected test shows a rise or a fall, else 0."""
    if not is_below(group):
        return 0
    return 1 if group.estimate.value > 0 else -1


def _ends(group: Group) -> Interval | None:
    interval = group.estimate.interval if shown(group) else None
    return interval if isinstance(interval, Interval) else None


def _result(moved: Moved) -> str:
    parts = [f"The changes differed by {_tested(moved.difference)}"]
    parts.append(f"trained officers' own scores changed by {_tested(moved.own)}")
    return "; ".join(parts)


def _tested(pair: Pair) -> str:
    p = corrected_p(pair[1])
    return sized(*pair) + ("" if p is None else f", corrected p {formats.probability(p)}")


def _reading(moved: Moved) -> str:
    """What the size of the difference leaves possible, where no corrected test decides."""
    ends, smallest = _ends(moved.difference[1]), moved.smallest
    if ends is None or _way(moved.difference[1]):
        return ""
    if smallest is None:
        return " The plan declares no smallest effect that matters, so no difference is ruled out."
    points = f"{_points(smallest)} points"
    if moved.is_null:
        return f" Any difference is smaller than the {points} that matter by the plan."
    possible = [
        word
        for word, is_possible in (
            ("improvement", ends.high >= smallest),
            ("deterioration", ends.low <= -smallest),
        )
        if is_possible
    ]
    if len(possible) > 1:
        return f" This is compatible with both improvement and deterioration by {points} or more."
    if possible:
        return f" This is compatible with {possible[0]} by {points} or more."
    return f" The interval leaves out {points} either way; trained officers' own change does not."


def _power(moved: Moved) -> str:
    pair = moved.detectable
    if not shown(pair[1]):
        return " How small a difference could have been found is not known."
    return f" So many linked officers could have shown a difference of {sized(*pair)}."


def _points(smallest: float) -> str:
    return formats.number(smallest, decimals=2)


def _given(moved: Moved) -> tuple[Given, ...]:
    tested = (moved.difference, moved.own)
    found = [
        Given(formats.probability(p), "corrected p", result.metric.key)
        for result, group in tested
        if (p := corrected_p(group)) is not None
    ]
    if moved.smallest is not None:
        meaning = "smallest effect that matters, scale points"
        found.append(Given(_points(moved.smallest), meaning, "v_plan_effect"))
    return (*found, level_of_tests(moved.difference[0]))


def _items_moved(case: Case, scale: str) -> tuple[list[Pair], str]:
    """Trained officers' items that moved, beside those expected by chance and those corrected."""
    below, expected, after = (
        case.evaluate(key, scale=scale, arm=TRAINED) for key in (BELOW, EXPECTED, AFTER)
    )
    pairs: list[Pair] = []
    parts = []
    for group in below.groups:
        own = [(result, result.at(**dict(group.by))) for result in (below, expected, after)]
        if shown(*(one for _, one in own)):
            pairs += own
            parts.append(_counted(group, own))
    if not parts:
        return [], ""
    return pairs, (
        f" Of its {{items}}, trained officers' answers moved with a p below {level_text()}, one "
        f"way or the other, on {formats.listing(parts)}."
    )


def _counted(group: Group, pairs: list[tuple[MetricResult, Group]]) -> str:
    raw, expected, after = (result.metric.unit.write(one.estimate.value) for result, one in pairs)
    return (
        f"{raw} from {group.value_of('from_wave')} to {group.value_of('to_wave')} ({expected} "
        f"expected by chance, {after} after correction)"
    )
