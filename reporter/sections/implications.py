"""Wider implications: questions that the review raises beyond its programme, as a learning agenda.

Each names the findings that bear on it; one without any is a professional judgement, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Figure
from reporter.section import Subject
from shared.contract.vocabulary import ResultState
from shared.figures import ladder
from shared.findings import Finding, findings
from shared.findings.accounts.engagement import ladder as contacts_by_rung

AGENDA = (
    (
        "Recruitment",
        "Do officers' attitudes before training tell who will engage well, and would choosing for "
        "them serve the public better than training for them?",
        (),
    ),
    (
        "Training",
        "Does a day of worked cases and discussion in teams teach more than distance learning "
        "does, and what keeps it alive in the months after?",
        ("confidence_after_training", "capability"),
    ),
    (
        "Measures of performance",
        "By which measures can neighbourhood policing show what it does, when recorded crime "
        "moves slowly and for many reasons?",
        ("problem_solving_time", "crime_follow_up", "evaluation_training"),
    ),
    (
        "Implementation of initiatives",
        "Which pilots are carried by colleagues and supervisors, and which are worn down as "
        "somebody else's idea?",
        ("valued_by_ranks", "implementation_depth", "dose_delivered"),
    ),
    (
        "Leadership",
        "What do leaders do who get all eight steps taken, across the borders of their "
        "organisation?",
        ("supervisor_experience", "inspector_oversight", "escalation_use"),
    ),
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the agenda, and the findings that bear on it."""

    title: str
    question: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Implications:
    """The agenda, and the ladder of participation; None where no contact was rated."""

    agenda: tuple[Question, ...]
    ladder: Figure | None


def build(subject: Subject) -> Implications:
    """The questions with what this evaluation holds on each."""
    found = {f.key: f for f in findings(subject.evaluator, subject.programme)}
    agenda = tuple(
        Question(title, question, tuple(found[key] for key in keys if key in found))
        for title, question, keys in AGENDA
    )
    return Implications(agenda, _ladder(subject))


def _ladder(subject: Subject) -> Figure | None:
    chosen = {"programme_code": subject.programme.code}
    contacts = subject.evaluator.evaluate("arnstein_contacts", chosen)
    if contacts.state is not ResultState.OK:
        return None
    rung, partnership, unrated = (
        subject.evaluator.evaluate(key, chosen)
        for key in ("arnstein_rung", "arnstein_partnership_share", "arnstein_unrated_share")
    )
    return Figure(
        key="figure-ladder",
        caption="Contacts on each rung of Arnstein's ladder of participation",
        drawing=ladder.printed(contacts),
        note="Contacts as officers rated them; from rung 6 on, tinted, power is shared. Source: "
        "engagement log.",
        reading=contacts_by_rung(rung, partnership, unrated),
        results=(contacts,),
    )
