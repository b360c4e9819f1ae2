"""Every page, opened as a person would, in every state of the warehouse and at every width."""

from __future__ import annotations

from datetime import datetime

import pytest
from selenium.webdriver.common.keys import Keys

from dashboard.catalogue import PAGES

pytestmark = pytest.mark.browser
every_page = pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
ROUNDS = 30
"""Of fifty ways each: more than any page has."""


@every_page
def test_page_stands_with_the_sample_in_the_smallest_and_largest_window(
    visitor, sample_dashboard, page
):
    for width in (320, 2560):  # 320 px is 1,280 px at a zoom of 400 %
        visitor.takes_window(width)
        visitor.opens(sample_dashboard.url + page.path)
        assert visitor.overflow() == []
    visitor.sees("snapshot")
    assert visitor.text("main h1") == page.name
    assert page.question in visitor.text("main")
    assert len(visitor.all("[data-block]")) > 3
    visitor.leaves_quietly()


def test_grid_sorts_dates_by_time(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/data")
    shown = visitor.sorts("[data-block=freshness] .grid", "newest")
    dated = [text for text in shown if text[0].isdigit()]
    assert len(dated) > 5
    assert dated == sorted(dated, key=lambda text: datetime.strptime(text, "%d %B %Y"))  # noqa: DTZ007 - days
    assert dated == shown[: len(dated)]  # what has no date comes after
    visitor.leaves_quietly()


@every_page
def test_page_stands_over_an_empty_warehouse(visitor, empty_dashboard, page):
    visitor.takes_window(360)
    visitor.opens(empty_dashboard.url + page.path)
    visitor.sees("Nothing has been loaded yet")
    visitor.sees("Nothing has been published yet.")
    assert visitor.text("main h1") == page.name
    assert visitor.overflow() == []
    assert visitor.violations() == []
    visitor.leaves_quietly()


@every_page
def test_page_stands_with_one_pilot_only(visitor, one_pilot_dashboard, page):
    visitor.takes_window(360)
    visitor.opens(one_pilot_dashboard.url + page.path)
    visitor.sees("snapshot")
    assert visitor.text("main h1") == page.name
    assert not visitor.all("[data-block=fault]")
    assert visitor.overflow() == []
    assert visitor.violations() == []
    visitor.leaves_quietly()


@every_page
def test_page_stands_with_everything_suppressed(visitor, suppressed_dashboard, page):
    visitor.takes_window(360)
    visitor.opens(suppressed_dashboard.url + page.path)
    visitor.sees("snapshot")
    assert not visitor.all("[data-block=fault]")
    assert visitor.overflow() == []
    assert visitor.violations() == []
    visitor.leaves_quietly()


def test_nothing_suppressed_is_shown(visitor, suppressed_dashboard):
    visitor.opens(suppressed_dashboard.url + "/")
    level = "[data-metric=implementation_level]"
    assert visitor.texts(level) == ["suppressed"]
    assert visitor.all(level)[0].get_attribute("data-state") == "suppressed"
    visitor.leaves_quietly()


def test_unknown_page_says_so_and_keeps_the_way_home(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/nowhere")
    visitor.sees("There is no such page")
    visitor.goes_to("Overview")
    visitor.sees("Is it working, and how sure are we?")
    visitor.leaves_quietly()


@every_page
def test_keyboard_reaches_everything_in_order(visitor, sample_dashboard, page):
    visitor.opens(sample_dashboard.url + page.path)
    visitor.driver.execute_script(
        """
        const ways = "a[href], button, select, summary, [tabindex='0']";
        window.unreached = new Set(Array.from(document.querySelectorAll(ways)).filter(
            (one) => one.checkVisibility() && !one.closest(".ag-root-wrapper, .svg-container")));
        document.addEventListener("focusin", (event) => window.unreached.delete(event.target));
        window.scrollTo(0, 0);
        """
    )
    first = visitor.presses(Keys.TAB)
    assert first.text == "Skip to content"
    ring = "const s = getComputedStyle(document.activeElement); return s.outlineStyle"
    assert visitor.driver.execute_script(ring) != "none"
    for _ in range(ROUNDS):
        missed = visitor.driver.execute_script(
            "return Array.from(window.unreached, (one) => one.outerHTML.slice(0, 120))"
        )
        if not missed:
            break
        visitor.presses_tab_often()
    assert missed == []
    visitor.leaves_quietly()


def test_skip_link_leads_past_the_navigation(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/survey")
    visitor.presses(Keys.TAB)
    visitor.presses(Keys.ENTER)
    reached = visitor.presses(Keys.TAB)
    assert reached.get_attribute("id") == "filter-survey-programme"
    visitor.leaves_quietly()


def test_every_chart_has_words_and_numbers_behind_it(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/survey")
    drawn = visitor.all(".figure-block:has(.js-plotly-plot)")
    assert len(drawn) > 3
    for block in drawn:
        assert block.find_element("css selector", "[role=img]").get_attribute("aria-label")
        assert block.find_element("css selector", ".reading").text
        assert block.find_elements("css selector", "[data-behind]")
    visitor.leaves_quietly()


def test_ground_is_kept_from_page_to_page(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/")
    assert visitor.ground() == "light"
    visitor.switches_to_dark()
    visitor.opens(sample_dashboard.url + "/pilots")
    assert visitor.ground() == "dark"
    visitor.leaves_quietly()


def test_ground_follows_what_a_person_prefers(visitor, sample_dashboard):
    visitor.prefers(prefers_color_scheme="dark")
    visitor.opens(sample_dashboard.url + "/")
    assert visitor.ground() == "dark"
    visitor.leaves_quietly()


def test_nothing_moves_for_those_who_prefer_it_still(visitor, sample_dashboard):
    visitor.prefers(prefers_reduced_motion="reduce")
    visitor.opens(sample_dashboard.url + "/survey")
    visitor.opens_drawer_of(first_block_with_drawer(visitor))
    moving = visitor.driver.execute_script(
        """
        return Array.from(document.querySelectorAll("*")).filter((one) => {
            const style = getComputedStyle(one);
            const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0);
            return style.transitionProperty !== "none" && lasts(style.transitionDuration)
                || style.animationName !== "none" && lasts(style.animationDuration);
        }).map((one) => one.outerHTML.slice(0, 80));
        """
    )
    assert moving == []
    visitor.leaves_quietly()


def test_print_shows_charts_and_hides_what_is_for_screens(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/survey")
    for selector in (".nav", ".filters", ".actions", ".chart .main-svg"):
        assert visitor.is_shown(selector)
    visitor.prefers(media="print")
    for selector in (".nav", ".theme", ".actions", "a.skip-link"):
        assert not visitor.is_shown(selector)
    for selector in ("main h1", "#data-age", ".filters", ".chart .main-svg"):
        assert visitor.is_shown(selector)
    visitor.leaves_quietly()


def test_charts_are_as_wide_as_paper_while_they_are_printed(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/survey")
    visitor.waits_until_drawn()

    def widths():
        return [chart.size["width"] for chart in visitor.all(".chart .main-svg:first-child")]

    on_screen = widths()
    assert max(on_screen) > 700
    visitor.driver.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    visitor.waits_for(lambda: 500 < max(widths()) <= 690)
    visitor.driver.execute_script("window.dispatchEvent(new Event('afterprint'))")
    visitor.waits_for(lambda: widths() == on_screen)
    visitor.leaves_quietly()


def first_block_with_drawer(visitor):
    return visitor.all("[data-block]:has([data-behind])")[0].get_attribute("data-block")
