"""The 24 synthetic interviews, and what two coders marked in them.

Owns the files of `interviews/`. The words stand in `interview_stretches.csv`, invented for this
sample; nobody said them. Each stretch lists the themes that the first coder gave it, those of them
that it speaks against (the negative cases), whether it is cleared for print, and for the eight
interviews that were coded twice the themes of the second coder.

The review prints 24 interviews with three groups (sections 4 and 7), not how many of each: 14
community support officers, 7 sergeants and inspectors and 3 senior leaders are our reading.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from warehouse.sample.handover import SYNTHETIC, HandOver, Row, SampleFile, SampleWorkbook
from warehouse.sample.implementation import PROGRAMME
from warehouse.sample.themes import THEMES

_SOURCE = "interview_stretches.csv"
_FIRST_CODER, _SECOND_CODER = "MK-E01", "MK-E02"
_INDEX_DAYS = {"2016-05": "2016-05-31", "2016-06": "2016-06-30", "2016-07": "2016-07-07"}
_FIRST_EXPORT, _LAST_EXPORT = "2016-06-20", "2016-07-08"
_PAGE_SIGNS = 300
"""Signs of a transcript to one percent of it; transcripts are taken to be alike in length."""

_INDEX_COLUMNS = ("programme", "document", "role_band", "lpa", "date", "consent", "synthetic")
_HIGHLIGHT_COLUMNS = (
    "id",
    "document",
    "tag",
    "content",
    "coder",
    "valence",
    "releasable",
    "synthetic",
)
_REFERENCE_COLUMNS = (
    "file",
    "code",
    "reference text",
    "coverage",
    "coder",
    "valence",
    "synthetic",
)

# Interviews on each day, by their numbers.
_DAYS = {
    "2016-05-23": (1, 2),
    "2016-05-25": (3, 4, 15),
    "2016-05-26": (5, 6),
    "2016-05-31": (7, 8, 16),
    "2016-06-06": (9, 10),
    "2016-06-08": (11, 17),
    "2016-06-14": (12, 18),
    "2016-06-21": (13, 14, 19),
    "2016-06-28": (20, 21),
    "2016-07-04": (22, 23),
    "2016-07-06": (24,),
}
_OFFICERS, _SUPERVISORS = range(1, 15), range(15, 22)
_WITHOUT_CONSENT = (7, 13, 18)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one interview.

    Attributes:
        number: number of the interview.
        themes: keys of the themes given by the first coder.
        against: those of them that it speaks against.
        cleared: yes where it may be printed.
        second: keys given by the second coder; none where that coder passed it over.
        words: the stretch.
    """

    number: int
    themes: tuple[str, ...]
    against: tuple[str, ...]
    cleared: str
    second: tuple[str, ...]
    words: str

    @property
    def document(self) -> str:
        """Name of the transcript."""
        return _document(self.number)

    def valence(self, theme: str) -> str:
        """Whether the stretch speaks for the theme or against it."""
        return "against" if theme in self.against else "for"


def stretches() -> tuple[Stretch, ...]:
    """All stretches, in the order of the interviews."""
    with Path(__file__).with_name(_SOURCE).open(encoding="utf-8", newline="") as lines:
        return tuple(
            Stretch(
                number=int(row["interview"][1:]),
                themes=tuple(row["themes"].split()),
                against=tuple(row["against"].split()),
                cleared=row["cleared"],
                second=tuple(row["second"].split()),
                words=row["words"],
            )
            for row in csv.DictReader(lines)
        )


def interview_files() -> tuple[HandOver, ...]:
    """The index by month, two exports of the first coder's highlights, one of the second's.

    One row per interview; then one per stretch and theme. The evaluators added
    the columns `coder`, `valence` (for or against the theme) and `releasable` to their exports.
    """
    first, later = _highlights()
    return (
        *(_index(month) for month in _INDEX_DAYS),
        _export(_FIRST_EXPORT, first),
        _export(_LAST_EXPORT, later),
        SampleWorkbook(
            "interviews/second_coder.xlsx",
            "References",
            _REFERENCE_COLUMNS,
            tuple(_references()),
            handed_over=_LAST_EXPORT,
        ),
    )


def _index(month: str) -> SampleFile:
    rows = tuple(
        (
            PROGRAMME,
            _document(number),
            _band(number),
            "Milton Keynes",
            day,
            "no" if number in _WITHOUT_CONSENT else "yes",
            SYNTHETIC,
        )
        for day, numbers in _DAYS.items()
        for number in numbers
        if day.startswith(month)
    )
    path = f"interviews/index_{month}.csv"
    return SampleFile(path, _INDEX_COLUMNS, rows, handed_over=_INDEX_DAYS[month])


def _highlights() -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Rows of the two exports: interviews before the first export, and all later ones."""
    named = {theme.key: theme.name for theme in THEMES}
    early = {n for day, numbers in _DAYS.items() if day < "2016-06" for n in numbers}
    exports: tuple[list[Row], list[Row]] = ([], [])
    for identifier, one in enumerate(stretches(), start=1):
        rows = exports[0 if one.number in early else 1]
        for theme in one.themes:
            rows.append(
                (
                    str(identifier),
                    one.document,
                    named[theme],
                    one.words,
                    _FIRST_CODER,
                    one.valence(theme),
                    one.cleared,
                    SYNTHETIC,
                )
            )
    return tuple(exports[0]), tuple(exports[1])


def _export(day: str, rows: tuple[Row, ...]) -> SampleFile:
    return SampleFile(f"interviews/highlights_{day}.csv", _HIGHLIGHT_COLUMNS, rows, handed_over=day)


def _references() -> Iterator[Row]:
    named = {theme.key: theme.name for theme in THEMES}
    for one in stretches():
        for theme in one.second:
            yield (
                one.document,
                named[theme],
                one.words,
                f"{len(one.words) / _PAGE_SIGNS:.2f}%",
                _SECOND_CODER,
                one.valence(theme),
                SYNTHETIC,
            )


def _document(number: int) -> str:
    return f"Interview {number:02d}.docx"


def _band(number: int) -> str:
    if number in _OFFICERS:
        return "pcso"
    return "supervisor" if number in _SUPERVISORS else "senior"
