"""What reviews print."""

from __future__ import annotations

from shared.contract.relations.columns import (
    LINEAGE,
    PROGRAMME,
    Relation,
    date,
    flag,
    integer,
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

V_COMMENTARY = Relation(
    "v_commentary",
    "one row per programme, section of the review and author's role",
    ("programme_code", "section", "author_role"),
    (
        *PROGRAMME,
        *text(
            section="Key of the review's section that the text stands in.",
            author_role="Role of whoever wrote it.",
        ),
        *date(written_on="Day of the text."),
        *text(body="The text, Markdown as written, masked."),
        *integer(masked="Stretches of the text that could identify a person and were masked."),
        *LINEAGE,
    ),
)

RELATIONS = (
    V_CLAIM,
    V_COMMENTARY,
)
