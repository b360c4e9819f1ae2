"""Dependencies: what the programme relies on, how it stands, and which findings bear on it."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Cell, Table, quoted, words
from reporter.section import Subject
from shared.contract import formats
from shared.findings import Finding, findings
from shared.metrics import registers

BEARING = (
    (
        "Supervisors who know neighbourhood policing steer officers' time",
        ("supervisor_experience",),
    ),
    (
        "Time that a change of policy frees goes into prevention",
        ("freed_time", "problem_solving_time"),
    ),
    ("Officers have the skill and the time to find patterns in records", ("evidence_gathering",)),
    ("Bulk demand is taken up above the level of a single shop or site", ("bulk_demand",)),
    (
        "Senior and regional contacts are open to the pilots",
        ("escalation_use", "partner_authority"),
    ),
)
"""What the approach relies on anywhere, and the rules that bear on it."""


@dataclass(frozen=True, slots=True)
class Dependencies:
    """The programme's own register, and what the findings say of each dependency."""

    register: Table | None
    bearing: Table


def build(subject: Subject) -> Dependencies:
    """The register as handed over, then the findings."""
    found = {f.key: f for f in findings(subject.evaluator, subject.programme)}
    return Dependencies(register=_register(subject), bearing=_bearing(found))


def _register(subject: Subject) -> Table | None:
    held = registers.dependencies(subject.evaluator, subject.programme.code)
    if not held:
        return None
    standing = subject.evaluator.evaluate(
        "dependencies_open", {"programme_code": subject.programme.code}
    )
    return Table(
        key="dependencies-register",
        caption="The programme's register of dependencies",
        head=("Code", "What is relied on", "Stands at", "Owner", "Raised", "Closed"),
        rows=tuple(
            (
                Cell(one.dependency_code),
                Cell(one.dependency),
                Cell(one.rag),
                words(one.owner_role),
                words(formats.day(one.raised_on) if one.raised_on else None),
                words(formats.day(one.closed_on) if one.closed_on else None),
            )
            for one in held
        ),
        note="Red, amber or green is the programme's own judgement; no rule says what makes a "
        "dependency red. Source: dependency register.",
        results=(standing,),
        view="v_dependency",
    )


def _bearing(found: dict[str, Finding]) -> Table:
    return Table(
        key="dependencies-findings",
        caption="What the findings say of what the approach relies on",
        head=("What the approach relies on", "What was found", "Strength"),
        rows=tuple(
            row for text, keys in BEARING for row in _rows(text, [found.get(k) for k in keys])
        ),
        note="Where no finding bears on a dependency, what is said of it is professional "
        "judgement.",
        given=quoted(f.conclusion for f in found.values()),
        wide=True,
    )


def _rows(text: str, found: list[Finding | None]) -> list[tuple[Cell, ...]]:
    held = [finding for finding in found if finding]
    if not held:
        return [(Cell(text), Cell("professional judgement, not assessed"), Cell("–"))]
    return [(Cell(text), Cell(f"{one.lead}."), Cell(one.strength.value)) for one in held]
