"""Component ids, in one place so that pages, callbacks and tests name the same things."""

from __future__ import annotations

from enum import StrEnum

from dashboard.page import Page


class Ids(StrEnum):
    """Components that stand around every page."""

    TOKEN = "snapshot-token"  # noqa: S105 - names a snapshot, guards nothing
    TICK = "tick"
    LOST = "lost-server"
    AGE = "data-age"


def content_id(page: Page) -> str:
    """The body of a page."""
    return f"content-{page.key}"


def url_id(page: Page) -> str:
    """Holds nothing: the end of the callback that writes the URL."""
    return f"url-{page.key}"


def filter_id(page: Page, name: str) -> str:
    """One filter of a page."""
    return f"filter-{page.key}-{name}"
