"""Who was interviewed, what they spoke of, and how surely it was coded."""

from __future__ import annotations

from shared.contract import formats
from shared.findings.phrases import (
    as_far,
    counted,
    ends,
    named_or_counted,
    nothing,
    rank_name,
    several,
    shown_groups,
    side_by_side,
    written,
)
from shared.findings.statement import Evidence, Statement
from shared.findings.wording import resting_on, shown, sized, statement
from shared.metrics import Group, MetricResult

NAMED = 3
"""Themes that a sentence names."""


def interviewees(number: MetricResult, bands: MetricResult) -> Statement:
    """How many people were interviewed, of which rank.

    Args:
        number, bands: `interviews`, over all and by band of rank.
    """
    if not shown(number.only):
        return nothing("How many were interviewed", number, "No interview has been handed over.")
    parts = [
        f"{written(bands, g)} {rank_name(g.value_of('role_band'))}" for g in shown_groups(bands)
    ]
    text = f"{formats.count(int(number.only.estimate.value), 'person', 'people')} were interviewed"
    if len(parts) > 1:
        text += f": {formats.listing(parts)}"
    pairs = [(number, number.only), *((bands, g) for g in shown_groups(bands))]
    return statement(f"{text}. They were chosen, not drawn at random.", *pairs)


def common_themes(prevalence: MetricResult, negative: MetricResult) -> Statement:
    """The themes that most people spoke of, and the theme that most spoke against.

    Args:
        prevalence, negative: `theme_prevalence` and `theme_negative_cases` by theme.
    """
    found = sorted(shown_groups(prevalence), key=lambda g: (-g.estimate.value, g.value_of("theme")))
    if not found:
        return nothing("Which themes were common", prevalence, "No interview has been coded.")
    named = found[:NAMED]
    most_common = side_by_side(prevalence, ((f"“{g.value_of('theme')}”", g) for g in named))
    text = f"Of {formats.count(len(found), 'theme')}, interviewees spoke most of {most_common}."
    pairs = [(prevalence, group) for group in named]
    against = [group for group in shown_groups(negative) if group.estimate.value > 0]
    given = [counted(len(found), "themes", prevalence)]
    if against:
        _, most = ends(against)
        others = as_far(negative, most, against)
        text += (
            f" {formats.count(len(against), 'theme').capitalize()} met an opposing view; most was "
            f"said against “{most.value_of('theme')}”: {sized(negative, most)}"
        )
        if others:
            names = [f"“{group.value_of('theme')}”" for group in others]
            text += f", and as much against {named_or_counted(names, 'themes')}"
        text += "."
        pairs += [(negative, group) for group in (most, *others)]
        given.append(counted(len(against), "themes with a negative case", negative))
        given += several(others, "further themes with as many against", negative)
    return statement(text, *pairs, given=tuple(given))


def saturation(new: MetricResult, reached: MetricResult) -> Statement:
    """Whether the last interviews still brought new themes."""
    if not shown(new.only):
        return nothing(
            "Saturation", new, "Saturation cannot be told: too few interviews are dated."
        )
    if new.only.estimate.value:
        text = (
            "Per interview, the last ones brought new themes at "
            f"{sized(new, new.only)} of the rate of the first ones"
        )
    else:
        text = f"The last interviews brought no new themes {resting_on(new, new.only)}"
    if shown(reached.only):
        text += (
            f"; {written(reached, reached.only)} interviews had been held when new themes stopped "
            "coming. A codebook that is closed beforehand can bring none, so this alone shows no "
            "saturation"
        )
    return statement(f"{text}.", (new, new.only), (reached, reached.only))


def coders(alpha: MetricResult, agreeing: MetricResult) -> Statement:
    """How far the coders agree."""
    if not shown(alpha.only):
        return nothing(
            "Agreement of the coders", alpha, "No interview was read by two coders or more."
        )
    text = f"Coders agreed at an alpha of {sized(alpha, alpha.only)}"
    if shown(agreeing.only):
        evidence = Evidence(agreeing, agreeing.only)
        text += f", and in {evidence.value} (95 % interval {evidence.interval}) of their decisions"
    return statement(f"{text}.", (alpha, alpha.only), (agreeing, agreeing.only))


def together(pairs: MetricResult) -> Statement:
    """The two themes that most often go together; None of them where all are withheld.

    Args:
        pairs: `theme_co_occurrence` by theme and other theme.
    """
    found = shown_groups(pairs)
    if not found:
        return nothing("Which themes go together", pairs, "No two themes were coded.")
    _, most = ends(found)
    text = (
        f"Of {formats.count(len(found), 'pair')} of themes with enough speakers, "
        f"{_pair(most)} went together most: {sized(pairs, most)}"
    )
    others = as_far(pairs, most, found)
    if others:
        named = named_or_counted([_pair(group) for group in others], "pairs")
        text += f"; {named} went together as often"
    given = (
        counted(len(found), "pairs of themes", pairs),
        *several(others, "further pairs that went together as often", pairs),
    )
    return statement(f"{text}.", *((pairs, group) for group in (most, *others)), given=given)


def _pair(group: Group) -> str:
    return f"“{group.value_of('theme')}” and “{group.value_of('other_theme')}”"
