"""The sample written once per test run, and a reader of its files."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from warehouse.sample import write_sample

Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with all files of the sample."""
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder)
    return folder


@pytest.fixture(scope="session")
def rows_of(sample_folder: Path) -> Callable[[str], Rows]:
    """The rows of one file by its path below the sample folder."""

    def rows(path: str) -> Rows:
        with (sample_folder / path).open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    return rows
