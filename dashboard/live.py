"""The warehouse of the running application, found through the request that is being answered."""

from __future__ import annotations

from typing import cast

from flask import Flask, current_app

from shared.contract.settings import Settings
from shared.metrics import LiveWarehouse

_KEY = "BEATWISE_WAREHOUSE"


def connect(server: Flask, settings: Settings) -> None:
    """Give a server its warehouse."""
    server.config[_KEY] = LiveWarehouse(settings)


def warehouse() -> LiveWarehouse:
    """The warehouse of the application that answers the current request."""
    return cast("LiveWarehouse", current_app.config[_KEY])
