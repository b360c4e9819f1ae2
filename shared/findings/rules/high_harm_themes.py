"""Are problems of low volume and high harm in view? Read from themes, never from small counts.

Such harm is hidden: that nobody names it says nothing, and that it is named says that the approach
may be tried there, not how much of it there is. No count of records, and of interviewees none below
ten, stands behind the finding.
"""

from __future__ import annotations

import re

from shared.contract import formats
from shared.contract.vocabulary import FindingState
from shared.findings.case import Case
from shared.findings.finding import Cap, Cell, Judgement, Rule, Strength
from shared.findings.grading import FEWEST
from shared.findings.judging import unknown
from shared.findings.wording import evidence, shown
from shared.metrics import Group, MetricResult

HIGH_HARM = re.compile(
    r"honou?r[- ]based|genital mutilation|\b(fgm|hbv)\b|forced marriage|traffick|slavery|"
    r"exploitation",
    re.IGNORECASE,
)
NAMED = Cap(Strength.INDICATIVE, "A theme that was named; neither harm nor effect was measured.")


def judge(case: Case) -> Judgement:
    """Look for themes of high harm among roll-out sites and among what interviewees spoke of."""
    sites = case.evaluate("rollout_sites", by=("theme",))
    spoken = case.evaluate("theme_prevalence")
    taken_up = [group for group in sites.groups if _is_high_harm(group)]
    raised = [group for group in spoken.groups if _is_high_harm(group) and _is_heard(group)]
    if not taken_up and not raised:
        return unknown("no such theme is named, and counts could neither show it nor rule it out")
    return Judgement(
        state=FindingState.SUPPORTED,
        words={"themes": formats.listing(_themes(sites, taken_up) + _themes(spoken, raised))},
        evidence=evidence(
            *((sites, group) for group in taken_up), *((spoken, group) for group in raised)
        ),
        caps=(NAMED,),
    )


def _is_high_harm(group: Group) -> bool:
    return shown(group) and bool(HIGH_HARM.search(str(group.value_of("theme"))))


def _is_heard(group: Group) -> bool:
    """True where at least ten interviewees spoke of a theme."""
    return round(group.estimate.value * group.estimate.base) >= FEWEST


def _themes(result: MetricResult, groups: list[Group]) -> list[str]:
    where = "taken up at a site" if result.metric.key == "rollout_sites" else "raised in interviews"
    themes = dict.fromkeys(str(group.value_of("theme")) for group in groups)
    return [f"“{theme}” ({where})" for theme in themes]


RULE = Rule(
    key="high_harm_themes",
    title="Themes of high harm",
    proposition="Themes of low volume and high harm are present, such as honour-based violence or "
    "trafficking: a roll-out site works on one, or interviewees raise one.",
    cell=Cell.MODERATORS,
    metrics=("rollout_sites", "theme_prevalence"),
    wording={
        FindingState.SUPPORTED: "Themes of low volume and high harm are present: {themes}. They "
        "may be conducive to the approach; counts of records cannot show whether they are.",
        FindingState.NOT_ASSESSED: "Whether themes of low volume and high harm are present cannot "
        "be stated: {why}. They may be conducive to the approach all the same.",
    },
    judge=judge,
)
