"""From a signed draft to an issued edition: what must hold first, and what is done then."""

from __future__ import annotations

import json
import logging
import unicodedata
from dataclasses import replace
from datetime import date

from reporter.archive import Altered, Archive
from reporter.checks import Check
from reporter.issue import Issue, SignOff, missing
from reporter.manifest import Manifest, Part, Review
from reporter.pins import pin
from reporter.review import review_key
from shared.contract.errors import NoSnapshot, RequestFault
from shared.contract.vocabulary import SignOffRole
from shared.metrics import Evaluator, LiveWarehouse

LONGEST_NAME = 120
UNALTERED = "The checks are as they were filed"
log = logging.getLogger("reporter.issuing")


class NotSigned(RequestFault):
    """A signature that is not taken."""


class NotIssued(RequestFault):
    """A draft that cannot be issued as it stands.

    Attributes:
        reasons: each signature that is missing and each check that fails, one a line.
    """

    def __init__(self, manifest: Manifest, reasons: tuple[str, ...]) -> None:
        self.reasons = reasons
        super().__init__(f"The draft {manifest.key} cannot be issued. {' '.join(reasons)}")


def sign(archive: Archive, key: str, sign_off: SignOff) -> tuple[SignOff, ...]:
    """Add a signature below a draft; every signature below it.

    Raises:
        UnknownName: the archive holds no such review.
        NotSigned: it is no draft, has been issued, analyst and assurer would be one person, or
            there is no name.
    """
    draft = archive.manifest(key)
    name = " ".join(sign_off.name.split())
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise NotSigned(f"A signature is a name of 1 to {LONGEST_NAME} letters.")
    sign_off = replace(sign_off, name=name)
    if draft.issue:
        raise NotSigned(f"Review {key} is issued. Signatures stand below drafts.")
    if issued := archive.register.issued_from(draft):
        raise NotSigned(
            f"Draft {key} was issued as version {issued.version}: no signature can be added."
        )
    _require_independence(archive.register.sign_offs(key), sign_off)
    return archive.register.sign(key, sign_off)


def _require_independence(below: tuple[SignOff, ...], sign_off: SignOff) -> None:
    """Who assures an analysis has not made it (AQuA Book)."""
    apart = {SignOffRole.ANALYST, SignOffRole.ASSURER}
    others = apart - {sign_off.role} if sign_off.role in apart else set()
    for known in below:
        if known.role in others and _person(known.name) == _person(sign_off.name):
            raise NotSigned(
                f"{known.name} has signed as {known.role}. Analyst and assurer are two people: "
                "who assures an analysis has not made it."
            )


def _person(name: str) -> str:
    """A name however it is typed: without its case, its spacing and the forms of its letters."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())


def prepared(
    archive: Archive, warehouse: LiveWarehouse, draft: Manifest, issued_on: date, *, today: date
) -> tuple[Evaluator, Issue]:
    """What the issued edition of a draft is rendered from.

    Args:
        archive: holds the draft and the signatures below it.
        warehouse: holds its snapshot.
        draft: what is issued.
        issued_on: the day of issue.
        today: the day in UTC, after which nothing is issued.

    Raises:
        NotIssued: a signature is missing, a check of the draft fails, the day of issue cannot be,
            or its snapshot or code is no longer at hand.
    """
    if draft.issue:
        raise NotIssued(draft, ("It is an issued edition already.",))
    sign_offs = archive.register.sign_offs(draft.key)
    reasons = [f"The signature of the {role} is missing." for role in missing(sign_offs)]
    reasons += _impossible(issued_on, sign_offs, today)
    reasons += _failed(checks(archive, draft))
    try:
        evaluator = warehouse.named(draft.edition)
    except NoSnapshot as fault:
        raise NotIssued(draft, (*reasons, str(fault))) from fault
    if review_key(evaluator, draft.programme) != draft.key:
        reasons.append(
            "It was drafted by another version of the code, or under other disclosure thresholds: "
            "what was signed would not be what is issued. Draft it again and have that signed."
        )
    if reasons:
        raise NotIssued(draft, tuple(reasons))
    version = archive.register.next_version(draft.programme)
    return evaluator, Issue(version, draft.key, issued_on, sign_offs)


def _impossible(issued_on: date, sign_offs: tuple[SignOff, ...], today: date) -> list[str]:
    """Why an edition cannot bear a day of issue."""
    latest = max((one.signed_on for one in sign_offs), default=issued_on)
    reasons = []
    if issued_on < latest:
        reasons.append(f"The day of issue, {issued_on}, is before the last signature, {latest}.")
    if issued_on > today:
        reasons.append(f"The day of issue, {issued_on}, is after today, {today} in UTC.")
    return reasons


def checks(archive: Archive, manifest: Manifest) -> tuple[Check, ...]:
    """What was checked of a review when it was rendered; none where nothing was.

    Where the file of them was altered, that is the one check, and it fails.

    Raises:
        UnknownName: the archive holds no such review.
    """
    if not archive.path(manifest.key, Part.CHECKS).is_file():
        return ()
    try:
        return checks_of(archive.content(manifest.key, Part.CHECKS))
    except Altered as fault:
        return (Check(name=UNALTERED, passed=False, detail=str(fault)),)


def checks_of(content: bytes) -> tuple[Check, ...]:
    """The checks that a file of them holds."""
    return tuple(Check(**fields) for fields in json.loads(content))


def _failed(found: tuple[Check, ...]) -> list[str]:
    if not found:
        return ["It has not been checked. Draft it again."]
    return [f"Check '{one.name}' fails: {one.detail}" for one in found if not one.passed]


def file(archive: Archive, warehouse: LiveWarehouse, review: Review) -> Manifest:
    """File a rendered review: a draft as it is; an edition checked, pinned and registered.

    Raises:
        NotIssued: a check of the edition fails.
        VersionTaken: another edition has its version.
        StateFault: the archive cannot be written to.
    """
    if review.manifest.issue is None:
        return archive.keep(review)
    if failed := _failed(checks_of(review.files[Part.CHECKS])):
        raise NotIssued(review.manifest, tuple(failed))
    edition = review.manifest.edition
    if not pin(warehouse.settings.dir, edition):
        log.warning(
            "Snapshot %s of an issued review is not pinned, as %s cannot be written to. Pin it: "
            "python -m warehouse snapshot pin %s",
            edition,
            warehouse.settings.dir,
            edition,
        )
    return archive.issue(review)
