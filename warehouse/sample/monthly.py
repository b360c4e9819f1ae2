"""Logs that grow month by month: dated rows as one file per month.

Owns the splitting of a log. The days of hand-over from February on are left to `months`; January's
records, kept before the pilot began, follow in the same rhythm.
"""

from itertools import groupby

from warehouse.sample.handover import Row, SampleFile
from warehouse.sample.months import LOG_DAYS

HANDED_OVER = {"2016-01": "2016-02-03"} | LOG_DAYS
"""Month to the day on which its log is handed over."""


def monthly_files(
    stem: str, columns: Row, rows: tuple[Row, ...], *, dated: str
) -> tuple[SampleFile, ...]:
    """One file per month in which anything is dated, named after `stem` and the month.

    Args:
        stem: path without the month and `.csv`.
        rows: in any order; a file's rows are sorted by day and keep their order within it.
        dated: column with the day, YYYY-MM-DD.

    Raises:
        KeyError: a row is dated outside January to July 2016.
    """
    place = columns.index(dated)
    by_day = sorted(rows, key=lambda row: row[place])
    months = groupby(by_day, key=lambda row: row[place][:7])
    return tuple(
        SampleFile(f"{stem}_{month}.csv", columns, tuple(listed), HANDED_OVER[month])
        for month, listed in months
    )
