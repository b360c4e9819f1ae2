"""What makes testimony corroborated: voices of each rank, nobody denying, coders who agree.

Each case is a programme of one load.
"""

from __future__ import annotations

import pytest
from integration.voices import interviews, speaking

from shared.findings import FindingState, Strength, findings
from shared.findings.rules.structure_of_work import RULE, THEME
from shared.metrics.registers import programme


def said(officers, supervisors, *, of=(8, 4), second="agrees"):
    """What officers and supervisors say of the theme."""
    people = (
        *speaking("pcso", THEME, **officers, of=of[0]),
        *speaking("supervisor", THEME, **supervisors, of=of[1]),
    )
    return {"people": people, "second": second}


CASES = {
    "two ranks": said({"favour": 3}, {"favour": 2}),
    "more for than against": said({"favour": 3, "against": 2}, {"favour": 2, "against": 1}),
    "one rank": said({"favour": 3}, {"favour": 1}),
    "one denies": said({"favour": 3}, {"favour": 2, "against": 2}),
    "as many each way": said({"favour": 2, "against": 2}, {"favour": 0}),
    "denied": said({"favour": 1, "against": 2}, {"favour": 1}),
    "one voice against": said({"favour": 0, "against": 1}, {"favour": 0}),
    "coders differ": said({"favour": 3}, {"favour": 2}, second="differs"),
    "one coder": said({"favour": 3}, {"favour": 2}, second="nobody"),
    "few": said({"favour": 2}, {"favour": 2}, of=(5, 4)),
    "few of a rank": said({"favour": 3}, {"favour": 3}, of=(4, 8)),
}


@pytest.fixture(scope="module")
def desk_of_all(desk_at, tmp_path_factory):
    """A warehouse with every case as a programme."""
    desk = desk_at(tmp_path_factory.mktemp("voices"))
    for number, case in enumerate(CASES.values()):
        held = interviews(
            *case["people"], themes=[THEME], second=case["second"], programme=f"C{number}"
        )
        for name, text in held.items():
            desk.write(f"C{number}_{name}", text)
    desk.load()
    return desk


@pytest.fixture
def judged(desk_of_all):
    """Gives the finding of a case, where so many people must stand behind each number."""

    def of(case, attitude=1):
        evaluator = desk_of_all.evaluator(attitude=attitude)
        held = programme(evaluator, f"C{list(CASES).index(case)}")
        [finding] = findings(evaluator, held, (RULE,))
        return finding

    return of


@pytest.mark.parametrize(
    ("case", "state"),
    [
        ("two ranks", FindingState.SUPPORTED),
        ("more for than against", FindingState.SUPPORTED),
        ("one rank", FindingState.INCONCLUSIVE),
        ("one denies", FindingState.MIXED),
        ("as many each way", FindingState.MIXED),
        ("denied", FindingState.CONTRADICTED),
        ("one voice against", FindingState.INCONCLUSIVE),
    ],
)
def test_state_follows_the_ranks(judged, case, state):
    assert judged(case).state is state


@pytest.mark.parametrize(
    ("case", "strength", "cap", "says"),
    [
        ("two ranks", Strength.INDICATIVE, "What interviewees said", "at an alpha of 1.00"),
        ("coders differ", Strength.INSUFFICIENT, "Coders agreed too little", "alpha of −"),
        ("one coder", Strength.INSUFFICIENT, "No second coder", "two coders agree is not known"),
        ("few", Strength.INSUFFICIENT, "Fewer than 10 interviewees.", "4 of 9 interviewees"),
    ],
)
def test_testimony_bears_as_much_as_its_people_and_its_coding(judged, case, strength, cap, says):
    finding = judged(case)
    assert (finding.state, finding.strength) == (FindingState.SUPPORTED, strength)
    assert finding.cap.startswith(cap)
    assert says in finding.conclusion.text


def test_sentence_counts_people_by_rank(judged):
    assert (
        "5 of 12 interviewees spoke of “Structure and consistency” (42 %, 95 % interval 19 % to "
        "68 %): 3 of 8 community support officers and 2 of 4 supervisors; nobody spoke against it."
    ) in judged("two ranks").conclusion.text.replace("\N{NO-BREAK SPACE}", " ")


def test_ranks_that_are_merged_are_one_and_stand_under_the_merged_name(judged):
    """Four officers and eight supervisors, where at least five must stand behind a number."""
    assert judged("few of a rank").state is FindingState.SUPPORTED
    merged = judged("few of a rank", attitude=5)
    assert merged.state is FindingState.INCONCLUSIVE
    assert "6 of 12 community support officers or supervisors" in merged.conclusion.text
    assert "3 of 4" not in merged.conclusion.text


def test_suppressed_testimony_is_not_assessed(judged):
    finding = judged("two ranks", attitude=13)
    assert finding.state is FindingState.NOT_ASSESSED
    assert "the figures are suppressed" in finding.conclusion.text
