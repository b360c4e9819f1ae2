"""Synthetic stop and search in the form of the monthly police.uk files.

Owns the files of January to June 2016. No search described ever took place; the shares of people,
powers and outcomes are invented and say nothing about anyone. The published form names neither
the force nor that rows are made up: two columns at its end do.
"""

import random
from collections.abc import Iterator

from warehouse.sample.draws import Shares, drawn_word
from warehouse.sample.handover import SYNTHETIC, Row, SampleFile
from warehouse.sample.recorded import FORCE, MONTHS, Ground, Street, month_text, published_on

_SEED = 20160104
_FIRST_MONTH = 36
_SEARCHES_A_MONTH = {"Milton Keynes": 62, "Aylesbury Vale": 17, "Slough": 41}
_LIKE = "Drugs"
_BLANK_LOCATION_SHARE = 0.04
_COLUMNS = (
    "Type",
    "Date",
    "Part of a policing operation",
    "Policing operation",
    "Latitude",
    "Longitude",
    "Gender",
    "Age range",
    "Self-defined ethnicity",
    "Officer-defined ethnicity",
    "Legislation",
    "Object of search",
    "Outcome",
    "Outcome linked to object of search",
    "Removal of more than just outer clothing",
    "force",
    "synthetic",
)

_TYPES: Shares = (("Person search", 78), ("Person and Vehicle search", 18), ("Vehicle search", 4))
_DRUGS_ACT = "Misuse of Drugs Act 1971 (section 23)"
_EVIDENCE_ACT = "Police and Criminal Evidence Act 1984 (section 1)"
_POWERS: Shares = ((_DRUGS_ACT, 66), (_EVIDENCE_ACT, 34))
_OBJECTS: dict[str, Shares] = {
    _DRUGS_ACT: (("Controlled drugs", 1),),
    _EVIDENCE_ACT: (
        ("Stolen goods", 45),
        ("Article for use in theft", 30),
        ("Offensive weapons", 20),
        ("Articles for use in criminal damage", 5),
    ),
}
_NOTHING = "Nothing found - no further action"
_FOUND: Shares = (
    ("Suspect arrested", 48),
    ("Offender given drugs possession warning", 27),
    ("Local resolution", 13),
    ("Suspect summonsed to court", 7),
    ("Offender given penalty notice", 5),
)
_FOUND_WITHOUT_DRUGS: Shares = tuple(each for each in _FOUND if "drugs" not in each[0])
_FOUND_SHARE = 0.27
_GENDERS: Shares = (("Male", 91), ("Female", 9))
_AGES: Shares = (("10-17", 22), ("18-24", 41), ("25-34", 22), ("over 34", 15))
_ETHNICITIES: Shares = (("White", 64), ("Asian", 18), ("Black", 15), ("Other", 3))
_SELF_DEFINED: dict[str, Shares] = {
    "White": (
        ("White - White British (W1)", 80),
        ("White - Any other White ethnic background (W9)", 12),
        ("Not stated (NS)", 8),
    ),
    "Asian": (
        ("Asian or Asian British - Pakistani (A2)", 45),
        ("Asian or Asian British - Indian (A1)", 25),
        ("Asian or Asian British - Any other Asian ethnic background (A9)", 20),
        ("Not stated (NS)", 10),
    ),
    "Black": (
        ("Black or Black British - African (B2)", 45),
        ("Black or Black British - Caribbean (B1)", 35),
        ("Mixed - White and Black Caribbean (M1)", 12),
        ("Not stated (NS)", 8),
    ),
    "Other": (
        ("Chinese or other ethnic group - Any other ethnic group (O9)", 80),
        ("Not stated (NS)", 20),
    ),
}


def search_files(grounds: tuple[Ground, ...]) -> Iterator[SampleFile]:
    """One file a month: one row per search, in the order of their moments (UTC)."""
    for index in range(_FIRST_MONTH, MONTHS):
        rng = random.Random(_SEED + index)
        rows = [
            _row(_where(ground, rng), month_text(index), rng)
            for ground in grounds
            for _ in range(_SEARCHES_A_MONTH[ground.district.name] + int(rng.random() * 9) - 4)
        ]
        month = month_text(index)
        yield SampleFile(
            path=f"crime/{month}/{month}-thames-valley-stop-and-search.csv",
            columns=_COLUMNS,
            rows=tuple(sorted(rows, key=lambda row: row[1])),
            handed_over=published_on(index),
            line_end="\r\n",
        )


def _where(ground: Ground, rng: random.Random) -> Street | None:
    """A street, more often one where more drug offences are recorded; few searches have none."""
    weights = ground.cumulated_weights[_LIKE]
    streets = rng.choices(ground.streets, cum_weights=weights)[0]
    return (
        None if rng.random() < _BLANK_LOCATION_SHARE else streets[int(rng.random() * len(streets))]
    )


def _row(street: Street | None, month: str, rng: random.Random) -> Row:
    kind, power, ethnicity = (drawn_word(rng, shares) for shares in (_TYPES, _POWERS, _ETHNICITIES))
    person = (
        *(drawn_word(rng, s) for s in (_GENDERS, _AGES, _SELF_DEFINED[ethnicity])),
        ethnicity,
    )
    found = rng.random() < _FOUND_SHARE
    outcome = drawn_word(rng, _FOUND if power == _DRUGS_ACT else _FOUND_WITHOUT_DRUGS)
    return (
        kind,
        _moment(month, rng),
        "False",
        "",
        *((street.latitude, street.longitude) if street else ("", "")),
        *(("", "", "", "") if kind == "Vehicle search" else person),
        power,
        drawn_word(rng, _OBJECTS[power]),
        outcome if found else _NOTHING,
        "True" if found else "",
        "",
        FORCE,
        SYNTHETIC,
    )


def _moment(month: str, rng: random.Random) -> str:
    """A moment between 10:00 and 22:59 UTC, so that its British day lies in the same month."""
    day, hour, minute = (int(rng.random() * size) for size in (28, 13, 60))
    return f"{month}-{1 + day:02d}T{10 + hour:02d}:{minute:02d}:00+00:00"
