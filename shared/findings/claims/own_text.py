"""Claims that a review makes about its own text: works it cites, their years, its sections.

They are held against the list of references and against the other claims, never against data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from shared.contract import formats
from shared.findings.claims.judged import Standing
from shared.findings.claims.sentences import Decided
from shared.findings.statement import Given, Statement
from shared.metrics.registers import Claim, Work

CITED, LISTED = "work_cited", "works_listed"
CLAIMS = "v_claim"
SECTION, YEAR = "section", "year"
LIST = "v_reference"
_YEARS = re.compile(r"\d{4}")
_OF_YEAR = "_year"


@dataclass(frozen=True, slots=True)
class References:
    """The list of references, and what is cited of it.

    Attributes:
        works: the list.
        cited: keys of the works that the claims cite, in order, each once.
    """

    works: tuple[Work, ...]
    cited: tuple[str, ...]

    @classmethod
    def of(cls, works: tuple[Work, ...], claims: Iterable[Claim]) -> References:
        """The list beside what claims cite."""
        cited = dict.fromkeys(claim.value for claim in claims if claim.measure == CITED)
        return cls(works, tuple(cited))

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the works listed."""
        return tuple(work.reference_key for work in self.works)

    @property
    def unlisted(self) -> tuple[str, ...]:
        """Works cited that the list does not hold, in no year at all."""
        return tuple(k for k in self.cited if k not in self.keys and not self.other_year(k))

    @property
    def of_other_year(self) -> tuple[str, ...]:
        """Works cited that the list holds under another year."""
        return tuple(k for k in self.cited if k not in self.keys and self.other_year(k))

    @property
    def uncited(self) -> tuple[str, ...]:
        """Works listed that nothing cites, in no year at all."""
        named = {_name(key) for key in self.cited}
        return tuple(key for key in self.keys if _name(key) not in named)

    def other_year(self, key: str) -> str:
        """The work of the same name that is listed under another year; empty where none is."""
        named = (k for k in self.keys if k != key and _name(k) == _name(key))
        return next(named, "")

    def years_of(self, name: str) -> frozenset[int]:
        """Years under which works of a name are listed."""
        return frozenset(
            work.year for work in self.works if work.year and _name(work.reference_key) == name
        )


def decided_by_text(
    claim: Claim, references: References, claims: Iterable[Claim]
) -> Decided | None:
    """How a claim about the review's own text stands; None where it is about something else."""
    if claim.measure == LISTED:
        return _count(claim, references)
    match claim.unit:
        case "reference":
            return _work(claim, references)
        case "year":
            return _year(claim, references)
        case "section":
            return _section(claim, claims)
        case _:
            return None


def years(value: str) -> frozenset[int]:
    """The years that a value names: '2006/2012' names two."""
    return frozenset(map(int, _YEARS.findall(value)))


def _name(key: str) -> str:
    return key.rstrip("0123456789")


def _nothing_listed() -> Decided:
    return Decided(Standing.NOT_VERIFIABLE, Statement("No list of references is held."))


def _work(claim: Claim, references: References) -> Decided:
    if not references.works:
        return _nothing_listed()
    if claim.value in references.keys:
        return Decided(Standing.CONFIRMED, Statement("The list of references holds it."))
    other = references.other_year(claim.value)
    if other:
        text = f"The list of references holds it under another year, as {other}."
        return Decided(Standing.CONTRADICTED, Statement(text))
    return Decided(
        Standing.CONTRADICTED, Statement("Cited, but the list of references does not hold it.")
    )


def _year(claim: Claim, references: References) -> Decided:
    listed = references.years_of(claim.measure.removesuffix(_OF_YEAR))
    if not listed:
        return _nothing_listed()
    standing = Standing.CONFIRMED if years(claim.value) == listed else Standing.CONTRADICTED
    named = formats.listing([str(year) for year in sorted(listed)])
    return Decided(standing, Statement(f"The list of references gives the year {named}."))


def _count(claim: Claim, references: References) -> Decided:
    if not references.works:
        return _nothing_listed()
    number = formats.number(len(references.works))
    standing = Standing.CONFIRMED if claim.value == number else Standing.CONTRADICTED
    given = Given(number, "works of the list of references", LIST)
    return Decided(standing, Statement(f"The list of references holds {number}.", given=(given,)))


def _section(claim: Claim, claims: Iterable[Claim]) -> Decided:
    """A number of a section is that of its heading, where a claim stands in the section itself."""
    headings = {c.value for c in claims if c.measure == claim.measure and c.value == c.section}
    if len(headings) != 1:
        return Decided(Standing.NOT_VERIFIABLE, Statement("No heading tells the section's number."))
    [heading] = headings
    standing = Standing.CONFIRMED if claim.value == heading else Standing.CONTRADICTED
    return Decided(standing, Statement(f"The section's own heading says {heading}."))
