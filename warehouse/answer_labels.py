"""Words of survey answers: how a codebook lists them, and which answer each stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping

AGREEMENT: Mapping[str, int] = {
    "strongly disagree": 1,
    "disagree": 2,
    "neither agree nor disagree": 3,
    "agree": 4,
    "strongly agree": 5,
}
"""Words, in lower case, of an item for which the codebook lists none."""

_LABEL = r"[1-5]\s*=[^;=]*[^;=\s][^;=]*"
PATTERN = rf"{_LABEL}(?:;\s*{_LABEL})*(?:;\s*)?"
"""How a codebook lists words: 1=Never;2=Seldom;2=Rarely."""


def labelled_answers(listed: str) -> list[tuple[str, int]]:
    """Each word of a list, in lower case, with its answer."""
    found = re.findall(r"([1-5])\s*=([^;=]*)", listed)
    return [(label.strip().lower(), int(answer)) for answer, label in found]


def is_ambiguous(listed: str) -> bool:
    """Whether one word of a list stands for several answers."""
    pairs = set(labelled_answers(listed))
    return len({label for label, _ in pairs}) < len(pairs)
