"""The cookbook's worked queries run on the sample and give the results that the page prints.

A worked query is a section of the page: a numbered heading, the question, the query, the label of
the result, the result as a table, and what to beware of. The pseudonym key is new in every run of
the tests, so a result that depends on it, or on the time of loading, cannot stay equal.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from integration.tables import street, street_row

from shared.contract.relations import RELATIONS
from warehouse.snapshot import open_snapshot

PAGE = Path(__file__).parents[2] / "docs" / "sql-cookbook.md"
LABEL = "On the synthetic sample:"
WORKED = re.compile(
    r"^## (?P<number>\d+)\. (?P<title>.+)\n\n"
    r"(?P<question>(?:[A-Z0-9].*\n)(?:.+\n)*)\n"
    r"```sql\n(?P<query>(?:(?!```).*\n)+)```\n\n"
    rf"{LABEL}\n\n"
    r"(?P<result>(?:\|.*\|\n)+)\n"
    r"\*\*Beware:\*\* .+\n",
    re.MULTILINE,
)
ORDERED = re.compile(
    r"(?P<rows>.+)\norder by (?P<keys>\w+(?: desc)?(?:, \w+(?: desc)?)*)(?:\nlimit \d+)?\n",
    re.DOTALL,
)
READ = re.compile(r"\b(?:from|join) (\w+)")
NAMED_WITHIN = re.compile(r"^(?:with )?(\w+)(?: \(.+\))? as \($", re.MULTILINE)
WORDS = {None: "null", True: "true", False: "false"}


@dataclass(frozen=True, slots=True)
class Worked:
    """One worked query as printed.

    Attributes:
        number: place on the page, from 1.
        query: its SQL.
        result: the printed table, in Markdown.
    """

    number: int
    query: str
    result: str


def worked_queries(page: str) -> list[Worked]:
    """Every section of a page that has all parts of a worked query, in order."""
    return [
        Worked(int(found["number"]), found["query"], found["result"])
        for found in WORKED.finditer(page)
    ]


def table(columns: list[str], rows: list[tuple[Any, ...]]) -> str:
    """A result in Markdown, as the page prints it."""
    head, *lines = (f"| {' | '.join(line)} |\n" for line in (columns, *map(_cells, rows)))
    return "".join([head, "|" + "---|" * len(columns) + "\n", *lines])


def _cells(row: tuple[Any, ...]) -> list[str]:
    """The values of a row: null, true, false, ISO days, numbers as they are."""
    named = (value is None or isinstance(value, bool) for value in row)
    return [WORDS[v] if is_named else str(v) for v, is_named in zip(row, named, strict=True)]


PRINTED = worked_queries(PAGE.read_text(encoding="utf-8"))
each = pytest.mark.parametrize("worked", PRINTED, ids=[f"query {w.number}" for w in PRINTED])


def result_of(desk: Any, query: str) -> str:
    with open_snapshot(desk.directory) as connection:
        relation = connection.sql(query)
        return table(relation.columns, relation.fetchall())


def test_twenty_queries_are_complete_and_numbered() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [worked.number for worked in PRINTED] == list(range(1, 21))
    assert text.count("```sql") == len(PRINTED)
    assert len(re.findall(r"^## \d", text, re.MULTILINE)) == len(PRINTED)


@each
def test_printed_result_is_what_comes_out(worked: Worked, sample_desk: Any) -> None:
    result = result_of(sample_desk, worked.query)
    assert worked.result == result, f"{PAGE.name}, query {worked.number}; paste:\n\n{result}"


@each
def test_order_leaves_nothing_to_chance(worked: Worked, sample_desk: Any) -> None:
    """No two rows of the whole result, a limit apart, are equal in all columns ordered by."""
    ordered = ORDERED.fullmatch(worked.query)
    assert ordered is not None, "end with `order by` column names, and `limit` if need be"
    keys = ordered["keys"].replace(" desc", "")
    [(rows, places)] = sample_desk.sql(
        f"select count(*), count(distinct row({keys})) from ({ordered['rows']})"
    )
    assert rows == places > 1


@each
def test_reads_documented_views_alone(worked: Worked) -> None:
    read = set(READ.findall(worked.query)) - set(NAMED_WITHIN.findall(worked.query))
    assert read
    assert read <= set(RELATIONS)


def test_rejects_are_told_apart_by_whether_they_are_closed(desk: Any) -> None:
    """The sample has none, so that its printed result cannot show them."""
    moon, star = (street_row(month="2014-13", location=name) for name in ("Moon", "Star"))
    desk.load_text("a.csv", street(street_row(), moon, star))
    desk.load_text("b.csv", street(street_row(month="2014-03", location="Moon")))
    rejected = "| rejected | police_street | Month | is a month written YYYY-MM | 2 | 1 | 1 |"
    assert rejected in result_of(desk, PRINTED[1].query).splitlines()


def test_followed_lines_are_what_the_figure_counts(sample_desk: Any, sample_folder: Path) -> None:
    """Whoever opens the archive and goes to the line finds the record."""
    [archive] = sample_folder.rglob("thames-valley-download.zip")
    for name, file_hash, line, outcome in sample_desk.sql(PRINTED[2].query):
        content = zipfile.ZipFile(archive).read(name.removeprefix(f"{archive.name}/"))
        cells = content.decode().splitlines()[line - 1].split(",")
        assert {"2015-12", "E01033500", "Bicycle theft", outcome} <= set(cells)
        assert hashlib.sha256(content).hexdigest().startswith(file_hash)
