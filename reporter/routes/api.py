"""The JSON API: order a review, follow its job, fetch its files.

POST /api/reviews {"programme": CODE}    200 with the review, or 202 with the job that makes it
GET  /api/jobs/ID                        a job; when done, with its review, which is null where
                                         the archive no longer holds it
POST /api/jobs/ID/cancel                 take it out
GET  /api/reviews                        every review in the archive, the latest first
GET  /api/reviews/KEY                    one review
GET  /api/reviews/KEY/review.pdf, review.html, evidence.json

A fault is {"error": one line}: 400 not understood, 404 unknown, 409 nothing published yet, 503 the
queue is full (with Retry-After).
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, jsonify, request, send_file, url_for
from werkzeug.exceptions import BadRequest

from reporter.desk import desk
from reporter.jobs import Job, JobState
from reporter.manifest import Manifest, Part
from shared.contract.errors import UnknownName

TWIN_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; "
    "frame-ancestors 'none'"
)
TYPES = {
    Part.PDF: "application/pdf",
    Part.HTML: "text/html",
    Part.EVIDENCE: "application/json",
}

routes = Blueprint("api", __name__, url_prefix="/api")


@routes.post("/reviews")
def order() -> tuple[Response, int]:
    """Order the review of a programme on the published snapshot."""
    ordered = desk().order(_programme())
    if isinstance(ordered, Manifest):
        return jsonify(state=JobState.DONE.value, review=_review(ordered)), 200
    response = jsonify(_job(ordered))
    response.headers["Location"] = url_for("api.job", identity=ordered.id)
    return response, 202


@routes.get("/reviews")
def reviews() -> Response:
    """Every review in the archive, the latest first."""
    return jsonify(reviews=[_review(manifest) for manifest in desk().archive.reviews()])


@routes.get("/reviews/<key>")
def review(key: str) -> Response:
    """One review of the archive."""
    return jsonify(_review(desk().archive.manifest(key)))


@routes.get("/reviews/<key>/<name>")
def part(key: str, name: str) -> Response:
    """A file of a review; its name says date, programme and snapshot."""
    manifest = desk().archive.manifest(key)
    if name not in list(Part):
        raise UnknownName("file of a review", name, list(Part))
    which = Part(name)
    response = send_file(
        desk().archive.path(key, which).absolute(),
        mimetype=TYPES[which],
        download_name=manifest.file_name(which),
        as_attachment=which is Part.EVIDENCE,
    )
    if which is Part.HTML:
        response.headers["Content-Security-Policy"] = TWIN_POLICY
        response.headers["Content-Type"] = "text/html; charset=utf-8"
    return response


@routes.get("/jobs/<identity>")
def job(identity: str) -> Response:
    """How far a job is."""
    return jsonify(_job(desk().jobs.job(identity)))


@routes.post("/jobs/<identity>/cancel")
def cancel(identity: str) -> Response:
    """Take an open job out."""
    return jsonify(_job(desk().jobs.cancel(identity)))


def _programme() -> str:
    body = request.get_json(silent=True)
    programme = body.get("programme") if isinstance(body, dict) else None
    if not isinstance(programme, str) or not programme:
        raise BadRequest('Send JSON with the code of a programme: {"programme": "CODE"}.')
    return programme


def _review(manifest: Manifest) -> dict[str, Any]:
    links = {
        which.name.lower(): url_for("api.part", key=manifest.key, name=which.value)
        for which in Part
    }
    return manifest.as_json() | {"links": links}


def _job(found: Job) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "job": found.id,
        "programme": found.programme,
        "state": found.state.value,
        "stage": found.stage.value,
        "percent": found.percent,
        "message": found.message,
        "page": url_for("library.progress", identity=found.id),
    }
    if found.state is JobState.DONE:
        kept = desk().archive.find(found.key)
        answer["review"] = _review(kept) if kept else None
    return answer
