"""The library: programmes to review, reviews that are rendered, and the progress of a job.

Every page works without a script; a small local one keeps the progress page moving.
"""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as Redirect

from reporter.desk import desk
from reporter.jobs import JobState
from reporter.manifest import Manifest, Part, Stage

routes = Blueprint("library", __name__)


@routes.get("/")
def shelf() -> str:
    """What can be rendered, what is being rendered and what has been."""
    return render_template(
        "library.html",
        offers=desk().offers(),
        published=desk().warehouse.token() is not None,
        directory=desk().settings.dir,
        jobs=desk().jobs.open_jobs(),
        reviews=desk().archive.reviews(),
        part=Part,
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
