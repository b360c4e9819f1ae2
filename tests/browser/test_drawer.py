"""From a figure to its rows: what the drawer shows, the CSV holds, and where the focus goes."""

from __future__ import annotations

import csv

import pytest
from selenium.webdriver.common.keys import Keys

from dashboard.catalogue import PAGES

pytestmark = pytest.mark.browser
WAYS = 60
"""More than lead from the top of a drawer to its first link."""


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_drawer_shows_the_table_that_the_csv_holds(visitor, sample_dashboard, page):
    visitor.opens(sample_dashboard.url + page.path)
    blocks = visitor.driver.execute_script(
        "return Array.from(document.querySelectorAll('[data-block]:has([data-behind])'),"
        " (block) => block.dataset.block)"
    )
    if page.path in {"/reviews"}:
        assert blocks == []
        return
    visitor.opens_drawer_of(blocks[0])
    section = visitor.all("#behind-body .behind")[0]
    for words in ("The numbers", "In SQL"):
        assert words in section.text
    shown = visitor.table("#behind-body .behind:first-child .grid")
    visitor.driver.execute_script(
        "arguments[0].click()", section.find_element("link text", "Download as CSV")
    )
    held = visitor.waits_for(lambda: downloaded(visitor))
    assert held[0] == shown[0]
    assert held[1 : len(shown)] == shown[1:]
    assert len(shown) == min(len(held), 21)  # a grid shows twenty rows at a time
    visitor.leaves_quietly()


def test_focus_goes_into_the_drawer_stays_there_and_returns(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/survey")
    visitor.driver.execute_script("window.scrollTo(0, 600)")
    block = visitor.all("[data-block]:has([data-picture])")[0].get_attribute("data-block")
    visitor.opens_drawer_of(block)
    assert in_drawer(visitor)
    link = visitor.all("#behind-body a[download]")[0]
    for _ in range(WAYS):
        visitor.presses(Keys.TAB)
        assert in_drawer(visitor)
        if visitor.focused() == link:
            break
    assert visitor.focused() == link
    visitor.closes_drawer()
    returned = f"document.querySelector(\"[data-block='{block}'] [data-behind]\")"
    visitor.waits_for(
        lambda: visitor.driver.execute_script(f"return document.activeElement === {returned}")
    )
    visitor.leaves_quietly()


def test_drawer_follows_the_block_that_is_asked_for(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/")
    visitor.opens_drawer_of("headlines")
    assert "Pilots" in visitor.texts("#behind-body h3")
    visitor.closes_drawer()
    visitor.opens_drawer_of("stuck")
    visitor.waits_for(lambda: visitor.texts("#behind-body h3")[:1] == ["Watch list"])
    visitor.leaves_quietly()


def test_drawer_begins_with_the_number_that_is_asked_for(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/")
    titles = visitor.texts("[data-block=headlines] h3")
    visitor.opens_drawer_of("headlines")
    first = visitor.texts("#behind-body h3")
    visitor.closes_drawer()
    visitor.opens_drawer_of("headlines", place=2)
    visitor.waits_for(lambda: visitor.texts("#behind-body h3")[:1] == [titles[2]])
    assert sorted(visitor.texts("#behind-body h3")) == sorted(first)
    assert visitor.text("#behind-title") == f"What is this? {titles[2]}"
    visitor.leaves_quietly()


def test_rows_are_listed_by_file_and_line_or_the_reason_is_given(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/")
    visitor.opens_drawer_of("headlines")
    parts = visitor.texts("#behind-body h4")
    assert {"The rows that it comes from", "The files that it comes from"} & set(parts)
    words = visitor.text("#behind-body")
    assert "pilot_register.csv" in words or "pilot_register" in words
    visitor.leaves_quietly()


def test_picture_of_a_chart_is_saved(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/survey")
    button = visitor.all("[data-picture=svg]")[0]
    block = button.find_element("xpath", "ancestor::*[@data-block]").get_attribute("data-block")
    visitor.driver.execute_script("arguments[0].click()", button)
    saved = visitor.waits_for(lambda: list(visitor.downloads.glob(f"*_survey_{block}.svg")))
    assert saved[0].read_text(encoding="utf-8").startswith("<svg")
    visitor.leaves_quietly()


def downloaded(visitor):
    found = list(visitor.downloads.glob("*.csv"))
    if not found:
        return []
    with found[0].open(encoding="utf-8", newline="") as file:
        return [[cell.strip() for cell in row] for row in csv.reader(file)]


def in_drawer(visitor):
    return visitor.driver.execute_script(
        "return Boolean(document.activeElement.closest('#behind-drawer'))"
    )
