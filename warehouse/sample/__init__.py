"""The Milton Keynes reconstruction: synthetic hand-over files that hold the review's figures.

Owns the sample as a whole; each theme has a module of its own. No row describes a real person,
answer, pilot or crime: every file but two says so in a column `synthetic` (in police.uk files, in
`Context`). `areas.csv` is published open data, `published_claims.csv` the figures that the review
prints. README.md beside this file lists the disputed figures and the value that the sample holds.
"""

from collections.abc import Iterator
from pathlib import Path

from warehouse.sample.claims import claim_files
from warehouse.sample.crime import crime_files
from warehouse.sample.handover import HandOver, write
from warehouse.sample.implementation import implementation_files
from warehouse.sample.places import place_files
from warehouse.sample.survey import survey_files

__all__ = ["sample_files", "write_sample"]


def write_sample(folder: Path) -> tuple[Path, ...]:
    """Write every sample file below `folder`, replacing files of the same name.

    The bytes are the same on every run and every machine; nothing depends on clock or platform.

    Args:
        folder: where to write; made where absent.

    Returns:
        The paths written, sorted.

    Raises:
        OSError: the folder or a file in it cannot be written.
    """
    return tuple(sorted(write(file, folder) for file in sample_files()))


def sample_files() -> Iterator[HandOver]:
    """Every sample file, made one after another, by theme."""
    yield from place_files()
    yield from implementation_files()
    yield from survey_files()
    yield from claim_files()
    yield from crime_files()
