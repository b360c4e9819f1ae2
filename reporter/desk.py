"""What the routes share: the warehouse, the archive and the jobs of the running application."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import cast

from flask import Flask, current_app

from reporter.archive import Archive
from reporter.checks import Check
from reporter.erratum import Erratum, erratum
from reporter.issue import SignOff, missing
from reporter.issuing import checks, prepared, sign
from reporter.jobs import Job, Jobs
from reporter.manifest import Manifest
from reporter.pins import is_pinned
from reporter.register import Edition, Standing
from reporter.review import review_key
from shared.contract.errors import NoSnapshot
from shared.contract.settings import Settings
from shared.contract.vocabulary import SignOffRole
from shared.metrics import LiveWarehouse, registers
from shared.metrics.registers import Programme

_KEY = "BEATWISE_DESK"


@dataclass(frozen=True, slots=True)
class Offer:
    """A programme of the published snapshot, and its review where it has been rendered."""

    programme: Programme
    review: Manifest | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A review of the archive, with all that the register says of it now.

    Attributes:
        manifest: what it is.
        standing: draft, issued or superseded.
        sign_offs: the signatures below it, in the order of the roles.
        missing: required roles that have not signed; empty for an edition.
        checks: what was checked when it was rendered.
        superseded_by: the newest edition, where this is an older one.
        issued_as: the edition that was issued from this draft.
        is_pinned: its snapshot is never pruned.
    """

    manifest: Manifest
    standing: Standing
    sign_offs: tuple[SignOff, ...]
    missing: tuple[SignOffRole, ...]
    checks: tuple[Check, ...]
    superseded_by: Edition | None
    issued_as: Edition | None
    is_pinned: bool

    @property
    def can_be_signed(self) -> bool:
        """True for a draft that has not been issued."""
        return self.standing is Standing.DRAFT and self.issued_as is None


class Desk:
    """Takes orders for reviews; never renders one itself."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.warehouse = LiveWarehouse(settings)
        self.archive = Archive(settings.archive_path())
        self.jobs = Jobs(settings.archive_path(), queue=settings.queue)

    def order(self, programme: str) -> Manifest | Job:
        """The review of a programme on the published snapshot, or the job that will make it.

        Raises:
            NoSnapshot: nothing has been published.
            UnknownName: no such programme.
            QueueFull: too many jobs wait.
        """
        evaluator = self.warehouse.current()
        registers.programme(evaluator, programme)
        key = review_key(evaluator, programme)
        return self.archive.find(key) or self.jobs.order(
            programme=programme, edition=evaluator.snapshot.name, key=key
        )

    def sign(self, key: str, *, role: SignOffRole, name: str) -> Record:
        """Put today's signature below a draft.

        Raises:
            UnknownName: the archive holds no such review.
            NotSigned: the signature is not taken.
        """
        sign(self.archive, key, SignOff(role, name, today()))
        return self.record(key)

    def issue(self, key: str) -> Manifest | Job:
        """The edition of a draft, or the job that will make it, dated today.

        Raises:
            UnknownName: the archive holds no such review.
            NotIssued: a signature is missing or a check fails.
            QueueFull: too many jobs wait.
        """
        draft = self.archive.manifest(key)
        if edition := self.archive.register.issued_from(draft):
            return self.archive.manifest(edition.key)
        day = today()
        evaluator, issue = prepared(self.archive, self.warehouse, draft, day, today=day)
        return self.jobs.order(
            programme=draft.programme,
            edition=draft.edition,
            key=review_key(evaluator, draft.programme, issue),
            issue=issue,
        )

    def erratum(self, key: str) -> Erratum:
        """An issued edition held against the published snapshot.

        Raises:
            UnknownName: the archive holds no such review.
            NotIssuedYet: it is a draft.
            NoSnapshot: nothing has been published.
        """
        self.archive.manifest(key)
        return erratum(self.archive, self.warehouse.current(), key)

    def record(self, key: str) -> Record:
        """A review with all that the register says of it.

        Raises:
            UnknownName: the archive holds no such review.
        """
        return self._record(self.archive.manifest(key))

    def records(self) -> tuple[Record, ...]:
        """Every draft and edition, the latest to be filed first."""
        return tuple(map(self._record, self.archive.reviews()))

    def _record(self, manifest: Manifest) -> Record:
        register, issue = self.archive.register, manifest.issue
        sign_offs = issue.sign_offs if issue else register.sign_offs(manifest.key)
        return Record(
            manifest=manifest,
            standing=register.standing(manifest),
            sign_offs=sign_offs,
            missing=() if issue else missing(sign_offs),
            checks=checks(self.archive, manifest),
            superseded_by=register.superseding(manifest),
            issued_as=None if issue else register.issued_from(manifest),
            is_pinned=is_pinned(self.settings.dir, manifest.edition),
        )

    def offers(self) -> tuple[Offer, ...]:
        """Every programme with its review on the published snapshot; none where there is none."""
        try:
            evaluator = self.warehouse.current()
        except NoSnapshot:
            return ()
        return tuple(
            Offer(programme, self.archive.find(review_key(evaluator, programme.code)))
            for programme in registers.programmes(evaluator)
        )


def today() -> date:
    """The day in UTC, which dates signatures and issues."""
    return datetime.now(UTC).date()


def connect(app: Flask, settings: Settings) -> None:
    """Give an application its desk."""
    app.config[_KEY] = Desk(settings)


def desk() -> Desk:
    """The desk of the application that answers the current request."""
    return cast("Desk", current_app.config[_KEY])
