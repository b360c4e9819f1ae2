"""The proof that it is one system: page, PDF, HTML twin and SQL show the same three numbers.

SQL recomputes each from the views by the formula that docs/metrics.md prints, so it shares no
code with the metrics layer.
"""

from __future__ import annotations

import json
import re

import pytest
from pypdf import PdfReader

from shared.contract import formats

pytestmark = pytest.mark.browser

LEVEL = """
    select avg(level) as value
    from (select rater, avg(score) as level from v_self_evaluation
          where programme_code = 'MK2016' group by rater)
"""
CHANGE = """
    select avg(later.score - earlier.score) as value
    from v_survey_answer as earlier
    join v_survey_answer as later using (programme_code, respondent, item_code)
    where programme_code = 'MK2016' and item_code = 'Q39' and earlier.arm = 'treated'
        and earlier.wave = 'T1' and later.wave = 'T2'
"""
CRIMES = "select sum(crimes) as value from v_crime_month"


@pytest.fixture(scope="module")
def from_sql(sample_dashboard):
    def value(query):
        printed = sample_dashboard.run("warehouse", "sql", "--format", "json", query)
        return json.loads(printed)[0]["value"]

    return {
        "level": formats.number(value(LEVEL), decimals=1),
        "change": formats.signed(value(CHANGE), decimals=2),
        "crimes": formats.number(value(CRIMES)),
    }


@pytest.fixture(scope="module")
def review(sample_dashboard, tmp_path_factory):
    folder = tmp_path_factory.mktemp("one-system")
    pdf, html = folder / "review.pdf", folder / "review.html"
    sample_dashboard.run(
        "reporter", "render", "--programme", "MK2016", "--out", str(pdf), "--html", str(html)
    )
    pages = " ".join(page.extract_text() for page in PdfReader(pdf).pages)
    return {"pdf": " ".join(pages.split()), "html": html}


def _numbers_in(text):
    return {
        "level": re.search(r"Mean implementation was (\S+) of 5", text)[1],
        "change": re.search(r"item 39 changed by (\S+) \(", text)[1],
        "crimes": re.search(r"([\d,]+) crimes and incidents are held", text)[1],
    }


def test_page_shows_what_sql_recomputes(visitor, sample_dashboard, from_sql):
    visitor.opens(sample_dashboard.url + "/")
    level = visitor.text("[data-metric=implementation_level]")
    visitor.opens(sample_dashboard.url + "/survey?scale=community_engagement&item=Q39&waves=T1-T2")
    visitor.opens_drawer_of("changes")
    change = visitor.in_row("#behind-body .behind:first-child .grid", "39 ", "value")
    visitor.closes_drawer()
    visitor.opens(sample_dashboard.url + "/places")
    crimes = visitor.text("[data-metric=recorded_crime]")
    assert {"level": level, "change": change, "crimes": crimes} == from_sql
    visitor.leaves_quietly()


def test_pdf_shows_what_sql_recomputes(review, from_sql):
    assert _numbers_in(review["pdf"]) == from_sql


def test_html_twin_shows_what_sql_recomputes(visitor, review, from_sql):
    visitor.driver.get(review["html"].as_uri())
    assert _numbers_in(" ".join(visitor.text("body").split())) == from_sql
    assert visitor.console_faults() == []
