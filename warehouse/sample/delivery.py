"""What the pilots did: the steps they took, the weeks an inspector looked in, what was agreed.

Owns `delivery/lisp_step_events_YYYY-MM.csv`, `delivery/oversight_weeks_YYYY-MM.csv` and the two
exports of `delivery/actions_YYYY-MM.csv`. All are invented tables. The first steps were taken
nearly everywhere; interventions and escalation, steps 7 and 8, were begun in a few pilots and
evidenced in none (section 6 of the review). The four pillars that it names (sections 1 and 9) stand
beside each action.
"""

from datetime import date, timedelta

from warehouse.sample.handover import SYNTHETIC, Row, SampleFile
from warehouse.sample.implementation import PROGRAMME
from warehouse.sample.monthly import monthly_files

_STEP_COLUMNS = ("programme", "pilot", "step", "event", "date", "evidence_ref", "synthetic")

# step, event, day (month and day of 2016), evidence
STEP_EVENTS = {
    "P1": (
        ("1", "started", "02-15", ""),
        ("1", "evidenced", "02-24", "cycle thefts of twelve months"),
        ("1", "complete", "03-04", "cycle thefts of twelve months"),
        ("2", "started", "02-29", ""),
        ("2", "evidenced", "03-10", "asset map, sheet 1"),
        ("2", "complete", "03-24", "asset map, sheet 2"),
        ("3", "started", "03-07", ""),
        ("3", "evidenced", "03-22", "stakeholder list"),
        ("3", "complete", "04-12", "stakeholder list, second issue"),
        ("4", "started", "04-05", ""),
        ("4", "evidenced", "04-27", "problem picture, forecourt"),
        ("5", "started", "04-20", ""),
        ("5", "evidenced", "05-18", "notes of the first meeting"),
        ("6", "started", "05-24", ""),
        ("6", "evidenced", "06-22", "solution picture, cycle racks"),
        ("7", "started", "06-20", ""),
    ),
    "P2": (
        ("1", "started", "02-22", ""),
        ("1", "evidenced", "03-02", "calls by street since autumn"),
        ("1", "complete", "03-11", "calls by street since autumn"),
        ("2", "started", "03-03", ""),
        ("2", "evidenced", "03-16", "asset map"),
        ("2", "complete", "03-30", "asset map, with opening hours"),
        ("3", "started", "03-14", ""),
        ("3", "evidenced", "03-31", "stakeholder list"),
        ("3", "complete", "04-15", "stakeholder list, with contacts made"),
        ("4", "started", "04-06", ""),
        ("4", "evidenced", "04-22", "problem picture, underpass"),
        ("4", "complete", "05-11", "problem picture, whole estate"),
        ("5", "started", "04-26", ""),
        ("5", "evidenced", "05-19", "notes of the working group"),
        ("6", "started", "05-25", ""),
        ("6", "evidenced", "06-16", "solution picture, play area"),
        ("7", "started", "06-21", ""),
        ("8", "started", "07-05", ""),
    ),
    "P3": (
        ("1", "started", "04-11", ""),
        ("1", "evidenced", "04-20", "tally of parked cars"),
        ("2", "started", "04-18", ""),
        ("2", "evidenced", "05-04", "asset list"),
        ("3", "started", "05-05", ""),
        ("3", "evidenced", "05-20", "stakeholder list"),
        ("4", "started", "05-17", ""),
        ("4", "evidenced", "05-26", "problem picture, school gate"),
        ("4", "reopened", "06-14", ""),
        ("5", "started", "06-01", ""),
    ),
    "P4": (
        ("1", "started", "03-14", ""),
        ("1", "evidenced", "03-23", "thefts reported by shops"),
        ("1", "complete", "04-01", "thefts reported by shops"),
        ("2", "started", "03-24", ""),
        ("2", "evidenced", "04-08", "asset map"),
        ("3", "started", "04-06", ""),
        ("3", "evidenced", "04-21", "stakeholder list"),
        ("4", "started", "04-25", ""),
        ("4", "evidenced", "05-13", "problem picture, parade"),
        ("5", "started", "05-10", ""),
        ("5", "evidenced", "06-02", "notes of the traders' meeting"),
        ("6", "started", "06-08", ""),
        ("7", "started", "06-28", ""),
    ),
    "P5": (
        ("1", "started", "03-01", ""),
        ("1", "evidenced", "03-17", "list of drive-offs"),
        ("2", "started", "03-15", ""),
        ("3", "started", "04-05", ""),
    ),
}

_WEEK_COLUMNS = ("programme", "pilot", "week", "inspector_oversight", "synthetic")

# first Monday, then week by week: y an inspector saw to the pilot, n not
_WEEKS = {
    "P1": ("2016-02-15", "yyynyynnyynyynnynyyny"),
    "P2": ("2016-02-22", "yyyynyynyynnynyyynyy"),
    "P3": ("2016-04-11", "ynynnynnnynnn"),
    "P4": ("2016-03-14", "yynyynnyynynnyyny"),
    "P5": ("2016-02-29", "ynnnynnnynnn"),
}

_ACTION_COLUMNS = (
    "programme",
    "pilot",
    "code",
    "action",
    "owner_role",
    "pillar",
    "due_on",
    "done_on",
    "status",
    "synthetic",
)
_FIRST_EXPORT, _LAST_EXPORT = "2016-04-29", "2016-07-08"

# pilot, code, action, who answers for it, pillar, due, done (blank where never),
# status on the day of the first export (blank where not yet agreed) and of the last
_ACTIONS = (
    ("P1", "P1-A1", "Stand at the racks at both rush hours for two weeks", "community officer",
     "visibility", "2016-03-31", "2016-04-01", "done", "done"),
    ("P1", "P1-A2", "Ask cyclists which racks they avoid, and why", "community officer",
     "engagement", "2016-04-29", "2016-04-26", "done", "done"),
    ("P1", "P1-A3", "Move the racks into view of the ticket hall", "station manager",
     "problem_solving", "2016-06-30", "", "planned", "in_progress"),
    ("P1", "P1-A4", "Find regular cyclists who would mark frames once a month", "community officer",
     "resilience", "2016-07-29", "", "", "planned"),
    ("P2", "P2-A1", "Walk the underpass with the landlord after dark", "community officer",
     "visibility", "2016-03-24", "2016-03-23", "done", "done"),
    ("P2", "P2-A2", "Hold two open evenings at the hall", "community officer",
     "engagement", "2016-05-13", "2016-05-11", "in_progress", "done"),
    ("P2", "P2-A3", "Light the underpass", "landlord",
     "problem_solving", "2016-06-30", "", "planned", "in_progress"),
    ("P2", "P2-A4", "Let young people run the play area on Fridays", "youth charity",
     "resilience", "2016-07-15", "", "", "in_progress"),
    ("P2", "P2-A5", "Agree with tenants who keeps watch over the garages", "tenants' group",
     "resilience", "2016-07-29", "", "", "planned"),
    ("P3", "P3-A1", "Be at the school gate every morning for a week", "community officer",
     "visibility", "2016-04-22", "2016-04-22", "done", "done"),
    ("P3", "P3-A2", "Ask parents how they would come without a car", "school",
     "engagement", "2016-05-27", "", "planned", "dropped"),
    ("P3", "P3-A3", "Mark a drop-off point away from the gate", "highway authority",
     "problem_solving", "2016-07-22", "", "", "planned"),
    ("P4", "P4-A1", "Visit each shop of the parade once a week", "community officer",
     "visibility", "2016-05-06", "2016-05-05", "in_progress", "done"),
    ("P4", "P4-A2", "Bring the traders to one table", "community officer",
     "engagement", "2016-05-20", "2016-05-31", "planned", "done"),
    ("P4", "P4-A3", "Move spirits away from the doors", "shop chains",
     "problem_solving", "2016-06-30", "", "planned", "planned"),
    ("P4", "P4-A4", "Set up a telephone chain between shops", "traders",
     "resilience", "2016-07-29", "", "", "planned"),
    ("P5", "P5-A1", "Week of patrols at the filling station", "sergeant",
     "visibility", "2016-03-18", "2016-03-18", "done", "done"),
    ("P5", "P5-A2", "Ask the filling station to take payment first", "sergeant",
     "problem_solving", "2016-05-06", "", "in_progress", "dropped"),
)  # fmt: skip


def _step_rows() -> tuple[Row, ...]:
    return tuple(
        (PROGRAMME, pilot, step, event, f"2016-{day}", evidence, SYNTHETIC)
        for pilot, events in STEP_EVENTS.items()
        for step, event, day, evidence in events
    )


def _week_rows() -> tuple[Row, ...]:
    return tuple(
        (PROGRAMME, pilot, _week(first, number), "yes" if mark == "y" else "no", SYNTHETIC)
        for pilot, (first, marks) in _WEEKS.items()
        for number, mark in enumerate(marks)
    )


def _week(first: str, number: int) -> str:
    return (date.fromisoformat(first) + timedelta(weeks=number)).isoformat()


def _first_actions() -> tuple[Row, ...]:
    """The actions agreed by the first export; what was done later is blank."""
    return tuple(
        (PROGRAMME, *said, due, done if done <= _FIRST_EXPORT else "", status, SYNTHETIC)
        for *said, due, done, status, _ in _ACTIONS
        if status
    )


def _last_actions() -> tuple[Row, ...]:
    return tuple(
        (PROGRAMME, *said, due, done, status, SYNTHETIC) for *said, due, done, _, status in _ACTIONS
    )


def delivery_files() -> tuple[SampleFile, ...]:
    """Step events and oversight weeks by month, and the action plan as exported twice.

    Logs have one row per event, or per pilot and week from its first Monday on. The second export
    of the actions carries all of them again, as they stood by then.
    """
    path = "delivery/actions_{}.csv".format
    return (
        *monthly_files("delivery/lisp_step_events", _STEP_COLUMNS, _step_rows(), dated="date"),
        *monthly_files("delivery/oversight_weeks", _WEEK_COLUMNS, _week_rows(), dated="week"),
        SampleFile(path("2016-04"), _ACTION_COLUMNS, _first_actions(), handed_over=_FIRST_EXPORT),
        SampleFile(path("2016-07"), _ACTION_COLUMNS, _last_actions(), handed_over=_LAST_EXPORT),
    )
