"""The library: programmes to review, drafts to sign, editions that are issued, PDFs to verify.

Every page works without a script; a small local one keeps the progress page moving.
"""

from __future__ import annotations

from flask import Blueprint, Response, current_app, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as Redirect

from reporter.desk import desk
from reporter.jobs import Job, JobState
from reporter.manifest import Manifest, Part, Stage
from reporter.openapi import openapi
from reporter.register import Standing
from reporter.routes.api import LARGEST_PDF
from reporter.verify import identify
from shared.contract.vocabulary import SignOffRole

DOWNLOADS = ((Part.PDF, "PDF"), (Part.HTML, "HTML"), (Part.BUNDLE, "Evidence"))

routes = Blueprint("library", __name__)


@routes.get("/")
def shelf() -> str:
    """What can be rendered, what is being rendered and what has been."""
    records = desk().records()
    return render_template(
        "library.html",
        offers=desk().offers(),
        published=desk().warehouse.token() is not None,
        directory=desk().settings.dir,
        jobs=desk().jobs.open_jobs(),
        issued=[record for record in records if record.standing is not Standing.DRAFT],
        drafts=[record for record in records if record.standing is Standing.DRAFT],
        downloads=DOWNLOADS,
    )


@routes.post("/reviews")
def order() -> Redirect:
    """Order a review from the library's button; then its progress, or the shelf where it is."""
    programme = request.form.get("programme", "")
    if not programme:
        raise BadRequest("Choose a programme to review.")
    ordered = desk().order(programme)
    if isinstance(ordered, Manifest):
        return redirect(url_for("library.shelf", _anchor=f"review-{ordered.key}"), 303)
    return redirect(url_for("library.progress", identity=ordered.id), 303)


@routes.get("/reviews/<key>")
def review(key: str) -> str:
    """One review: its files, its checks, the signatures below it, and what can be done next."""
    record = desk().record(key)
    return render_template(
        "review.html",
        record=record,
        review=record.manifest,
        standing=Standing,
        roles=SignOffRole,
        downloads=DOWNLOADS,
        directory=desk().settings.dir,
    )


@routes.post("/reviews/<key>/sign-offs")
def sign(key: str) -> Redirect:
    """Sign a draft from its page."""
    role = request.form.get("role", "")
    if role not in list(SignOffRole):
        raise BadRequest("Choose the role in which you sign.")
    desk().sign(key, role=SignOffRole(role), name=request.form.get("name", ""))
    return redirect(url_for("library.review", key=key, _anchor="signatures"), 303)


@routes.post("/reviews/<key>/issue")
def issue(key: str) -> Redirect:
    """Issue a draft from its page; then the progress of its edition, or the edition."""
    return _follow(desk().issue(key))


@routes.get("/reviews/<key>/erratum")
def erratum(key: str) -> str:
    """An issued edition held against the published snapshot."""
    return render_template(
        "erratum.html", erratum=desk().erratum(key), review=desk().archive.manifest(key)
    )


@routes.get("/verify")
def verification() -> str:
    """The form that takes a PDF in hand."""
    return render_template("verify.html", found=None, largest=LARGEST_PDF // 1024**2)


@routes.post("/verify")
def verify() -> str:
    """What the PDF in hand is."""
    request.max_content_length = LARGEST_PDF
    sent = request.files.get("pdf")
    content = sent.read() if sent else b""
    if not content:
        raise BadRequest("Choose a PDF to verify.")
    found = identify(content, desk().archive)
    return render_template("verify.html", found=found, largest=LARGEST_PDF // 1024**2)


@routes.get("/api/docs")
def api() -> str:
    """The JSON API in a page."""
    return render_template("api.html", api=openapi(current_app))


@routes.get("/jobs/<identity>")
def progress(identity: str) -> Response:
    """How far a job is, stage by stage."""
    job = desk().jobs.job(identity)
    stages = list(Stage)
    review = desk().archive.find(job.key) if job.state is JobState.DONE else None
    page = render_template(
        "progress.html",
        job=job,
        stages=stages,
        reached=stages.index(job.stage),
        review=review,
        part=Part,
        state=JobState,
    )
    return Response(page)


@routes.post("/jobs/<identity>/cancel")
def cancel(identity: str) -> Redirect:
    """Take an open job out, from its progress page."""
    desk().jobs.cancel(identity)
    return redirect(url_for("library.progress", identity=identity), 303)


def _follow(found: Manifest | Job) -> Redirect:
    if isinstance(found, Manifest):
        return redirect(url_for("library.review", key=found.key), 303)
    return redirect(url_for("library.progress", identity=found.id), 303)
