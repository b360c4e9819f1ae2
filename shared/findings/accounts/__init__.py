"""What a review's sections report in a sentence: what was done, handed over, answered, recorded.

One module per subject. The lines above single charts stand in readings.py, conclusions in the
rules.
"""

from __future__ import annotations

from shared.findings.accounts.data import data_received, withheld_figures
from shared.findings.accounts.levels import implementation
from shared.findings.accounts.overall import overall
from shared.findings.accounts.places import busiest_areas, crime_held
from shared.findings.accounts.programme import programme_extent, training
from shared.findings.accounts.survey import survey_answers, survey_design
from shared.findings.accounts.survey_change import item_change

__all__ = [
    "busiest_areas",
    "crime_held",
    "data_received",
    "implementation",
    "item_change",
    "overall",
    "programme_extent",
    "survey_answers",
    "survey_design",
    "training",
    "withheld_figures",
]
