"""The areas that a page about places reads: around the pilots or around one area."""

from __future__ import annotations

import pytest

from shared.figures import surroundings as module
from shared.figures.surroundings import surroundings

HEAD = "code,name,type,population,longitude,latitude\n"
ROWS = (
    "E01000001,A,LSOA,1000,0.0,52.0",
    "E01000002,B,LSOA,1000,0.0,52.1",
    "E01000003,C,LSOA,1000,0.0,52.05",
    "E01000004,D,LSOA,1000,0.0,53.0",
    "E01000005,E,LSOA,1000,,",
    "E02000001,F,MSOA,9000,0.0,52.0",
)
"""B lies 11 km north of A, C half as far, D 111 km; E has no known place; F holds A."""


@pytest.fixture
def evaluator(desk):
    desk.load_text("areas.csv", HEAD + "\n".join(ROWS) + "\n")
    return desk.evaluator()


def names(found):
    return [area.area_name for area in found.areas]


def test_nearest_come_first_and_far_ones_and_other_types_are_left_out(evaluator):
    found = surroundings(evaluator, ("E01000001",))
    assert names(found) == ["A", "C", "B"]
    assert (found.left_out, found.is_around) == (0, True)


def test_surroundings_of_two_areas_are_those_of_either(evaluator):
    assert set(names(surroundings(evaluator, ("E01000001", "E01000004")))) == set("ABCD")


def test_no_more_than_there_is_room_for_and_the_rest_counted(evaluator, monkeypatch):
    monkeypatch.setattr(module, "MOST_AREAS", 2)
    found = surroundings(evaluator, ("E01000001",))
    assert names(found) == ["A", "C"]
    assert found.left_out == 1


@pytest.mark.parametrize("codes", [(), ("E01000005",), ("X",)])
def test_without_a_known_place_areas_in_order_of_code_stand_in(evaluator, codes):
    found = surroundings(evaluator, codes)
    assert not found.is_around
    assert names(found) == ["A", "B", "C", "D", "F"]
