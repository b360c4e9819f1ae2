"""Balance of the arms on either side of the limit, in people and in first scores."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import found, pilots, rows
from integration.one_survey import answers, changed, codebook, plan

from shared.findings import FindingState, Strength
from shared.findings.rules.matched_comparison import RULE

FIRST = [3, 2, 3, 4] * 5
AREAS = {"treated": "Milton Keynes", "control": "Wycombe"}


def roster(treated: list[str], control: list[str]) -> str:
    """People of both arms by their years in neighbourhood policing, each arm in an area."""
    return rows(
        "roster",
        *(
            {"person_code": f"{arm}{n}", "name": f"{arm} {n}", "arm": arm, "lpa": AREAS[arm]}
            | {"role": "pcso", "np_years_band": years}
            for arm, bands in (("treated", treated), ("control", control))
            for n, years in enumerate(bands)
        ),
    )


def survey(*, up: int) -> dict[str, str]:
    """First scores, of which so many are higher among the trained."""
    scores = {("treated", "T1"): changed(FIRST, up=up), ("control", "T1"): FIRST}
    return {"codebook.csv": codebook(Q31="employer"), "survey.csv": answers(Q31=scores)}


HALVES = ["0-1", "2-4"] * 10
MATCHED = {"register.csv": pilots("P1"), "roster.csv": roster(HALVES, HALVES)}
CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common={"register.csv": pilots("P1")},
        before={"roster.csv": roster(HALVES, HALVES)},
        after={"roster.csv": roster(HALVES, sorted(HALVES)[:10] * 2)},
        states=(FindingState.SUPPORTED, FindingState.CONTRADICTED),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_arms_of_other_people_move_the_finding_and_what_rests_on_it(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


def limit(value: float) -> str:
    return f'[[threshold]]\nrule = "{RULE.key}"\nname = "most"\nvalue = {value}\n'


@pytest.mark.parametrize(
    ("held", "state", "strength", "says"),
    [
        (
            MATCHED | survey(up=1),  # +0.07 standard deviations
            FindingState.SUPPORTED,
            Strength.INDICATIVE,
            "in 0 of 2 comparisons, of people on the roster and of first scores,",
        ),
        (
            MATCHED | survey(up=2),  # +0.14
            FindingState.CONTRADICTED,
            Strength.MODERATE,
            "farthest apart is employer, +0.14",
        ),
        (
            MATCHED | survey(up=2) | {"plan.toml": plan(threshold=limit(0.15))},
            FindingState.SUPPORTED,
            Strength.INDICATIVE,
            "the two differ by more than 0.15;",
        ),
        (
            {"register.csv": pilots("P1")} | survey(up=0),
            FindingState.INCONCLUSIVE,
            Strength.INSUFFICIENT,
            "cannot be told from first scores alone",
        ),
        (
            {"register.csv": pilots("P1"), "roster.csv": roster(HALVES[:4], HALVES[:4])},
            FindingState.SUPPORTED,
            Strength.INSUFFICIENT,
            "The role could not be compared. The local policing area differs by design",
        ),
        (
            {"register.csv": pilots("P1"), "roster.csv": roster(HALVES, [])},
            FindingState.NOT_ASSESSED,
            Strength.INSUFFICIENT,
            "has not been assessed: ",
        ),
    ],
    ids=["alike", "scores apart", "limit declared", "scores alone", "few", "one arm"],
)
def test_state_follows_the_farthest_difference(desk, held, state, strength, says):
    for name, text in held.items():
        desk.write(name, text)
    desk.load()
    finding = found(desk, RULE)
    assert (finding.state, finding.strength) == (state, strength)
    assert says in finding.conclusion.text
