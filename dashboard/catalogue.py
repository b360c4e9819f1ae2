"""Every page, in the order of the navigation."""

from __future__ import annotations

from dashboard.page import Page
from dashboard.pages import (
    data,
    findings,
    implementation,
    overview,
    pilot,
    pilots,
    places,
    resources,
    reviews,
    survey,
    voices,
)

PAGES: tuple[Page, ...] = (
    overview.PAGE,
    pilots.PAGE,
    pilot.PAGE,
    implementation.PAGE,
    survey.PAGE,
    voices.PAGE,
    resources.PAGE,
    places.PAGE,
    findings.PAGE,
    reviews.PAGE,
    data.PAGE,
)
