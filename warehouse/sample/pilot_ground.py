"""The ground of each pilot: where it works, the ring around it, and what it is compared with.

Owns `pilot_areas.csv`. Areas are real, the choice is made up: buffers are all neighbours of the
pilot's area; controls lie in the comparison towns, where nobody was trained in the pilot, and had
about as much recorded crime before it. Those of the estates are also among the more deprived half
of areas.
"""

from collections.abc import Iterator

from warehouse.sample.handover import SYNTHETIC, Row, SampleFile
from warehouse.sample.implementation import PROGRAMME
from warehouse.sample.places import (
    FIRST_ESTATE_AREA,
    SECOND_ESTATE_AREA,
    STATION_AREA,
    THIRD_ESTATE_AREA,
)

_COLUMNS = ("programme", "pilot", "area", "role", "rationale", "synthetic")
_SETTLED_ON = "2016-02-12"
_REASONS = {
    "treatment": "The pilot works here.",
    "buffer": "Borders on the pilot's area: problems may move here, or relief may spread.",
    "control": "Nobody trained here; recorded crime before the pilot was at a like level.",
}

# Neighbours by the published boundaries, and control areas, of each pilot's area.
_AROUND: dict[str, tuple[Row, Row]] = {
    STATION_AREA: (
        ("E01016724", "E01016725", "E01016728", "E01016774", "E01016775", "E01033499"),
        ("E01016457", "E01016460", "E01016475", "E01017660"),
    ),
    FIRST_ESTATE_AREA: (
        ("E01016727", "E01016728", "E01016844", "E01016848"),
        ("E01016448", "E01016463", "E01016464", "E01017708"),
    ),
    SECOND_ESTATE_AREA: (
        ("E01016760", "E01016806", "E01016808", "E01016809", "E01016841"),
        ("E01016448", "E01016463", "E01017661", "E01017666"),
    ),
    THIRD_ESTATE_AREA: (
        ("E01016737", "E01016738", "E01016739", "E01016740"),
        ("E01016474", "E01017661", "E01017666", "E01017712"),
    ),
}
_PILOTS = {
    "P1": STATION_AREA,
    "P2": FIRST_ESTATE_AREA,
    "P3": FIRST_ESTATE_AREA,
    "P4": SECOND_ESTATE_AREA,
    "P5": THIRD_ESTATE_AREA,
}


def pilot_area_files() -> tuple[SampleFile, ...]:
    """One row per pilot and area, settled before the first pilot began."""
    return (SampleFile("pilot_areas.csv", _COLUMNS, tuple(_rows()), _SETTLED_ON),)


def _rows() -> Iterator[Row]:
    for pilot, area in _PILOTS.items():
        buffers, controls = _AROUND[area]
        roles = {"treatment": (area,), "buffer": buffers, "control": controls}
        for role, areas in roles.items():
            for each in areas:
                yield (PROGRAMME, pilot, each, role, _REASONS[role], SYNTHETIC)
