"""Time records of trained officers, from a few numbers that a person can check."""

from __future__ import annotations

from integration.one_rule import rows

OFFICERS = 12
DAY = 10.0
"""Hours of each officer on each day; what is not named is reactive work."""
BEFORE, AFTER = "2016-05-10", "2016-06-10"


def roster(officers: int = OFFICERS) -> str:
    """So many trained officers."""
    return rows("roster", *({"person_code": f"p{number}"} for number in range(officers)))


def hours(days: dict[str, dict[str, tuple[float, float]]], *, officers: int = OFFICERS) -> str:
    """Each day's hours by activity, for officers of even and of odd number in turn."""
    return rows(
        "time_records",
        *(
            {"person_code": f"p{number}", "date": day, "activity": activity, "hours": f"{spent:g}"}
            for day, activities in days.items()
            for number in range(officers)
            for activity, spent in _whole(activities, number % 2).items()
        ),
    )


def _whole(activities: dict[str, tuple[float, float]], turn: int) -> dict[str, float]:
    named = {activity: pair[turn] for activity, pair in activities.items() if pair[turn]}
    return named | {"reactive": DAY - sum(named.values())}
