"""The selection lives in the address: links, back and forward, chips, pins, and bad links."""

from __future__ import annotations

import pytest

from dashboard.catalogue import PAGES

pytestmark = pytest.mark.browser
FILTERED = [page for page in PAGES if page.filters and page.key != "data"]  # see test_live
filtered_page = pytest.mark.parametrize("page", FILTERED, ids=[page.name for page in FILTERED])


@filtered_page
def test_copied_link_reproduces_the_view(visitor, sample_dashboard, page):
    visitor.opens(sample_dashboard.url + page.path)
    name = page.filters[-1].name
    values = visitor.offered(page.key, name)
    visitor.chooses(page.key, name, values[-1])
    if len(values) > 1:
        visitor.waits_for(lambda: visitor.selection().get(name) == values[-1])
        visitor.waits_for(visitor.chips)
    visitor.waits_until_drawn()
    copied, shown, chips = visitor.address(), words_of(visitor), visitor.chips()
    visitor.opens(copied)
    assert visitor.chosen(page.key, name) == values[-1]
    assert visitor.chips() == chips
    visitor.waits_for(lambda: words_of(visitor) == shown)
    visitor.leaves_quietly()


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_link_with_unknown_values_gives_a_plain_message_and_a_way_on(
    visitor, sample_dashboard, page
):
    hostile = "%3Cscript%3Ealert(1)%3C/script%3E"
    names = [*(each.name for each in page.filters), "snapshot", "nonsense"]
    query = "&".join(f"{name}={hostile}" for name in names)
    visitor.opens(f"{sample_dashboard.url}{page.path}?{query}")
    visitor.sees("Part of this link is not known here")
    told = visitor.text(".message")
    assert told.count("<script>alert(1)</script>") == len(names)
    visitor.driver.find_element("link text", "Show the page without a selection").click()
    visitor.sees_no("Part of this link is not known here")
    visitor.waits_until_drawn()
    assert visitor.text("main h1") == page.name
    assert "nonsense" not in visitor.address()
    visitor.leaves_quietly()


def test_chart_moves_to_another_choice_in_place(visitor, sample_dashboard):
    """A chart that is made anew is drawn twice, and whoever looks at it loses the place."""
    visitor.opens(sample_dashboard.url + "/survey")
    visitor.waits_until_drawn()
    read = "return document.querySelector('[data-block=item] .js-plotly-plot')"
    chart = visitor.driver.execute_script(read)
    drawn = f"{read}.data.map((trace) => trace.y && Array.from(trace.y)).toString()"
    before = visitor.driver.execute_script(drawn)
    visitor.chooses("survey", "item", "Q42")
    visitor.waits_for(lambda: visitor.driver.execute_script(drawn) != before)
    visitor.sees("Item 42:")
    assert visitor.driver.execute_script(read) == chart
    label = "[data-block=item] [data-picture=png]"
    assert "Item 42:" in visitor.all(label)[0].get_attribute("aria-label")
    visitor.leaves_quietly()


def test_back_and_forward_walk_through_choices(visitor, sample_dashboard):
    with visitor.in_a_new_tab():
        visitor.opens(sample_dashboard.url + "/survey")
        visitor.waits_until_drawn()
        before = visitor.chosen("survey", "item")
        visitor.chooses("survey", "item", "Q42")
        visitor.sees("Item 42:")
        visitor.chooses("survey", "item", "Q39")
        visitor.sees("Item 39:")
        visitor.goes_back()
        visitor.sees("Item 42:")
        visitor.waits_for(lambda: visitor.chosen("survey", "item") == "Q42")
        visitor.goes_back()
        visitor.waits_for(lambda: visitor.chosen("survey", "item") == before)
        visitor.sees_no("Item 42:")
        visitor.goes_forward()
        visitor.sees("Item 42:")
        visitor.goes_forward()
        visitor.sees("Item 39:")
        visitor.leaves_quietly()


def test_choice_is_a_step_whatever_the_page_writes_meanwhile(visitor, sample_dashboard):
    """An answer that was under way fills in filters just after somebody chose."""
    with visitor.in_a_new_tab():
        visitor.opens(sample_dashboard.url + "/survey")
        visitor.waits_until_drawn()
        visitor.chooses("survey", "item", "Q39")
        visitor.sees("Item 39:")
        visitor.driver.execute_script(
            "const values = Array.from(document.querySelectorAll('[data-filter] select'), "
            "(select) => select.value);"
            "document.addEventListener('change', () => window.dash_clientside.beatwise.writeUrl("
            "...values), { capture: true, once: true });"
        )
        steps = visitor.driver.execute_script("return window.history.length")
        visitor.chooses("survey", "item", "Q42")
        visitor.sees("Item 42:")
        assert visitor.driver.execute_script("return window.history.length") == steps + 1
        visitor.goes_back()
        visitor.sees("Item 39:")
        visitor.leaves_quietly()


def test_back_leaves_a_page_whose_defaults_were_filled_in(visitor, sample_dashboard):
    with visitor.in_a_new_tab():
        visitor.opens(sample_dashboard.url + "/")
        visitor.goes_to("Survey")
        visitor.chooses("survey", "item", "Q42")
        visitor.sees("Item 42:")
        visitor.goes_back()
        visitor.sees_no("Item 42:")
        visitor.waits_for(lambda: visitor.selection().get("item") != "Q42")
        visitor.waits_until_drawn()
        visitor.goes_back()
        visitor.waits_for(lambda: visitor.text("main h1") == "Overview")
        visitor.leaves_quietly()


def test_changing_the_scale_offers_its_items_and_is_one_step(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/survey?item=Q39")
    visitor.chooses("survey", "scale", "employer")
    visitor.sees("Item 31:")
    visitor.waits_for(lambda: visitor.chosen("survey", "item") == "Q31")
    visitor.waits_for(lambda: visitor.selection()["item"] == "Q31")
    visitor.goes_back()
    visitor.sees("Item 39:")
    visitor.waits_for(lambda: visitor.chosen("survey", "item") == "Q39")
    visitor.leaves_quietly()


def test_chip_takes_a_choice_away(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/survey?item=Q42")
    visitor.sees("Item 42:")
    assert [chip.split(":")[0] for chip in visitor.chips()] == ["Item"]
    visitor.removes_chip("Item:")
    assert visitor.chips() == []
    visitor.waits_for(lambda: visitor.chosen("survey", "item") not in {"Q42", ""})
    assert visitor.selection().get("item") != "Q42"
    visitor.goes_back()
    visitor.sees("Item 42:")
    visitor.leaves_quietly()


def test_navigation_takes_along_what_the_next_page_can_use(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/survey?programme=MK2016&item=Q42")
    visitor.chooses("survey", "item", "Q39")
    visitor.waits_for(lambda: visitor.selection()["item"] == "Q39")
    visitor.goes_to("Voices")
    assert visitor.selection() == {"programme": "MK2016"}
    visitor.leaves_quietly()


def words_of(visitor):
    """What stands in the blocks, without what only a longer wait would bring."""
    return visitor.driver.execute_script(
        "return Array.from(document.querySelectorAll('[data-block]'), (block) =>"
        " Array.from(block.querySelectorAll('h2, h3, p, li, td, th'), (e) => e.textContent))"
    )
