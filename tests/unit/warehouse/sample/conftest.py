"""The sample written once per test run, and a reader of its files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sample_tables import Rows, table_rows

from warehouse.sample import write_sample


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with all files of the sample."""
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder)
    return folder


@pytest.fixture(scope="session")
def rows_of(sample_folder: Path) -> Callable[[str], Rows]:
    """The rows of all files that a path below the sample folder, or a pattern of paths, names."""

    def rows(pattern: str) -> Rows:
        paths = sorted(sample_folder.glob(pattern))
        assert paths, pattern
        return [row for path in paths for row in table_rows(path)]

    return rows
