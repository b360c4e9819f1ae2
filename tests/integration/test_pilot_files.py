"""Files of a pilot and its evaluators: what a view shows of each, what a newer one replaces."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from integration.pilot_tables import GOOD, Row, table

SHOWN: dict[str, tuple[str, str, tuple[object, ...]]] = {
    "roster": (
        "v_person",
        "role, arm, lpa, np_years_band",
        ("constable", "treated", "Milton Keynes", "2-4"),
    ),
    "training_attendance": (
        "v_training",
        "event, held_on, attended",
        ("training", date(2016, 2, 1), True),
    ),
    "lisp_step_events": (
        "v_lisp_step_event",
        "pilot_code, step, event, evidence_ref, masked",
        ("P1", 3, "evidenced", "minutes 4", 0),
    ),
    "proformas": (
        "v_proforma",
        "version, step, response, evaluation, lacks",
        (2, 7, "Fewer calls to the station", "Calls by month", None),
    ),
    "rubric_reviews": (
        "v_rubric_review",
        "criterion, score, rationale, is_blind",
        ("Problem definition", 3.0, "Clear, but thin", True),
    ),
    "stakeholders": (
        "v_stakeholder",
        "stakeholder_code, is_statutory, decision_authority",
        ("S01", False, "national"),
    ),
    "engagement_contacts": (
        "v_engagement",
        "stakeholder_code, activity, pillar, arnstein_rung, minutes, attendees",
        ("S01", "Meeting on the A421", "engagement", 6, 45.0, 12),
    ),
    "escalations": (
        "v_escalation",
        "to_level, barrier, status, closed_on",
        ("regional_business", "Prices are set centrally", "resolved", date(2016, 5, 1)),
    ),
    "actions": (
        "v_action",
        "action, owner_role, pillar, done_on, status",
        ("Cut back the hedge", "parish council", "resilience", date(2016, 4, 3), "done"),
    ),
    "time_records": ("v_time", "team, activity, hours", (None, "problem_solving", 1.5)),
    "policy_events": (
        "v_policy_event",
        "effective_on, name, scope",
        (date(2016, 6, 1), "Removal of ACA", "Force"),
    ),
    "interview_index": ("v_interview", "role_band, has_consent", ("pcso", True)),
    "theme_codebook": (
        "v_theme where theme = 'skills'",
        "parent, description, colour, is_codable",
        (None, "What officers can do", "#4477aa", True),
    ),
    "taguette_codebook": (
        "v_theme where theme = 'structure'",
        "parent, description, colour, is_codable",
        ("steps", "Order and form", None, True),
    ),
    "taguette_highlights": (
        "v_coded_excerpt where tag = 'skills'",
        "programme_code, role_band, excerpt, valence, is_releasable",
        ("MK", "pcso", "We learned to listen", "for", True),
    ),
    "coded_references": (
        "v_coded_excerpt where tag = 'structure'",
        "excerpt, valence, is_releasable",
        ("The steps gave us a structure", None, False),
    ),
    "pilot_areas": (
        "v_pilot_area",
        "area_code, area_role, rationale",
        ("E01016800", "treatment", "Most calls"),
    ),
    "oversight_weeks": ("v_oversight_week", "week, has_oversight", (date(2016, 2, 1), True)),
    "dependencies": (
        "v_dependency",
        "dependency, rag, closed_on",
        ("A stable team", "amber", None),
    ),
    "opportunities": (
        "v_opportunity",
        "pilot_code, opportunity, status",
        (None, "Parking at schools", "missed"),
    ),
    "costs": (
        "v_cost",
        "pilot_code, cost_kind, amount_gbp, period",
        ("P1", "training", 1250.5, "2016-02"),
    ),
    "rollout": (
        "v_rollout",
        "site, theme, stage, since",
        ("Slough", "domestic abuse", "started", date(2016, 5, 1)),
    ),
    "benchmarks": (
        "v_benchmark",
        "value, unit, source, year",
        (1.7, "percent", "Metcalfe 2015", 2015),
    ),
    "references": (
        "v_reference",
        "reference_key, authors, year",
        ("arnstein1969", "Arnstein, S. R.", 1969),
    ),
    "sign_offs": (
        "v_sign_off",
        "sign_off_role, name, signed_on",
        ("assurer", "Perpetua Marlowe", date(2016, 7, 15)),
    ),
    "finding_overrides": (
        "v_finding_override",
        "finding_key, state, reason, name",
        ("site_choice", "too early", "Two months only", "Perpetua Marlowe"),
    ),
    "commentary": (
        "v_commentary",
        "section, author_role, written_on, body",
        ("site_choice", "evaluator", date(2016, 7, 14), "They *knew* the places"),
    ),
}

CHANGED: dict[str, tuple[str, str]] = {
    "roster": ("arm", "control"),
    "training_attendance": ("attended", "no"),
    "lisp_step_events": ("evidence_ref", "minutes 5"),
    "proformas": ("response", "Another answer"),
    "rubric_reviews": ("score", "4"),
    "stakeholders": ("decision_authority", "local"),
    "engagement_contacts": ("minutes", "50"),
    "escalations": ("status", "answered"),
    "actions": ("action", "Plant a hedge"),
    "time_records": ("hours", "2"),
    "policy_events": ("scope", "Area"),
    "interview_index": ("consent", "no"),
    "theme_codebook": ("colour", "#000000"),
    "taguette_codebook": ("parent", ""),
    "taguette_highlights": ("content", "We learned"),
    "coded_references": ("reference text", "The steps"),
    "pilot_areas": ("role", "buffer"),
    "oversight_weeks": ("inspector_oversight", "no"),
    "dependencies": ("rag", "red"),
    "opportunities": ("status", "taken"),
    "costs": ("amount_gbp", "1300"),
    "rollout": ("stage", "ended"),
    "benchmarks": ("value", "1.8"),
    "references": ("title", "A Ladder"),
    "sign_offs": ("synthetic", ""),
    "finding_overrides": ("reason", "Three months only"),
    "commentary": ("body", "They knew them"),
}
"""A change that leaves the row's key as it was."""

OTHER: dict[str, tuple[str, str]] = {
    "roster": ("person_code", "p-two"),
    "training_attendance": ("event", "briefing"),
    "lisp_step_events": ("step", "4"),
    "proformas": ("version", "1"),
    "rubric_reviews": ("reviewer", "r-two"),
    "stakeholders": ("stakeholder", "S02"),
    "engagement_contacts": ("date", "2016-02-11"),
    "escalations": ("code", "E02"),
    "actions": ("code", "A02"),
    "time_records": ("person_code", "p-two"),
    "policy_events": ("date", "2016-06-02"),
    "interview_index": ("document", "Interview 08.docx"),
    "theme_codebook": ("name", "label"),
    "taguette_codebook": ("tag", "order"),
    "taguette_highlights": ("tag", "label"),
    "coded_references": ("coder", "c-three"),
    "pilot_areas": ("area", "E01016801"),
    "oversight_weeks": ("week", "2016-02-08"),
    "dependencies": ("code", "D2"),
    "opportunities": ("code", "O2"),
    "costs": ("period", "2016-03"),
    "rollout": ("site", "Aylesbury"),
    "benchmarks": ("year", "2016"),
    "references": ("key", "arnstein1970"),
    "sign_offs": ("role", "approver"),
    "finding_overrides": ("finding", "crime_follow_up"),
    "commentary": ("section", "survey"),
}
"""A change that makes it another row."""

EVERY_KIND = pytest.mark.parametrize("kind", [kind for kind in GOOD if kind != "pilot_register"])


@pytest.fixture(scope="module")
def full(desk_at: Callable[[Path], Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Two rows of each kind, loaded at once."""
    desk = desk_at(tmp_path_factory.mktemp("full"))
    for kind, row in GOOD.items():
        desk.write(f"{kind}.csv", table(row, other_row(kind)) if kind in OTHER else table(row))
    desk.load()
    return desk


@pytest.fixture(scope="module")
def renewed(desk_at: Callable[[Path], Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The same, and then a newer file of each kind that changes the first of its rows."""
    desk = desk_at(tmp_path_factory.mktemp("renewed"))
    for kind, row in GOOD.items():
        desk.write(f"{kind}.csv", table(row, other_row(kind)) if kind in OTHER else table(row))
    desk.load()
    for kind, (column, value) in CHANGED.items():
        desk.write(f"new-{kind}.csv", table(GOOD[kind] | {column: value}))
    desk.load()
    return desk


def other_row(kind: str) -> Row:
    """A second sound row of a kind, under another key."""
    column, value = OTHER[kind]
    return GOOD[kind] | {column: value}


def test_each_file_is_recognised_and_loaded_whole(full: Any) -> None:
    found = {report.file: (report.kind, report.state, report.rejected) for report in full.reports}
    assert found == {f"{kind}.csv": (kind, "loaded", 0) for kind in GOOD}


def test_sound_rows_carry_no_warning(full: Any) -> None:
    assert full.sql("select file_name, rule from v_warning") == []


@EVERY_KIND
def test_view_shows_the_row(full: Any, kind: str) -> None:
    view, columns, expected = SHOWN[kind]
    assert expected in full.sql(f"select {columns} from {view}")


@EVERY_KIND
def test_later_file_replaces_its_row_and_no_other(renewed: Any, kind: str) -> None:
    ledger = renewed.sql(
        "select file_name, rows_accepted, rows_superseded from v_load_ledger "
        f"where kind = '{kind}' order by load_id"
    )
    assert ledger == [(f"{kind}.csv", 1, 1), (f"new-{kind}.csv", 1, 0)]


def test_one_person_has_one_pseudonym_in_every_file(full: Any) -> None:
    found = full.sql(
        "select person from v_person union all select person from v_training union all "
        "select person from v_time union all select completed_by from v_proforma"
    )
    assert set(found) == {(row,) for (row,) in full.sql("select person from v_person")}


SECRETS = ("o.quill@force.police.uk", "07700 900123", "MK9 3ES", "PC 4821", "Quillfeather")
MENTION = "Ask {} (Orla {}, {}) on {} at {}".format(*(SECRETS[i] for i in (3, 4, 0, 1, 2)))
TEXTS = {
    "lisp_step_events": "evidence_ref",
    "proformas": "evaluation",
    "rubric_reviews": "rationale",
    "engagement_contacts": "activity",
    "escalations": "barrier",
    "actions": "action",
    "theme_codebook": "description",
    "taguette_codebook": "description",
    "taguette_highlights": "content",
    "coded_references": "reference text",
    "pilot_areas": "rationale",
    "dependencies": "dependency",
    "opportunities": "opportunity",
    "finding_overrides": "reason",
    "commentary": "body",
}
LABELS = {
    "rubric_reviews": "criterion",
    "time_records": "team",
    "policy_events": "name",
    "interview_index": "lpa",
    "theme_codebook": "name",
    "taguette_codebook": "tag",
    "taguette_highlights": "tag",
    "coded_references": "code",
    "rollout": "theme",
    "benchmarks": "source",
    "sign_offs": "name",
    "commentary": "author_role",
}

CONTACTS = "{}; {}; {}; {}".format(*SECRETS[:4])
PUBLISHED = ("pilot_register", "references")
"""Kinds whose words are the programme's own to publish, as written."""


def held_in(folder: Path, secret: str) -> list[str]:
    """Files below a folder that hold the bytes of a secret, in any case."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return [path.name for path in paths if secret.lower().encode() in path.read_bytes().lower()]


def test_nothing_that_identifies_a_person_reaches_the_disk(desk: Any) -> None:
    """Not from free text, labels, identifiers or columns that it strayed into; nor as a reject."""
    for kind, row in GOOD.items():
        desk.write(f"{kind}.csv", table(row))
    for kind, column in (TEXTS | LABELS).items():
        desk.write(f"more-{kind}.csv", table(*(
            other_row(kind) | {changed: MENTION}
            for changed in {TEXTS.get(kind, column), LABELS.get(kind, column)}
        )))  # fmt: skip
    for kind, row in GOOD.items():
        if kind not in PUBLISHED:
            for column in row:  # a file each, since one with many rejects is held as a whole
                desk.write(f"odd-{kind}-{column}.csv", table(row | {column: CONTACTS}))
    desk.load()
    assert {report.state for report in desk.reports} <= {
        "loaded",
        "superseded",
        "rejected",
        "unchanged",
    }
    for secret in (*SECRETS, "p-one", "r-one", "c-one"):
        assert held_in(desk.directory, secret) == [], secret
    assert held_in(desk.folder, SECRETS[0])


@pytest.fixture(scope="module")
def mentioning(desk_at: Callable[[Path], Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Files whose free text names somebody."""
    desk = desk_at(tmp_path_factory.mktemp("mentioning"))
    for kind in ("pilot_register", "roster", "stakeholders", "interview_index"):
        desk.write(f"{kind}.csv", table(GOOD[kind]))
    for kind, column in TEXTS.items():
        desk.write(f"text-{kind}.csv", table(GOOD[kind] | {column: MENTION}))
    desk.load()
    return desk


@pytest.fixture(scope="module")
def labelled(desk_at: Callable[[Path], Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Files whose second row identifies somebody in a label."""
    desk = desk_at(tmp_path_factory.mktemp("labelled"))
    desk.write("register.csv", table(GOOD["pilot_register"]))
    for kind, column in LABELS.items():
        rows = (GOOD[kind], other_row(kind) | {column: "ask a@b.org"})
        desk.write(f"label-{kind}.csv", table(*rows))
    desk.load()
    return desk


@pytest.mark.parametrize("kind", TEXTS)
def test_masks_are_counted_in_the_row_and_as_a_warning(mentioning: Any, kind: str) -> None:
    file = f"text-{kind}.csv"
    [report] = [report for report in mentioning.reports if report.file == file]
    assert (report.accepted, report.rejected, report.warned) == (1, 0, 1)
    rules = f"select column_name, rule, rows from v_warning where file_name = '{file}' order by all"
    assert mentioning.sql(rules) == [
        (TEXTS[kind], "holds no name of the roster", 1),
        (TEXTS[kind], "holds nothing that could identify a person", 1),
    ]
    assert mentioning.sql(f"select masked from {SHOWN[kind][0]}") == [(5,)]


def test_code_of_a_person_reaches_the_disk_in_no_text(desk: Any) -> None:
    desk.load_text("roster.csv", table(GOOD["roster"] | {"person_code": "NH-7001"}))
    desk.load_text("register.csv", table(GOOD["pilot_register"] | {"name": "See NH-7001"}))
    desk.load_text("actions.csv", table(GOOD["actions"] | {"action": "NH-7001 cuts the hedge"}))
    assert desk.sql("select name from v_pilot") == [("See [person]",)]
    assert desk.sql("select action, masked from v_action") == [("[person] cuts the hedge", 1)]
    assert held_in(desk.directory, "NH-7001") == []


@pytest.mark.parametrize("kind", LABELS)
def test_label_that_identifies_a_person_is_rejected_and_not_shown(labelled: Any, kind: str) -> None:
    rejects = (
        f"select row_no, column_name, value from v_reject where file_name = 'label-{kind}.csv'"
    )
    assert labelled.sql(rejects) == [(2, LABELS[kind], "(masked)")]


def test_names_masked_before_or_after_the_roster_make_two_snapshots(
    desk_at: Callable[[Path], Any], tmp_path: Path
) -> None:
    texts = [table(GOOD["pilot_register"]), table(GOOD["roster"])]
    action = table(GOOD["actions"] | {"action": "Orla cuts the hedge"})
    snapshots = []
    for place, files in (("before", [*texts, action]), ("after", [texts[0], action, texts[1]])):
        desk = desk_at(tmp_path / place)
        for number, text in enumerate(files):
            desk.load_text(f"{number}.csv", text)
        snapshots.append((desk.snapshot, desk.sql("select action from v_action")))
    assert [shown for _, shown in snapshots] == [
        [("[name] cuts the hedge",)],
        [("Orla cuts the hedge",)],
    ]
    assert snapshots[0][0] != snapshots[1][0]


def test_quote_is_releasable_only_with_consent(desk: Any) -> None:
    for consent in ("yes", "no"):
        desk.load_text("register.csv", table(GOOD["pilot_register"]))
        desk.load_text(f"{consent}.csv", table(GOOD["interview_index"] | {"consent": consent}))
        desk.load_text("quotes.csv", table(GOOD["taguette_highlights"]))
        found = desk.sql("select is_releasable from v_coded_excerpt")
        assert found == [(consent == "yes",)]


def test_first_version_of_a_proforma_lacks_what_the_second_asks_for(desk: Any) -> None:
    desk.load_text("register.csv", table(GOOD["pilot_register"]))
    added = ("success_definition", "escalation", "evaluation")
    first = {name: value for name, value in GOOD["proformas"].items() if name not in added}
    first |= {"version": "1"}
    desk.load_text("first.csv", table(first))
    thin = GOOD["proformas"] | {"escalation": ""}
    report = desk.load_text("second.csv", table(GOOD["proformas"] | {"step": "8"}, thin))
    assert report.warned == 1
    assert desk.sql("select version, step, lacks from v_proforma order by all") == [
        (1, 7, "success_definition, escalation, evaluation"),
        (2, 7, "escalation"),
        (2, 8, None),
    ]


@pytest.mark.parametrize(
    "kind", ["engagement_contacts", "costs", "coded_references", "time_records"]
)
def test_two_equal_rows_without_an_identifier_are_two_events(desk: Any, kind: str) -> None:
    for needed in ("pilot_register", "stakeholders", "interview_index"):
        desk.load_text(f"{needed}.csv", table(GOOD[needed]))
    report = desk.load_text("a.csv", table(GOOD[kind], GOOD[kind]))
    assert (report.accepted, report.rejected) == (2, 0)


def test_contacts_wait_for_the_stakeholders_that_they_name(desk: Any) -> None:
    desk.load_text("register.csv", table(GOOD["pilot_register"]))
    report = desk.load_text("contacts.csv", table(GOOD["engagement_contacts"]))
    assert (report.state, "stakeholders" in report.message) == ("held", True)
