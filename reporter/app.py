"""The app factory: library and JSON API over one warehouse directory and one archive."""

from __future__ import annotations

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import Forbidden, HTTPException, MethodNotAllowed

from reporter import desk
from reporter.erratum import NotIssuedYet
from reporter.issuing import NotIssued, NotSigned
from reporter.jobs import RETRY_SECONDS, QueueFull
from reporter.register import VersionTaken
from reporter.routes import api, assets, health, library
from reporter.schemas import Fault
from shared.contract import formats
from shared.contract.errors import BeatwiseError, NoSnapshot, RequestFault, UnknownName
from shared.contract.settings import Settings

LARGEST_REQUEST = 64 * 1024
FOREIGN = ("cross-site", "same-site")
"""Where a browser says that a request comes from another address than this service's own."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def create_app(settings: Settings | None = None) -> Flask:
    """A reporter over the warehouse that the settings name; it may still be empty.

    Args:
        settings: read from the environment where none are given.

    Raises:
        StateFault: the archive cannot be written to.
    """
    app = Flask("reporter", template_folder="templates/service", static_folder="static")
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    app.json.sort_keys = False  # type: ignore[attr-defined]  # Flask's own provider has it
    app.jinja_env.filters |= {"day": formats.day, "whole": formats.number, "count": formats.count}
    desk.connect(app, settings or Settings.from_env())
    for blueprint in (library.routes, api.routes, health.routes, assets.routes):
        app.register_blueprint(blueprint)
    app.before_request(_refuse_foreign_posts)
    app.after_request(_protect)
    app.register_error_handler(BeatwiseError, _fault)
    app.register_error_handler(HTTPException, _http_fault)
    return app


def _refuse_foreign_posts() -> None:
    if request.method == "POST" and _is_foreign():
        raise Forbidden(
            "Reviews are ordered, signed and issued from this service's own pages or by programs."
        )


def _is_foreign() -> bool:
    """True for another address; by its origin where the browser says no more. Programs say none."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is None:
        return origin is not None and origin != request.host_url.rstrip("/")
    return site in FOREIGN


def _protect(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers["X-Content-Type-Options"] = "nosniff"
    # Under no-referrer a browser would call the origin of this service's own forms null.
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _fault(fault: BeatwiseError) -> Response:
    reasons = list(fault.reasons) if isinstance(fault, NotIssued) else None
    response = _message(str(fault), _status(fault), reasons)
    if isinstance(fault, QueueFull):
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def _status(fault: BeatwiseError) -> int:
    match fault:
        case UnknownName():
            return 404
        case NoSnapshot() | NotIssued() | NotIssuedYet() | NotSigned() | VersionTaken():
            return 409
        case RequestFault():
            return 400
        case QueueFull():
            return 503
        case _:
            return 500


def _http_fault(fault: HTTPException) -> Response:
    if fault.code == 404:
        return _message(f"Nothing is found at {request.path}.", 404)
    response = _message(fault.description or fault.name, fault.code or 500)
    if isinstance(fault, MethodNotAllowed) and fault.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(fault.valid_methods))
    return response


def _message(message: str, status: int, reasons: list[str] | None = None) -> Response:
    if request.path.startswith("/api/"):
        told = Fault(error=message, reasons=reasons).model_dump_json(exclude_none=True)
        response = Response(told + "\n", mimetype="application/json")
    else:
        response = Response(
            render_template("fault.html", message=message, status=status, reasons=reasons)
        )
    response.status_code = status
    return response
