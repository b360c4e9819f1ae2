"""The review of the sample as assistive technology gets it, by tools that had no part in making it.

outloud and pdfua run as their users run them; pikepdf reads the tag tree on its own.
"""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from tag_tree import TagTree

from reporter.attachments import attachments
from reporter.document import assemble
from reporter.html import for_paper
from reporter.pdf import render_pdf
from shared.metrics.registers import programme

AGAIN = """
import pickle, sys
from hashlib import sha256
from reporter.pdf import render_pdf
page, files = pickle.load(open(sys.argv[1], "rb"))
print(sha256(render_pdf(page, files)).hexdigest())
"""


@pytest.fixture(scope="module")
def printed(sample_evaluator):
    made = assemble(sample_evaluator, programme(sample_evaluator, "MK2016"), lambda _share: None)
    return for_paper(made), attachments(made)


@pytest.fixture(scope="module")
def pdf(printed):
    page, files = printed
    return render_pdf(page, files)


@pytest.fixture(scope="module")
def path(pdf, tmp_path_factory):
    path = tmp_path_factory.mktemp("review") / "review.pdf"
    path.write_bytes(pdf)
    return path


@pytest.fixture(scope="module")
def tree(path):
    return TagTree(path)


def run(tool, *arguments):
    return subprocess.run(
        [Path(sys.executable).with_name(tool), *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_outloud_finds_no_error(path, tmp_path):
    report = tmp_path / "outloud.json"
    done = run("outloud", "--quiet", "--json", report, path)
    (result,) = json.loads(report.read_text())["results"]
    assert result["stats"]["tagged"]
    errors = [found for found in result["findings"] if found["severity"] == "error"]
    assert errors == []
    assert done.returncode == 0


def test_pdfua_finds_no_error(path):
    done = run("pdfua", "check", path)
    assert "errors=0 warnings=0" in done.stdout, done.stdout


def test_everything_painted_is_tagged_or_an_artifact(tree):
    assert len(tree.pdf.pages) > 25
    assert tree.stray() == []


def test_every_figure_has_an_alternative_text(tree):
    figures = tree.of_kind("Figure")
    assert len(figures) > 10
    assert all(len(figure.alternative) > 30 for figure in figures)


def test_every_header_cell_has_its_scope(tree):
    scopes = {cell.scope for cell in tree.of_kind("TH")}
    assert scopes == {"/Column", "/Row"}


def test_every_table_is_one_whatever_its_pages(tree, printed):
    page, _ = printed
    assert len(tree.of_kind("Table")) == page.count("<table")
    assert len(tree.of_kind("THead")) == page.count("<thead")


def test_headings_skip_no_level(tree):
    levels = [int(heading.kind[1]) for heading in tree.of_kind(*(f"H{n}" for n in range(1, 7)))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_link_says_where_it_leads(tree):
    links = tree.annotations()
    assert len(links) > 100
    assert {str(link.Subtype) for link in links} == {"/Link"}
    assert all(str(link.Contents).strip() and link.F == 4 for link in links)


def test_bookmarks_lead_through_every_chapter(tree, printed):
    page, _ = printed
    with tree.pdf.open_outline() as outline:
        assert len(outline.root) == page.count("<section class=")
        assert any(chapter.children for chapter in outline.root)


def test_title_language_and_standard_are_said(tree):
    assert tree.root.Lang == "en-GB"
    assert tree.root.ViewerPreferences.DisplayDocTitle
    assert b"pdfuaid:part" in tree.root.Metadata.read_bytes()
    assert {str(page.Tabs) for page in tree.pdf.pages} == {"/S"}


def test_fonts_are_embedded(tree):
    described = [font for font in tree.fonts() if "/FontDescriptor" in font]
    assert described
    assert all(
        "/FontFile2" in font.FontDescriptor or "/FontFile3" in font.FontDescriptor
        for font in described
    )


def test_nothing_runs_and_nothing_is_submitted(tree):
    found = tree.names()
    assert "/StructElem" in found
    assert not found & {"/JS", "/JavaScript", "/Launch", "/AA", "/OpenAction", "/SubmitForm"}
    assert not found & {"/ImportData", "/GoToR", "/RichMedia", "/Movie", "/Sound"}


def test_attachments_are_inside(tree, printed):
    _, files = printed
    assert {name: held.get_file().read_bytes() for name, held in tree.pdf.attachments.items()} == {
        file.name: file.content for file in files
    }


@pytest.mark.parametrize(
    ("zone", "locale"), [("Pacific/Kiritimati", "C"), ("America/St_Johns", "tr_TR.UTF-8")]
)
def test_bytes_repeat_in_another_process_folder_zone_and_locale(
    printed, pdf, tmp_path, root, zone, locale
):
    (tmp_path / "page").write_bytes(pickle.dumps(printed))
    done = subprocess.run(
        [sys.executable, "-c", AGAIN, "page"],
        cwd=tmp_path,
        env=os.environ
        | {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": "7", "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout.strip() == sha256(pdf).hexdigest()
