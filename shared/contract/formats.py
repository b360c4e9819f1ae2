"""Numbers and dates as a reader needs them; the only place where anything is rounded."""

from __future__ import annotations

from datetime import date, datetime

MINUS = "\N{MINUS SIGN}"


def number(value: float, *, decimals: int = 0) -> str:
    """'1,568', '2.6', '−0.4': thousands separated, a true minus sign, no negative zero."""
    text = f"{round_half_up(value, decimals):,.{decimals}f}"
    if text.strip("-0.,") == "":
        text = text.lstrip("-")
    return text.replace("-", MINUS)


def signed(value: float, *, decimals: int = 1) -> str:
    """'+0.3', '−0.4', '0.0'."""
    text = number(value, decimals=decimals)
    return text if text.startswith(MINUS) or text.strip("0.,") == "" else f"+{text}"


def percent(share: float) -> str:
    """'63 %' from 0.63: whole percentages."""
    return f"{number(share * 100)}\N{NO-BREAK SPACE}%"


def probability(value: float) -> str:
    """'0.03', 'below 0.001': two significant digits, and never zero."""
    if value < 0.001:
        return "below 0.001"
    return number(value, decimals=2 if value >= 0.095 else 3)


def round_half_up(value: float, decimals: int) -> float:
    """Round as people do (2.65 to 2.7), after clearing binary noise beyond ten digits."""
    factor = 10.0**decimals
    scaled = round(abs(value) * factor, 10)
    rounded = int(scaled + 0.5) / factor
    return -rounded if value < 0 else rounded


def day(value: date) -> str:
    """'1 June 2016'."""
    return f"{value.day} {value:%B %Y}"


def month(value: date) -> str:
    """'June 2016'."""
    return f"{value:%B %Y}"


def months(first: date, last: date) -> str:
    """'June 2016 to May 2017'; 'June 2016' where both lie in one month."""
    ends = dict.fromkeys((month(first), month(last)))
    return " to ".join(ends)


def moment(value: datetime) -> str:
    """'1 June 2016, 14:05' in the time zone that the value carries."""
    return f"{day(value.date())}, {value:%H:%M}"


def count(n: int, one: str, many: str | None = None) -> str:
    """'1 pilot', '5 pilots'."""
    return f"{number(n)} {one if n == 1 else many or one + 's'}"


def listing(words: list[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
