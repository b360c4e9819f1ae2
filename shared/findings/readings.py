"""The line above a chart: what it shows, made from the same results that it draws."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from shared.contract import formats
from shared.contract.vocabulary import LISP_STEPS
from shared.findings.phrases import (
    ALPHA,
    TRAINED,
    about,
    as_far,
    counted,
    ends,
    named_or_counted,
    plain,
    rank_name,
    scale_name,
    several,
    shown_groups,
    written,
)
from shared.findings.statement import Given, Statement
from shared.findings.wording import side, sized
from shared.metrics import Group, MetricResult

NOTHING = Statement("Nothing can be shown here yet.")


def steps(levels: MetricResult) -> Statement:
    """Highest and lowest step."""
    shown = shown_groups(levels)
    if not shown:
        return _none_shown(levels)
    high = max(shown, key=lambda group: group.estimate.value)
    low = min(shown, key=lambda group: group.estimate.value)
    least, most = (_with_others(levels, end, shown, _step, "steps") for end in (low, high))
    text = (
        f"{most.capitalize()} had been taken furthest ({written(levels, high)} of 5) and "
        f"{least} least far ({written(levels, low)})."
    )
    given = (_of_five(levels), *_others_of(levels, shown, low, high, noun="steps"))
    return about(text, levels, high, low, given=given)


def over_waves(means: MetricResult) -> Statement:
    """The trained officers' means, wave by wave, and the control group's beside them."""
    shown = shown_groups(means)
    if not shown:
        return _none_shown(means)
    sentences = []
    for arm, who in (("treated", "Trained officers scored"), ("control", "the control group")):
        own = [group for group in shown if group.value_of("arm") == arm]
        parts = [f"{written(means, group)} at {group.value_of('wave')}" for group in own]
        if parts:
            sentences.append(f"{who} {formats.listing(parts)}")
    text = "; ".join(sentences)
    return about(f"{text[0].upper()}{text[1:]} (of 5).", means, *shown, given=(_of_five(means),))


def changes(result: MetricResult) -> Statement:
    """How many items' intervals lie wholly to one side of no change, beside how many were drawn."""
    shown = shown_groups(result)
    if not shown:
        return _none_shown(result)
    fell = [group for group in shown if side(group, 0) < 0]
    rose = [group for group in shown if side(group, 0) > 0]
    by_chance = formats.number(ALPHA * len(shown), decimals=1)
    text = (
        f"Of {formats.count(len(shown), 'item')}, {len(fell)} fell and {len(rose)} rose with an "
        f"interval that excludes no change; about {by_chance} would do so by chance alone."
    )
    given = (
        counted(len(shown), "items with a change that may be shown", result),
        counted(len(fell), "items whose interval lies below no change", result),
        counted(len(rose), "items whose interval lies above no change", result),
        Given(by_chance, "one in twenty of the items", result.metric.key),
    )
    return about(text, result, *shown, given=given)


def months(counts: MetricResult) -> Statement:
    """The lowest and the highest month."""
    shown = shown_groups(counts)
    if not shown:
        return _none_shown(counts)
    low = min(shown, key=lambda group: group.estimate.value)
    high = max(shown, key=lambda group: group.estimate.value)
    if low.estimate.value == high.estimate.value:
        given = (counted(len(shown), "months", counts),) if len(shown) > 1 else ()
        return about(_alike(shown), counts, *shown, given=given)
    text = (
        f"Between {_records(low)} ({_month(low)}) and {written(counts, high)} ({_month(high)}) a "
        f"month over {formats.count(len(shown), 'month')}."
    )
    return about(text, counts, low, high, given=(counted(len(shown), "months", counts),))


def scales_over_waves(scores: MetricResult) -> Statement:
    """The scale on which the trained officers' mean moved furthest from the first to the last wave.

    Args:
        scores: `survey_scale_score` by scale, wave and arm.
    """
    own = [g for g in shown_groups(scores) if g.value_of("arm") == TRAINED]
    pairs = []
    for scale in dict.fromkeys(g.value_of("scale") for g in own):
        waves = sorted(
            (g for g in own if g.value_of("scale") == scale), key=lambda g: str(g.value_of("wave"))
        )
        if len(waves) > 1:
            pairs.append((waves[0], waves[-1]))
    if not own:
        return _none_shown(scores)
    if not pairs:
        low, high = ends(own)
        text = (
            f"Trained officers' means run from {written(scores, low)} ({scale_name(low)}) to "
            f"{written(scores, high)} ({scale_name(high)}), of 5."
        )
        return about(text, scores, low, high, given=(_of_five(scores),))
    first, last = max(pairs, key=lambda p: abs(p[1].estimate.value - p[0].estimate.value))
    text = (
        f"Trained officers' mean moved furthest on {scale_name(first)}: from "
        f"{written(scores, first)} at {first.value_of('wave')} to {written(scores, last)} at "
        f"{last.value_of('wave')} (of 5)."
    )
    return about(text, scores, first, last, given=(_of_five(scores),))


def spread_of_answers(shares: MetricResult) -> Statement:
    """The highest share that any answer took, of one arm, with its item and wave.

    Args:
        shares: `survey_item_distribution` of one arm, by item, wave and score.
    """
    found = shown_groups(shares)
    if not found:
        return _none_shown(shares)
    _, most = ends(found)
    text = (
        f"The commonest single answer was {most.value_of('score')} of 5, to item "
        f"{str(most.value_of('item_code')).removeprefix('Q')} at {most.value_of('wave')}: "
        f"{sized(shares, most)}."
    )
    score = Given(str(most.value_of("score")), "score of that answer", shares.metric.key)
    return about(text, shares, most, given=(score, _of_five(shares)))


def rubric(scores: MetricResult) -> Statement:
    """The highest and the lowest score of any step of any pilot.

    Args:
        scores: `review_score` by step and pilot.
    """
    found = shown_groups(scores)
    if not found:
        return _none_shown(scores)
    low, high = ends(found)
    least, most = (_with_others(scores, end, found, _cell, "scores") for end in (low, high))
    text = (
        f"Scores run from {written(scores, low)} ({least}) to {written(scores, high)} ({most}), "
        "of 5."
    )
    given = (_of_five(scores), *_others_of(scores, found, low, high, noun="scores"))
    return about(text, scores, low, high, given=given)


def themes(prevalence: MetricResult, bands: MetricResult) -> Statement:
    """The theme whose shares lie furthest apart between two bands of rank.

    Args:
        prevalence, bands: `theme_prevalence` by theme, over all and by band of rank.
    """
    found = shown_groups(bands)
    spans = []
    for theme in dict.fromkeys(group.value_of("theme") for group in found):
        own = [group for group in found if group.value_of("theme") == theme]
        if len(own) > 1:
            spans.append(ends(own))
    if not spans:
        return _none_shown(prevalence)
    low, high = max(spans, key=lambda span: span[1].estimate.value - span[0].estimate.value)
    text = (
        f"Ranks lay furthest apart on “{low.value_of('theme')}”: {sized(bands, low)} of "
        f"{rank_name(low.value_of('role_band'))} against {sized(bands, high)} of "
        f"{rank_name(high.value_of('role_band'))}."
    )
    return about(text, bands, low, high)


def largest_share(shares: MetricResult) -> Statement:
    """The activity that took most time.

    Args:
        shares: `time_share` of one arm, by activity.
    """
    found = shown_groups(shares)
    if not found:
        return _none_shown(shares)
    _, most = ends(found)
    name = plain(most.value_of("activity"))
    text = f"The largest share of time was recorded as {name}: {sized(shares, most)}."
    return about(text, shares, most)


def growth(reached: MetricResult) -> Statement:
    """How many stakeholders had been met by the end of the first month, and at most.

    Args:
        reached: `stakeholders_reached` by month.
    """
    found = shown_groups(reached)
    if not found:
        return _none_shown(reached)
    first, (_, most) = found[0], ends(found)
    text = (
        f"{written(reached, first)} stakeholders had been met by the end of {_month(first)}, "
        f"{written(reached, most)} by the end of {_month(most)}."
    )
    return about(text, reached, first, most)


def _of_five(result: MetricResult) -> Given:
    return Given("5", "highest score", result.metric.key)


def _none_shown(result: MetricResult) -> Statement:
    if not result.groups:
        return NOTHING
    states = dict.fromkeys(group.state.value for group in result.groups)
    return about(f"Every figure here is {' or '.join(states)}.", result, *result.groups)


def _step(group: Group) -> str:
    number = int(group.value_of("step"))
    return f"step {number} ({LISP_STEPS[number].lower()})"


def _cell(group: Group) -> str:
    return f"{_step(group)} in pilot {group.value_of('pilot_code')}"


def _with_others(
    result: MetricResult,
    first: Group,
    groups: list[Group],
    name: Callable[[Group], str],
    noun: str,
) -> str:
    """The name of a group, and who shares its place: 'step 1 and step 2', '… and 4 other steps'."""
    others = [name(group) for group in as_far(result, first, groups)]
    return f"{name(first)} and {named_or_counted(others, noun)}" if others else name(first)


def _others_of(
    result: MetricResult, groups: list[Group], *ends_of_it: Group, noun: str
) -> tuple[Given, ...]:
    """How many share the place of each end beside it, where they are counted."""
    return tuple(
        given
        for end in ends_of_it
        for given in several(
            as_far(result, end, groups), f"further {noun} at an end of the range", result
        )
    )


def _alike(shown: list[Group]) -> str:
    if len(shown) == 1:
        return f"{_records(shown[0])} in {_month(shown[0])}."
    return f"{_records(shown[0])} in each of {formats.count(len(shown), 'month')}."


def _records(group: Group) -> str:
    return formats.count(int(group.estimate.value), "record")


def _month(group: Group) -> str:
    value: date = group.value_of("month")
    return formats.month(value)
