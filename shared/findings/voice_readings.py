"""The line above a chart of the interviews, made from the same results that it draws."""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import ResultState
from shared.findings.phrases import (
    as_far,
    counted,
    ends,
    named_or_counted,
    nothing,
    rank_name,
    several,
    shown_groups,
)
from shared.findings.statement import Statement
from shared.findings.wording import sized, statement
from shared.metrics import MetricResult


def opposed(prevalence: MetricResult, negative: MetricResult) -> Statement:
    """How many themes met an opposing view, and which most of all.

    Args:
        prevalence, negative: `theme_prevalence` and `theme_negative_cases` by theme, of everyone
            or of one band of rank.
    """
    found = shown_groups(negative)
    if not found:
        return nothing(
            "Which themes met an opposing view", negative, "No stretch says for or against."
        )
    against = [group for group in found if group.estimate.value > 0]
    if not against:
        text = f"None of {formats.count(len(found), 'theme')} met an opposing view."
        themes = counted(len(found), "themes", negative)
        return statement(text, *((negative, group) for group in found), given=(themes,))
    _, most = ends(against)
    own = prevalence.at(**dict(most.by))
    text = (
        f"{formats.count(len(against), 'theme')} of {len(found)} met an opposing view, most of all "
        f"“{most.value_of('theme')}”: {sized(negative, most)} spoke against it and "
        f"{sized(prevalence, own)} spoke of it"
    )
    others = as_far(negative, most, against)
    if others:
        names = [f"“{group.value_of('theme')}”" for group in others]
        text += f"; as many spoke against {named_or_counted(names, 'themes')}"
    given = (
        counted(len(against), "themes with a negative case", negative),
        counted(len(found), "themes", negative),
        *several(others, "further themes that as many spoke against", negative),
    )
    rest = ((negative, group) for group in others)
    return statement(f"{text}.", (negative, most), (prevalence, own), *rest, given=given)


def one_theme(theme: str, prevalence: MetricResult, bands: MetricResult) -> Statement:
    """Who spoke of one theme, over all and by band of rank.

    Args:
        theme: a theme of the coding.
        prevalence, bands: `theme_prevalence` by theme, over all and by band of rank.
    """
    own = prevalence.at(theme=theme)
    if own.state is not ResultState.OK:
        return Statement(f"Who spoke of “{theme}” is {own.state.value}.")
    ranks = [g for g in shown_groups(bands) if g.value_of("theme") == theme]
    parts = [f"{sized(bands, g)} of {rank_name(str(g.value_of('role_band')))}" for g in ranks]
    text = f"“{theme}” was spoken of by {sized(prevalence, own)}"
    if len(parts) > 1:
        text += f": {formats.listing(parts)}"
    return statement(f"{text}.", (prevalence, own), *((bands, group) for group in ranks))


def pairs_told(pairs: MetricResult) -> Statement:
    """How many pairs of themes are shown, and why the others are not.

    Args:
        pairs: `theme_co_occurrence` by theme and other theme.
    """
    found = shown_groups(pairs)
    if len(found) == len(pairs.groups):
        return Statement("")
    held = sorted({g.state.value for g in pairs.groups if g.state is not ResultState.OK})
    hidden = len(pairs.groups) - len(found)
    text = (
        f"Of {formats.count(len(pairs.groups), 'pair')} of themes, {formats.number(hidden)} "
        f"{'is' if hidden == 1 else 'are'} {' or '.join(held)}."
    )
    given = (
        counted(len(pairs.groups), "pairs of themes", pairs),
        counted(hidden, "pairs of themes that are withheld", pairs),
    )
    return statement(text, *((pairs, group) for group in found), given=given)
