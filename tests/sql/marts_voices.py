"""Marts of the interviews: who was read by whom, who spoke of what, what came new."""

from __future__ import annotations

from datetime import date
from typing import Any

from sql.mart_cases import mart

Master = Any
MAY, JUNE = date(2016, 5, 3), date(2016, 6, 6)


def interview(document: str, on: date | None = MAY, **more: Any) -> dict[str, Any]:
    row = {"programme_code": "MK", "document": document, "role_band": "pcso"}
    return row | {"interviewed_on": on} | more


def coding(document: str, theme: str, coder: str | None = "k", **more: Any) -> dict[str, Any]:
    row = {"programme_code": "MK", "document": document, "tag": theme, "coder": coder}
    return row | more


@mart("v_interview_coding")
def _(master: Master) -> None:
    """Not coded is known only of a programme in which anything was coded."""
    master.fill("dim_interview", interview("a"), interview("b"), interview("c"))
    master.fill("dim_interview", interview("x", programme_code="XX"))
    master.fill(
        "fct_coded_excerpt",
        *(coding("a", theme, coder) for theme, coder in (("S", "k"), ("T", "k"), ("S", "l"))),
        coding("b", "S", None),
    )
    master.make_marts()
    columns = ("programme_code", "document", "is_coded", "named_coders")
    assert master.read("v_interview_coding", *columns) == [
        ("MK", "a", True, 2),
        ("MK", "b", True, 0),
        ("MK", "c", False, 0),
        ("XX", "x", None, 0),
    ]


@mart("v_theme_used")
def _(master: Master) -> None:
    """The codebook without its groups, and what was used beyond it; nothing without a coding."""
    master.fill("dim_interview", interview("a"), interview("x", programme_code="XX"))
    for theme, is_codable in (("Group", False), ("Skills", True)):
        master.fill("dim_theme", {"theme": theme, "is_codable": is_codable})
    master.fill("fct_coded_excerpt", coding("a", "Own"), coding("a", "Skills"))
    master.make_marts()
    found = master.read("v_theme_used", "programme_code", "theme")
    assert found == [("MK", "Own"), ("MK", "Skills")]


@mart("v_theme_mention")
def _(master: Master) -> None:
    """One coder judges each interview: l read two of them, k one with more stretches.

    Of equals n counts, who has more stretches than m. Against needs a valence that is said: XX
    says none at all.
    """
    master.fill("dim_interview", *(interview(document) for document in "abcdz"))
    master.fill(
        "fct_coded_excerpt",
        *[coding("a", "S", "k", valence="for")] * 4,
        coding("a", "T", "l", valence="for"),
        coding("b", "S", "l", valence="against"),
        coding("b", "S", "l", valence=None),
        coding("c", "T", "m", valence="for"),
        coding("c", "S", "n", valence="for"),
        coding("c", "S", "n", valence="for"),
        coding("d", "S", None, valence=None),
    )
    without = {"programme_code": "XX", "valence": None}
    master.fill("dim_interview", *(interview(name, programme_code="XX") for name in "xy"))
    master.fill("fct_coded_excerpt", coding("x", "S", **without))
    master.make_marts()
    found = master.read("v_theme_mention", "document", "theme", "mentioned", "against")
    assert found == [
        ("a", "S", False, False),
        ("a", "T", True, False),
        ("b", "S", True, True),
        ("b", "T", False, False),
        ("c", "S", True, False),
        ("c", "T", False, False),
        ("d", "S", True, None),
        ("d", "T", False, False),
        ("x", "S", True, None),
        ("y", "S", False, None),
        ("z", "S", False, False),
        ("z", "T", False, False),
    ]


@mart("v_theme_pair")
def _(master: Master) -> None:
    """Whoever spoke of neither stands in no row; a pair stands once."""
    master.fill("dim_interview", *(interview(document) for document in "abc"))
    master.fill(
        "fct_coded_excerpt", coding("a", "T"), coding("a", "S"), coding("b", "T"), coding("c", "U")
    )
    master.make_marts()
    assert master.read("v_theme_pair", "theme", "other_theme", "document", "spoke_of_both") == [
        ("S", "T", "a", True),
        ("S", "T", "b", False),
        ("S", "U", "a", False),
        ("S", "U", "c", False),
        ("T", "U", "a", False),
        ("T", "U", "b", False),
        ("T", "U", "c", False),
    ]


@mart("v_theme_order")
def _(master: Master) -> None:
    """By day, then by themes; undated and uncoded interviews have no place."""
    master.fill(
        "dim_interview",
        interview("a", JUNE),
        interview("b", MAY),
        interview("c", MAY),
        interview("undated", None),
        interview("uncoded", MAY),
    )
    master.fill(
        "fct_coded_excerpt",
        *(coding("a", theme) for theme in ("S", "T", "U", "V")),
        coding("b", "T"),
        coding("c", "S"),
        coding("c", "T"),
        coding("undated", "U"),
    )
    master.make_marts()
    found = master.read("v_theme_order", "position", "document", "themes", "new_themes")
    assert found == [(1, "c", 2, 2), (2, "b", 1, 0), (3, "a", 4, 2)]


@mart("v_theme_coding")
def _(master: Master) -> None:
    """Interviews of one named coder are left out; so is the coder whom the tool does not name."""
    master.fill("dim_interview", *(interview(document) for document in "ab"))
    master.fill(
        "fct_coded_excerpt",
        coding("a", "S", "k"),
        coding("a", "S", "k"),
        coding("a", "T", "l"),
        coding("a", "T", None),
        coding("b", "S", "k"),
        coding("b", "S", None),
    )
    master.make_marts()
    found = master.read("v_theme_coding", "document", "coder", "theme", "mentioned")
    assert found == [
        ("a", "k", "S", True),
        ("a", "k", "T", False),
        ("a", "l", "S", False),
        ("a", "l", "T", True),
    ]
