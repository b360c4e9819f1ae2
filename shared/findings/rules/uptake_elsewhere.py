"""Is the approach in use outside the pilots' own areas? The programme's own list of sites."""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import FindingState
from shared.findings.case import Case
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.grading import REGISTER, UNRECORDED
from shared.findings.judging import unknown
from shared.findings.phrases import written
from shared.findings.wording import evidence, shown


def judge(case: Case) -> Judgement:
    """Hold 'in use elsewhere' against the sites where it has been started or established."""
    elsewhere = case.evaluate("rollout_elsewhere")
    stages = case.evaluate("rollout_sites")
    if not stages.groups:
        return unknown("no list of sites was handed over")
    if not shown(elsewhere.only):
        return unknown("it is not known where the pilots' own areas end")
    sites = round(elsewhere.only.estimate.value)
    parts = [f"{written(stages, group)} {group.value_of('stage')}" for group in stages.groups]
    return Judgement(
        state=FindingState.SUPPORTED if sites else FindingState.CONTRADICTED,
        words={
            "sites": formats.count(sites, "site"),
            "stages": formats.listing(parts),
        },
        evidence=evidence(
            (elsewhere, elsewhere.only), *((stages, group) for group in stages.groups)
        ),
        caps=(REGISTER if sites else UNRECORDED,),
    )


_STAGES = " By the programme's own list, with sites of its own area: {stages}."

RULE = Rule(
    key="uptake_elsewhere",
    title="Uptake elsewhere",
    proposition="The approach is in use outside the pilots' own areas: it has been started or "
    "established at a site there.",
    cell=Cell.IMPLEMENTATION,
    metrics=("rollout_elsewhere", "rollout_sites"),
    wording={
        FindingState.SUPPORTED: "The approach is in use at {sites} outside the pilots' own areas."
        + _STAGES,
        FindingState.CONTRADICTED: "The approach is not known to be in use outside the pilots' own "
        "areas: {sites}." + _STAGES,
        FindingState.NOT_ASSESSED: "Whether the approach is in use outside the pilots' own areas "
        "cannot be stated: {why}.",
    },
    judge=judge,
)
