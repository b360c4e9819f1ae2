"""The dashboard's service without a browser: health, the live token, and a damaged warehouse."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.catalogue import PAGES
from dashboard.page import Choice, Page, PageFilter, select
from shared.contract.pointer import POINTER, read_pointer
from shared.contract.settings import Settings

AREAS = "code,name,type,population,longitude,latitude\nE01016800,A,LSOA,1000,-0.75,52.05\n"


@pytest.fixture
def client(desk: Any) -> FlaskClient:
    return create_app(Settings(dir=desk.directory)).server.test_client()


def test_service_is_alive_and_not_ready_while_nothing_is_published(client):
    assert client.get("/healthz").status_code == 200
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["status"]) == (503, "not ready")
    assert client.get("/live").json["token"] is None


def test_live_token_moves_with_the_snapshot(client, desk):
    desk.load_text("areas.csv", AREAS)
    first = client.get("/live").json
    assert first["snapshot"] == desk.snapshot
    desk.load_text("more.csv", AREAS.replace("E01016800", "E01016801"))
    assert client.get("/live").json["token"] != first["token"]


def test_damaged_pointer_is_told_everywhere_and_mended_by_the_next_load(client, desk):
    desk.load_text("areas.csv", AREAS)
    (desk.directory / POINTER).write_text("{")
    for path in ("/live", "/readyz"):
        answer = client.get(path)
        assert answer.status_code == 503
        assert "is damaged" in answer.json["reason"]
    assert client.get("/_dash-layout").status_code == 200
    desk.load_text("areas.csv", AREAS)
    assert read_pointer(desk.directory).snapshot == desk.snapshot
    assert client.get("/live").status_code == 200


def test_fonts_are_served_and_nothing_beside_them(client):
    with client.get("/fonts/SourceSans3_400Regular.ttf") as answer:
        assert answer.status_code == 200
    assert client.get("/fonts/none.ttf").status_code == 404
    assert "font_files" not in client.get("/fonts/..%2Ftheme.py").text


def test_pages_have_addresses_names_and_filters_of_their_own():
    assert len({page.path for page in PAGES}) == len(PAGES) == len({page.key for page in PAGES})
    for page in PAGES:
        names = [page_filter.name for page_filter in page.filters]
        assert len(set(names)) == len(names)


def _page(*filters: PageFilter) -> Page:
    return Page(
        module="x", name="X", path="/x", question="?", content=lambda *_: [], filters=filters
    )


COLOUR = PageFilter(
    name="colour", label="Colour", choices=lambda *_: [Choice("red", "Red"), Choice("blue", "Blue")]
)
SHADE = PageFilter(
    name="shade",
    label="Shade",
    choices=lambda _evaluator, chosen: [Choice(f"{chosen['colour']}-dark", "Dark")],
)


@pytest.mark.parametrize(
    ("asked", "chosen", "unknown"),
    [
        ({}, "red", ()),
        ({"colour": "blue"}, "blue", ()),
        ({"colour": None}, "red", ()),
        ({"colour": "green"}, "red", ("colour 'green'",)),
        ({"size": "9"}, "red", ("size '9'",)),
    ],
)
def test_request_is_held_to_what_is_offered(sample_evaluator, asked, chosen, unknown):
    selected = select(_page(COLOUR), sample_evaluator, asked)
    assert (selected.chosen["colour"], selected.unknown) == (chosen, unknown)


def test_later_filters_follow_earlier_ones(sample_evaluator):
    selected = select(_page(COLOUR, SHADE), sample_evaluator, {"colour": "blue"})
    assert selected.chosen == {"colour": "blue", "shade": "blue-dark"}
