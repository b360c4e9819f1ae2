"""Asks the reporter, over its HTTP API: what reviews there are, for a draft, how far it is."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

from shared.contract.errors import StateFault

SECONDS = 5.0


class ReporterAway(StateFault):
    """The reporter did not answer, or not in a way that can be read."""


@dataclass(frozen=True, slots=True)
class Review:
    """A review of the archive.

    Attributes:
        title: programme's name, and the version of an issued edition.
        state: draft, issued or superseded.
        as_of: latest day in the data, YYYY-MM-DD; "" where nothing is dated.
        missing: roles that must still sign a draft.
        failed: names of the checks that it did not pass.
        links: what can be fetched, as paths below the reporter's address.
    """

    key: str
    programme: str
    name: str
    version: int | None
    state: str
    snapshot: str
    as_of: str
    missing: tuple[str, ...]
    failed: tuple[str, ...]
    checks: int
    links: dict[str, str]


@dataclass(frozen=True, slots=True)
class Job:
    """An order for a draft, and how far it is.

    Attributes:
        state: queued, running, done, failed or cancelled.
        stage: what it is doing, in words.
        percent: 0 to 100.
        message: why it failed; "" otherwise.
    """

    job: str
    programme: str
    state: str
    stage: str
    percent: int
    message: str

    @property
    def is_open(self) -> bool:
        """True while it is being worked on or waits."""
        return self.state in {"queued", "running"}


class Reporter:
    """The reporter at an address; every fault is one line that says what to do."""

    def __init__(self, address: str) -> None:
        self._address = f"http://{address}"

    def reviews(self) -> tuple[Review, ...]:
        """Every review of the archive, the latest first.

        Raises:
            ReporterAway: no answer.
        """
        return tuple(_review(found) for found in self._ask("GET", "/api/reviews")["reviews"])

    def order(self, programme: str) -> Job | Review:
        """The draft of a programme's review on the published snapshot, or the job that makes it.

        Raises:
            ReporterAway: no answer, or the order is refused: the reason.
        """
        answer = self._ask("POST", "/api/reviews", {"programme": programme})
        return _job(answer) if "job" in answer else _review(answer["review"])

    def job(self, identity: str) -> Job:
        """How far a job is.

        Raises:
            ReporterAway: no answer, or no such job.
        """
        return _job(self._ask("GET", f"/api/jobs/{identity}"))

    def cancel(self, identity: str) -> Job:
        """Take an open job out.

        Raises:
            ReporterAway: no answer, or no such job.
        """
        return _job(self._ask("POST", f"/api/jobs/{identity}/cancel", {}))

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"} if data else {}
        asked = urllib.request.Request(  # noqa: S310 - the address is a setting, always http
            self._address + path, data, headers, method=method
        )
        try:
            with urllib.request.urlopen(asked, timeout=SECONDS) as answer:  # noqa: S310
                return dict(json.load(answer))
        except urllib.error.HTTPError as fault:
            raise ReporterAway(_reason(fault)) from fault
        except (OSError, ValueError) as fault:
            raise ReporterAway(
                f"The reporter at {self._address} does not answer ({_said(fault)}). "
                "Start it: python -m reporter."
            ) from fault


def _said(fault: Exception) -> str:
    """What went wrong, without the wrapping of the library."""
    reason = getattr(fault, "reason", fault)
    return getattr(reason, "strerror", None) or str(reason)


def _reason(fault: urllib.error.HTTPError) -> str:
    try:
        return str(json.load(fault)["error"])
    except (ValueError, KeyError):
        return f"The reporter answered {fault.code} {fault.reason}."


def _review(found: dict[str, Any]) -> Review:
    checks = found["checks"]
    return Review(
        key=found["key"],
        programme=found["programme"],
        name=found["name"],
        version=found["issue"]["version"] if found["issue"] else None,
        state=found["state"],
        snapshot=found["snapshot"],
        as_of=found["as_of"],
        missing=tuple(found["missing"]),
        failed=tuple(check["name"] for check in checks if not check["passed"]),
        checks=len(checks),
        links=found["links"],
    )


def _job(found: dict[str, Any]) -> Job:
    return Job(
        **{name: found[name] for name in ("job", "programme", "state", "stage", "percent")},
        message=found["message"],
    )
