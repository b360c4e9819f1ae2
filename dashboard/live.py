"""The warehouse of the running application, found through the request that is being answered."""

from __future__ import annotations

from contextlib import suppress
from typing import cast

from flask import Flask, current_app

from shared.contract.errors import NoSnapshot, StateFault
from shared.contract.settings import Settings
from shared.metrics import LiveWarehouse

_KEY = "BEATWISE_WAREHOUSE"


def connect(server: Flask, settings: Settings) -> None:
    """Give a server its warehouse, opened before the first visitor comes.

    One that cannot be opened is no reason not to serve: pages say what is wrong with it.
    """
    server.config[_KEY] = LiveWarehouse(settings)
    with suppress(NoSnapshot, StateFault, OSError):
        server.config[_KEY].current()


def warehouse() -> LiveWarehouse:
    """The warehouse of the application that answers the current request."""
    return cast("LiveWarehouse", current_app.config[_KEY])
