"""A room to unpack in, and tables opened from bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from warehouse.formats.catalogue import tables_of
from warehouse.formats.piece import Piece, Room
from warehouse.formats.text import opened

Rows = list[dict[str, Any]]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with Room(tmp_path) as made:
        yield made


@pytest.fixture
def piece(tmp_path: Path) -> Callable[..., Piece]:
    """A file that was handed over."""

    def made(content: bytes, name: str = "handed.csv") -> Piece:
        path = tmp_path / name
        path.write_bytes(content)
        return Piece(path, name, "0" * 64)

    return made


@pytest.fixture
def read(piece: Any, room: Room) -> Callable[..., tuple[Rows, tuple[str, ...]]]:
    """Rows and notes of a handed-over file of one table; `known` is a header that fits a kind."""

    def rows(content: bytes, known: tuple[str, ...] = ()) -> tuple[Rows, tuple[str, ...]]:
        [found] = tables_of(piece(content), room)
        table, notes = opened(found, room, lambda header: bool(known) and header == known)
        batches = [batch.to_dicts() for batch in table.batches()]
        return [row for batch in batches for row in batch], notes

    return rows
