"""What a visitor does and sees, so that browser tests read as steps of a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlparse

from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

SECONDS = 20
FAULTS = {"SEVERE", "WARNING"}
AXE = Path(__file__).parent / "vendor" / "axe-core-4.14.1.min.js"
DRAWER = "#behind-drawer.show"

IS_DRAWN = """
    const charts = Array.from(document.querySelectorAll(".dash-graph"));
    return document.querySelector("main h1") !== null
        && charts.every((chart) => chart.querySelector(".js-plotly-plot .main-svg"))
        && document.querySelector("._dash-loading, .waiting") === null
        && Array.from(document.querySelectorAll(".grid")).every(
            (grid) => grid.querySelector(".ag-row, .ag-overlay-no-rows-center"));
"""
IS_STILL = """
    const moving = document.getAnimations().filter((one) => one.playState === "running");
    const sliding = document.querySelector(".offcanvas.showing, .offcanvas.hiding");
    return moving.length === 0 && sliding === null;
"""
VIOLATIONS = """
    const done = arguments[0];
    axe.run(document, { resultTypes: ["violations"], runOnly: {
        type: "tag",
        values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    } }).then((found) => done(found.violations.flatMap((rule) => rule.nodes.map(
        (node) => `${rule.id}: ${node.target.join(" ")} (${rule.help})`))),
        (fault) => done([`axe could not run: ${fault}`]));
"""
HOSTS = "return performance.getEntriesByType('resource').map((entry) => entry.name)"
TABLE = """
    const grid = document.querySelector(arguments[0]);
    const place = (one) => Number(one.getAttribute("aria-colindex"));
    const words = (cells) => Array.from(cells).sort((a, b) => place(a) - place(b))
        .map((cell) => cell.textContent.trim());
    const head = words(grid.querySelectorAll(".ag-header-cell"));
    const rows = Array.from(grid.querySelectorAll(".ag-center-cols-container .ag-row"))
        .sort((a, b) => a.getAttribute("row-index") - b.getAttribute("row-index"))
        .map((row) => words(row.querySelectorAll(".ag-cell")));
    return [head].concat(rows);
"""
OVERFLOW = """
    const root = document.documentElement;
    const clipped = (element) => element.closest(
        ".table-scroll, .grid, .scrolled, .visually-hidden, .skip-link, .offcanvas, pre, svg");
    if (root.scrollWidth <= root.clientWidth) return [];
    return Array.from(document.body.querySelectorAll("*"))
        .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
        .filter((element) => !clipped(element))
        .map((element) => `${element.tagName} #${element.id} .${element.className}`)
        .concat([`${root.scrollWidth} px in a window of ${root.clientWidth}`]);
"""


class Visitor:
    """A person at a browser."""

    def __init__(self, driver: WebDriver, downloads: Path) -> None:
        self.driver = driver
        self.downloads = downloads
        self.host = ""
        self.asked: set[str] = set()

    # Coming, going, and the window

    def arrives(self) -> None:
        """Begin where nobody has been: no page, no memory of one, a common window."""
        if self.address().startswith("http"):
            self.driver.execute_script("window.localStorage.clear()")
        self.driver.get("about:blank")
        self.driver.get_log("browser")
        self.takes_window(1280)
        self.prefers()
        for path in self.downloads.iterdir():
            path.unlink()

    def takes_window(self, width: int, height: int = 900) -> None:
        """Look through a window of another size."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def prefers(self, *, media: str = "", **features: str) -> None:
        """Have the browser say what the person prefers: `prefers_reduced_motion="reduce"`."""
        wanted = {"prefers-color-scheme": "light"}
        wanted |= {name.replace("_", "-"): value for name, value in features.items()}
        listed = [{"name": name, "value": value} for name, value in wanted.items()]
        settings = {"media": media, "features": listed}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", settings)

    def opens(self, url: str) -> Visitor:
        """Open an address and wait until the page stands with its charts and grids."""
        self._remembers_hosts()
        self.host = urlparse(url).netloc
        self.driver.get(url)
        return self.waits_until_drawn()

    def goes_to(self, name: str) -> None:
        """Follow the navigation."""
        self.driver.find_element(By.XPATH, f"//nav//a[text()='{name}']").click()
        self.waits_for(lambda: self.text("main h1") == name)
        self.waits_until_drawn()

    @contextmanager
    def in_a_new_tab(self) -> Iterator[None]:
        """Begin with an empty history: of a full one Chrome forgets steps that no finger made."""
        first = self.driver.current_window_handle
        self.driver.switch_to.new_window("tab")
        try:
            yield
        finally:
            self.driver.close()
            self.driver.switch_to.window(first)

    def goes_back(self) -> None:
        """Press the browser's button."""
        self.driver.back()

    def goes_forward(self) -> None:
        """Press the browser's button."""
        self.driver.forward()

    def address(self) -> str:
        """What stands in the address bar."""
        return str(self.driver.current_url)

    def selection(self) -> dict[str, str]:
        """What the address selects."""
        return {
            name: values[0] for name, values in parse_qs(urlparse(self.address()).query).items()
        }

    # Waiting and seeing

    def waits_for(self, condition: Callable[[], Any], seconds: float = SECONDS) -> Any:
        """Wait until something is so; elements may come and go meanwhile."""
        passing = [StaleElementReferenceException, NoSuchElementException]
        wait = WebDriverWait(self.driver, seconds, 0.1, ignored_exceptions=passing)
        return wait.until(lambda _driver: condition())

    def waits_until_drawn(self) -> Visitor:
        """Wait until heading, charts and grids of the page stand."""
        self.waits_for(lambda: self.driver.execute_script(IS_DRAWN))
        return self

    def waits_until_still(self) -> None:
        """Wait until nothing moves any more."""
        self.waits_for(lambda: self.driver.execute_script(IS_STILL))

    def sees(self, text: str, seconds: float = SECONDS) -> None:
        """Wait until words stand on the page."""
        self.waits_for(lambda: text in self.text("body"), seconds)

    def sees_no(self, text: str, seconds: float = SECONDS) -> None:
        """Wait until words are gone from the page."""
        self.waits_for(lambda: text not in self.text("body"), seconds)

    def text(self, selector: str) -> str:
        """The words of the first that a selector names."""
        return self.driver.find_element(By.CSS_SELECTOR, selector).text

    def texts(self, selector: str) -> list[str]:
        """The words of all that a selector names."""
        return [e.text for e in self.all(selector)]

    def all(self, selector: str) -> list[WebElement]:
        """All that a selector names."""
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def table(self, selector: str) -> list[list[str]]:
        """Header and rows of a grid as they stand, the columns in their order."""
        return list(self.driver.execute_script(TABLE, selector))

    def in_row(self, selector: str, start: str, column: str) -> str:
        """The cell of a grid in a column, of the row whose first cell begins like that."""
        header, *rows = self.table(selector)
        return next(row[header.index(column)] for row in rows if row[0].startswith(start))

    def sorts(self, selector: str, column: str) -> list[str]:
        """Press the heading of a grid's column; the column as it then stands."""
        before = self.table(selector)
        at = before[0].index(column)
        heading = f"{selector} .ag-header-cell[aria-colindex='{at + 1}']"
        self.driver.find_element(By.CSS_SELECTOR, heading).click()
        self.waits_for(lambda: self.table(selector) != before)
        return [row[at] for row in self.table(selector)[1:]]

    def scrolled(self) -> float:
        """Pixels of the page above the window."""
        return float(self.driver.execute_script("return window.scrollY"))

    def is_shown(self, selector: str) -> bool:
        """At least one that the selector names can be seen."""
        return any(element.is_displayed() for element in self.all(selector))

    # Filters, chips and pins

    def chooses(self, page: str, name: str, value: str) -> None:
        """Choose a value of a filter."""
        Select(self._filter(page, name)).select_by_value(value)

    def chosen(self, page: str, name: str) -> str:
        """The value that a filter shows."""
        return str(self._filter(page, name).get_attribute("value"))

    def offered(self, page: str, name: str) -> list[str]:
        """The values that a filter offers."""
        options = self._filter(page, name).find_elements(By.TAG_NAME, "option")
        return [str(option.get_attribute("value")) for option in options if option.is_enabled()]

    def chips(self) -> list[str]:
        """What differs from the page as it opens."""
        words = (text.removeprefix("Remove") for text in self.texts("a.chip"))
        return [text.rstrip("×").strip() for text in words]

    def removes_chip(self, text: str) -> None:
        """Take a choice away by its chip."""
        self.driver.find_element(By.XPATH, f"//a[contains(., '{text}')]").click()
        self.waits_for(lambda: not [chip for chip in self.chips() if text in chip])
        self.waits_until_drawn()

    def pins(self) -> None:
        """Keep what is shown for a meeting."""
        self.all("[data-pin]")[0].click()
        self.waits_for(lambda: "snapshot" in self.selection())
        self.waits_for(lambda: any("Pinned" in chip for chip in self.chips()))

    # The drawer

    def opens_drawer_of(self, block: str, *, place: int = 0) -> None:
        """Ask what stands behind a block, by one of its buttons."""
        button = self.all(f"[data-block='{block}'] [data-behind]")[place]
        self.driver.execute_script("arguments[0].focus()", button)
        button.send_keys(Keys.ENTER)
        self.waits_for(lambda: self.all(f"{DRAWER} .behind"))
        self.waits_until_drawn()
        self.waits_until_still()

    def closes_drawer(self) -> None:
        """Leave the drawer by the keyboard."""
        self.all(DRAWER)[0].send_keys(Keys.ESCAPE)
        self.waits_for(lambda: not self.all("#behind-drawer"))

    def drawer_is_open(self) -> bool:
        """The drawer stands open."""
        return bool(self.all(f"{DRAWER} .behind"))

    # Ground, menu and keyboard

    def switches_to_dark(self) -> None:
        """Press the button that changes the ground."""
        if self.ground() != "dark":
            self.driver.execute_script("document.querySelector('[data-theme]').click()")
        self.waits_for(lambda: self.ground() == "dark")
        self.waits_until_still()

    def ground(self) -> str:
        """Light or dark."""
        return str(self.driver.execute_script("return document.documentElement.dataset.bsTheme"))

    def opens_menu(self) -> None:
        """Open the navigation of a small window."""
        self.all("[data-menu]")[0].click()
        self.waits_for(lambda: self.is_shown("nav a"))

    def presses(self, key: str) -> WebElement:
        """Press a key where the focus is; what has the focus then."""
        self.driver.switch_to.active_element.send_keys(key)
        return self.driver.switch_to.active_element

    def presses_tab_often(self) -> None:
        """Fifty ways on."""
        ActionChains(self.driver, duration=0).send_keys(Keys.TAB * 50).perform()

    def focused(self) -> WebElement:
        """What has the focus."""
        return self.driver.switch_to.active_element

    # What must hold wherever one goes

    def violations(self) -> list[str]:
        """What axe finds against WCAG 2.2 AA and best practice, by rule and selector."""
        self.waits_until_still()
        if not self.driver.execute_script("return Boolean(window.axe)"):
            self.driver.execute_script(AXE.read_text(encoding="utf-8"))
        self.driver.set_script_timeout(60)
        return list(self.driver.execute_async_script(VIOLATIONS))

    def overflow(self) -> list[str]:
        """What stands out of the window to the right; nothing where nothing scrolls sideways."""
        return list(self.driver.execute_script(OVERFLOW))

    def console_faults(self) -> list[str]:
        """Faults that the browser logged since it was last asked."""
        log = self.driver.get_log("browser")
        return [entry["message"] for entry in log if entry["level"] in FAULTS]

    def hosts_asked(self) -> set[str]:
        """Every host that a page of this visit asked for anything."""
        self._remembers_hosts()
        return self.asked

    def leaves_quietly(self) -> None:
        """Nothing was logged, and nobody but the server that was opened was asked."""
        assert self.console_faults() == []
        assert self.hosts_asked() == {self.host}

    def _filter(self, page: str, name: str) -> WebElement:
        return self.driver.find_element(By.ID, f"filter-{page}-{name}")

    def _remembers_hosts(self) -> None:
        found = (urlparse(url) for url in self.driver.execute_script(HOSTS))
        self.asked |= {url.netloc for url in found if url.scheme in {"http", "https", "ws", "wss"}}
