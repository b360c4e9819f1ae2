"""What axe finds against WCAG 2.2 AA and best practice: nothing, wherever one stands."""

from __future__ import annotations

import pytest

from dashboard.catalogue import PAGES

pytestmark = pytest.mark.browser
every_page = pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
WIDTHS = (360, 1280)


@every_page
@pytest.mark.parametrize("ground", ["light", "dark"])
def test_page_has_no_violation_and_fits_its_window(visitor, sample_dashboard, page, ground):
    found = {}
    visitor.prefers(prefers_color_scheme=ground)
    for width in WIDTHS:
        visitor.takes_window(width)
        visitor.opens(sample_dashboard.url + page.path)
        assert visitor.ground() == ground
        found[width] = visitor.violations() + visitor.overflow()
    assert not any(found.values()), found
    visitor.leaves_quietly()


@pytest.mark.parametrize("ground", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_drawer_has_no_violation(visitor, sample_dashboard, width, ground):
    visitor.takes_window(width)
    visitor.prefers(prefers_color_scheme=ground)
    visitor.opens(sample_dashboard.url + "/")
    visitor.opens_drawer_of("headlines")
    assert visitor.violations() == []
    visitor.leaves_quietly()


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_menu_of_a_phone_has_no_violation(visitor, sample_dashboard, ground):
    visitor.takes_window(360)
    visitor.prefers(prefers_color_scheme=ground)
    visitor.opens(sample_dashboard.url + "/")
    assert not visitor.is_shown("nav a")
    visitor.opens_menu()
    assert visitor.violations() == []
    visitor.goes_to("Survey")
    visitor.waits_for(lambda: not visitor.is_shown("nav a"))
    visitor.leaves_quietly()


def test_chips_and_a_pinned_view_have_no_violation(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/survey?scale=nowhere&arm=treated")
    visitor.pins()
    assert visitor.violations() == []
    visitor.leaves_quietly()


def test_lost_server_has_no_violation(visitor, sample_dashboard):
    visitor.opens(sample_dashboard.url + "/")
    visitor.driver.execute_script(
        "document.getElementById('lost-server').hidden = false;"
        "document.getElementById('arrived').textContent = 'New data have arrived.';"
    )
    assert visitor.violations() == []
    visitor.leaves_quietly()
