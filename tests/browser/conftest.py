"""A real browser, and a real dashboard over the sample."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from browser.services import Service, serving
from selenium.webdriver.chrome.options import Options

pytest.register_assert_rewrite("browser.vocabulary")
from browser.vocabulary import Visitor  # noqa: E402 - its assertions explain themselves


def pytest_setup_options() -> Options:
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
        "--window-size=1280,900",
    ):
        options.add_argument(argument)
    return options


@pytest.fixture(scope="session")
def sample_dashboard(tmp_path_factory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("dashboard-sample")
    with serving(folder / "warehouse") as service:
        service.run("warehouse", "sample", str(folder / "inbox"))
        service.run("warehouse", "load", str(folder / "inbox"))
        yield service


@pytest.fixture
def empty_dashboard(tmp_path) -> Iterator[Service]:
    with serving(tmp_path / "warehouse") as service:
        yield service


@pytest.fixture
def visitor(dash_br) -> Visitor:
    dash_br.driver.get_log("browser")
    return Visitor(dash_br.driver)
