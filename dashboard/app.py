"""The app factory: one Dash application over one warehouse directory."""

from __future__ import annotations

import gc

import dash
from dash import Dash
from flask import Flask

from dashboard import answers, behind, delivery, live, routes, shell
from dashboard.catalogue import PAGES
from shared.contract.settings import Settings
from shared.figures.theme import style_variables

COLLECTED_AFTER = 50_000
"""Objects made until garbage is looked for: by default 700, and a result has thousands of groups,
so that two fifths of its time went into looking."""
_GROUND = (
    'document.documentElement.dataset.bsTheme=localStorage.getItem("theme")||'
    '(matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light")'
)
"""Stands in the page itself, so that nobody sees the wrong ground first."""

_INDEX = f"""<!DOCTYPE html>
<html lang="en-GB">
  <head>
    {{%metas%}}
    <title>{{%title%}}</title>
    {{%favicon%}}
    <script>{_GROUND}</script>
    <link rel="stylesheet" href="/vendor/{delivery.STYLES}">
    {{%css%}}
    <style>{style_variables()}</style>
  </head>
  <body>
    <a class="skip-link" href="#content">Skip to content</a>
    {{%app_entry%}}
    {{%config%}}
    {{%scripts%}}
    {{%renderer%}}
  </body>
</html>
"""


def create_app(settings: Settings) -> Dash:
    """A dashboard over the warehouse that the settings name; it may still be empty."""
    delivery.load_tables_late()
    app = Dash(
        "dashboard",
        use_pages=True,
        pages_folder="",
        title="Beatwise",
        update_title="",
        index_string=_INDEX,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
        suppress_callback_exceptions=True,
        enable_mcp=False,
    )
    live.connect(app.server, settings)
    routes.register(app.server)
    delivery.serve_vendor(app.server)
    pure = ["_pages_content"]
    for order, page in enumerate(PAGES):
        dash.register_page(
            page.module,
            path=page.path,
            name=page.name,
            title=f"{page.name} – Beatwise",
            order=order,
            layout=shell.page_layout(page),
        )
        pure += shell.register_page_callbacks(app, page)
    dash.register_page("not_found_404", layout=shell.not_found)
    app.layout = shell.app_layout(PAGES)
    shell.register_live_callbacks(app)
    pure += behind.register(app, PAGES)
    answers.remember(app.server, frozenset(pure))
    delivery.compress(app.server)
    delivery.guard(app, _GROUND)
    return app


def create_server() -> Flask:
    """The WSGI application, with settings read from the environment once."""
    server: Flask = create_app(Settings.from_env()).server
    delivery.warm(server, [page.path for page in PAGES])
    gc.freeze()  # what stays for as long as the server runs is not looked through again
    gc.set_threshold(COLLECTED_AFTER)
    return server
