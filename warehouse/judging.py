"""Judges one file, batch by batch, while its accepted rows are being stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import polars as pl

from shared.contract.vocabulary import FileState
from warehouse.check import REJECT_SCHEMA, Checked, check
from warehouse.ledger import FileReport, printable
from warehouse.opening import Candidate
from warehouse.reading import Misfit, no_rows
from warehouse.rejects import KEPT_SCHEMA, OpenRejects, filled_in_again, kept_misfit, kept_rows
from warehouse.source import ROW_NO, FileContext, Source

WHOLE_ROW = "(whole row)"


@dataclass(slots=True)
class Judging:
    """What the ledger must know of a file, complete once `frames` has been read to its end.

    Attributes:
        load_id: under which its rows are stored.
        waiting: rejects of earlier files of its kind, which its rows may mend.
        only: numbers of the rows that are to be stored; null stands for all that are accepted.
        rejected, warned: rows of the file.
        warnings: accepted rows for each column and rule that warned.
        broken, kept: rejects as `Ledger.write_rejects` takes them.
    """

    candidate: Candidate
    context: FileContext
    load_id: int
    waiting: OpenRejects
    only: pl.Series | None = None
    rows_in: int = 0
    rejected: int = 0
    warned: int = 0
    warnings: Counter[tuple[str, str]] = field(default_factory=Counter)
    broken: list[pl.DataFrame] = field(default_factory=list)
    kept: list[pl.DataFrame] = field(default_factory=list)

    @property
    def accepted(self) -> int:
        """Rows that broke no rule."""
        return self.rows_in - self.rejected

    def frames(self) -> Iterator[pl.DataFrame]:
        """Accepted rows as rows of the kind's table.

        Raises:
            DataFault: the file has no rows, or proves unreadable on the way.
        """
        source = self.candidate.source
        rules = (*source.rules(self.context), *filled_in_again(source))
        for batch in self._batches():
            checked = check(_complete(batch, source), rules)
            self._count(checked, batch.height)
            accepted = checked.accepted
            if self.only is not None:
                accepted = accepted.filter(pl.col(ROW_NO).is_in(self.only.implode()))
            if accepted.height:
                self.waiting.meet(accepted)
                yield source.tidy(accepted, self.context).with_columns(
                    load_id=pl.lit(self.load_id, dtype=pl.Int64),
                    file_sha256=pl.lit(self.candidate.sha256),
                )
        self._count_misfits(self.candidate.table.misfits)
        if not self.rows_in:
            raise no_rows(self.candidate.name)

    def _batches(self) -> Iterator[pl.DataFrame]:
        """Batches of the file; all rows at once where a rule may compare them, as with row keys."""
        if self.candidate.source.release:
            yield from self.candidate.table.batches()
        elif parts := list(self.candidate.table.batches()):
            yield pl.concat(parts)

    def _count(self, checked: Checked, rows: int) -> None:
        self.rows_in += rows
        self.warned += checked.warned
        for rule, warned in checked.warnings:
            self.warnings[rule.column, rule.name] += warned
        if checked.rejected.height:
            self.rejected += checked.rejected.height
            self.waiting.meet_rejected(checked.rejected)
            self.broken.append(checked.rejects)
            self.kept.append(kept_rows(checked.rejected, self.candidate.source, self.context))

    def _count_misfits(self, misfits: list[Misfit]) -> None:
        self.rows_in += len(misfits)
        self.rejected += len(misfits)
        table, source = self.candidate.table, self.candidate.source
        rule = f"has {table.width} fields, like the header"
        broken = [(m.row_no, WHOLE_ROW, rule, f"{len(m.cells)} fields") for m in misfits]
        misfit = [(m.row_no, *kept_misfit(m.cells, source, self.context)) for m in misfits]
        self.broken.append(pl.DataFrame(broken, schema=REJECT_SCHEMA, orient="row"))
        self.kept.append(pl.DataFrame(misfit, schema=KEPT_SCHEMA, orient="row"))

    def report(self) -> FileReport:
        """Of a file whose accepted rows are taken; of one without any, nothing is."""
        said = list(self.candidate.notes)
        if self.rejected:
            said.append(
                f"{self.rejected} of {self.rows_in} rows were rejected; {self._where_listed()}."
            )
        return FileReport(
            file=printable(self.candidate.name),
            kind=self.candidate.source.kind,
            rows_in=self.rows_in,
            accepted=self.accepted,
            rejected=self.rejected,
            warned=self.warned,
            state=FileState.LOADED if self.accepted else FileState.REJECTED,
            message=printable(" ".join(filter(None, said))) or None,
        )

    def held(self, above: float) -> FileReport:
        """Of a file of which nothing is taken, because too many of its rows were rejected."""
        said = (
            f"{self.rejected} of {self.rows_in} rows break a rule, more than {above:.0%}, so the "
            f"file is held as a whole and nothing of it was taken; {self._where_listed()}. Mend "
            "the file, or raise BEATWISE_HOLD_ABOVE, and load it again."
        )
        return FileReport(
            file=printable(self.candidate.name),
            kind=self.candidate.source.kind,
            rows_in=self.rows_in,
            rejected=self.rows_in,
            state=FileState.HELD,
            message=printable(said),
        )

    def _where_listed(self) -> str:
        query = f'"from v_reject where load_id = {self.load_id}"'
        return (
            f"`python -m warehouse sql {query}` lists them, `rejects` gives them back for mending"
        )


def _complete(batch: pl.DataFrame, source: Source) -> pl.DataFrame:
    absent = [column.name for column in source.columns if column.name not in batch.columns]
    return batch.with_columns(pl.lit(None, dtype=pl.String).alias(name) for name in absent)
