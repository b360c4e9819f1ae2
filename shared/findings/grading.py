"""How much weight a finding bears: the weakest of its caps decides, and is said.

Source: thresholds of the project's domain brief, after the Maryland Scientific Methods Scale
(Sherman and others, 1998) and Krippendorff (2004) for coded testimony.
"""

from __future__ import annotations

from shared.findings.finding import ANSWERED, Cap, Judgement, Strength

FEWEST = 10
_ORDER = (Strength.STRONG, Strength.MODERATE, Strength.INDICATIVE, Strength.INSUFFICIENT)
UNCAPPED = Cap(Strength.STRONG, "Nothing that the rule knows of limits it.")
LEFT_OPEN = Cap(Strength.INSUFFICIENT, "The evidence leaves the question open.")
OWN_ACCOUNT = Cap(Strength.INDICATIVE, "People judge their own work; nothing is compared.")
TESTIMONY = Cap(Strength.INDICATIVE, "What interviewees said, not what was observed.")
UNCORRECTED = Cap(Strength.INDICATIVE, "Singled out after the data were seen, and not corrected.")
REGISTER = Cap(Strength.MODERATE, "A count of what was put on record, not of what was done.")
UNRECORDED = Cap(Strength.INDICATIVE, "What nobody put on record counts as not done.")
DIARIES = Cap(Strength.INDICATIVE, "Officers' own records of their time, on days chosen for it.")
COUNTS_ALONE = Cap(
    Strength.INDICATIVE,
    "Counts of recorded crime alone: no harm, vulnerability or uncertainty of ranks.",
)
NO_COMPARISON = Cap(Strength.INDICATIVE, "Nothing is compared with a place or time without it.")


def graded(judgement: Judgement) -> Cap:
    """The cap that decides: the weakest, the first of equals; an open question bears nothing."""
    caps = (*judgement.caps, *_design(judgement.maryland))
    if judgement.state not in ANSWERED:
        caps = tuple(cap for cap in caps if cap.strength is Strength.INSUFFICIENT) or (LEFT_OPEN,)
    if not caps:
        return UNCAPPED
    weakest = max(caps, key=lambda cap: _ORDER.index(cap.strength))
    if judgement.is_null and weakest.strength is not Strength.INSUFFICIENT:
        return Cap(Strength.INFORMATIVE_NULL, weakest.reason)
    return weakest


def few(base: int, what: str) -> tuple[Cap, ...]:
    """The cap of a base below ten, such as 'raters'; empty where the base is large enough."""
    if base >= FEWEST:
        return ()
    return (Cap(Strength.INSUFFICIENT, f"Fewer than {FEWEST} {what}."),)


def _design(maryland: int | None) -> tuple[Cap, ...]:
    """What a design can carry: 4 and 5 strong, 3 moderate, 1 and 2 indicative."""
    if maryland is None or maryland >= 4:
        return ()
    if maryland == 3:
        reason = "Comparison without random allocation (level 3 of 5 on the Maryland scale)."
        return (Cap(Strength.MODERATE, reason),)
    reason = f"Design without a justified comparison (level {maryland} of 5 on the Maryland scale)."
    return (Cap(Strength.INDICATIVE, reason),)
