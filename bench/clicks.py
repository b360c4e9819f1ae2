"""Callbacks of people who click filters, against an empty Dash callback in the same run.

The bodies are those that a browser sends; both sides run behind the same gunicorn settings and
carry the same live traffic. Warm: every worker answered every body twice before.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bench.browser import CALLBACK
from bench.recording import Request, Visit, record
from bench.serving import Server, beside, dashboard
from bench.visitors import Answered, visit
from bench.warming import warm

ROUNDS = 3
SECONDS = {1: 40.0, 10: 15.0, 50: 10.0}
"""Users at once, and for how long they click in each round."""
LIMIT = 1.5
EMPTY_BODY = json.dumps(
    {
        "output": "out.children",
        "outputs": {"id": "out", "property": "children"},
        "inputs": [{"id": "in", "property": "value", "value": 1}],
        "changedPropIds": ["in.value"],
    }
)


@dataclass(frozen=True, slots=True)
class Side:
    """One server and what users ask of it."""

    name: str
    port: int
    clicks: Sequence[Request]
    live: Sequence[Request]
    rounds: list[Answered] = field(default_factory=list)

    def click(self, *, users: int, seconds: float, seed: int) -> None:
        """One round."""
        self.rounds.append(
            visit(self.port, self.clicks, self.live, users=users, seconds=seconds, seed=seed)
        )

    def at(self, share: int) -> float:
        """A percentile of all clicks (seconds)."""
        return percentile([one for found in self.rounds for one in found.clicks], share)

    def __str__(self) -> str:
        clicks = sum(len(found.clicks) for found in self.rounds)
        faults = sum(found.faults for found in self.rounds)
        text = f"{self.name} p50 {1000 * self.at(50):.1f} ms, p95 {1000 * self.at(95):.1f} ms"
        return f"{text} ({clicks:,} clicks{f', {faults} FAULTS' if faults else ''})"


def compare_clicks(directory: Path, paths: Sequence[str]) -> Iterator[str]:
    """Median and 95th percentile for 1, 10 and 50 users, and the ratio to the empty callback."""
    with dashboard(directory) as ours, beside(ours, "bench.empty:create_server()") as empty:
        visits = record(ours.url, paths)
        yield "; ".join(f"{one.path} {len(one.clicks)} clicks" for one in visits)
        sides = [_ours(ours, visits), _empty(empty, visits)]
        for server, side in zip((ours, empty), sides, strict=True):
            warm(server, [*side.clicks, *side.live])
        for users, seconds in SECONDS.items():
            yield compared(users, sides, seconds=seconds)


def compared(users: int, sides: Sequence[Side], *, seconds: float) -> str:
    """Rounds of both sides in turn; the first to run alternates."""
    sides = [replace(side, rounds=[]) for side in sides]
    for number in range(ROUNDS):
        for side in sides[:: 1 if number % 2 == 0 else -1]:
            side.click(users=users, seconds=seconds, seed=number)
    ours, theirs = sides
    each = [
        percentile(a.clicks, 95) / percentile(b.clicks, 95)
        for a, b in zip(ours.rounds, theirs.rounds, strict=True)
    ]
    return (
        f"{users:2} user{'s'[: users > 1]}: {ours}; {theirs}; ratio of p95 "
        f"{ours.at(95) / theirs.at(95):.2f} (rounds {min(each):.2f} to {max(each):.2f})"
    )


def percentile(values: Sequence[float], share: int) -> float:
    """The value below which that share of 100 lies."""
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]


def _ours(server: Server, visits: Sequence[Visit]) -> Side:
    clicks = [click for one in visits for click in one.clicks]
    return Side("dashboard", server.port, clicks, [one for page in visits for one in page.live])


def _empty(server: Server, visits: Sequence[Visit]) -> Side:
    side = _ours(server, visits)
    sent = Request("POST", CALLBACK, side.clicks[0].headers, EMPTY_BODY)
    return replace(side, name="empty callback", clicks=[sent])
