"""What the words of the 2016 review mean to the rules that hold claims against each other.

The words on the left are the `measure` and the `value` of the published claims. A measure that
stands in no table is compared with itself alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

SOME = "more than none"
"""Stands for any number above zero."""


@dataclass(frozen=True, slots=True)
class Side:
    """Which side a claim takes on a question."""

    question: str
    answer: str


class Way(StrEnum):
    """Which way something moved."""

    FELL = "fall"
    ROSE = "rise"


@dataclass(frozen=True, slots=True)
class Movement:
    """A movement that a claim reads: which way, and the measures of the claims that tell of it."""

    way: Way
    told_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inference:
    """A conclusion that its premise cannot carry: measure of the premise, and why it cannot."""

    premise: str
    why: str


@dataclass(frozen=True, slots=True)
class Projection:
    """Measures that an extrapolation along a line is made from.

    Attributes:
        lowest, highest: ends of the printed range, in years.
        level, top: level reached, and the level of full implementation.
        elapsed: months that it took to reach the level.
        bottoms: levels from which it may have started.
    """

    lowest: str
    highest: str
    level: str
    top: str
    elapsed: str
    bottoms: tuple[float, ...]


TOPICS: Mapping[str, str] = {
    "pilot_period": "pilot_duration",
    "pilot_duration": "pilot_duration",
    "t3_interval": "t3_interval",
    "scores_t1_to_t3": "change_over_waves",
    "self_legitimacy_items_significant": "change_over_waves",
    "community_engagement_items_significant": "change_over_waves",
    "difference_between_arms": "arms_alike",
    "officers_before_training": "arms_alike",
    "skills_between_officers": "spread_of_skills",
    "reading_of_fall_at_t2": "direction_of_change",
    "reading_of_recovery_at_t3": "direction_of_change",
    "reading_of_lasting_fall": "direction_of_change",
    "pilots_with_new_partners": "response_of_stakeholders",
    "pilots_that_struggled": "response_of_stakeholders",
    "pilots_called_failed": "response_of_stakeholders",
    "places_chosen": "choice_of_sites",
    "size_of_problems": "choice_of_sites",
    "change_in_crime": "value_for_money",
    "outcomes_after_a_pilot": "value_for_money",
    "strategy": "value_for_money",
    "outcomes_and_investment": "value_for_money",
    "later_steps": "later_steps",
    "full_implementation_lowest": "full_implementation",
    "full_implementation_highest": "full_implementation",
    "next_locations": "next_step_scope",
    "next_issues": "next_step_scope",
    "next_police_areas": "next_step_scope",
    "next_districts": "next_step_scope",
    "freed_time": "end_of_attending_all_crimes",
    "ranks_that_valued_it": "support_of_ranks",
    "supervisors": "support_of_ranks",
    "interview_section": "interview_section",
    "myhill_year": "myhill_year",
    "work_cited": "reference_list",
    "works_listed": "reference_list",
    "control_group": "design_of_survey",
    "survey_results": "design_of_survey",
}
"""Measures that speak of the same thing, to what it is called."""

NUMBERS: Mapping[str, int] = {
    "pilot_duration": 1,
    "t3_interval": 2,
    "change_over_waves": 3,
    "arms_alike": 4,
    "spread_of_skills": 5,
    "direction_of_change": 6,
    "response_of_stakeholders": 7,
    "choice_of_sites": 8,
    "value_for_money": 9,
    "later_steps": 10,
    "full_implementation": 11,
    "next_step_scope": 12,
    "end_of_attending_all_crimes": 13,
    "support_of_ranks": 14,
    "interview_section": 15,
    "myhill_year": 15,
    "reference_list": 15,
    "design_of_survey": 16,
}
"""Topics that the list of the 2016 review's contradictions numbers."""

TITLES: Mapping[int, str] = {
    1: "How long the pilot ran",
    2: "When the third wave was asked",
    3: "Whether answers moved",
    4: "Likeness of the arms, read as skill",
    5: "How alike officers are",
    6: "Which way is better",
    7: "How the pilots fared",
    8: "Why places were chosen",
    9: "Outcomes and money",
    10: "How far the later steps came",
    11: "Time to full implementation",
    12: "Size of the next step",
    13: "Time freed by the end of attending all crimes",
    14: "Support of all ranks",
    15: "References within and outside the text",
    16: "Design of the survey",
}
"""What each numbered contradiction is about."""

QUANTITIES: Mapping[str, str] = {
    "pilot_period": "the length of the pilot",
    "pilot_duration": "the length of the pilot",
    "t3_interval": "the time from the first wave to the third",
    "interview_section": "the section that holds the interviews",
    "next_locations": "the number of places of the next step",
    "next_issues": "the number of places of the next step",
    "next_police_areas": "the number of places of the next step",
    "next_districts": "the number of places of the next step",
}
"""Measures of one quantity. An issue, a district and a police area each take a place at least."""

_MOVED, _FARED, _PLACES = "whether answers moved", "how the pilots fared", "why places were chosen"
_KNOWN, _DONE = "whether outcomes are known", "whether the later steps were taken"
_ALIKE, _FREED = "how alike officers are", "whether freed time helps"
_VALUED, _LIKE = "whether every rank supported it", "how far the arms differ"

SIDES: Mapping[tuple[str, str], Side] = {
    ("scores_t1_to_t3", "no significant shift"): Side(_MOVED, "none did"),
    ("self_legitimacy_items_significant", SOME): Side(_MOVED, "some did"),
    ("community_engagement_items_significant", SOME): Side(_MOVED, "some did"),
    ("difference_between_arms", "strongly similar"): Side(_LIKE, "hardly"),
    ("difference_between_arms", "negligible"): Side(_LIKE, "hardly"),
    ("skills_between_officers", "consistent"): Side(_ALIKE, "much alike"),
    ("skills_between_officers", "inconsistent"): Side(_ALIKE, "not alike"),
    ("pilots_with_new_partners", "all"): Side(_FARED, "all alike well"),
    ("pilots_that_struggled", "some"): Side(_FARED, "not all well"),
    ("pilots_called_failed", SOME): Side(_FARED, "not all well"),
    ("places_chosen", "greatest demand"): Side(_PLACES, "for the greatest demand"),
    ("places_chosen", "without long-term data"): Side(_PLACES, "not for that"),
    ("size_of_problems", "small and short-term"): Side(_PLACES, "not for that"),
    ("change_in_crime", "too early"): Side(_KNOWN, "not yet"),
    ("outcomes_after_a_pilot", "not to be expected"): Side(_KNOWN, "not yet"),
    ("strategy", "effective"): Side(_KNOWN, "they are"),
    ("outcomes_and_investment", "outcomes larger"): Side(_KNOWN, "they are"),
    ("later_steps", "not implemented"): Side(_DONE, "they were not"),
    ("later_steps", "beginning"): Side(_DONE, "some are"),
    ("freed_time", "begins to help"): Side(_FREED, "it does"),
    ("freed_time", "would help much"): Side(_FREED, "it does"),
    ("freed_time", "not always used well"): Side(_FREED, "not always"),
    ("freed_time", "may harm engagement"): Side(_FREED, "not always"),
    ("ranks_that_valued_it", "all"): Side(_VALUED, "all did"),
    ("supervisors", "some unsupportive"): Side(_VALUED, "some did not"),
}
"""Measure and value to the side that they take; answers to one question exclude each other."""

MOVEMENTS: Mapping[str, Movement] = {
    "reading_of_fall_at_t2": Movement(Way.FELL, ("item_why_this_place",)),
    "reading_of_recovery_at_t3": Movement(Way.ROSE, ("item_why_this_place",)),
    "reading_of_lasting_fall": Movement(
        Way.FELL, ("item_values_represented", "item_local_conditions")
    ),
}
"""Measures that read a movement as favourable or not; the claims that tell of it name items."""

PREMISES: Mapping[tuple[str, str], str] = {
    ("survey_results", "experimental"): "control_group",
}
"""Measure and value to the measure of the claim that they rest on."""

INFERENCES: Mapping[tuple[str, str], Inference] = {
    ("officers_before_training", "skilled"): Inference(
        "difference_between_arms", "likeness of two groups shows no skill, for both may lack it"
    ),
    ("later_steps", "not implemented"): Inference(
        "implementation_mean", "a mean over all steps does not tell how far any one of them came"
    ),
}
"""Measure and value to what they rest on, true or not, without following from it."""

PROJECTIONS: tuple[Projection, ...] = (
    Projection(
        lowest="full_implementation_lowest",
        highest="full_implementation_highest",
        level="implementation_mean",
        top="implementation_scale_highest",
        elapsed="pilot_duration",
        bottoms=(0, 1),
    ),
)
"""Where the review does not print the lowest end of its scale, both 0 and 1 are tried."""


def topic_of(measure: str, disputed: str | None) -> str:
    """What a claim speaks of: as declared; else the dispute it is marked with; else itself."""
    return TOPICS.get(measure, disputed or measure)
