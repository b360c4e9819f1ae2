"""Every rank's praise, held against supervisors who do not support the approach."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import found
from integration.voices import interviews, speaking

from shared.findings import FindingState, Strength
from shared.findings.rules.valued_by_ranks import OPPOSED, RULE, THEME


def said(
    *, officers: int = 3, supervisors: int = 2, against: int = 0, opposed: int = 0
) -> dict[str, str]:
    """Eight officers and four supervisors of the theme; one to four officers more of the other."""
    return interviews(
        *speaking("pcso", THEME, favour=officers, against=against, of=8),
        *speaking("pcso", OPPOSED, favour=opposed, of=4),
        *speaking("supervisor", THEME, favour=supervisors, of=4),
        themes=[THEME, OPPOSED],
    )


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common={},
        before=said(),
        after=said(supervisors=1),
        states=(FindingState.SUPPORTED, FindingState.INCONCLUSIVE),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_a_rank_that_falls_silent_moves_the_finding(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


@pytest.mark.parametrize(
    ("held", "state", "says"),
    [
        (said(opposed=1), FindingState.SUPPORTED, "1 of 16 interviewees spoke of “Supervisors"),
        (said(opposed=2), FindingState.MIXED, "2 of 16 interviewees spoke of “Supervisors"),
        (said(against=3), FindingState.MIXED, "3 spoke against it"),
        (said(officers=0, supervisors=0, opposed=2), FindingState.CONTRADICTED, "no rank of the"),
    ],
    ids=["one voice", "two voices", "as many against", "no praise"],
)
def test_praise_is_held_against_what_speaks_otherwise(desk, held, state, says):
    for name, text in held.items():
        desk.write(name, text)
    desk.load()
    finding = found(desk, RULE)
    assert (finding.state, finding.strength) == (state, Strength.INDICATIVE)
    assert says in finding.conclusion.text


def test_a_codebook_without_the_theme_says_nothing(desk):
    for name, text in interviews(("pcso", {"Other": "for"}), themes=["Other"]).items():
        desk.write(name, text)
    desk.load()
    finding = found(desk, RULE)
    assert finding.state is FindingState.NOT_ASSESSED
    assert "no interview was coded for “Valued across ranks”" in finding.conclusion.text
