"""Every kind is told from every other one by its columns."""

from __future__ import annotations

import pytest

from shared.contract.errors import UnknownFile
from warehouse.catalogue import SOURCES, as_declared, recognise
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


def rewritten(name: str) -> str:
    """The name in the other case, with other characters between its words."""
    return name.swapcase().translate(str.maketrans("_ -", " -_"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.kind)
def test_columns_are_recognised_however_they_are_written(source: Source) -> None:
    """A file with names of its own alone, and one with every name that the kind declares."""
    for names in (source.required, tuple(column.name for column in source.columns)):
        header = (*map(rewritten, names), *repeated(source), "Remark")
        assert recognise("a.csv", header).kind == source.kind
        assert as_declared(source, header) == (*names, *repeated(source), "Remark")


def test_two_columns_that_would_take_one_name_are_left_as_they_are() -> None:
    [areas] = [source for source in SOURCES if source.kind == "areas"]
    header = ("CODE", *areas.required[1:], "Code")
    assert as_declared(areas, header) == header
    with pytest.raises(UnknownFile, match="closest to areas, but lacks: code"):
        recognise("a.csv", header)


@pytest.mark.parametrize(
    ("header", "kind", "lacking"),
    [
        ("Programme,Person Code,Arm,Training,Date,Attended", "training_attendance", "event"),
        ("programme,person_code,team,day,activity,hrs", "time_records", "date, hours"),
        ("Programme,Person_Code,Team,Day,Activity,Hrs", "time_records", "date, hours"),
    ],
)
def test_closest_kind_is_the_one_that_knows_most_of_the_columns(
    header: str, kind: str, lacking: str
) -> None:
    with pytest.raises(UnknownFile, match=f"closest to {kind}, but lacks: {lacking}"):
        recognise("a.csv", tuple(header.split(",")))
