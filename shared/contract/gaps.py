"""What is missing among the data that have arrived: months, self-evaluations, answers to a survey.

Whoever asks hands in how to read distinct rows of a view, so that the warehouse and the
applications judge alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

Distinct = Callable[[str, tuple[str, ...]], Iterable[tuple[Any, ...]]]
"""From a view and columns of it to their different combinations, in any order."""


@dataclass(frozen=True, slots=True)
class _Monthly:
    """A kind of file that comes month by month.

    Attributes:
        day: column with a day of each month that is there.
        of: column that says whose months they are; None where they are all of one.
        unnamed: what is written where nobody is named.
    """

    kind: str
    view: str
    day: str
    of: str | None
    unnamed: str


_NO_FORCE = "force not named"
_MONTHLY = (
    _Monthly("police_street", "v_crime_type_month", "month", "force", _NO_FORCE),
    _Monthly("police_outcomes", "v_crime_outcome", "month", "force", _NO_FORCE),
    _Monthly("stop_and_search", "v_stop_search", "month", "force", _NO_FORCE),
    _Monthly("incidents", "v_incident", "reported_on", None, "incidents"),
)


def gaps(distinct: Distinct) -> dict[str, list[str]]:
    """What is missing, in words and in order, by kind of file; also of kinds without any file."""
    found = {monthly.kind: _missing_months(monthly, distinct) for monthly in _MONTHLY}
    found["self_evaluation"] = _pilots_without_ratings(distinct)
    found["survey_export"] = _waves_without_answers(distinct)
    return found


def _missing_months(monthly: _Monthly, distinct: Distinct) -> list[str]:
    columns = (monthly.day,) if monthly.of is None else (monthly.day, monthly.of)
    held: dict[str, set[int]] = defaultdict(set)
    for day, *of in distinct(monthly.view, columns):
        held["".join(filter(None, of)) or monthly.unnamed].add(_number(day))
    return [
        f"{name}: {number // 12}-{number % 12 + 1:02d}"
        for name, numbers in sorted(held.items())
        for number in range(min(numbers), max(numbers))
        if number not in numbers
    ]


def _pilots_without_ratings(distinct: Distinct) -> list[str]:
    code = ("programme_code", "pilot_code")
    missing = set(distinct("v_pilot", code)) - set(distinct("v_self_evaluation", code))
    return [f"{programme} {pilot}: no self-evaluation" for programme, pilot in sorted(missing)]


def _waves_without_answers(distinct: Distinct) -> list[str]:
    columns = ("programme_code", "wave", "arm", "invited", "responded")
    waves = distinct("v_survey_participation", columns)
    silent = [row[:3] for row in waves if (row[3] or 0) > 0 and row[4] == 0]
    return [f"{' '.join(map(str, row))}: invited, no answers" for row in sorted(silent, key=str)]


def _number(day: date) -> int:
    """Months since the beginning of the calendar."""
    return day.year * 12 + day.month - 1
