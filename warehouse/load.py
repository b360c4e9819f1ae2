"""Loads files: read, check, accept or reject each row, insert; one transaction per file.

Whatever happens to a file is said in a `FileReport` and, unless it could not even be opened, in the
ledger. A crash between two files loses nothing: the next load finds the finished ones unchanged.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import polars as pl

from shared.contract.errors import DataFault, HeldFile, RefusedFile
from warehouse import stream
from warehouse.catalogue import SOURCES, source_named
from warehouse.formats.piece import Room
from warehouse.formats.recognition import Recognition
from warehouse.judging import Judging
from warehouse.ledger import FileReport, Ledger
from warehouse.master import frame
from warehouse.opening import Candidate, Opener, open_file
from warehouse.rejects import OpenRejects, close_repeated
from warehouse.source import FileContext, Pseudonyms, Source

HOLD_ABOVE = 0.5
"""Share of rejected rows above which a file is held as a whole, unless set otherwise."""


def load_files(
    connection: duckdb.DuckDBPyConnection,
    paths: Iterable[Path],
    pseudonyms: Pseudonyms,
    *,
    recognition: Recognition | None = None,
    hold_above: float = HOLD_ABOVE,
) -> list[FileReport]:
    """Load files in the order in which their kinds need each other; report in the order given.

    Args:
        recognition: column maps, and the kind that the files are said to be.
        hold_above: share of rejected rows above which nothing of a file is taken.
    """
    loader = _Loader(
        Ledger(connection, pseudonyms), _References(connection), pseudonyms, hold_above
    )
    with Room(_place(connection)) as room:
        opener = Opener(loader.ledger, room, recognition or Recognition())
        found = [part for path in list(paths) for part in open_file(opener, path)]
        candidates = [part for part in found if isinstance(part, Candidate)]
        reports: dict[int, FileReport] = {}
        for candidate in sorted(candidates, key=lambda c: SOURCES.index(c.source)):
            reports[id(candidate)] = loader.load(candidate)
            room.discard(candidate.table.path)
    return [part if isinstance(part, FileReport) else reports[id(part)] for part in found]


def _place(connection: duckdb.DuckDBPyConnection) -> Path | None:
    """The folder of the master file: what is unpacked stays on its disk, behind its lock."""
    row = connection.execute(
        "select path from duckdb_databases() where database_name = current_database()"
    ).fetchone()
    return Path(row[0]).parent if row and row[0] else None


@dataclass(slots=True)
class _References:
    """The rows of kinds that others are judged by, read once as long as they stay the same."""

    connection: duckdb.DuckDBPyConnection
    by_table: dict[str, pl.DataFrame] = field(default_factory=dict)

    def of(self, kind: str) -> pl.DataFrame:
        table = source_named(kind).table
        if table not in self.by_table:
            self.by_table[table] = frame(self.connection, f"from {table}")
        return self.by_table[table]

    def forget(self, table: str) -> None:
        self.by_table.pop(table, None)


@dataclass(frozen=True, slots=True)
class _Loader:
    """Loads one file after another into a master."""

    ledger: Ledger
    references: _References
    pseudonyms: Pseudonyms
    hold_above: float

    def load(self, candidate: Candidate) -> FileReport:
        """Load a file, whole or not at all."""
        twin = self.ledger.known(candidate.sha256, candidate.name)
        if twin:
            return twin
        ledger, load_id = self.ledger, self.ledger.loaded(candidate.sha256)
        ledger.connection.execute("begin")
        try:
            if load_id is None:
                report = self._take(candidate)
            else:
                report = self._take_rejected(candidate, load_id)
            candidate.original.refuse_changed()
            ledger.connection.execute("commit")
        except DataFault as fault:
            ledger.roll_back()
            kind = candidate.source.kind
            return ledger.record_fault(candidate.name, candidate.sha256, kind, fault)
        except BaseException:
            ledger.roll_back()
            raise
        finally:
            self.references.forget(candidate.source.table)
        return report

    def _take(self, candidate: Candidate) -> FileReport:
        """Take the rows of a file that pass, unless too many do not."""
        ledger, kind = self.ledger, candidate.source.kind
        judging = self._store(candidate)
        report = judging.report()
        if report.accepted and report.rejected > self.hold_above * report.rows_in:
            ledger.connection.execute("rollback")
            ledger.connection.execute("begin")
            ledger.begin(candidate.sha256)
            report = judging.held(self.hold_above)
        ledger.record(judging.load_id, candidate.sha256, report, candidate.table.header)
        ledger.write_rejects(judging.load_id, judging.broken, judging.kept)
        if report.accepted:
            ledger.write_warnings(judging.load_id, judging.warnings)
            judging.waiting.close_mended(ledger.connection, kind, judging.load_id)
        judging.waiting.close_named_again(ledger.connection, judging.load_id)
        close_repeated(ledger.connection, kind, judging.load_id)
        return report

    def _store(self, candidate: Candidate) -> Judging:
        """Judge a file and store its accepted rows in the place of those that they replace."""
        ledger, source = self.ledger, candidate.source
        context = self._context(candidate)
        if candidate.sha256 != candidate.original.sha256:  # a column map made it another's content
            ledger.forget_refusal(candidate.original.sha256)
        load_id = ledger.begin(candidate.sha256)
        waiting = OpenRejects.of(ledger.connection, source, load_id, context)
        judging = Judging(candidate, context, load_id, waiting)
        stream.insert(ledger.connection, source.table, judging.frames())
        _refuse_mixture(ledger.connection, source)
        _supersede(ledger, source, load_id)
        return judging

    def _take_rejected(self, candidate: Candidate, load_id: int) -> FileReport:
        """Take the rows that a load rejected and that pass now, but for those replaced since."""
        ledger, source = self.ledger, candidate.source
        context, rejected = self._context(candidate), ledger.open_rows(load_id)
        judging = Judging(candidate, context, load_id, OpenRejects(context), rejected)
        stream.insert(ledger.connection, source.table, judging.frames())
        for row_no, newer_load_id in _replaced_since(ledger, source, load_id, rejected):
            ledger.connection.execute(
                f"delete from {source.table} where load_id = {load_id} and row_no = {row_no}"
            )
            ledger.close(load_id, row_no, newer_load_id)
        taken = ledger.connection.execute(
            f"select distinct row_no from {source.table} "
            f"where load_id = {load_id} and row_no in (select unnest($rows))",
            {"rows": rejected.to_list()},
        ).fetchall()
        ledger.accept(load_id, [row_no for (row_no,) in taken], judging.warned)
        _refuse_mixture(ledger.connection, source)
        _supersede(ledger, source, load_id)
        report = ledger.report(load_id, candidate.name)
        report.message = f"{len(taken)} rows of it that were rejected before pass now."
        return report

    def _context(self, candidate: Candidate) -> FileContext:
        source = candidate.source
        kinds = dict.fromkeys((*source.needs, *source.weighs, "roster"))
        references = {kind: self.references.of(kind) for kind in kinds}
        for kind in source.needs:
            if references[kind].is_empty():
                raise HeldFile(
                    f"{candidate.name} waits for a file of kind {kind}, which tells how to read "
                    f"it. Load that one, then this one again (`watch` does so by itself)."
                )
        return FileContext(candidate.table.header, references, self.pseudonyms, candidate.name)


def _refuse_mixture(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    flags = connection.execute(
        f"select min(is_synthetic), max(is_synthetic) from {source.table}"
    ).fetchone()
    if flags and flags[0] != flags[1]:
        raise RefusedFile(
            f"Synthetic and real rows of kind {source.kind} may not meet in one warehouse. "
            "Load the one or the other into a directory of its own (--dir)."
        )


def _supersede(ledger: Ledger, source: Source, load_id: int) -> None:
    """Delete the rows of earlier loads that share a key with a row of this one."""
    connection, table = ledger.connection, source.table
    keys = f"select distinct {', '.join(source.key)} from {table} where load_id = {load_id}"
    older = f"from {table} as older where load_id <> {load_id} and exists "
    older += f"(from ({keys}) as newer where {_same_key(source, 'older', 'newer')})"
    replaced = connection.execute(
        f"select load_id, count(distinct row_no) {older} group by load_id order by load_id"
    ).fetchall()
    if replaced:
        connection.execute(f"delete {older}")
        for older_load_id, rows in replaced:
            ledger.supersede(load_id, older_load_id, rows)


def _replaced_since(
    ledger: Ledger, source: Source, load_id: int, rows: pl.Series
) -> list[tuple[int, int]]:
    """Those of some rows of a load whose key a newer load holds, and that load."""
    return ledger.connection.execute(
        f"""
        select late.row_no, max(newer.load_id)
        from {source.table} as late
        join {source.table} as newer on {_same_key(source, "late", "newer")}
        join load_ledger as newer_load on newer_load.load_id = newer.load_id
        where late.load_id = {load_id} and late.row_no in (select unnest($rows))
            and newer_load.loaded_at > (select loaded_at from load_ledger where load_id = {load_id})
        group by late.row_no
        """,
        {"rows": rows.to_list()},
    ).fetchall()


def _same_key(source: Source, one: str, other: str) -> str:
    return " and ".join(f"{one}.{name} is not distinct from {other}.{name}" for name in source.key)
