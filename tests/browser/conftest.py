"""A real browser, and real dashboards in every state that a warehouse can be in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.services import Service, serving
from dash.testing.browser import Browser
from selenium.webdriver.chrome.options import Options

pytest.register_assert_rewrite("browser.vocabulary")
from browser.vocabulary import Visitor  # noqa: E402 - its assertions explain themselves

NOBODY = "1000"
"""More answers and people than the sample holds: everything is suppressed."""


@pytest.fixture(scope="session")
def chromium(tmp_path_factory) -> Iterator[Browser]:
    """One browser for the whole run; no name but that of this machine leads anywhere in it."""
    options = Options()
    options.binary_location = shutil.which("chromium") or "/usr/bin/chromium"
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--window-size=1280,900",
    ):
        options.add_argument(argument)
    downloads = tmp_path_factory.mktemp("downloads")
    with Browser(
        browser="chrome",
        headless=True,
        options=[options],
        download_path=str(downloads),
        percy_run=False,
    ) as browser:
        browser.driver.implicitly_wait(0)
        yield browser


@pytest.fixture
def visitor(chromium) -> Visitor:
    """A person who has never been here, at a window of 1,280 pixels."""
    person = Visitor(chromium.driver, Path(chromium.download_path))
    person.arrives()
    return person


@pytest.fixture(scope="session")
def sample_dashboard(sample_warehouse) -> Iterator[Service]:
    """A dashboard over the whole sample."""
    with serving(sample_warehouse) as service:
        yield service


@pytest.fixture(scope="module")
def suppressed_dashboard(sample_warehouse) -> Iterator[Service]:
    """The sample under thresholds that nothing reaches."""
    names = ("BEATWISE_MINIMUM_BASE_ATTITUDE", "BEATWISE_MINIMUM_BASE_COUNT")
    with serving(sample_warehouse, dict.fromkeys(names, NOBODY)) as service:
        yield service


@pytest.fixture(scope="module")
def empty_dashboard(tmp_path_factory) -> Iterator[Service]:
    """A dashboard over a warehouse into which nothing was loaded; to be read, never filled."""
    with serving(tmp_path_factory.mktemp("empty") / "warehouse") as service:
        yield service


@pytest.fixture(scope="module")
def one_pilot_dashboard(tmp_path_factory, sample_folder) -> Iterator[Service]:
    """A dashboard that knows of a programme with one pilot, and nothing else."""
    folder = tmp_path_factory.mktemp("one-pilot")
    header, first, *_others = (sample_folder / "pilot_register.csv").read_text().splitlines()
    register = folder / "pilot_register.csv"
    register.write_text(f"{header}\n{first}\n")
    with serving(folder / "warehouse") as service:
        service.run("warehouse", "load", str(register))
        yield service
