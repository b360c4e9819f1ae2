"""Every kind is told from every other one by its columns."""

from __future__ import annotations

import pytest

from warehouse.catalogue import SOURCES, recognise
from warehouse.source import Source

EXAMPLES = ("Q1", "LSOA11CD", "ar_0-15", "ar_65plus")
"""Columns that one or another kind holds in any number."""


def repeated(source: Source) -> tuple[str, ...]:
    return source.repeated_in(EXAMPLES)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.kind)
def test_fewest_columns_are_recognised(source: Source) -> None:
    assert recognise("a.csv", (*source.required, *repeated(source))).kind == source.kind


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.kind)
def test_all_columns_are_recognised(source: Source) -> None:
    names = tuple(column.name for column in source.columns)
    assert recognise("a.csv", (*names, *repeated(source), "remark")).kind == source.kind


def test_no_two_kinds_share_a_key() -> None:
    kinds = [source.kind for source in SOURCES]
    assert len(set(kinds)) == len(kinds)
