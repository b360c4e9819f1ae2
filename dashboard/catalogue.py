"""Every page, in the order of the navigation."""

from __future__ import annotations

from dashboard.page import Page
from dashboard.pages import overview, pilots, places, survey

PAGES: tuple[Page, ...] = (overview.PAGE, pilots.PAGE, survey.PAGE, places.PAGE)
