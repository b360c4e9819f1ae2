"""One finding rule on a desk's data, and short ways to write the files that it judges."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from integration.pilot_tables import GOOD, Row, table

from shared.findings import Finding, FindingState, Rule, Strength, findings
from shared.metrics.registers import programme

BEGUN = "2016-02-01"


def found(desk: Any, rule: Rule, code: str = "MK") -> Finding:
    """The finding of one rule on what the desk has loaded."""
    evaluator = desk.evaluator()
    [finding] = findings(evaluator, programme(evaluator, code), (rule,))
    return finding


def each_found(desk: Any, rule: Rule, **handed_over: Mapping[str, str]) -> dict[str, Finding]:
    """The finding of one rule on each of several programmes, all of them loaded at once.

    Their files are written as of programme MK and carry the programme's code instead.
    """
    for code, files in handed_over.items():
        for name, text in files.items():
            desk.write(f"{code}_{name}", text.replace('"MK"', f'"{code}"'))
    desk.load()
    return {code: found(desk, rule, code) for code in handed_over}


def standing(judged: Mapping[str, Finding]) -> dict[str, tuple[FindingState, Strength]]:
    """State and strength of each finding."""
    return {code: (finding.state, finding.strength) for code, finding in judged.items()}


def sentence(finding: Finding) -> str:
    """The conclusion with plain blanks."""
    return finding.conclusion.text.replace("\N{NO-BREAK SPACE}", " ")


def rows(kind: str, *changed: Row) -> str:
    """A file of a kind: its sound row, once for each set of changes."""
    return table(*(GOOD[kind] | changes for changes in changed))


def pilots(*codes: str, ended_on: str = "") -> str:
    """A register of pilots that began on 1 February 2016."""
    changes = {"started_on": BEGUN, "ended_on": ended_on}
    return rows("pilot_register", *(changes | {"pilot": code} for code in codes))


def ratings(*scored: tuple[str, str, str, str]) -> str:
    """Self-evaluations from rater, role, pilot and the scores of the eight steps: '33333333'."""
    steps = [f"step{number}" for number in range(1, 9)]
    return table(
        *(
            {"programme": "MK", "rater_code": rater, "role": role, "pilot": pilot}
            | {"date": "2016-07-04"}
            | dict(zip(steps, scores, strict=True))
            for rater, role, pilot, scores in scored
        )
    )
