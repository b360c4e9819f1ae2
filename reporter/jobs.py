"""Jobs: what was asked for and how far it is, in a file that every process of the service reads.

huey carries the orders to the workers; this table says what became of them. A job that a worker
left unfinished is put back in the queue when the service starts again. Where several hosts share
the archive and a queue (BEATWISE_QUEUE), each puts back the jobs of its own workers only.
"""

from __future__ import annotations

import json
import secrets
import socket
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from huey import Huey, RedisHuey, SqliteHuey
from huey.exceptions import ConfigurationError

from reporter.issue import Issue
from reporter.manifest import Stage
from shared.contract.errors import RequestFault, StateFault, UnknownName

FILE = "jobs.sqlite"
NAME = "reviews"
SHARED_QUEUES = ("redis", "rediss", "unix")
CAPACITY = 8
ATTEMPTS = 3
RETRY_SECONDS = 20
PATIENCE_SECONDS = 10
GIVEN_UP = "Its worker ended again and again while rendering it. The log says why."
_SCHEMA = """
create table if not exists review_job (
    id text primary key,
    programme text not null,
    edition text not null,
    key text not null,
    issue text not null,
    state text not null,
    stage text not null,
    percent integer not null,
    message text not null,
    attempts integer not null,
    host text,
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
        issue: version, day and signatures, where an edition is issued; None for a draft.
        message: why it failed; empty otherwise.
        attempts: how often a worker has begun it.
    """

    id: str
    programme: str
    edition: str
    key: str
    issue: Issue | None
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
        queue: str | None = None,
        host: str | None = None,
    ) -> None:
        """Open or make the file.

        Args:
            directory: the archive's.
            work: what a worker does with the id of a job; processes that only order need none.
            capacity: open jobs that are taken at most.
            queue: address of the queue that several hosts share; default: a file of the archive.
            host: name of this host among them; default: its own.

        Raises:
            StateFault: the directory cannot be written to.
        """
        self._path = directory / FILE
        self._capacity = capacity
        self._host = host or socket.gethostname()
        self._is_shared = queue is not None
        try:
            directory.mkdir(parents=True, exist_ok=True)
            with self._connection() as connection:
                # Hosts that share a file have no memory in common, which the faster mode needs.
                connection.execute(f"pragma journal_mode = {'delete' if queue else 'wal'}")
                connection.execute(_SCHEMA)
            self.queue = self._open_queue(queue)
        except (OSError, sqlite3.OperationalError) as fault:
            raise StateFault(
                f"Jobs cannot be kept in {directory} ({fault}). Give it space and rights, or name "
                "another archive by BEATWISE_ARCHIVE."
            ) from fault

        def render_review(identity: str) -> None:
            work(identity)

        # The order is known by the module and name of this function, in every process.
        self._task = self.queue.task()(render_review)

    def _open_queue(self, address: str | None) -> Huey:
        if address is None:
            file = str(self._path)
            return SqliteHuey(NAME, filename=file, results=False, timeout=PATIENCE_SECONDS)
        scheme = address.partition(":")[0]
        if scheme not in SHARED_QUEUES:
            raise StateFault(
                f"BEATWISE_QUEUE={address} is no queue that can be shared. Write "
                "redis://HOST:PORT/NUMBER, or leave it out for the file in the archive."
            )
        try:
            return RedisHuey(NAME, url=address, results=False)
        except ConfigurationError as fault:
            raise StateFault(
                f"BEATWISE_QUEUE={address} needs the extra `queue` ({fault}). Install "
                "beatwise[reporter,queue]."
            ) from fault

    def order(self, *, programme: str, edition: str, key: str, issue: Issue | None = None) -> Job:
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
                f"select {_COLUMNS} from review_job where {_OPEN} and key = ?", (key,)
            ).fetchone()
            if not waiting:
                self._require_place(connection)
                self._insert(connection, identity, programme, edition, key, issue)
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
                f"select {_COLUMNS} from review_job where id = ?", (identity,)
            ).fetchone()
        if row is None:
            raise UnknownJob(identity)
        return _job(row)

    def open_jobs(self) -> tuple[Job, ...]:
        """Jobs that wait or run, in order of arrival."""
        with self._connection() as connection:
            rows = connection.execute(
                f"select {_COLUMNS} from review_job where {_OPEN} order by rowid"
            ).fetchall()
        return tuple(map(_job, rows))

    def begin(self, identity: str, *, worker: int) -> Job | None:
        """Give a waiting job to a worker; None where it no longer waits."""
        changed = self._change(
            "update review_job set state = 'running', attempts = attempts + 1, host = ?, "
            "worker = ? where id = ? and state = 'queued'",
            (self._host, worker, identity),
        )
        return self.job(identity) if changed else None

    def report(self, identity: str, stage: Stage, percent: int) -> None:
        """Say how far a running job is.

        Raises:
            Cancelled: it is to stop.
        """
        changed = self._change(
            "update review_job set stage = ?, percent = ? where id = ? and state = 'running'",
            (stage.value, percent, identity),
        )
        if not changed:
            raise Cancelled(f"Job {identity} was cancelled.")

    def finish(self, identity: str) -> None:
        """A running job is done."""
        self._change(
            "update review_job set state = 'done', percent = 100 "
            "where id = ? and state = 'running'",
            (identity,),
        )

    def fail(self, identity: str, message: str) -> None:
        """A running job has failed, and why."""
        self._change(
            "update review_job set state = 'failed', message = ? "
            "where id = ? and state = 'running'",
            (message, identity),
        )

    def cancel(self, identity: str) -> Job:
        """Take an open job out; a running one stops at its next stage.

        Raises:
            UnknownJob: there is no such job.
        """
        self._change(
            f"update review_job set state = 'cancelled' where id = ? and {_OPEN}", (identity,)
        )
        return self.job(identity)

    def recover(self, worker: int | None = None) -> None:
        """Put jobs whose worker has ended back in the queue; after three attempts, give them up.

        Args:
            worker: process id of the worker that ended; None for all, when the service starts;
                of a queue that several hosts share, all of this host.
        """
        whose, values = self._whose(worker)
        self._change(
            "update review_job set state = 'failed', message = ? "
            f"where state = 'running' and attempts >= {ATTEMPTS}{whose}",
            (GIVEN_UP, *values),
        )
        self._change(
            f"update review_job set state = 'queued', stage = '{Stage.WAITING.value}', percent = 0 "
            f"where state = 'running'{whose}",
            values,
        )
        for job in self.open_jobs():
            self._enqueue(job)

    def _whose(self, worker: int | None) -> tuple[str, tuple[Any, ...]]:
        if worker is not None:
            return " and host = ? and worker = ?", (self._host, worker)
        return (" and host = ?", (self._host,)) if self._is_shared else ("", ())

    def _enqueue(self, job: Job) -> None:
        """Queue a job that waits and that the queue does not hold already."""
        held = {task.args[0] for task in self.queue.pending()}
        if job.state is JobState.QUEUED and job.id not in held:
            self._task(job.id)

    def _require_place(self, connection: sqlite3.Connection) -> None:
        count = connection.execute(f"select count(*) from review_job where {_OPEN}").fetchone()[0]
        if count >= self._capacity:
            raise QueueFull(
                f"Reviews are being rendered or wait: {count} of at most {self._capacity}. Try "
                "again in a little while."
            )

    def _insert(
        self,
        connection: sqlite3.Connection,
        identity: str,
        programme: str,
        edition: str,
        key: str,
        issue: Issue | None,
    ) -> None:
        text = json.dumps(issue.as_json()) if issue else ""
        state, stage = JobState.QUEUED.value, Stage.WAITING.value
        connection.execute(
            f"insert into review_job ({_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, 0, '', 0)",
            (identity, programme, edition, key, text, state, stage),
        )

    def _change(self, sql: str, values: Sequence[Any]) -> int:
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
    text = values.pop("issue")
    issue = Issue.from_json(json.loads(text)) if text else None
    return Job(**values, state=state, stage=stage, issue=issue)
