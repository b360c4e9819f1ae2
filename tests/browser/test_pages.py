"""Every page, opened as a person would: with the sample, empty, with bad links, by keyboard."""

from __future__ import annotations

import pytest

from dashboard.catalogue import PAGES

pytestmark = pytest.mark.browser
NAMES = [page.name for page in PAGES]
CHARTS = {"Overview": 0, "Pilots": 1, "Survey": 3, "Places": 2}


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_page_shows_sample_without_console_fault_or_foreign_request(
    visitor, sample_dashboard, page
):
    visitor.opens(sample_dashboard.url + page.path)
    visitor.sees("published")
    visitor.waits_for_charts(CHARTS[page.name])
    assert visitor.text("main h1") == page.name
    assert page.question in visitor.text("main")
    visitor.leaves_quietly()


@pytest.mark.parametrize("width", [360, 1280, 2560])
def test_pages_fit_their_window(visitor, sample_dashboard, width):
    visitor.driver.set_window_size(width, 900)
    overflow = {}
    for page in PAGES:
        visitor.opens(sample_dashboard.url + page.path)
        visitor.waits_for_charts(CHARTS[page.name])
        visitor.sees("published")
        overflow[page.name] = visitor.driver.execute_script(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
    assert overflow == dict.fromkeys(NAMES, 0)
    visitor.leaves_quietly()


def test_empty_warehouse_says_what_would_fill_it_and_fills_itself(visitor, empty_dashboard):
    for page in PAGES:
        visitor.opens(empty_dashboard.url + page.path)
        visitor.sees("Nothing has been loaded yet")
    visitor.leaves_quietly()
    inbox = empty_dashboard.directory.parent / "inbox"
    empty_dashboard.run("warehouse", "sample", str(inbox))
    empty_dashboard.run("warehouse", "load", str(inbox / "areas.csv"), str(inbox / "crime"))
    visitor.sees("By area", seconds=5)
    visitor.leaves_quietly()


def test_filters_live_in_the_address_and_come_back(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/survey")
    visitor.chooses("survey", "item", "Q42")
    visitor.sees("Item 42:")
    visitor.waits_for(lambda: "item=Q42" in visitor.address())
    shared = visitor.address()
    visitor.chooses("survey", "item", "Q39")
    visitor.sees("Item 39:")
    visitor.goes_back()
    visitor.sees("Item 42:")
    assert visitor.chosen("survey", "item") == "Q42"
    visitor.goes_to("Places")
    visitor.opens(shared)
    visitor.sees("Item 42:")
    visitor.leaves_quietly()


def test_changing_the_scale_offers_its_items(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/survey?item=Q39")
    visitor.chooses("survey", "scale", "employer")
    visitor.sees("Item 31:")
    visitor.waits_for(lambda: visitor.chosen("survey", "item") == "Q31")
    visitor.leaves_quietly()


@pytest.mark.parametrize(
    "query", ["wave=T9&item=Q999", "scale=%3Cscript%3Ealert(1)%3C/script%3E", "programme=NOPE"]
)
def test_hostile_or_stale_link_gives_a_plain_message_and_a_way_on(visitor, sample_dashboard, query):
    visitor.opens(f"{sample_dashboard.url}/survey?{query}")
    visitor.sees("Part of this link is not known here")
    visitor.waits_for_charts(3)
    visitor.leaves_quietly()


def test_unknown_page_says_so_and_keeps_the_way_home(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/nowhere")
    visitor.sees("There is no such page")
    visitor.goes_to("Overview")
    visitor.leaves_quietly()


def test_keyboard_reaches_content_navigation_and_filters(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/places")
    visitor.waits_for_charts(2)
    reached = [visitor.presses_tab() for _ in range(11)]
    assert reached[0] == "Skip to content"
    for name in ("Overview", "Pilots", "Survey", "Places", "Reviews"):
        assert name in reached
    for name in ("programme", "type", "period"):
        assert f"filter-places-{name}" in reached
    visitor.leaves_quietly()


def test_every_chart_has_words_and_numbers_behind_it(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/survey")
    visitor.waits_for_charts(3)
    visitor.shows_all_details()
    blocks = visitor.driver.find_elements("css selector", ".figure-block")
    assert len(blocks) == 3
    for block in blocks:
        assert block.find_element("css selector", "[role=img]").get_attribute("aria-label")
        assert block.find_elements("css selector", "table tbody tr")
        assert block.find_element("css selector", ".reading").text
        assert "Formula" in block.text
    visitor.leaves_quietly()


def test_small_groups_are_suppressed_on_the_page(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/pilots")
    visitor.sees("Fewer than 10 raters.")
    cells = visitor.texts("[data-metric=implementation_level][data-state=suppressed]")
    assert cells == ["suppressed"] * 5
    visitor.leaves_quietly()
