"""Marts of the officer survey: its people, the answers of a wave, and pairs of waves."""

from __future__ import annotations

from datetime import date
from typing import Any

from sql.mart_cases import Master, mart

from shared.metrics.corrections import UNDECLARED

JAN, FEB = date(2014, 1, 1), date(2014, 2, 1)


def item(
    code: str, *, reverse: bool = False, scale: str = "employer", maximum: int = 5
) -> dict[str, Any]:
    return {
        "item_code": code,
        "scale": scale,
        "minimum": 1,
        "maximum": maximum,
        "is_reverse": reverse,
        "position": int(code[1:]),
    }


def answer(who: str, wave: str, code: str, score: int, *, arm: str = "treated", **more: Any) -> Any:
    row = {"programme_code": "MK", "respondent": who, "wave": wave, "item_code": code}
    return row | {"answer": score, "arm": arm} | more


def answers(who: str, wave: str, **scores: int) -> list[dict[str, Any]]:
    """Answers of one treated person, item to score."""
    return [answer(who, wave, code, score) for code, score in scores.items()]


def person(code: str, arm: str | None, **more: Any) -> dict[str, Any]:
    return {"programme_code": "MK", "person": code, "arm": arm} | more


def effect(amount: float, unit: str) -> dict[str, Any]:
    plan = {"programme_code": "MK", "part": "effect", "name": "employer"}
    return plan | {"amount": amount, "unit": unit}


def family(name: str, role: str, correction: str, *members: str) -> list[dict[str, Any]]:
    plan = {"programme_code": "MK", "part": "family", "name": name}
    declared = plan | {"family_role": role, "correction": correction}
    return [declared | {"member": member} for member in members]


@mart("v_survey_answer")
def _(master: Master) -> None:
    """Reverse items are turned; who answered two waves is linked, in every wave."""
    master.fill("dim_item", item("Q1"), item("Q2", reverse=True))
    master.fill(
        "fct_survey_answer",
        answer("a", "T1", "Q1", 2),
        answer("a", "T1", "Q2", 2),
        answer("a", "T2", "Q1", 5),
        answer("b", "T1", "Q1", 3),
        answer("c", "T1", "Q9", 3),
    )
    master.make_marts()
    found = master.read("v_survey_answer", "respondent", "wave", "item_code", "score", "linked")
    assert found == [
        ("a", "T1", "Q1", 2.0, True),
        ("a", "T1", "Q2", 4.0, True),
        ("a", "T2", "Q1", 5.0, True),
        ("b", "T1", "Q1", 3.0, False),
    ]


@mart("v_survey_respondent")
def _(master: Master) -> None:
    """One row a wave; the same code in another programme is another person."""
    master.fill("dim_item", item("Q1"), item("Q2"))
    dated = {"has_link_code": True, "lpa": "North"}
    master.fill(
        "fct_survey_answer",
        answer("a", "T1", "Q1", 2, answered_on=FEB, **dated),
        answer("a", "T1", "Q2", 2, answered_on=JAN, **dated),
        answer("a", "T2", "Q1", 5),
        answer("a", "T1", "Q1", 3, programme_code="XX"),
    )
    master.make_marts()
    columns = ("programme_code", "wave", "lpa", "has_link_code", "linked", "answered_on")
    assert master.read("v_survey_respondent", *columns, "items_answered") == [
        ("MK", "T1", "North", True, True, JAN, 2),
        ("MK", "T2", None, False, True, None, 1),
        ("XX", "T1", None, False, False, None, 1),
    ]


@mart("v_survey_invitation")
def _(master: Master) -> None:
    asked = {"programme_code": "MK", "wave": "T1", "arm": "control", "person": "p"}
    master.fill("fct_survey_invitation", asked | {"invited_on": JAN}, asked | {"person": "q"})
    master.make_marts()
    found = master.read("v_survey_invitation", "person", "wave", "arm", "invited_on")
    assert found == [("p", "T1", "control", JAN), ("q", "T1", "control", None)]


@mart("v_survey_item")
def _(master: Master) -> None:
    """The place within the scale follows that within the instrument."""
    master.fill(
        "dim_item",
        item("Q18", reverse=True) | {"labels": "1=Never;5=Always"},
        item("Q4"),
        item("Q5", scale="other"),
    )
    master.make_marts()
    columns = ("item_code", "position", "scale_position", "minimum", "is_reverse", "labels")
    assert master.read("v_survey_item", *columns) == [
        ("Q18", 18, 2, 1, True, "1=Never;5=Always"),
        ("Q4", 4, 1, 1, False, None),
        ("Q5", 5, 1, 1, False, None),
    ]


@mart("v_survey_participation")
def _(master: Master) -> None:
    """Invited and silent, answered without a list, and both; a roster without arms says nothing."""
    master.fill("dim_item", item("Q1"))
    invited = [("T1", "treated", "p"), ("T1", "treated", "q"), ("T2", "treated", "p")]
    master.fill(
        "fct_survey_invitation",
        *(
            {"programme_code": "MK", "wave": wave, "arm": arm, "person": who}
            for wave, arm, who in invited
        ),
    )
    master.fill("dim_person", *(person(code, "treated") for code in "pqr"), person("s", None))
    master.fill("fct_survey_answer", answer("a", "T1", "Q1", 2))
    master.fill("fct_survey_answer", answer("b", "T1", "Q1", 2, arm="control"))
    master.fill("fct_survey_answer", answer("b", "T3", "Q1", 2, arm="control"))
    master.make_marts()
    columns = ("wave", "arm", "eligible", "invited", "responded", "linked")
    assert master.read("v_survey_participation", *columns) == [
        ("T1", "control", None, None, 1, 1),
        ("T1", "treated", 3, 2, 1, 0),
        ("T2", "treated", 3, 1, 0, 0),
        ("T3", "control", None, None, 1, 1),
    ]


@mart("v_survey_follow_up")
def _(master: Master) -> None:
    """Each later wave held in the arm; without a link code nobody can be followed."""
    master.fill("dim_item", item("Q1"))
    linked = {"has_link_code": True}
    master.fill(
        "fct_survey_answer",
        answer("a", "T1", "Q1", 2, answered_on=JAN, **linked),
        answer("a", "T10", "Q1", 2, answered_on=FEB, **linked),
        answer("b", "T1", "Q1", 2, **linked),
        answer("b", "T9", "Q1", 2, **linked),
        answer("c", "T1", "Q1", 2),
        answer("d", "T1", "Q1", 2, arm="control", **linked),
    )
    master.make_marts()
    found = master.read("v_survey_follow_up", "respondent", "from_wave", "to_wave", "lost", "days")
    assert found == [
        ("a", "T1", "T10", 0, 31),
        ("a", "T1", "T9", 1, None),
        ("b", "T1", "T10", 1, None),
        ("b", "T1", "T9", 0, None),
        ("b", "T9", "T10", 1, None),
    ]


@mart("v_survey_balance")
def _(master: Master) -> None:
    """People without an arm are left out, and a characteristic that is not recorded."""
    master.fill(
        "dim_person",
        person("p", "treated", role="pcso", lpa="North", np_years_band="0-1"),
        person("q", "treated", role="pcso"),
        person("r", "control", role="constable"),
        person("s", None, role="sergeant"),
    )
    master.make_marts()
    columns = ("characteristic", "characteristic_value", "arm", "people")
    assert master.read("v_survey_balance", *columns) == [
        ("local policing area", "North", "treated", 1),
        ("role", "constable", "control", 1),
        ("role", "pcso", "treated", 2),
        ("years in neighbourhood policing", "0-1", "treated", 1),
    ]


@mart("v_survey_distribution")
def _(master: Master) -> None:
    """A possible answer that nobody gave is 0; an item that nobody answered has no row."""
    master.fill("dim_item", item("Q1", reverse=True, maximum=3), item("Q2", maximum=3))
    master.fill("fct_survey_answer", *(answer(who, "T1", "Q1", 3) for who in "ab"))
    master.fill("fct_survey_answer", answer("c", "T1", "Q1", 2))
    master.make_marts()
    columns = ("item_code", "scale", "score", "respondents", "answered")
    assert master.read("v_survey_distribution", *columns) == [
        ("Q1", "employer", 1, 2, 3),
        ("Q1", "employer", 2, 1, 3),
        ("Q1", "employer", 3, 0, 3),
    ]


@mart("v_survey_item_response")
def _(master: Master) -> None:
    """Q2 was asked at T1, as the control arm answered it, and not at T2; nobody ever saw Q3."""
    master.fill("dim_item", item("Q1"), item("Q2"), item("Q3"))
    master.fill("fct_survey_answer", *answers("a", "T1", Q1=2), *answers("b", "T1", Q1=2))
    master.fill("fct_survey_answer", answer("c", "T1", "Q2", 2, arm="control"))
    master.fill("fct_survey_answer", *answers("a", "T2", Q1=2))
    asked = {"programme_code": "MK", "wave": "T2", "arm": "control", "person": "p"}
    master.fill("fct_survey_invitation", asked)
    master.make_marts()
    columns = ("wave", "arm", "item_code", "respondents", "left_blank")
    assert master.read("v_survey_item_response", *columns) == [
        ("T1", "control", "Q1", 1, 1),
        ("T1", "control", "Q2", 1, 0),
        ("T1", "treated", "Q1", 2, 0),
        ("T1", "treated", "Q2", 2, 2),
        ("T2", "treated", "Q1", 1, 0),
    ]


@mart("v_survey_change")
def _(master: Master) -> None:
    """Waves follow their numbers, T10 after T9; arms that differ are not compared."""
    master.fill("dim_item", item("Q1"))
    master.fill(
        "fct_survey_answer",
        answer("a", "T9", "Q1", 2, answered_on=JAN),
        answer("a", "T10", "Q1", 5, answered_on=FEB),
        answer("b", "T9", "Q1", 2),
        answer("b", "T10", "Q1", 3, arm="control"),
        answer("c", "T9", "Q1", 4),
    )
    master.make_marts()
    found = master.read("v_survey_change", "respondent", "from_wave", "to_wave", "change", "days")
    assert found == [("a", "T9", "T10", 3.0, 31)]


@mart("v_survey_transition")
def _(master: Master) -> None:
    """Moves after reverse coding; a blank at either wave is none, nor is a change of arm."""
    master.fill("dim_item", item("Q1", reverse=True), item("Q2"))
    master.fill(
        "fct_survey_answer",
        *answers("a", "T9", Q1=2, Q2=3),
        *answers("a", "T10", Q1=1),
        *answers("b", "T9", Q1=2),
        *answers("b", "T10", Q1=1),
        *answers("c", "T9", Q1=5, Q2=5),
        *answers("c", "T10", Q2=4),
        *answers("d", "T9", Q1=1),
        answer("d", "T10", "Q1", 2, arm="control"),
    )
    master.make_marts()
    columns = ("item_code", "from_wave", "to_wave", "from_score", "to_score", "respondents")
    assert master.read("v_survey_transition", *columns) == [
        ("Q1", "T9", "T10", 4, 5, 2),
        ("Q2", "T9", "T10", 5, 4, 1),
    ]


@mart("v_survey_item_waves")
def _(master: Master) -> None:
    """All answers of both waves, linked or not; an item of one wave only has no pair."""
    master.fill("dim_item", item("Q1", maximum=2), item("Q2", maximum=2))
    master.fill("fct_survey_answer", *answers("a", "T1", Q1=1, Q2=1), *answers("b", "T1", Q1=2))
    master.fill("fct_survey_answer", *answers("c", "T2", Q1=2))
    master.make_marts()
    columns = ("item_code", "from_wave", "to_wave", "is_later", "score", "respondents")
    assert master.read("v_survey_item_waves", *columns) == [
        ("Q1", "T1", "T2", False, 1, 1),
        ("Q1", "T1", "T2", False, 2, 1),
        ("Q1", "T1", "T2", True, 1, 0),
        ("Q1", "T1", "T2", True, 2, 1),
    ]


@mart("v_survey_family_change")
def _(master: Master) -> None:
    """Each scale sees all of its families; a confirmatory one goes first, none is its own."""
    master.fill("dim_item", item("Q1"), item("Q2", scale="voice"), item("Q3"), item("Q4"))
    master.fill(
        "dim_plan_entry",
        *family("all", "exploratory", "benjamini_hochberg", "Q1", "Q2", "Q3"),
        *family("few", "confirmatory", "holm", "Q3"),
    )
    master.fill("fct_survey_answer", *answers("a", "T1", Q1=1, Q2=1, Q3=1, Q4=1))
    master.fill("fct_survey_answer", *answers("a", "T2", Q1=2, Q2=1, Q3=4, Q4=5))
    master.make_marts()
    columns = ("scale", "family", "correction", "item_code", "is_of_scale", "change", "respondents")
    assert master.read("v_survey_family_change", *columns) == [
        ("employer", "all", "benjamini_hochberg", "Q1", True, 1, 1),
        ("employer", "all", "benjamini_hochberg", "Q2", False, 0, 1),
        ("employer", *UNDECLARED, "Q4", True, 4, 1),
        ("employer", "few", "holm", "Q3", True, 3, 1),
        ("voice", "all", "benjamini_hochberg", "Q1", False, 1, 1),
        ("voice", "all", "benjamini_hochberg", "Q2", True, 0, 1),
    ]


@mart("v_survey_scale_answers")
def _(master: Master) -> None:
    """Scores in the order of the items, empty where blank; sameness is asked of the raw answers."""
    master.fill("dim_item", item("Q2"), item("Q10", reverse=True), item("Q3"), item("Q4"))
    master.fill("dim_item", *(item(f"Q{n}", scale="long") for n in range(11, 19)))
    eight = {f"Q{n}": 4 for n in range(11, 19)}
    master.fill("fct_survey_answer", *answers("same", "T1", Q10=2, Q2=2))
    master.fill("fct_survey_answer", *answers("unlike", "T1", Q2=1, Q3=2, Q4=3, Q10=5))
    master.fill("fct_survey_answer", *answers("one way", "T1", Q2=4, Q3=4, Q4=4))
    master.fill("fct_survey_answer", *answers("few", "T1", Q10=1))
    master.fill("fct_survey_answer", *answers("long", "T1", **eight))
    master.fill("fct_survey_answer", *answers("seven", "T1", **dict(list(eight.items())[1:])))
    master.make_marts()
    columns = ("respondent", "answers", "score", "items_answered", "items", "is_straight")
    assert master.read("v_survey_scale_answers", *columns) == [
        ("few", ",,,5", 5.0, 1, 4, None),
        ("long", "4,4,4,4,4,4,4,4", 4.0, 8, 8, True),
        ("one way", "4,4,4,", 4.0, 3, 4, None),
        ("same", "2,,,4", 3.0, 2, 4, True),
        ("seven", ",4,4,4,4,4,4,4", 4.0, 7, 8, None),
        ("unlike", "1,2,3,1", 1.75, 4, 4, False),
    ]


@mart("v_survey_straight_line")
def _(master: Master) -> None:
    """Of items with different ranges nothing can be told."""
    master.fill("dim_item", item("Q1"), item("Q2", reverse=True))
    master.fill("dim_item", item("Q3", scale="mixed"), item("Q4", scale="mixed", reverse=True))
    master.connection.execute("update dim_item set maximum = 7 where item_code = 'Q4'")
    for who, second in (("a", 2), ("b", 3)):
        master.fill("fct_survey_answer", *answers(who, "T1", Q1=2, Q2=second, Q3=2, Q4=2))
    master.fill("fct_survey_answer", *answers("c", "T1", Q1=2))
    master.make_marts()
    columns = ("wave", "arm", "scale", "respondents", "straight")
    assert master.read("v_survey_straight_line", *columns) == [("T1", "treated", "employer", 2, 1)]


@mart("v_survey_scale_score")
def _(master: Master) -> None:
    """Half of the items is enough, fewer than half is not; the mean is of what was answered."""
    master.fill("dim_item", *(item(code) for code in ("Q1", "Q2", "Q3", "Q4")))
    master.fill("fct_survey_answer", answer("half", "T1", "Q1", 2), answer("half", "T1", "Q2", 5))
    master.fill("fct_survey_answer", answer("less", "T1", "Q1", 4))
    master.make_marts()
    columns = ("respondent", "score", "items_answered", "items")
    assert master.read("v_survey_scale_score", *columns) == [("half", 3.5, 2, 4)]


@mart("v_survey_item_rest")
def _(master: Master) -> None:
    """Only whole answers count; the rest is of the scores, after reverse coding."""
    master.fill("dim_item", item("Q1"), item("Q2", reverse=True), item("Q3"))
    for who in "ab":
        master.fill("fct_survey_answer", *answers(who, "T1", Q1=2, Q2=5, Q3=4))
    master.fill("fct_survey_answer", *answers("c", "T1", Q1=2, Q2=5))
    master.make_marts()
    columns = ("item_code", "score", "rest", "respondents")
    assert master.read("v_survey_item_rest", *columns) == [
        ("Q1", 2, 5, 2),
        ("Q2", 1, 6, 2),
        ("Q3", 4, 3, 2),
    ]


@mart("v_survey_scale_distribution")
def _(master: Master) -> None:
    """Equal scores are one row; the effect is the plan's, where it is in points."""
    master.fill("dim_item", item("Q1"), item("Q2"))
    master.fill("dim_plan_entry", effect(0.25, "points"))
    master.fill("fct_survey_answer", *answers("a", "T9", Q1=2, Q2=3))
    master.fill("fct_survey_answer", *answers("b", "T9", Q1=3, Q2=2))
    master.fill("fct_survey_answer", *answers("a", "T10", Q1=3, Q2=3))
    master.make_marts()
    columns = ("wave", "score", "respondents", "is_first_wave", "smallest_effect")
    assert master.read("v_survey_scale_distribution", *columns) == [
        ("T10", 3.0, 1, False, 0.25),
        ("T9", 2.5, 2, True, 0.25),
    ]


@mart("v_survey_baseline")
def _(master: Master) -> None:
    """The programme's first wave, whichever arm answered it."""
    master.fill("dim_item", item("Q1"))
    master.fill("fct_survey_answer", *answers("a", "T1", Q1=2), *answers("a", "T2", Q1=3))
    master.fill("fct_survey_answer", answer("c", "T2", "Q1", 4, arm="control"))
    master.make_marts()
    columns = ("wave", "arm", "scale", "score", "respondents")
    assert master.read("v_survey_baseline", *columns) == [("T1", "treated", "employer", 2.0, 1)]


@mart("v_survey_scale_pair")
def _(master: Master) -> None:
    """Both scores, or one of them; an effect in another unit than points is none of ours."""
    master.fill("dim_item", item("Q1"))
    master.fill("dim_plan_entry", effect(20, "percent"))
    for who in "ab":
        master.fill("fct_survey_answer", *answers(who, "T1", Q1=2), *answers(who, "T2", Q1=3))
    master.fill("fct_survey_answer", *answers("c", "T1", Q1=2), *answers("d", "T2", Q1=4))
    master.make_marts()
    columns = ("from_wave", "to_wave", "pattern", "from_score", "to_score", "respondents")
    assert master.read("v_survey_scale_pair", *columns, "smallest_effect") == [
        ("T1", "T2", 1, 2.0, 3.0, 2, None),
        ("T1", "T2", 2, 2.0, None, 1, None),
        ("T1", "T2", 3, None, 4.0, 1, None),
    ]


@mart("v_survey_scale_waves")
def _(master: Master) -> None:
    """A pattern of two scores stands at both waves, one of one score at its own."""
    master.fill("dim_item", item("Q1"))
    master.fill("fct_survey_answer", *answers("a", "T1", Q1=2), *answers("a", "T2", Q1=3))
    master.fill("fct_survey_answer", *answers("b", "T2", Q1=4), *answers("c", "T1", Q1=5))
    master.make_marts()
    assert master.read("v_survey_scale_waves", "pattern", "is_later", "score", "respondents") == [
        (1, False, 2.0, 1),
        (1, True, 3.0, 1),
        (2, False, 5.0, 1),
        (3, True, 4.0, 1),
    ]


@mart("v_survey_scale_answer_pair")
def _(master: Master) -> None:
    """Waves follow their numbers; whoever answered one of them only has no pair."""
    master.fill("dim_item", item("Q1"), item("Q2"))
    master.fill("fct_survey_answer", *answers("a", "T10", Q1=2), *answers("a", "T9", Q2=3))
    master.fill("fct_survey_answer", *answers("b", "T9", Q1=2))
    master.make_marts()
    columns = ("respondent", "from_wave", "to_wave", "from_answers", "to_answers")
    found = master.read("v_survey_scale_answer_pair", *columns)
    assert found == [("a", "T9", "T10", ",3", "2,")]


@mart("v_survey_attrition_score")
def _(master: Master) -> None:
    """Earlier scores of those lost and of those kept, of respondents with a link code."""
    master.fill("dim_item", item("Q1"))
    linked = {"has_link_code": True}
    master.fill(
        "fct_survey_answer",
        answer("a", "T1", "Q1", 2, **linked),
        answer("a", "T2", "Q1", 5, **linked),
        answer("b", "T1", "Q1", 4, **linked),
        answer("c", "T1", "Q1", 4, **linked),
        answer("d", "T1", "Q1", 1),
    )
    master.make_marts()
    columns = ("from_wave", "to_wave", "is_lost", "score", "respondents")
    assert master.read("v_survey_attrition_score", *columns) == [
        ("T1", "T2", False, 2.0, 1),
        ("T1", "T2", True, 4.0, 2),
    ]
