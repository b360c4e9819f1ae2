"""Debian's Chromium without a window, and what it asks of servers, read through DevTools."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from shared.contract.errors import StateFault

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
    # windows that another one covers count as looked at, as those on several screens do
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--disable-background-timer-throttling",
)
LOOK_SECONDS = 0.05
PATIENCE_SECONDS = 20.0
LIVE = "/live"
"""Path that open pages ask again and again."""
CALLBACK = "/_dash-update-component"
_NOT_REPLAYED = {"host", "content-length", "connection"}


@dataclass(slots=True)
class Exchange:
    """One request of a page and what became of it.

    Attributes:
        url, method, body, headers: what was asked; headers as they went over the wire.
        kind: DevTools' type of resource: Document, Script, Stylesheet, Font, XHR, Fetch …
        size: bytes received, headers included; 0 from the browser's cache.
        status: of the answer; 0 before it came or where it failed.
        is_done: it ended, well or not.
    """

    url: str
    method: str
    kind: str
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    size: int = 0
    status: int = 0
    is_done: bool = False

    @property
    def path(self) -> str:
        """Path and query."""
        parts = urlsplit(self.url)
        return parts.path + (f"?{parts.query}" if parts.query else "")

    @property
    def host(self) -> str:
        """Host and port; "" for what needs no network."""
        parts = urlsplit(self.url)
        return parts.netloc if parts.scheme in {"http", "https", "ws", "wss"} else ""

    @property
    def is_asset(self) -> bool:
        """Code, style, font or picture; what remains are a page's own data."""
        return self.kind not in {"Document", "XHR", "Fetch"}

    @property
    def is_live(self) -> bool:
        """It asks for the newest snapshot."""
        return urlsplit(self.url).path == LIVE

    @property
    def is_callback(self) -> bool:
        """It runs a callback of Dash on the server."""
        return self.method == "POST" and urlsplit(self.url).path == CALLBACK

    @property
    def replayed_headers(self) -> dict[str, str]:
        """Its headers without those that a connection sets by itself."""
        own = {name: value for name, value in self.headers.items() if name[0] != ":"}
        return {name: text for name, text in own.items() if name.lower() not in _NOT_REPLAYED}


@contextmanager
def browser() -> Iterator[Chrome]:
    """A browser with a profile of its own and nothing cached."""
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if binary is None or driver is None:
        raise StateFault("Chromium is not installed. `make test` installs it.")
    options = Options()
    options.binary_location = binary
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    with Chrome(options=options, service=Service(driver)) as opened:
        yield opened


class Traffic:
    """Everything that a browser's pages ask for, in the order asked."""

    def __init__(self, driver: Chrome) -> None:
        self.exchanges: dict[str, Exchange] = {}
        self._driver = driver
        self._early: dict[str, dict[str, str]] = {}
        self._changed = time.monotonic()
        self._hear: dict[str, Callable[[str, dict[str, Any]], None]] = {
            "Network.requestWillBeSent": self._asked,
            "Network.requestWillBeSentExtraInfo": self._headers,
            "Network.responseReceived": self._answered,
            "Network.loadingFinished": self._finished,
            "Network.loadingFailed": self._failed,
        }
        self.take()

    def take(self) -> list[Exchange]:
        """Read on, and hand over what was collected."""
        self.read()
        taken = list(self.exchanges.values())
        self.exchanges = {}
        return taken

    def read(self) -> None:
        """Read on in the browser's log."""
        for entry in self._driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            hear = self._hear.get(message["method"])
            if hear:
                hear(message["params"]["requestId"], message["params"])

    def settle(self, quiet_seconds: float = 0.4) -> None:
        """Wait until nothing has been under way for some time, live traffic apart.

        Raises:
            TimeoutError: the page never rests.
        """
        end = time.monotonic() + PATIENCE_SECONDS
        self._changed = time.monotonic()
        while time.monotonic() < end:
            self.read()
            waiting = [e for e in self.exchanges.values() if not e.is_done and not e.is_live]
            if waiting:
                self._changed = time.monotonic()
            elif time.monotonic() - self._changed > quiet_seconds:
                return
            time.sleep(LOOK_SECONDS)
        raise TimeoutError(f"{self._driver.current_url} never rests")

    def _asked(self, key: str, params: dict[str, Any]) -> None:
        request = params["request"]
        made = Exchange(request["url"], request["method"], params.get("type", "Other"))
        made.headers = self._early.pop(key, {}) or request["headers"]
        if request.get("hasPostData"):
            made.body = request.get("postData") or self._long_body(key)
        self.exchanges[key] = made
        if not made.is_live:
            self._changed = time.monotonic()

    def _long_body(self, key: str) -> str:
        answer = self._driver.execute_cdp_cmd("Network.getRequestPostData", {"requestId": key})
        return str(answer["postData"])

    def _headers(self, key: str, params: dict[str, Any]) -> None:
        if key in self.exchanges:
            self.exchanges[key].headers = params["headers"]
        else:
            self._early[key] = params["headers"]

    def _answered(self, key: str, params: dict[str, Any]) -> None:
        if key in self.exchanges:
            self.exchanges[key].status = int(params["response"]["status"])

    def _finished(self, key: str, params: dict[str, Any]) -> None:
        if key in self.exchanges:
            self.exchanges[key].size = int(params["encodedDataLength"])
            self.exchanges[key].is_done = True

    def _failed(self, key: str, _params: dict[str, Any]) -> None:
        if key in self.exchanges:
            self.exchanges[key].is_done = True
