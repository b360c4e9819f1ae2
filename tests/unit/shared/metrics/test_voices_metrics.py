"""What the sample's interviews say, and that no quote leaves which nobody released."""

from __future__ import annotations

import json
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from sample_tables import table_rows

from shared.contract.errors import UnknownName
from shared.contract.vocabulary import RANKS, ResultState, RoleBand
from shared.metrics import Evaluator, Thresholds
from shared.metrics.estimators.voices import Saturation, interviews_to_saturation, last_run
from shared.metrics.quotes import Quote, released_quotes
from shared.stats import Estimate, TooFew

MK = {"programme_code": "MK2016"}
STRUCTURE = "Structure and consistency"


# --- the sample's figures ---


def test_twenty_four_were_interviewed_and_all_are_coded(sample_evaluator: Evaluator) -> None:
    result = sample_evaluator.evaluate("interviews", MK, by=["role_band"])
    counts = {group.value_of("role_band"): group.estimate.value for group in result.groups}
    assert counts == {"pcso": 14, "supervisor or senior": 10}
    assert sample_evaluator.evaluate("interviews", MK).only.estimate.value == 24
    assert sample_evaluator.evaluate("interviews_coded", MK).only.estimate.value == 1


def test_three_senior_leaders_stand_alone_only_without_protection(
    sample_evaluator: Evaluator,
) -> None:
    open_to_all = Evaluator(sample_evaluator.snapshot, Thresholds(1, 1))
    result = open_to_all.evaluate("interviews", MK, by=["role_band"])
    counts = {group.value_of("role_band"): group.estimate.value for group in result.groups}
    assert counts == {"pcso": 14, "supervisor": 7, "senior": 3}


def test_every_theme_rests_on_all_twenty_four(
    sample_evaluator: Evaluator, sample_folder: Path
) -> None:
    """Against the first coder's own files: 28 themes, of which one coder's word counts."""
    result = sample_evaluator.evaluate("theme_prevalence", MK)
    assert len(result.groups) == 28
    assert {group.estimate.base for group in result.groups} == {24}
    counted = {g.value_of("theme"): round(24 * g.estimate.value) for g in result.groups}
    exports = sorted((sample_folder / "interviews").glob("highlights_*.csv"))
    rows = [row for path in exports for row in table_rows(path)]
    assert len(rows) == 135
    speakers = {(row["tag"], row["document"]) for row in rows}
    assert counted == Counter(theme for theme, _ in speakers)
    assert max(counted, key=lambda theme: counted[theme]) == STRUCTURE


def test_seven_negative_cases(sample_evaluator: Evaluator) -> None:
    result = sample_evaluator.evaluate("theme_negative_cases", MK)
    assert sum(round(24 * group.estimate.value) for group in result.groups) == 7
    assert result.at(theme="Valued across ranks").estimate.value == pytest.approx(2 / 24)


def test_themes_are_told_by_rank_only_in_bands_of_enough_people(
    sample_evaluator: Evaluator,
) -> None:
    result = sample_evaluator.evaluate("theme_prevalence", MK, by=["role_band"])
    assert {(g.value_of("role_band"), g.estimate.base) for g in result.groups} == {
        ("pcso", 14),
        ("supervisor or senior", 10),
    }


def test_pairs_of_themes_are_told_only_of_enough_people(sample_evaluator: Evaluator) -> None:
    """28 x 27 / 2 pairs, of which those with ten who spoke of either are shown."""
    result = sample_evaluator.evaluate("theme_co_occurrence", MK)
    assert len(result.groups) == 378
    shown = [group for group in result.groups if group.state is ResultState.OK]
    assert len(shown) == 90
    assert min(group.estimate.base for group in shown) >= 10
    both = result.at(theme=STRUCTURE, other_theme="Valued across ranks").estimate
    assert (both.base, round(both.base * both.value)) == (21, 5)  # 15 and 11 spoke of one


def test_two_coders_agree_as_the_sample_was_made(sample_evaluator: Evaluator) -> None:
    """Eight interviews times 28 themes: 224 units, on eight of which they differ."""
    alpha = sample_evaluator.evaluate("coder_agreement", MK).only.estimate
    assert (round(alpha.value, 2), alpha.base) == (0.89, 8)
    agreeing = sample_evaluator.evaluate("coders_agreeing", MK).only.estimate
    assert (agreeing.value, agreeing.base) == (pytest.approx(216 / 224), 8)


def test_eight_interviews_are_too_few_for_the_alpha_of_one_theme(
    sample_evaluator: Evaluator,
) -> None:
    by_theme = sample_evaluator.evaluate("coder_agreement", MK, by=["theme"])
    assert {group.state for group in by_theme.groups} == {ResultState.INSUFFICIENT}
    agreeing = sample_evaluator.evaluate("coders_agreeing", MK, by=["theme"])
    apart = sum(round(8 * (1 - group.estimate.value)) for group in agreeing.groups)
    assert (len(agreeing.groups), apart) == (28, 8)


def test_last_interviews_of_the_sample_bring_nothing_new(sample_evaluator: Evaluator) -> None:
    assert sample_evaluator.evaluate("theme_saturation", MK).only.estimate.value == 0
    reached = sample_evaluator.evaluate("theme_saturation_reached", MK).only.estimate
    assert (reached.value, reached.base) == (10, 24)


# --- saturation ---


def brought(*new_themes: int) -> pl.DataFrame:
    """Interviews in order, with the new themes of each; the last row first, on purpose."""
    rows = list(enumerate(new_themes, start=1))
    return pl.DataFrame(rows[::-1], schema=["position", "new_themes"], orient="row")


@pytest.mark.parametrize(
    ("new_themes", "share", "reached"),
    [
        ((10, 5, 3, 2, 1, 0), 0.05, 4),  # 1 of 20 is 5 %, no more
        ((10, 5, 3, 2, 2, 0), 0.10, None),
        ((10, 5, 3, 2, 2, 0, 1), 0.05, 5),
        ((10, 5, 3, 2, 0, 0, 9, 1), 0.50, 4),
        ((20, 0, 0, 0, 1, 1, 1, 0), 0.05, 6),
    ],
)
def test_saturation_follows_base_run_and_threshold(
    new_themes: tuple[int, ...], share: float, reached: int | None
) -> None:
    rules = Saturation(base_size=4, run_length=2, threshold=0.05)
    last = last_run(rules, "position", "new_themes")(brought(*new_themes))
    assert isinstance(last, Estimate)
    assert last.value == pytest.approx(share)
    found = interviews_to_saturation(rules, "position", "new_themes")(brought(*new_themes))
    assert (found.value if isinstance(found, Estimate) else None) == reached


@pytest.mark.parametrize("new_themes", [(), (3, 1, 0, 0, 0), (0, 0, 0, 0, 2, 1)])
def test_saturation_needs_a_base_with_themes_and_a_run(new_themes: tuple[int, ...]) -> None:
    rules = Saturation()
    for estimator in (last_run, interviews_to_saturation):
        found = estimator(rules, "position", "new_themes")(brought(*new_themes))
        assert isinstance(found, TooFew)
        assert found.base == len(new_themes)


# --- quotes ---


def test_seventy_one_quotes_of_the_sample_are_released(
    sample_evaluator: Evaluator, sample_folder: Path
) -> None:
    """Each stands in the coder's files as cleared, and is of an interviewee who consents."""
    quotes = released_quotes(sample_evaluator, "MK2016")
    assert len(quotes) == 71
    assert {quote.role_band for quote in quotes} == {"pcso", "supervisor or senior"}
    folder = sample_folder / "interviews"
    index = [row for path in folder.glob("index_*.csv") for row in table_rows(path)]
    consenting = {row["document"] for row in index if row["consent"] == "yes"}
    highlights = [row for path in folder.glob("highlights_*.csv") for row in table_rows(path)]
    allowed = {
        (row["tag"], row["content"])
        for row in highlights
        if row["releasable"] == "yes" and row["document"] in consenting
    }
    assert {(quote.theme, quote.text) for quote in quotes} == allowed


def test_quotes_of_one_theme_are_those_of_it_among_all(sample_evaluator: Evaluator) -> None:
    every = released_quotes(sample_evaluator, "MK2016")
    some = released_quotes(sample_evaluator, "MK2016", STRUCTURE)
    assert 0 < len(some) < len(every)
    assert some == tuple(quote for quote in every if quote.theme == STRUCTURE)


def test_order_of_quotes_is_that_of_their_words(sample_evaluator: Evaluator) -> None:
    """Not of the transcripts, which would put those of one person side by side."""
    quotes = released_quotes(sample_evaluator, "MK2016")
    assert list(quotes) == sorted(quotes, key=lambda quote: (quote.theme, quote.text))


@pytest.mark.parametrize(
    ("programme", "theme", "said"),
    [("MK2017", None, "MK2016"), ("MK2016", "Structure", "Structure and consistency")],
)
def test_unknown_programme_or_theme_gives_the_nearest(
    sample_evaluator: Evaluator, programme: str, theme: str | None, said: str
) -> None:
    with pytest.raises(UnknownName, match=said):
        released_quotes(sample_evaluator, programme, theme)


REGISTER = "programme,pilot,name,location,status\nMK,P1,Station,E01016800,active\n"
ANSWERS = ("yes", "no", "")


def interviews(bands: dict[str, int]) -> str:
    """An index of that many consenting interviewees of each band."""
    rows = [f"MK,{band}{n},{band},yes\n" for band, count in bands.items() for n in range(count)]
    return "programme,document,role_band,consent\n" + "".join(rows)


def highlight(*cells: str) -> str:
    return "id,document,tag,content,coder,valence,releasable\n" + ",".join(cells) + "\n"


def test_only_cleared_words_of_those_who_consent_come_out(desk: Any) -> None:
    """Every combination of clearance and consent, each in words of its own."""
    desk.write("register.csv", REGISTER)
    cases = list(product(ANSWERS, ("yes", "no")))
    index = "programme,document,role_band,consent\n"
    coded = "id,document,tag,content,coder,valence,releasable\n"
    for number, (cleared, consent) in enumerate(cases):
        index += f"MK,d{number},pcso,{consent}\n"
        coded += f"{number},d{number},Skills,cleared {cleared} consent {consent},k,for,{cleared}\n"
    desk.write("index.csv", index)
    desk.write("coded.csv", coded)
    desk.load()
    assert all(report.complete for report in desk.reports)
    found = released_quotes(desk.evaluator(attitude=2), "MK")
    assert found == (Quote("Skills", "cleared yes consent yes", "for", "pcso"),)


@pytest.mark.parametrize(
    ("bands", "label"),
    [
        ({"pcso": 10}, "pcso"),
        ({"pcso": 9}, None),
        ({"pcso": 4, "supervisor": 6}, "pcso or supervisor"),
        ({"pcso": 4, "supervisor": 5}, None),
        ({"pcso": 10, "supervisor": 9, "senior": 1}, "pcso"),
    ],
)
def test_quote_names_a_band_of_enough_interviewees_or_does_not_come_out(
    desk: Any, bands: dict[str, int], label: str | None
) -> None:
    desk.write("register.csv", REGISTER)
    desk.write("index.csv", interviews(bands))
    desk.write("coded.csv", highlight("1", "pcso0", "Skills", "I listen now.", "k", "for", "yes"))
    desk.load()
    found = released_quotes(desk.evaluator(attitude=10), "MK")
    assert [quote.role_band for quote in found] == ([label] if label else [])


def test_band_of_one_is_never_named(desk: Any) -> None:
    desk.write("register.csv", REGISTER)
    desk.write("index.csv", interviews({"pcso": 10, "supervisor": 9, "senior": 1}))
    desk.write("coded.csv", highlight("1", "senior0", "Skills", "I decide.", "k", "", "yes"))
    desk.load()
    [quote] = released_quotes(desk.evaluator(attitude=10), "MK")
    assert quote == Quote("Skills", "I decide.", None, "supervisor or senior")


def test_quote_keeps_its_masks(desk: Any) -> None:
    desk.write("register.csv", REGISTER)
    desk.write("index.csv", interviews({"pcso": 2}))
    words = "Ring me on 07700 900123."
    desk.write("coded.csv", highlight("1", "pcso0", "Skills", words, "k", "for", "yes"))
    desk.load()
    [quote] = released_quotes(desk.evaluator(attitude=2), "MK")
    assert "[phone]" in quote.text
    assert "900123" not in json.dumps([quote.text, quote.theme])


def test_stretch_that_two_coders_released_is_quoted_once(desk: Any) -> None:
    desk.write("register.csv", REGISTER)
    desk.write("index.csv", interviews({"pcso": 2}))
    for number, coder in enumerate(("k", "l")):
        row = (str(number), "pcso0", "Skills", "I listen now.", coder, "for", "yes")
        desk.write(f"coded_{coder}.csv", highlight(*row))
    desk.load()
    assert len(released_quotes(desk.evaluator(attitude=2), "MK")) == 1


def test_programme_without_interviews_has_no_quotes(desk: Any) -> None:
    desk.load_text("register.csv", REGISTER)
    assert released_quotes(desk.evaluator(attitude=10), "MK") == ()


def test_bands_of_rank_have_a_height() -> None:
    """Quotes merge small bands upward, which needs to know which is higher."""
    assert set(RoleBand) <= set(RANKS)
