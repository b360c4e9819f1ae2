"""Officers filled in the wrong version of the form, and nobody wrote what success would be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from warehouse.masking import WORD, mask, name_words

Rows = list[dict[str, str]]
ADDED = ("success_definition", "escalation", "evaluation")
TEXTS = ("response", "evidence_ref", *ADDED)


@pytest.fixture(scope="module")
def proformas(rows_of: Callable[[str], Rows]) -> Rows:
    return rows_of("proformas/*.xlsx")


def test_all_submissions_but_one_are_on_version_1(proformas: Rows, sample_folder: Path) -> None:
    submissions = {(row["pilot"], row["date"]): row["version"] for row in proformas}
    assert len(submissions) == len(list(sample_folder.glob("proformas/*.xlsx"))) == 14
    assert Counter(submissions.values()) == {"1": 13, "2": 1}


def test_version_1_lacks_what_version_2_asks(proformas: Rows) -> None:
    for row in proformas:
        assert all((column in row) == (row["version"] == "2") for column in ADDED)


def test_nobody_said_what_success_would_look_like(proformas: Rows) -> None:
    assert [row["success_definition"] for row in proformas if row["version"] == "2"] == ["", ""]


def test_version_2_was_filled_in_by_an_inspector_and_version_1_by_trained_officers(
    proformas: Rows, rows_of: Callable[[str], Rows]
) -> None:
    roster = {row["person_code"]: (row["role"], row["arm"]) for row in rows_of("people/roster.csv")}
    authors = {(row["version"], *roster[row["completed_by"]]) for row in proformas}
    assert authors == {("1", "pcso", "treated"), ("2", "inspector", "")}


def test_submissions_are_spread_over_the_months_of_each_pilot(
    proformas: Rows, rows_of: Callable[[str], Rows]
) -> None:
    for pilot in rows_of("pilot_register_2016-07.csv"):
        days = {row["date"] for row in proformas if row["pilot"] == pilot["pilot"]}
        assert len({day[:7] for day in days}) >= 2
        assert min(days) >= pilot["started_on"]
        assert max(days) <= (pilot["ended_on"] or "2016-07-15")


def test_a_form_speaks_of_steps_that_had_been_started(
    proformas: Rows, rows_of: Callable[[str], Rows]
) -> None:
    events = rows_of("delivery/lisp_step_events_*.csv")
    started = {(r["pilot"], r["step"]): r["date"] for r in events if r["event"] == "started"}
    evidence = {(r["pilot"], r["step"], r["evidence_ref"]): r["date"] for r in reversed(events)}
    for row in proformas:
        assert started[row["pilot"], row["step"]] <= row["date"]
        if row["evidence_ref"]:
            assert evidence[row["pilot"], row["step"], row["evidence_ref"]] <= row["date"]


def test_one_pilot_changed_hands(proformas: Rows) -> None:
    authors = [row["completed_by"] for row in proformas if row["pilot"] == "P3"]
    assert len(set(authors)) == 2


def test_no_text_of_officers_would_be_masked(
    proformas: Rows, rows_of: Callable[[str], Rows]
) -> None:
    listed = {word for row in rows_of("people/roster.csv") for word in name_words(row["name"])}
    texts = [row[column] for row in proformas for column in TEXTS if row.get(column)]
    for path, columns in (
        ("delivery/lisp_step_events_*.csv", ("evidence_ref",)),
        ("delivery/actions_*.csv", ("action", "owner_role")),
        ("rubric_reviews.csv", ("rationale",)),
    ):
        texts += [row[column] for row in rows_of(path) for column in columns if row[column]]
    assert len(texts) > 150
    for text in texts:
        names = [word for word in WORD.findall(text) if word.casefold() in listed]
        assert mask(text, names).marks == 0, text
