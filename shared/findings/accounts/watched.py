"""What is stuck, since when, and who can unblock it: the watch list of a programme in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import zip_longest

from shared.contract import formats
from shared.findings.phrases import plain, verb
from shared.findings.statement import Given, Statement
from shared.metrics.watch import Watch, WatchState

VIEW = "v_watch"
WHO = {
    "senior": "senior officers",
    "inspector": "inspectors",
    "sergeant": "sergeants",
    "supervisor": "supervisors",
    "evaluator": "evaluators",
}
"""Roles that can unblock, the highest first, and how they read."""
NOTHING_WATCHED = Statement("No watch rule looks at this programme yet.")
_SHARES = "share"


def stuck(watched: tuple[Watch, ...]) -> Statement:
    """How much is past its limit, and how much of it who can unblock.

    Args:
        watched: the whole watch list of a programme.
    """
    if not watched:
        return NOTHING_WATCHED
    raised = that_are(WatchState.RAISED, watched)
    if not raised:
        return Statement("Nothing that could be looked at is past its limit.")
    each = {role: len(own) for role, own in by_role(raised).items()}
    first, *others = [f"{role_name(role)} can unblock {number}" for role, number in each.items()]
    rest = [text.replace(" can unblock", "") for text in others]
    number = formats.count(len(raised), "matter")
    text = f"{number} {verb(len(raised))} past its limit: {formats.listing([first, *rest])}."
    given = [_given(len(raised), "matters past their limits")]
    given += [_given(n, f"of them for {role_name(role)}") for role, n in each.items()]
    return Statement(_of_several(text, len(raised)), given=tuple(given))


def not_judged(watched: tuple[Watch, ...]) -> Statement:
    """How many matters are within their limits, withheld, or without records."""
    clear, hidden, absent = (
        len(that_are(state, watched))
        for state in (WatchState.CLEAR, WatchState.SUPPRESSED, WatchState.NOT_COLLECTED)
    )
    text = (
        f"Of the others, {clear} {verb(clear)} within the limit, {absent} {verb(absent)} not "
        f"collected and {hidden} {verb(hidden)} suppressed."
    )
    given = (
        _given(clear, "matters within their limits"),
        _given(absent, "matters not collected"),
        _given(hidden, "matters suppressed"),
    )
    return Statement(text, given=given)


def that_are(state: WatchState, watched: Iterable[Watch]) -> tuple[Watch, ...]:
    """Those of one state."""
    return tuple(watch for watch in watched if watch.state is state)


def by_role(raised: Iterable[Watch]) -> dict[str, tuple[Watch, ...]]:
    """Role that can unblock to what it can, the highest role first."""
    found: dict[str, list[Watch]] = {}
    for watch in raised:
        found.setdefault(watch.who, []).append(watch)
    places = {role: place for place, role in enumerate(WHO)}
    roles = sorted(found, key=lambda role: places.get(role, len(places)))
    return {role: tuple(found[role]) for role in roles}


def role_name(role: str) -> str:
    """'senior officers'."""
    return WHO.get(role, plain(role))


def most_pressing(raised: Iterable[Watch], *, at_most: int) -> tuple[Watch, ...]:
    """Some of each rule in turn, those that have stood longest first, until there are enough."""
    rules: dict[str, list[Watch]] = {}
    for watch in sorted(raised, key=_since):
        rules.setdefault(watch.rule, []).append(watch)
    rounds = zip_longest(*rules.values())
    found = [watch for each in rounds for watch in each if watch is not None]
    return tuple(found[:at_most])


def held_against(watch: Watch) -> str:
    """'78 against a limit of 60 (days)' or '1, at least 2 needed (version of the form)'.

    A measure that meets the least that is needed is left out: the detail says what else is amiss.
    """
    limit, measured = _written(watch.limit, watch.unit), watch.measured
    if watch.is_least:
        needed = f"at least {limit} needed ({watch.unit})"
        if measured is None or measured >= watch.limit:
            return needed
        return f"{_written(measured, watch.unit)}, {needed}"
    if measured is None:
        return f"limit {limit} ({watch.unit})"
    return f"{_written(measured, watch.unit)} against a limit of {limit} ({watch.unit})"


def _written(value: float, unit: str) -> str:
    if unit.startswith(_SHARES):
        return formats.percent(value)
    return formats.number(value, decimals=0 if float(value).is_integer() else 1)


def _of_several(text: str, number: int) -> str:
    return text if number == 1 else text.replace("past its limit", "past their limits", 1)


def _since(watch: Watch) -> tuple[bool, date, str, str]:
    return watch.since is None, watch.since or date.max, watch.pilot_code or "", watch.subject


def _given(number: int, meaning: str) -> Given:
    return Given(formats.number(number), meaning, VIEW)
