"""What was done with whom, who could decide, and what became of requests and tasks."""

from __future__ import annotations

from shared.contract import formats
from shared.findings.phrases import nothing, plain, shown_groups, verb, written
from shared.findings.statement import Given, Statement
from shared.findings.wording import shown, sized, statement
from shared.metrics import MetricResult

RUNGS = 8
PARTNERSHIP = 6
ONE = {"are": "is", "were": "was"}
"""Verbs of several and of one."""


def dose(share: MetricResult) -> Statement:
    """How much of the planned dose was delivered, component by component.

    Args:
        share: `dose_share_of_plan` by component, over all pilots.
    """
    found = shown_groups(share)
    if not found:
        return nothing("The dose", share, "No plan of the dose has been handed over.")
    parts = [
        f"{written(share, g)} of planned {plain(g.value_of('component'))}"
        for g in sorted(found, key=lambda g: -g.estimate.value)
    ]
    base = formats.count(found[0].estimate.base, "pilot")
    of_all = "" if _is_of_one(share) else f" ({base})"
    text = f"{_who(share)} recorded {formats.listing(parts)}{of_all}."
    return statement(text, *((share, group) for group in found))


def pillars(share: MetricResult, untagged: MetricResult) -> Statement:
    """How contacts divide over the four pillars.

    Args:
        share: `pillar_share` by pillar.
        untagged: `pillar_untagged`.
    """
    found = sorted(shown_groups(share), key=lambda g: -g.estimate.value)
    if not found:
        return nothing("How contacts divide", share, "No contact has been logged with a pillar.")
    parts = _led([(written(share, g), plain(g.value_of("pillar"))) for g in found], "served")
    counts = formats.count(found[0].estimate.base, "contact")
    text = f"Of {counts} with a pillar, {formats.listing(parts)}"
    pairs = [(share, group) for group in found]
    if shown(untagged.only):
        text += f"; {written(untagged, untagged.only)} of all contacts name none"
        pairs.append((untagged, untagged.only))
    return statement(f"{text}.", *pairs)


def stakeholders(
    known: MetricResult, new: MetricResult, others: MetricResult, authority: MetricResult
) -> Statement:
    """How many stakeholders are known, new, non-statutory and free to decide.

    Args:
        known, new, others, authority: `stakeholders_known`, `stakeholders_new`,
            `stakeholder_non_statutory_share` and `stakeholder_authority_share` over all pilots.
    """
    if not shown(known.only):
        return nothing("The stakeholders", known, "No register of stakeholders was handed over.")
    lists = "lists" if _is_of_one(known) else "list"
    number = formats.count(int(known.only.estimate.value), "stakeholder")
    text = f"{_who(known)} {lists} {number}"
    parts = []
    if shown(new.only):
        count = new.only.estimate.value
        parts.append(f"{written(new, new.only)} of them {verb(count, past=True)} new")
    if shown(others.only):
        parts.append(f"{written(others, others.only)} belong to no statutory body")
    if shown(authority.only):
        parts.append(f"{written(authority, authority.only)} may decide locally")
    text += f": {formats.listing(parts)}" if parts else ""
    return statement(f"{text}.", *((r, r.only) for r in (known, new, others, authority)))


def authority_of_businesses(authority: MetricResult) -> Statement | None:
    """What share of the businesses met may decide where they are; None where none is listed.

    Args:
        authority: `stakeholder_authority_share` of businesses.
    """
    if not shown(authority.only):
        return None
    text = (
        f"Of the businesses, {written(authority, authority.only)} may decide locally "
        f"({formats.count(authority.only.estimate.base, 'business', 'businesses')} whose level of "
        "decision is known); the others decide for a region, for the country or not at all."
    )
    return statement(text, (authority, authority.only))


def ladder(rung: MetricResult, partnership: MetricResult, unrated: MetricResult) -> Statement:
    """How far power was shared, on Arnstein's ladder.

    Args:
        rung, partnership, unrated: `arnstein_rung`, `arnstein_partnership_share` and
            `arnstein_unrated_share` over all contacts.
    """
    if not shown(rung.only):
        return nothing("Arnstein's ladder", rung, "No contact was rated on Arnstein's ladder.")
    text = (
        f"Contacts stood on rung {sized(rung, rung.only)} of the {RUNGS} of Arnstein's ladder, on "
        "average"
    )
    if shown(partnership.only):
        text += (
            f"; {sized(partnership, partnership.only)} reached partnership (rung {PARTNERSHIP}) "
            "or more"
        )
    if shown(unrated.only):
        text += f". {written(unrated, unrated.only)} of all contacts bear no rating"
    given = (
        Given(formats.number(RUNGS), "rungs of the ladder", "arnstein_rung"),
        Given(formats.number(PARTNERSHIP), "rung of partnership", "arnstein_partnership_share"),
    )
    return statement(f"{text}.", *((r, r.only) for r in (rung, partnership, unrated)), given=given)


def escalations(
    raised: MetricResult, answered: MetricResult, waiting: MetricResult, blocked: MetricResult
) -> Statement:
    """How many requests went upwards, and what became of them.

    Args:
        raised, answered, waiting, blocked: `escalations_raised`, `escalations_answered_share`,
            `escalation_waiting_days` and `escalations_blocked` over all pilots.
    """
    if not shown(raised.only):
        return nothing("Escalations", raised, "No log of escalations has been handed over.")
    count = int(raised.only.estimate.value)
    text = f"{formats.count(count, 'escalation')} {verb(count, past=True)} raised"
    if shown(answered.only):
        text += f", of which {sized(answered, answered.only)} met an answer"
    if shown(waiting.only):
        base = formats.count(waiting.only.estimate.base, "escalation")
        text += f"; {base} without one had waited {written(waiting, waiting.only)} days (median)"
    if shown(blocked.only):
        text += (
            f", and {written(blocked, blocked.only)} {verb(blocked.only.estimate.value)} blocked"
        )
    return statement(f"{text}.", *((r, r.only) for r in (raised, answered, waiting, blocked)))


def actions(statuses: MetricResult, overdue: MetricResult, on_time: MetricResult) -> Statement:
    """How many tasks were done, are overdue, and were done on time.

    Args:
        statuses: `actions_by_status` by status.
        overdue, on_time: `actions_overdue` and `actions_on_time_share` over all pilots.
    """
    found = sorted(shown_groups(statuses), key=lambda g: (-g.estimate.value, g.value_of("status")))
    if not found:
        return nothing("Actions", statuses, "No list of actions has been handed over.")
    parts = _led([(written(statuses, g), plain(g.value_of("status"))) for g in found], "are")
    text = f"Of the actions agreed, {formats.listing(parts)}"
    pairs = [(statuses, group) for group in found]
    if shown(overdue.only):
        number = overdue.only.estimate.value
        text += f"; {written(overdue, overdue.only)} {verb(number)} overdue"
        pairs.append((overdue, overdue.only))
    if shown(on_time.only):
        text += f". Of those that were due, {sized(on_time, on_time.only)} were done on time"
        pairs.append((on_time, on_time.only))
    return statement(f"{text}.", *pairs)


def opportunities(statuses: MetricResult, taken: MetricResult) -> Statement:
    """How many problems that the approach would have fitted were taken up.

    Args:
        statuses: `opportunities_by_status` by status.
        taken: `opportunities_taken_share`.
    """
    found = shown_groups(statuses)
    if not found:
        return nothing("Opportunities", statuses, "No log of opportunities was handed over.")
    parts = _led([(written(statuses, g), plain(g.value_of("status"))) for g in found], "were")
    text = f"Of the problems that the approach would have fitted, {formats.listing(parts)}"
    pairs = [(statuses, group) for group in found]
    if shown(taken.only):
        text += f"; {sized(taken, taken.only)} of those decided were taken"
        pairs.append((taken, taken.only))
    return statement(f"{text}.", *pairs)


def _is_of_one(result: MetricResult) -> bool:
    """True where one pilot alone is selected."""
    return len(result.selection.texts("pilot_code")) == 1


def _who(result: MetricResult) -> str:
    return "The pilot" if _is_of_one(result) else "The pilots"


def _led(pairs: list[tuple[str, str]], verb_of_all: str) -> list[str]:
    """'8 are done', '5 planned': the verb stands with the first alone."""
    (number, name), *others = pairs
    led_by = ONE.get(verb_of_all, verb_of_all) if number == "1" else verb_of_all
    return [f"{number} {led_by} {name}", *(f"{number} {name}" for number, name in others)]
