"""What the files of one kind say together, without a warehouse."""

from __future__ import annotations

from collections.abc import Iterable

from warehouse.sample.handover import SampleFile, SampleWorkbook

Row = dict[str, str]


def rows(files: Iterable[SampleFile | SampleWorkbook]) -> list[Row]:
    """The rows of the files, one file after another."""
    return [dict(zip(file.columns, row, strict=True)) for file in files for row in file.rows]


def held(files: Iterable[SampleFile], *key: str) -> list[Row]:
    """The rows that stand once every file has arrived: a later one replaces those of its key."""
    arrived = sorted(files, key=lambda file: file.handed_over)
    standing = {tuple(row[name] for name in key): row for row in rows(arrived)}
    return list(standing.values())
