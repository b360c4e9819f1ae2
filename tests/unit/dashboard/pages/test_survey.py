"""Survey: its figures on the sample, with one wave alone, and where all is suppressed."""

from __future__ import annotations

import pytest
from integration.tables import CODEBOOK, REGISTER, SURVEY
from page_blocks import blocks_of, keys_shown, nodes, words

from dashboard.page import Block, select
from dashboard.pages.survey import PAGE, STAGES
from shared.contract.vocabulary import ResultState
from shared.metrics import Evaluator, Thresholds
from shared.metrics.registers import items

WITHHELD = {state.value for state in ResultState} - {ResultState.OK.value}
DEFAULT = {"programme_code": "MK2016", "from_wave": "T1", "to_wave": "T2"}


FIGURES = (
    "scales",
    "item",
    "answers",
    "changes",
    "difference",
    "chance",
    "flow",
    "response",
    "attrition",
    "balance",
    "power",
    "reliability",
)


@pytest.fixture(scope="module")
def sample(sample_evaluator: Evaluator) -> dict[str, Block]:
    return blocks_of(PAGE, sample_evaluator)


def states(block: Block) -> set[str]:
    """States that the values of a block are marked with."""
    return {node["data-state"] for node in nodes(block) if "data-metric" in node}


def keys_behind(block: Block) -> list[str]:
    return [sheet.result.metric.key for sheet in block.sheets if sheet.result]


def test_address_of_earlier_links_still_selects(sample_evaluator):
    asked = {
        "programme": "MK2016",
        "scale": "community_engagement",
        "item": "Q39",
        "arm": "control",
        "waves": "T1-T3",
    }
    selected = select(PAGE, sample_evaluator, asked)
    assert not selected.unknown
    assert selected.chosen == asked


def test_answer_says_what_changed_by_how_much_and_beside_whom(sample, sample_evaluator):
    text = words(sample["answer"])
    change = sample_evaluator.evaluate(
        "survey_scale_change", {**DEFAULT, "arm": "treated", "scale": "community_engagement"}
    )
    assert (
        f"community engagement by {change.metric.unit.write(change.only.estimate.value)} (" in text
    )
    assert "the arms changed differently on none of 4 scales" in text
    assert "Holm's correction" in text
    assert keys_behind(sample["answer"]) == [
        "survey_scale_change",
        "survey_scale_difference_in_differences",
    ]


def test_answer_comes_first_and_each_figure_has_its_table_behind(sample):
    assert next(iter(sample)) == "answer"
    assert tuple(key for key in sample if key in FIGURES) == FIGURES
    assert all(sample[key].sheets for key in FIGURES)


def test_forest_tells_raw_from_adjusted_tests_and_holds_both_behind(sample, sample_evaluator):
    made = sample["changes"]
    codes = [i.item_code for i in items(sample_evaluator) if i.scale == "community_engagement"]
    shift = sample_evaluator.evaluate(
        "survey_item_shift", {**DEFAULT, "arm": "treated", "item_code": codes}
    )
    tests = [group.estimate.test for group in shift.groups]
    raw = sum(test.p < 0.05 for test in tests)
    kept = sum(test.adjusted.p < 0.05 for test in tests)
    text = words(made)
    assert f"Of {len(codes)} items, {raw} are below a raw p of 0.05 and {kept} below an" in text
    assert keys_behind(made) == ["survey_item_change", "survey_item_shift"]
    assert "p adjusted" in made.sheets[1].columns


def test_flow_gives_each_stage_in_words_and_behind(sample, sample_evaluator):
    made = sample["flow"]
    [alt] = [node["alt"] for node in nodes(made) if "alt" in node]
    linked = sample_evaluator.evaluate("survey_linked", {"programme_code": "MK2016"})
    count = linked.metric.unit.write(linked.at(wave="T3", arm="treated").estimate.value)
    assert f"{count} linked" in alt
    assert keys_behind(made) == list(STAGES)


def test_tables_show_the_metrics_values(sample, sample_evaluator):
    for block, key in (("attrition", "survey_attrition"), ("balance", "survey_balance")):
        result = sample_evaluator.evaluate(key, {"programme_code": "MK2016"})
        shown = [n["children"] for n in nodes(sample[block]) if n.get("data-metric") == key]
        written = [
            result.metric.unit.write(group.estimate.value)
            if group.state is ResultState.OK
            else group.state.value
            for group in result.groups
        ]
        assert sorted(shown) == sorted(written)


def test_chance_is_drawn_for_the_chosen_scale_alone(sample_evaluator):
    made = blocks_of(PAGE, sample_evaluator, scale="employer", arm="control")
    below, expected, after = (sheet.result for sheet in made["chance"].sheets)
    assert {g.value_of("scale") for r in (below, expected, after) for g in r.groups} == {"employer"}
    assert {r.selection.texts("arm") for r in (below, expected, after)} == {("control",)}
    value = expected.metric.unit.write(expected.at(scale="employer").estimate.value)
    assert f"Employer: 0, where chance alone gives {value} (" in words(made["chance"])


def test_nothing_shown_is_a_key(sample):
    assert not keys_shown(sample)


def test_suppressed_numbers_are_named_and_not_shown(sample_evaluator):
    strict = Evaluator(sample_evaluator.snapshot, Thresholds(1000, 1000))
    made = blocks_of(PAGE, strict)
    for block in made.values():
        assert states(block) <= WITHHELD
        for sheet in block.sheets:
            assert not any(row[sheet.columns.index("value")] for row in sheet.rows)
    assert all("suppressed" in words(made[key]) for key in ("changes", "chance", "balance"))


def test_groups_that_a_line_leaves_out_are_counted(sample_evaluator):
    strict = Evaluator(sample_evaluator.snapshot, Thresholds(36, 1))
    made = blocks_of(PAGE, strict)["item"]
    [result] = [sheet.result for sheet in made.sheets]
    hidden = [group for group in result.groups if group.state is ResultState.SUPPRESSED]
    assert 1 < len(hidden) < len(result.groups) == 6
    assert f"Not drawn: {len(hidden)} groups of 6 (suppressed)." in words(made)


def test_page_stands_with_one_wave_alone(desk):
    for name, text in (("register", REGISTER), ("codebook", CODEBOOK), ("survey", SURVEY)):
        desk.write(f"{name}.csv", text)
    desk.load()
    made = blocks_of(PAGE, desk.evaluator())
    assert "No change can be shown yet" in words(made["changes"])
    assert not {"difference", "chance", "attrition", "power"} & set(made)
    assert {"item", "flow", "balance", "reliability"} < set(made)
    assert not keys_shown(made)


def test_page_without_answers_says_what_would_fill_it(desk):
    desk.load_text("register.csv", REGISTER)
    assert list(blocks_of(PAGE, desk.evaluator())) == ["nothing"]
    desk.load_text("codebook.csv", CODEBOOK)
    made = blocks_of(PAGE, desk.evaluator())
    assert "Officer survey, wide export" in words(made["nothing"])
