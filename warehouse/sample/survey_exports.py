"""The forms in which a survey tool hands a wave over.

Owns the layout of each form, not what was answered. T1 is an export of Qualtrics with its three
header rows and the columns that the tool adds by itself, T2 a plain wide table with the answers in
words, T3 a workbook. T1 and T3 hold answers as codes.
"""

import json
import random
from datetime import datetime, timedelta

from warehouse.sample.handover import Row, SampleFile, SampleWorkbook
from warehouse.sample.survey_items import survey_items

_OF_RESPONSE = ("ResponseId", "RecordedDate")
_EMBEDDED = ("programme", "wave", "arm", "lpa", "link_code")
_ITEMS = tuple(item.code for item in survey_items())
_COLUMNS = (*_OF_RESPONSE, *_EMBEDDED, *_ITEMS, "synthetic")
_FIRST_ITEM = len(_OF_RESPONSE) + len(_EMBEDDED)
_WORDS = {
    "": "",
    "1": "Strongly disagree",
    "2": "Disagree",
    "3": "Neither agree nor disagree",
    "4": "Agree",
    "5": "Strongly agree",
}

# column, question text, import id
_OF_QUALTRICS = (
    ("StartDate", "Start Date", "startDate"),
    ("EndDate", "End Date", "endDate"),
    ("Status", "Response Type", "status"),
    ("Progress", "Progress", "progress"),
    ("Duration (in seconds)", "Duration (in seconds)", "duration"),
    ("Finished", "Finished", "finished"),
    ("RecordedDate", "Recorded Date", "recordedDate"),
    ("ResponseId", "Response ID", "_recordId"),
)
_DATES = ("startDate", "endDate", "recordedDate")
_OPENED_AT = timedelta(hours=8, minutes=40)
_SEED = 49


def labelled_file(path: str, rows: tuple[Row, ...], *, handed_over: str) -> SampleFile:
    """A plain table: one row per respondent, one column per item, answers in words."""
    return SampleFile(path, _COLUMNS, tuple(map(_in_words, rows)), handed_over)


def _in_words(row: Row) -> Row:
    answers = row[_FIRST_ITEM:-1]
    return (*row[:_FIRST_ITEM], *(_WORDS[answer] for answer in answers), row[-1])


def wide_workbook(path: str, rows: tuple[Row, ...], *, handed_over: str) -> SampleWorkbook:
    """The same with codes, as a workbook."""
    return SampleWorkbook(path, "Answers", _COLUMNS, rows, handed_over)


def qualtrics_file(path: str, rows: tuple[Row, ...], *, handed_over: str) -> SampleFile:
    """The same with codes, as Qualtrics exports it: names, question texts, import ids, answers.

    Times of day are drawn; the day is the row's own.
    """
    columns = (*(name for name, _, _ in _OF_QUALTRICS), *_EMBEDDED, *_ITEMS, "synthetic")
    rng = random.Random(_SEED)
    answers = tuple((*_metadata(row, rng), *row[len(_OF_RESPONSE) :]) for row in rows)
    return SampleFile(path, columns, (_question_texts(), _import_ids(), *answers), handed_over)


def _question_texts() -> Row:
    questions = (item.text for item in survey_items())
    return (*(text for _, text, _ in _OF_QUALTRICS), *_EMBEDDED, *questions, "synthetic")


def _import_ids() -> Row:
    questions = (f"QID{item.number}" for item in survey_items())
    added = (import_id for _, _, import_id in _OF_QUALTRICS)
    return tuple(map(_import_id, (*added, *_EMBEDDED, *questions, "synthetic")))


def _import_id(name: str) -> str:
    zone = {"timeZone": "Europe/London"} if name in _DATES else {}
    return json.dumps({"ImportId": name} | zone, separators=(",", ":"))


def _metadata(row: Row, rng: random.Random) -> Row:
    """What Qualtrics adds to one response, in the order of its columns."""
    response, day = row[: len(_OF_RESPONSE)]
    started = datetime.fromisoformat(day) + _OPENED_AT + timedelta(seconds=rng.randrange(1200))
    seconds = 420 + rng.randrange(540)
    ended = started + timedelta(seconds=seconds)
    recorded = ended + timedelta(seconds=1)
    return (str(started), str(ended), "0", "100", str(seconds), "1", str(recorded), response)
