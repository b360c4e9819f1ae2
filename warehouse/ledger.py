"""The ledger: what became of every file, which rows it rejected, and which other's it replaced."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

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
from warehouse import stream
from warehouse.catalogue import source_named
from warehouse.masking import masker
from warehouse.master import frame
from warehouse.source import FileContext, Pseudonyms

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


def totals(reports: Iterable[FileReport]) -> dict[str, int]:
    """Sums of all counts over files."""
    counts = ("rows_in", "accepted", "rejected", "superseded", "warned")
    listed = list(reports)
    return {name: sum(getattr(report, name) for report in listed) for name in counts}


def printable(text: str) -> str:
    """A file's name may hold any byte: what is no text, or would break a line, becomes '?'."""
    return re.sub(r"[\x00-\x1f\x7f]", "?", text.encode("utf-8", "replace").decode())


_ROSTER = f"from {source_named('roster').table}"


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Writes and reads the tables load_* of the master.

    Attributes:
        pseudonyms: the door through which words of file names pass, to be compared with the roster.
    """

    connection: duckdb.DuckDBPyConnection
    pseudonyms: Pseudonyms

    def roll_back(self) -> None:
        """End a transaction without a trace; one whose commit failed has ended already."""
        with suppress(duckdb.TransactionException):
            self.connection.execute("rollback")

    def shown(self, text: str) -> str:
        """A file's name, or a message that holds one, without what could identify a person."""
        context = FileContext((), {"roster": frame(self.connection, _ROSTER)}, self.pseudonyms)
        return str(masker(context).texts(pl.Series([printable(text)]))[0])

    def known(self, sha256: str, name: str, said: str | None = None) -> FileReport | None:
        """The report of content that was loaded before, and has nothing new to give.

        None where it was not loaded, or was refused; and where rows of it were rejected and are not
        mended, but a file that tells how to judge its kind has come since.
        """
        row = self.connection.execute(
            """
            select load_id, kind, judged_at from load_ledger
            where file_sha256 = ? and state in ('loaded', 'superseded')
            """,
            [sha256],
        ).fetchone()
        if row is None or self._may_pass_now(*row):
            return None
        load_id, kind, _ = row
        report = self.report(load_id, name)
        report.state = FileState.UNCHANGED
        other = f" as {kind}" if said not in (None, kind) else ""
        report.message = f"{report.file} has been loaded before{other}; nothing was written."
        if report.superseded:
            report.message += (
                f" Newer files have replaced {report.superseded} of its rows, which stay replaced: "
                "hand over a newer file to change them again."
            )
        return report

    def report(self, load_id: int, name: str) -> FileReport:
        """What the ledger says of a load today."""
        row = self.connection.execute(
            """
            select kind, rows_in, rows_accepted, rows_rejected, rows_superseded, rows_warned
            from load_ledger where load_id = ?
            """,
            [load_id],
        ).fetchone()
        counts = ("kind", "rows_in", "accepted", "rejected", "superseded", "warned")
        return FileReport(file=self.shown(name), **dict(zip(counts, row or (), strict=True)))

    def loaded(self, sha256: str) -> int | None:
        """The load of content that was taken; none where it was not."""
        return self._load_in(sha256, "state in ('loaded', 'superseded')")

    def open_rows(self, load_id: int) -> pl.Series:
        """Numbers of the rows of a load that were rejected and are not mended."""
        query = (
            "from load_rejected_row select row_no where load_id = ? and closed_by_load_id is null"
        )
        return frame(self.connection, query, [load_id])["row_no"]

    def close(self, load_id: int, row_no: int, closed_by_load_id: int) -> None:
        """Close one reject: a newer load holds what it would have brought."""
        self.connection.execute(
            "update load_rejected_row set closed_by_load_id = ? where load_id = ? and row_no = ?",
            [closed_by_load_id, load_id, row_no],
        )

    def accept(self, load_id: int, rows: list[int], warned: int) -> None:
        """Count rows as accepted that a load had rejected: nothing else of its file changed."""
        self.connection.execute(
            """
            update load_rejected_row set closed_by_load_id = load_id
            where load_id = ? and row_no in (select unnest(?))
            """,
            [load_id, rows],
        )
        self.connection.execute(
            """
            update load_ledger set
                rows_accepted = rows_accepted + $rows,
                rows_rejected = rows_rejected - $rows,
                rows_warned = $warned,
                state = if(rows_accepted + $rows > 0, 'loaded', state),
                judged_at = $now
            where load_id = $load_id
            """,
            {"load_id": load_id, "rows": len(rows), "warned": warned, "now": _now()},
        )

    def _may_pass_now(self, load_id: int, kind: str, judged_at: datetime) -> bool:
        if self.open_rows(load_id).is_empty():
            return False
        newest = self.connection.execute(
            """
            select max(judged_at) from load_ledger
            where rows_accepted > 0 and kind in (select unnest(?))
            """,
            [list(source_named(kind).needs)],
        ).fetchone()
        return bool(newest and newest[0] and newest[0] > judged_at)

    def begin(self, sha256: str) -> int:
        """The id for a new load of this content: that of an earlier refusal, which it replaces."""
        load_id = self._refused(sha256)
        if load_id is None:
            row = self.connection.execute(
                "select coalesce(max(load_id), 0) + 1 from load_ledger"
            ).fetchone()
            return int(row[0]) if row else 1
        self._drop(load_id)
        return load_id

    def forget_refusal(self, sha256: str) -> None:
        """Drop the line of content that was refused, where there is one."""
        load_id = self._refused(sha256)
        if load_id is not None:
            self._drop(load_id)

    def record(self, load_id: int, sha256: str, report: FileReport, header: Iterable[str]) -> None:
        """Write the line of a load, its name and message without what could identify a person."""
        report.file = self.shown(report.file)
        report.message = report.message and self.shown(report.message)
        self._write_line(load_id, sha256, report, header)

    def _write_line(
        self, load_id: int, sha256: str, report: FileReport, header: Iterable[str] = ()
    ) -> None:
        now = _now()
        self.connection.execute(
            "insert into load_ledger values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                now,
                now,
                list(header),
            ],
        )

    def record_fault(
        self, name: str, sha256: str, kind: str | None, fault: DataFault
    ) -> FileReport:
        """Write the line of a file that could not be taken, unless just that is written already.

        A file whose bytes could not be read has no hash and so no line; one of which rows count
        keeps the line that says so.
        """
        report = FileReport(
            file=self.shown(name),
            kind=kind,
            state=STATE_OF_FAULT[type(fault)],
            message=self.shown(str(fault)),
        )
        if sha256 and self.loaded(sha256) is None and not self._recorded(sha256, report):
            self.connection.execute("begin")
            self._write_line(self.begin(sha256), sha256, report)
            self.connection.execute("commit")
        return report

    def write_rejects(
        self, load_id: int, broken: list[pl.DataFrame], kept: list[pl.DataFrame]
    ) -> None:
        """Add rejected rows.

        Args:
            broken: row_no, column_name, rule, value; one row per rejected row and rule.
            kept: row_no, cells, keys; one row per rejected row.
        """
        for table, frames in (("load_reject", broken), ("load_rejected_row", kept)):
            stream.insert(
                self.connection,
                table,
                (frame.with_columns(load_id=pl.lit(load_id, dtype=pl.Int64)) for frame in frames),
            )

    def write_warnings(self, load_id: int, warnings: Counter[tuple[str, str]]) -> None:
        """Add how many accepted rows each column and rule warned of."""
        for (column, rule), rows in sorted(warnings.items()):
            self.connection.execute(
                "insert into load_warning values (?, ?, ?, ?)", [load_id, column, rule, rows]
            )

    def supersede(self, load_id: int, older_load_id: int, rows: int) -> None:
        """Count rows of an older load as replaced; one without rows left has nothing to mend."""
        self.connection.execute(
            "insert into load_supersession values (?, ?, ?)", [load_id, older_load_id, rows]
        )
        self.connection.execute(
            """
            update load_ledger set
                rows_accepted = rows_accepted - $rows,
                rows_superseded = rows_superseded + $rows,
                state = if(rows_accepted = $rows, 'superseded', state)
            where load_id = $older
            """,
            {"rows": rows, "older": older_load_id},
        )
        self.connection.execute(
            """
            update load_rejected_row set closed_by_load_id = $newer
            from load_ledger
            where load_rejected_row.load_id = $older
                and load_ledger.load_id = $older and state = 'superseded'
                and closed_by_load_id is null
            """,
            {"newer": load_id, "older": older_load_id},
        )

    def _recorded(self, sha256: str, report: FileReport) -> bool:
        row = self.connection.execute(
            "select state, message from load_ledger where file_sha256 = ?", [sha256]
        ).fetchone()
        return row == (report.state, report.message)

    def _refused(self, sha256: str) -> int | None:
        return self._load_in(sha256, "state not in ('loaded', 'superseded')")

    def _load_in(self, sha256: str, state: str) -> int | None:
        row = self.connection.execute(
            f"select load_id from load_ledger where file_sha256 = ? and {state}", [sha256]
        ).fetchone()
        return int(row[0]) if row else None

    def _drop(self, load_id: int) -> None:
        for table in ("load_ledger", "load_reject", "load_rejected_row", "load_warning"):
            self.connection.execute(f"delete from {table} where load_id = ?", [load_id])
