"""One sound row of each kind of file that a pilot and its evaluators hand over."""

from __future__ import annotations

Row = dict[str, str]
MK = {"programme": "MK"}
P1 = MK | {"pilot": "P1"}
GOOD: dict[str, Row] = {
    "pilot_register": P1
    | {"name": "Station", "location": "E01016800", "status": "active", "started_on": "2016-02-01"},
    "roster": MK
    | {
        "person_code": "p-one",
        "name": "PC Orla Quillfeather",
        "role": "constable",
        "arm": "treated",
        "lpa": "Milton Keynes",
        "np_years_band": "2-4",
    },
    "training_attendance": MK
    | {
        "person_code": "p-one",
        "role": "constable",
        "arm": "treated",
        "event": "training",
        "date": "2016-02-01",
        "attended": "yes",
    },
    "lisp_step_events": P1
    | {"step": "3", "event": "evidenced", "date": "2016-03-01", "evidence_ref": "minutes 4"},
    "proformas": P1
    | {
        "version": "2",
        "step": "7",
        "response": "Fewer calls to the station",
        "evidence_ref": "photo 2",
        "completed_by": "p-one",
        "date": "2016-05-01",
        "success_definition": "Half the calls",
        "escalation": "None so far",
        "evaluation": "Calls by month",
    },
    "rubric_reviews": P1
    | {
        "reviewer": "r-one",
        "criterion": "Problem definition",
        "score": "3",
        "rationale": "Clear, but thin",
        "blind": "yes",
        "date": "2016-06-01",
    },
    "stakeholders": P1
    | {
        "stakeholder": "S01",
        "type": "business",
        "statutory": "no",
        "decision_authority": "national",
        "first_contact": "2016-02-09",
    },
    "engagement_contacts": P1
    | {
        "date": "2016-02-10",
        "stakeholder": "S01",
        "activity": "Meeting on the A421",
        "pillar": "engagement",
        "arnstein": "6",
        "minutes": "45",
        "attendees": "12",
    },
    "escalations": P1
    | {
        "code": "E01",
        "raised_on": "2016-04-01",
        "to_level": "regional_business",
        "barrier": "Prices are set centrally",
        "status": "resolved",
        "closed_on": "2016-05-01",
    },
    "actions": P1
    | {
        "code": "A01",
        "action": "Cut back the hedge",
        "owner_role": "parish council",
        "pillar": "resilience",
        "due_on": "2016-04-01",
        "done_on": "2016-04-03",
        "status": "done",
    },
    "time_records": MK
    | {
        "person_code": "p-one",
        "team": "",
        "date": "2016-03-01",
        "activity": "problem_solving",
        "hours": "1.5",
    },
    "policy_events": {"date": "2016-06-01", "name": "Removal of ACA", "scope": "Force"},
    "interview_index": MK
    | {
        "document": "Interview 07.docx",
        "role_band": "pcso",
        "lpa": "Milton Keynes",
        "date": "2016-06-20",
        "consent": "yes",
    },
    "theme_codebook": {
        "guid": "ab-1",
        "name": "skills",
        "parent": "",
        "description": "What officers can do",
        "colour": "#4477aa",
        "codable": "true",
    },
    "taguette_codebook": {
        "tag": "structure",
        "parent": "steps",
        "description": "Order and form",
        "number of highlights": "3",
    },
    "taguette_highlights": {
        "id": "41",
        "document": "Interview 07.docx",
        "tag": "skills",
        "content": "We learned to listen",
        "coder": "c-one",
        "valence": "for",
        "releasable": "yes",
    },
    "coded_references": {
        "file": "Interview 07.docx",
        "code": "structure",
        "reference text": "The steps gave us a structure",
        "coverage": "1.2",
        "coder": "c-two",
    },
    "pilot_areas": P1 | {"area": "E01016800", "role": "treatment", "rationale": "Most calls"},
    "oversight_weeks": P1 | {"week": "2016-02-01", "inspector_oversight": "yes"},
    "dependencies": MK
    | {
        "code": "D1",
        "dependency": "A stable team",
        "rag": "amber",
        "owner_role": "inspector",
        "raised_on": "2016-02-01",
        "closed_on": "",
    },
    "opportunities": MK
    | {
        "pilot": "",
        "code": "O1",
        "opportunity": "Parking at schools",
        "identified_on": "2016-03-01",
        "status": "missed",
    },
    "costs": MK | {"pilot": "P1", "kind": "training", "amount_gbp": "1250.50", "period": "2016-02"},
    "rollout": MK
    | {
        "site": "Slough",
        "lpa": "Slough",
        "theme": "domestic abuse",
        "stage": "started",
        "since": "2016-05-01",
    },
    "benchmarks": {
        "measure": "time on problem solving",
        "value": "1.7",
        "unit": "percent",
        "source": "Metcalfe 2015",
        "year": "2015",
    },
    "references": {
        "key": "arnstein1969",
        "authors": "Arnstein, S. R.",
        "year": "1969",
        "title": "A Ladder of Citizen Participation",
        "publication": "Journal of the American Planning Association",
    },
    "sign_offs": MK | {"role": "assurer", "name": "Perpetua Marlowe", "date": "2016-07-15"},
    "finding_overrides": MK
    | {
        "finding": "site_choice",
        "state": "too early",
        "reason": "Two months only",
        "name": "Perpetua Marlowe",
        "date": "2016-07-15",
    },
    "commentary": MK
    | {
        "section": "site_choice",
        "author_role": "evaluator",
        "date": "2016-07-14",
        "body": "They *knew* the places",
    },
}


def table(*rows: Row) -> str:
    """The rows as a hand-over file, every field in quotes."""
    lines = [rows[0].keys(), *(row.values() for row in rows)]
    return "".join(",".join(f'"{value}"' for value in line) + "\n" for line in lines)
