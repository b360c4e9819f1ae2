"""What reviews print."""

from __future__ import annotations

from shared.contract.relations.columns import (
    LINEAGE,
    Relation,
    flag,
    text,
)

V_CLAIM = Relation(
    "v_claim",
    "one row per figure that a published review printed",
    ("claim_id",),
    (
        *text(
            claim_id="Identifier of the claim.",
            section="Section of the review that prints it.",
            measure="What the figure measures.",
            value="The figure as printed.",
            unit="Its unit.",
            disputed="Key shared by claims that contradict each other; null where undisputed.",
        ),
        *flag(is_preferred="True for the value preferred among disputed ones; null elsewhere."),
        *text(note="Reason for the preference, or context; null where none."),
        *LINEAGE,
    ),
)

RELATIONS = (V_CLAIM,)
