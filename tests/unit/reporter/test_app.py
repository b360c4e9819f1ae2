"""The service over an empty warehouse, and over one whose reviews are at hand."""

from __future__ import annotations

import json
import re

import pytest

from reporter.app import POLICY, create_app
from reporter.archive import Archive
from reporter.jobs import CAPACITY, Jobs
from shared.contract.settings import Settings


@pytest.fixture
def settings(tmp_path):
    return Settings(dir=tmp_path / "warehouse")


@pytest.fixture
def client(settings):
    return create_app(settings).test_client()


def test_empty_library_says_what_would_fill_it(client):
    page = client.get("/")
    assert page.status_code == 200
    assert "Nothing has been published yet" in page.text
    assert "python -m warehouse load" in page.text


def test_alive_but_not_ready_without_a_snapshot(client):
    assert client.get("/healthz").status_code == 200
    ready = client.get("/readyz")
    assert ready.status_code == 503
    assert "Nothing has been published" in ready.json["reason"]


def test_order_without_a_snapshot_says_so(client):
    answer = client.post("/api/reviews", json={"programme": "MK2016"})
    assert answer.status_code == 409
    assert "Load a file" in answer.json["error"]


@pytest.mark.parametrize("body", ["", "x", "[]", "{}", '{"programme": 7}', '{"programme": ""}'])
def test_order_that_is_not_understood_is_refused(client, body):
    answer = client.post("/api/reviews", data=body, content_type="application/json")
    assert answer.status_code == 400
    assert "programme" in answer.json["error"]


@pytest.mark.parametrize(
    "path",
    ["/api/nope", "/api/jobs/x", "/api/reviews/x", "/api/reviews/x/review.pdf", "/api/reviews/%2e"],
)
def test_unknown_is_one_clear_message(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert set(answer.json) == {"error"}


def test_unknown_page_is_a_page(client):
    answer = client.get("/nope")
    assert answer.status_code == 404
    assert "Back to the library" in answer.text


def test_page_of_another_site_cannot_order(client):
    headers = {"Sec-Fetch-Site": "cross-site"}
    answer = client.post("/reviews", data={"programme": "MK2016"}, headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["/", "/healthz", "/theme.css", "/static/service.css"])
def test_nothing_remote_may_be_loaded(client, path):
    answer = client.get(path)
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert not re.search(r"(src|href|url\()=?[\"']?(https?:)?//", answer.text)
    answer.close()


def test_library_lists_reviews_with_named_downloads(client, settings, review):
    Archive(settings.archive_path()).keep(review)
    page = client.get("/").text
    assert "2020-01-31_a-programme_review_abcdef01.pdf" in page
    listed = client.get("/api/reviews").json["reviews"]
    assert [one["key"] for one in listed] == [review.manifest.key]
    with client.get(listed[0]["links"]["pdf"]) as pdf:
        assert pdf.mimetype == "application/pdf"
        assert review.manifest.file_stem in pdf.headers["Content-Disposition"]
    with client.get(listed[0]["links"]["evidence"]) as evidence:
        assert json.loads(evidence.data) == {}


def test_progress_page_moves_without_a_script(client, settings):
    job = Jobs(settings.archive_path()).order(programme="ZZ2020", edition="e.1", key="k")
    page = client.get(f"/jobs/{job.id}").text
    assert '<noscript><meta http-equiv="refresh"' in page
    assert "Waiting for its turn" in page


def test_job_is_cancelled_from_its_page(client, settings):
    jobs = Jobs(settings.archive_path())
    job = jobs.order(programme="ZZ2020", edition="e.1", key="k")
    answer = client.post(f"/jobs/{job.id}/cancel", follow_redirects=True)
    assert "was cancelled" in answer.text
    assert client.get(f"/api/jobs/{job.id}").json["state"] == "cancelled"


def test_job_whose_review_has_left_the_archive_is_still_told(client, settings, review):
    jobs = Jobs(settings.archive_path())
    job = jobs.order(programme="ZZ2020", edition="e.1", key=review.manifest.key)
    jobs.begin(job.id, worker=1)
    jobs.finish(job.id)
    answer = client.get(f"/api/jobs/{job.id}")
    assert (answer.status_code, answer.json["state"]) == (200, "done")
    assert answer.json["review"] is None
    page = client.get(f"/jobs/{job.id}").text
    assert "the archive no longer holds it" in page
    assert "Cancel" not in page
    Archive(settings.archive_path()).keep(review)
    assert client.get(f"/api/jobs/{job.id}").json["review"]["key"] == review.manifest.key


def test_full_queue_says_when_to_come_back(settings, sample_warehouse):
    full = Settings(dir=sample_warehouse, archive=settings.archive_path())
    jobs = Jobs(full.archive_path())
    for number in range(CAPACITY):
        jobs.order(programme="ZZ2020", edition="e.1", key=str(number))
    answer = create_app(full).test_client().post("/api/reviews", json={"programme": "MK2016"})
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert "Try again" in answer.json["error"]
