"""The line above a chart of the survey's tests, made from the same results that it draws."""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import scale_title
from shared.findings.phrases import (
    ALPHA,
    about,
    counted,
    ends,
    held,
    is_below,
    level_of_tests,
    level_text,
    nothing,
    part,
    plain,
    scale_name,
    shown_groups,
    verb,
)
from shared.findings.statement import Evidence, Given, Statement
from shared.findings.wording import shown, sized, statement
from shared.metrics import Group, MetricResult


def tested_items(change: MetricResult, tests: MetricResult) -> Statement:
    """How many items moved by their raw and by their adjusted p, and the widest of those left.

    Args:
        change: a change of each item, by item.
        tests: the result that holds the tests of the same items; it may be the same.
    """
    found = shown_groups(tests)
    if not found:
        return nothing("How the items moved", tests, "No item is linked over two waves.")
    raw = [group for group in found if _raw_p(group) < ALPHA]
    kept = [group for group in found if is_below(group)]
    text = (
        f"Of {formats.count(len(found), 'item')}, {len(raw)} {verb(len(raw))} below a raw p of "
        f"{level_text()} and {len(kept)} below an adjusted one"
    )
    given = (
        level_of_tests(tests),
        counted(len(found), "items tested", tests),
        counted(len(raw), "items whose raw p is below the level", tests),
        counted(len(kept), "items whose adjusted p is below the level", tests),
    )
    codes = {group.value_of("item_code") for group in kept}
    own = [group for group in shown_groups(change) if group.value_of("item_code") in codes]
    if not own:
        return statement(f"{text}.", *((tests, group) for group in found), given=given)
    widest = max(own, key=lambda group: abs(group.estimate.value))
    name = str(widest.value_of("item_code")).removeprefix("Q")
    text += f"; the widest of those is item {name}, {sized(change, widest)}."
    return statement(text, (change, widest), given=given)


def against_chance(below: MetricResult, expected: MetricResult, after: MetricResult) -> Statement:
    """How many items of each scale moved, beside chance and correction, whoever was asked.

    Args:
        below, expected, after: `survey_items_below`, `survey_items_expected` and
            `survey_items_after_correction` of one arm and one pair of waves, by scale.
    """
    found = shown_groups(below)
    if not found:
        return nothing("How many items moved", below, "No items are linked over two waves.")
    parts, pairs = [], []
    for group in found:
        scale = group.value_of("scale")
        three = [(result, result.at(scale=scale)) for result in (below, expected, after)]
        raw, chance, kept = (Evidence(*pair) for pair in three)
        between = (
            f" ({chance.interval} in 95\N{NO-BREAK SPACE}% of draws)" if chance.interval else ""
        )
        parts.append(
            f"{scale_title(scale).capitalize()}: {raw.value}, where chance alone gives "
            f"{chance.value}{between}; {_kept(kept)} after correction"
        )
        pairs += three
    text = f"Items with a raw p below {level_text()}, by scale. {'. '.join(parts)}."
    share = Given("95\N{NO-BREAK SPACE}%", "share of draws in the range", expected.metric.key)
    return statement(text, *pairs, given=(level_of_tests(below), share))


def reliabilities(alpha: MetricResult, omega: MetricResult) -> Statement:
    """The scale that measures least and the one that measures most reliably.

    Args:
        alpha, omega: `survey_scale_alpha` and `survey_scale_omega` of one arm and wave, by scale.
    """
    found = shown_groups(alpha)
    if not found:
        return nothing("Reliability", alpha, "Reliability needs answers to every item of a scale.")
    low, high = ends(found)
    pairs = [(alpha, low), (alpha, high)]
    text = f"Alpha is {sized(alpha, low)} on {scale_name(low)}"
    if low is not high:
        text = (
            f"Alpha is lowest on {scale_name(low)}, {sized(alpha, low)}, and highest on "
            f"{scale_name(high)}, {sized(alpha, high)}"
        )
    if other := shown_groups(omega):
        least, most = ends(other)
        pairs += [(omega, least), (omega, most)]
        lowest, highest = (Evidence(omega, group).value for group in (least, most))
        text += f"; omega runs from {lowest} to {highest}"
    return statement(f"{text}.", *pairs)


def detectable(changes: MetricResult) -> Statement:
    """The scale whose change could be found most easily, and the one where least easily.

    Args:
        changes: `survey_scale_detectable_effect` of one pair of waves, by scale and arm.
    """
    found = shown_groups(changes)
    if not found:
        return nothing("Power", changes, "Power needs respondents who are linked over waves.")
    low, high = ends(found)
    first, last = (part(changes, low, end) for end in ("from_wave", "to_wave"))
    text = (
        f"From {first} to {last} the survey could have found a change of "
        f"{sized(changes, low)} on {scale_name(low)}; on {scale_name(high)} it takes "
        f"{sized(changes, high)}."
    )
    return statement(text, (changes, low), (changes, high))


def arms_at_baseline(people: MetricResult, scores: MetricResult) -> Statement:
    """Where the arms lie farthest apart in who they are, and in their first scores.

    Args:
        people: `survey_balance` by characteristic.
        scores: `survey_balance_score` by scale.
    """
    parts, pairs = [], []
    if found := shown_groups(people):
        _, most = ends(found)
        name = plain(str(most.value_of("characteristic")))
        parts.append(
            f"Among characteristics the arms differ most in {name}: Cramér's V "
            f"{sized(people, most)}."
        )
        pairs.append((people, most))
    if found := shown_groups(scores):
        far = max(found, key=lambda group: abs(group.estimate.value))
        parts.append(
            f"Among first scores they differ most in {scale_name(far)}, by standard deviations of "
            f"{sized(scores, far)}."
        )
        pairs.append((scores, far))
    if not pairs:
        return nothing("How far the arms differ", scores, "There are no two arms to compare.")
    return statement(" ".join(parts), *pairs)


def not_drawn(result: MetricResult) -> Statement:
    """How many groups a chart leaves out, and why; no words where it draws all, or none at all."""
    hidden = [group for group in held(result) if group not in shown_groups(result)]
    if not hidden or not shown_groups(result):
        return Statement("")
    states = formats.listing(sorted({group.state.value for group in hidden}))
    text = (
        f"Not drawn: {formats.count(len(hidden), 'group')} of {formats.number(len(held(result)))} "
        f"({states})."
    )
    given = (
        counted(len(hidden), "groups that are withheld", result),
        counted(len(held(result)), "groups of which anything was collected", result),
    )
    return about(text, result, *hidden, given=given)


def _kept(kept: Evidence) -> str:
    """'1 remains', '3 remain', or the state of the number that is withheld."""
    if not shown(kept.group):
        return kept.value
    return f"{kept.value} remain{'s' if kept.group.estimate.value == 1 else ''}"


def _raw_p(group: Group) -> float:
    test = group.estimate.test
    return 1.0 if test is None else test.p
