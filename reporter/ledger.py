"""Numbers what a review states, shows and heads, in the order in which the reader meets it.

The ledger is what the evidence annex, the list of contents and the evidence file are made from: a
sentence, figure or table that is not in it has not been printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reporter.exhibits import Figure, Table
from shared.contract.errors import DefinitionFault
from shared.contract.vocabulary import ResultState
from shared.findings.statement import Evidence, Statement
from shared.metrics import Group, Metric, MetricResult, Selection, SourceRows
from shared.metrics.registers import Commentary


@dataclass(frozen=True, slots=True)
class Stated:
    """A numbered statement."""

    mark: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Exhibited:
    """A numbered figure or table."""

    label: str
    item: Figure | Table


@dataclass(frozen=True, slots=True)
class Remark:
    """A numbered commentary.

    Attributes:
        mark: C1, C2 …
        commentary: the text as handed over.
        fault: why it is not printed; empty where it is.
    """

    mark: str
    commentary: Commentary
    fault: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the contents list it."""

    anchor: str
    number: str
    title: str
    level: int


@dataclass(slots=True)
class Ledger:
    """What has been printed so far.

    Attributes:
        statements, exhibits, headings, remarks: in the order of print.
        said: every sentence that a section says, numbered or not.
        references: keys of the exhibits and headings that are referred to.
        cited: keys of the works that are cited, in the order of print.
        traced: the files behind each metric and selection that has been asked for.
    """

    statements: list[Stated] = field(default_factory=list)
    said: list[Statement] = field(default_factory=list)
    exhibits: list[Exhibited] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)
    traced: dict[tuple[str, Selection], tuple[SourceRows, ...]] = field(default_factory=dict)

    def state(self, statement: Statement) -> str:
        """The mark of a statement: E1, E2 …; the same one each time it is printed."""
        for known in self.statements:
            if known.statement == statement:
                return known.mark
        mark = f"E{len(self.statements) + 1}"
        self.statements.append(Stated(mark, statement))
        return mark

    def exhibit(self, item: Figure | Table) -> str:
        """The label of a figure or table, such as Figure 1.

        Raises:
            DefinitionFault: its key is taken.
        """
        if any(known.item.key == item.key for known in self.exhibits):
            raise DefinitionFault(f"Two exhibits of the review are called '{item.key}'.")
        kind = "Figure" if isinstance(item, Figure) else "Table"
        number = 1 + sum(known.label.startswith(kind) for known in self.exhibits)
        label = f"{kind}\N{NO-BREAK SPACE}{number}"
        self.exhibits.append(Exhibited(label, item))
        return label

    def head(self, heading: Heading) -> None:
        """Add a heading to the contents."""
        self.headings.append(heading)

    def remark(self, commentary: Commentary, fault: str) -> Remark:
        """Number a commentary, printed or not."""
        remark = Remark(f"C{len(self.remarks) + 1}", commentary, fault)
        self.remarks.append(remark)
        return remark

    def label(self, key: str) -> str:
        """The label of the exhibit with a key, or the number of the heading with that anchor.

        Raises:
            DefinitionFault: the document has neither.
        """
        for known in self.exhibits:
            if known.item.key == key:
                return known.label
        for heading in self.headings:
            if heading.anchor == key:
                return heading.number
        raise DefinitionFault(f"The review refers to '{key}', which it does not hold.")

    def results(self) -> Iterator[MetricResult]:
        """Every result that a statement, figure or table was made from; repeated where reused."""
        for stated in self.statements:
            yield from (evidence.result for evidence in stated.statement.evidence)
        for exhibited in self.exhibits:
            yield from exhibited.item.results

    def metrics(self) -> tuple[Metric, ...]:
        """Every metric behind the review, in order of key."""
        found = {result.metric.key: result.metric for result in self.results()}
        return tuple(found[key] for key in sorted(found))

    def suppressed(self) -> tuple[Evidence, ...]:
        """Every group that was suppressed, once, in order of first use."""
        found: dict[tuple[str, str, str], Evidence] = {}
        for result, group in self._used():
            if group.state is ResultState.SUPPRESSED:
                key = (result.metric.key, str(result.selection), str(group.by))
                found.setdefault(key, Evidence(result, group))
        return tuple(found.values())

    def _used(self) -> Iterator[tuple[MetricResult, Group]]:
        for stated in self.statements:
            yield from ((e.result, e.group) for e in stated.statement.evidence)
        for exhibited in self.exhibits:
            for result in exhibited.item.results:
                yield from ((result, group) for group in result.groups)
