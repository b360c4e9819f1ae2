"""Choosing another survey item on our Survey page, in Streamlit and in Vizro, in one run.

One browser holds a window of each; choices go round the three, so that each meets the same noise.
For many users at once what Vizro's browser and ours send is replayed. Streamlit speaks a protocol
of its own over a websocket and is compared in the browser alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from selenium.common.exceptions import TimeoutException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from bench.browser import PATIENCE_SECONDS, Exchange, Traffic, browser
from bench.clicks import Side, compared, percentile
from bench.recording import Request, offered
from bench.rivals.chart import SNAPSHOT
from bench.serving import HOST, Server, beside, dashboard, free_port, serving
from bench.warming import warm
from shared.contract.errors import StateFault
from shared.contract.pointer import SNAPSHOTS, read_pointer

PINS = ("streamlit==1.67.0", "vizro==1.0.0", "duckdb==1.5.5", "gunicorn==27.0.1")
ENVIRONMENT = Path("var/rivals")
CHOICES = 30
USERS = {10: 15.0, 50: 10.0}
"""Users at once, and for how long they click in each round."""
SCRIPT = Path(__file__).with_name("choice.js").read_text(encoding="utf-8")
OWN_FILTER = "select[id^='filter-survey'][id$='item']"
OPTION = "//*[@role='option' or contains(@class, 'dropdown-option')][normalize-space()='{}']"


@dataclass(slots=True)
class Page:
    """One page with a select for the item.

    Attributes:
        choose: sets the select; the injected script takes the time.
        taken: milliseconds of each choice.
    """

    name: str
    server: Server
    path: str
    ready: str
    choose: Callable[[Chrome, str], None]
    handle: str = ""
    taken: list[float] = field(default_factory=list)

    def open(self, driver: Chrome) -> None:
        """In a window of its own."""
        driver.switch_to.new_window("window")
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": SCRIPT})
        driver.get(self.server.url + self.path)
        _until(driver, lambda: driver.find_elements(By.CSS_SELECTOR, self.ready))
        _until(driver, lambda: driver.find_elements(By.CSS_SELECTOR, ".js-plotly-plot .main-svg"))
        self.handle = driver.current_window_handle

    def take(self, driver: Chrome, item: str) -> float:
        """Milliseconds from the choice of an item to its chart."""
        driver.switch_to.window(self.handle)
        driver.execute_script("window.benchArm()")
        self.choose(driver, item)
        try:
            taken = _until(driver, lambda: driver.execute_script("return window.benchTaken()"))
        except TimeoutException as fault:
            raise TimeoutError(f"{self.name} drew no other chart for {item}") from fault
        return float(taken)


def compare_rivals(directory: Path) -> Iterator[str]:
    """Median and 95th percentile of each, in the browser and for many users over HTTP.

    Raises:
        StateFault: nothing is published in the warehouse.
    """
    pointer = read_pointer(directory)
    if pointer is None:
        raise StateFault(f"Nothing is published in {directory}. Load the sample first.")
    python = _python()
    with ExitStack() as stack:
        snapshot = directory / SNAPSHOTS / pointer.file
        stack.enter_context(patch.dict(os.environ, {SNAPSHOT: str(snapshot.absolute())}))
        ours = stack.enter_context(dashboard(directory))
        vizro = stack.enter_context(
            beside(ours, "bench.rivals.vizro_page:create_server()", python=python)
        )
        streamlit = stack.enter_context(_streamlit(python))
        pages = [
            Page("Beatwise", ours, "/survey", OWN_FILTER, _choose_own),
            Page("Streamlit", streamlit, "/", "[data-testid=stSelectbox] input", _choose_streamlit),
            Page("Vizro", vizro, "/", "button.dash-dropdown", _choose_vizro),
        ]
        yield ", ".join(PINS)
        asked = _in_browser(pages)
        for page in pages:
            yield (
                f" 1 user in the browser: {page.name} p50 {percentile(page.taken, 50):.0f} ms, "
                f"p95 {percentile(page.taken, 95):.0f} ms ({min(page.taken):.0f} to "
                f"{max(page.taken):.0f}, {len(page.taken)} choices)"
            )
        sides = [_side(pages[0], asked), _side(pages[2], asked)]
        for page, side in zip((pages[0], pages[2]), sides, strict=True):
            warm(page.server, side.clicks)
        for users, seconds in USERS.items():
            yield compared(users, sides, seconds=seconds)


def _in_browser(pages: Sequence[Page]) -> list[Exchange]:
    """Choose in turn, on each page; what was asked for meanwhile."""
    with browser() as driver:
        traffic = Traffic(driver)
        for page in pages:
            page.open(driver)
            traffic.settle(quiet_seconds=2.0)  # what a page does once it is there is not counted
        driver.switch_to.window(pages[0].handle)
        items = offered(Select(driver.find_element(By.CSS_SELECTOR, OWN_FILTER)))
        traffic.take()
        for number in range(-len(items), CHOICES):  # every item once before it counts
            for turn in range(len(pages)):
                page = pages[(number + turn) % len(pages)]
                taken = page.take(driver, items[(number + 1) % len(items)])
                if number >= 0:
                    page.taken.append(taken)
        return traffic.take()


def _side(page: Page, asked: Sequence[Exchange]) -> Side:
    own = [one for one in asked if one.host == f"{HOST}:{page.server.port}"]
    clicks = [Request.of(one) for one in own if one.is_callback]
    return Side(page.name, page.server.port, clicks, [Request.of(e) for e in own if e.is_live][-1:])


def _choose_own(driver: Chrome, item: str) -> None:
    Select(driver.find_element(By.CSS_SELECTOR, OWN_FILTER)).select_by_value(item)


def _choose_streamlit(driver: Chrome, item: str) -> None:
    field_ = driver.find_element(By.CSS_SELECTOR, "[data-testid=stSelectbox] input")
    field_.click()
    field_.send_keys(item)
    _click_option(driver, item)


def _choose_vizro(driver: Chrome, item: str) -> None:
    button = driver.find_element(By.CSS_SELECTOR, "button.dash-dropdown")
    if not button.is_displayed():  # a new visitor finds the panel of controls shut
        driver.find_element(By.ID, "collapse-icon").click()
        _until(driver, button.is_displayed)
    button.click()
    _click_option(driver, item)
    driver.switch_to.active_element.send_keys(Keys.ESCAPE)


def _click_option(driver: Chrome, item: str) -> None:
    """By script: a pointer that came to lie on the chart would draw on it."""
    found = _until(driver, lambda: driver.find_elements(By.XPATH, OPTION.format(item)))
    driver.execute_script("arguments[0].click()", found[0])


def _until(driver: Chrome, condition: Callable[[], Any]) -> Any:
    wait = WebDriverWait(driver, PATIENCE_SECONDS, 0.05)
    return wait.until(lambda _driver: condition())


@contextmanager
def _streamlit(python: Path) -> Iterator[Server]:
    port = free_port()
    flags = [
        f"--server.port={port}",
        f"--server.address={HOST}",
        "--server.headless=true",
        "--server.fileWatcherType=none",
        "--logger.level=warning",
        "--browser.gatherUsageStats=false",
    ]
    page = str(Path(__file__).with_name("streamlit_page.py"))
    with serving(
        [str(python), "-m", "streamlit", "run", page, *flags], port=port, ready="/_stcore/health"
    ) as server:
        yield server


def _python() -> Path:
    """The interpreter of an environment with the pinned rivals, made where it is missing."""
    installer = Path(".tools/bin/uv")
    python = ENVIRONMENT.absolute() / "bin" / "python"
    arguments = ["venv", "--quiet", "--allow-existing", "--python", sys.executable]
    subprocess.run([installer, *arguments, ENVIRONMENT], check=True)
    subprocess.run([installer, "pip", "install", "--quiet", "--python", python, *PINS], check=True)
    return python
