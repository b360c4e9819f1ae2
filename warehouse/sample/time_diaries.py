"""The synthetic time diaries: what the hours of trained and comparison officers went into.

Owns `time/time_records_YYYY-MM.csv`. On two days of each month every trained officer kept a diary
in half hours; the comparison officers' hours were taken down by team. The share of problem-solving
lies near the 1.7 % that the review quotes (section 7.2), far below that of gathering evidence. From
the change of policy on 1 June 2016 on less evidence is gathered, and most of the time so freed goes
into reactive work (sections 7.2 and 8).

Each arm's half hours before and after that day are laid out in exact numbers and dealt to the
diaries at random, so that the shares come out whatever the draw.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from shared.contract.vocabulary import Activity
from warehouse.sample.handover import SYNTHETIC, Row, SampleFile
from warehouse.sample.implementation import PROGRAMME
from warehouse.sample.monthly import monthly_files
from warehouse.sample.people import CONTROL, PEOPLE_OF_ARM, TREATED, trained_codes

POLICY_CHANGE = "2016-06-01"

_SEED = 1606
_HALF_HOURS = 16
_LEAVE_DAYS_PER_100 = 7
_COLUMNS = ("programme", "person_code", "team", "date", "activity", "hours", "synthetic")

_DIARY_DAYS = (
    *("2016-01-19", "2016-01-21", "2016-02-16", "2016-02-18", "2016-03-08", "2016-03-10"),
    *("2016-04-19", "2016-04-21", "2016-05-17", "2016-05-19", "2016-06-14", "2016-06-16"),
    *("2016-07-05", "2016-07-07"),
)
_TEAM_SIZES = {
    f"Comparison team {number}": size for number, size in enumerate((6, 6, 6, 5, 5, 5), 1)
}

# Half hours of 1,000 worked, by arm, before the change of policy and from then on.
_BEFORE = {
    TREATED: (
        (Activity.PROBLEM_SOLVING, 16),
        (Activity.ENGAGEMENT, 90),
        (Activity.VISIBILITY, 150),
        (Activity.REACTIVE, 330),
        (Activity.EVIDENCE_GATHERING, 250),
        (Activity.ADMIN, 110),
        (Activity.ABSTRACTION, 54),
    ),
    CONTROL: (
        (Activity.PROBLEM_SOLVING, 15),
        (Activity.ENGAGEMENT, 80),
        (Activity.VISIBILITY, 155),
        (Activity.REACTIVE, 335),
        (Activity.EVIDENCE_GATHERING, 250),
        (Activity.ADMIN, 112),
        (Activity.ABSTRACTION, 53),
    ),
}
_AFTER = {
    TREATED: (
        (Activity.PROBLEM_SOLVING, 24),
        (Activity.ENGAGEMENT, 85),
        (Activity.VISIBILITY, 155),
        (Activity.REACTIVE, 385),
        (Activity.EVIDENCE_GATHERING, 180),
        (Activity.ADMIN, 115),
        (Activity.ABSTRACTION, 56),
    ),
    CONTROL: (
        (Activity.PROBLEM_SOLVING, 16),
        (Activity.ENGAGEMENT, 76),
        (Activity.VISIBILITY, 160),
        (Activity.REACTIVE, 392),
        (Activity.EVIDENCE_GATHERING, 185),
        (Activity.ADMIN, 117),
        (Activity.ABSTRACTION, 54),
    ),
}


@dataclass(frozen=True, slots=True)
class _Diary:
    """One day of one officer, or of one team with several officers."""

    person: str
    team: str
    day: str
    officers: int = 1


def _diaries(arm: str) -> tuple[_Diary, ...]:
    if arm == TREATED:
        return tuple(_Diary(code, "", day) for day in _DIARY_DAYS for code in trained_codes())
    return tuple(
        _Diary("", team, day, size) for day in _DIARY_DAYS for team, size in _TEAM_SIZES.items()
    )


def _worked(shares: tuple[tuple[Activity, int], ...], half_hours: int) -> list[Activity]:
    """That many half hours in the given proportions; what rounding leaves over is reactive."""
    worked = [kind for kind, share in shares for _ in range(half_hours * share // 1000)]
    return worked + [Activity.REACTIVE] * (half_hours - len(worked))


def _dealt(
    diaries: list[_Diary], shares: tuple[tuple[Activity, int], ...], rng: random.Random
) -> Iterator[Row]:
    """The diaries' rows: a few whole days of leave, all other half hours dealt at random."""
    days = [diary for diary in diaries for _ in range(diary.officers)]
    on_leave = set(rng.sample(range(len(days)), len(days) * _LEAVE_DAYS_PER_100 // 100))
    worked = _worked(shares, _HALF_HOURS * (len(days) - len(on_leave)))
    rng.shuffle(worked)
    hands = iter(worked)
    spent: dict[_Diary, Counter[Activity]] = {diary: Counter() for diary in diaries}
    for number, diary in enumerate(days):
        if number in on_leave:
            spent[diary][Activity.LEAVE] += _HALF_HOURS
        else:
            spent[diary].update(next(hands) for _ in range(_HALF_HOURS))
    for diary, counts in spent.items():
        for activity in (kind for kind in Activity if counts[kind]):
            yield _row(diary, activity, counts[activity])


def _row(diary: _Diary, activity: Activity, half_hours: int) -> Row:
    hours = f"{half_hours // 2}.5" if half_hours % 2 else str(half_hours // 2)
    return (PROGRAMME, diary.person, diary.team, diary.day, activity.value, hours, SYNTHETIC)


def _rows(arm: str, rng: random.Random) -> Iterator[Row]:
    diaries = _diaries(arm)
    before = [diary for diary in diaries if diary.day < POLICY_CHANGE]
    after = [diary for diary in diaries if diary.day >= POLICY_CHANGE]
    yield from _dealt(before, _BEFORE[arm], rng)
    yield from _dealt(after, _AFTER[arm], rng)


def time_files() -> tuple[SampleFile, ...]:
    """One row per person or team, day and activity; hours in halves.

    Trained officers have a `person_code` and no team, comparison officers a `team` alone.
    """
    rng = random.Random(_SEED)
    rows = tuple(row for arm in PEOPLE_OF_ARM for row in _rows(arm, rng))
    return monthly_files("time/time_records", _COLUMNS, rows, dated="date")
