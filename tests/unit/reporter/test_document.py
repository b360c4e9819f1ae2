"""How a document places what sections know nothing of: commentary, references, marks."""

from __future__ import annotations

from datetime import date

import pytest

from reporter import document
from shared.metrics import registers
from shared.metrics.registers import Commentary, programme


def text(section, body, *, masked=0):
    return Commentary(section, "evaluator", date(2016, 7, 14), body, masked, f"{section}.md")


@pytest.fixture
def assembled(sample_evaluator, monkeypatch):
    """Builds a review of the disclosure log alone, with commentary."""

    def build(*texts):
        only = [section for section in document.SECTIONS if section.key == "disclosure"]
        monkeypatch.setattr(document, "SECTIONS", tuple(only))
        monkeypatch.setattr(registers, "commentaries", lambda *_: texts)
        found = programme(sample_evaluator, "MK2016")
        return document.assemble(sample_evaluator, found, lambda _: None)

    return build


def test_commentary_ends_its_section_under_its_own_number_and_heading(assembled):
    made = assembled(text("disclosure", "First."), text("disclosure", "Second."))
    section = made.body.partition('<h2 id="disclosure">')[2].partition("</section>")[0]
    statements, first, second = section.split('<aside class="commentary"')
    assert "statement" in statements
    assert 'id="C1"' in first
    assert "<p>First.</p>" in first
    assert 'id="C2"' in second
    assert "Commentary by the evaluator, 14 July 2016" in second
    assert [remark.mark for remark in made.ledger.remarks] == ["C1", "C2"]
    assert [stated.mark for stated in made.ledger.statements] == ["E1"]
    assert REMAINING not in made.body


REMAINING = "Commentary on other matters"


def test_commentary_on_no_section_stands_last_and_is_not_lost(assembled):
    made = assembled(text("weather", "It rained."))
    last = made.body.rpartition("<h2 ")[2]
    assert REMAINING in last
    assert "on “weather”" in last
    assert "<p>It rained.</p>" in last
    assert made.ledger.headings[-1].title == REMAINING


def test_commentary_that_is_refused_says_so_in_its_place(assembled):
    made = assembled(text("disclosure", "x" * 20_000))
    assert "Not printed. Commentary file &#39;disclosure.md&#39; holds 20,000" in made.body
    assert "xxxx" not in made.body
    assert "disclosure.md" in made.ledger.remarks[0].fault


def test_masked_stretches_are_counted(assembled):
    assert (
        "1 stretch that could identify a person was masked."
        in assembled(text("disclosure", "x", masked=1)).body
    )
    assert "masked" not in assembled(text("disclosure", "x")).body.partition("<aside")[2]


def test_statement_that_rests_on_given_numbers_alone_is_numbered(assembled):
    made = assembled()
    [stated] = made.ledger.statements
    assert (stated.mark, stated.statement.evidence) == ("E1", ())
    assert stated.statement.given
    assert made.ledger.said == [stated.statement]
    assert 'href="#E1"' in made.body
