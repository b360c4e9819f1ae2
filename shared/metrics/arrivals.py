"""What changed between two snapshots, file by file and kind by kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from shared.contract import formats
from shared.contract.vocabulary import FileState, kind_title
from shared.metrics.evaluate import Evaluator
from shared.metrics.registers import LoadedFile, loaded_files

NAMED = 3
"""Files that a sentence names; of more it says how many."""
LONGEST_NAME = 40
"""Characters of a file's name that a sentence holds."""
_TAKEN = (FileState.LOADED, FileState.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class Loss:
    """A kind of file of which fewer rows count than before."""

    kind: str
    rows: int


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What a newer snapshot knows that an older one did not.

    Attributes:
        files: those that were loaded meanwhile, in order of arrival, as they stand now.
        refused: those that came meanwhile and could not be loaded, in the same order.
        losses: kinds of which fewer rows count now, in order of kind.
    """

    files: tuple[LoadedFile, ...] = ()
    refused: tuple[LoadedFile, ...] = ()
    losses: tuple[Loss, ...] = ()

    @property
    def sentence(self) -> str:
        """What arrived, in one line: '2 files arrived: a.csv (114 rows) and b.csv (9 rows).'."""
        parts = [part for part in (self._arrived(), self._refused(), *self._counted()) if part]
        if not parts:
            return "Nothing new has arrived."
        text = "; ".join(parts)
        return f"{text[0].upper()}{text[1:]}."

    def _arrived(self) -> str:
        named = [f"{_name(f)} ({formats.count(f.rows_accepted, 'row')})" for f in self.files]
        return _listed("arrived", named)

    def _refused(self) -> str:
        return _listed("could not be loaded", [_name(file) for file in self.refused])

    def _counted(self) -> list[str]:
        rejected = sum(file.rows_rejected for file in self.files)
        fewer = [
            f"{kind_title(loss.kind)} (by {formats.number(loss.rows)})" for loss in self.losses
        ]
        shown = _some(fewer)
        return [
            f"{formats.count(rejected, 'row was', 'rows were')} rejected" if rejected else "",
            f"fewer rows count than before of {shown}" if shown else "",
        ]


@dataclass(frozen=True, slots=True)
class KindDifference:
    """One kind of file in two snapshots.

    Attributes:
        rows_before, rows_after: rows that count in each.
        added, removed: names of files that have rows which count in one snapshot alone, sorted.
    """

    kind: str
    rows_before: int
    rows_after: int
    added: tuple[str, ...]
    removed: tuple[str, ...]


def arrived(before: Evaluator, after: Evaluator) -> Arrivals:
    """What arrived between an older and a newer snapshot of one warehouse."""
    if before.snapshot == after.snapshot:
        return Arrivals()
    old, now = loaded_files(before), loaded_files(after)
    known = {_arrival(file) for file in old}
    new = [file for file in now if _arrival(file) not in known]
    rows, rows_now = _rows(old), _rows(now)
    return Arrivals(
        files=tuple(file for file in new if file.state in _TAKEN),
        refused=tuple(file for file in new if file.state not in _TAKEN),
        losses=tuple(
            Loss(kind, rows[kind] - rows_now[kind])
            for kind in sorted(rows)
            if rows_now[kind] < rows[kind]
        ),
    )


def difference(before: Evaluator, after: Evaluator) -> tuple[KindDifference, ...]:
    """Kinds of file of which other rows count in one snapshot than in another, in order of kind."""
    old, now = loaded_files(before), loaded_files(after)
    rows, rows_now = _rows(old), _rows(now)
    files, files_now = _counting(old), _counting(now)
    found = (
        KindDifference(
            kind,
            rows[kind],
            rows_now[kind],
            added=tuple(sorted(name for _, name in files_now[kind] - files[kind])),
            removed=tuple(sorted(name for _, name in files[kind] - files_now[kind])),
        )
        for kind in sorted({*rows, *rows_now})
    )
    return tuple(one for one in found if one.rows_before != one.rows_after or _has_moved(one))


def _arrival(file: LoadedFile) -> tuple[int, str, bool]:
    return file.load_id, file.file_name, file.state in _TAKEN


def _rows(files: tuple[LoadedFile, ...]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for file in files:
        if file.kind is not None:
            counted[file.kind] += file.rows_accepted
    return counted


def _counting(files: tuple[LoadedFile, ...]) -> defaultdict[str, set[tuple[int, str]]]:
    found: defaultdict[str, set[tuple[int, str]]] = defaultdict(set)
    for file in files:
        if file.kind is not None and file.rows_accepted:
            found[file.kind].add((file.load_id, file.file_name))
    return found


def _has_moved(found: KindDifference) -> bool:
    return bool(found.added or found.removed)


def _listed(what: str, named: list[str]) -> str:
    if not named:
        return ""
    return f"{formats.count(len(named), 'file')} {what}: {_some(named)}"


def _some(named: list[str]) -> str:
    rest = len(named) - NAMED
    more = [f"{formats.number(rest)} more"] if rest > 0 else []
    return formats.listing([*named[:NAMED], *more])


def _name(file: LoadedFile) -> str:
    name = file.file_name
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
