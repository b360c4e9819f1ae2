"""The least that a Dash callback can do: what the dashboard is measured against."""

from __future__ import annotations

from dash import Dash, Input, Output, dcc, html
from flask import Flask, Response, jsonify


def create_server() -> Flask:
    """The WSGI application of a page with one callback that returns what it was given."""
    app = Dash("bench")
    app.layout = html.Div([dcc.Input(id="in"), html.Div(id="out")])

    @app.callback(Output("out", "children"), Input("in", "value"))
    def same(value: float) -> float:
        return value

    server: Flask = app.server
    server.add_url_rule("/live", view_func=live)
    server.test_client().get("/")
    return server


def live() -> Response:
    """The least that live traffic can be answered with."""
    return jsonify(token="same")
