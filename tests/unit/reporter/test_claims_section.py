"""The chapter on what an earlier review claimed."""

from __future__ import annotations

from typing import Any

import pytest

from reporter.catalogue import SECTIONS
from reporter.document import templates
from reporter.ledger import Ledger
from reporter.section import Subject
from reporter.sections import claims
from reporter.sections.claims import Claims
from shared.findings.claims import account
from shared.findings.claims.ledger import UNNAMED
from shared.metrics import Evaluator
from shared.metrics.registers import programme

REGISTER = (
    "programme,pilot,name,location,status,started_on,ended_on\n"
    "MK,P1,Station,E01016800,completed,2016-01-01,2016-06-30\n"
)
CLAIMS = "claim,section,measure,value,unit,disputed,preferred,note\n"


def built(evaluator: Evaluator, code: str) -> Claims:
    return claims.build(Subject(evaluator, programme(evaluator, code), None, None, Ledger()))


@pytest.fixture(scope="module")
def made(sample_evaluator: Evaluator) -> Claims:
    return built(sample_evaluator, "MK2016")


def printed(chapter: Claims) -> str:
    return (
        templates()
        .get_template("sections/claims.html")
        .render(
            c=chapter,
            say=lambda statement: statement.text,
            exhibit=lambda table: table.caption,
            heading=str,
            ref=str,
        )
    )


def test_sixteen_contradictions_are_listed_in_order(made: Claims) -> None:
    assert made.contradictions is not None
    points = [row[0].text.split(" ")[0] for row in made.contradictions.rows]
    assert points == [str(number) for number in range(1, 17)]
    assert all(cell.text for row in made.contradictions.rows for cell in row)


def test_contradicted_claims_are_printed_and_the_others_attached(made: Claims) -> None:
    assert made.contradicted is not None
    table = made.contradicted
    assert {row[3].text for row in table.rows} == {"contradicted"}
    assert {row[3].text for row in table.more} == {"confirmed", "not verifiable"}
    assert len(table.rows) + len(table.more) == 122


def test_tables_carry_each_result_that_they_print_once(made: Claims) -> None:
    for table in (made.contradictions, made.contradicted):
        assert table is not None
        assert table.view == "v_claim"
        named = [(result.metric.key, str(result.selection)) for result in table.results]
        assert len(named) == len(set(named))
        assert "survey_days_between_waves" in {key for key, _ in named}


def test_given_numbers_of_the_tables_are_evidenced(made: Claims) -> None:
    assert made.contradictions is not None
    assert {"5.0", "7.7", "10.0"} <= {given.shown for given in made.contradictions.given}
    assert made.contradicted is not None
    assert "5.0" in {given.shown for given in made.contradicted.given}


def test_decisions_of_the_plan_are_printed_with_who_took_them(made: Claims) -> None:
    assert made.decisions is not None
    assert made.decisions.view == "v_plan_dispute"
    assert [cell.text for cell in made.decisions.rows[1]] == [
        "time from T1 to T3",
        "4",
        "Nine months before the review is dated would put T1 before the pilot.",
        "Evaluator of the sample (no real person)",
        "18 July 2016",
    ]


def test_chapter_of_the_sample_shows_its_tables(made: Claims) -> None:
    page = printed(made)
    assert "Where the earlier review contradicts itself" in page
    assert "Claims of the earlier review that are contradicted" in page
    assert "Disputed figures, and the value to go by" in page


def test_programme_without_claims_says_so_in_a_sentence(desk: Any) -> None:
    desk.write("register.csv", REGISTER)
    desk.load()
    chapter = built(desk.evaluator(), "MK")
    assert chapter == Claims(account.NO_CLAIMS, None, None, None)
    assert printed(chapter).strip() == account.NO_CLAIMS.text


def test_claims_beside_several_programmes_are_not_judged(desk: Any) -> None:
    other = "MX,P1,Market,E01016801,completed,2016-01-01,2016-03-31\n"
    desk.write("register.csv", REGISTER + other)
    desk.write("claims.csv", f"{CLAIMS}C1,4,pilot_duration,6,months,,,\n")
    desk.load()
    chapter = built(desk.evaluator(), "MX")
    assert (chapter.contradictions, chapter.contradicted, chapter.decisions) == (None,) * 3
    assert printed(chapter).strip() == UNNAMED


def test_review_that_holds_is_given_no_empty_table(desk: Any) -> None:
    desk.write("register.csv", REGISTER)
    desk.write("claims.csv", f"{CLAIMS}C1,4,pilot_duration,6,months,,,\n")
    desk.load()
    chapter = built(desk.evaluator(), "MK")
    assert (chapter.contradictions, chapter.contradicted, chapter.decisions) == (None,) * 3
    assert "1 is confirmed, 0 are contradicted" in chapter.account.text


def test_chapter_stands_right_before_the_conclusions() -> None:
    keys = [section.key for section in SECTIONS]
    assert keys.index("claims") + 1 == keys.index("conclusions")
