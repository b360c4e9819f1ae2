"""How files and pages travel: compressed, kept by browsers for as long as they stay true, and
allowed to run and load nothing but what this server itself sends.
"""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.metadata import version
from pathlib import Path

import dash_ag_grid
from dash import Dash, dash_table
from flask import Flask, Response, request, send_from_directory
from flask_compress import Compress

VENDOR = Path(__file__).parent / "vendor"
YEAR = 31_536_000
CHARTS = "plotly-basic-4.1.1.min.js"
STYLES = "bootstrap-5.3.9.min.css"
GRIDS = f"/_dash-component-suites/dash_ag_grid/dash_ag_grid.min.js?v={version('dash-ag-grid')}"

FILES = ("/_dash-component-suites/", "/assets/", "/vendor/", "/fonts/")
"""Where files stand that never change while the server runs."""
VERSIONED = {"m", "v"}
"""Names in the query of a file's address that change with the file: Dash's own, and lazy.js's."""

POLICY = {
    "default-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",  # Plotly and the grid set styles on their elements
    "img-src": "'self' data: blob:",  # diagrams, and charts on their way to a download
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}


def compress(server: Flask) -> None:
    """Compress what this server sends, files as well as answers."""
    server.config["COMPRESS_BR_LEVEL"] = 5
    server.config["COMPRESS_ALGORITHM"] = ["br", "gzip"]
    server.config["COMPRESS_MIMETYPES"] = [
        "application/javascript",
        "application/json",
        "font/ttf",
        "image/svg+xml",
        "text/css",
        "text/csv",
        "text/html",
        "text/javascript",
    ]
    Compress(server)

    @server.after_request  # runs before the compression
    def read_whole(response: Response) -> Response:
        """Files are short enough to be compressed in one piece, and remembered so."""
        response.direct_passthrough = False
        response.make_sequence()
        return response


def serve_vendor(server: Flask) -> None:
    """Serve other people's files, whose names hold their versions."""

    @server.get("/vendor/<name>")
    def vendor(name: str) -> Response:
        return send_from_directory(VENDOR, name, max_age=YEAR)


def load_tables_late() -> None:
    """Keep the scripts of tables, larger than all others, off pages without a grid.

    Dash puts the scripts of every library that is imported into every page; assets/lazy.js loads
    the grid's when the first grid is shown, and Dash's own older table is used nowhere.
    """
    for library in (dash_ag_grid, dash_table):
        for script in library._js_dist:
            if not {"async", "dynamic"} & set(script):
                script["async"] = "lazy"


def guard(app: Dash, inline: str) -> None:
    """Send the content-security policy with every page, and long lives with versioned files.

    Args:
        app: with all its callbacks.
        inline: the one script that stands in the page itself.
    """

    def policy() -> str:
        own = " ".join(["'self'", _hash(inline), *app.csp_hashes()])
        return "; ".join(
            f"{name} {value}" for name, value in (POLICY | {"script-src": own}).items()
        )

    @app.server.after_request  # type: ignore[untyped-decorator]  # Dash leaves its server untyped
    def add_headers(response: Response) -> Response:
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        if response.mimetype == "text/html":
            response.headers["Content-Security-Policy"] = policy()
        is_file = response.status_code == 200 and request.path.startswith(FILES)
        if is_file and VERSIONED & set(request.args):
            response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
        return response


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def warm(server: Flask, paths: list[str]) -> None:
    """Answer each page once, and each file that it names, before any visitor comes.

    Dash registers its scripts while it answers its first page, and a second thread that asks for
    one of them meanwhile is refused. Files are compressed here, once for each worker.
    """
    client = server.test_client()
    named: dict[str, None] = {}
    for path in paths:
        page = client.get(path).get_data(as_text=True)
        named |= dict.fromkeys(re.findall(r'(?:src|href)="(/[^"]+\.(?:js|css)[^"]*)"', page))
    for encoding in ("gzip, deflate, br, zstd", "gzip, deflate"):
        for name in (*named, f"/vendor/{CHARTS}", GRIDS):
            client.get(name, headers={"Accept-Encoding": encoding}).close()
