"""The JSON API: order a review, follow its job, sign and issue it, fetch its files, verify a PDF.

GET /api/openapi.json describes every address. A fault is {"error": one line}, with the list
"reasons" where a draft is refused: 400 not understood, 404 unknown, 409 nothing published yet, or
not as things stand, 413 too large, 415 not JSON, 503 the queue is full (with Retry-After).
"""

from __future__ import annotations

import hashlib
from typing import TypeVar

from flask import Blueprint, Response, current_app, request, url_for
from pydantic import ValidationError
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from reporter.desk import Record, desk
from reporter.jobs import Job, JobState
from reporter.manifest import Manifest, Part
from reporter.openapi import Operation, Parameter, openapi, operation
from reporter.schemas import (
    Answer,
    Body,
    DoneAnswer,
    ErratumAnswer,
    JobAnswer,
    OpenApiAnswer,
    Order,
    ReviewAnswer,
    ReviewsAnswer,
    Signing,
    SignOffsAnswer,
    VerificationAnswer,
)
from reporter.verify import identify
from shared.contract.errors import UnknownName

TWIN_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; "
    "frame-ancestors 'none'"
)
TYPES = {
    Part.PDF: "application/pdf",
    Part.HTML: "text/html",
    Part.EVIDENCE: "application/json",
    Part.BUNDLE: "application/zip",
    Part.CHECKS: "application/json",
}
DOWNLOADED = (Part.EVIDENCE, Part.BUNDLE, Part.CHECKS)
LARGEST_PDF = 32 * 1024 * 1024
PDF_TYPES = ("application/pdf", "application/octet-stream")

routes = Blueprint("api", __name__, url_prefix="/api")

Sent = TypeVar("Sent", bound=Body)
_KEY = {"key": Parameter(description="Key of a review.", pattern="^[0-9a-f]{24}$")}
_JOB = {"identity": Parameter(description="Id of a job.", pattern="^[0-9a-f]{16}$")}
_NAME = {"name": Parameter(description="Name of a file.", among=tuple(Part))}
_ORDERED = Operation(
    answers={200: DoneAnswer, 202: JobAnswer},
    faults=(403, 404, 409, 503),
    headers={
        202: ("Location", "Address of the job."),
        503: ("Retry-After", "Seconds after which to try again."),
    },
)


@routes.get("/openapi.json")
@operation(Operation(answers={200: OpenApiAnswer}))
def description() -> Response:
    """Describe this API (OpenAPI 3.1)."""
    return _json(OpenApiAnswer.model_validate(openapi(current_app)))


@routes.post("/reviews")
@operation(
    Operation(
        body=Order,
        answers=_ORDERED.answers,
        headers=_ORDERED.headers,
        faults=(400, 403, 404, 409, 413, 415, 503),
    )
)
def order() -> tuple[Response, int]:
    """Order the draft of a programme's review on the published snapshot."""
    return _ordered(desk().order(_sent(Order).programme))


@routes.get("/reviews")
@operation(Operation(answers={200: ReviewsAnswer}))
def reviews() -> Response:
    """List every review of the archive, the latest first."""
    return _json(ReviewsAnswer(reviews=[_review(record) for record in desk().records()]))


@routes.get("/reviews/<key>")
@operation(Operation(parameters=_KEY, answers={200: ReviewAnswer}, faults=(404,)))
def review(key: str) -> Response:
    """Show one review of the archive."""
    return _json(_review(desk().record(key)))


@routes.get("/reviews/<key>/sign-offs")
@operation(Operation(parameters=_KEY, answers={200: SignOffsAnswer}, faults=(404,)))
def sign_offs(key: str) -> Response:
    """List the signatures below a review, and the roles that must still sign."""
    return _json(_signatures(desk().record(key)))


@routes.post("/reviews/<key>/sign-offs")
@operation(
    Operation(
        parameters=_KEY,
        body=Signing,
        answers={201: SignOffsAnswer},
        faults=(400, 403, 404, 409, 413, 415),
    )
)
def sign(key: str) -> tuple[Response, int]:
    """Sign a draft in a role; the same person in the same role signs once."""
    sent = _sent(Signing)
    return _json(_signatures(desk().sign(key, role=sent.role, name=sent.name))), 201


@routes.post("/reviews/<key>/issue")
@operation(
    Operation(
        parameters=_KEY,
        answers=_ORDERED.answers,
        headers=_ORDERED.headers,
        faults=_ORDERED.faults,
    )
)
def issue(key: str) -> tuple[Response, int]:
    """Issue a draft that is signed and passes its checks, as the programme's next version."""
    return _ordered(desk().issue(key))


@routes.get("/reviews/<key>/erratum")
@operation(Operation(parameters=_KEY, answers={200: ErratumAnswer}, faults=(404, 409)))
def erratum(key: str) -> Response:
    """Hold an issued edition against the published snapshot: which statements would change."""
    return _json(ErratumAnswer.model_validate(desk().erratum(key)))


@routes.get("/reviews/<key>/<name>")
@operation(
    Operation(
        parameters=_KEY | _NAME,
        answers={200: tuple(dict.fromkeys(TYPES.values())), 304: ""},
        faults=(404,),
        headers={200: ("ETag", "SHA-256 of the content.")},
    )
)
def part(key: str, name: str) -> Response:
    """Fetch a file of a review; its name says date, programme and version or snapshot."""
    if name not in list(Part):
        raise UnknownName("file of a review", name, (one.value for one in Part))
    which = Part(name)
    manifest = desk().archive.manifest(key)
    content = desk().archive.content(key, which)
    response = Response(content, mimetype=TYPES[which])
    kind = "attachment" if which in DOWNLOADED else "inline"
    response.headers.set("Content-Disposition", kind, filename=manifest.file_name(which))
    response.headers["Cache-Control"] = "no-cache"
    response.set_etag(hashlib.sha256(content).hexdigest())
    if which is Part.HTML:
        response.headers["Content-Security-Policy"] = TWIN_POLICY
    response.make_conditional(request)
    return response


@routes.get("/jobs/<identity>")
@operation(Operation(parameters=_JOB, answers={200: JobAnswer}, faults=(404,)))
def job(identity: str) -> Response:
    """Say how far a job is; when done, with its review."""
    return _json(_job(desk().jobs.job(identity)))


@routes.post("/jobs/<identity>/cancel")
@operation(Operation(parameters=_JOB, answers={200: JobAnswer}, faults=(403, 404)))
def cancel(identity: str) -> Response:
    """Take an open job out."""
    return _json(_job(desk().jobs.cancel(identity)))


@routes.post("/verify")
@operation(
    Operation(body="application/pdf", answers={200: VerificationAnswer}, faults=(403, 413, 415))
)
def verify() -> Response:
    """Say whether a PDF is the edition in force, a superseded one, a draft, or altered."""
    if request.mimetype not in PDF_TYPES:
        raise UnsupportedMediaType("Send the PDF itself, as application/pdf.")
    request.max_content_length = LARGEST_PDF
    found = identify(request.get_data(), desk().archive)
    record = desk().record(found.manifest.key) if found.manifest else None
    return _json(
        VerificationAnswer(
            verdict=found.verdict,
            sentence=found.sentence,
            review=_review(record) if record else None,
        )
    )


def _sent(model: type[Sent]) -> Sent:
    if not request.is_json:
        raise UnsupportedMediaType("Send JSON, as application/json.")
    try:
        return model.model_validate_json(request.get_data())
    except ValidationError as fault:
        first = fault.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"])) or "the body"
        fields = ", ".join(model.model_fields)
        raise BadRequest(
            f"Not understood: {place}: {first['msg']}. Send a JSON object with {fields}."
        ) from fault


def _ordered(found: Manifest | Job) -> tuple[Response, int]:
    if isinstance(found, Manifest):
        record = desk().record(found.key)
        return _json(DoneAnswer(state=JobState.DONE, review=_review(record))), 200
    response = _json(_job(found))
    response.headers["Location"] = url_for("api.job", identity=found.id)
    return response, 202


def _review(record: Record) -> ReviewAnswer:
    manifest = record.manifest
    key = manifest.key
    links = {p.name.lower(): url_for("api.part", key=key, name=p.value) for p in Part}
    links |= {"page": url_for("library.review", key=key)}
    if manifest.issue:
        links |= {"erratum": url_for("api.erratum", key=key)}
    return ReviewAnswer.model_validate(
        manifest.as_json()
        | {
            "state": record.standing,
            "sign_offs": record.sign_offs,
            "missing": record.missing,
            "checks": record.checks,
            "superseded_by": record.superseded_by.key if record.superseded_by else None,
            "issued_as": record.issued_as.key if record.issued_as else None,
            "is_pinned": record.is_pinned,
            "links": links,
        }
    )


def _signatures(record: Record) -> SignOffsAnswer:
    return SignOffsAnswer.model_validate({"sign_offs": record.sign_offs, "missing": record.missing})


def _job(found: Job) -> JobAnswer:
    kept = desk().archive.find(found.key) if found.state is JobState.DONE else None
    return JobAnswer(
        job=found.id,
        programme=found.programme,
        state=found.state,
        stage=found.stage,
        percent=found.percent,
        message=found.message,
        page=url_for("library.progress", identity=found.id),
        review=_review(desk().record(kept.key)) if kept else None,
    )


def _json(answer: Answer) -> Response:
    return Response(answer.model_dump_json() + "\n", mimetype="application/json")
