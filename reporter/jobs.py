"""Jobs: what was asked for and how far it is, in a file that every process of the service reads.

huey carries the orders to the workers; this table says what became of them. A job that a worker
left unfinished is put back in the queue when the service starts again.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from huey import SqliteHuey

from reporter.manifest import Stage
from shared.contract.errors import RequestFault, StateFault, UnknownName

FILE = "jobs.sqlite"
CAPACITY = 8
ATTEMPTS = 3
RETRY_SECONDS = 20
PATIENCE_SECONDS = 10
_SCHEMA = """
create table if not exists job (
    id text primary key,
    programme text not null,
    edition text not null,
    key text not null,
    state text not null,
    stage text not null,
    percent integer not null,
    message text not null,
    attempts integer not null,
    worker integer
)
"""


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_open(self) -> bool:
        """True while it takes a place in the queue."""
        return self in (JobState.QUEUED, JobState.RUNNING)


class QueueFull(StateFault):
    """No more jobs are taken at the moment."""


class UnknownJob(UnknownName):
    """No job has that id."""

    def __init__(self, identity: str) -> None:
        RequestFault.__init__(
            self, f"There is no job '{identity}'. Order the review again to be given a job's id."
        )


class Cancelled(RequestFault):
    """Somebody cancelled the job while it ran."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One order for a review.

    Attributes:
        id: unguessable, for addresses.
        programme, edition, key: what is rendered, from which snapshot, under which key.
        state, stage, percent: how far it is.
        message: why it failed; empty otherwise.
        attempts: how often a worker has begun it.
    """

    id: str
    programme: str
    edition: str
    key: str
    state: JobState
    stage: Stage
    percent: int
    message: str
    attempts: int


_COLUMNS = ", ".join(field.name for field in fields(Job))
_OPEN = "state in ('queued', 'running')"


class Jobs:
    """The jobs of one archive directory, and the queue that carries them to workers."""

    def __init__(
        self,
        directory: Path,
        *,
        work: Callable[[str], None] = lambda _job: None,
        capacity: int = CAPACITY,
    ) -> None:
        """Open or make the file.

        Args:
            directory: the archive's.
            work: what a worker does with the id of a job; processes that only order need none.
            capacity: open jobs that are taken at most.

        Raises:
            StateFault: the directory cannot be written to.
        """
        self._path = directory / FILE
        self._capacity = capacity
        try:
            directory.mkdir(parents=True, exist_ok=True)
            with self._connection() as connection:
                connection.execute("pragma journal_mode = wal")
                connection.execute(_SCHEMA)
            self.queue = SqliteHuey(
                "reviews", filename=str(self._path), results=False, timeout=PATIENCE_SECONDS
            )
        except (OSError, sqlite3.OperationalError) as fault:
            raise StateFault(
                f"Jobs cannot be kept in {directory} ({fault}). Give it space and rights, or name "
                "another archive by BEATWISE_ARCHIVE."
            ) from fault

        def render_review(identity: str) -> None:
            work(identity)

        # The order is known by the module and name of this function, in every process.
        self._task = self.queue.task()(render_review)

    def order(self, *, programme: str, edition: str, key: str) -> Job:
        """Take an order; one for a review that is already on its way joins it.

        The job is filed first and queued after, as the queue writes by itself. A process that ends
        in between leaves a job that nothing carries: the next order of its review queues it.

        Raises:
            QueueFull: as many jobs are open as are taken at most.
        """
        identity = secrets.token_hex(8)
        with self._connection() as connection:
            connection.execute("begin immediate")
            waiting = connection.execute(
                f"select {_COLUMNS} from job where {_OPEN} and key = ?", (key,)
            ).fetchone()
            if not waiting:
                self._require_place(connection)
                self._insert(connection, identity, programme, edition, key)
        job = _job(waiting) if waiting else self.job(identity)
        self._enqueue(job)
        return job

    def job(self, identity: str) -> Job:
        """A job by its id.

        Raises:
            UnknownJob: there is no such job.
        """
        with self._connection() as connection:
            row = connection.execute(
                f"select {_COLUMNS} from job where id = ?", (identity,)
            ).fetchone()
        if row is None:
            raise UnknownJob(identity)
        return _job(row)

    def open_jobs(self) -> tuple[Job, ...]:
        """Jobs that wait or run, in order of arrival."""
        with self._connection() as connection:
            rows = connection.execute(
                f"select {_COLUMNS} from job where {_OPEN} order by rowid"
            ).fetchall()
        return tuple(map(_job, rows))

    def begin(self, identity: str, *, worker: int) -> Job | None:
        """Give a waiting job to a worker; None where it no longer waits."""
        changed = self._change(
            "update job set state = 'running', attempts = attempts + 1, worker = ? "
            "where id = ? and state = 'queued'",
            (worker, identity),
        )
        return self.job(identity) if changed else None

    def report(self, identity: str, stage: Stage, percent: int) -> None:
        """Say how far a running job is.

        Raises:
            Cancelled: it is to stop.
        """
        changed = self._change(
            "update job set stage = ?, percent = ? where id = ? and state = 'running'",
            (stage.value, percent, identity),
        )
        if not changed:
            raise Cancelled(f"Job {identity} was cancelled.")

    def finish(self, identity: str) -> None:
        """A running job is done."""
        self._change(
            "update job set state = 'done', percent = 100 where id = ? and state = 'running'",
            (identity,),
        )

    def fail(self, identity: str, message: str) -> None:
        """A running job has failed, and why."""
        self._change(
            "update job set state = 'failed', message = ? where id = ? and state = 'running'",
            (message, identity),
        )

    def cancel(self, identity: str) -> Job:
        """Take an open job out; a running one stops at its next stage.

        Raises:
            UnknownJob: there is no such job.
        """
        self._change(f"update job set state = 'cancelled' where id = ? and {_OPEN}", (identity,))
        return self.job(identity)

    def recover(self, worker: int | None = None) -> None:
        """Put jobs whose worker has ended back in the queue; after three attempts, give them up.

        Args:
            worker: process id of the worker that ended; None for all, when the service starts.
        """
        whose, values = ("", ()) if worker is None else (" and worker = ?", (worker,))
        self._change(
            "update job set state = 'failed', message = 'Its worker ended again and again while "
            f"rendering it. The log says why.' where state = 'running' and attempts >= {ATTEMPTS}"
            f"{whose}",
            values,
        )
        self._change(
            f"update job set state = 'queued', stage = '{Stage.WAITING.value}', percent = 0 "
            f"where state = 'running'{whose}",
            values,
        )
        for job in self.open_jobs():
            self._enqueue(job)

    def _enqueue(self, job: Job) -> None:
        """Queue a job that waits and that the queue does not hold already."""
        held = {task.args[0] for task in self.queue.pending()}
        if job.state is JobState.QUEUED and job.id not in held:
            self._task(job.id)

    def _require_place(self, connection: sqlite3.Connection) -> None:
        count = connection.execute(f"select count(*) from job where {_OPEN}").fetchone()[0]
        if count >= self._capacity:
            raise QueueFull(
                f"Reviews are being rendered or wait: {count} of at most {self._capacity}. Try "
                "again in a little while."
            )

    def _insert(
        self, connection: sqlite3.Connection, identity: str, programme: str, edition: str, key: str
    ) -> None:
        values = (identity, programme, edition, key, JobState.QUEUED.value, Stage.WAITING.value)
        connection.execute(
            f"insert into job ({_COLUMNS}) values (?, ?, ?, ?, ?, ?, 0, '', 0)", values
        )

    def _change(self, sql: str, values: tuple[Any, ...]) -> int:
        with self._connection() as connection:
            return connection.execute(sql, values).rowcount

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(self._path, timeout=PATIENCE_SECONDS)
        try:
            with connection:
                yield connection
        finally:
            connection.close()


def _job(row: tuple[Any, ...]) -> Job:
    values = dict(zip((field.name for field in fields(Job)), row, strict=True))
    state, stage = JobState(values.pop("state")), Stage(values.pop("stage"))
    return Job(**values, state=state, stage=stage)
