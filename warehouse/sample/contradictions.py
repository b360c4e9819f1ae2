"""Where the 2016 review contradicts itself: every value that it prints, side by side.

Owns the disputed rows of `published_claims.csv`. Only figures and short verdicts are held, in words
of our own. The value that the sample holds is marked as preferred; where the choice is the
reader's, or where both sides may be true, none is. README.md lists the sixteen with the reasons.

Source: Curtis and James (2016), named in `claims`.
"""

from dataclasses import dataclass

from warehouse.sample.handover import Row

YES, NO, OPEN = "yes", "no", ""
_VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Values that cannot all hold, or that cannot carry what is read into them.

    Attributes:
        number: its place in the list of sixteen; one of them has three keys.
        key: shared by its rows.
        positions: section, measure, value, unit, whether preferred, note.
    """

    number: int
    key: str
    positions: tuple[Row, ...]


CONTRADICTIONS = (
    Contradiction(
        1,
        "pilot_duration",
        (
            ("1", "pilot_period", "2016-02/2016-07", "period", YES, "calendar months"),
            ("1", "pilot_duration", "9", "months", NO, ""),
            ("2", "pilot_duration", "few", "text", NO, "no number of months printed"),
            ("4", "pilot_duration", "6", "months", NO, ""),
            ("6", "pilot_duration", "4", "months", NO, ""),
        ),
    ),
    Contradiction(
        2,
        "t3_interval",
        (
            ("4", "t3_interval", "9", "months", NO, "would put T1 before the pilot"),
            ("5", "t3_interval", "4", "months", YES, "printed twice"),
        ),
    ),
    Contradiction(
        3,
        "change_over_waves",
        (
            ("5", "scores_t1_to_t3", "no significant shift", _VERDICT, OPEN, "over all items"),
            (
                *("5", "self_legitimacy_items_significant", "4", "count", OPEN),
                "of 20; test and waves not named",
            ),
            (
                *("5", "community_engagement_items_significant", "3", "count", OPEN),
                "of 12; test and waves not named",
            ),
        ),
    ),
    Contradiction(
        4,
        "arms_alike",
        (
            ("5", "difference_between_arms", "strongly similar", _VERDICT, OPEN, "no test named"),
            ("5", "officers_before_training", "skilled", _VERDICT, OPEN, "read from the likeness"),
            ("7.1", "difference_between_arms", "negligible", _VERDICT, OPEN, "no test named"),
            ("7.1", "officers_before_training", "skilled", _VERDICT, OPEN, "a null is no likeness"),
        ),
    ),
    Contradiction(
        5,
        "spread_of_skills",
        (
            ("5", "skills_between_officers", "consistent", _VERDICT, OPEN, "from the survey"),
            ("7.1", "skills_between_officers", "inconsistent", _VERDICT, OPEN, "from interviews"),
        ),
    ),
    Contradiction(
        6,
        "direction_of_change",
        (
            ("5", "reading_of_fall_at_t2", "favourable", _VERDICT, OPEN, "confidence and item 39"),
            ("5", "reading_of_recovery_at_t3", "favourable", _VERDICT, OPEN, "item 39"),
            ("5", "reading_of_lasting_fall", "favourable", _VERDICT, OPEN, "items 18 and 42"),
        ),
    ),
    Contradiction(
        7,
        "response_of_stakeholders",
        (
            ("6", "pilots_with_new_partners", "all", _VERDICT, OPEN, "each has some here"),
            ("6", "pilots_that_struggled", "some", _VERDICT, OPEN, "no number printed"),
            ("7.1", "pilots_called_failed", "1", "count", OPEN, "named by a few interviewees"),
        ),
    ),
    Contradiction(
        8,
        "choice_of_sites",
        (
            ("2", "places_chosen", "greatest demand", _VERDICT, NO, "a benefit of the method"),
            ("6", "places_chosen", "without long-term data", _VERDICT, YES, "in this pilot"),
            ("7.2", "size_of_problems", "small and short-term", _VERDICT, YES, "in this pilot"),
        ),
    ),
    Contradiction(
        9,
        "value_for_money",
        (
            ("1", "change_in_crime", "too early", _VERDICT, YES, "nothing later is printed"),
            ("2", "outcomes_after_a_pilot", "not to be expected", _VERDICT, YES, ""),
            ("9", "strategy", "effective", _VERDICT, NO, "no outcome is established"),
            ("9", "outcomes_and_investment", "outcomes larger", _VERDICT, NO, "no cost printed"),
        ),
    ),
    Contradiction(
        10,
        "later_steps",
        (
            ("6", "later_steps", "not implemented", _VERDICT, OPEN, "a mean cannot show it"),
            ("7.2", "later_steps", "beginning", _VERDICT, OPEN, "not written into proformas"),
        ),
    ),
    Contradiction(
        11,
        "full_implementation",
        (
            ("6", "full_implementation_lowest", "1", "years", OPEN, "formula not printed"),
            ("6", "full_implementation_highest", "2", "years", OPEN, "formula not printed"),
        ),
    ),
    Contradiction(
        12,
        "next_step_scope",
        (
            ("1", "next_locations", "1", "count", OPEN, "an option, none preferred"),
            ("7.2", "next_issues", "1-2", "count", OPEN, "an option, none preferred"),
            ("10", "next_police_areas", "2-3", "count", OPEN, "an option, none preferred"),
            ("10", "next_districts", "2-3", "count", OPEN, "within each police area"),
            ("10", "next_locations", "1", "count", OPEN, "an option, none preferred"),
        ),
    ),
    Contradiction(
        13,
        "end_of_attending_all_crimes",
        (
            ("1", "freed_time", "begins to help", _VERDICT, OPEN, ""),
            ("6", "freed_time", "would help much", _VERDICT, OPEN, "expected, not observed"),
            ("7.2", "freed_time", "not always used well", _VERDICT, OPEN, ""),
            ("8", "freed_time", "may harm engagement", _VERDICT, OPEN, "in some places only"),
        ),
    ),
    Contradiction(
        14,
        "support_of_ranks",
        (
            ("1", "ranks_that_valued_it", "all", _VERDICT, OPEN, "interviews not split by rank"),
            ("7.2", "supervisors", "some unsupportive", _VERDICT, OPEN, "in neighbourhood teams"),
        ),
    ),
    Contradiction(
        15,
        "interview_section",
        (
            ("5", "interview_section", "6", "section", NO, "cross-reference"),
            ("7", "interview_section", "7", "section", YES, "heading"),
        ),
    ),
    Contradiction(
        15,
        "myhill_year",
        (
            ("3", "myhill_year", "2012", "year", YES, "as cited"),
            ("12", "myhill_year", "2006/2012", "year", NO, "as listed"),
        ),
    ),
    Contradiction(
        15,
        "reference_list",
        (
            ("7.2", "work_cited", "metcalfe2015", "reference", OPEN, "not listed"),
            (
                "7.2",
                "work_cited",
                "strategising",
                "reference",
                OPEN,
                "not listed; a strategy paper",
            ),
            ("9", "work_cited", "metcalfe2015", "reference", OPEN, "not listed; without its year"),
            ("12", "works_listed", "9", "count", OPEN, "neither of the two among them"),
        ),
    ),
    Contradiction(
        16,
        "design_of_survey",
        (
            ("5", "control_group", "matched", _VERDICT, OPEN, "no comparison of the arms printed"),
            ("11", "survey_results", "experimental", _VERDICT, OPEN, "no random choice is printed"),
        ),
    ),
)
"""In the order of their numbers."""
