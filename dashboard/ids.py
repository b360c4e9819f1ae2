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
    ARRIVED = "arrived"
    ASKED = "behind-asked"
    DRAWER = "behind-drawer"
    DRAWER_TITLE = "behind-title"
    DRAWER_BODY = "behind-body"


def content_id(page: Page) -> str:
    """The body of a page."""
    return f"content-{page.key}"


def block_id(page: Page, key: str) -> str:
    """One block of a page."""
    return f"block-{page.key}-{key}"


def held_id(page: Page) -> str:
    """Digests of the blocks that the browser holds."""
    return f"held-{page.key}"


def pinned_id(page: Page) -> str:
    """The snapshot that the page is pinned to, or none."""
    return f"pinned-{page.key}"


def chips_id(page: Page) -> str:
    """The selection as chips that can be removed."""
    return f"chips-{page.key}"


def url_id(page: Page) -> str:
    """Holds nothing: the end of the callback that writes the URL."""
    return f"url-{page.key}"


def filter_id(page: Page, name: str) -> str:
    """One filter of a page."""
    return f"filter-{page.key}-{name}"
