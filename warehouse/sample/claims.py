"""The figures that the 2016 review prints, kept as claims and not as facts.

Owns `published_claims.csv`. Only figures are held, none of the review's prose; the notes are ours.
Where the review prints conflicting values, all are kept under one key and the value that the
sample holds is marked; README.md gives the reasons.

Source: Curtis, T. and James, R. (2016), review of the Intensive Community Engagement pilot in the
Milton Keynes police area, University of Northampton, 15 July 2016.
"""

from warehouse.sample.handover import PUBLISHED, Row, SampleFile

_COLUMNS = (
    "claim",
    "section",
    "measure",
    "value",
    "unit",
    "disputed",
    "preferred",
    "note",
    "synthetic",
)

# section, measure, value, unit, note
_UNDISPUTED = (
    ("0", "report_date", "2016-07-15", "date", "printed month first"),
    ("1", "officers_trained", "40", "people", ""),
    ("1", "pilots", "5", "count", ""),
    ("1", "pilot_locations", "4", "count", ""),
    ("1", "policing_pillars", "4", "count", ""),
    ("2", "lisp_steps", "8", "count", ""),
    ("3", "demand_categories", "4", "count", ""),
    ("4", "officers_trained", "40", "people", ""),
    ("4", "survey_respondents", "73", "people", "both arms together"),
    ("4", "pilots", "5", "count", ""),
    ("4", "self_evaluations", "14", "people", ""),
    ("4", "interviews", "24", "people", "not given by rank"),
    ("5", "officers_trained", "40", "people", ""),
    ("5", "control_officers", "33", "people", "from another police area"),
    ("5", "survey_respondents", "73", "people", "both arms together"),
    ("5", "survey_items", "49", "count", ""),
    ("5", "self_legitimacy_items", "20", "count", ""),
    ("5", "self_legitimacy_items_significant", "4", "count", "test and waves not named"),
    ("5", "community_engagement_items", "12", "count", ""),
    ("5", "community_engagement_items_significant", "3", "count", "test and waves not named"),
    ("5", "item_values_represented", "18", "item", "fell among the trained"),
    ("5", "item_why_this_place", "39", "item", "fell at T2 and recovered at T3"),
    ("5", "item_local_conditions", "42", "item", "fell among the trained"),
    ("5", "workshop_length", "1", "days", ""),
    ("6", "implementation_mean", "2.6", "score", "mean over self-evaluations"),
    ("6", "implementation_scale_highest", "5", "score", "lowest point not printed"),
    ("6", "lisp_steps", "8", "count", ""),
    ("6", "full_implementation_lowest", "1", "years", "formula not printed"),
    ("6", "full_implementation_highest", "2", "years", "formula not printed"),
    ("6", "long_term_pattern_lowest", "3", "years", "patterns the method is meant for"),
    ("7.1", "workshop_length", "1", "days", ""),
    ("7.1", "neighbourhood_policing_experience", "10", "years", "approximate, longest-serving"),
    ("7.2", "problem_solving_share", "1.7", "percent", "quoted from Metcalfe 2015"),
    ("8", "all_crimes_attended_removed", "2016-06-01", "date", "a change beside the pilot"),
)

# section, measure, value, unit, disputed, preferred, note
_DISPUTED = (
    ("1", "pilot_period", "2016-02/2016-07", "period", "pilot_duration", "yes", "calendar months"),
    ("1", "pilot_duration", "9", "months", "pilot_duration", "no", ""),
    ("2", "pilot_duration", "few", "text", "pilot_duration", "no", "no number of months printed"),
    ("4", "pilot_duration", "6", "months", "pilot_duration", "no", ""),
    ("6", "pilot_duration", "4", "months", "pilot_duration", "no", ""),
    ("4", "t3_interval", "9", "months", "t3_interval", "no", "would put T1 before the pilot"),
    ("5", "t3_interval", "4", "months", "t3_interval", "yes", "printed twice"),
    ("5", "interview_section", "6", "section", "interview_section", "no", "cross-reference"),
    ("7", "interview_section", "7", "section", "interview_section", "yes", "heading"),
    ("3", "myhill_year", "2012", "year", "myhill_year", "yes", "as cited"),
    ("12", "myhill_year", "2006/2012", "year", "myhill_year", "no", "as listed"),
    ("1", "next_locations", "1", "count", "next_step_scope", "", "an option, none preferred"),
    ("7.2", "next_issues", "1-2", "count", "next_step_scope", "", "an option, none preferred"),
    ("10", "next_police_areas", "2-3", "count", "next_step_scope", "", "an option, none preferred"),
    ("10", "next_districts", "2-3", "count", "next_step_scope", "", "within each police area"),
    ("10", "next_locations", "1", "count", "next_step_scope", "", "an option, none preferred"),
)


def _claims() -> tuple[Row, ...]:
    undisputed = tuple((*figure[:4], "", "", figure[4]) for figure in _UNDISPUTED)
    return (*undisputed, *_DISPUTED)


def claim_files() -> tuple[SampleFile, ...]:
    """`published_claims.csv`: one row per measure, section and printed value.

    `section` is the review's own number, 0 its title page. `disputed` is a key shared by the rows
    that conflict; `preferred` is blank where there is no dispute or where no value is preferred.
    `value` is a text: its `unit` says whether it is a number, a date, a period or a word.
    """
    rows = tuple(
        (f"C{number:02d}", *claim, PUBLISHED) for number, claim in enumerate(_claims(), start=1)
    )
    return (SampleFile("published_claims.csv", _COLUMNS, rows),)
