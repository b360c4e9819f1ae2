"""Did contacts serve all four pillars? Their shares of the contacts that were tagged with one."""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import FindingState, Pillar
from shared.findings.case import Case, Limit
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.grading import REGISTER, few
from shared.findings.judging import missing
from shared.findings.phrases import plain
from shared.findings.wording import evidence, shown


def judge(case: Case) -> Judgement:
    """Hold 'each pillar had its share' against the shares of all four."""
    shares = case.evaluate("pillar_share")
    contacts = case.evaluate("pillar_contacts")
    each = [shares.at(pillar=pillar) for pillar in Pillar]
    counts = [contacts.at(pillar=pillar) for pillar in Pillar]
    behind = evidence(*((shares, group) for group in each))
    if not shown(*each, *counts):
        return missing(behind)
    served = sum(group.estimate.value >= case.limits["share"] for group in each)
    parts = [
        f"{plain(pillar)} {share.value} ({count.counted})"
        for pillar, share, count in zip(
            Pillar, behind, evidence(*((contacts, group) for group in counts)), strict=True
        )
    ]
    return Judgement(
        state=_state(served),
        words={"shares": formats.listing(parts), "all": behind[0].counted},
        evidence=(*behind, *evidence(*((contacts, group) for group in counts))),
        caps=(REGISTER, *few(each[0].estimate.base, "contacts have a pillar")),
    )


def _state(served: int) -> FindingState:
    if served == len(Pillar):
        return FindingState.SUPPORTED
    return FindingState.MIXED if served > 1 else FindingState.CONTRADICTED


_SHARES = ": {shares}, of {all}."

RULE = Rule(
    key="four_pillars",
    title="The four pillars",
    proposition="Contacts served all four pillars: each had at least {share} of the contacts that "
    "were tagged with one. It is contradicted where one pillar alone reached that.",
    cell=Cell.IMPLEMENTATION,
    metrics=("pillar_share", "pillar_contacts"),
    limits=(Limit("share", 0.1, "share of contacts"),),
    wording={
        FindingState.SUPPORTED: "Contacts served all four pillars, each with at least {share}"
        + _SHARES,
        FindingState.MIXED: "Contacts served some of the four pillars, the others with less than "
        "{share}" + _SHARES,
        FindingState.CONTRADICTED: "Contacts served one of the four pillars, the others with less "
        "than {share}" + _SHARES,
        FindingState.NOT_ASSESSED: "Whether contacts served all four pillars cannot be stated: "
        "{why}.",
    },
    judge=judge,
)
