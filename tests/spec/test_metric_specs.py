"""Each metric against a table small enough to work by hand: one file per metric in `metrics/`.

A specification hands over files, names the minimum base that holds, and lists answers; its comments
carry the arithmetic. A metric without one fails here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from shared.metrics import METRICS

FOLDER = Path(__file__).parent / "metrics"
SPECS = {path.stem: tomllib.loads(path.read_text()) for path in sorted(FOLDER.glob("*.toml"))}
ANSWERS = [
    pytest.param(key, answer, id=f"{key}-{number}")
    for key, spec in SPECS.items()
    for number, answer in enumerate(spec["answers"], start=1)
]
Evaluate = Callable[[str, dict[str, Any]], dict[str, Any]]


def test_every_registered_metric_has_a_specification_and_nothing_else_has() -> None:
    assert set(SPECS) == set(METRICS)


@pytest.mark.parametrize("key", SPECS)
def test_every_specification_shows_a_number_and_the_arithmetic_behind_it(key: str) -> None:
    assert any("value" in answer for answer in SPECS[key]["answers"])
    assert "# " in (FOLDER / f"{key}.toml").read_text()


@pytest.fixture(scope="session")
def evaluate(desk_at: Callable[[Path], Any], tmp_path_factory: pytest.TempPathFactory) -> Evaluate:
    """The group of a metric that an answer speaks of; equal hand-overs are loaded once."""
    desks: dict[str, Any] = {}

    def loaded(spec: dict[str, Any]) -> Any:
        files = spec["files"]
        if repr(files) not in desks:
            desk = desks[repr(files)] = desk_at(tmp_path_factory.mktemp("spec"))
            for name, text in files.items():
                desk.write(f"{name}.csv", text)
            desk.load()
            assert all(report.complete for report in desk.reports), desk.reports
        return desks[repr(files)]

    def group(key: str, answer: dict[str, Any]) -> dict[str, Any]:
        # an answer about suppression is worked at a minimum of two people, any other without one
        minimum = 2 if answer.get("state") == "suppressed" else 1
        evaluator = loaded(SPECS[key]).evaluator(attitude=minimum, count=minimum)
        result = evaluator.evaluate(key, answer.get("select"), by=answer.get("by", ())).as_json()
        named = answer.get("group", {}).items()
        groups = [g for g in result["groups"] if named <= g["by"].items()]
        assert len(groups) == 1, result["groups"]
        return groups[0]

    return group


@pytest.mark.parametrize(("key", "answer"), ANSWERS)
def test_metric_gives_the_answer_worked_by_hand(
    evaluate: Evaluate, key: str, answer: dict[str, Any]
) -> None:
    group = evaluate(key, answer)
    assert group["state"] == answer.get("state", "ok")
    for number in ("value", "low", "high", "base"):
        expected = answer.get(number)
        if expected is None and number in ("low", "high") and "value" in answer:
            continue  # an interval is worked by hand in at least one answer, not in every one
        assert group[number] == (
            pytest.approx(expected, abs=5e-4) if expected is not None else None
        )
