"""The judge of single scales: what counts as a rise, a fall, no difference, and an open question.

Each case is a programme of one load. Forty linked officers of each arm score one item, half of them
3 and half of them 2 or 4. Of the trained so many go up by one point and so many down; the same of
the control group.
"""

from __future__ import annotations

import re

import pytest
from integration.one_rule import found, rows
from integration.one_survey import answers, changed, codebook, plan

from shared.findings import FindingState, Strength
from shared.findings.rules.view_of_employer import RULE

FIRST = [3, 2, 3, 4] * 10
EVEN = {"up": 1, "down": 1}
SUPPORTED, CONTRADICTED = FindingState.SUPPORTED, FindingState.CONTRADICTED
MIXED, INCONCLUSIVE = FindingState.MIXED, FindingState.INCONCLUSIVE
INSUFFICIENT = Strength.INSUFFICIENT


def files(code, treated, control, *, first=FIRST, smallest=0.25, linked=True):
    """The files of one programme."""
    later = {"treated": changed(first, **treated), "control": changed(first, **control)}
    scores = {(arm, "T1"): first for arm in later} | {(arm, "T3"): s for arm, s in later.items()}
    effects = {"employer": smallest} if smallest else {}
    return {
        f"register_{code}.csv": rows("pilot_register", {"programme": code}),
        f"survey_{code}.csv": answers(Q31=scores, linked=linked, programme=code),
        f"plan_{code}.toml": plan(programme=code, **effects),
    }


CASES = {
    "rose": ({"up": 20}, {"up": 1}),
    "fell": ({"down": 20}, {"up": 1}),
    "control rose": (EVEN, {"up": 20}),
    "alike": (EVEN, EVEN),
    "control fell": ({"up": 1}, {"down": 20}),
    "rise open": ({"up": 15, "down": 12}, {"up": 12, "down": 15}),
    "fall open": ({"up": 12, "down": 15}, {"up": 15, "down": 12}),
    "both open": ({"up": 18, "down": 18}, {"up": 18, "down": 18}),
    "too few for so little": ({"up": 20}, {"up": 1}, {"smallest": 0.05}),
    "no smallest effect": (EVEN, EVEN, {"smallest": None}),
    "unlinked": ({"up": 38}, {"up": 1}, {"linked": False}),
    "few": ({"up": 2}, {"up": 2}, {"first": [3, 2, 3, 4]}),
}


@pytest.fixture(scope="module")
def judged(desk_at, tmp_path_factory):
    """The finding of each case."""
    desk = desk_at(tmp_path_factory.mktemp("scales"))
    desk.write("codebook.csv", codebook(Q31="employer"))
    for number, (treated, control, *more) in enumerate(CASES.values()):
        for name, text in files(f"C{number}", treated, control, **dict(*more)).items():
            desk.write(name, text)
    desk.load()
    return {case: found(desk, RULE, f"C{number}") for number, case in enumerate(CASES)}


@pytest.mark.parametrize(
    ("case", "state", "strength", "says"),
    [
        (
            "rose",
            SUPPORTED,
            Strength.INDICATIVE,
            "rose, and by more than the control group's, from T1 to T3. The changes differed by "
            "+0.48",
        ),
        ("fell", CONTRADICTED, Strength.INDICATIVE, "did not rise by more"),
        ("control rose", CONTRADICTED, Strength.INDICATIVE, "did not rise by more"),
        (
            "alike",
            CONTRADICTED,
            Strength.INFORMATIVE_NULL,
            "Any difference is smaller than the 0.25 points that matter by the plan.",
        ),
        (
            "control fell",
            MIXED,
            Strength.INDICATIVE,
            "moved apart from the control group's from T1 to T3, but no rise of their own is shown",
        ),
        (
            "rise open",
            INCONCLUSIVE,
            INSUFFICIENT,
            "This is compatible with improvement by 0.25 points or more.",
        ),
        (
            "fall open",
            INCONCLUSIVE,
            INSUFFICIENT,
            "This is compatible with deterioration by 0.25 points or more.",
        ),
        (
            "both open",
            INCONCLUSIVE,
            INSUFFICIENT,
            "compatible with both improvement and deterioration by 0.25 points or more.",
        ),
        (
            "no smallest effect",
            INCONCLUSIVE,
            INSUFFICIENT,
            "The plan declares no smallest effect that matters",
        ),
        (
            "unlinked",
            SUPPORTED,
            INSUFFICIENT,
            "How small a difference could have been found is not known.",
        ),
        ("few", INCONCLUSIVE, INSUFFICIENT, "4 respondents in the smallest of the four cells"),
    ],
)
def test_state_follows_corrected_tests_and_equivalence(judged, case, state, strength, says):
    finding = judged[case]
    assert (finding.state, finding.strength) == (state, strength)
    assert says in finding.conclusion.text
    assert finding.maryland == 2


def test_items_that_moved_stand_beside_those_expected_by_chance(judged):
    assert re.search(
        r"Of its 1 item, trained officers' answers moved with a p below 0\.05, one way or the "
        r"other, on 1 from T1 to T3 \(0\.\d expected by chance, 1 after correction\)\.",
        judged["rose"].conclusion.text,
    )


@pytest.mark.parametrize(
    ("case", "cap"),
    [
        (
            "too few for so little",
            "Too few linked officers to find the smallest difference that matters.",
        ),
        ("few", "Fewer than 10 respondents in an arm and wave."),
    ],
)
def test_a_cap_says_why_so_few_bear_nothing(judged, case, cap):
    assert (judged[case].strength, judged[case].cap) == (INSUFFICIENT, cap)


@pytest.mark.parametrize(
    ("without", "scale", "why"),
    [
        ("control", "employer", "no two waves with both arms are held"),
        ("T3", "employer", "no two waves with both arms are held"),
        ("nothing", "procedural_fairness", "the survey has no such scale"),
    ],
)
def test_what_was_not_handed_over_is_not_assessed(desk, without, scale, why):
    held = files("MK", {"up": 20}, {"up": 1}) | {"codebook.csv": codebook(Q31=scale)}
    for name, text in held.items():
        lines = text.splitlines(keepends=True)
        is_survey = name.startswith("survey")
        desk.write(name, "".join(line for line in lines if not is_survey or without not in line))
    desk.load()
    finding = found(desk, RULE)
    assert finding.state is FindingState.NOT_ASSESSED
    assert why in finding.conclusion.text
