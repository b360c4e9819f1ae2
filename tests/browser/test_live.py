"""Open pages follow the warehouse by themselves, and say when they cannot."""

from __future__ import annotations

import pytest
from browser.services import serving

pytestmark = pytest.mark.browser


@pytest.fixture
def growing(tmp_path):
    with serving(tmp_path / "warehouse") as service:
        inbox = tmp_path / "inbox"
        service.run("warehouse", "sample", str(inbox))
        service.run("warehouse", "load", str(inbox / "areas.csv"), str(inbox / "crime" / "2013-01"))
        yield service, inbox


def test_page_follows_a_new_snapshot_and_keeps_filters(visitor, growing):
    service, inbox = growing
    visitor.opens(service.url + "/places?type=Burglary")
    visitor.sees("January 2013")
    service.run("warehouse", "load", str(inbox / "crime" / "2013-02"))
    visitor.sees("over 2 months", seconds=10)
    assert visitor.chosen("places", "type") == "Burglary"
    assert "type=Burglary" in visitor.address()
    visitor.leaves_quietly()


def test_new_values_are_offered_when_they_arrive(visitor, growing):
    service, inbox = growing
    visitor.opens(service.url + "/places")
    visitor.sees("2013")
    service.run("warehouse", "load", str(inbox / "crime" / "2014-01"))
    visitor.waits_for(
        lambda: visitor.driver.find_elements(
            "css selector", "#filter-places-period option[value='2014']"
        ),
        seconds=10,
    )
    visitor.leaves_quietly()


def test_lost_server_shows_a_banner(visitor, tmp_path):
    with serving(tmp_path / "warehouse") as service:
        visitor.opens(service.url)
        visitor.sees("Nothing has been published yet")
    visitor.sees("The server cannot be reached", seconds=10)
