"""Better relations, spoken of by two ranks or by one; test_testimony.py has the rest."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.voices import interviews, speaking

from shared.findings import FindingState
from shared.findings.rules.relations_with_partners import RULE, THEME


def said(*, supervisors: int) -> dict[str, str]:
    """Twelve interviews: three of eight officers and so many of four supervisors say so."""
    return interviews(
        *speaking("pcso", THEME, favour=3, of=8),
        *speaking("supervisor", THEME, favour=supervisors, of=4),
        themes=[THEME],
    )


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common={},
        before=said(supervisors=2),
        after=said(supervisors=1),
        states=(FindingState.SUPPORTED, FindingState.INCONCLUSIVE),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_a_second_rank_moves_the_finding_and_what_rests_on_it(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)
