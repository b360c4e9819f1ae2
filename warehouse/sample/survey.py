"""The synthetic answers of 40 trained and 33 comparison officers in three waves.

Owns what was answered and `survey_invitations*.csv`; the items are left to `survey_items`, the form
in which a tool exports each wave to `survey_exports`. A score is drawn as item level + person +
person on this scale + person on this item + change of the wave + noise, rounded to 1 to 5; a
reversed item is stored as answered. The seed was chosen among many so that the figures of the
review come out; the tests measure them.
"""

import random
from dataclasses import dataclass

from warehouse.sample.draws import normal_deviate, texts_of
from warehouse.sample.handover import SYNTHETIC, HandOver, Row, SampleFile
from warehouse.sample.implementation import PROGRAMME
from warehouse.sample.people import CONTROL, LPA_OF_ARM, PEOPLE_OF_ARM, TREATED, officers
from warehouse.sample.survey_exports import labelled_file, qualtrics_file, wide_workbook
from warehouse.sample.survey_items import HIGHEST, LOWEST, Item, codebook_file, survey_items

# Searched for: with this seed a chance draw holds the review's figures, clear of every threshold.
SEED = 9065

_CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
_ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

_PERSON_SD = 0.35
_SCALE_SD = 0.20
_ITEM_SD = 0.45
_NOISE_SD = 0.50
_BLANKS_PER_WAVE = 3


@dataclass(frozen=True, slots=True)
class _Wave:
    """One wave: day answered, invited and exported, respondents by arm."""

    name: str
    answered_on: str
    invited_on: str
    exported_on: str
    respondents: dict[str, int]


_WAVES = (
    _Wave("T1", "2016-02-08", "2016-02-01", "2016-02-12", {TREATED: 40, CONTROL: 33}),
    _Wave("T2", "2016-02-08", "2016-02-08", "2016-02-19", {TREATED: 40, CONTROL: 31}),
    _Wave("T3", "2016-06-13", "2016-06-06", "2016-06-20", {TREATED: 36, CONTROL: 28}),
)

# Change against T1 among the trained, in scale points, at T2 and at T3. Employer items by scale.
_CHANGES = {
    5: {"T2": -0.55, "T3": -0.10},
    12: {"T2": -0.60, "T3": -0.10},
    16: {"T2": -0.55, "T3": -0.15},
    18: {"T2": -0.60, "T3": -0.35},
    39: {"T2": -0.70, "T3": 0.00},
    42: {"T2": -0.60, "T3": -0.35},
    46: {"T2": -0.55, "T3": -0.10},
}
_EMPLOYER_CHANGE = {"T2": 0.10, "T3": 0.25}


@dataclass(frozen=True, slots=True)
class _Person:
    """One officer: arm, linking code (blank where never given), standing tendency per item."""

    arm: str
    link_code: str
    tendency: dict[int, float]


def _item_levels(rng: random.Random) -> dict[int, float]:
    """Level of each item at T1: 3.4 to 4.0, and 3.8 to 4.0 where it is to fall at T2."""
    levels = {item.number: 3.4 + 0.6 * rng.random() for item in survey_items()}
    return levels | {number: 3.8 + (levels[number] - 3.4) / 3 for number in _CHANGES}


def _tendency(levels: dict[int, float], rng: random.Random) -> dict[int, float]:
    items = survey_items()
    person = _PERSON_SD * normal_deviate(rng)
    scales = {scale: _SCALE_SD * normal_deviate(rng) for scale in _scale_names(items)}
    return {
        item.number: levels[item.number]
        + person
        + scales[item.scale]
        + _ITEM_SD * normal_deviate(rng)
        for item in items
    }


def _scale_names(items: tuple[Item, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.scale for item in items))


def _link_codes(rng: random.Random) -> tuple[str, ...]:
    """Three consonants and three digits each, so that no code spells a word or a number."""
    count = sum(PEOPLE_OF_ARM.values())
    letters = texts_of(rng, alphabet=_CODE_LETTERS, length=3, count=count)
    digits = texts_of(rng, alphabet="0123456789", length=3, count=count)
    return tuple(head + tail for head, tail in zip(letters, digits, strict=True))


def _people(rng: random.Random) -> tuple[_Person, ...]:
    levels = _item_levels(rng)
    codes = iter(_link_codes(rng))
    never_linked = {TREATED: 2, CONTROL: 1}
    return tuple(
        _Person(
            arm=arm,
            link_code="" if number < never_linked[arm] else code,
            tendency=_tendency(levels, rng),
        )
        for arm, count in PEOPLE_OF_ARM.items()
        for number, code in zip(range(count), codes, strict=False)
    )


def _change(item: Item, *, arm: str, wave: str) -> float:
    if arm == CONTROL or wave == "T1":
        return 0.0
    if item.scale == "employer":
        return _EMPLOYER_CHANGE[wave]
    return _CHANGES.get(item.number, {}).get(wave, 0.0)


def _answer(item: Item, person: _Person, *, wave: str, rng: random.Random) -> str:
    score = person.tendency[item.number] + _change(item, arm=person.arm, wave=wave)
    score += _NOISE_SD * normal_deviate(rng)
    rounded = min(HIGHEST, max(LOWEST, round(score)))
    return str(LOWEST + HIGHEST - rounded if item.is_reversed else rounded)


def _respondents(
    people: tuple[_Person, ...], wave: _Wave, rng: random.Random
) -> tuple[_Person, ...]:
    """Who answered, in random order, so that a row's place says nothing about the person."""
    chosen = [
        person
        for arm, count in wave.respondents.items()
        for person in rng.sample([one for one in people if one.arm == arm], count)
    ]
    rng.shuffle(chosen)
    return tuple(chosen)


def _answers(
    people: tuple[_Person, ...], wave: _Wave, rng: random.Random
) -> tuple[tuple[str, ...], ...]:
    table = [
        [_answer(item, person, wave=wave.name, rng=rng) for item in survey_items()]
        for person in people
    ]
    for _ in range(_BLANKS_PER_WAVE):
        row = table[int(rng.random() * len(table))]
        row[int(rng.random() * len(row))] = ""
    return tuple(tuple(row) for row in table)


def _forgotten_code(wave: _Wave, place: int) -> bool:
    """At the last wave the first respondent listed did not remember the code."""
    return wave.name == "T3" and place == 0


def _wave_rows(wave: _Wave, people: tuple[_Person, ...], rng: random.Random) -> tuple[Row, ...]:
    respondents = _respondents(people, wave, rng)
    answers = _answers(respondents, wave, rng)
    identifiers = texts_of(rng, alphabet=_ID_LETTERS, length=12, count=len(respondents))
    return tuple(
        (
            f"R_{identifier}",
            wave.answered_on,
            PROGRAMME,
            wave.name,
            person.arm,
            LPA_OF_ARM[person.arm],
            "" if _forgotten_code(wave, place) else person.link_code,
            *given,
            SYNTHETIC,
        )
        for place, (identifier, person, given) in enumerate(
            zip(identifiers, respondents, answers, strict=True)
        )
    )


def answer_files(seed: int = SEED) -> tuple[HandOver, ...]:
    """One file per wave: one row per respondent, answers as given, blank where missing.

    `link_code` is the same for one person in all waves and blank where none was given.
    """
    rng = random.Random(seed)
    people = _people(rng)
    first, second, third = (_wave_rows(wave, people, rng) for wave in _WAVES)
    days = [wave.exported_on for wave in _WAVES]
    return (
        qualtrics_file("survey_T1.csv", first, handed_over=days[0]),
        labelled_file("survey_T2.csv", second, handed_over=days[1]),
        wide_workbook("survey_T3.xlsx", third, handed_over=days[2]),
    )


def invitation_files() -> tuple[SampleFile, ...]:
    """One row per person and wave, 73 people: the first two waves, and the third when it came.

    A person's code has nothing to do with the linking code, nor its order with the arm.
    """
    columns = ("programme", "wave", "arm", "person_code", "invited_on", "synthetic")
    first, second, third = (_invitations(wave) for wave in _WAVES)
    return (
        SampleFile("survey_invitations.csv", columns, first + second, _WAVES[1].invited_on),
        SampleFile("survey_invitations_T3.csv", columns, third, _WAVES[2].invited_on),
    )


def _invitations(wave: _Wave) -> tuple[Row, ...]:
    return tuple(
        (PROGRAMME, wave.name, person.arm, person.code, wave.invited_on, SYNTHETIC)
        for person in officers()
    )


def survey_files() -> tuple[HandOver, ...]:
    """The codebook, the three waves and the invitations."""
    return (codebook_file(), *answer_files(), *invitation_files())
