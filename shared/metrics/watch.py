"""The watch list of a programme: each watch rule and how each of its subjects stands.

The rules and their limits are made in the warehouse (`v_watch`); here small groups of people are
withheld, as everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from shared.metrics.evaluate import Evaluator
from shared.metrics.registers import programme as registered

AT_LEAST = frozenset(
    {"wrong_proforma_version", "success_undefined", "low_response", "no_screening_pack"}
)
"""Rules whose limit is the least that is needed; the limit of every other is the most allowed."""


class WatchState(StrEnum):
    """How a subject stands under a rule, the most urgent first."""

    RAISED = "raised"
    SUPPRESSED = "suppressed"
    NOT_COLLECTED = "not collected"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Watch:
    """One subject under one rule.

    Attributes:
        rule: key of the rule.
        pilot_code: None where the rule looks at the programme, a team or a wave.
        subject: what was looked at, in words.
        measured: in the unit of the limit; None where nothing was measured or it is suppressed.
        limit, unit: what it is held against.
        limit_source: plan, where the evaluation plan declares the limit, or default.
        since: day since which the measured state stands; None where there is none.
        as_of: day on which the rule looked.
        who: role that can unblock it.
        detail: what was found, in a sentence.
    """

    rule: str
    pilot_code: str | None
    subject: str
    state: WatchState
    measured: float | None
    limit: float
    unit: str
    limit_source: str
    since: date | None
    as_of: date
    who: str
    detail: str

    @property
    def title(self) -> str:
        """The rule as a heading: 'No activity'."""
        return self.rule.replace("_", " ").capitalize()

    @property
    def is_least(self) -> bool:
        """True where the limit is the least that is needed, not the most that is allowed."""
        return self.rule in AT_LEAST


_COLUMNS = (
    "rule",
    "pilot_code",
    "subject",
    "state",
    "measured",
    "limit_value",
    "unit",
    "limit_source",
    "since",
    "as_of",
    "who",
    "detail",
    "people",
)


def watch_list(evaluator: Evaluator, programme: str) -> tuple[Watch, ...]:
    """How a programme stands under every rule, the raised first, then by rule, pilot and subject.

    Raises:
        UnknownName: the pilot register has no such programme.
    """
    code = registered(evaluator, programme).code
    rows = evaluator.snapshot.rows("v_watch", _COLUMNS, {"programme_code": [code]})
    found = [_watch(row, evaluator.thresholds.count) for row in rows.iter_rows(named=True)]
    return tuple(sorted(found, key=_urgency))


def _watch(row: dict[str, Any], fewest: int) -> Watch:
    people, limit = row.pop("people"), row.pop("limit_value")
    state = WatchState(row.pop("state"))
    if people is not None and people < fewest and state is not WatchState.NOT_COLLECTED:
        hidden = {"measured": None, "since": None, "detail": f"Fewer than {fewest} people."}
        return Watch(**row | hidden, limit=limit, state=WatchState.SUPPRESSED)
    return Watch(**row, limit=limit, state=state)


def _urgency(watch: Watch) -> tuple[int, str, str, str]:
    return list(WatchState).index(watch.state), watch.rule, watch.pilot_code or "", watch.subject
