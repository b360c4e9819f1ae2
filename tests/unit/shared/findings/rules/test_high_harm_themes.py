"""Themes of high harm that are named, and what may not be said of small counts."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import each_found, pilots, rows, sentence, standing

from shared.findings import FindingState, Strength
from shared.findings.rules.high_harm_themes import RULE

THEME = "Trafficking"


def interviews(speaking: int) -> dict[str, str]:
    """Twelve interviews, of which so many speak of trafficking."""
    documents = [f"Interview {n:02}.docx" for n in range(12)]
    return {
        "index.csv": rows("interview_index", *({"document": name} for name in documents)),
        "codes.csv": rows("taguette_codebook", {"tag": THEME, "parent": ""}),
        "highlights.csv": rows(
            "taguette_highlights",
            *(
                {"id": str(n), "document": name, "tag": THEME}
                for n, name in enumerate(documents[:speaking])
            ),
        ),
    }


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common={"register.csv": pilots("P1")},
        before={"rollout.csv": rows("rollout", {"theme": "Honour-based violence"})},
        after={"rollout.csv": rows("rollout", {"theme": "Parking at schools"})},
        states=(FindingState.SUPPORTED, FindingState.NOT_ASSESSED),
    ),
    Crossing(
        rule=RULE.key,
        common={"register.csv": pilots("P1")},
        before=interviews(10),
        after=interviews(9),
        states=(FindingState.SUPPORTED, FindingState.NOT_ASSESSED),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS, ids=["site", "interviews"])
def test_theme_that_nobody_or_few_name_is_not_assessed(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


def test_nothing_is_said_of_how_much_of_it_there_is(desk):
    register = {"register.csv": pilots("P1")}
    theme = {"rollout.csv": rows("rollout", {"theme": "Female genital mutilation"})}
    judged = each_found(desk, RULE, NAMED=register | theme, NONE=register)
    assert standing(judged) == {
        "NAMED": (FindingState.SUPPORTED, Strength.INDICATIVE),
        "NONE": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
    }
    assert "may be conducive" in sentence(judged["NAMED"])
    assert not any(character.isdigit() for character in sentence(judged["NAMED"]))
    assert "neither show it nor rule it out" in sentence(judged["NONE"])
