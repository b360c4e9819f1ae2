"""Where the time went that evidence gathering gave up at a change of policy."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import each_found, pilots, rows, sentence, standing
from integration.recorded_time import AFTER, BEFORE, hours, roster

from shared.findings import FindingState, Strength
from shared.findings.rules.freed_time import RULE

EARLY = "2016-04-10"
EVENTS = rows(
    "policy_events",
    {"date": "2016-06-01", "name": "Triage"},
    {"date": "2016-05-01", "name": "Sorting"},
    {"date": "2017-01-01", "name": "Nobody recorded after it"},
)
Pair = tuple[float, float]


def moved(*, gathering: tuple[Pair, Pair], solving: tuple[Pair, Pair]) -> str:
    """Hours of ten on evidence and on problems, on a day before Triage and on one after it."""
    days = {
        day: {"evidence_gathering": gathering[at], "problem_solving": solving[at]}
        for at, day in enumerate((BEFORE, AFTER))
    }
    return hours(days)


STILL = ((4.0, 4.0), (4.0, 4.0))  # more than on evidence, and no change
FALL = ((2.0, 3.0), (1.0, 2.0))  # 10 points of the time, from each officer alike
CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common={
            "register.csv": pilots("P1"),
            "roster.csv": roster(),
            "events.csv": EVENTS,
        },
        before={"time.csv": moved(gathering=FALL, solving=STILL)},
        after={"time.csv": moved(gathering=(FALL[0], (3.0, 2.0)), solving=STILL)},
        states=(FindingState.CONTRADICTED, FindingState.INCONCLUSIVE),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_time_that_was_not_freed_says_nothing(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


def test_gain_of_problem_solving_is_held_against_half_of_the_fall(desk):
    """The last change of policy with records on both sides is read, not an earlier or later one."""
    people = {"register.csv": pilots("P1"), "roster.csv": roster()}
    gains = {
        "GAIN": (1.6, 1.7),  # 6.5 of 10 points
        "LITTLE": (1.3, 1.4),  # 3.5 points
        "HALF": (1.3, 1.7),  # 5 points, with an interval that passes half
    }
    cases = {
        code: people | {"time.csv": moved(gathering=FALL, solving=((1.0, 1.0), gain))}
        for code, gain in gains.items()
    }
    early = hours({EARLY: {"evidence_gathering": (9.0, 9.0)}})  # so that Sorting has two sides
    cases["LITTLE"]["early.csv"] = early
    lost = moved(gathering=(FALL[0], (3.0, 2.0)), solving=((1.0, 1.0), (0.2, 0.3)))
    cases["LOST"] = people | {"time.csv": lost}  # less for problems, but no time was freed
    judged = each_found(desk, RULE, **cases, NONE=people | {"events.csv": EVENTS})
    assert standing(judged) == {
        "GAIN": (FindingState.SUPPORTED, Strength.INDICATIVE),
        "LITTLE": (FindingState.CONTRADICTED, Strength.INDICATIVE),
        "HALF": (FindingState.INCONCLUSIVE, Strength.INSUFFICIENT),
        "LOST": (FindingState.INCONCLUSIVE, Strength.INSUFFICIENT),
        "NONE": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
    }
    assert all("After “Triage”" in sentence(judged[code]) for code in gains)
