"""The service over an empty warehouse, and over one whose reviews are at hand."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from zipfile import ZipFile

import pytest

from reporter.app import POLICY, create_app
from reporter.archive import Archive
from reporter.bundle import packed
from reporter.jobs import CAPACITY, Jobs
from reporter.manifest import Part
from reporter.routes.api import LARGEST_PDF
from reporter.worker import Workshop
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
    [
        "/api/nope",
        "/api/jobs/x",
        "/api/reviews/x/sign-offs",
        "/api/reviews/x/erratum",
        "/api/reviews/x",
        "/api/reviews/x/review.pdf",
        "/api/reviews/%2e",
    ],
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
        assert json.loads(evidence.data) == {"statements": []}


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


SIGNATURES = (
    ("analyst", "Ada Synthetic"),
    ("assurer", "Ben Synthetic"),
    ("approver", "Cleo Synthetic"),
)


@pytest.fixture
def sample_client(sample_settings):
    return create_app(sample_settings).test_client()


def sign_all(client, key):
    for role, name in SIGNATURES:
        answer = client.post(f"/api/reviews/{key}/sign-offs", json={"role": role, "name": name})
        assert answer.status_code == 201
    return answer


def test_draft_is_signed_issued_and_listed(
    sample_client, sample_settings, sample_draft, edition_of, monkeypatch
):
    key = sample_draft.manifest.key
    assert sign_all(sample_client, key).json["missing"] == []
    answer = sample_client.post(f"/api/reviews/{key}/issue")
    assert (answer.status_code, answer.json["state"]) == (202, "queued")
    again = sample_client.post(f"/api/reviews/{key}/issue")
    assert again.json["job"] == answer.json["job"]
    given = []

    def renders(evaluator, programme, _progress, issue):
        given.append((programme, issue))
        return edition_of(sample_draft, issue.version, issue.sign_offs)

    monkeypatch.setattr("reporter.worker.render", renders)
    monkeypatch.setattr("reporter.issuing.pin", lambda *_: True)
    Workshop(sample_settings).work(answer.json["job"])
    assert sample_client.get(answer.headers["Location"]).json["state"] == "done"
    [(programme, issue)] = given
    assert (programme, issue.version, issue.draft) == ("MK2016", 1, key)
    assert [(one.role, one.name) for one in issue.sign_offs] == list(SIGNATURES)
    edition = sample_client.get("/api/reviews").json["reviews"][0]
    assert (edition["state"], edition["issue"]["version"]) == ("issued", 1)
    assert sample_client.get(f"/api/reviews/{key}").json["issued_as"] == edition["key"]
    done = sample_client.post(f"/api/reviews/{key}/issue")
    assert (done.status_code, done.json["review"]["key"]) == (200, edition["key"])


def test_unsigned_draft_is_refused_with_every_signature_named(sample_client, sample_draft):
    answer = sample_client.post(f"/api/reviews/{sample_draft.manifest.key}/issue")
    assert answer.status_code == 409
    assert answer.json["reasons"] == [
        f"The signature of the {role} is missing." for role, _ in SIGNATURES
    ]
    page = sample_client.post(f"/reviews/{sample_draft.manifest.key}/issue")
    assert page.status_code == 409
    assert "The signature of the assurer is missing." in page.text


def test_full_queue_takes_no_issue_either(sample_client, sample_settings, sample_draft):
    sign_all(sample_client, sample_draft.manifest.key)
    jobs = Jobs(sample_settings.archive_path())
    for number in range(CAPACITY):
        jobs.order(programme="ZZ2020", edition="e.1", key=str(number))
    answer = sample_client.post(f"/api/reviews/{sample_draft.manifest.key}/issue")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "20")


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("{", "body"),
        ("[]", "body"),
        ('{"role": "analyst"}', "name"),
        ('{"role": "king", "name": "A"}', "role"),
        ('{"role": "analyst", "name": 7}', "name"),
        ('{"role": "analyst", "name": "A", "more": 1}', "more"),
    ],
)
def test_signature_that_is_not_understood_says_where(client, settings, review, body, place):
    Archive(settings.archive_path()).keep(review)
    url = f"/api/reviews/{review.manifest.key}/sign-offs"
    answer = client.post(url, data=body, content_type="application/json")
    assert answer.status_code == 400
    assert place in answer.json["error"]


def test_body_that_is_no_json_is_refused(client):
    answer = client.post("/api/reviews", data="programme=MK2016", content_type="text/plain")
    assert answer.status_code == 415


def test_draft_is_signed_from_its_page_without_a_script(client, settings, review):
    Archive(settings.archive_path()).keep(review)
    key = review.manifest.key
    page = client.get(f"/reviews/{key}").text
    assert "Nobody has signed yet" in page
    assert "Still to sign: the analyst, the assurer, the approver" in page
    for role, name in SIGNATURES:
        form = {"role": role, "name": name}
        page = client.post(f"/reviews/{key}/sign-offs", data=form, follow_redirects=True).text
        assert f"{name}, {role}, " in page
    assert "Issue this review" in page
    assert "<script" not in page
    assert client.post(f"/reviews/{key}/sign-offs", data={"role": "king"}).status_code == 400


def test_signature_below_an_edition_is_refused(client, settings, review, edition_of):
    key = Archive(settings.archive_path()).issue(edition_of(review)).key
    body = {"role": "commissioner", "name": "Dan Synthetic"}
    answer = client.post(f"/api/reviews/{key}/sign-offs", json=body)
    assert answer.status_code == 409
    assert "Signatures stand below drafts" in answer.json["error"]


def test_names_are_shown_as_text(client, settings, review):
    Archive(settings.archive_path()).keep(review)
    url = f"/reviews/{review.manifest.key}"
    form = {"role": "analyst", "name": "<b>Ada</b>"}
    client.post(f"{url}/sign-offs", data=form)
    assert "&lt;b&gt;Ada&lt;/b&gt;" in client.get(url).text


def test_superseded_edition_stays_and_names_its_successor(client, settings, review, edition_of):
    archive = Archive(settings.archive_path())
    first, second = edition_of(review, 1), edition_of(review, 2)
    archive.issue(first)
    archive.issue(second)
    listed = {one["key"]: one for one in client.get("/api/reviews").json["reviews"]}
    old = listed[first.manifest.key]
    assert (old["state"], old["superseded_by"]) == ("superseded", second.manifest.key)
    assert listed[second.manifest.key]["state"] == "issued"
    assert client.get(old["links"]["pdf"]).data == first.files[Part.PDF]
    assert "superseded by" in client.get("/").text
    page = client.get(f"/reviews/{first.manifest.key}").text
    assert "This edition is superseded by" in page
    assert "Ada Synthetic, analyst, 2 March 2026" in page


def test_page_of_an_edition_whose_snapshot_may_go_says_how_to_keep_it(
    client, settings, review, edition_of
):
    edition = Archive(settings.archive_path()).issue(edition_of(review))
    page = client.get(f"/reviews/{edition.key}").text
    assert f"snapshot pin {edition.edition}" in page
    pin = settings.dir / "snapshots" / f"{edition.edition}.pin"
    pin.parent.mkdir(parents=True)
    pin.touch()
    page = client.get(f"/reviews/{edition.key}").text
    assert "snapshot pin" not in page
    assert ", pinned" in page


def test_erratum_is_served_as_json_and_as_a_page(
    sample_client, sample_settings, sample_draft, edition_of
):
    edition = edition_of(sample_draft)
    evidence = {
        "key": "removed_metric", "selection": {}, "group": {"by": {}, "state": "ok", "base": 4},
        "shown": "2.6", "shown_low": "", "shown_high": "",
    }  # fmt: skip
    statement = {"id": "E3", "text": "The level was 2.6.", "evidence": [evidence], "given": []}
    edition.files[Part.EVIDENCE] = json.dumps({"statements": [statement]}).encode()
    key = Archive(sample_settings.archive_path()).issue(edition).key
    answer = sample_client.get(f"/api/reviews/{key}/erratum")
    assert answer.json["affected"][0]["id"] == "E3"
    page = sample_client.get(f"/reviews/{key}/erratum").text
    assert "1 of 1 published statements is affected." in page
    assert "The level was 2.6." in page


def test_draft_has_no_erratum(sample_client, sample_draft):
    answer = sample_client.get(f"/api/reviews/{sample_draft.manifest.key}/erratum")
    assert answer.status_code == 409


def test_pdf_in_hand_is_verified(client, settings, review, edition_of):
    edition = edition_of(review)
    Archive(settings.archive_path()).issue(edition)
    pdf = edition.files[Part.PDF]
    answer = client.post("/api/verify", data=pdf, content_type="application/pdf")
    assert answer.json["verdict"] == "issued"
    assert answer.json["review"]["key"] == edition.manifest.key
    unknown = client.post("/api/verify", data=b"%PDF", content_type="application/pdf")
    assert (unknown.json["verdict"], unknown.json["review"]) == ("unknown", None)
    assert client.post("/api/verify", data=pdf, content_type="text/html").status_code == 415


def test_pdf_in_hand_is_verified_by_a_form(client, settings, review, edition_of):
    edition = edition_of(review)
    Archive(settings.archive_path()).issue(edition)
    pdf = edition.files[Part.PDF]
    page = client.post("/verify", data={"pdf": (io.BytesIO(pdf), "in-hand.pdf")})
    assert "It is the edition in force." in page.text
    page = client.post("/verify", data={"pdf": (io.BytesIO(pdf + b"\n"), "in-hand.pdf")})
    assert "Altered." in page.text
    assert client.post("/verify", data={}).status_code == 400
    assert 'type="file"' in client.get("/verify").text


@pytest.mark.parametrize("path", ["/verify", "/api/verify"])
def test_pdf_that_is_too_large_is_refused(client, path):
    large = b"0" * (LARGEST_PDF + 1)
    if path == "/verify":
        head = b'Content-Disposition: form-data; name="pdf"; filename="large.pdf"'
        body = b"--x\r\n" + head + b"\r\n\r\n" + large + b"\r\n--x--\r\n"
        answer = client.post(path, data=body, content_type="multipart/form-data; boundary=x")
    else:
        answer = client.post(path, data=large, content_type="application/pdf")
    assert answer.status_code == 413


def test_pdf_larger_than_any_other_request_is_taken(client):
    answer = client.post("/api/verify", data=b"0" * 1024**2, content_type="application/pdf")
    assert answer.status_code == 200


def test_unchanged_file_is_not_sent_twice(client, settings, review):
    Archive(settings.archive_path()).keep(review)
    url = f"/api/reviews/{review.manifest.key}/review.pdf"
    first = client.get(url)
    assert first.headers["ETag"] == f'"{review.manifest.pdf_sha256}"'
    again = client.get(url, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get(url, headers={"If-None-Match": '"other"'})
    assert (other.status_code, other.data) == (200, review.files[Part.PDF])


def test_evidence_is_downloaded_as_one_bundle(client, settings, review):
    files = {"evidence.json": b"{}", "table-1.csv": b"a,b\n"}
    review.files[Part.BUNDLE] = packed(files)
    Archive(settings.archive_path()).keep(review)
    answer = client.get(f"/api/reviews/{review.manifest.key}/evidence.zip")
    assert answer.mimetype == "application/zip"
    assert "review_abcdef01_evidence.zip" in answer.headers["Content-Disposition"]
    with ZipFile(io.BytesIO(answer.data)) as bundle:
        assert {name: bundle.read(name) for name in bundle.namelist()} == files


def test_bundle_of_equal_files_has_equal_bytes():
    one = packed({"b.csv": b"2", "a.csv": b"1"})
    assert one == packed({"a.csv": b"1", "b.csv": b"2"})
    with ZipFile(io.BytesIO(one)) as bundle:
        assert [entry.date_time for entry in bundle.infolist()] == [(1980, 1, 1, 0, 0, 0)] * 2


@pytest.mark.parametrize("path", ["/reviews/{}/sign-offs", "/reviews/{}/issue", "/verify"])
@pytest.mark.parametrize("start", ["", "/api"])
@pytest.mark.parametrize("origin", ["cross-site", "same-site"])
def test_page_of_another_origin_can_sign_issue_and_verify_nothing(client, start, path, origin):
    url = start + path.format("0" * 24)
    assert client.post(url, headers={"Sec-Fetch-Site": origin}).status_code == 403
    assert client.post(url, headers={"Sec-Fetch-Site": "same-origin"}).status_code != 403


def test_signature_is_dated_today_in_utc(client, settings, review, monkeypatch):
    monkeypatch.setattr("reporter.desk.today", lambda: date(2026, 3, 2))
    Archive(settings.archive_path()).keep(review)
    url = f"/api/reviews/{review.manifest.key}/sign-offs"
    client.post(url, json={"role": "analyst", "name": "Ada Synthetic"})
    assert client.get(url).json["sign_offs"] == [
        {"role": "analyst", "name": "Ada Synthetic", "signed_on": "2026-03-02"}
    ]


@pytest.mark.parametrize("origin", ["null", "http://other.example", "http://localhost:81", ""])
def test_post_of_another_origin_is_refused_where_the_browser_says_no_more(client, origin):
    url = f"/api/reviews/{'0' * 24}/issue"
    assert client.post(url, headers={"Origin": origin}).status_code == 403
    assert client.post(url, headers={"Origin": "http://localhost"}).status_code == 404
    assert client.post(url).status_code == 404


def test_own_pages_keep_their_origin(client):
    assert client.get("/").headers["Referrer-Policy"] == "same-origin"


def test_file_that_was_altered_is_not_served(client, settings, review):
    archive = Archive(settings.archive_path())
    key = archive.keep(review).key
    for part in (Part.HTML, Part.CHECKS):
        archive.path(key, part).write_bytes(b"[]")
        answer = client.get(f"/api/reviews/{key}/{part}")
        assert answer.status_code == 500
        assert f"{part} of review {key} was altered" in answer.json["error"]
    [listed] = client.get("/api/reviews").json["reviews"]
    assert [check["passed"] for check in listed["checks"]] == [False]
    assert client.get("/").status_code == 200


def test_name_of_a_file_is_suggested_as_it_is_written(client):
    answer = client.get(f"/api/reviews/{'0' * 24}/check.json")
    assert answer.status_code == 404
    assert "'checks.json'" in answer.json["error"]
    assert "Part." not in answer.json["error"]
