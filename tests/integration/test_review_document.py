"""The review of the sample as its readers get it: PDF, HTML twin, evidence file."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from itertools import pairwise
from zipfile import ZipFile

import pikepdf
import pytest
from pypdf import PdfReader

from reporter.app import create_app
from reporter.archive import Archive
from reporter.jobs import JobState
from reporter.manifest import Part, Stage
from reporter.review import render
from reporter.verify import NotTheReview, Verdict, identify, verify
from reporter.worker import Workshop
from shared.contract.errors import UnknownName
from shared.contract.settings import Settings
from shared.metrics import LiveWarehouse

PROGRAMME = "MK2016"


def squeezed(text):
    return " ".join(text.split())


@pytest.fixture(scope="module")
def settings(sample_warehouse, tmp_path_factory):
    return Settings(dir=sample_warehouse, archive=tmp_path_factory.mktemp("archive"))


@pytest.fixture(scope="module")
def told():
    return []


@pytest.fixture(scope="module")
def review(settings, told):
    evaluator = LiveWarehouse(settings).current()
    return render(evaluator, PROGRAMME, lambda stage, percent: told.append((stage, percent)))


@pytest.fixture(scope="module")
def archive(settings, review):
    archive = Archive(settings.archive_path())
    archive.keep(review)
    return archive


@pytest.fixture(scope="module")
def pdf(archive, review):
    return archive.path(review.manifest.key, Part.PDF)


@pytest.fixture(scope="module")
def pages(pdf):
    return [squeezed(page.extract_text()) for page in PdfReader(pdf).pages]


@pytest.fixture(scope="module")
def evidence(review):
    return json.loads(review.files[Part.EVIDENCE])


@pytest.fixture(scope="module")
def twin(review):
    return review.files[Part.HTML].decode()


def test_stages_are_told_in_order(review, told):
    stages = list(dict.fromkeys(stage for stage, _ in told))
    assert stages == [stage for stage in Stage if stage is not Stage.WAITING]
    percentages = [percent for _, percent in told]
    assert percentages == sorted(percentages)


def test_pdf_is_tagged_titled_and_in_english(pdf):
    said = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Tagged: +yes", said)
    assert re.search(r"Title: +Milton Keynes", said)
    assert PdfReader(pdf).trailer["/Root"]["/Lang"] == "en-GB"


def test_only_shipped_fonts_are_embedded(pdf):
    said = subprocess.run(["pdffonts", pdf], capture_output=True, text=True, check=True).stdout
    fonts = said.splitlines()[2:]
    assert fonts
    assert all(re.search(r"\+Source-(Sans-3|Serif-4)", font) for font in fonts)


def test_every_page_carries_its_number(pages):
    for number, text in enumerate(pages, start=1):
        assert f"page {number} of {len(pages)}" in text


def test_contents_point_to_the_pages_of_their_headings(pages):
    contents = pages[1].partition("Contents")[2].partition("Figures Figure")[0]
    lines = re.findall(r"((?:Annex [A-Z] |[\d.]+ )?[A-Z][^.]+?) (?:\. ?){3,}\s*(\d+)", contents)
    assert len(lines) > 20
    for heading, number in lines:
        assert heading in pages[int(number) - 1], heading


def test_every_chart_has_an_alternative_text(twin):
    drawings = re.findall(r"<svg.*?</svg>", twin, flags=re.DOTALL)
    assert len(drawings) > 10
    assert all(re.search(r"<title>[^<]{40,}</title>", drawing) for drawing in drawings)


def test_summary_fits_one_page(pages):
    summaries = [
        text for text in pages if "Executive summary page" in text or "What was done" in text
    ]
    assert len(summaries) == 1
    assert "What next" in summaries[0]


def test_statements_of_the_evidence_file_are_printed_with_their_marks(pages, evidence):
    whole = " ".join(pages)
    assert len(evidence["statements"]) > 15
    for statement in evidence["statements"]:
        assert statement["evidence"] or statement["given"]
        assert _is_printed(f"{statement['id']} {squeezed(statement['text'])}", pages)
        assert f"[{statement['id']}]" in whole


def _is_printed(text, pages):
    """True of a text that stands on a page, or goes on at the top of the next; its foot is last."""
    words = text.split()
    cuts = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return any(text in page for page in pages) or any(
        start in page and following.startswith(rest)
        for page, following in pairwise(pages)
        for start, rest in cuts
    )


def test_suppressed_figures_are_called_so_and_hold_no_number(pages, evidence):
    groups = [
        group
        for exhibit in evidence["exhibits"]
        for result in exhibit["results"]
        for group in result["groups"]
        if group["state"] == "suppressed"
    ]
    assert len(groups) == 5
    assert all(group["value"] is None and group["base"] is None for group in groups)
    table = next(
        text for text in pages if "Implementation level by pilot P" in _heads_removed(text)
    )
    assert table.count("suppressed") >= 5


def _heads_removed(text):
    return text.replace("Pilot Level 95 % interval Raters ", "")


def test_dates_of_the_cover_and_of_the_table_say_what_they_are(pages, twin):
    assert "Latest day in the data 31 July 2016" in pages[0]
    table = re.search(r'<div class="exhibit long" id="kinds">.*?</table>', twin, flags=re.DOTALL)[0]
    assert "Newest row" in table
    days = re.findall(r"<td[^>]*>(\d+\s[A-Z][a-z]+\s\d{4})</td>", table)
    assert "31 July 2016" in [" ".join(day.split()) for day in days]


def test_kinds_of_file_have_plain_names(twin):
    assert "police.uk street-level crime" in twin
    assert "Police street" not in twin
    assert "police street" not in twin


def test_annex_says_what_gives_a_number_that_no_metric_gives(twin):
    annex = twin.partition('<h2 id="evidence">')[2]
    assert "<b>4</b>, locations of pilots (v_pilot)" in annex
    assert "\N{HORIZONTAL ELLIPSIS}" not in annex


def test_annex_names_the_files_behind_and_their_rows(twin):
    annex = twin.partition('<h2 id="evidence">')[2]
    assert "from 14 rows of self_evaluations.xlsx" in annex
    assert "<li>self_evaluations.xlsx: 14 rows</li>" in annex


def test_recommendations_claim_no_more_than_their_trigger(twin):
    assert "Adopt: the triggers are met by findings that bear weight" in twin
    assert "that of the weakest finding that speaks for it" in twin
    assert "the evidence carries it" not in twin


def test_sample_is_labelled_synthetic(pages):
    assert "Synthetic sample" in pages[0]


def test_twin_is_one_file_whose_links_all_lead_somewhere(twin):
    found = _Links()
    found.feed(twin)
    assert len(found.ids) == len(set(found.ids))
    assert found.inner
    assert found.inner <= set(found.ids)
    assert found.outer == set()
    assert "report:" not in twin


class _Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids: list[str] = []
        self.inner: set[str] = set()
        self.outer: set[str] = set()

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name == "id":
                self.ids.append(value)
            if name in {"href", "xlink:href", "src"}:
                (self.inner if value.startswith("#") else self.outer).add(value.lstrip("#"))


def test_another_process_place_and_time_zone_make_the_same_bytes(settings, review, tmp_path):
    environment = os.environ | {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "BEATWISE_ARCHIVE": str(tmp_path / "archive"),
    }
    outputs = {part: tmp_path / part.value for part in (Part.PDF, Part.HTML, Part.EVIDENCE)}
    command = [sys.executable, "-m", "reporter", "render", "--programme", PROGRAMME]
    command += ["--dir", settings.dir, "--out", outputs[Part.PDF]]
    command += ["--html", outputs[Part.HTML], "--evidence", outputs[Part.EVIDENCE]]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    for part, output in outputs.items():
        assert output.read_bytes() == review.files[part], part
    elsewhere = Archive(tmp_path / "archive")
    for part in Part:
        assert elsewhere.content(review.manifest.key, part) == review.files[part], part


def test_bundle_holds_all_evidence_as_open_files(review):
    with ZipFile(io.BytesIO(review.files[Part.BUNDLE])) as bundle:
        names = bundle.namelist()
        assert bundle.read("evidence.json") == review.files[Part.EVIDENCE]
    assert "evidence.csv" in names
    assert all(name.endswith((".json", ".csv")) for name in names)
    assert names == sorted(names)


def test_draft_passes_every_check_and_could_be_issued(review):
    checks = json.loads(review.files[Part.CHECKS])
    assert len(checks) > 5
    assert [check for check in checks if not check["passed"]] == []


def test_unchanged_request_is_answered_from_the_archive(settings, archive, review):
    client = create_app(settings).test_client()
    answer = client.post("/api/reviews", json={"programme": PROGRAMME})
    assert answer.status_code == 200
    assert answer.json["review"]["key"] == review.manifest.key
    with client.get(answer.json["review"]["links"]["pdf"]) as served:
        assert hashlib.sha256(served.data).hexdigest() == review.manifest.pdf_sha256
    with client.get(answer.json["review"]["links"]["html"]) as served:
        assert "default-src 'none'" in served.headers["Content-Security-Policy"]


def test_order_is_worked_off_and_filed(settings, review, tmp_path, monkeypatch):
    monkeypatch.setattr("reporter.worker.render", lambda *_: review)
    own = settings.model_copy(update={"archive": tmp_path})
    client = create_app(own).test_client()
    answer = client.post("/api/reviews", json={"programme": PROGRAMME})
    assert (answer.status_code, answer.json["state"]) == (202, "queued")
    Workshop(own).work(answer.json["job"])
    job = client.get(answer.headers["Location"]).json
    assert (job["state"], job["percent"]) == ("done", 100)
    assert job["review"]["key"] == review.manifest.key
    assert "Open the PDF" in client.get(job["page"]).text


def test_job_that_fails_says_why(settings, tmp_path, monkeypatch):
    def fails(*_):
        raise UnknownName("programme", "X", ())

    monkeypatch.setattr("reporter.worker.render", fails)
    workshop = Workshop(settings.model_copy(update={"archive": tmp_path}))
    edition = LiveWarehouse(settings).current().snapshot.name
    job = workshop.jobs.order(programme="X", edition=edition, key="k")
    workshop.work(job.id)
    after = workshop.jobs.job(job.id)
    assert after.state is JobState.FAILED
    assert "Unknown programme 'X'" in after.message


def test_unknown_programme_is_refused_with_the_nearest(settings):
    answer = create_app(settings).test_client().post("/api/reviews", json={"programme": "MK2015"})
    assert answer.status_code == 404
    assert "Did you mean 'MK2016'" in answer.json["error"]


def test_verify_renders_again_and_compares(settings, archive, pdf, review, monkeypatch):
    monkeypatch.setattr("reporter.verify.render", lambda *_: review)
    assert "the bytes are the same" in verify(pdf, archive, LiveWarehouse(settings))


def test_verify_finds_bytes_that_differ(settings, archive, pdf, review, monkeypatch):
    other = type(review)(review.manifest, review.files | {Part.PDF: b"other"})
    monkeypatch.setattr("reporter.verify.render", lambda *_: other)
    with pytest.raises(NotTheReview, match="other bytes"):
        verify(pdf, archive, LiveWarehouse(settings))


def test_verify_names_the_directory_that_lacks_the_snapshot(
    settings, archive, pdf, empty_warehouse, cli
):
    shutil.copytree(archive.directory, empty_warehouse / "archive")
    done = cli("reporter", "verify", pdf, "--dir", empty_warehouse)
    assert done.returncode == 0
    assert f"is not kept in {empty_warehouse}, so it was not rendered again" in done.stdout
    assert "no longer" not in done.stdout


def test_verify_knows_an_altered_file(archive, pdf, empty_warehouse, tmp_path, cli):
    shutil.copytree(archive.directory, empty_warehouse / "archive")
    altered = tmp_path / "altered.pdf"
    altered.write_bytes(pdf.read_bytes() + b"\n")
    done = cli("reporter", "verify", altered, "--dir", empty_warehouse)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "This is not a draft of MK2016" in done.stderr
    assert "it was altered" in done.stderr


def test_verify_knows_a_file_that_another_program_has_saved(archive, pdf, review, tmp_path):
    with pikepdf.open(pdf) as opened:
        opened.docinfo["/Title"] = "Another title"
        opened.save(tmp_path / "saved.pdf")
    found = identify((tmp_path / "saved.pdf").read_bytes(), archive)
    kept = archive.manifest(review.manifest.key)  # with the digests that the archive gave it
    assert (found.verdict, found.manifest) == (Verdict.ALTERED, kept)


def test_verify_does_not_render_again_what_other_code_rendered(settings, archive, pdf, monkeypatch):
    monkeypatch.setattr("reporter.verify.code_version", lambda: "f" * 16)
    said = verify(pdf, archive, LiveWarehouse(settings))
    assert "a draft of MK2016" in said
    assert f"this is {'f' * 16}, so it was not rendered again" in said
