"""The app factory: one Dash application over one warehouse directory."""

from __future__ import annotations

import dash
from dash import Dash
from flask import Flask

from dashboard import live, routes, shell
from dashboard.catalogue import PAGES
from shared.contract.settings import Settings
from shared.figures.theme import style_variables

_INDEX = """<!DOCTYPE html>
<html lang="en-GB">
  <head>
    {%metas%}
    <title>{%title%}</title>
    {%favicon%}
    {%css%}
    <style>STYLE_VARIABLES</style>
  </head>
  <body>
    <a class="skip-link" href="#content">Skip to content</a>
    {%app_entry%}
    {%config%}
    {%scripts%}
    {%renderer%}
  </body>
</html>
"""


def create_app(settings: Settings) -> Dash:
    """A dashboard over the warehouse that the settings name; it may still be empty."""
    app = Dash(
        "dashboard",
        use_pages=True,
        pages_folder="",
        title="Beatwise",
        update_title="",
        index_string=_INDEX.replace("STYLE_VARIABLES", style_variables()),
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
        suppress_callback_exceptions=True,
        enable_mcp=False,
    )
    live.connect(app.server, settings)
    routes.register(app.server)
    for order, page in enumerate(PAGES):
        dash.register_page(
            page.module,
            path=page.path,
            name=page.name,
            title=f"{page.name} – Beatwise",
            order=order,
            layout=shell.page_layout(page),
        )
        shell.register_page_callbacks(app, page)
    dash.register_page("not_found_404", layout=shell.not_found)
    app.layout = shell.app_layout(PAGES)
    shell.register_live_callbacks(app)
    return app


def create_server() -> Flask:
    """The WSGI application, with settings read from the environment once.

    Dash registers its scripts while it answers its first page, and a second thread that asks for
    one of them meanwhile is refused: so one page is answered here, before any visitor comes.
    """
    server: Flask = create_app(Settings.from_env()).server
    server.test_client().get("/")
    return server
