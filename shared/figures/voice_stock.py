"""The charts of interviews that the screen adds: who spoke of a theme, and who against it."""

from __future__ import annotations

from shared.contract.vocabulary import ResultState
from shared.figures.chart import Frame, mark
from shared.figures.paired import Look, Paired, compared
from shared.figures.theme import ACCENT, CONTROL
from shared.metrics import Group, MetricResult

MOST = 12
"""Themes that the chart draws."""
SPOKE_OF = Look(key="of", name="Spoke of it", colour=ACCENT, symbol="circle", marker="o")
AGAINST = Look(
    key="against",
    name="Spoke against it",
    colour=CONTROL,
    symbol="diamond",
    marker="D",
    is_hollow=True,
)


def for_and_against(
    prevalence: MetricResult, negative: MetricResult, *, who: str = "all interviewees"
) -> Paired:
    """The commonest themes: share that spoke of each, and share that spoke against it.

    Themes whose prevalence is withheld stand last, under their name and state.

    Args:
        prevalence, negative: `theme_prevalence` and `theme_negative_cases` by theme, of everyone
            or of one band of rank.
        who: whose interviews they are, in words.
    """
    looks = (SPOKE_OF, AGAINST)
    ordered = sorted(prevalence.groups, key=_commonest_first)[:MOST]
    marks = tuple(
        mark(result, result.at(**dict(group.by)), series=look.key, label=group.value_of("theme"))
        for group in ordered
        for look, result in zip(looks, (prevalence, negative), strict=True)
    )
    frame = Frame(
        title=f"Who spoke of a theme, and who spoke against it: {who}",
        alt=compared("Two marks in each row, one row per theme.", marks, looks),
        unit="Share of interviewees",
        note=f"The {MOST} commonest themes at most; bars are 95 % intervals, which tell of the "
        "number of interviewees and not of whom they stand for. Few negative cases mean little "
        "where nobody asked for them. Source: coded interviews.",
    )
    return Paired(frame=frame, marks=marks, looks=looks, span=(0.0, 1.0), is_share=True)


def _commonest_first(group: Group) -> tuple[float, str]:
    value = group.estimate.value if group.state is ResultState.OK else -1.0
    return -value, str(group.value_of("theme"))
