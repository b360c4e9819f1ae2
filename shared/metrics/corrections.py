"""Corrects the tests of a result for those made beside them, by the families of the plan."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

from shared.contract.vocabulary import Correction
from shared.metrics.result import Group, MetricResult
from shared.stats import Estimate, Test, adjust
from shared.store import Snapshot

Key = tuple[tuple[str, str], ...]
UNDECLARED = ("all of one comparison, not declared in advance", Correction.BENJAMINI_HOCHBERG.value)


def corrected(result: MetricResult, whole: MetricResult, snapshot: Snapshot) -> MetricResult:
    """The result with each shown test corrected within its family.

    Args:
        result: what a person asked for.
        whole: the same, but of every member of the families; its withheld tests count in none.
        snapshot: gives the families that the programme's evaluation plan declares.
    """
    declared = _declared(snapshot)
    families: dict[tuple[Any, ...], dict[Key, Test]] = defaultdict(dict)
    for group in whole.groups:
        if isinstance(group.outcome, Estimate) and group.outcome.test:
            values = _values(whole, group)
            member = values[whole.metric.corrected or ""]
            family = declared.get((values.get("programme_code", ""), member), UNDECLARED)
            along = (whole.metric.corrected, *whole.metric.implied)
            beside = tuple(v for n, v in values.items() if n not in along)
            families[(*family, *beside)][tuple(values.items())] = group.outcome.test
    tests: dict[Key, Test] = {}
    for (family, correction, *_), members in families.items():
        if correction == Correction.NONE:
            tests |= members
        else:
            tests |= adjust(members, correction=correction, family=family)
    return replace(result, groups=tuple(_with(result, group, tests) for group in result.groups))


def _with(result: MetricResult, group: Group, tests: dict[Key, Test]) -> Group:
    if not isinstance(group.outcome, Estimate) or group.outcome.test is None:
        return group
    test = tests[tuple(_values(result, group).items())]
    return replace(group, outcome=replace(group.outcome, test=test))


def _values(result: MetricResult, group: Group) -> dict[str, str]:
    """The group's values: of what the result is split by, and of what else is never mixed."""
    by = dict(group.by)
    names = dict.fromkeys((*result.metric.never_mixed, *result.by))
    return {n: str(by[n]) if n in by else result.selection.texts(n)[0] for n in names}


def _declared(snapshot: Snapshot) -> dict[tuple[str, str], tuple[str, str]]:
    """Programme and member to family and correction; a confirmatory family goes first."""
    columns = ("programme_code", "member", "family_role", "family", "correction")
    rows = snapshot.rows("v_plan_family", columns).sort(columns, descending=True)
    return {row[:2]: row[3:] for row in rows.iter_rows()}
