"""Data moved across the threshold of one finding rule, and everything that may follow from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shared.findings import RULES, Advised, Finding, FindingState, findings, recommendations
from shared.metrics.registers import programme

METRICS = {rule.key: set(rule.metrics) for rule in RULES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """Two sets of hand-over files on either side of a rule's threshold.

    Attributes:
        rule: key of the rule that is to move.
        common: files of both sides, by file name.
        before, after: files of one side; they differ in what crosses the threshold.
        states: the rule's state before and after.
        programme: code of the programme in the files.
    """

    rule: str
    common: Mapping[str, str]
    before: Mapping[str, str]
    after: Mapping[str, str]
    states: tuple[FindingState, FindingState]
    programme: str = "MK"


def assert_moves(crossing: Crossing, desk_at: Callable[[Path], Any], folder: Path) -> None:
    """The sentence, the strength and a recommendation move; no rule of other metrics does."""
    before = _judged(crossing, crossing.before, desk_at(folder / "before"))
    after = _judged(crossing, crossing.after, desk_at(folder / "after"))
    (first, advice), (last, advice_after) = before, after
    mine, moved = first[crossing.rule], last[crossing.rule]
    assert (mine.state, moved.state) == crossing.states
    assert mine.conclusion.text != moved.conclusion.text
    assert mine.strength != moved.strength
    assert advice != advice_after
    others = METRICS.keys() & first.keys() & last.keys() - {crossing.rule}
    read = METRICS[crossing.rule]
    for key in others:
        if not METRICS[key] & read:
            assert first[key].state == last[key].state, key


def _judged(
    crossing: Crossing, files: Mapping[str, str], desk: Any
) -> tuple[dict[str, Finding], dict[str, Any]]:
    for name, text in {**crossing.common, **files}.items():
        desk.write(name, text)
    desk.load()
    evaluator = desk.evaluator()
    found = {f.key: f for f in findings(evaluator, programme(evaluator, crossing.programme))}
    return found, {one.recommendation.key: one.advice for one in _reading(crossing.rule, found)}


def _reading(rule: str, found: Mapping[str, Finding]) -> list[Advised]:
    """The recommendations that rest on a rule."""
    every = recommendations(found.values())
    return [one for one in every if rule in one.recommendation.reads]
