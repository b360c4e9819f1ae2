"""Puts the sections of a review together: numbers them, cites their evidence, lists the contents.

Sections know nothing of each other. What a template calls to say a sentence, show an exhibit or
head a passage stands here, so that numbers and marks follow from the order in which they are met.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from string import ascii_uppercase
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reporter import commentary
from reporter.catalogue import SECTIONS
from reporter.exhibits import Figure, Table, figure_drawing, file_name
from reporter.issue import Issue
from reporter.ledger import Heading, Ledger
from reporter.section import Placement, Section, Subject
from shared.contract import formats
from shared.contract.errors import DataFault
from shared.findings.statement import Statement
from shared.metrics import Evaluator, registers
from shared.metrics.registers import Commentary, Programme, Work

LANGUAGE = "en-GB"
REMAINING = Section(
    key=commentary.ELSEWHERE,
    title="Commentary on other matters",
    placement=Placement.ANNEX,
    build=lambda _: None,
)
"""Stands last where commentary belongs to none of the sections."""
_REFERENCE = re.compile("\ue000(.+?)\ue001")
ABOUT_THE_REVIEW = frozenset({"commentary", "evaluation_plan", "finding_overrides", "sign_offs"})
"""Kinds of file that speak of the review and not of the programme: they do not date its data."""
Progress = Callable[[float], None]
"""Called with the share of sections that are set."""


@dataclass(frozen=True, slots=True)
class Document:
    """A review as one piece of HTML, before it is dressed for paper or screen.

    Attributes:
        title: of the review, for its metadata.
        body: cover, contents and sections.
        ledger: all that it states and shows.
    """

    title: str
    body: Markup
    subject: Subject

    @property
    def ledger(self) -> Ledger:
        """All that it states and shows."""
        return self.subject.ledger


def assemble(
    evaluator: Evaluator, programme: Programme, progress: Progress, issue: Issue | None = None
) -> Document:
    """Build and set every section of a programme's review, dated by its data, not by its making.

    Args:
        evaluator: the snapshot to speak of.
        programme: the programme to review.
        progress: told of each section.
        issue: version, day and signatures of an issued edition; None for a draft.
    """
    newest_row = _latest(
        kind.newest for kind in registers.freshness(evaluator) if kind.kind not in ABOUT_THE_REVIEW
    )
    as_of = _latest((newest_row, programme.ended_on))
    subject = Subject(evaluator, programme, newest_row, as_of, Ledger(), issue)
    texts = _by_section(registers.commentaries(evaluator, programme.code))
    works = {work.reference_key: work for work in registers.works(evaluator)}
    setter = _Setter(subject, templates(), texts, works)
    sections = SECTIONS if commentary.ELSEWHERE not in texts else (*SECTIONS, REMAINING)
    parts = []
    for done, (section, number) in enumerate(_numbered(sections)):
        progress(done / len(sections))
        parts.append((section, setter.set(section, number)))
    body = setter.bind(parts)
    return Document(f"{programme.name}: review", setter.resolve(body), subject)


def _by_section(texts: Iterable[Commentary]) -> dict[str, list[Commentary]]:
    """Commentary by the key of the section that it stands in; nothing is lost."""
    keys = {section.key for section in SECTIONS if section.title}
    found: dict[str, list[Commentary]] = {}
    for text in texts:
        found.setdefault(commentary.placed(text.section, keys), []).append(text)
    return found


def templates() -> Environment:
    """The templates of the review: everything is escaped, and nothing unknown is skipped."""
    environment = Environment(
        loader=PackageLoader("reporter"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "day": formats.day,
        "count": formats.count,
        "whole": formats.number,
        "surnames": surnames,
    }
    return environment


def surnames(authors: str) -> str:
    """'Curtis and Bowkett' from 'Curtis, T. and Bowkett, L.'; an institution as it is."""
    return " and ".join(author.partition(",")[0] for author in authors.split(" and "))


def _latest(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day), default=None)


def _numbered(sections: tuple[Section, ...]) -> Iterator[tuple[Section, str]]:
    chapters, letters = iter(range(1, 100)), iter(ascii_uppercase)
    for section in sections:
        match section.placement:
            case Placement.BODY:
                yield section, str(next(chapters))
            case Placement.ANNEX:
                yield section, f"Annex {next(letters)}"
            case _:
                yield section, ""


@dataclass(slots=True)
class _Setter:
    subject: Subject
    templates: Environment
    commentary: dict[str, list[Commentary]]
    works: dict[str, Work]
    _section: str = ""
    _number: str = ""
    _passages: int = 0

    def set(self, section: Section, number: str) -> Markup:
        """One section from its context, through its template."""
        self._section, self._number, self._passages = section.key, number, 0
        if section.title:
            self.subject.ledger.head(Heading(section.key, number, section.title, 2))
        content = self._part(
            f"sections/{section.key}.html",
            c=section.build(self.subject),
            say=self._say,
            mark=self._mark,
            exhibit=self._exhibit,
            heading=self._heading,
            ref=self._ref,
            cite=self._cite,
        )
        return content + Markup().join(map(self._remark, self.commentary.get(section.key, ())))

    def bind(self, parts: list[tuple[Section, Markup]]) -> Markup:
        """The sections between their headings, after cover and contents."""
        return self._part(
            "parts/body.html", parts=parts, numbers=self._numbers(), ledger=self.subject.ledger
        )

    def resolve(self, body: Markup) -> Markup:
        """References by key become the labels that their targets were given."""
        label = self.subject.ledger.label
        return Markup(_REFERENCE.sub(lambda found: label(found[1]), body))  # noqa: S704 - our own

    def _numbers(self) -> dict[str, str]:
        return {heading.anchor: heading.number for heading in self.subject.ledger.headings}

    def _part(self, name: str, **context: Any) -> Markup:
        rendered = self.templates.get_template(name).render(**context)
        return Markup(rendered)  # noqa: S704 - the template has escaped what it was given

    def _say(self, statement: Statement, tag: str = "p") -> Markup:
        self.subject.ledger.said.append(statement)
        return self._part(
            "parts/statement.html",
            text=statement.text.replace(" %", "\N{NO-BREAK SPACE}%"),
            tag=tag,
            mark=self._mark(statement),
        )

    def _mark(self, statement: Statement) -> str:
        return self.subject.ledger.state(statement) if statement.is_evidenced else ""

    def _exhibit(self, item: Figure | Table) -> Markup:
        label = self.subject.ledger.exhibit(item)
        if isinstance(item, Figure):
            drawing = Markup(figure_drawing(item.drawing, item.key))  # noqa: S704 - drawn by us
            return self._part(
                "parts/figure.html", it=item, label=label, drawing=drawing, say=self._say
            )
        file = file_name(label, item.key) if item.more else ""
        return self._part("parts/table.html", it=item, label=label, say=self._say, file=file)

    def _remark(self, text: Commentary) -> Markup:
        html, fault = Markup(), ""
        try:
            html = commentary.as_html(text)
        except DataFault as refused:
            fault = str(refused)
        return self._part(
            "parts/commentary.html",
            remark=self.subject.ledger.remark(text, fault),
            title=commentary.title(text),
            html=html,
            elsewhere=text.section if self._section == commentary.ELSEWHERE else "",
        )

    def _heading(self, title: str) -> Markup:
        self._passages += 1
        number = f"{self._number.removeprefix('Annex ')}.{self._passages}" if self._number else ""
        heading = Heading(f"{self._section}-{self._passages}", number, title, 3)
        self.subject.ledger.head(heading)
        return self._part("parts/heading.html", it=heading)

    def _cite(self, key: str) -> Markup:
        """Author and year of a work; nothing where the programme's list of works lacks it."""
        work = self.works.get(key)
        if work is None:
            return Markup()
        self.subject.ledger.cited.append(key)
        return self._part("parts/citation.html", work=work)

    def _ref(self, key: str) -> Markup:
        self.subject.ledger.references.append(key)
        return self._part("parts/reference.html", key=key)
