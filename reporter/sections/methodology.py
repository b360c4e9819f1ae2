"""Methodology: what was received, who answered, what the design carries, how figures are made."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Cell, Table, base, interval, value, whole, words
from reporter.section import Subject
from shared.contract import formats
from shared.contract.vocabulary import kind_title
from shared.figures.theme import series
from shared.findings import Statement
from shared.findings.accounts import data_received, survey_answers, survey_design
from shared.metrics import registers
from shared.metrics.registers import Freshness


@dataclass(frozen=True, slots=True)
class Methodology:
    """Sources, flow of respondents and design; minimum bases as the thresholds set them."""

    received: Statement
    kinds: Table | None
    answered: Statement
    flow: Table | None
    design: Statement
    minimum_attitude: int
    minimum_count: int


def build(subject: Subject) -> Methodology:
    """Everything that a reader needs to judge the figures that follow."""
    evaluator, programme = subject.evaluator, subject.programme
    kinds = registers.freshness(evaluator)
    return Methodology(
        received=data_received(evaluator, kinds),
        kinds=_kinds(kinds) if kinds else None,
        answered=survey_answers(evaluator, programme),
        flow=_flow(subject),
        design=survey_design(evaluator, programme),
        minimum_attitude=evaluator.thresholds.attitude,
        minimum_count=evaluator.thresholds.count,
    )


def _kinds(kinds: tuple[Freshness, ...]) -> Table:
    return Table(
        key="kinds",
        caption="Data received, by kind of file",
        head=("Kind of file", "Files", "Rows", "Accepted", "Rejected", "Superseded", "Newest row"),
        rows=tuple(
            (
                Cell(kind_title(kind.kind)),
                whole(kind.files),
                whole(kind.rows_in),
                whole(kind.rows_accepted),
                whole(kind.rows_rejected),
                whole(kind.rows_superseded),
                words(formats.day(kind.newest) if kind.newest else None),
            )
            for kind in kinds
        ),
        note="Rows are accepted, rejected for breaking a rule, or superseded by a later file; the "
        "three add up to the rows handed over. Newest row: the latest day that a row is dated by; "
        "days on which pilots begin and end do not count. Source: load ledger.",
    )


def _flow(subject: Subject) -> Table | None:
    chosen = {"programme_code": subject.programme.code}
    response = subject.evaluator.evaluate("survey_response", chosen)
    linkage = subject.evaluator.evaluate("survey_linkage", chosen)
    if not linkage.groups:
        return None
    rows = []
    for group in sorted(
        linkage.groups, key=lambda g: (g.value_of("wave"), g.value_of("arm") != "treated")
    ):
        wave, arm = group.value_of("wave"), group.value_of("arm")
        invited = response.at(wave=wave, arm=arm)
        rows.append(
            (
                Cell(f"{wave} {series(arm).name.lower()}"),
                base(response, invited),
                value(response, invited),
                base(linkage, group),
                value(linkage, group),
                interval(linkage, group),
            )
        )
    return Table(
        key="flow",
        caption="Flow of respondents through the survey",
        head=("Wave and arm", "Invited", "Responded", "Respondents", "Linked", "95 % interval"),
        rows=tuple(rows),
        note="Responded: share of those invited who answered at least one item. Linked: share of "
        "respondents whose link code also appears in another wave, with its Wilson interval. "
        "Source: survey exports and invitation lists.",
        results=(response, linkage),
    )
