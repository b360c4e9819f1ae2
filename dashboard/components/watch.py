"""The watch list: what is past its limit, by who can unblock it."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import wild
from dashboard.page import address
from dashboard.sheet import Sheet, register_sheet
from shared.contract import formats
from shared.findings.accounts.watched import VIEW, by_role, held_against, most_pressing, role_name
from shared.metrics.registers import Programme
from shared.metrics.watch import Watch, WatchState

ITSELF = "pilot"
"""Subject of a rule that looks at the pilot as a whole."""


def watch_columns(programme: Programme, raised: tuple[Watch, ...], *, at_most: int) -> Component:
    """The most pressing of what is raised, in one column for each role that can unblock it.

    Args:
        programme: whose pilots they are.
        raised: what is past its limit.
        at_most: how many are shown for each role; the others are counted.
    """
    names = {pilot.pilot_code: pilot.name for pilot in programme.pilots}
    columns = []
    for role, own in by_role(raised).items():
        shown = most_pressing(own, at_most=at_most)
        items = [_item(watch, programme, names) for watch in shown]
        if len(own) > len(shown):
            items.append(html.Li(f"and {len(own) - len(shown)} more", className="note"))
        columns.append(html.Div([html.H3(f"For {role_name(role)}: {len(own)}"), html.Ul(items)]))
    return html.Div(columns, className="watch")


def show_all(number: int) -> Component:
    """Opens the drawer on the whole list."""
    return html.Button(
        f"All {number} in a table, with limits", className="action", **wild(data_behind="")
    )


def watch_sheet(programme: Programme, watched: tuple[Watch, ...]) -> Sheet:
    """The watch list without what is within its limits."""
    names = {pilot.pilot_code: pilot.name for pilot in programme.pilots}
    columns = ("watch rule", "pilot", "subject", "state", "since", "held against", "limit from")
    rows = [
        (
            watch.title,
            names.get(watch.pilot_code or "", ""),
            watch.subject,
            watch.state.value,
            formats.day(watch.since) if watch.since else "",
            held_against(watch),
            watch.limit_source,
            role_name(watch.who),
            watch.detail,
        )
        for watch in watched
        if watch.state is not WatchState.CLEAR
    ]
    last = ("who can unblock it", "what was found")
    return register_sheet("Watch list", (*columns, *last), rows, source=VIEW)


def _item(watch: Watch, programme: Programme, names: dict[str, str]) -> Component:
    since = f"Since {formats.day(watch.since)}: " if watch.since else ""
    return html.Li(
        [
            html.Strong(watch.title),
            " ",
            *_subject(watch, programme, names),
            html.Div(f"{since}{held_against(watch)}. {watch.detail}", className="note"),
        ],
        **wild(data_watch=watch.rule),
    )


def _subject(watch: Watch, programme: Programme, names: dict[str, str]) -> list[str | Component]:
    """The pilot with a link to its page, and what of it the rule looked at."""
    if watch.pilot_code is None:
        return [watch.subject]
    name = names.get(watch.pilot_code, watch.pilot_code)
    href = address("/pilot", programme=programme.code, pilot=watch.pilot_code)
    link = dcc.Link(name, href=href)
    return [link] if watch.subject == ITSELF else [link, f", {watch.subject}"]
