"""All findings in one paragraph: how much is known, how surely, and what is not."""

from __future__ import annotations

from shared.contract import formats
from shared.findings.finding import ANSWERED, Cell, Finding, Strength
from shared.findings.statement import Given, Statement

SOURCE = "findings of this review"
CARRYING = (Strength.STRONG, Strength.MODERATE)


def overall(found: tuple[Finding, ...]) -> Statement:
    """How many propositions are answered, how strongly, and whether any effect or worth is.

    Args:
        found: the findings of a programme; at least one.
    """
    answered = [finding for finding in found if finding.state in ANSWERED]
    strong = [finding for finding in answered if finding.strength in CARRYING]
    asked = formats.count(len(found), "proposition")
    text = (
        f"Of {asked} held against the data, {len(answered)} are answered and "
        f"{len(found) - len(answered)} are left open; {len(strong)} of the answers bear moderate "
        f"weight or more. {_of_effects(answered)} {_of_worth(answered)}"
    )
    counts = {
        "propositions": len(found),
        "propositions answered": len(answered),
        "propositions left open": len(found) - len(answered),
        "answers of moderate weight or more": len(strong),
    }
    given = tuple(Given(str(count), meaning, SOURCE) for meaning, count in counts.items())
    return Statement(text, given=given)


def _of_effects(answered: list[Finding]) -> str:
    effects = [finding.title.lower() for finding in answered if finding.rule.cell is Cell.EFFECT]
    if not effects:
        return "No effect on officers, the public or crime is established."
    return (
        f"Of what might have changed, the data speak of {formats.listing(effects)} only, and by "
        "their design they show association, not cause."
    )


def _of_worth(answered: list[Finding]) -> str:
    if any(finding.key == "value_for_money" for finding in answered):
        return "What the outcomes were worth stands under economics."
    return "Whether the outcomes are worth what they cost is not established."
