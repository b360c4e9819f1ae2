"""Loads files: read, check, accept or reject each row, insert; one transaction per file.

Whatever happens to a file is said in a `FileReport` and, unless it could not even be opened, in the
ledger. A crash between two files loses nothing: the next load finds the finished ones unchanged.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import polars as pl

from shared.contract.errors import (
    DataFault,
    HeldFile,
    RefusedFile,
    UnknownFile,
    UnreadableFile,
)
from shared.contract.vocabulary import FileState
from warehouse.catalogue import SOURCES, source_named
from warehouse.check import REJECT_SCHEMA, check
from warehouse.formats.catalogue import files_in, tables_of
from warehouse.formats.piece import Piece, Refused, Room, derived
from warehouse.formats.recognition import Recognition
from warehouse.formats.text import opened
from warehouse.master import ArrowFrame, frame
from warehouse.reading import Table, digest, no_rows, readable
from warehouse.source import FileContext, Pseudonyms, Source

STATE_OF_FAULT: dict[type[DataFault], FileState] = {
    UnreadableFile: FileState.UNREADABLE,
    UnknownFile: FileState.UNKNOWN,
    HeldFile: FileState.HELD,
    RefusedFile: FileState.REJECTED,
}


@dataclass(slots=True, kw_only=True)
class FileReport:
    """What became of one file: rows_in = accepted + rejected + superseded.

    A member of an archive, and each of several sheets of a workbook, is a file of its own.
    """

    file: str
    kind: str | None = None
    rows_in: int = 0
    accepted: int = 0
    rejected: int = 0
    superseded: int = 0
    warned: int = 0
    state: FileState = FileState.LOADED
    message: str | None = None

    @property
    def complete(self) -> bool:
        """True where nothing of the file is left to mend."""
        return self.rejected == 0 and self.state in (
            FileState.LOADED,
            FileState.UNCHANGED,
            FileState.SUPERSEDED,
        )


@dataclass(frozen=True, slots=True)
class _DiskState:
    """Tells whether a file was changed while it was being read."""

    size: int
    modified: int

    @classmethod
    def of(cls, path: Path) -> _DiskState:
        with readable(path):
            stat = path.stat()
        return cls(stat.st_size, stat.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class _Original:
    """A file on the disk, which holds one piece or several."""

    path: Path
    sha256: str
    state: _DiskState


@dataclass(frozen=True, slots=True)
class _Opener:
    """What is needed to open files."""

    connection: duckdb.DuckDBPyConnection
    room: Room
    recognition: Recognition


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A file, or a piece of one, that could be opened, with what it is."""

    name: str
    sha256: str
    original: _Original
    table: Table
    source: Source
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Tally:
    rows_in: int = 0
    rejected: set[int] = field(default_factory=set)
    warned: int = 0
    warnings: Counter[tuple[str, str]] = field(default_factory=Counter)


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files that paths name: each file itself, and all files below each folder, sorted.

    Hidden files and folders are passed over; a path that does not exist, and a folder that may not
    be listed, stay in the list, so that they are reported like any other fault.
    """
    found: list[Path] = []
    for path in paths:
        found += _below(path) if os.path.isdir(path) else [path]  # noqa: PTH112 - never raises
    return list(dict.fromkeys(found))


def _below(folder: Path) -> list[Path]:
    found: list[Path] = []

    def keep(fault: OSError) -> None:
        found.append(Path(fault.filename))

    for root, folders, names in os.walk(folder, onerror=keep):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(root, name) for name in names if not name.startswith(".")]
    return sorted(found)


def load_files(
    connection: duckdb.DuckDBPyConnection,
    paths: Iterable[Path],
    pseudonyms: Pseudonyms,
    *,
    recognition: Recognition | None = None,
) -> list[FileReport]:
    """Load files in the order in which their kinds need each other; report in the order given.

    Args:
        recognition: column maps, and the kind that the files are said to be.
    """
    with Room(_place(connection)) as room:
        opener = _Opener(connection, room, recognition or Recognition())
        found = [part for path in list(paths) for part in _open(opener, path)]
        candidates = [part for part in found if isinstance(part, _Candidate)]
        reports: dict[int, FileReport] = {}
        for candidate in sorted(candidates, key=lambda c: SOURCES.index(c.source)):
            reports[id(candidate)] = _load(connection, candidate, pseudonyms)
            room.discard(candidate.table.path)
    return [part if isinstance(part, FileReport) else reports[id(part)] for part in found]


def _place(connection: duckdb.DuckDBPyConnection) -> Path | None:
    """The folder of the master file: what is unpacked stays on its disk, behind its lock."""
    row = connection.execute(
        "select path from duckdb_databases() where database_name = current_database()"
    ).fetchone()
    return Path(row[0]).parent if row and row[0] else None


def _open(opener: _Opener, path: Path) -> list[_Candidate | FileReport]:
    sha256 = ""
    try:
        state = _DiskState.of(path)
        sha256 = digest(path)
        known = _known(opener.connection, sha256, path.name, opener.recognition.kind)
        if known:
            return [known]
        original = _Original(path, sha256, state)
        pieces = files_in(Piece(path, path.name, sha256), opener.room)
        return [part for piece in pieces for part in _open_piece(opener, piece, original)]
    except DataFault as fault:
        return [_record_fault(opener.connection, path.name, sha256, None, fault)]


def _open_piece(
    opener: _Opener, piece: Piece | Refused, original: _Original
) -> list[_Candidate | FileReport]:
    if isinstance(piece, Refused):
        return [_record_fault(opener.connection, piece.name, piece.sha256, None, piece.fault)]
    known = _known(opener.connection, piece.sha256, piece.name, opener.recognition.kind)
    if known:
        opener.room.discard(piece.path)
        return [known]
    try:
        tables = tables_of(piece, opener.room)
        if len(tables) == 1:
            table = replace(tables[0], sha256=piece.sha256)
            return [_candidate(opener, table, original)]
        return [*_sheets(opener, piece, tables, original)]
    except DataFault as fault:
        return [_record_fault(opener.connection, piece.name, piece.sha256, None, fault)]


def _sheets(
    opener: _Opener, workbook: Piece, tables: list[Piece], original: _Original
) -> list[_Candidate]:
    """The sheets of a workbook that are of a kind; one alone stands for the workbook.

    Raises:
        DataFault: none is; what is wrong with the one that comes closest.
    """
    taken: list[tuple[Piece, _Candidate]] = []
    faults: dict[str, DataFault] = {}
    for table in tables:
        try:
            taken.append((table, _candidate(opener, table, original)))
        except DataFault as fault:
            faults[str(table.sheet)] = fault
    if not taken:
        raise max(faults.values(), key=lambda fault: "closest to" in str(fault))
    others = f"Sheets not taken: {', '.join(faults)}." if faults else ""
    if len(taken) > 1:
        return [
            replace(c, name=f"{workbook.name}/{t.sheet}", notes=(*c.notes, *filter(None, [others])))
            for t, c in taken
        ]
    [(table, candidate)] = taken
    notes = (*candidate.notes, f"Read from sheet '{table.sheet}'.", others)
    alone = _identity(workbook.sha256, candidate, table)
    return [replace(candidate, sha256=alone, notes=notes)]


def _identity(sha256: str, candidate: _Candidate, table: Piece) -> str:
    """The workbook's hash in place of the sheet's, unless a column map made it another."""
    return sha256 if candidate.sha256 == table.sha256 else derived(sha256, candidate.sha256)


def _candidate(opener: _Opener, piece: Piece, original: _Original) -> _Candidate:
    table, notes = opened(piece, opener.room, opener.recognition.fits)
    found = opener.recognition.of(piece.name, table.columns)
    sha256 = piece.sha256
    if found.map:
        table.columns = found.map.applied(table.columns)
        table.constants = found.map.constants
        sha256 = derived(sha256, found.map.sha256)  # another map makes other rows of it
        notes = (*notes, f"Its columns were read by map '{found.map.name}'.")
    return _Candidate(piece.name, sha256, original, table, found.source, notes)


def _known(
    connection: duckdb.DuckDBPyConnection, sha256: str, name: str, said: str | None = None
) -> FileReport | None:
    row = connection.execute(
        """
        select kind, rows_in, rows_accepted, rows_rejected, rows_superseded, rows_warned
        from load_ledger where file_sha256 = ? and state in ('loaded', 'superseded')
        """,
        [sha256],
    ).fetchone()
    if row is None:
        return None
    kind, rows_in, accepted, rejected, superseded, warned = row
    other = f" as {kind}" if said not in (None, kind) else ""
    return FileReport(
        file=_printable(name),
        kind=kind,
        rows_in=rows_in,
        accepted=accepted,
        rejected=rejected,
        superseded=superseded,
        warned=warned,
        state=FileState.UNCHANGED,
        message=f"{_printable(name)} has been loaded before{other}; nothing was written.",
    )


def _load(
    connection: duckdb.DuckDBPyConnection, candidate: _Candidate, pseudonyms: Pseudonyms
) -> FileReport:
    source = candidate.source
    twin = _known(connection, candidate.sha256, candidate.name)
    if twin:
        return twin
    connection.execute("begin")
    try:
        context = _context(connection, candidate, pseudonyms)
        _forget_original(connection, candidate)
        load_id = _forget_refusal(connection, candidate.sha256)
        tally = _store(connection, candidate, context, load_id)
        _refuse_changed(candidate)
        if tally.rows_in == len(tally.rejected):
            report = _report(connection, candidate, load_id, tally, FileState.REJECTED)
        else:
            report = _report(connection, candidate, load_id, tally, FileState.LOADED)
        connection.execute("commit")
    except DataFault as fault:
        connection.execute("rollback")
        return _record_fault(connection, candidate.name, candidate.sha256, source.kind, fault)
    except BaseException:
        connection.execute("rollback")
        raise
    return report


def _refuse_changed(candidate: _Candidate) -> None:
    if _DiskState.of(candidate.original.path) != candidate.original.state:
        raise UnreadableFile(
            f"{candidate.original.path.name} changed while it was being read. "
            "Load it when it is complete."
        )


def _context(
    connection: duckdb.DuckDBPyConnection, candidate: _Candidate, pseudonyms: Pseudonyms
) -> FileContext:
    references = {
        kind: frame(connection, f"from {source_named(kind).table}")
        for kind in (*candidate.source.needs, *candidate.source.weighs)
    }
    for kind in candidate.source.needs:
        if references[kind].is_empty():
            raise HeldFile(
                f"{candidate.name} waits for a file of kind {kind}, which tells how to read "
                f"it. Load that one, then this one again (`watch` does so by itself)."
            )
    return FileContext(candidate.table.header, references, pseudonyms)


def _store(
    connection: duckdb.DuckDBPyConnection,
    candidate: _Candidate,
    context: FileContext,
    load_id: int,
) -> _Tally:
    source, tally = candidate.source, _Tally()
    rules = source.rules(context)
    for batch in _batches(candidate):
        checked = check(_complete(batch, source), rules)
        tally.rows_in += batch.height
        tally.rejected.update(checked.rejected)
        tally.warned += checked.warned
        for rule, rows in checked.warnings:
            tally.warnings[rule.column, rule.name] += rows
        _write_rejects(connection, load_id, checked.rejects)
        if checked.accepted.height:
            tidied = source.tidy(checked.accepted, context).with_columns(load_id=pl.lit(load_id))
            _insert(connection, source, tidied, load_id)
    misfits = _misfit_rejects(candidate.table)
    tally.rows_in += misfits.height
    tally.rejected.update(misfits["row_no"])
    if not tally.rows_in:
        raise no_rows(candidate.name)
    _write_rejects(connection, load_id, misfits)
    _write_warnings(connection, load_id, tally.warnings)
    return tally


def _batches(candidate: _Candidate) -> Iterator[pl.DataFrame]:
    """Batches of a file; all rows at once where a rule may compare them, as with row keys."""
    if candidate.source.release:
        yield from candidate.table.batches()
    elif parts := list(candidate.table.batches()):
        yield pl.concat(parts)


def _misfit_rejects(table: Table) -> pl.DataFrame:
    rule = f"has {table.width} fields, like the header"
    rows = [(m.row_no, "(whole row)", rule, f"{m.fields} fields") for m in table.misfits]
    return pl.DataFrame(rows, schema=REJECT_SCHEMA, orient="row")


def _complete(batch: pl.DataFrame, source: Source) -> pl.DataFrame:
    absent = [column.name for column in source.columns if column.name not in batch.columns]
    return batch.with_columns(pl.lit(None, dtype=pl.String).alias(name) for name in absent)


def _write_rejects(
    connection: duckdb.DuckDBPyConnection, load_id: int, rejects: pl.DataFrame
) -> None:
    if rejects.height:
        connection.register("rejects", ArrowFrame(rejects))
        connection.execute(
            "insert into load_reject select ?, row_no, column_name, rule, value from rejects",
            [load_id],
        )
        connection.unregister("rejects")


def _write_warnings(
    connection: duckdb.DuckDBPyConnection, load_id: int, warnings: Counter[tuple[str, str]]
) -> None:
    for (column, rule), rows in sorted(warnings.items()):
        connection.execute(
            "insert into load_warning values (?, ?, ?, ?)", [load_id, column, rule, rows]
        )


def _insert(
    connection: duckdb.DuckDBPyConnection, source: Source, tidied: pl.DataFrame, load_id: int
) -> None:
    _refuse_mixture(connection, source, tidied)
    _supersede(connection, source, tidied, load_id)
    connection.register("batch", ArrowFrame(tidied))
    connection.execute(f"insert into {source.table} by name select * from batch")
    connection.unregister("batch")


def _refuse_mixture(
    connection: duckdb.DuckDBPyConnection, source: Source, tidied: pl.DataFrame
) -> None:
    flags = set(tidied["is_synthetic"].unique())
    row = connection.execute(f"select is_synthetic from {source.table} limit 1").fetchone()
    if len(flags | ({row[0]} if row else set())) > 1:
        raise RefusedFile(
            f"Synthetic and real rows of kind {source.kind} may not meet in one warehouse. "
            "Load the one or the other into a directory of its own (--dir)."
        )


def _supersede(
    connection: duckdb.DuckDBPyConnection, source: Source, tidied: pl.DataFrame, load_id: int
) -> None:
    keys = tidied.select(source.key).unique()
    connection.register("keys", ArrowFrame(keys))
    same = " and ".join(f"older.{name} is not distinct from keys.{name}" for name in source.key)
    older = f"from {source.table} as older where load_id <> {load_id} and exists "
    older += f"(from keys where {same})"
    replaced = connection.execute(
        f"select load_id, count(distinct row_no) {older} group by load_id order by load_id"
    ).fetchall()
    if replaced:
        connection.execute(f"delete {older}")
        for superseded_load_id, rows in replaced:
            _count_superseded(connection, load_id, superseded_load_id, rows)
    connection.unregister("keys")


def _count_superseded(
    connection: duckdb.DuckDBPyConnection, load_id: int, superseded_load_id: int, rows: int
) -> None:
    connection.execute(
        "insert into load_supersession values (?, ?, ?)", [load_id, superseded_load_id, rows]
    )
    connection.execute(
        """
        update load_ledger set
            rows_accepted = rows_accepted - ?,
            rows_superseded = rows_superseded + ?,
            state = if(rows_accepted = ?, 'superseded', state)
        where load_id = ?
        """,
        [rows, rows, rows, superseded_load_id],
    )


def _report(
    connection: duckdb.DuckDBPyConnection,
    candidate: _Candidate,
    load_id: int,
    tally: _Tally,
    state: FileState,
) -> FileReport:
    rejected = len(tally.rejected)
    said = [note for note in candidate.notes if note]
    if rejected:
        said.append(
            f"{rejected} of {tally.rows_in} rows were rejected; `python -m warehouse sql "
            f'"from v_reject where load_id = {load_id}"` lists them.'
        )
    report = FileReport(
        file=_printable(candidate.name),
        kind=candidate.source.kind,
        rows_in=tally.rows_in,
        accepted=tally.rows_in - rejected,
        rejected=rejected,
        warned=tally.warned,
        state=state,
        message=_printable(" ".join(said)) or None,
    )
    _write_ledger(connection, load_id, candidate.sha256, report)
    return report


def _record_fault(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    sha256: str,
    kind: str | None,
    fault: DataFault,
) -> FileReport:
    report = FileReport(
        file=_printable(name),
        kind=kind,
        state=STATE_OF_FAULT[type(fault)],
        message=_printable(str(fault)),
    )
    if sha256 and not _recorded(connection, sha256, report):
        connection.execute("begin")
        load_id = _forget_refusal(connection, sha256)
        _write_ledger(connection, load_id, sha256, report)
        connection.execute("commit")
    return report


def _printable(text: str) -> str:
    """A file's name may hold any byte: what is no text, or would break a line, becomes '?'."""
    return re.sub(r"[\x00-\x1f\x7f]", "?", text.encode("utf-8", "replace").decode())


def _recorded(connection: duckdb.DuckDBPyConnection, sha256: str, report: FileReport) -> bool:
    row = connection.execute(
        "select state, message from load_ledger where file_sha256 = ?", [sha256]
    ).fetchone()
    return row == (report.state, report.message)


def _forget_original(connection: duckdb.DuckDBPyConnection, candidate: _Candidate) -> None:
    """Drop an earlier refusal of the file itself, where a column map made it another's content."""
    sha256 = candidate.original.sha256
    row = connection.execute(
        """
        select load_id from load_ledger
        where file_sha256 = ? and state not in ('loaded', 'superseded')
        """,
        [sha256],
    ).fetchone()
    if row and sha256 != candidate.sha256:
        _drop(connection, int(row[0]))


def _forget_refusal(connection: duckdb.DuckDBPyConnection, sha256: str) -> int:
    """The id for a new load of this content: that of an earlier refusal, whose line it replaces."""
    row = connection.execute(
        "select load_id from load_ledger where file_sha256 = ?", [sha256]
    ).fetchone()
    if row is None:
        newest = connection.execute("select coalesce(max(load_id), 0) from load_ledger").fetchone()
        return int(newest[0]) + 1 if newest else 1
    load_id = int(row[0])
    _drop(connection, load_id)
    return load_id


def _drop(connection: duckdb.DuckDBPyConnection, load_id: int) -> None:
    for table in ("load_ledger", "load_reject", "load_warning"):
        connection.execute(f"delete from {table} where load_id = ?", [load_id])


def _write_ledger(
    connection: duckdb.DuckDBPyConnection, load_id: int, sha256: str, report: FileReport
) -> None:
    connection.execute(
        "insert into load_ledger values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            load_id,
            report.file,
            sha256,
            report.kind,
            report.rows_in,
            report.accepted,
            report.rejected,
            report.superseded,
            report.warned,
            report.state,
            report.message,
            datetime.now(UTC).replace(tzinfo=None),
        ],
    )


def totals(reports: Iterable[FileReport]) -> dict[str, int]:
    """Sums of all counts over files."""
    counts = ("rows_in", "accepted", "rejected", "superseded", "warned")
    listed = list(reports)
    return {name: sum(getattr(report, name) for report in listed) for name in counts}


def held_files(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Digests of the files that wait for another one."""
    rows = connection.execute("select file_sha256 from load_ledger where state = 'held'")
    yield from (str(row[0]) for row in rows.fetchall())
