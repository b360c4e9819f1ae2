"""Colours, typefaces and fonts of the project's one theme."""

from __future__ import annotations

from flask import Blueprint, Response, send_from_directory

from shared.figures.theme import font_files, style_variables

FONT_SECONDS = 31_536_000

routes = Blueprint("assets", __name__)


@routes.get("/theme.css")
def theme() -> Response:
    """The theme as style variables and font faces."""
    return Response(style_variables(), mimetype="text/css")


@routes.get("/fonts/<name>")
def font(name: str) -> Response:
    """A font that the project ships."""
    return send_from_directory(font_files()[0].parent, name, max_age=FONT_SECONDS)
