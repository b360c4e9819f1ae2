"""The numbers that a text states, apart from dates, labels and references.

Compared as written: '2.60' is not '2.6', as a reader could not tell that they are one number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from shared.contract import formats

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_EXEMPT = re.compile(
    rf"""
    “[^”]*”                                          # a name that was handed over
    | \b[\w.-]*[A-Za-z_][\w.-]*\.[a-z]{{2,7}}\b        # actions_2016-04.csv
    | \b\d{{1,2}}\s(?:{_MONTH})\b(?:\s\d{{4}}\b)?        # 14 July 2016
    | \b\d{{4}}-\d\d(?:-\d\d)?(?:\.\.\d{{4}}-\d\d(?:-\d\d)?)?\b   # 2016-07-14, 2016-01..2016-06
    | \b\d{{1,2}}:\d\d\b                               # 14:05
    | (?<![\d,.])(?:19|20)\d\d(?!,?\d|\.\d)           # 2016
    | \b(?:Table|Figure|Annex|Chapter|(?:[Ss]ection|[Ss]tep|[Ii]tem|[Rr]ung|[Vv]ersion)s?)
      \s\d[\d.]*(?:(?:,|\sto|\sand|\sor|–)\s?\d+)*     # Table 3, step 7, items 1 to 20
    | \w*[A-Za-z_]\w*                                  # T1, Q39, 014E, E01016741
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"(?<![\d.])[+-]?£?\d[\d,]*(?:\.\d+)?")


def numerals(text: str) -> frozenset[str]:
    """The numbers of a text, as written: signs kept, separators, plus and pound signs dropped."""
    return _numbers(_EXEMPT.sub(" ", text.replace("\N{NO-BREAK SPACE}", " ")))


def known(texts: Iterable[str]) -> frozenset[str]:
    """The numbers that texts vouch for: as written, and without their sign."""
    return frozenset(number for text in texts for number in _both(_numbers(text)))


def _numbers(text: str) -> frozenset[str]:
    text = text.replace("\N{NO-BREAK SPACE}", " ").replace(formats.MINUS, "-")
    return frozenset(map(_plain, _NUMBER.findall(text)))


def _both(found: Iterable[str]) -> Iterator[str]:
    for number in found:
        yield number
        yield number.lstrip("-")


def _plain(number: str) -> str:
    return number.replace(",", "").replace("+", "").replace("£", "")
