"""Interviews and their coding hold the review's number and say what its section 7 reports."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest
from unit.warehouse.sample.adding_up import Row, rows

from warehouse.sample.handover import SampleFile, SampleWorkbook
from warehouse.sample.interviews import interview_files, stretches
from warehouse.sample.themes import THEMES

LEAST_AGREEMENT = 0.67
NAMES = {theme.key: theme.name for theme in THEMES}


def files_named(part: str) -> list[SampleFile | SampleWorkbook]:
    return [
        file
        for file in interview_files()
        if isinstance(file, SampleFile | SampleWorkbook) and part in file.path
    ]


@pytest.fixture(scope="module")
def index() -> list[Row]:
    return rows(files_named("index"))


@pytest.fixture(scope="module")
def highlights() -> list[Row]:
    return rows(files_named("highlights"))


@pytest.fixture(scope="module")
def second() -> list[Row]:
    return rows(files_named("second_coder"))


@pytest.fixture(scope="module")
def said(index: list[Row], highlights: list[Row]) -> dict[str, Counter[str]]:
    """For each theme, by key, the interviewees of each band who spoke for it."""
    bands = {row["document"]: row["role_band"] for row in index}
    pairs = {(r["tag"], r["document"]) for r in highlights if r["valence"] == "for"}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for theme, document in pairs:
        counts[theme][bands[document]] += 1
    return {key: counts[name] for key, name in NAMES.items()}


def test_twenty_four_were_interviewed_in_three_bands(index: list[Row]) -> None:
    """Section 4; the review does not print how many of each rank."""
    assert len({row["document"] for row in index}) == len(index) == 24
    bands = Counter(row["role_band"] for row in index)
    assert bands == {"pcso": 14, "supervisor": 7, "senior": 3}


def test_interviews_lie_between_training_and_review(index: list[Row]) -> None:
    assert all("2016-02-08" < row["date"] < "2016-07-15" for row in index)
    for file in files_named("index"):
        assert max(row["date"] for row in rows([file])) <= file.handed_over


def test_all_themes_are_used_and_no_other(highlights: list[Row], second: list[Row]) -> None:
    """Section 7: about 25 themes."""
    assert {row["tag"] for row in highlights} == set(NAMES.values())
    assert {row["code"] for row in second} < set(NAMES.values())


def test_excerpts_come_after_the_index_of_their_interview(index: list[Row]) -> None:
    arrived = {
        row["document"]: file.handed_over for file in files_named("index") for row in rows([file])
    }
    assert len(arrived) == len(index)
    for file, column in (
        *((file, "document") for file in files_named("highlights")),
        *((file, "file") for file in files_named("second_coder")),
    ):
        assert max(arrived[row[column]] for row in rows([file])) < file.handed_over


def test_no_two_interviewees_say_the_same() -> None:
    words = [one.words for one in stretches()]
    assert len(set(words)) == len(words) == 121


def test_only_words_of_those_who_consent_are_cleared(
    index: list[Row], highlights: list[Row]
) -> None:
    silent = {row["document"] for row in index if row["consent"] == "no"}
    assert len(silent) == 3
    cleared = {row["document"] for row in highlights if row["releasable"] == "yes"}
    kept = {row["releasable"] for row in highlights}
    assert kept == {"yes", "no"}
    assert cleared == {row["document"] for row in index} - silent


def test_structure_is_named_most_and_by_every_band(said: dict[str, Counter[str]]) -> None:
    """Sections 1 and 7.1."""
    assert max(said, key=lambda key: said[key].total()) == "structure"
    assert set(said["structure"]) == {"pcso", "supervisor", "senior"}


def test_all_bands_value_it_yet_some_disagree(
    said: dict[str, Counter[str]], highlights: list[Row]
) -> None:
    """Section 1 says all ranks; section 7.2 tells of supervisors who do not support it."""
    assert set(said["ranks_valued"]) == {"pcso", "supervisor", "senior"}
    negative = Counter(row["tag"] for row in highlights if row["valence"] == "against")
    assert negative[NAMES["ranks_valued"]] == 2
    assert negative.total() == 7
    assert said["supervisors_unsupportive"].total() == 4


def test_a_few_speak_of_a_failed_pilot(said: dict[str, Counter[str]]) -> None:
    """Section 7.1."""
    assert said["failed_pilot"] == {"pcso": 2, "supervisor": 1}


def test_supervisors_miss_data_and_senior_leaders_see_the_strategy(
    said: dict[str, Counter[str]],
) -> None:
    """Section 7.2."""
    assert said["no_hotspot_data"]["supervisor"] == 5
    assert said["fits_strategy"]["senior"] == 3
    assert said["vulnerability_module"]["senior"] == 2


def test_officers_tell_of_routine_tasks_and_calls(said: dict[str, Counter[str]]) -> None:
    """Sections 7.1 and 7.2."""
    assert said["shift_officers"]["pcso"] == 5
    assert said["too_busy"]["pcso"] == 5
    assert said["missed_opportunities"]["pcso"] == 4


def test_second_coder_agrees_mostly_over_eight_interviews(
    highlights: list[Row], second: list[Row]
) -> None:
    """Krippendorff's alpha (nominal, two coders) of theme present in interview, worked here."""
    documents = {row["file"] for row in second}
    assert len(documents) == 8
    first = {(r["document"], r["tag"]) for r in highlights if r["document"] in documents}
    again = {(row["file"], row["code"]) for row in second}
    units = len(documents) * len(NAMES)
    apart = len(first ^ again)
    present = len(first) + len(again)
    absent = 2 * units - present
    alpha = 1 - (2 * units - 1) * apart / (present * absent)
    assert apart == 8
    assert LEAST_AGREEMENT < alpha < 1
    assert round(alpha, 2) == 0.89


def test_second_coder_marks_the_same_stretches(highlights: list[Row], second: list[Row]) -> None:
    marked = {(row["document"], row["content"]) for row in highlights}
    assert {(row["file"], row["reference text"]) for row in second} <= marked


def test_coders_differ(highlights: list[Row], second: list[Row]) -> None:
    coders = {row["coder"] for row in highlights}, {row["coder"] for row in second}
    assert [len(names) for names in coders] == [1, 1]
    assert coders[0] != coders[1]
