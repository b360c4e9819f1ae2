"""Voices: themes, opposing views and released quotes, and what is withheld of them."""

from __future__ import annotations

import pytest
from integration.tables import REGISTER
from page_blocks import blocks_of, keys_shown, nodes, words

from dashboard.page import Block, select
from dashboard.pages.voices import ANY, PAGE, PAIRS
from shared.contract.vocabulary import ResultState
from shared.metrics import Evaluator, Thresholds
from shared.metrics.quotes import released_quotes

MK = {"programme_code": "MK2016"}
THEME = "Structure and consistency"
SENIOR = "supervisor or senior"


@pytest.fixture(scope="module")
def sample(sample_evaluator: Evaluator) -> dict[str, Block]:
    return blocks_of(PAGE, sample_evaluator)


@pytest.fixture(scope="module")
def strict(sample_evaluator: Evaluator) -> dict[str, Block]:
    return blocks_of(PAGE, Evaluator(sample_evaluator.snapshot, Thresholds(1000, 1000)))


def quoted(block: Block) -> list[str]:
    """The words of every quotation of a block."""
    return [
        node["children"]["props"]["children"]["props"]["children"]
        for figure in nodes(block)
        if figure.get("className") == "quotation"
        for node in [{"children": figure["children"][0]}]
    ]


def test_page_answers_first_in_the_accounts_words(sample):
    assert list(sample)[:2] == ["heading-in-brief", "answer"]
    text = words(sample["answer"])
    assert f"Of 28 themes, interviewees spoke most of “{THEME}”" in text
    assert "14 community support officers and 10 supervisors or seniors" in text


def test_headlines_hold_the_metrics_numbers(sample, sample_evaluator):
    shown = {
        node["data-metric"]: node["children"]
        for node in nodes(sample["headlines"])
        if "data-metric" in node
    }
    assert len(shown) == 4
    for key, text in shown.items():
        result = sample_evaluator.evaluate(key, MK)
        assert text == result.metric.unit.write(result.only.estimate.value)
    coded = [s.result for s in sample["headlines"].sheets if s.result.by == ("role_band",)]
    assert {result.metric.key for result in coded} == {"interviews", "interviews_coded"}


def test_matrix_shows_each_rank_as_its_metric(sample, sample_evaluator):
    bands = sample_evaluator.evaluate("theme_prevalence", MK, by=("role_band",))
    [body] = [n for n in nodes(sample["themes"]) if n.get("className") == "table shaded"]
    _, head, rows = body["children"]
    columns = [
        cell["props"].get("children") for cell in head["props"]["children"]["props"]["children"]
    ]
    assert columns == [None, "Everyone", "Community support officers", "Supervisors or seniors"]
    [row] = [r for r in rows["props"]["children"] if _cells(r)[0] == THEME]
    expected = [
        bands.metric.unit.write(bands.at(theme=THEME, role_band=band).estimate.value)
        for band in ("pcso", SENIOR)
    ]
    assert _cells(row)[2:] == expected


def _cells(row) -> list[str]:
    return [cell["props"]["children"] for cell in row["props"]["children"]]


def test_negative_cases_stand_beside_prevalence(sample, sample_evaluator):
    negative = sample_evaluator.evaluate("theme_negative_cases", MK)
    against = [g for g in negative.groups if g.state is ResultState.OK and g.estimate.value > 0]
    assert f"{len(against)} themes of {len(negative.groups)} met an opposing view" in words(
        sample["opposed"]
    )
    [figure] = [node["figure"] for node in nodes(sample["opposed"]) if "figure" in node]
    assert [trace["name"] for trace in figure["data"]] == ["Spoke of it", "Spoke against it"]


def test_rank_narrows_views_and_quotes(sample_evaluator):
    made = blocks_of(PAGE, sample_evaluator, rank="pcso")
    results = [sheet.result for sheet in made["opposed"].sheets]
    assert {g.value_of("role_band") for r in results for g in r.groups} == {"pcso"}
    own = {q.text for q in released_quotes(sample_evaluator, "MK2016") if q.role_band == "pcso"}
    assert set(quoted(made["quotes"])) <= own
    assert {row[3] for row in made["quotes"].sheets[0].rows} == {"community support officers"}


def test_theme_shows_all_its_released_quotes_and_who_spoke_of_it(sample_evaluator):
    made = blocks_of(PAGE, sample_evaluator, theme=THEME)
    every = released_quotes(sample_evaluator, "MK2016", THEME)
    assert sorted(quoted(made["quotes"])) == sorted({quote.text for quote in every})
    assert words(made["theme"]).startswith(f"“{THEME}” was spoken of by 63")
    pairs = made["together"]
    assert f"The closest pairs with “{THEME}”" in words(pairs)
    listed = [n["children"] for n in nodes(pairs) if n.get("scope") == "row"]
    assert listed
    assert all(THEME in text for text in listed)


def test_quotes_of_all_themes_let_both_sides_speak_and_say_how_many_there_are(sample):
    [sheet] = sample["quotes"].sheets
    shown = quoted(sample["quotes"])
    assert len(set(shown)) == len(shown) < len(sheet.rows)
    assert f"{len(shown)} of {len(sheet.rows)} released quotes" in words(sample["quotes"])
    assert "against the theme" in words(sample["quotes"])


def test_pairs_are_the_closest_and_withheld_ones_are_counted(sample, sample_evaluator):
    pairs = sample_evaluator.evaluate("theme_co_occurrence", MK)
    shown = [g.estimate.value for g in pairs.groups if g.state is ResultState.OK]
    listed = [n["children"] for n in nodes(sample["together"]) if "data-metric" in n]
    closest = sorted(shown, reverse=True)[:PAIRS]
    assert listed == [pairs.metric.unit.write(value) for value in closest]
    hidden = len(pairs.groups) - len(shown)
    assert f"Of {len(pairs.groups)} pairs of themes, {hidden} are suppressed." in words(
        sample["together"]
    )


def test_nothing_shown_is_a_key(sample):
    assert not keys_shown(sample)


def test_suppressed_numbers_are_named_and_nobody_is_quoted(strict):
    states = {n["data-state"] for n in nodes(strict["headlines"]) if "data-metric" in n}
    assert states == {"suppressed"}
    for key in ("answer", "themes", "opposed", "together", "coding"):
        assert "suppressed" in words(strict[key])
    assert not quoted(strict["quotes"])
    assert "at least 1,000 interviewees share the rank" in words(strict["quotes"])
    assert not strict["quotes"].sheets


def test_unknown_rank_or_theme_gives_way(sample_evaluator):
    selected = select(PAGE, sample_evaluator, {"rank": "chief", "theme": "<b>"})
    assert (selected.chosen["rank"], selected.chosen["theme"]) == (ANY, ANY)
    assert len(selected.unknown) == 2


def test_page_with_interviews_that_nobody_coded_says_so(desk, sample_folder):
    desk.load_text("register.csv", REGISTER.replace("MK,", "MK2016,"))
    index = sample_folder / "interviews" / "index_2016-05.csv"
    desk.load_text(index.name, index.read_text(encoding="utf-8"))
    made = blocks_of(PAGE, desk.evaluator())
    assert list(made) == ["answer", "uncoded"]
    assert "people were interviewed" in words(made["answer"])


def test_page_without_interviews_says_what_would_fill_it(desk):
    desk.load_text("register.csv", REGISTER)
    made = blocks_of(PAGE, desk.evaluator())
    assert list(made) == ["nothing"]
    assert "Interview index" in words(made["nothing"])
