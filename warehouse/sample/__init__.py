"""The Milton Keynes reconstruction: synthetic hand-over files that hold the review's figures.

Owns the sample as a whole; each theme has a module of its own. No row describes a real person,
answer, pilot or crime: a column `synthetic` says so (in street files, `Context`), and marks the
files that hold published figures too: of areas, of offences, and of the review itself.
README.md beside this file lists the files, and the disputed figures with the value that they hold.
"""

from collections.abc import Iterator
from pathlib import Path

from warehouse.sample.assessment import assessment_files
from warehouse.sample.background import background_files
from warehouse.sample.claims import claim_files
from warehouse.sample.crime import crime_files
from warehouse.sample.delivery import delivery_files
from warehouse.sample.engagement import engagement_files
from warehouse.sample.handover import HandOver, write
from warehouse.sample.implementation import implementation_files
from warehouse.sample.interviews import interview_files
from warehouse.sample.obstacles import obstacle_files
from warehouse.sample.offences import offence_files
from warehouse.sample.people import people_files
from warehouse.sample.pilot_ground import pilot_area_files
from warehouse.sample.place_figures import place_figure_files
from warehouse.sample.places import place_files
from warehouse.sample.plan import plan_files
from warehouse.sample.proformas import proforma_files
from warehouse.sample.registers import register_files
from warehouse.sample.stakeholders import stakeholder_files
from warehouse.sample.survey import survey_files
from warehouse.sample.time_diaries import time_files
from warehouse.sample.training import training_files

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
    yield from place_figure_files()
    yield from offence_files()
    yield from implementation_files()
    yield from pilot_area_files()
    yield from people_files()
    yield from training_files()
    yield from survey_files()
    yield from delivery_files()
    yield from proforma_files()
    yield from time_files()
    yield from assessment_files()
    yield from stakeholder_files()
    yield from engagement_files()
    yield from obstacle_files()
    yield from interview_files()
    yield from background_files()
    yield from register_files()
    yield from plan_files()
    yield from claim_files()
    yield from crime_files()
