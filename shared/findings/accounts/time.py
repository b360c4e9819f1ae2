"""What people's time went on, what demand is made of, what was spent, and who else took it up."""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import RolloutStage
from shared.findings.phrases import (
    counted,
    nothing,
    part,
    plain,
    shown_groups,
    side_by_side,
    written,
)
from shared.findings.statement import Statement
from shared.findings.wording import shown, side, sized, statement
from shared.metrics import Group, MetricResult

PROBLEM_SOLVING = "problem_solving"
HAPPENED = frozenset({RolloutStage.STARTED, RolloutStage.ENDED})
"""Stages of a site that are something that happened; a site is at each of the others."""


def problem_solving(share: MetricResult, against: MetricResult) -> Statement:
    """Share of time on problem solving, and how it lies to a published one.

    Args:
        share: `time_share` of problem solving, trained officers.
        against: `time_share_against_benchmark` of the same, by benchmark.
    """
    if not shown_groups(share):
        return nothing(
            "Time on problem solving", share, "No time records of trained officers are held."
        )
    [group] = shown_groups(share)[:1]
    text = f"Trained officers spent {sized(share, group)} of their time on problem solving"
    pairs = [(share, group)]
    beside = [g for g in shown_groups(against) if part(against, g, "activity") == PROBLEM_SOLVING]
    if beside:
        parts = [sized(against, g) for g in beside]
        text += f"; less the published share, that is {formats.listing(parts)}"
        text += "" if any(side(g, 0) for g in beside) else ", compatible with no difference"
        pairs += [(against, g) for g in beside]
    return statement(f"{text}.", *pairs)


def change_at(changes: MetricResult, event: str) -> Statement:
    """How the shares of time moved at a change of policy, which is no effect of it.

    Args:
        changes: `time_share_change` of one event and arm, by activity.
        event: name of the change of policy.
    """
    found = [group for group in shown_groups(changes) if side(group, 0)]
    if not shown_groups(changes):
        return nothing(
            "Time before and after",
            changes,
            "No time is on record before and after a change of policy.",
        )
    number = len(shown_groups(changes))
    given = (
        counted(number, "activities", changes),
        counted(len(found), "activities whose interval excludes no change", changes),
    )
    if not found:
        groups = shown_groups(changes)
        text = (
            f"After “{event}” none of {formats.count(number, 'share')} of time moved with an "
            "interval that excludes no change."
        )
        return statement(text, *((changes, g) for g in groups), given=given)
    ordered = sorted(found, key=lambda g: -abs(g.estimate.value))
    moved = side_by_side(changes, ((f"{plain(g.value_of('activity'))} by", g) for g in ordered))
    text = (
        f"After “{event}” {len(ordered)} of {formats.count(number, 'share', 'shares')} of time "
        f"moved with an interval that excludes no change: {moved}. Whatever else changed at that "
        "time is in it."
    )
    return statement(text, *((changes, g) for g in ordered), given=given)


def demand(shares: MetricResult, unclassified: MetricResult, agreement: MetricResult) -> Statement:
    """What demand is made of, how much of it has no kind, and how far reviewers agree.

    Args:
        shares: `demand_share` by kind.
        unclassified, agreement: `demand_unclassified_share` and `demand_coder_agreement`.
    """
    found = sorted(shown_groups(shares), key=lambda g: -g.estimate.value)
    if not found:
        return nothing("What demand is made of", shares, "No incidents have been handed over.")
    parts = [f"{written(shares, g)} {plain(g.value_of('demand'))}" for g in found]
    parts[0] = f"{written(shares, found[0])} were {plain(found[0].value_of('demand'))}"
    base = formats.count(found[0].estimate.base, "incident")
    text = f"Of {base} with a kind of demand, {formats.listing(parts)}"
    pairs = [(shares, group) for group in found]
    if shown(unclassified.only):
        text += f"; {sized(unclassified, unclassified.only)} of all have none"
        pairs.append((unclassified, unclassified.only))
    if shown(agreement.only):
        text += f". Reviewers agreed on kinds at an alpha of {sized(agreement, agreement.only)}"
        pairs.append((agreement, agreement.only))
    return statement(f"{text}.", *pairs)


def cost(total: MetricResult, coverage: MetricResult) -> Statement:
    """What cost is on record, and for how many pilots."""
    if not shown(total.only):
        return nothing("Cost", total, "No cost has been recorded: worth for money is not assessed.")
    entries = formats.count(total.only.estimate.base, "entry", "entries")
    text = f"Recorded cost is {written(total, total.only)} ({entries})"
    if shown(coverage.only):
        pilots = formats.count(coverage.only.estimate.base, "pilot")
        text += f"; of {pilots}, {written(coverage, coverage.only)} have any recorded of their own"
    text += ". Officers' time is not among it, and neither is any outcome in money."
    return statement(text, (total, total.only), (coverage, coverage.only))


def uptake(elsewhere: MetricResult, stages: MetricResult) -> Statement:
    """How many sites elsewhere use the approach, and how far those listed have come.

    Args:
        elsewhere: `rollout_elsewhere`.
        stages: `rollout_sites` by stage.
    """
    found = shown_groups(stages)
    if not found or not shown(elsewhere.only):
        return nothing("Uptake elsewhere", stages, "No list of further sites was handed over.")
    parts = [
        f"{formats.count(int(g.estimate.value), 'site')} {_stands(g.value_of('stage'), g)}"
        for g in found
    ]
    number = int(elsewhere.only.estimate.value)
    text = (
        f"By the programme's own list {formats.listing(parts)}; "
        f"{written(elsewhere, elsewhere.only)} of those in use {'lies' if number == 1 else 'lie'} "
        "outside the pilots' own areas."
    )
    return statement(text, (elsewhere, elsewhere.only), *((stages, g) for g in found))


def _stands(stage: str, group: Group) -> str:
    """'have started', 'is planned': how sites at a stage stand, by their number."""
    is_one = group.estimate.value == 1
    if stage in HAPPENED:
        return f"{'has' if is_one else 'have'} {plain(stage)}"
    return f"{'is' if is_one else 'are'} {plain(stage)}"


def bulk_sites(bulk: MetricResult) -> Statement:
    """Which kind of bulk demand was recorded most at any pilot's site.

    Args:
        bulk: `bulk_demand` by kind and pilot.
    """
    found = shown_groups(bulk)
    if not found:
        return nothing("Bulk demand", bulk, "No bulk demand at a pilot's site is on record.")
    most = max(found, key=lambda group: group.estimate.value)
    text = (
        f"The most bulk demand at one site was {plain(most.value_of('bulk_kind'))} in pilot "
        f"{most.value_of('pilot_code')}: {sized(bulk, most)}."
    )
    return statement(text, (bulk, most))
