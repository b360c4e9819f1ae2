"""Each check of a review, with a fault seeded into a review that passes all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from markupsafe import Markup

from reporter import checks
from reporter.attachments import Attachment
from reporter.checks import Check, check
from reporter.document import Document
from reporter.exhibits import Cell, CellKind, Figure, Table, whole
from reporter.ledger import Exhibited, Ledger
from reporter.section import Subject
from shared.contract.vocabulary import ResultState
from shared.findings.statement import Given, Statement, evidence_of
from shared.metrics import Estimate, Group, MetricResult, Selection, Withheld, registers
from shared.metrics.registers import Commentary, LoadedFile, programme
from shared.metrics.registry import metric
from shared.stats import Interval

STATEMENTS = "Every number of a statement is in its evidence"
EXHIBITS = "Every number of a figure's or table's text is in its evidence"
WORDS = "No sentence claims more than its evidence carries"
WORKS = "Every work that is cited is listed"
SUPPRESSED = "No suppressed value is present"
ROWS = "Tables and their attachments hold the same rows"
LOADED = "The load ledger accounts for every row"
REMARKS = "Every commentary is printed"
LINKS = "Every mark and reference leads somewhere"

SHOWN = Estimate(value=2.57, interval=Interval(2.3, 2.9), base=14, method="t")
HIDDEN = Withheld(ResultState.SUPPRESSED, "Fewer than 10 raters.")
LEVEL = MetricResult(
    metric("implementation_level"),
    Selection(),
    ("pilot_code",),
    "s",
    (Group((("pilot_code", "P1"),), SHOWN), Group((("pilot_code", "P2"),), HIDDEN)),
)
SENTENCE = Statement(
    "Mean level was 2.6 of 5 (95 % interval 2.3 to 2.9; 14 raters), below the limit of 3.5.",
    evidence_of(LEVEL),
    (Given("3.5", "limit", "implementation_depth"),),
)
NAMES = (Cell("P1"), Cell("P2"))


def table(*values, **more):
    rows = tuple(zip(NAMES, values, strict=True))
    return Table(key="t", caption="Levels", head=("Pilot", "Level"), rows=rows, **more)


NUMBER, STATE = Cell("2.6", CellKind.NUMBER), Cell("suppressed", CellKind.STATE)
LEVELS = table(NUMBER, STATE, results=(LEVEL,))


@pytest.fixture
def document(sample_evaluator):
    """A small review in which everything holds."""
    found = programme(sample_evaluator, "MK2016")
    ledger = Ledger()
    ledger.said.append(SENTENCE)
    ledger.state(SENTENCE)
    ledger.exhibit(LEVELS)
    body = Markup('<p>… <a href="#E1">[E1]</a></p><tbody id="E1"></tbody>')
    return Document("", body, Subject(sample_evaluator, found, None, None, ledger))


def failing(document):
    return {one.name: one.detail for one in check(document) if not one.passed}


def test_review_in_which_everything_holds_passes(document):
    assert failing(document) == {}
    names = [one.name for one in check(document)]
    every = [STATEMENTS, EXHIBITS, WORDS, WORKS, SUPPRESSED, ROWS, LOADED, REMARKS, LINKS]
    assert names == every
    assert check(document)[0] == Check(STATEMENTS, True, "1 statement checked.")


@pytest.mark.parametrize(
    ("old", "new"),
    [("2.6", "2.7"), ("14", "15"), ("2.9", "2.8"), ("3.5", "3.6"), ("of 5", "of 6"), ("95", "90")],
)
def test_altered_digit_of_a_statement_fails(document, old, new):
    document.ledger.statements.clear()
    document.ledger.state(replace(SENTENCE, text=SENTENCE.text.replace(old, new)))
    found = failing(document)
    assert set(found) == {STATEMENTS}
    assert "E1" in found[STATEMENTS]
    assert f"({new.split()[-1]})" in found[STATEMENTS]


def test_number_without_any_evidence_fails(document):
    document.ledger.said.append(Statement("There were 12 areas."))
    assert "unnumbered “There were 12 areas.” (12)" in failing(document)[STATEMENTS]


def test_number_of_another_statement_s_evidence_does_not_count(document):
    document.ledger.state(Statement("14 raters.", (), (Given("3", "x", "y"),)))
    assert "E2" in failing(document)[STATEMENTS]


@pytest.mark.parametrize(
    "shown",
    [
        table(Cell("2.7", CellKind.NUMBER), STATE, results=(LEVEL,)),
        table(NUMBER, Cell("of 12 areas"), results=(LEVEL,)),
        table(NUMBER, STATE),
        replace(LEVELS, caption="Levels of 7 pilots"),
        replace(LEVELS, note="Of 7 pilots."),
        replace(LEVELS, more=((Cell("P3"), Cell("3.3", CellKind.NUMBER)),)),
        Figure(key="f", caption="The 7 pilots", drawing="", note="", results=(LEVEL,)),
    ],
)
def test_number_of_an_exhibit_without_evidence_fails(document, shown):
    document.ledger.exhibits.clear()
    document.ledger.exhibit(shown)
    assert set(failing(document)) == {EXHIBITS}


def test_end_of_a_scale_is_no_number_of_anything_else(document):
    text = f"5 pilots. {SENTENCE.text}"
    document.ledger.said.append(replace(SENTENCE, text=text))
    document.ledger.state(replace(SENTENCE, text=text))
    assert "(5)" in failing(document)[STATEMENTS]


def test_number_that_an_exhibit_is_given_passes(document):
    given = (Given("7", "pilots of the register", "v_pilot"),)
    document.ledger.exhibits.clear()
    document.ledger.exhibit(replace(LEVELS, caption="Levels of 7 pilots", given=given))
    assert failing(document) == {}


@pytest.mark.parametrize("text", [SENTENCE.text, "Limit 3.5 [E1]"])
def test_cell_that_repeats_a_statement_or_names_its_mark_rests_on_it(document, text):
    document.ledger.exhibit(
        Table(key="u", caption="", head=("A", "B"), rows=((Cell("x"), Cell(text)),))
    )
    assert failing(document) == {}


def test_cells_of_a_register_are_the_register_s(document):
    listed = Table(key="u", caption="", head=("A",), rows=((whole(77),),), view="v_load_ledger")
    document.ledger.exhibit(listed)
    assert failing(document) == {}


def test_banned_word_fails_in_a_sentence_and_not_in_a_commentary(document):
    said = Commentary("survey", "evaluator", date(2016, 7, 14), "It proved itself.", 0, "f.md")
    document.ledger.remark(said, "")
    assert failing(document) == {}
    document.ledger.said.append(Statement("It proved itself."))
    assert "'proved' needs" in failing(document)[WORDS]


def test_work_that_is_cited_and_not_listed_fails(document):
    known = registers.works(document.subject.evaluator)[0].reference_key
    document.ledger.cited.extend([known, "nobody1999"])
    assert failing(document) == {WORKS: "'nobody1999' is cited and not among the works."}


@pytest.mark.parametrize("link", ["E2", "table-9", "work-nobody"])
def test_reference_that_leads_nowhere_fails(document, link):
    body = document.body + Markup('<a href="#{}">x</a>').format(link)
    assert failing(replace(document, body=body)) == {
        LINKS: f"'{link}' is referred to and not there."
    }


def test_suppressed_number_in_the_evidence_fails(document, monkeypatch):
    rows = checks.evidence_rows(document.ledger, "s")
    leaking = [replace(row, base="9") if row.state == "suppressed" else row for row in rows]
    monkeypatch.setattr(checks, "evidence_rows", lambda *_: leaking)
    assert (
        "holds a number of implementation_level that is suppressed" in failing(document)[SUPPRESSED]
    )


def test_number_where_a_state_should_stand_fails(document):
    document.ledger.exhibits.clear()
    document.ledger.exhibit(table(NUMBER, Cell("2.6", CellKind.STATE), results=(LEVEL,)))
    assert "Table\N{NO-BREAK SPACE}1 prints “2.6”" in failing(document)[SUPPRESSED]


def test_row_of_another_width_fails(document):
    document.ledger.exhibits.clear()
    document.ledger.exhibit(replace(LEVELS, rows=(*LEVELS.rows, (Cell("P3"),))))
    assert "another width" in failing(document)[ROWS]


def test_attachment_that_lacks_a_row_fails(document, monkeypatch):
    long = replace(LEVELS, key="u", more=LEVELS.rows)
    document.ledger.exhibits.append(Exhibited("Table\N{NO-BREAK SPACE}2", long))
    assert failing(document) == {}
    cut = Attachment("table-02_u.csv", "", b"Pilot,Level\r\nP1,2.6\r\n")
    monkeypatch.setattr(checks, "whole", lambda _: cut)
    assert failing(document) == {
        ROWS: "table-02_u.csv holds 1 rows, not all of Table\N{NO-BREAK SPACE}2."
    }


def test_file_whose_rows_do_not_add_up_fails(document, monkeypatch):
    file = LoadedFile(
        1, "a.csv", "k", 10, 7, 2, 0, 0, "loaded", None, datetime(2016, 1, 1, tzinfo=UTC)
    )
    monkeypatch.setattr(registers, "loaded_files", lambda _: (file,))
    assert "a.csv: 10 rows" in failing(document)[LOADED]
    whole_file = replace(file, rows_superseded=1)
    monkeypatch.setattr(registers, "loaded_files", lambda _: (whole_file,))
    assert failing(document) == {}


def test_commentary_that_is_not_printed_fails(document):
    said = Commentary("survey", "evaluator", date(2016, 7, 14), "x", 0, "f.md")
    document.ledger.remark(said, "'f.md' is too long.")
    assert "'f.md' is too long." in failing(document)[REMARKS]


def test_detail_names_a_few_faults_and_counts_the_rest(document):
    document.ledger.said.extend(Statement(f"It proved {'so' * n}.") for n in range(1, 8))
    assert failing(document)[WORDS].endswith("; and 2 more.")
