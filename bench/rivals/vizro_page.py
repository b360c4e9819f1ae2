"""The chart in Vizro; its data are read once, when the page is built."""

from __future__ import annotations

from typing import Any

import vizro.models as vm
from vizro import Vizro
from vizro.models.types import capture

from bench.rivals.chart import figure, means


@capture("graph")  # type: ignore[untyped-decorator]  # vizro is not installed here
def item_chart(data_frame: Any, item: str) -> Any:
    """The chart of one item."""
    return figure(data_frame, item)


def create_server() -> Any:
    """The WSGI application."""
    frame = means()
    items = sorted(frame["item_code"].unique())
    page = vm.Page(
        title="Survey",
        components=[vm.Graph(id="chart", figure=item_chart(data_frame=frame, item=items[0]))],
        controls=[
            vm.Parameter(
                targets=["chart.item"],
                selector=vm.Dropdown(options=items, value=items[0], multi=False, title="Item"),
            )
        ],
    )
    server = Vizro().build(vm.Dashboard(pages=[page])).dash.server
    server.test_client().get("/")  # Dash registers its scripts while it answers its first page
    return server
