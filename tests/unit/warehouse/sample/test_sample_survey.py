"""The survey holds the review's counts and, measured from the answers, its findings."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from pathlib import Path
from statistics import fmean, stdev

import pytest
from scipy import stats

Rows = list[dict[str, str]]
WAVES = ("T1", "T2", "T3")
SCALES = {
    "self_legitimacy": range(1, 21),
    "procedural_fairness": range(21, 31),
    "employer": range(31, 38),
    "community_engagement": range(38, 50),
}
COUNTS = {"T1": (40, 33), "T2": (40, 31), "T3": (36, 28)}
EXPORTS = {"T1": "survey_T1.csv", "T2": "survey_T2.csv", "T3": "survey_T3.xlsx"}
CODES = {
    "Strongly disagree": "1",
    "Disagree": "2",
    "Neither agree nor disagree": "3",
    "Agree": "4",
    "Strongly agree": "5",
}
ANSWERS = "558e88381fa8495c4b9b01182a535cf17ad00adf284709487778b4bd7c7517e3"
DATES = {"T1": "2016-02-08", "T2": "2016-02-08", "T3": "2016-06-13"}


@dataclass(frozen=True)
class Survey:
    """The three waves, scored by the codebook."""

    waves: dict[str, Rows]
    reversed_items: frozenset[int]

    def score(self, row: dict[str, str], item: int) -> float | None:
        answer = row[f"Q{item}"]
        if answer == "":
            return None
        return 6.0 - int(answer) if item in self.reversed_items else float(answer)

    def in_arm(self, wave: str, arm: str) -> Rows:
        return [row for row in self.waves[wave] if row["arm"] == arm]

    def item_mean(self, wave: str, arm: str, item: int) -> float:
        scores = [self.score(row, item) for row in self.in_arm(wave, arm)]
        return fmean(score for score in scores if score is not None)

    def scale_mean(self, wave: str, arm: str, scale: str) -> float:
        """Mean over respondents of each respondent's mean over the answered items."""
        return fmean(self.person_mean(row, scale) for row in self.in_arm(wave, arm))

    def person_mean(self, row: dict[str, str], scale: str) -> float:
        scores = [self.score(row, item) for item in SCALES[scale]]
        return fmean(score for score in scores if score is not None)

    @cached_property
    def linked(self) -> dict[tuple[str, str], dict[str, dict[str, str]]]:
        return {
            (wave, arm): {
                row["link_code"]: row for row in self.in_arm(wave, arm) if row["link_code"]
            }
            for wave in WAVES
            for arm in ("treated", "control")
        }

    def changes(self, first: str, second: str, item: int, *, arm: str = "treated") -> list[float]:
        """Second less first over linked pairs with both answers."""
        before, after = self.linked[first, arm], self.linked[second, arm]
        pairs = [
            (self.score(before[code], item), self.score(after[code], item))
            for code in before
            if code in after
        ]
        return [new - old for old, new in pairs if old is not None and new is not None]


def p_value(changes: list[float]) -> float:
    """Two-sided Wilcoxon signed-rank with Pratt's treatment of zeros."""
    return float(stats.wilcoxon(changes, zero_method="pratt").pvalue)


def t_interval(changes: list[float]) -> tuple[float, float]:
    """95 % interval of the mean change."""
    size = len(changes)
    reach = float(stats.t.ppf(0.975, size - 1)) * stdev(changes) / sqrt(size)
    return fmean(changes) - reach, fmean(changes) + reach


def coded(row: dict[str, str]) -> dict[str, str]:
    """The row with the code of each answer that is given in words."""
    return row | {f"Q{n}": CODES.get(row[f"Q{n}"], row[f"Q{n}"]) for n in range(1, 50)}


@pytest.fixture(scope="module")
def survey(rows_of: Callable[[str], Rows]) -> Survey:
    codebook = rows_of("survey_codebook.csv")
    return Survey(
        waves={wave: [coded(row) for row in rows_of(EXPORTS[wave])] for wave in WAVES},
        reversed_items=frozenset(
            int(row["item"][1:]) for row in codebook if row["reverse"] == "yes"
        ),
    )


def changed(survey: Survey, scale: str, *, waves: tuple[str, str] = ("T1", "T2")) -> set[int]:
    return {item for item in SCALES[scale] if p_value(survey.changes(*waves, item)) < 0.05}


def test_codebook_holds_49_items_in_four_scales(rows_of: Callable[[str], Rows]) -> None:
    codebook = rows_of("survey_codebook.csv")
    assert [row["item"] for row in codebook] == [f"Q{number}" for number in range(1, 50)]
    for scale, items in SCALES.items():
        assert {codebook[item - 1]["scale"] for item in items} == {scale}
    assert len({row["text"] for row in codebook}) == 49
    assert {(row["min"], row["max"], row["version"]) for row in codebook} == {("1", "5", "1")}


def test_a_few_items_are_reversed_and_none_that_the_review_describes(survey: Survey) -> None:
    assert 4 <= len(survey.reversed_items) <= 6
    assert not survey.reversed_items & {18, 39, 42}


@pytest.mark.parametrize("wave", WAVES)
def test_wave_has_its_respondents_and_date(survey: Survey, wave: str) -> None:
    rows = survey.waves[wave]
    arms = Counter((row["arm"], row["lpa"]) for row in rows)
    treated, control = COUNTS[wave]
    assert arms == {("treated", "Milton Keynes"): treated, ("control", "Comparison LPA"): control}
    assert {row["RecordedDate"][:10] for row in rows} == {DATES[wave]}
    assert {row["wave"] for row in rows} == {wave}


def test_answers_are_those_that_were_searched_for(survey: Survey) -> None:
    """SHA-256 of all answers in the order of the rows, whatever form the exports take."""
    digest = hashlib.sha256()
    for wave in WAVES:
        for row in survey.waves[wave]:
            answers = [row[f"Q{item}"] for item in range(1, 50)]
            told = [wave, row["ResponseId"], row["arm"], row["lpa"], row["link_code"], *answers]
            digest.update(("|".join(told) + "\n").encode())
    assert digest.hexdigest() == ANSWERS


def test_first_wave_is_an_export_of_qualtrics(sample_folder: Path) -> None:
    with (sample_folder / EXPORTS["T1"]).open(encoding="utf-8", newline="") as lines:
        names, texts, identifiers, *rows = csv.reader(lines)
    assert names[0] == "StartDate"
    assert texts[names.index("Q18")].startswith("What matters to the people")
    assert json.loads(identifiers[names.index("Q18")]) == {"ImportId": "QID18"}
    assert all(json.loads(cell).get("ImportId") for cell in identifiers)
    assert len(rows) == 73


def test_second_wave_gives_answers_in_words_and_third_as_codes(
    rows_of: Callable[[str], Rows],
) -> None:
    items = [f"Q{number}" for number in range(1, 50)]
    for wave, words in (("T2", set(CODES)), ("T3", set(CODES.values()))):
        assert {row[item] for row in rows_of(EXPORTS[wave]) for item in items} == words | {""}


def test_times_of_the_first_wave_follow_each_other(survey: Survey) -> None:
    for row in survey.waves["T1"]:
        assert row["StartDate"] < row["EndDate"] < row["RecordedDate"]
        assert row["RecordedDate"] < "2016-02-08 09:30"


def test_response_identifiers_are_unique(survey: Survey) -> None:
    codes = [row["ResponseId"] for wave in WAVES for row in survey.waves[wave]]
    assert len(set(codes)) == len(codes) == 208
    assert all(re.fullmatch("R_[A-Za-z0-9]{12}", code) for code in codes)


def test_link_codes_join_waves_and_a_few_are_blank(survey: Survey) -> None:
    arms: dict[str, set[str]] = {}
    for wave in WAVES:
        codes = [row["link_code"] for row in survey.waves[wave]]
        given = [code for code in codes if code]
        assert 1 <= codes.count("") <= 5
        assert len(set(given)) == len(given)
        assert all(re.fullmatch("[A-Z]{3}[0-9]{3}", code) for code in given)
        for row in survey.waves[wave]:
            arms.setdefault(row["link_code"], set()).add(row["arm"])
    assert all(len(both) == 1 for code, both in arms.items() if code)
    assert len(set(survey.linked["T1", "treated"]) & set(survey.linked["T2", "treated"])) == 38


def test_answers_are_codes_with_a_handful_of_blanks(survey: Survey) -> None:
    answers = Counter(
        row[f"Q{item}"] for wave in WAVES for row in survey.waves[wave] for item in range(1, 50)
    )
    assert set(answers) == {"", "1", "2", "3", "4", "5"}
    assert 5 <= answers[""] <= 10


def test_invitations_went_to_73_people_in_each_wave(rows_of: Callable[[str], Rows]) -> None:
    invitations = rows_of("survey_invitations*.csv")
    people = {row["person_code"]: row["arm"] for row in invitations}
    assert Counter(people.values()) == {"treated": 40, "control": 33}
    assert sorted(people) == [f"MK-P{number:03d}" for number in range(1, 74)]
    assert Counter(row["wave"] for row in invitations) == dict.fromkeys(WAVES, 73)
    assert all(row["invited_on"] <= DATES[row["wave"]] for row in invitations)


@pytest.mark.parametrize(
    ("scale", "items"),
    [("self_legitimacy", {5, 12, 16, 18}), ("community_engagement", {39, 42, 46})],
)
def test_four_and_three_items_change_from_t1_to_t2(
    survey: Survey, scale: str, items: set[int]
) -> None:
    assert changed(survey, scale) == items
    assert all(fmean(survey.changes("T1", "T2", item)) < 0 for item in items)


def test_counted_items_lie_clear_of_the_threshold(survey: Survey) -> None:
    for scale in ("self_legitimacy", "community_engagement"):
        values = [p_value(survey.changes("T1", "T2", item)) for item in SCALES[scale]]
        assert not [value for value in values if 0.03 < value < 0.07]


def test_item_39_starts_alike_drops_at_t2_and_recovers_at_t3(survey: Survey) -> None:
    start = survey.item_mean("T1", "treated", 39)
    assert start == pytest.approx(survey.item_mean("T1", "control", 39), abs=0.1)
    assert t_interval(survey.changes("T1", "T2", 39))[1] < 0
    assert t_interval(survey.changes("T2", "T3", 39))[0] > 0
    low, high = t_interval(survey.changes("T1", "T3", 39))
    assert low < 0 < high


@pytest.mark.parametrize("item", [18, 42])
def test_items_18_and_42_are_still_lower_at_t3(survey: Survey, item: int) -> None:
    assert survey.item_mean("T2", "treated", item) < survey.item_mean("T1", "treated", item)
    assert survey.item_mean("T3", "treated", item) < survey.item_mean("T1", "treated", item)


def test_view_of_the_employer_rises_among_the_trained(survey: Survey) -> None:
    rise = survey.scale_mean("T3", "treated", "employer") - survey.scale_mean(
        "T1", "treated", "employer"
    )
    assert rise > 0.1


@pytest.mark.parametrize("scale", SCALES)
def test_arms_are_alike_at_t1(survey: Survey, scale: str) -> None:
    treated = survey.scale_mean("T1", "treated", scale)
    assert treated == pytest.approx(survey.scale_mean("T1", "control", scale), abs=0.15)


@pytest.mark.parametrize("scale", SCALES)
def test_controls_stay_as_they_were(survey: Survey, scale: str) -> None:
    start = survey.scale_mean("T1", "control", scale)
    assert survey.scale_mean("T2", "control", scale) == pytest.approx(start, abs=0.1)
    assert survey.scale_mean("T3", "control", scale) == pytest.approx(start, abs=0.1)


def test_most_items_do_not_shift_from_t1_to_t3(survey: Survey) -> None:
    shifted = set[int]().union(*(changed(survey, scale, waves=("T1", "T3")) for scale in SCALES))
    assert len(shifted) <= 9


def test_item_means_lie_between_3_and_4_3(survey: Survey) -> None:
    means = [
        survey.item_mean(wave, arm, item)
        for wave in WAVES
        for arm in ("treated", "control")
        for item in range(1, 50)
    ]
    assert min(means) >= 3.0
    assert max(means) <= 4.3


def test_people_answer_alike_on_the_same_morning_and_evening(survey: Survey) -> None:
    before, after = survey.linked["T1", "control"], survey.linked["T2", "control"]
    pairs = [
        (survey.person_mean(before[code], scale), survey.person_mean(after[code], scale))
        for code in before
        if code in after
        for scale in SCALES
    ]
    assert stats.pearsonr(*zip(*pairs, strict=True)).statistic > 0.6
