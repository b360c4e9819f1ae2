"""What a published review claimed, held against the data and against itself."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.sheet import Sheet, register_sheet
from shared.contract import formats
from shared.findings.claims import Contradiction, Judged, account, words
from shared.metrics.registers import Dispute

VIEW = "v_claim"
COLUMNS = ("claim", "what", "section", "printed", "standing", "why", "go by")


def claims_sheet(claims: tuple[Judged, ...], *, among: tuple[Judged, ...]) -> Sheet:
    """Claims with how they stand, and why; `among` are all claims of the review."""
    rows = [
        (
            one.claim.claim_id,
            words.called(one.claim.measure),
            one.claim.section,
            words.written(one.claim),
            one.standing.value,
            one.reason.text,
            preferred(one.dispute, among) if one.dispute else "",
        )
        for one in claims
    ]
    return register_sheet("Claims of the published review", COLUMNS, rows, source=VIEW)


def contradictions_sheet(found: tuple[Contradiction, ...]) -> Sheet:
    """Contradictions with what was printed where, why not all can hold, and the data's side."""
    columns = ("point", "outcome", "printed, with sections", "conflict", "data")
    rows = [
        (
            point(each),
            each.outcome.value,
            account.printed(each.claims),
            account.why(each).text,
            account.data_side(each).text,
        )
        for each in found
    ]
    return register_sheet("Contradictions of the published review", columns, rows, source=VIEW)


def preferred(dispute: Dispute, among: tuple[Judged, ...]) -> str:
    """The value to go by, as the claim that printed it reads; as declared where none did."""
    printed = (one.claim for one in among if one.claim.disputed == dispute.figure)
    return next(
        (words.written(claim) for claim in printed if claim.value == dispute.preferred),
        dispute.preferred,
    )


def contradiction_item(each: Contradiction) -> Component:
    """One contradiction: its point and outcome, and behind them what was printed and why."""
    lines = [
        ("Printed, with sections", account.printed(each.claims)),
        ("Conflict", account.why(each).text),
        ("Data", account.data_side(each).text),
        *(("Decided", _decided(dispute, each.claims)) for dispute in each.disputes),
    ]
    return html.Details(
        [
            html.Summary([point(each), html.Span(each.outcome.value, className="tag quiet")]),
            *(html.P([html.Strong(f"{name}: "), text]) for name, text in lines if text),
        ]
    )


def point(each: Contradiction) -> str:
    """'3 Length of the pilot'; without a number where the list of the review has none."""
    return f"{each.number} {each.title}" if each.number else each.title


def _decided(dispute: Dispute, among: tuple[Judged, ...]) -> str:
    return (
        f"{words.called(dispute.figure)}: go by {preferred(dispute, among)}. {dispute.reason} "
        f"({dispute.decided_by}, {formats.day(dispute.decided_on)})"
    )
