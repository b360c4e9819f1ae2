"""Proformas and rubric review: which version came in, what it lost, what reviewers made of it."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Cell, Figure, Table, base, value
from reporter.section import Subject
from shared.contract.vocabulary import ResultState
from shared.figures import matrix, pilot_stock
from shared.findings import Statement, readings
from shared.findings.accounts import levels as account
from shared.metrics import MetricResult


@dataclass(frozen=True, slots=True)
class Proformas:
    """What pilots wrote down; exhibits are None where nothing was handed in."""

    versions: Statement
    fields: Table | None
    review: Statement
    scores: Figure | None


def build(subject: Subject) -> Proformas:
    """Versions and fields, then the reviewers' scores."""
    compliance = _evaluate(subject, "proforma_version_compliance")
    fields = _evaluate(subject, "proforma_field_completeness")
    return Proformas(
        versions=account.proforma_versions(compliance, fields),
        fields=_fields(subject) if compliance.state is ResultState.OK else None,
        review=account.rubric(
            _evaluate(subject, "review_score"),
            _evaluate(subject, "reviewer_agreement_kappa"),
            _evaluate(subject, "reviewer_agreement_alpha"),
        ),
        scores=_scores(subject),
    )


def _evaluate(subject: Subject, key: str, by: tuple[str, ...] = ()) -> MetricResult:
    return subject.evaluator.evaluate(key, {"programme_code": subject.programme.code}, by=by)


def _fields(subject: Subject) -> Table:
    versions = _evaluate(subject, "proforma_version_compliance", by=("pilot_code",))
    fields = _evaluate(subject, "proforma_field_completeness", by=("pilot_code",))
    names = sorted({group.value_of("field") for group in fields.groups})
    rows = []
    for pilot in subject.programme.pilots:
        group = versions.at(pilot_code=pilot.pilot_code)
        cells = [
            value(fields, fields.at(pilot_code=pilot.pilot_code, field=name)) for name in names
        ]
        counted = base(versions, group), value(versions, group)
        rows.append((Cell(f"{pilot.pilot_code} {pilot.name}"), *counted, *cells))
    return Table(
        key="proforma-fields",
        caption="Proformas by pilot: version in force, and fields that only it asks for",
        head=(
            "Pilot",
            "Proformas",
            "Version in force",
            *(name.replace("_", " ").capitalize() for name in names),
        ),
        rows=tuple(rows),
        note="Shares of all proformas that were handed over, so there is no interval. A field that "
        "an earlier version does not ask for is lost wherever that version was used. Source: "
        "proformas.",
        results=(versions, fields),
    )


def _scores(subject: Subject) -> Figure | None:
    drawn = pilot_stock.rubric_by_pilot(subject.evaluator, subject.programme)
    if drawn.result.state is not ResultState.OK:
        return None
    return Figure(
        key="figure-rubric",
        caption=drawn.chart.frame.title,
        drawing=matrix.printed(drawn.chart),
        note=drawn.chart.frame.note,
        reading=readings.rubric(drawn.result),
        results=(drawn.result,),
    )
