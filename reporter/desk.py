"""What the routes share: the warehouse, the archive and the jobs of the running application."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app

from reporter.archive import Archive
from reporter.jobs import Job, Jobs
from reporter.manifest import Manifest
from reporter.review import review_key
from shared.contract.errors import NoSnapshot
from shared.contract.settings import Settings
from shared.metrics import LiveWarehouse, registers
from shared.metrics.registers import Programme

_KEY = "BEATWISE_DESK"


@dataclass(frozen=True, slots=True)
class Offer:
    """A programme of the published snapshot, and its review where it has been rendered."""

    programme: Programme
    review: Manifest | None


class Desk:
    """Takes orders for reviews; never renders one itself."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.warehouse = LiveWarehouse(settings)
        self.archive = Archive(settings.archive_path())
        self.jobs = Jobs(settings.archive_path())

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


def connect(app: Flask, settings: Settings) -> None:
    """Give an application its desk."""
    app.config[_KEY] = Desk(settings)


def desk() -> Desk:
    """The desk of the application that answers the current request."""
    return cast("Desk", current_app.config[_KEY])
