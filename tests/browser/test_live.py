"""Open pages follow the warehouse by themselves, change only what changed, and outlive a restart.

The crime months of the sample are loaded one by one while somebody looks on.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from browser.services import serving

from dashboard.catalogue import PAGES

pytestmark = pytest.mark.browser
LONG = 60
"""Seconds to load a month on a busy machine and to show it."""


class Growing:
    """A dashboard whose warehouse takes one more month of crime at a time."""

    def __init__(self, service, months):
        self.service, self.url = service, service.url
        self._months = iter(months)
        self.loaded = 0

    def loads_a_month(self):
        self.service.run("warehouse", "load", str(next(self._months)))
        self.loaded += 1

    @contextmanager
    def loading_all_the_while(self) -> Iterator[None]:
        """Snapshots are published one after the other until the end of the block."""
        ended = threading.Event()
        faults = []

        def load():
            while not ended.is_set():
                try:
                    self.loads_a_month()
                except Exception as fault:  # noqa: BLE001 - handed to the test below
                    faults.append(fault)
                    return

        loader = threading.Thread(target=load)
        loader.start()
        try:
            yield
        finally:
            ended.set()
            loader.join()
        assert faults == []


@pytest.fixture(scope="module")
def growing(tmp_path_factory, sample_folder):
    months = sorted((sample_folder / "crime").iterdir())
    others = sorted(path for path in sample_folder.iterdir() if path.name != "crime")
    with serving(tmp_path_factory.mktemp("growing") / "warehouse") as service:
        service.run("warehouse", "load", *map(str, [*others, *months[:2]]))
        yield Growing(service, months[2:])


def held(visitor):
    """What each block holds, and whether it is the very element that was marked."""
    return visitor.driver.execute_script(
        """
        return Object.fromEntries(Array.from(document.querySelectorAll("[data-block]"), (block) => {
            const inside = block.firstElementChild;
            const words = inside.querySelectorAll("h2, h3, p, li, td, th, .value");
            const told = Array.from(words, (one) => one.textContent).join("|");
            return [block.dataset.block, [told, Boolean(inside.marked)]];
        }));
        """
    )


def marks(visitor):
    visitor.driver.execute_script(
        "document.querySelectorAll('[data-block]').forEach("
        " (block) => { block.firstElementChild.marked = true; })"
    )
    return held(visitor)


def snapshot_shown(visitor):
    return visitor.text("#data-age").rsplit(" ", 1)[-1]


def sees_another_snapshot(visitor, before):
    visitor.waits_for(lambda: visitor.text("#arrived"), LONG)
    visitor.waits_for(lambda: snapshot_shown(visitor) not in {before, ""}, LONG)


def test_new_snapshot_changes_what_changed_and_nothing_else(visitor, growing):
    visitor.opens(growing.url + "/places?type=Burglary")
    visitor.waits_for(lambda: "snapshot" in visitor.text("#data-age"))
    select = visitor.all("#filter-places-type")[0]
    visitor.driver.execute_script("arguments[0].focus()", select)
    heading = visitor.all("[data-block=heading-over-time]")[0]
    visitor.driver.execute_script(
        "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", heading
    )
    place = heading.rect["y"] - visitor.scrolled()
    assert visitor.scrolled() > 900
    before, first = marks(visitor), snapshot_shown(visitor)
    growing.loads_a_month()
    sees_another_snapshot(visitor, first)
    assert "arrived" in visitor.text("#arrived")
    visitor.waits_for(lambda: held(visitor)["headlines"][0] != before["headlines"][0], LONG)
    visitor.waits_until_drawn()
    after = held(visitor)
    assert list(after) == list(before)
    kept = {key for key, (told, _) in after.items() if told == before[key][0]}
    charts = {"map", "months"}
    made_anew = {key for key, (_, is_same) in after.items() if not is_same}
    assert made_anew >= set(after) - kept - charts
    assert charts.isdisjoint(made_anew | kept)  # they changed, in place
    assert {"heading-over-time", "heading-in-brief"} <= kept
    headings = [key for key in after if key.startswith("heading-")]
    assert all(after[key][1] for key in headings)
    assert visitor.focused() == select
    assert abs(heading.rect["y"] - visitor.scrolled() - place) < 100  # blocks above may grow
    assert visitor.chosen("places", "type") == "Burglary"
    assert visitor.selection()["type"] == "Burglary"
    visitor.leaves_quietly()


def test_page_that_nothing_new_concerns_keeps_every_element(visitor, growing):
    visitor.opens(growing.url + "/voices")
    visitor.waits_for(lambda: "snapshot" in visitor.text("#data-age"))
    before, first = marks(visitor), snapshot_shown(visitor)
    growing.loads_a_month()
    sees_another_snapshot(visitor, first)
    visitor.waits_until_drawn()
    assert held(visitor) == before
    assert all(is_same for _, is_same in before.values())
    visitor.leaves_quietly()


def test_button_of_a_block_keeps_the_focus_when_the_block_is_made_anew(visitor, growing):
    visitor.opens(growing.url + "/places")
    before = marks(visitor)
    button = "[data-block=headlines] [data-behind]"
    visitor.driver.execute_script("arguments[0].focus()", visitor.all(button)[0])
    growing.loads_a_month()
    visitor.waits_for(lambda: held(visitor)["headlines"][0] != before["headlines"][0], LONG)
    visitor.waits_for(lambda: visitor.focused() == visitor.all(button)[0])
    visitor.leaves_quietly()


def test_open_drawer_stays_open_and_shows_the_new_numbers(visitor, growing):
    visitor.opens(growing.url + "/places")
    visitor.opens_drawer_of("headlines")
    cells = "#behind-body .behind:first-child .grid .ag-cell"
    before = visitor.texts(cells)
    growing.loads_a_month()
    visitor.waits_for(lambda: visitor.texts(cells) not in (before, []), LONG)
    assert visitor.drawer_is_open()
    visitor.closes_drawer()
    visitor.leaves_quietly()


def test_pinned_view_stays_while_new_data_arrive(visitor, growing):
    visitor.opens(growing.url + "/places")
    visitor.pins()
    visitor.waits_until_drawn()
    pinned = visitor.selection()["snapshot"]
    before = held(visitor)
    growing.loads_a_month()
    visitor.sees("this view is pinned", LONG)
    assert held(visitor) == before
    copied = visitor.address()
    visitor.opens(copied)
    assert held(visitor) == before
    visitor.waits_for(lambda: visitor.all(f"#nav-overview[href*='{pinned}']"))
    visitor.goes_to("Overview")
    assert visitor.selection()["snapshot"] == pinned
    visitor.goes_to("Places")
    visitor.removes_chip("Pinned")
    visitor.waits_for(lambda: held(visitor)["headlines"] != before["headlines"])
    visitor.leaves_quietly()


def test_new_values_are_offered_when_they_arrive(visitor, growing):
    visitor.opens(growing.url + "/data")
    before = visitor.offered("data", "since")
    growing.loads_a_month()
    visitor.waits_for(lambda: visitor.offered("data", "since") != before, LONG)
    visitor.leaves_quietly()


def test_every_page_stands_while_snapshots_are_published(visitor, growing):
    loaded = growing.loaded
    with growing.loading_all_the_while():
        for page in PAGES:
            visitor.opens(growing.url + page.path)
            visitor.sees("snapshot")
            assert visitor.text("main h1") == page.name
            assert not visitor.all("[data-block=fault]")
            assert visitor.overflow() == []
        visitor.opens(growing.url + "/survey")
        for item in ("Q42", "Q39"):
            visitor.chooses("survey", "item", item)
            visitor.sees(f"Item {item[1:]}:")
        visitor.waits_for(lambda: growing.loaded >= loaded + 3, LONG)
        visitor.leaves_quietly()


def test_empty_page_fills_itself(visitor, tmp_path, sample_folder):
    with serving(tmp_path / "warehouse") as service:
        visitor.opens(service.url)
        visitor.sees("Nothing has been loaded yet")
        service.run("warehouse", "load", str(sample_folder / "pilot_register.csv"))
        visitor.sees("Is it working, and how sure are we?", LONG)
        visitor.sees("snapshot")
        visitor.leaves_quietly()


def test_page_recovers_by_itself_after_the_server_restarts(visitor, tmp_path, sample_folder):
    with serving(tmp_path / "warehouse") as service:
        service.run("warehouse", "load", str(sample_folder / "pilot_register.csv"))
        visitor.opens(service.url + "/pilots")
        visitor.sees("snapshot")
        assert not visitor.is_shown("#lost-server")
        visitor.leaves_quietly()
        service.stops()
        visitor.sees("The server cannot be reached", LONG)
        assert visitor.text("main h1") == "Pilots"
        service.starts()
        visitor.waits_for(lambda: not visitor.is_shown("#lost-server"), LONG)
        while_away = visitor.console_faults()
        assert while_away != []
        assert all("ERR_CONNECTION_REFUSED" in fault for fault in while_away)
        service.run("warehouse", "load", str(sample_folder / "rubric_reviews.csv"))
        visitor.waits_for(lambda: "rubric_reviews.csv" in visitor.text("#arrived"), LONG)
        visitor.goes_to("Overview")
        visitor.opens_drawer_of("headlines")
        visitor.leaves_quietly()
