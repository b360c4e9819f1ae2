"""Each audit finds a seeded fault, and finds nothing in its sound neighbour."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from shared.contract.errors import DefinitionFault
from shared.contract.relations import RELATIONS
from shared.contract.vocabulary import PlanPart
from warehouse import scripts, snapshot
from warehouse.master import open_master

Master = Any
FAULTS: dict[str, Callable[[Master, bool], None]] = {}


def audit(name: str) -> Callable[[Callable[[Master, bool], None]], Callable[[Master, bool], None]]:
    """Names the audit whose fault a function seeds; `sound` seeds the nearest sound rows."""

    def listed(seed: Callable[[Master, bool], None]) -> Callable[[Master, bool], None]:
        FAULTS[name] = seed
        return seed

    return listed


@audit("accepted_rows_are_stored")
def _(master: Master, sound: bool) -> None:
    master.fill("load_ledger", {"load_id": 1, "rows_accepted": 1 if sound else 2})
    master.fill("fct_crime", {"load_id": 1})


@audit("answers_lie_in_range")
def _(master: Master, sound: bool) -> None:
    master.fill("dim_item", {"item_code": "Q1", "minimum": 1, "maximum": 5})
    answer = {"item_code": "Q1", "wave": "T1", "answer": 5 if sound else 6}
    master.fill("fct_survey_answer", answer)


@audit("ledger_arithmetic")
def _(master: Master, sound: bool) -> None:
    counts = {"rows_accepted": 3, "rows_rejected": 1, "rows_superseded": 2}
    master.fill("load_ledger", counts | {"rows_in": 6 if sound else 7})


@audit("pilots_of_self_evaluations_exist")
def _(master: Master, sound: bool) -> None:
    """The pilot of another programme is another pilot."""
    master.fill("dim_pilot", {"programme_code": "MK", "pilot_code": "P1"})
    programme = "MK" if sound else "XX"
    master.fill("fct_self_evaluation", {"programme_code": programme, "pilot_code": "P1"})


PILOT_TABLES = {
    "pilots_of_step_events_exist": "fct_lisp_step_event",
    "pilots_of_proformas_exist": "fct_proforma",
    "pilots_of_rubric_reviews_exist": "fct_rubric_review",
    "pilots_of_stakeholders_exist": "dim_stakeholder",
    "pilots_of_engagement_contacts_exist": "fct_engagement",
    "pilots_of_escalations_exist": "fct_escalation",
    "pilots_of_actions_exist": "fct_action",
    "pilots_of_areas_exist": "bridge_pilot_area",
    "pilots_of_oversight_weeks_exist": "fct_oversight_week",
    "pilots_of_opportunities_exist": "fct_opportunity",
    "pilots_of_costs_exist": "fct_cost",
}


def pilot_case(table: str) -> Callable[[Master, bool], None]:
    """The same for every other table whose rows name a pilot."""

    def seed(master: Master, sound: bool) -> None:
        master.fill("dim_pilot", {"programme_code": "MK", "pilot_code": "P1"})
        programme = "MK" if sound else "XX"
        master.fill(table, {"programme_code": programme, "pilot_code": "P1"})

    return seed


FAULTS |= {name: pilot_case(table) for name, table in PILOT_TABLES.items()}


@audit("stakeholders_of_engagement_contacts_exist")
def _(master: Master, sound: bool) -> None:
    """The stakeholder of another pilot is another one; a contact may name none."""
    keys = {"programme_code": "MK", "stakeholder_code": "S1"}
    master.fill("dim_stakeholder", keys | {"pilot_code": "P1"})
    master.fill("fct_engagement", keys | {"pilot_code": "P1" if sound else "P2"}, {})


@audit("interviews_of_coded_excerpts_exist")
def _(master: Master, sound: bool) -> None:
    master.fill("dim_interview", {"programme_code": "MK", "document": "a"})
    document = "a" if sound else "b"
    keys = {"programme_code": "MK"}
    master.fill("fct_coded_excerpt", keys | {"document": "a"}, keys | {"document": document})


PROGRAMME_TABLES = (
    ("fct_commentary", {}),
    ("fct_cost", {}),
    ("dim_interview", {}),
    ("fct_time", {}),
    *(("dim_plan_entry", {"part": part}) for part in PlanPart),
)


@pytest.mark.parametrize(("table", "row"), PROGRAMME_TABLES)
def test_programme_of_every_kind_must_be_registered(
    master: Master, table: str, row: dict[str, Any]
) -> None:
    master.fill("dim_pilot", {"programme_code": "MK", "pilot_code": "P1"})
    master.fill(table, row | {"programme_code": "MK"}, row | {"programme_code": "XX"})
    master.make_marts()
    assert master.offenders("programmes_exist") == 1


@audit("programmes_exist")
def _(master: Master, sound: bool) -> None:
    master.fill("dim_pilot", {"programme_code": "MK", "pilot_code": "P1"})
    master.fill("fct_finding_override", {"programme_code": "MK" if sound else "XX"})


@audit("rejected_rows_are_listed")
def _(master: Master, sound: bool) -> None:
    """Two rules of one row are one rejected row; a held file rejects also what broke none."""
    master.fill("load_ledger", {"load_id": 1, "rows_rejected": 1 if sound else 2})
    master.fill(
        "load_ledger", {"load_id": 2, "file_sha256": "y", "rows_rejected": 9, "state": "held"}
    )
    for load_id in (1, 2):
        master.fill("load_rejected_row", {"load_id": load_id, "row_no": 4})
        for rule in ("one", "two"):
            master.fill("load_reject", {"load_id": load_id, "row_no": 4, "rule": rule})


@audit("synthetic_and_real_stay_apart")
def _(master: Master, sound: bool) -> None:
    master.fill("fct_crime", {"is_synthetic": True}, {"is_synthetic": sound})


def shows_stored_rows(view: str) -> bool:
    """True of a view on one table; what joins or counts them is as sound as the tables are."""
    lineage = {"load_id", "row_no", "file_sha256"}
    return (
        lineage <= {column.name for column in RELATIONS[view].columns}
        and len(scripts.reads(scripts.marts()[view])) == 1
    )


def test_view_that_names_pilots_is_held_to_the_register() -> None:
    """Each by an audit of its own, also where the pilot may be left open."""
    naming = {
        name
        for name, relation in RELATIONS.items()
        if {"programme_code", "pilot_code"} <= {column.name for column in relation.columns}
        and shows_stored_rows(name)
    }
    against_register = re.compile(
        r"from (\w+)\s+anti join v_pilot using \(programme_code, pilot_code\)"
    )
    audited = {name for sql in scripts.audits().values() for name in against_register.findall(sql)}
    assert audited == naming - {"v_pilot"}


def test_every_view_that_says_so_keeps_synthetic_and_real_apart(master: Master) -> None:
    """And a view of its own is told by name."""
    flagged = {
        name
        for name, relation in RELATIONS.items()
        if "is_synthetic" in {column.name for column in relation.columns}
        and shows_stored_rows(name)
    }
    sql = scripts.audits()["synthetic_and_real_stay_apart"]
    listed = re.findall(r"select '(\w+)' as relation from (\w+) having", sql)
    assert {name for name, _ in listed} >= flagged
    assert all(name == view for name, view in listed)
    master.fill("dim_theme", {"theme": "a", "is_synthetic": True}, {"theme": "b"})
    master.make_marts()
    assert master.connection.execute(sql).fetchall() == [("v_theme",)]


def test_every_audit_has_a_seeded_fault() -> None:
    assert set(FAULTS) == set(scripts.audits())


@pytest.mark.parametrize("name", scripts.audits())
def test_audit_finds_its_seeded_fault(master: Master, name: str) -> None:
    FAULTS[name](master, False)
    master.make_marts()
    assert master.offenders(name) == 1


@pytest.mark.parametrize("name", scripts.audits())
def test_audit_finds_nothing_in_sound_rows(master: Master, name: str) -> None:
    FAULTS[name](master, True)
    master.make_marts()
    assert master.offenders(name) == 0


def test_grain_of_every_view_is_audited(master: Master) -> None:
    """A pilot twice breaks the grain of v_pilot, and of that view alone."""
    master.fill("load_ledger", {"load_id": 1, "rows_accepted": 2, "rows_in": 3})
    master.fill("load_reject", {"load_id": 1})
    master.fill("dim_pilot", *[{"programme_code": "MK", "pilot_code": "P1"}] * 2)
    master.make_marts()
    faults = {fault.audit for fault in snapshot.audit(master.connection)}
    assert {name for name in faults if name.startswith("grain")} == {"grain of v_pilot"}


def test_no_audit_finds_anything_in_the_sample(sample_warehouse: Path) -> None:
    with snapshot.open_snapshot(sample_warehouse) as connection:
        assert snapshot.audit(connection) == []


def test_snapshot_that_fails_an_audit_is_not_published(desk: Any) -> None:
    """The last one is still served, and the message says what was found."""
    desk.load_text("areas.csv", AREAS)
    before = desk.pointer
    with open_master(desk.directory, key_fingerprint=fingerprint(desk)) as connection:
        connection.execute("update load_ledger set rows_in = rows_in + 1, rows_accepted = 9")
        with pytest.raises(DefinitionFault, match="nothing was published"):
            snapshot.publish(connection, desk.directory, keep=5)
    assert desk.sql("select count(*) from v_area") == [(1,)]
    assert snapshot.snapshot_path(desk.directory).name == before.file


AREAS = "code,name,type,population,longitude,latitude\nE01016800,A,LSOA,10,,\n"


def fingerprint(desk: Any) -> str:
    """The fingerprint that a desk's warehouse was made with."""
    with duckdb.connect(desk.directory / "master.duckdb") as connection:
        row = connection.execute(
            "select value from warehouse_meta where name = 'key_fingerprint'"
        ).fetchone()
    assert row
    return str(row[0])


def test_relations_name_their_key_among_their_columns() -> None:
    for relation in RELATIONS.values():
        assert set(relation.key) <= {column.name for column in relation.columns}
