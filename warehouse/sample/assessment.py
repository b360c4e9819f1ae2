"""How far each pilot came, step by step: officers' own ratings and reviewers' of their proformas.

Owns `self_evaluations.xlsx` and `rubric_reviews.csv`; both are invented tables. The 14 raters'
scores were set so that the mean over raters of each rater's mean is 2.6 to one decimal (292 points
over 14 raters and eight steps) and so that the last two steps are hardly begun. Supervisors rate
higher than officers; one pilot lacks a supervisor's rating, and most trained officers gave none,
so that the two views cannot be set against each other everywhere (section 7.2 of the review).

Reviewers saw the proformas and not the ratings. They agree on most scores and stay below the
raters, because a step that nobody wrote about counts as not started.
"""

from shared.contract.vocabulary import LISP_STEPS
from warehouse.sample.handover import SYNTHETIC, HandOver, Row, SampleFile, SampleWorkbook
from warehouse.sample.implementation import PROGRAMME
from warehouse.sample.people import PILOT_TEAMS, team_codes

_RATING_COLUMNS = (
    "programme",
    "rater_code",
    "role",
    "pilot",
    "date",
    *(f"step{step}" for step in LISP_STEPS),
    "synthetic",
)

# supervisor's code (blank for an officer), role, pilot, date, scores of steps 1 to 8
_RATINGS = (
    ("MK-S01", "sergeant", "P1", "2016-07-04", "44433322"),
    ("", "pcso", "P1", "2016-07-04", "43433221"),
    ("MK-S02", "sergeant", "P1", "2016-07-05", "44333322"),
    ("", "pcso", "P1", "2016-07-06", "34432221"),
    ("", "pcso", "P2", "2016-07-04", "54443322"),
    ("", "pcso", "P2", "2016-07-05", "44333222"),
    ("MK-I01", "inspector", "P2", "2016-07-07", "33333333"),
    ("", "pcso", "P3", "2016-07-05", "33322211"),
    ("", "pcso", "P3", "2016-07-06", "43332211"),
    ("", "pcso", "P4", "2016-07-04", "43333221"),
    ("", "pcso", "P4", "2016-07-06", "33333211"),
    ("MK-S04", "sergeant", "P4", "2016-07-07", "43433322"),
    ("", "pcso", "P5", "2016-07-05", "22221111"),
    ("MK-S05", "sergeant", "P5", "2016-07-06", "33221111"),
)

_REVIEW_COLUMNS = (
    "programme",
    "pilot",
    "reviewer",
    "criterion",
    "score",
    "rationale",
    "blind",
    "date",
    "synthetic",
)

# pilot, reviewer, date, scores of steps 1 to 8
_REVIEWS = (
    ("P1", "MK-E02", "2016-07-11", "43332211"),
    ("P1", "MK-E03", "2016-07-12", "33322211"),
    ("P1", "MK-E04", "2016-07-13", "43322211"),
    ("P2", "MK-E02", "2016-07-11", "44333221"),
    ("P2", "MK-E03", "2016-07-12", "43332221"),
    ("P3", "MK-E02", "2016-07-11", "32221111"),
    ("P3", "MK-E03", "2016-07-13", "33211111"),
    ("P4", "MK-E02", "2016-07-12", "33332111"),
    ("P4", "MK-E03", "2016-07-13", "33222211"),
    ("P5", "MK-E02", "2016-07-12", "21111111"),
    ("P5", "MK-E03", "2016-07-13", "22111111"),
    ("P5", "MK-E04", "2016-07-13", "21111111"),
)
_RATIONALES = {
    "1": "Nothing on the form shows that this was begun.",
    "2": "Begun; what was written is not borne out by any record.",
    "3": "Done in part, and a record shows it.",
    "4": "Done, with records that another officer could work from.",
}


def _rating_rows() -> tuple[Row, ...]:
    officers = {pilot: iter(team_codes(pilot)) for pilot in PILOT_TEAMS}
    return tuple(
        (PROGRAMME, code or next(officers[pilot]), role, pilot, date, *scores, SYNTHETIC)
        for code, role, pilot, date, scores in _RATINGS
    )


def _review_rows() -> tuple[Row, ...]:
    return tuple(
        (PROGRAMME, pilot, reviewer, criterion, score, _RATIONALES[score], "yes", date, SYNTHETIC)
        for pilot, reviewer, date, scores in _REVIEWS
        for criterion, score in zip(LISP_STEPS.values(), scores, strict=True)
    )


def assessment_files() -> tuple[HandOver, ...]:
    """The self-evaluations and the rubric reviews.

    `self_evaluations.xlsx` has one row per rater; `rubric_reviews.csv` one per pilot, reviewer and
    criterion, which is the name of a step. Scores run from 1 (not started) to 5.
    """
    return (
        SampleWorkbook(
            "self_evaluations.xlsx",
            "Self-evaluation",
            _RATING_COLUMNS,
            _rating_rows(),
            handed_over="2016-07-08",
        ),
        SampleFile("rubric_reviews.csv", _REVIEW_COLUMNS, _review_rows(), handed_over="2016-07-14"),
    )
