"""Where a published review contradicts itself, and on which side the data stand.

A contradiction between figures is judged by the metrics that make them again (`published`). Those
between sentences are listed and wait for the claims ledger.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from shared.metrics.evaluate import Evaluator
from shared.metrics.published import Agreement, Published, published


class Standing(StrEnum):
    """How a contradiction stands against the data."""

    CONTRADICTED = "contradicted by the data"
    CARRIED = "carried by the data"
    OPEN = "not verifiable"
    WAITING = "waits for the claims ledger"
    NOT_PRINTED = "not printed"


NUMBERS: dict[int, tuple[str, ...]] = {
    1: ("pilot_duration",),
    2: ("t3_interval",),
    3: ("change_over_waves",),
    4: ("arms_alike",),
    5: ("spread_of_skills",),
    6: ("direction_of_change",),
    7: ("response_of_stakeholders",),
    8: ("choice_of_sites",),
    9: ("value_for_money",),
    10: ("later_steps",),
    11: ("full_implementation",),
    12: ("next_step_scope",),
    13: ("end_of_attending_all_crimes",),
    14: ("support_of_ranks",),
    15: ("interview_section", "myhill_year", "reference_list"),
    16: ("design_of_survey",),
}
"""Number of each contradiction of the 2016 review, to the keys of its claims (`disputed`)."""

BETWEEN_SENTENCES = frozenset({6, 12, 14, 15})
"""Those that no figure can decide."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One contradiction of a review.

    Attributes:
        number: its place in the list.
        rows: what the review says, claim by claim, each beside what the data give.
    """

    number: int
    rows: tuple[Published, ...]

    @property
    def standing(self) -> Standing:
        """Contradicted where the data disagree with anything printed; else carried, or open."""
        verdicts = {row.agrees for row in self.rows}
        if not self.rows:
            return Standing.NOT_PRINTED
        if self.number in BETWEEN_SENTENCES:
            return Standing.WAITING
        if Agreement.NO in verdicts:
            return Standing.CONTRADICTED
        return Standing.CARRIED if Agreement.YES in verdicts else Standing.OPEN

    @property
    def refuted(self) -> tuple[Published, ...]:
        """The claims that the data disagree with."""
        return tuple(row for row in self.rows if row.agrees is Agreement.NO)

    def as_json(self) -> dict[str, Any]:
        """The contradiction as the command line prints it."""
        return {
            "number": self.number,
            "standing": self.standing.value,
            "claims": [row.claim.claim_id for row in self.rows],
            "refuted": [row.claim.claim_id for row in self.refuted],
        }


def contradictions(evaluator: Evaluator, programme: str) -> tuple[Contradiction, ...]:
    """Every contradiction, in order of number, with its claims and what the data give.

    Raises:
        UnknownName: the pilot register has no such programme.
    """
    rows = published(evaluator, programme)
    return tuple(
        Contradiction(number, tuple(row for row in rows if row.claim.disputed in keys))
        for number, keys in NUMBERS.items()
    )
