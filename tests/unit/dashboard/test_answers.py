"""What travels: answers remembered by snapshot, tables as CSV, pins, and headers."""

from __future__ import annotations

import csv
import gc
import io
import json
import re
import weakref
from typing import Any

import pytest
from flask.testing import FlaskClient
from plotly.offline import get_plotlyjs_version

from dashboard.answers import Answer, Answers, Question
from dashboard.app import create_app
from dashboard.catalogue import PAGES
from dashboard.delivery import CHARTS, GRIDS
from dashboard.ids import Ids
from dashboard.live import warehouse
from dashboard.page import Page
from dashboard.view import view
from shared.contract.settings import Settings

AREAS = "code,name,type,population,longitude,latitude\nE01016800,A,LSOA,1000,-0.75,52.05\n"
MORE = AREAS.replace("E01016800,A", "E01016801,B")
DATA = next(page for page in PAGES if page.path == "/data")
UPDATE = "/_dash-update-component"


@pytest.fixture
def client(desk: Any) -> FlaskClient:
    desk.load_text("areas.csv", AREAS)
    settings = Settings(dir=desk.directory, reporter_address="127.0.0.1:9")  # nobody is there
    return create_app(settings).server.test_client()


def asked_of(client: FlaskClient, output: str, **values: Any) -> dict[str, Any]:
    """A callback's request as the browser sends it; inputs that are not named are null."""
    found = json.loads(client.get("/_dash-dependencies").data)
    wanted = next(one for one in found if output in one["output"])
    parts = [part.rsplit(".", 1) for part in wanted["output"].strip(".").split("...")]

    def filled(kind: str) -> list[dict[str, Any]]:
        names = ("id", "property")
        return [{k: i[k] for k in names} | {"value": values.get(i["id"])} for i in wanted[kind]]

    return {
        "output": wanted["output"],
        "outputs": [{"id": i, "property": p} for i, p in parts],
        "inputs": filled("inputs"),
        "state": filled("state"),
        "changedPropIds": [f"{wanted['inputs'][0]['id']}.{wanted['inputs'][0]['property']}"],
    }


def follow(client: FlaskClient, page: Page, **values: Any) -> Any:
    return ask(client, asked_of(client, f"content-{page.key}.children", **values))


def ask(client: FlaskClient, asked: dict[str, Any]) -> Any:
    """Send a callback's request; names stay in their order, as in a browser."""
    return client.post(UPDATE, data=json.dumps(asked), content_type="application/json")


def test_same_question_is_answered_without_making_the_page_again(client, monkeypatch):
    made = []
    monkeypatch.setattr("dashboard.shell.view", lambda *a: made.append(a) or view(*a))
    first, again = follow(client, DATA), follow(client, DATA)
    assert (first.status_code, first.data) == (200, again.data)
    assert len(made) == 1


def test_new_snapshot_is_answered_anew(client, desk):
    first = follow(client, DATA)
    desk.load_text("more.csv", MORE)
    assert follow(client, DATA).data != first.data


def test_answers_about_what_is_not_published_any_more_are_let_go():
    answers, answer = Answers(), Answer(b"shown", ())
    file, first, second = (Question(token, "asked") for token in (None, "first", "second"))
    answers.keep(file, answer)
    assert answers.recall(first) is None
    answers.keep(first, answer)
    assert (answers.recall(first), answers.recall(file)) == (answer, answer)
    assert answers.recall(second) is None
    answers.keep(first, answer)  # made while the second was published: it comes too late
    assert answers.recall(first) is None
    assert answers.recall(file) == answer


def test_a_superseded_snapshot_goes_with_all_that_pages_made_of_it(client, desk):
    with client.application.app_context():
        gone = weakref.ref(warehouse().current().snapshot)
        for page in PAGES:
            view(page, {})
        assert len(gone().memory) > 3
        desk.load_text("more.csv", MORE)
        assert view(DATA, {}).snapshot == desk.evaluator().snapshot.name
        gc.collect()
        assert gone() is None


def test_only_blocks_that_differ_are_sent(client, desk):
    first = follow(client, DATA).json["response"]
    held = first["held-data"]["data"]
    assert "content-data" in first
    desk.load_text("more.csv", MORE)
    later = follow(client, DATA, **{"held-data": held}).json
    assert "content-data" not in later["response"]
    now, before = later["response"]["held-data"]["data"]["blocks"], held["blocks"]
    differ = {f"block-data-{key}" for key in now if now[key] != before[key]}
    assert differ == set(later["sideUpdate"])
    assert "block-data-freshness" in differ
    assert "block-data-rejects" not in differ


def test_what_the_reporter_says_is_never_remembered(client, monkeypatch):
    asked = asked_of(client, "review-archive.children")
    first = ask(client, asked).json["response"]["review-archive"]["children"]
    assert "does not answer" in json.dumps(first)
    monkeypatch.setattr("dashboard.pages.reviews.Reporter.reviews", lambda _: ())
    again = ask(client, asked).json["response"]["review-archive"]["children"]
    assert "No review has been made yet" in json.dumps(again)


def test_table_of_a_page_is_the_csv_that_is_downloaded(client):
    with client.application.test_request_context():
        sheet = view(DATA, {}).block("freshness").sheets[0]
    answer = client.get("/sheets/data/freshness/0.csv")
    assert list(csv.reader(io.StringIO(answer.text))) == [
        list(sheet.columns),
        *map(list, sheet.rows),
    ]
    assert answer.headers["Content-Disposition"].endswith('_data_freshness.csv"')


@pytest.mark.parametrize(
    "path",
    [
        "/sheets/nowhere/freshness/0.csv",
        "/sheets/data/nothing/0.csv",
        "/sheets/data/freshness/9.csv",
        "/sheets/data/freshness/0.csv?since=never",
        "/sheets/data/freshness/0.csv?snapshot=0000",
    ],
)
def test_csv_of_what_is_not_there_is_refused(client, path):
    assert client.get(path).status_code == 404


def test_open_page_hears_what_arrived_since_its_snapshot(client, desk):
    shown = client.get("/live").json["token"]
    assert "arrived" not in client.get(f"/live?since={shown}").json
    desk.load_text("more.csv", MORE)
    assert client.get(f"/live?since={shown}").json["arrived"] == (
        "1 file arrived: more.csv (1 row)."
    )
    assert client.get("/live?since=gone").json["arrived"] == "New data have arrived."


def test_meeting_pin_is_set_by_own_pages_only(client, desk):
    token = client.get("/live").json["token"]
    pins = lambda: list(desk.directory.glob("snapshots/*.pin"))  # noqa: E731 - asked twice
    assert client.post(f"/pins/{token}").status_code == 403
    assert pins() == []
    asked = client.post(f"/pins/{token}", headers={"X-Requested-With": "beatwise"})
    assert asked.json == {"snapshot": token}
    assert len(pins()) == 1


def test_pinned_view_stays_with_its_snapshot(client, desk):
    token = client.get("/live").json["token"]
    desk.load_text("more.csv", MORE)
    assert b"1 row of 1 kind" in follow(client, DATA, **{"pinned-data": token}).data
    assert b"2 rows of 1 kind" in follow(client, DATA).data


def test_drawer_shows_what_stands_behind_a_block(client):
    asked = {"page": "data", "block": "freshness", "query": "", "asked": 1}
    answer = ask(client, asked_of(client, Ids.DRAWER_BODY, **{Ids.ASKED: asked}))
    shown = json.dumps(answer.json["response"])
    assert answer.json["response"][Ids.DRAWER]["is_open"] is True
    assert "select * from v_data_freshness" in shown
    assert "/sheets/data/freshness/0.csv" in shown


def test_pages_run_and_load_nothing_but_what_this_server_sends(client):
    answer = client.get("/", headers={"Accept-Encoding": "br"})
    policy = answer.headers["Content-Security-Policy"]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts
    assert "http" not in policy
    assert answer.headers["Content-Encoding"] == "br"


def test_scripts_of_charts_and_grids_are_not_part_of_every_page(client):
    page = client.get("/").text
    scripts = re.findall(r'<script src="([^"]+)"', page)
    assert scripts
    assert not [name for name in scripts if re.search("plotly|ag_grid|dash_table", name)]
    for path, most in ((f"/vendor/{CHARTS}", 400_000), (GRIDS, 350_000)):
        with client.get(path, headers={"Accept-Encoding": "br"}) as file:
            assert "max-age=31536000" in file.headers["Cache-Control"]
            assert file.headers["Content-Encoding"] == "br"
            assert len(file.data) < most


def test_late_scripts_are_those_of_the_installed_packages(client):
    assert f"plotly-basic-{get_plotlyjs_version()}.min.js" == CHARTS
    with client.get("/assets/lazy.js") as lazy:
        assert f'"/vendor/{CHARTS}"' in lazy.text
        assert f'"{GRIDS}"' in lazy.text
