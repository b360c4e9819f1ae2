"""Outlines keep their shape on the grid, and only what the grid cannot show is dropped."""

from __future__ import annotations

import json

import pytest

from shared.figures.outline import doubled_area, middle, rings

SQUARE = [[0.0, 0.0], [0.1, 0.0], [0.1, 0.1], [0.0, 0.1], [0.0, 0.0]]
HOLE = [[0.02, 0.02], [0.02, 0.04], [0.04, 0.04], [0.04, 0.02], [0.02, 0.02]]


def polygon(*lines: list[list[float]]) -> str:
    return json.dumps({"type": "Polygon", "coordinates": lines})


def test_square_has_four_corners_and_is_not_closed():
    assert rings(polygon(SQUARE)) == (((0.0, 0.0), (0.1, 0.0), (0.1, 0.1), (0.0, 0.1)),)


def test_points_between_two_others_on_a_line_are_dropped():
    longer = [SQUARE[0], [0.05, 0.0], [0.06, 0.00001], *SQUARE[1:]]
    assert rings(polygon(longer)) == rings(polygon(SQUARE))


@pytest.mark.parametrize(("away", "corners"), [(0.00004, 4), (0.00006, 5)])
def test_point_off_the_line_stays_where_the_grid_shows_it(away, corners):
    bent = [SQUARE[0], [0.05, away], *SQUARE[1:]]
    assert len(rings(polygon(bent))[0]) == corners


def test_spike_that_leads_back_is_dropped():
    spiked = [SQUARE[0], SQUARE[1], [0.1, 0.1], [0.15, 0.1], [0.1, 0.1], [0.0, 0.1], SQUARE[0]]
    assert rings(polygon(spiked)) == rings(polygon(SQUARE))


def test_neighbours_share_their_border_on_a_coarse_grid():
    beside = [[0.1, 0.0], [0.2, 0.0], [0.2, 0.1], [0.1, 0.1], [0.1037, 0.05], [0.1, 0.0]]
    left = [[0.0, 0.0], [0.1, 0.0], [0.1037, 0.05], [0.1, 0.1], [0.0, 0.1], [0.0, 0.0]]
    shared = set(rings(polygon(beside), 0.01)[0]) & set(rings(polygon(left), 0.01)[0])
    assert shared == {(0.1, 0.0), (0.1, 0.1)}
    finer = set(rings(polygon(beside), 0.001)[0]) & set(rings(polygon(left), 0.001)[0])
    assert finer == {(0.1, 0.0), (0.104, 0.05), (0.1, 0.1)}


def test_rings_turn_anticlockwise_and_holes_clockwise_whatever_the_file():
    for line in (SQUARE, SQUARE[::-1]):
        for hole in (HOLE, HOLE[::-1]):
            outer, inner = rings(polygon(line, hole))
            assert doubled_area(outer) == pytest.approx(0.02)
            assert doubled_area(inner) == pytest.approx(-0.0008)


def test_every_part_of_a_multipolygon_is_kept_but_those_that_the_grid_swallows():
    far = [[x + 1, y] for x, y in SQUARE]
    speck = [[2.0, 0.0], [2.00001, 0.0], [2.0, 0.00001], [2.0, 0.0]]
    text = json.dumps({"type": "MultiPolygon", "coordinates": [[SQUARE], [far], [speck]]})
    assert [ring[0] for ring in rings(text)] == [(0.0, 0.0), (1.0, 0.0)]


def test_middle_is_that_of_the_largest_ring():
    small = [[5.0, 5.0], [5.01, 5.0], [5.01, 5.01], [5.0, 5.01], [5.0, 5.0]]
    text = json.dumps({"type": "MultiPolygon", "coordinates": [[small], [SQUARE]]})
    assert middle(rings(text)) == pytest.approx((0.05, 0.05))


def test_ring_that_encloses_nothing_is_dropped():
    eight = [[0.0, 0.0], [0.1, 0.1], [0.1, 0.0], [0.0, 0.1], [0.0, 0.0]]
    assert rings(polygon(eight)) == ()
