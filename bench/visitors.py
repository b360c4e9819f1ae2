"""Simulated users in a process of their own: a plan in on standard input, times out on the other.

Each user clicks about once a second and asks for the newest snapshot every second, each over a
connection that is kept alive, as a browser does. A click takes from sending to the last byte.
"""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from bench.recording import Request
from bench.serving import HOST

LIVE_SECONDS = 1.0
THINKING_SECONDS = (0.5, 1.5)


@dataclass(frozen=True, slots=True)
class Answered:
    """What the users met: seconds of each click and of each live question, answers but 200."""

    clicks: list[float]
    live: list[float]
    faults: int


def visit(
    port: int,
    clicks: Sequence[Request],
    live: Sequence[Request],
    *,
    users: int,
    seconds: float,
    seed: int,
) -> Answered:
    """Let users click for some seconds; each begins with another click and goes on in order."""
    plan = {
        "port": port,
        "clicks": [asdict(one) for one in clicks],
        "live": [asdict(one) for one in live],
        "users": users,
        "seconds": seconds,
        "seed": seed,
    }
    done = subprocess.run(
        [sys.executable, "-m", "bench.visitors"],
        input=json.dumps(plan),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return Answered(**json.loads(done.stdout))


class Connection:
    """One connection that is kept alive, and opened anew where the server closed it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def ask(self, message: bytes) -> tuple[int, int]:
        """Send a request; its status and the bytes of its body."""
        try:
            return await self._ask(message)
        except (ConnectionError, asyncio.IncompleteReadError):
            self.close()  # the server had closed it while nothing was under way
            return await self._ask(message)

    def close(self) -> None:
        """Leave."""
        if self._writer:
            self._writer.close()
        self._reader = self._writer = None

    async def _ask(self, message: bytes) -> tuple[int, int]:
        if self._reader is None or self._writer is None:
            self._reader, self._writer = await asyncio.open_connection(HOST, self._port)
        self._writer.write(message)
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        status = int(head.split(" ", 2)[1])
        size = await self._body(self._reader, head)
        if "connection: close" in head:
            self.close()
        return status, size

    @staticmethod
    async def _body(reader: asyncio.StreamReader, head: str) -> int:
        if "transfer-encoding: chunked" in head:
            size = 0
            while length := int(await reader.readline(), 16):
                size += len((await reader.readexactly(length + 2))[:-2])
            await reader.readline()
            return size
        length = next(
            (
                int(line.split(":")[1])
                for line in head.split("\r\n")
                if line[:15] == "content-length:"
            ),
            0,
        )
        return len(await reader.readexactly(length))


def message(port: int, request: Request) -> bytes:
    """A request as it goes over the wire."""
    body = request.body.encode()
    lines = [f"{request.method} {request.path} HTTP/1.1", f"Host: {HOST}:{port}"]
    lines += [f"{name}: {text}" for name, text in request.headers.items()]
    lines += [f"Content-Length: {len(body)}"] if body else []
    return "\r\n".join([*lines, "", ""]).encode() + body


async def _repeat(
    port: int, requests: Sequence[Request], *, waits: Sequence[float], first: int
) -> tuple[list[float], int]:
    """Ask in turn, each at its time or as soon as the one before is answered."""
    messages = [message(port, request) for request in requests]
    connection = Connection(port)
    seconds, faults, due = [], 0, time.perf_counter()
    for number, wait in enumerate(waits):
        due = max(due + wait, time.perf_counter())
        await asyncio.sleep(due - time.perf_counter())
        begun = time.perf_counter()
        status, _size = await connection.ask(messages[(first + number) % len(messages)])
        seconds.append(time.perf_counter() - begun)
        faults += status != 200
    connection.close()
    return seconds, faults


async def _visits(plan: dict[str, object]) -> Answered:
    port, users, seconds = (
        int(str(plan["port"])),
        int(str(plan["users"])),
        float(str(plan["seconds"])),
    )
    clicks, live = (_requests(plan[name]) for name in ("clicks", "live"))
    draw = random.Random(int(str(plan["seed"])))
    clicking, asking = [], []
    for user in range(users):
        pauses = [draw.random(), *(draw.uniform(*THINKING_SECONDS) for _ in range(int(seconds)))]
        ticks = [draw.random(), *[LIVE_SECONDS] * int(seconds)]
        clicking.append(_repeat(port, clicks, waits=pauses, first=user * 7))
        if live:
            asking.append(_repeat(port, live, waits=ticks, first=user))
    found = await asyncio.gather(*clicking, *asking)
    own, ticking = found[:users], found[users:]
    return Answered(
        [one for seconds_, _ in own for one in seconds_],
        [one for seconds_, _ in ticking for one in seconds_],
        sum(faults for _, faults in found),
    )


def _requests(listed: object) -> list[Request]:
    return [Request(**one) for one in listed] if isinstance(listed, list) else []


if __name__ == "__main__":
    print(json.dumps(asdict(asyncio.run(_visits(json.load(sys.stdin))))))
