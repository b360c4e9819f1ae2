"""Headings that part a page."""

from __future__ import annotations

from dash import html

from dashboard.page import Block


def heading(text: str) -> Block:
    """A heading of the second level; its words make its key, and its place to link to."""
    key = place_of(text)
    return Block(f"heading-{key}", html.H2(text, id=key))


def place_of(text: str) -> str:
    """Where the heading of those words stands on its page."""
    return "-".join("".join(c if c.isalnum() else " " for c in text.lower()).split())


BRIEF = Block("heading-in-brief", html.H2("In brief", className="visually-hidden"))
"""Heads what a page says first, for those who go by headings; all others see it at the top."""
