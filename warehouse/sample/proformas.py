"""What officers wrote on the form, submission by submission.

Owns the workbooks `proformas/PILOT_DAY.xlsx`. Version 2, on which supervisors say what success is,
what is escalated and how it is evaluated, was due from the start; officers had version 1, which
lacks those columns (section 6 of the review). One inspector filled in the later steps on version 2,
and left blank what success would look like: nobody had asked (section 7.1). The words are ours.
"""

from dataclasses import dataclass

from warehouse.sample.handover import SYNTHETIC, Row, SampleWorkbook
from warehouse.sample.implementation import PROGRAMME
from warehouse.sample.people import team_codes

_ANSWERED = ("programme", "pilot", "version", "step", "response", "evidence_ref")
_SIGNED = ("completed_by", "date")
_ADDED = ("success_definition", "escalation", "evaluation")
_COLUMNS = {
    "1": (*_ANSWERED, *_SIGNED, "synthetic"),
    "2": (*_ANSWERED, *_SIGNED, *_ADDED, "synthetic"),
}


@dataclass(frozen=True, slots=True)
class _Submission:
    """One workbook.

    Attributes:
        author: place in the pilot's team, or the code of a supervisor.
        answers: step, response, evidence; on version 2 also the three columns that it adds.
    """

    pilot: str
    day: str
    author: int | str
    answers: tuple[Row, ...]
    version: str = "1"

    @property
    def completed_by(self) -> str:
        """Code of the person who filled it in."""
        if isinstance(self.author, str):
            return self.author
        return team_codes(self.pilot)[self.author]


_SUBMISSIONS = (
    _Submission(
        "P1",
        "2016-03-11",
        0,
        (
            ("1", "Most of our bicycle thefts are reported here. I looked at one year; older "
             "figures were not to hand.", "cycle thefts of twelve months"),
            ("2", "Station staff, two cycle shops and a taxi rank see the place all day.",
             "asset map, sheet 1"),
        ),
    ),
    _Submission(
        "P1",
        "2016-04-29",
        0,
        (
            ("3", "Seven contacts so far. Those who could move a rack sit in another town.",
             "stakeholder list, second issue"),
            ("4", "Cyclists drew the far racks as a blind corner; staff drew them as tidy.",
             "problem picture, forecourt"),
        ),
    ),
    _Submission(
        "P1",
        "2016-07-05",
        1,
        (
            ("5", "Met twice. The train company sent a different person each time.",
             "notes of the first meeting"),
            ("6", "The group would like the racks by the ticket hall, under the lights.",
             "solution picture, cycle racks"),
            ("7", "We talked about who asks for the move. No dates yet.", ""),
        ),
    ),
    _Submission(
        "P2",
        "2016-03-18",
        0,
        (
            ("1", "Calls since autumn bunch around the underpass and the garages.",
             "calls by street since autumn"),
            ("2", "A hall, a church, a school and a football club, all within five minutes.",
             "asset map"),
        ),
    ),
    _Submission(
        "P2",
        "2016-05-13",
        0,
        (
            ("3", "Ten contacts. We knew two of them before this year.",
             "stakeholder list, with contacts made"),
            ("4", "Tenants fear the dark end; the young people say it is the only dry place.",
             "problem picture, whole estate"),
        ),
    ),
    _Submission(
        "P2",
        "2016-07-06",
        1,
        (
            ("5", "Six people come regularly, four of them tenants.", "notes of the working group"),
            ("6", "They want the play area back on Fridays, with somebody older in charge.",
             "solution picture, play area"),
        ),
    ),
    _Submission(
        "P2",
        "2016-07-08",
        "MK-I01",
        (
            ("7", "Lighting and Fridays are agreed in outline.", "", "", "",
             "Set the calls of this autumn beside those of the last one."),
            ("8", "The landlord's region must pay for the lights.", "", "",
             "Asked the landlord's regional office; waiting.", ""),
        ),
        version="2",
    ),
    _Submission(
        "P3",
        "2016-05-06",
        0,
        (
            ("1", "Complaints about parked cars at both ends of the school day, over one term.",
             "tally of parked cars"),
            ("2", "The school, a nursery and a residents' group.", "asset list"),
        ),
    ),
    _Submission(
        "P3",
        "2016-06-03",
        1,
        (
            ("3", "I took this over in May and am still meeting people.", "stakeholder list"),
            ("4", "Residents blame parents, parents blame the lack of a bus.",
             "problem picture, school gate"),
        ),
    ),
    _Submission(
        "P4",
        "2016-04-15",
        0,
        (
            ("1", "Shops report thefts weekly. We take each as it comes.",
             "thefts reported by shops"),
            ("2", "Five shops, a surgery and a post office share one car park.", "asset map"),
        ),
    ),
    _Submission(
        "P4",
        "2016-06-03",
        0,
        (
            ("3", "Local managers are keen. What they may change is settled far away.",
             "stakeholder list"),
            ("4", "Each shop drew its own door; only the post office drew the whole parade.",
             "problem picture, parade"),
            ("5", "First meeting with four of five shops.", "notes of the traders' meeting"),
        ),
    ),
    _Submission(
        "P4",
        "2016-07-06",
        2,
        (
            ("6", "Two ideas: spirits away from the doors, and a telephone chain.", ""),
            ("7", "The chains have not answered, so nothing is fixed.", ""),
        ),
    ),
    _Submission(
        "P5",
        "2016-03-24",
        0,
        (
            ("1", "Drive-offs take up a good part of each week. We collect the recordings.",
             "list of drive-offs"),
        ),
    ),
    _Submission(
        "P5",
        "2016-05-20",
        1,
        (
            ("2", "I did not get beyond the filling station itself.", ""),
            ("3", "The manager refers us to the head office. I was on other duties most days.", ""),
        ),
    ),
)  # fmt: skip


def _rows(made: _Submission) -> tuple[Row, ...]:
    return tuple(
        (
            *(PROGRAMME, made.pilot, made.version, step, response, evidence),
            *(made.completed_by, made.day, *added, SYNTHETIC),
        )
        for step, response, evidence, *added in made.answers
    )


def proforma_files() -> tuple[SampleWorkbook, ...]:
    """One workbook per submission: a row per step that was written about."""
    return tuple(
        SampleWorkbook(
            f"proformas/{made.pilot}_{made.day}.xlsx",
            "Proforma",
            _COLUMNS[made.version],
            _rows(made),
            handed_over=made.day,
        )
        for made in _SUBMISSIONS
    )
