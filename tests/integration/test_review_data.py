"""The review follows its data: other data, other sentences; no data, an honest one."""

from __future__ import annotations

import csv
import io
import re
import shutil

import pytest
from sample_tables import table_rows

from reporter import document
from reporter.html import for_paper, for_screen
from reporter.pdf import render_pdf
from shared.metrics import Disclosure, Evaluator, Thresholds, registers

REGISTER = (
    "programme,programme_name,pilot,name,location,problem,status,started_on,ended_on\n"
    "ZZ2020,Fenland & <b>Coast</b>,A1,North,E01000001,,proposed,,\n"
)
FILES = (
    "areas.csv",
    "pilot_register_2016-07.csv",
    "survey_codebook.csv",
    "survey_invitations.csv",
    "survey_invitations_T3.csv",
)
WAVES = ("survey_T1.csv", "survey_T2.csv", "survey_T3.xlsx")


def as_csv(rows, columns):
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def review_of(evaluator, code="MK2016"):
    programme = registers.programme(evaluator, code)
    return document.assemble(evaluator, programme, lambda _share: None)


def text_of(made):
    return " ".join(re.sub(r"<[^>]+>", " ", made.body).split())


def chapter(made, key):
    return re.search(rf'<h2 id="{key}">.*?</section>', made.body, flags=re.DOTALL)[0]


@pytest.fixture(scope="module")
def usual(sample_evaluator):
    return review_of(sample_evaluator)


@pytest.fixture(scope="module")
def best_scores(sample_folder, desk_at, tmp_path_factory):
    """The sample without crime, every step of every pilot rated 5."""
    desk = desk_at(tmp_path_factory.mktemp("best"))
    for name in (*FILES, *WAVES):
        shutil.copy(sample_folder / name, desk.folder)
    rows = table_rows(sample_folder / "self_evaluations.xlsx")
    best = [row | {f"step{step}": "5" for step in range(1, 9)} for row in rows]
    desk.write("self_evaluations.csv", as_csv(best, rows[0].keys()))
    desk.load()
    return review_of(desk.evaluator(attitude=10, count=5))


def test_conclusions_change_with_the_data(usual, best_scores):
    before, after = chapter(usual, "conclusions"), chapter(best_scores, "conclusions")
    assert "the later steps were not reached" in before
    assert "the later steps were reached" in after
    assert "Contradicted" in after


def test_recommendations_change_with_the_data(usual, best_scores):
    before, after = (chapter(one, "recommendations") for one in (usual, best_scores))
    first = 'id="recommendation-whole-team-first">.*?<b class="state">(.*?)</b>'
    assert re.search(first, before, re.DOTALL)[1] == "Adopt."
    assert re.search(first, after, re.DOTALL)[1] == "Research."


def test_missing_crime_is_an_honest_sentence(best_scores):
    assert "No recorded crime has been handed over." in chapter(best_scores, "places")


def test_nothing_suppressed_is_printed(usual, sample_evaluator):
    strict = Evaluator(sample_evaluator.snapshot, Thresholds(10_000, 10_000))
    made = review_of(strict)
    protected = [
        group
        for result in made.ledger.results()
        if result.metric.disclosure is not Disclosure.OPEN
        for group in result.groups
    ]
    assert protected
    assert {group.state.value for group in protected} == {"suppressed"}
    assert "2.6 of 5" in text_of(usual)
    for told in ("2.6 of 5", "14 raters", "40 trained", "linked respondents)", "4.0 (3."):
        assert told not in text_of(made)
        assert told not in for_screen(made)
    assert "Fewer than 10000 raters" in text_of(made)


def test_programme_without_data_is_reviewed_honestly(desk):
    desk.write("pilot_register.csv", REGISTER)
    desk.load()
    made = review_of(desk.evaluator(attitude=10, count=5), "ZZ2020")
    text = text_of(made)
    for absent in ("survey answers", "recorded crime"):
        assert f"No {absent} ha" in text
    assert text.count("Not collected") >= 3
    assert "<b>Coast</b>" not in made.body
    assert render_pdf(for_paper(made)).startswith(b"%PDF")


@pytest.fixture
def two_waves(sample_folder, desk):
    """The second and third waves of the sample, of an instrument without items 39 and 18."""
    for name in ("areas.csv", "pilot_register_2016-07.csv"):
        shutil.copy(sample_folder / name, desk.folder)
    codebook = (sample_folder / "survey_codebook.csv").read_text(encoding="utf-8").splitlines(True)
    kept = [line for line in codebook if not line.startswith(("Q39,", "Q18,"))]
    desk.write("survey_codebook.csv", "".join(kept))
    for name in WAVES[1:]:
        rows = table_rows(sample_folder / name)
        columns = [column for column in rows[0] if column not in ("Q39", "Q18")]
        desk.write(f"{name[:9]}.csv", as_csv(rows, columns))
    desk.load()
    return review_of(desk.evaluator(attitude=10, count=5))


def test_waves_and_items_are_those_that_the_survey_has(two_waves):
    items, survey = chapter(two_waves, "items"), chapter(two_waves, "survey")
    assert "Change of every item from T2 to T3" in items
    assert "T1" not in items
    assert "item 42 changed by" in survey
    assert "item 39" not in survey
    assert "The one whose number this survey has is shown" in survey
    assert "not shown (not collected)" not in survey
    assert "at 2 waves" in chapter(two_waves, "methodology")


def test_items_that_an_earlier_review_singled_out_head_only_themselves(usual):
    assert "Those of the same numbers are shown" in chapter(usual, "survey")
    for wave in ("T2", "T3"):
        assert f"Change of every item from T1 to {wave}" in chapter(usual, "items")


def test_survey_without_self_evaluations_is_reviewed(sample_folder, desk):
    for name in (*FILES, "survey_T1.csv"):
        shutil.copy(sample_folder / name, desk.folder)
    desk.load()
    made = review_of(desk.evaluator(attitude=10, count=5))
    assert "one wave cannot show change" in text_of(made)
    assert "no survey with two linked waves" in chapter(made, "items")
