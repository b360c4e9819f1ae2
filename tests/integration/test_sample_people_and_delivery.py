"""What the sample says of people and delivery goes into the warehouse whole, and joins there."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.sample import sample_files

KINDS = {
    "actions": 31,
    "lisp_step_events": 61,
    "oversight_weeks": 83,
    "pilot_register": 20,
    "proformas": 29,
    "roster": 89,
    "rubric_reviews": 96,
    "self_evaluation": 14,
    "survey_codebook": 49,
    "survey_export": 208,
    "survey_invitations": 219,
    "time_records": 3417,
    "training_attendance": 55,
}
WARNED = {
    ("proformas", "escalation", "is filled in version 2", 1),
    ("proformas", "evaluation", "is filled in version 2", 1),
    ("proformas", "success_definition", "is filled in version 2", 2),
    ("survey_export", "link_code", "has a link code", 10),
}
MASKED_VIEWS = ("v_action", "v_lisp_step_event", "v_proforma", "v_rubric_review")
SPANS = [
    ("v_lisp_step_event", "happened_on"),
    ("v_oversight_week", "week"),
    ("v_proforma", "submitted_on"),
    ("v_time", "worked_on"),
    ("v_training", "held_on"),
    ("v_self_evaluation", "assessed_on"),
]


def listed(kinds) -> str:
    return ", ".join(f"'{kind}'" for kind in kinds)


def test_every_row_of_every_file_is_accepted(sample_desk) -> None:
    found = sample_desk.sql(
        "select kind, sum(rows_in), sum(rows_rejected) from v_load_ledger "
        f"where kind in ({listed(KINDS)}) group by kind"
    )
    assert {kind: (rows, rejected) for kind, rows, rejected in found} == {
        kind: (rows, 0) for kind, rows in KINDS.items()
    }


def test_rows_are_warned_of_only_where_the_sample_means_it(sample_desk) -> None:
    found = sample_desk.sql(
        "select kind, column_name, rule, sum(v_warning.rows) from v_warning "
        f"join v_load_ledger using (load_id) where kind in ({listed(KINDS)}) group by all"
    )
    assert set(found) == WARNED


@pytest.mark.parametrize("view", MASKED_VIEWS)
def test_no_word_of_officers_is_masked(sample_desk, view: str) -> None:
    [(rows, marks)] = sample_desk.sql(f"select count(*), sum(masked) from {view}")
    assert rows > 0
    assert marks == 0


def test_last_editions_hold_and_earlier_ones_are_superseded(sample_desk) -> None:
    statuses = sample_desk.sql("select status, count(*) from v_pilot group by all order by all")
    assert statuses == [("abandoned", 1), ("active", 1), ("completed", 2), ("stalled", 1)]
    [(done,)] = sample_desk.sql("select count(*) from v_action where status = 'done'")
    assert done == 8
    superseded = sample_desk.sql(
        "select kind, sum(rows_superseded) from v_load_ledger "
        f"where kind in ({listed(KINDS)}) and rows_superseded > 0 group by all order by all"
    )
    assert superseded == [("actions", 13), ("pilot_register", 15)]


def test_actions_are_tagged_with_the_four_pillars(sample_desk) -> None:
    tagged = sample_desk.sql("select pillar, count(*) from v_action group by all order by all")
    assert tagged == [
        ("engagement", 4),
        ("problem_solving", 5),
        ("resilience", 4),
        ("visibility", 5),
    ]


@pytest.mark.parametrize(
    ("view", "column"),
    [
        ("v_training", "person"),
        ("v_time", "person"),
        ("v_proforma", "completed_by"),
        ("v_rubric_review", "reviewer"),
        ("v_self_evaluation", "rater"),
    ],
)
def test_pseudonyms_join_with_the_roster(sample_desk, view: str, column: str) -> None:
    [(named, strangers)] = sample_desk.sql(
        f"select count(named.{column}), "
        f"count(named.{column}) filter (listed.person is null) "
        f"from {view} as named left join v_person as listed on named.{column} = listed.person"
    )
    assert named > 0
    assert strangers == 0


@pytest.mark.parametrize(("view", "column"), SPANS)
def test_no_file_is_handed_over_before_what_it_tells(sample_desk, view: str, column: str) -> None:
    days = {Path(file.path).name: file.handed_over for file in sample_files()}
    newest = sample_desk.sql(
        f"select file_name, max({column})::varchar from {view} "
        "join v_load_ledger using (load_id) group by all"
    )
    assert newest
    for name, day in newest:
        assert day <= days[name], name
