"""What changed over the waves of the survey, and what it could have found or ruled out."""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import scale_title
from shared.findings.phrases import (
    about,
    correction,
    counted,
    ends,
    held,
    is_below,
    level_of_tests,
    level_text,
    nothing,
    part,
    scale_name,
    shown_groups,
    side_by_side,
)
from shared.findings.statement import Evidence, Statement
from shared.findings.wording import shown, sized, statement, withheld
from shared.metrics import Group, MetricResult


def item_change(changes: MetricResult, position: int) -> Statement:
    """How scores of one item changed between waves, from the trained officers' paired changes.

    Args:
        changes: `survey_item_change` for one item and the treated arm.
        position: number of the item.
    """
    groups = sorted(held(changes), key=_stretch)
    if not groups:
        return Statement(
            f"How item {position} changed cannot be stated: no trained officer's answers to it are "
            "linked over two waves."
        )
    if not any(shown(group) for group in groups):
        reason = withheld(f"How item {position} changed", *groups)
        return about(reason, changes, *groups)
    parts = [
        f"{sized(changes, group)} from {group.value_of('from_wave')} to {group.value_of('to_wave')}"
        for group in groups
    ]
    text = f"Among trained officers, item {position} changed by {formats.listing(parts)}."
    return about(text, changes, *groups)


def scale_changes(changes: MetricResult) -> Statement:
    """Which scales of the trained officers moved, after correction for their number.

    Args:
        changes: `survey_scale_change` of one arm and one pair of waves, by scale.
    """
    return _moved(changes, "the trained officers' scores moved")


def scale_differences(differences: MetricResult) -> Statement:
    """On which scales the arms changed differently, after correction for their number.

    Args:
        differences: `survey_scale_difference_in_differences` of one pair of waves, by scale.
    """
    return _moved(differences, "the arms changed differently")


def items_beyond_chance(
    below: MetricResult, expected: MetricResult, after: MetricResult
) -> Statement:
    """How many items of each scale changed, beside what chance alone gives, and after correction.

    Args:
        below, expected, after: `survey_items_below`, `survey_items_expected` and
            `survey_items_after_correction` of one arm and one pair of waves, by scale.
    """
    scales = [g.value_of("scale") for g in shown_groups(below)]
    if not scales:
        return nothing("How many items changed", below, "No items are linked over two waves.")
    first, last = (part(below, shown_groups(below)[0], end) for end in ("from_wave", "to_wave"))
    parts, pairs = [], []
    for scale in scales:
        three = [(result, result.at(scale=scale)) for result in (below, expected, after)]
        raw, chance, kept = (Evidence(*pair).value for pair in three)
        parts.append(f"{raw} on {scale_title(scale)} (by chance {chance}, corrected {kept})")
        pairs += three
    text = (
        f"From {first} to {last} the items that changed among trained officers (p below "
        f"{level_text()}), beside those that chance alone gives and those left after correction, "
        f"were {formats.listing(parts)}."
    )
    return statement(text, *pairs, given=(level_of_tests(below),))


def arms_alike(equivalence: MetricResult, wave: str) -> Statement:
    """On how many scales the arms were equivalent at a wave, by a test that can show it.

    Args:
        equivalence: `survey_scale_arm_equivalence` of one wave, by scale.
    """
    found = shown_groups(equivalence)
    if not found:
        return nothing(
            f"Whether the arms were alike at {wave}",
            equivalence,
            "Whether the arms were alike is not tested: the plan declares no smallest effect.",
        )
    return _equivalent(
        equivalence,
        f"At {wave} the arms differed by less than the smallest effect that the plan declares on",
    )


def changes_too_small(equivalence: MetricResult, from_wave: str, to_wave: str) -> Statement:
    """On how many scales the trained officers' change is shown to be smaller than what matters.

    Args:
        equivalence: `survey_scale_equivalence` of one arm and one pair of waves, by scale.
    """
    found = shown_groups(equivalence)
    if not found:
        return nothing(
            f"Whether a change from {from_wave} to {to_wave} can be ruled out",
            equivalence,
            "Whether a change can be ruled out is not tested: no smallest effect is declared.",
        )
    return _equivalent(
        equivalence,
        f"From {from_wave} to {to_wave} the trained officers changed by less than that effect on",
    )


def power(detectable: MetricResult, from_wave: str, to_wave: str) -> Statement:
    """The change that the linked respondents could have shown, least and most over the scales.

    Args:
        detectable: `survey_scale_detectable_effect` of one arm and one pair of waves, by scale.
    """
    found = shown_groups(detectable)
    if not found:
        return nothing("Power", detectable, "Power needs respondents who are linked over waves.")
    low, high = ends(found)
    text = (
        f"From {from_wave} to {to_wave} the smallest change that the survey could have found runs "
        f"from {sized(detectable, low)} points on {scale_name(low)} to {sized(detectable, high)} "
        f"on {scale_name(high)}."
    )
    return about(text, detectable, low, high)


def _moved(result: MetricResult, what: str) -> Statement:
    found = shown_groups(result)
    if not found:
        return nothing(f"Whether {what}", result, f"Whether {what} cannot be told.")
    first, last = (part(result, found[0], end) for end in ("from_wave", "to_wave"))
    kept = [group for group in found if is_below(group)]
    all_of_them = formats.count(len(found), "scale")
    given = (
        level_of_tests(result),
        counted(len(found), "scales", result),
        counted(len(kept), "scales below the level", result),
    )
    after = f"after {correction(found)} (p below {level_text()})"
    if not kept:
        wide = max(found, key=lambda group: abs(group.estimate.value))
        text = (
            f"From {first} to {last} {what} on none of {all_of_them} {after}; the widest figure "
            f"was {sized(result, wide)}, on {scale_name(wide)}."
        )
        return about(text, result, wide, given=given)
    moved = side_by_side(result, ((f"{scale_name(group)} by", group) for group in kept))
    text = f"From {first} to {last} {what} on {len(kept)} of {all_of_them} {after}: {moved}."
    return about(text, result, *kept, given=given)


def _equivalent(equivalence: MetricResult, opening: str) -> Statement:
    found = shown_groups(equivalence)
    alike = [group for group in found if is_below(group)]
    others = [scale_name(group) for group in found if group not in alike]
    left = f"; that is not shown for {formats.listing(others)}" if others else ""
    text = (
        f"{opening} {len(alike)} of {formats.count(len(found), 'scale')} (tests of equivalence, "
        f"p below {level_text()} after {correction(found)}){left}."
    )
    given = (
        level_of_tests(equivalence),
        counted(len(found), "scales", equivalence),
        counted(len(alike), "scales shown to be equivalent", equivalence),
    )
    return about(text, equivalence, *found, given=given)


def _stretch(group: Group) -> tuple[int, str]:
    """Sorts changes by the distance of their waves, then by the first: T1–T2, T2–T3, T1–T3."""
    first, last = str(group.value_of("from_wave")), str(group.value_of("to_wave"))
    return int(last[1:]) - int(first[1:]), first
