"""Words that claim more than the evidence behind a sentence can carry.

Source: the project's domain brief, wording of findings; Maryland Scientific Methods Scale for what
a design carries.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from shared.findings.statement import Statement
from shared.metrics import Estimate

DESIGN = "level of the design on the Maryland scale"
"""Meaning of the given number by which a sentence says which design carries it."""
CARRIES_CAUSE = 3
_QUOTED = re.compile("“[^”]*”")
_CLAUSE = re.compile(r"[.;:](?:\s|$)")
_LEFT_OPEN = re.compile(r"\b(whether|if|nothing|nobody|none|no|not|never|cannot|neither|nor)\b")
"""A clause that says one of these before the word does not claim it."""


@dataclass(frozen=True, slots=True)
class Overreach:
    """A kind of word, and what must stand behind a sentence that uses it.

    Attributes:
        words: the words.
        needs: what must stand behind, in words.
        is_carried: true of a statement that may use them.
    """

    words: re.Pattern[str]
    needs: str
    is_carried: Callable[[Statement], bool]


def overreaching(statement: Statement) -> tuple[str, ...]:
    """Each word of a sentence that its evidence does not carry, with what it would need.

    Quotations, and the titles of the metrics behind it, are not the sentence's own words.
    """
    clauses = _CLAUSE.split(_own_words(statement))
    found = [
        f"'{word}' needs {kind.needs}"
        for kind in KINDS
        if not kind.is_carried(statement)
        for word in _claimed(kind.words, clauses)
    ]
    return tuple(dict.fromkeys(found))


def _own_words(statement: Statement) -> str:
    text = _QUOTED.sub("", statement.text)
    for title in {evidence.result.metric.title for evidence in statement.evidence}:
        text = re.sub(re.escape(title), "", text, flags=re.IGNORECASE)
    return text


def _claimed(words: re.Pattern[str], clauses: list[str]) -> Iterator[str]:
    for clause in clauses:
        for found in words.finditer(clause):
            if not _LEFT_OPEN.search(clause[: found.start()].lower()):
                yield found[0].lower()


def _is_tested(statement: Statement) -> bool:
    outcomes = (evidence.group.outcome for evidence in statement.evidence)
    return any(isinstance(o, Estimate) and o.test is not None for o in outcomes)


def _is_designed(statement: Statement) -> bool:
    levels = (one.shown for one in statement.given if one.meaning == DESIGN)
    return any(int(level) >= CARRIES_CAUSE for level in levels)


def _is_costed(statement: Statement) -> bool:
    views = (view for one in statement.evidence for view in one.result.metric.views)
    return any(view.startswith("v_cost") for view in views)


def _never(_: Statement) -> bool:
    return False


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


KINDS = (
    Overreach(
        _words("(?:in)?significan(?:t|tly|ce)"), "a test among the evidence behind it", _is_tested
    ),
    Overreach(_words("prove|proves|proved|proven|proving"), "a proof, which no data give", _never),
    Overreach(
        _words(
            "caused|causes|led to|leads to|resulted in|results in|brought about|thanks to|"
            "reduces|reduced|improves|improved|increases|increased|decreases|decreased|"
            "lowers|lowered|prevents|prevented|boosted"
        ),
        f"a design of level {CARRIES_CAUSE} or more on the Maryland scale",
        _is_designed,
    ),
    Overreach(_words("outweigh|outweighs|outweighed"), "costs among the evidence", _is_costed),
)
"""What the project bans, with what lifts the ban."""
