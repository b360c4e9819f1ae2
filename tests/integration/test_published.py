"""What the 2016 review printed, against the same figures made again from the sample."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from shared.contract.errors import UnknownName
from shared.metrics import METRICS, Evaluator, MetricResult, Thresholds
from shared.metrics.published import Agreement, Preference, Published, published
from shared.metrics.published_measures import MEASURES, NOT_MEASURED
from shared.metrics.recipe import Figure, Verdict

PROGRAMME = "MK2016"
CLAIMS = "claim,section,measure,value,unit,disputed,preferred,note\n"
REGISTER = "programme,pilot,name,location,status,started_on,ended_on\n"
GO_BY = {Preference.UNDISPUTED, Preference.PREFERRED}
NO_FIGURES = {"verdict", "reference", "text"}


@pytest.fixture(scope="module")
def rows(sample_evaluator: Evaluator) -> tuple[Published, ...]:
    return published(sample_evaluator, PROGRAMME)


@dataclass(frozen=True, slots=True)
class Moved(Evaluator):
    """Evaluates one metric to another result."""

    key: str
    move: Callable[[MetricResult], MetricResult]

    def evaluate(self, key: str, chosen: Any = None, *, by: Any = ()) -> MetricResult:
        result = Evaluator.evaluate(self, key, chosen, by=by)
        return self.move(result) if key == self.key else result


def moved(
    evaluator: Evaluator, key: str, move: Callable[[MetricResult], MetricResult]
) -> tuple[Published, ...]:
    """The table, had a metric given another result."""
    return published(Moved(evaluator.snapshot, evaluator.thresholds, key, move), PROGRAMME)


def of(rows: tuple[Published, ...], claim: str) -> Published:
    [found] = [row for row in rows if row.claim.claim_id == claim]
    return found


# --- the table ---


def test_every_figure_to_go_by_that_can_be_made_again_is_what_the_review_printed(
    rows: tuple[Published, ...],
) -> None:
    figures = [r for r in rows if r.preference in GO_BY and r.claim.unit not in NO_FIGURES]
    made = [row for row in figures if row.source]
    assert len(made) == 30
    assert {row.claim.claim_id for row in made if row.agrees is not Agreement.YES} == set()
    assert {row.claim.measure for row in figures if not row.source} == {
        "benefits_listed",
        "challenges_listed",
        "implementation_scale_highest",
        "interview_section",
        "lettered_recommendations",
        "long_term_pattern_lowest",
        "myhill_year",
        "neighbourhood_policing_experience",
        "report_date",
        "wider_implications",
        "workshop_length",
    }


def test_verdicts_to_go_by_that_a_metric_can_carry_are_carried(
    rows: tuple[Published, ...],
) -> None:
    verdicts = [r for r in rows if r.preference in GO_BY and r.claim.unit == "verdict" and r.source]
    assert {row.claim.measure for row in verdicts} == {
        "data_on_hotspots",
        "definition_of_success",
        "escalation_for_chains",
        "four_pillars",
        "more_vulnerable_places",
        "opportunities",
        "pairs_of_officer_and_manager",
        "places_chosen",
        "proforma_version",
    }
    others = {row.claim.measure for row in verdicts if row.agrees is not Agreement.YES}
    assert others == {"escalation_for_chains"}  # the pilots' log holds two that were raised


def test_values_not_preferred_are_not_what_the_data_give(rows: tuple[Published, ...]) -> None:
    others = [r for r in rows if r.preference is Preference.NOT_PREFERRED and r.source]
    assert {r.claim.claim_id: (r.claim.value, r.agrees.value) for r in others} == {
        "C070": ("9", "no"),
        "C071": ("few", "not verifiable"),
        "C072": ("6", "no"),
        "C073": ("4", "no"),
        "C074": ("9", "no"),
        "C091": ("greatest demand", "no"),
        "C097": ("outcomes larger", "no"),
    }


def test_items_that_the_review_calls_significant_are_found_again(
    rows: tuple[Published, ...],
) -> None:
    assert {(row.claim.value, row.shown) for row in (of(rows, "C077"), of(rows, "C078"))} == {
        ("4", "4"),
        ("3", "3"),
    }


def test_each_claim_stands_in_the_table_once_and_each_miss_has_a_reason(
    rows: tuple[Published, ...], sample_desk: Any
) -> None:
    claims = sample_desk.sql("select claim_id from v_claim order by claim_id")
    assert [(row.claim.claim_id,) for row in rows] == claims
    assert all(row.why for row in rows if row.agrees is not Agreement.YES)


def test_table_of_measures_speaks_of_what_exists(rows: tuple[Published, ...]) -> None:
    recipes = [r for r in MEASURES.values() if isinstance(r, Figure | Verdict)]
    assert {recipe.key for recipe in recipes} <= METRICS.keys()
    assert not MEASURES.keys() & NOT_MEASURED.keys()
    assert MEASURES.keys() | NOT_MEASURED.keys() <= {row.claim.measure for row in rows}


# --- precision, and what cannot be compared ---


@pytest.mark.parametrize(
    ("value", "agrees"), [(2.5499, "no"), (2.55, "yes"), (2.6499, "yes"), (2.65, "no")]
)
def test_figure_agrees_to_the_precision_printed(
    sample_evaluator: Evaluator, value: float, agrees: str
) -> None:
    def to_value(result: MetricResult) -> MetricResult:
        group = replace(result.only, outcome=replace(result.only.estimate, value=value))
        return replace(result, groups=(group,))

    row = of(moved(sample_evaluator, "implementation_level", to_value), "C026")
    assert (row.claim.value, row.agrees.value) == ("2.6", agrees)


def test_item_asked_in_two_waves_cannot_be_said_to_recover(sample_evaluator: Evaluator) -> None:
    def without_t3(result: MetricResult) -> MetricResult:
        return replace(result, groups=result.groups[:2])

    row = of(moved(sample_evaluator, "survey_item_mean", without_t3), "C023")
    assert (row.agrees, row.recomputed) == (Agreement.NOT_VERIFIABLE, None)


def test_change_whose_interval_holds_both_ways_cannot_say(rows: tuple[Published, ...]) -> None:
    assert of(rows, "C109").agrees is Agreement.YES  # reactive work rose most
    assert of(rows, "C110").agrees is Agreement.NOT_VERIFIABLE  # engagement: either way


def test_figure_of_too_few_people_is_withheld_without_a_number(
    sample_evaluator: Evaluator,
) -> None:
    strict = Evaluator(sample_evaluator.snapshot, Thresholds(attitude=15, count=5))
    row = of(published(strict, PROGRAMME), "C026")
    assert (row.agrees, row.recomputed, row.shown) == (Agreement.WITHHELD, None, "")
    assert "2.6" not in json.dumps(row.as_json()["result"])


def test_figure_without_data_is_not_verifiable(desk: Any) -> None:
    desk.write("register.csv", REGISTER + "MK,P1,Station,E01016800,active,2016-02-15,\n")
    claims = (
        "C1,1,pilot_duration,6,months,,,\n"
        "C2,1,interviews,24,people,,,\n"
        "C3,5,item_why_this_place,39,item,,,\n"
        "C4,7,freed_time,begins to help,verdict,,,\n"
        "C5,1,pilots,1,count,,,\n"
    )
    desk.write("claims.csv", CLAIMS + claims)
    desk.load()
    rows = published(desk.evaluator(), "MK")
    assert [row.agrees.value for row in rows] == ["not verifiable"] * 4 + ["yes"]
    assert all(row.recomputed is None and row.why for row in rows[:4])


def test_dispute_without_a_preferred_value_is_open(rows: tuple[Published, ...]) -> None:
    assert of(rows, "C076").preference is Preference.OPEN
    assert of(rows, "C075").preference is Preference.PREFERRED
    assert of(rows, "C074").preference is Preference.NOT_PREFERRED
    assert of(rows, "C026").preference is Preference.UNDISPUTED


def test_unknown_programme_is_refused(sample_evaluator: Evaluator) -> None:
    with pytest.raises(UnknownName, match="MK2016"):
        published(sample_evaluator, "MK2061")


# --- the command ---


def test_command_prints_the_table(call: Any, sample_warehouse: Path) -> None:
    arguments = ("--programme", PROGRAMME, "--dir", sample_warehouse)
    ran = call("shared.metrics", "published", *arguments)
    assert ran.returncode == 0, ran.stderr
    lines = ran.stdout.splitlines()
    assert lines[0].startswith("claim  section  measure")
    [level] = [line for line in lines if "implementation_mean" in line]
    cells = ("C026", "6", "implementation_mean", "2.6", "undisputed", "2.61", "yes")
    assert level.split() == [*cells, "[implementation_level]"]


def test_command_prints_json(call: Any, sample_warehouse: Path) -> None:
    arguments = ("--programme", PROGRAMME, "--dir", sample_warehouse, "--json")
    printed = json.loads(call("shared.metrics", "published", *arguments).stdout)
    [level] = [r for r in printed["published"] if r["measure"] == "implementation_mean"]
    assert (level["printed"], level["agrees"], level["preference"]) == ("2.6", "yes", "undisputed")
    assert level["result"]["groups"][0]["base"] == 14
    assert isinstance(level["recomputed"], float)
