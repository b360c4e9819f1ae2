"""What turns a draft into an issued edition: who signed it, which version it is, and the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from shared.contract.vocabulary import SignOffRole

REQUIRED = (SignOffRole.ANALYST, SignOffRole.ASSURER, SignOffRole.APPROVER)
"""Roles without whose signature nothing is issued; the commissioner may sign, but need not."""


@dataclass(frozen=True, slots=True)
class SignOff:
    """One signature below a draft.

    Attributes:
        role: in which the person answers for it.
        name: of the person.
        signed_on: the day on which it was given.
    """

    role: SignOffRole
    name: str
    signed_on: date

    def as_json(self) -> dict[str, str]:
        """The signature as files and the API hold it."""
        return {"role": self.role, "name": self.name, "signed_on": self.signed_on.isoformat()}

    @classmethod
    def from_json(cls, fields: dict[str, str]) -> SignOff:
        """The signature that `as_json` wrote."""
        signed_on = date.fromisoformat(fields["signed_on"])
        return cls(SignOffRole(fields["role"]), fields["name"], signed_on)


@dataclass(frozen=True, slots=True)
class Issue:
    """What an issued edition says of itself; a draft has none.

    Attributes:
        version: 1 for the first edition of a programme, then one more each time.
        draft: key of the draft that was signed and issued.
        issued_on: the day of issue.
        sign_offs: the signatures below it, in the order of the roles.
    """

    version: int
    draft: str
    issued_on: date
    sign_offs: tuple[SignOff, ...]

    def as_json(self) -> dict[str, Any]:
        """The issue as files and the API hold it."""
        return {
            "version": self.version,
            "draft": self.draft,
            "issued_on": self.issued_on.isoformat(),
            "sign_offs": [sign_off.as_json() for sign_off in self.sign_offs],
        }

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> Issue:
        """The issue that `as_json` wrote."""
        return cls(
            version=fields["version"],
            draft=fields["draft"],
            issued_on=date.fromisoformat(fields["issued_on"]),
            sign_offs=tuple(map(SignOff.from_json, fields["sign_offs"])),
        )


def in_order(sign_offs: tuple[SignOff, ...]) -> tuple[SignOff, ...]:
    """Signatures in the order of the roles; within a role, as they were given."""
    roles = list(SignOffRole)
    return tuple(sorted(sign_offs, key=lambda sign_off: roles.index(sign_off.role)))


def missing(sign_offs: tuple[SignOff, ...]) -> tuple[SignOffRole, ...]:
    """The required roles that have not signed yet."""
    signed = {sign_off.role for sign_off in sign_offs}
    return tuple(role for role in REQUIRED if role not in signed)
