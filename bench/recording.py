"""What a person's browser sends, page by page: recorded once, to be replayed by many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select

from bench.browser import Exchange, Traffic, browser

OPTIONS = 4
SELECTS = "main select"


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it can be sent again."""

    method: str
    path: str
    headers: dict[str, str]
    body: str

    @classmethod
    def of(cls, exchange: Exchange) -> Request:
        """What a browser sent."""
        return cls(exchange.method, exchange.path, exchange.replayed_headers, exchange.body)


@dataclass(frozen=True, slots=True)
class Visit:
    """One page: what opening it asks for, what each change of a filter asks for, and live traffic.

    Attributes:
        path: of the page.
        opening: its document and its data, without assets.
        clicks: the callbacks of each change of a filter, in order.
        live: what it asks again and again while it is open.
    """

    path: str
    opening: tuple[Request, ...]
    clicks: tuple[Request, ...]
    live: tuple[Request, ...]


def record(url: str, paths: Iterable[str]) -> list[Visit]:
    """Open each page and set each of its filters to each of its first few options."""
    with browser() as driver:
        traffic = Traffic(driver)
        return [_visit(driver, traffic, url, path) for path in paths]


def _visit(driver: Chrome, traffic: Traffic, url: str, path: str) -> Visit:
    driver.get(url + path)
    traffic.settle(quiet_seconds=1.5)  # long enough to see the live traffic too
    opened = traffic.take()
    clicked = [one for place in range(_count(driver)) for one in _changes(driver, traffic, place)]
    live = [Request.of(one) for one in opened if one.is_live]
    return Visit(
        path,
        tuple(Request.of(one) for one in opened if not (one.is_asset or one.is_live)),
        tuple(Request.of(one) for one in clicked if one.is_callback),
        tuple(live[-1:]),
    )


def _count(driver: Chrome) -> int:
    return len(driver.find_elements(By.CSS_SELECTOR, SELECTS))


def _changes(driver: Chrome, traffic: Traffic, place: int) -> list[Exchange]:
    """Each option in turn and back to the one held; what a page takes away is passed over."""
    made: list[Exchange] = []
    if place >= _count(driver):
        return made
    values = offered(_select(driver, place))
    for value in [*values[1:OPTIONS], *values[:1]]:
        if place < _count(driver) and value in offered(_select(driver, place)):
            _select(driver, place).select_by_value(value)
            traffic.settle()
            made += traffic.take()
    return made


def offered(select: Select) -> list[str]:
    """The values that a person can choose; an empty one only says that nothing is chosen."""
    values = [str(option.get_attribute("value") or "") for option in select.options]
    return [value for value in values if value]


def _select(driver: Chrome, place: int) -> Select:
    return Select(driver.find_elements(By.CSS_SELECTOR, SELECTS)[place])
