"""The Milton Keynes reconstruction: synthetic hand-over files that hold the review's figures.

Owns the sample as a whole; each theme has a module of its own. No row describes a real person,
answer, pilot or crime: every file but two says so in a column `synthetic` (in police.uk files, in
`Context`). `areas.csv` is published open data, `published_claims.csv` the figures that the review
prints. README.md beside this file lists the disputed figures and the value that the sample holds.
"""

from pathlib import Path

from warehouse.sample.claims import claim_files
from warehouse.sample.crime import crime_files
from warehouse.sample.implementation import implementation_files
from warehouse.sample.places import place_files
from warehouse.sample.survey import survey_files

__all__ = ["write_sample"]


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
    files = (
        *place_files(),
        *implementation_files(),
        *survey_files(),
        *claim_files(),
        *crime_files(),
    )
    return tuple(sorted(file.write(folder) for file in files))
