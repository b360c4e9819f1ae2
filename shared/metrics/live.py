"""The applications' way in: an evaluator over the published snapshot, or over one that is kept."""

from __future__ import annotations

from shared.contract.settings import Settings
from shared.metrics.evaluate import Evaluator, Thresholds
from shared.store import Store


class LiveWarehouse:
    """A warehouse directory as the applications see it; safe to share between threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._store = Store(settings.dir)
        self._thresholds = Thresholds.of(settings)

    def token(self) -> str | None:
        """Changes whenever something new is published; None while nothing is."""
        return self._store.token()

    def current(self) -> Evaluator:
        """Evaluates on the published snapshot.

        Raises:
            NoSnapshot: nothing has been published yet.
        """
        return Evaluator(self._store.current(), self._thresholds)

    def named(self, snapshot: str) -> Evaluator:
        """Evaluates on a snapshot that is still kept.

        Raises:
            NoSnapshot: it is not kept here.
        """
        return Evaluator(self._store.named(snapshot), self._thresholds)
