"""Plain HTTP beside Dash: health, the token of the published snapshot, fonts."""

from __future__ import annotations

from flask import Flask, Response, jsonify, send_from_directory

from dashboard.live import warehouse
from shared.contract.errors import BeatwiseError
from shared.figures.theme import font_files

FONT_SECONDS = 31_536_000


def register(server: Flask) -> None:
    """Add the routes to a server."""
    server.add_url_rule("/healthz", view_func=healthz)
    server.add_url_rule("/readyz", view_func=readyz)
    server.add_url_rule("/live", view_func=live)
    server.add_url_rule("/fonts/<name>", view_func=font)
    server.register_error_handler(BeatwiseError, refused)


def healthz() -> Response:
    """The process is alive."""
    return jsonify(status="alive")


def readyz() -> tuple[Response, int]:
    """A snapshot is open: its id; 503 with the reason where none is."""
    try:
        return jsonify(status="ready", snapshot=warehouse().current().snapshot.id), 200
    except BeatwiseError as fault:
        return jsonify(status="not ready", reason=str(fault)), 503


def refused(fault: BeatwiseError) -> tuple[Response, int]:
    """The warehouse cannot be read at the moment: why, and what to do."""
    return jsonify(status="not ready", reason=str(fault)), 503


def live() -> Response:
    """The token of the published snapshot, and since when: what open pages ask for each second."""
    token = warehouse().token()
    answer: dict[str, str | None] = {"token": token, "snapshot": None, "published_at": None}
    if token:
        snapshot = warehouse().current().snapshot
        answer |= {"snapshot": snapshot.id, "published_at": snapshot.published_at.isoformat()}
    response = jsonify(answer)
    response.headers["Cache-Control"] = "no-store"
    return response


def font(name: str) -> Response:
    """A font that the project ships."""
    folder = font_files()[0].parent
    return send_from_directory(folder, name, max_age=FONT_SECONDS)
