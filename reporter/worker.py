"""A worker: takes jobs from the queue, one at a time, and renders them.

It is a process of its own, so that rendering holds up no request; `python -m reporter` starts it.
"""

from __future__ import annotations

import logging
import os
import sys

from huey.consumer import Consumer

from reporter.archive import Archive
from reporter.issuing import file
from reporter.jobs import Cancelled, Jobs
from reporter.review import render
from shared.contract.errors import BeatwiseError
from shared.contract.settings import Settings
from shared.metrics import LiveWarehouse

log = logging.getLogger("reporter.worker")


class Workshop:
    """What a worker needs: the warehouse, the archive and the jobs."""

    def __init__(self, settings: Settings) -> None:
        self._warehouse = LiveWarehouse(settings)
        self._archive = Archive(settings.archive_path())
        self.jobs = Jobs(settings.archive_path(), work=self.work, queue=settings.queue)

    def work(self, identity: str) -> None:
        """Render a job and file the review; whatever happens is written into the job."""
        job = self.jobs.begin(identity, worker=os.getpid())
        if job is None:
            return
        try:
            evaluator = self._warehouse.named(job.edition)
            review = render(
                evaluator,
                job.programme,
                lambda stage, percent: self.jobs.report(identity, stage, percent),
                job.issue,
            )
            file(self._archive, self._warehouse, review)
            self.jobs.finish(identity)
        except Cancelled:
            log.info("Job %s was cancelled.", identity)
        except BeatwiseError as fault:
            self.jobs.fail(identity, str(fault))
        except Exception:
            log.exception("Job %s failed.", identity)
            self.jobs.fail(
                identity, "The review could not be rendered. The service's log says why."
            )
            raise


def main() -> None:
    """Work until a signal comes."""
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    workshop = Workshop(Settings.from_env())
    consumer = Consumer(
        workshop.jobs.queue,
        periodic=False,
        initial_delay=0.1,
        max_delay=0.5,
        shutdown_timeout=1,
    )
    consumer.run()
    sys.stdout.flush()
    # A rendering that is cut off goes on when the service starts again; nothing waits for it.
    os._exit(0)


if __name__ == "__main__":
    main()
