"""The applications' way in: an evaluator over the published snapshot, or over one that is kept."""

from __future__ import annotations

from shared.contract import kept
from shared.contract.kept import KeptSnapshot, Purpose
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
            StateFault: it was made by another version of Beatwise.
        """
        return Evaluator(self._store.current(), self._thresholds)

    def named(self, snapshot: str) -> Evaluator:
        """Evaluates on a snapshot that is still kept, by its id or its name.

        Raises:
            NoSnapshot: it is not kept here.
            StateFault: it was made by another version of Beatwise.
        """
        return Evaluator(self._store.named(snapshot), self._thresholds)

    def kept(self) -> tuple[KeptSnapshot, ...]:
        """The snapshots that are kept, the newest first."""
        return tuple(reversed(kept.kept_snapshots(self.settings.dir)))

    def pin(self, snapshot: str) -> KeptSnapshot:
        """Keep a snapshot that is shown in a meeting from being pruned.

        Args:
            snapshot: its name, or its id for the newest of its editions.

        Raises:
            NoSnapshot: it is not kept here.
            StateFault: no file may be written beside the snapshots.
        """
        return kept.pin(self.settings.dir, snapshot, Purpose.MEETING)

    def unpin(self, snapshot: str) -> tuple[KeptSnapshot, ...]:
        """End what `pin` began; what keeps the snapshot of an issued review stays.

        Args:
            snapshot: its name, or an id for each of its editions.

        Returns:
            The snapshots as they are now; one is still `pinned` where something else keeps it.

        Raises:
            NoSnapshot: it is not kept here.
            StateFault: no file may be deleted beside the snapshots.
        """
        return tuple(kept.unpin(self.settings.dir, snapshot, (Purpose.MEETING,)))
