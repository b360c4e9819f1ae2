"""Declaration of interests: who answers for this review, and what was not declared."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Cell, Table
from reporter.section import Subject
from shared.contract import formats
from shared.contract.vocabulary import SignOffRole
from shared.metrics import registers


@dataclass(frozen=True, slots=True)
class Interests:
    """Who stands behind the review, by role."""

    roles: Table


def build(subject: Subject) -> Interests:
    """Every role of those who answer for an analysis, with its holder where one is known."""
    signed = registers.signatures(subject.evaluator, subject.programme.code)
    rows = [_row(role, [s for s in signed if s.sign_off_role == role]) for role in SignOffRole]
    return Interests(
        Table(
            key="roles",
            caption="Who answers for this review",
            head=("Role", "Name", "Signed", "Interest declared"),
            rows=tuple(rows),
            note="Roles after the AQuA Book. Source: sign-offs handed over with the data.",
            view="v_sign_off",
        )
    )


def _row(role: SignOffRole, signed: list[registers.Signature]) -> tuple[Cell, ...]:
    names = "; ".join(s.name for s in signed) or "not supplied"
    days = "; ".join(formats.day(s.signed_on) for s in signed) or "not signed"
    return Cell(role.value.capitalize()), Cell(names), Cell(days), Cell("not supplied")
