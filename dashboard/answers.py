"""Remembers answers: the same question about the same snapshot gets the same bytes, once made.

A page's blocks are a pure function of the request and the snapshot, and files that the project
ships never change: what was made, serialised and compressed for one visitor serves all others.
What was answered before the last publication nobody can ask again, so it is let go.
"""

from __future__ import annotations

import hashlib
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
class Question:
    """What an answer depends on.

    Attributes:
        token: of what is published; None where the answer does not depend on it.
        asked: everything else; of a callback's request, which may be large, a digest.
    """

    token: str | None
    asked: Hashable


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished response."""

    body: bytes
    headers: tuple[tuple[str, str], ...]


class Answers:
    """The latest answers about files and about what is published now; safe between threads."""

    def __init__(self) -> None:
        self._of_files, self._of_pages = _kept(), _kept()
        self._token: str | None = None
        self._lock = threading.Lock()

    def recall(self, question: Question) -> Answer | None:
        """The answer to this question; None where it has not been kept."""
        with self._lock:
            if question.token is None:
                return self._of_files.get(question)
            if question.token != self._token:
                self._token = question.token
                self._of_pages.clear()
            return self._of_pages.get(question)

    def keep(self, question: Question, answer: Answer) -> None:
        """Keep an answer, unless it is larger than all that is kept or something newer is out."""
        if len(answer.body) > KEPT_BYTES:
            return
        with self._lock:
            if question.token is None:
                self._of_files[question] = answer
            elif question.token == self._token:
                self._of_pages[question] = answer


def _kept() -> LRUCache[Question, Answer]:
    return LRUCache(KEPT_BYTES, getsizeof=lambda answer: len(answer.body))


def remember(server: Flask, pure: frozenset[str]) -> None:
    """Serve remembered answers, before Dash is asked.

    Args:
        server: must compress its answers in a hook that is registered after this one.
        pure: ids of components whose callbacks depend on the request and the snapshot alone.
    """
    answers = Answers()

    @server.before_request
    def recall() -> Response | None:
        g.question = _question(pure)
        if g.question is None:
            return None
        known = answers.recall(g.question)
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
            answers.keep(question, Answer(response.get_data(), tuple(headers)))
        return response


def _question(pure: frozenset[str]) -> Question | None:
    """What is asked now; None where the answer depends on more than request and snapshot."""
    encoding = request.headers.get("Accept-Encoding", "")
    if request.method == "GET" and request.path.startswith(FILES):
        return Question(None, (request.full_path, encoding))
    if request.path != UPDATE or request.method != "POST":
        return None
    body = request.get_json(silent=True)
    if not isinstance(body, dict) or not _outputs(str(body.get("output", ""))) & pure:
        return None
    try:
        asked = hashlib.blake2b(request.get_data()).digest()
        return Question(warehouse().token() or "", (asked, encoding))
    except BeatwiseError:
        return None  # the answer says what is wrong, which may be mended at any moment


def _outputs(written: str) -> set[str]:
    """Ids of a callback's outputs, which Dash writes as '..one.prop...other.prop..'."""
    return {part.rsplit(".", 1)[0] for part in written.strip(".").split("...")}
