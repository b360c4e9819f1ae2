"""No space left at any point of a load: the last snapshot stays, and the next load finishes.

A limit to the size of the loader's files stands for the disk: a write beyond it fails as one on a
full disk does.
"""

from __future__ import annotations

import gzip
import resource
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from integration.processes import PATIENCE_SECONDS, start
from integration.tables import AREAS, street, street_row

from shared.contract.pointer import read_pointer
from warehouse.snapshot import audit, open_snapshot

BLOCK = 1 << 18  # what DuckDB writes at once


def january(rows: int) -> str:
    """Rows that no compression makes small."""
    return street(
        *(street_row(crime_id=f"{pow(7, row + 1, 2**255 - 19):064x}") for row in range(rows))
    )


@pytest.fixture
def load(root: Path, environment: dict[str, str]) -> Callable[[Any, int], tuple[int, str]]:
    """Loads a desk's folder in a process whose files may not grow beyond so many bytes."""

    def loaded(desk: Any, limit: int) -> tuple[int, str]:
        arguments = ["warehouse", "load", desk.folder, "--dir", desk.directory]
        with start(arguments, root, environment) as process:
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (limit, limit))
            _, said = process.communicate(timeout=PATIENCE_SECONDS)
        return process.returncode, said

    return loaded


def test_full_disk_leaves_the_last_snapshot_and_the_next_load_finishes(
    desk: Any,
    desk_at: Callable[[Path], Any],
    load: Callable[[Any, int], tuple[int, str]],
    tmp_path: Path,
) -> None:
    desk.write("areas.csv", AREAS)
    before = desk.load() and desk.pointer
    desk.write("january.csv", january(20_000))
    undisturbed = desk_at(tmp_path / "undisturbed")
    undisturbed.load(desk.folder)
    whole = (undisturbed.directory / "master.duckdb").stat().st_size

    for limit in (0, 1, BLOCK, whole // 2, whole - BLOCK, whole):
        code, said = load(desk, limit)
        assert code == 1, limit
        assert "space" in said
        assert said.count("\n") == 1
        assert read_pointer(desk.directory) == before
        assert desk.sql("select count(*) from v_crime") == [(0,)]
        assert [path.name for path in desk.directory.rglob(".*")] == []
    assert load(desk, resource.RLIM_INFINITY) == (0, "")
    assert desk.sql("select count(*) from v_crime") == [(20_000,)]
    served = read_pointer(desk.directory)
    assert served is not None
    assert served.snapshot == undisturbed.snapshot
    with open_snapshot(desk.directory) as connection:
        assert audit(connection) == []


def test_file_that_finds_no_space_to_be_unpacked_is_loaded_when_there_is_some(
    desk: Any, load: Callable[[Any, int], tuple[int, str]]
) -> None:
    """Once what stands in the ledger is published, the refusal shows there too."""
    desk.load_text("areas.csv", AREAS)
    largest = max(path.stat().st_size for path in desk.directory.rglob("*.duckdb"))
    text = street(count=3 * largest // len(street_row()))
    desk.write("january.csv.gz", gzip.compress(text.encode()))
    code, said = load(desk, 2 * largest)
    assert code == 1
    assert "Make space" in said
    states = "select file_name, state from v_load_ledger order by file_name"
    assert desk.sql(states) == [("areas.csv", "loaded"), ("january.csv.gz", "unreadable")]
    assert load(desk, resource.RLIM_INFINITY) == (0, "")
    assert desk.sql(states) == [("areas.csv", "loaded"), ("january.csv.gz", "loaded")]
