"""Remembers answers: the same question about the same snapshot gets the same bytes, once made.

A page's blocks are a pure function of the request and the snapshot, and files that the project
ships never change: what was made, serialised and compressed for one visitor serves all others.
"""

from __future__ import annotations

import threading
from collections.abc import Hashable
from dataclasses import dataclass

from cachetools import LRUCache
from flask import Flask, Response, g, request

from dashboard.delivery import FILES
from dashboard.live import warehouse
from shared.contract.errors import BeatwiseError

UPDATE = "/_dash-update-component"
KEPT_BYTES = 64 * 2**20
KEPT_HEADERS = ("Content-Type", "Content-Encoding", "Cache-Control", "Vary", "ETag")


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished response."""

    body: bytes
    headers: tuple[tuple[str, str], ...]


def remember(server: Flask, pure: frozenset[str]) -> None:
    """Serve remembered answers, before Dash is asked.

    Args:
        server: must compress its answers in a hook that is registered after this one.
        pure: ids of components whose callbacks depend on the request and the snapshot alone.
    """
    answers: LRUCache[Hashable, Answer] = LRUCache(KEPT_BYTES, getsizeof=lambda a: len(a.body))
    lock = threading.Lock()

    @server.before_request
    def recall() -> Response | None:
        g.question = _question(pure)
        if g.question is None:
            return None
        with lock:
            known = answers.get(g.question)
        if known is None:
            return None
        g.question = None
        response = Response(known.body, headers=list(known.headers))
        if request.method == "GET":
            response.make_conditional(request)
        return response

    @server.after_request
    def keep(response: Response) -> Response:
        question = g.get("question")
        if question is not None and response.status_code == 200:
            response.direct_passthrough = False
            headers = [(k, v) for k, v in response.headers if k in KEPT_HEADERS]
            answer = Answer(response.get_data(), tuple(headers))
            if len(answer.body) < KEPT_BYTES:
                with lock:
                    answers[question] = answer
        return response


def _question(pure: frozenset[str]) -> Hashable | None:
    """What the answer depends on; None where it depends on more than request and snapshot."""
    encoding = request.headers.get("Accept-Encoding", "")
    if request.method == "GET" and request.path.startswith(FILES):
        return request.full_path, encoding
    if request.path != UPDATE or request.method != "POST":
        return None
    body = request.get_json(silent=True)
    if not isinstance(body, dict) or not _outputs(str(body.get("output", ""))) & pure:
        return None
    try:
        return warehouse().token(), request.get_data(), encoding
    except BeatwiseError:
        return None  # the answer says what is wrong, which may be mended at any moment


def _outputs(written: str) -> set[str]:
    """Ids of a callback's outputs, which Dash writes as '..one.prop...other.prop..'."""
    return {part.rsplit(".", 1)[0] for part in written.strip(".").split("...")}
