"""Whether the process is alive, and whether it has something to speak of."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from reporter.desk import desk
from shared.contract.errors import BeatwiseError

routes = Blueprint("health", __name__)


@routes.get("/healthz")
def healthz() -> Response:
    """The process is alive."""
    return jsonify(status="alive")


@routes.get("/readyz")
def readyz() -> tuple[Response, int]:
    """A snapshot is open: its id; 503 with the reason where none is."""
    try:
        return jsonify(status="ready", snapshot=desk().warehouse.current().snapshot.id), 200
    except BeatwiseError as fault:
        return jsonify(status="not ready", reason=str(fault)), 503
