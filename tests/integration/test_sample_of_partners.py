"""Partners, interviews and registers of the sample load whole, at once or along the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pytest

from warehouse.load import load_files
from warehouse.master import open_master
from warehouse.pseudonym import pseudonyms_from
from warehouse.sample.background import background_files
from warehouse.sample.claims import claim_files
from warehouse.sample.engagement import engagement_files
from warehouse.sample.handover import HandOver
from warehouse.sample.implementation import implementation_files
from warehouse.sample.interviews import interview_files
from warehouse.sample.obstacles import obstacle_files
from warehouse.sample.people import people_files
from warehouse.sample.plan import plan_files
from warehouse.sample.registers import register_files
from warehouse.sample.stakeholders import stakeholder_files
from warehouse.snapshot import publish

BEFORE = (people_files, implementation_files, plan_files)
THEMES = (
    stakeholder_files,
    engagement_files,
    obstacle_files,
    interview_files,
    background_files,
    register_files,
    claim_files,
)
VIEWS = {
    "v_stakeholder": 39,
    "v_engagement": 258,
    "v_escalation": 6,
    "v_opportunity": 6,
    "v_dependency": 5,
    "v_interview": 24,
    "v_coded_excerpt": 182,
    "v_policy_event": 5,
    "v_benchmark": 1,
    "v_reference": 9,
    "v_rollout": 3,
    "v_cost": 1,
    "v_sign_off": 2,
    "v_finding_override": 1,
    "v_claim": 122,
}


def handed_over(*themes: Any) -> Iterator[HandOver]:
    for theme in themes:
        yield from theme()


@pytest.fixture(scope="module")
def loaded(desk_at: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    desk = desk_at(tmp_path_factory.mktemp("partners"))
    for file in handed_over(*BEFORE, *THEMES):
        desk.write(file.path, file.content())
    desk.load()
    return desk


def test_every_row_is_taken_and_no_word_is_masked(loaded: Any) -> None:
    ours = {file.path.rsplit("/", 1)[-1] for file in handed_over(*THEMES)}
    reports = [report for report in loaded.reports if report.file in ours]
    assert len(reports) == len(list(handed_over(*THEMES)))
    assert {(report.file, report.message) for report in reports if report.rejected} == set()
    assert {(report.file, report.message) for report in reports if report.warned} == set()
    assert {str(report.state) for report in reports} == {"loaded"}


@pytest.mark.parametrize("view", VIEWS)
def test_parts_add_up(loaded: Any, view: str) -> None:
    assert loaded.sql(f"select count(*) from {view}") == [(VIEWS[view],)]


def test_arriving_day_by_day_gives_the_same_rows(loaded: Any, desk: Any) -> None:
    arrivals = sorted(handed_over(*BEFORE, *THEMES), key=lambda file: file.handed_over)
    pseudonyms = pseudonyms_from(desk.key_file)
    with open_master(desk.directory, key_fingerprint=pseudonyms.fingerprint()) as connection:
        for _, today in groupby(arrivals, key=lambda file: file.handed_over):
            paths = sorted(desk.write(file.path, file.content()) for file in today)
            reports = load_files(connection, paths, pseudonyms)
            assert {(report.rejected, report.warned) for report in reports} == {(0, 0)}
        publish(connection, desk.directory, keep=1)
    for view in VIEWS:
        stripped = f"select * exclude (load_id, row_no) from {view} order by all"
        assert desk.sql(stripped) == loaded.sql(stripped)


def test_only_cleared_words_of_those_who_consent_may_be_printed(loaded: Any) -> None:
    [(cleared, silent)] = loaded.sql(
        """
        select count(*) filter (is_releasable), count(*) filter (is_releasable and not has_consent)
        from v_coded_excerpt join v_interview using (programme_code, document)
        """
    )
    assert cleared == 71
    assert silent == 0


def test_both_coders_gave_some_stretches_the_same_theme(loaded: Any) -> None:
    [(both,)] = loaded.sql(
        """
        with coded as (
            select document, tag, excerpt, count(distinct coder) as coders
            from v_coded_excerpt group by all
        )
        select count(*) from coded where coders = 2
        """
    )
    assert both == 43
