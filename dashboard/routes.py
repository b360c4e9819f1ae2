"""Plain HTTP beside Dash: health, the token of the published snapshot, fonts, tables as CSV."""

from __future__ import annotations

from flask import Flask, Response, abort, jsonify, request, send_from_directory

from dashboard.catalogue import PAGES
from dashboard.live import warehouse
from dashboard.view import view
from shared.contract.errors import BeatwiseError, NoSnapshot
from shared.figures.theme import font_files
from shared.metrics import Evaluator, arrived

FONT_SECONDS = 31_536_000


def register(server: Flask) -> None:
    """Add the routes to a server."""
    server.add_url_rule("/healthz", view_func=healthz)
    server.add_url_rule("/readyz", view_func=readyz)
    server.add_url_rule("/live", view_func=live)
    server.add_url_rule("/fonts/<name>", view_func=font)
    server.add_url_rule("/pins/<snapshot>", view_func=pin, methods=["POST"])
    server.add_url_rule("/sheets/<page>/<block>/<int:place>.csv", view_func=sheet)
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
    """The token of the published snapshot, since when, and what arrived since another one.

    Open pages ask each second, with the snapshot that they show.
    """
    token, since = warehouse().token(), request.args.get("since")
    answer: dict[str, str | None] = {"token": token, "snapshot": None, "published_at": None}
    if token:
        now = warehouse().current()
        snapshot = now.snapshot
        answer |= {"snapshot": snapshot.id, "published_at": snapshot.published_at.isoformat()}
        if since and since != snapshot.name:
            answer["arrived"] = _arrived(since, now)
    response = jsonify(answer)
    response.headers["Cache-Control"] = "no-store"
    return response


def _arrived(since: str, now: Evaluator) -> str:
    try:
        return arrived(warehouse().named(since), now).sentence
    except NoSnapshot:  # pruned meanwhile: what it held cannot be compared any more
        return "New data have arrived."


def pin(snapshot: str) -> Response:
    """Keep a snapshot that is shown in a meeting; only pages of this server may ask.

    Browsers send the header to another site's server only after that server allowed it.
    """
    if request.headers.get("X-Requested-With") != "beatwise":
        abort(403)
    return jsonify(snapshot=warehouse().pin(snapshot).name)


def font(name: str) -> Response:
    """A font that the project ships."""
    folder = font_files()[0].parent
    return send_from_directory(folder, name, max_age=FONT_SECONDS)


def sheet(page: str, block: str, place: int) -> Response:
    """A table of a page for the selection of the query, as it is shown there."""
    wanted = next((known for known in PAGES if known.key == page), None)
    if wanted is None:
        abort(404)
    made = view(wanted, request.args.to_dict())
    if made.selected.unknown:  # another selection's numbers must not come under this one's name
        abort(404, f"Not known here: {'; '.join(made.selected.unknown)}.")
    found = made.block(block)
    if found is None or place >= len(found.sheets):
        abort(404, "This view holds no such table.")
    response = Response(found.sheets[place].csv(), mimetype="text/csv")
    day = made.snapshot_day.isoformat() if made.snapshot_day else "undated"
    response.headers["Content-Disposition"] = f'attachment; filename="{day}_{page}_{block}.csv"'
    return response
