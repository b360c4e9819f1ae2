"""What a visitor does and sees, so that browser tests read as steps of a person."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlparse

from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

SECONDS = 20
FAULTS = {"SEVERE", "WARNING"}


class Visitor:
    """A person at a browser."""

    def __init__(self, driver: WebDriver) -> None:
        self.driver = driver
        self.host = ""

    def opens(self, url: str) -> Visitor:
        self.host = urlparse(url).netloc
        self.driver.get(url)
        self.waits_for(lambda: self.driver.find_elements(By.CSS_SELECTOR, "main h1"))
        return self

    def waits_for(self, condition: Callable[[], object], seconds: float = SECONDS) -> object:
        wait = WebDriverWait(
            self.driver, seconds, 0.1, ignored_exceptions=[StaleElementReferenceException]
        )
        return wait.until(lambda _driver: condition())

    def sees(self, text: str, seconds: float = SECONDS) -> None:
        self.waits_for(lambda: text in self.text("body"), seconds)

    def text(self, selector: str) -> str:
        return self.driver.find_element(By.CSS_SELECTOR, selector).text

    def texts(self, selector: str) -> list[str]:
        return [e.text for e in self.driver.find_elements(By.CSS_SELECTOR, selector)]

    def waits_for_charts(self, count: int) -> None:
        self.waits_for(lambda: len(self.texts(".js-plotly-plot .main-svg")) >= count)

    def chooses(self, page: str, name: str, value: str) -> None:
        found = self.driver.find_element(By.ID, f"filter-{page}-{name}")
        Select(found).select_by_value(value)

    def chosen(self, page: str, name: str) -> str:
        found = self.driver.find_element(By.ID, f"filter-{page}-{name}")
        return str(found.get_attribute("value"))

    def goes_to(self, name: str) -> None:
        link = self.driver.find_element(By.XPATH, f"//nav//a[text()='{name}']")
        link.click()
        self.waits_for(lambda: self.text("main h1") == name)

    def goes_back(self) -> None:
        self.driver.back()

    def presses_tab(self) -> str:
        self.driver.switch_to.active_element.send_keys(Keys.TAB)
        focused = self.driver.switch_to.active_element
        return str(focused.get_attribute("id") or focused.text or focused.tag_name)

    def shows_all_details(self) -> None:
        self.driver.execute_script(
            "document.querySelectorAll('details').forEach(d => d.open = true)"
        )

    def address(self) -> str:
        return str(self.driver.current_url)

    def console_faults(self) -> list[str]:
        log = self.driver.get_log("browser")
        return [entry["message"] for entry in log if entry["level"] in FAULTS]

    def hosts_asked(self) -> set[str]:
        script = "return performance.getEntriesByType('resource').map(entry => entry.name)"
        asked = (urlparse(url) for url in self.driver.execute_script(script))
        return {url.netloc for url in asked if url.scheme in {"http", "https", "ws", "wss"}}

    def leaves_quietly(self) -> None:
        assert self.console_faults() == []
        assert self.hosts_asked() == {self.host}
