"""Recommendations: lettered, each with its owner, its trigger and the evidence behind it."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Cell, Table
from reporter.section import Subject
from shared.findings import Advised, Finding, findings, recommendations
from shared.findings.recommendation import Needs

ANSWERING_2016 = "abcdefgh"


@dataclass(frozen=True, slots=True)
class Read:
    """A finding that a recommendation rests on, and whether it speaks for it."""

    finding: Finding
    speaks: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A recommendation with the findings that it rests on."""

    advised: Advised
    needs: str
    rests_on: tuple[Read, ...]

    @property
    def label(self) -> str:
        """Its letter with a bracket; empty for the one before the letters."""
        return self.advised.recommendation.label


@dataclass(frozen=True, slots=True)
class Recommendations:
    """The recommendation that stands first, those of the first review, and further ones."""

    overview: Table
    first: tuple[Printed, ...]
    lettered: tuple[Printed, ...]
    further: tuple[Printed, ...]


def build(subject: Subject) -> Recommendations:
    """Every recommendation, those that the data do not trigger included."""
    every = recommendations(findings(subject.evaluator, subject.programme))
    printed = [_printed(one) for one in every]
    letters = [one.recommendation.letter for one in every]
    parts = list(zip(letters, printed, strict=True))
    return Recommendations(
        overview=_overview(every),
        first=tuple(p for letter, p in parts if not letter),
        lettered=tuple(p for letter, p in parts if letter and letter in ANSWERING_2016),
        further=tuple(p for letter, p in parts if letter and letter not in ANSWERING_2016),
    )


def _printed(one: Advised) -> Printed:
    several = len(one.recommendation.triggers) > 1
    needs = one.recommendation.needs
    return Printed(
        advised=one,
        needs="" if not several else "all of these" if needs is Needs.ALL else "any of these",
        rests_on=tuple(
            Read(finding, "speaks for it" if finding in one.met else "does not carry it")
            for finding in one.findings
        ),
    )


def _overview(every: tuple[Advised, ...]) -> Table:
    return Table(
        key="recommendations-overview",
        caption="Recommendations, how far the evidence carries them, and who decides",
        head=("Recommendation", "Advice", "Strength", "Owner"),
        rows=tuple(
            (
                Cell(_name(one)),
                Cell(one.advice.value),
                Cell(one.strength.value if one.met else "–"),
                Cell(one.recommendation.owner),
            )
            for one in every
        ),
        note="Adopt: the triggers are met by findings that bear weight. Consider: some of them "
        "are, or the findings can carry no more. Research: the data held cannot answer the "
        "question. Strength: that of the weakest finding that speaks for it.",
    )


def _name(one: Advised) -> str:
    what = one.recommendation
    return f"{what.label}{what.title}"
