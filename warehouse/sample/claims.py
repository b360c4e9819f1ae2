"""What the 2016 review prints, kept as claims and not as facts.

Owns `published_claims.csv`. Only figures and short verdicts are held, in words of our own, none of
the review's prose; the notes are ours. Values that contradict each other are left to
`contradictions`; all are kept under one key, and README.md gives the reasons for what is preferred.

Source: Curtis, T. and James, R. (2016), review of the Intensive Community Engagement pilot in the
Milton Keynes police area, University of Northampton, 15 July 2016.
"""

from warehouse.sample.contradictions import CONTRADICTIONS
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
_FIGURES = (
    ("0", "report_date", "2016-07-15", "date", "printed month first"),
    ("1", "officers_trained", "40", "people", ""),
    ("1", "pilots", "5", "count", ""),
    ("1", "pilot_locations", "4", "count", ""),
    ("1", "policing_pillars", "4", "count", ""),
    ("2", "lisp_steps", "8", "count", ""),
    ("2", "benefits_listed", "7", "count", ""),
    ("2", "challenges_listed", "4", "count", ""),
    ("3", "demand_categories", "4", "count", ""),
    ("3", "evidence_features", "11", "count", "rows of the table of research evidence"),
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
    ("5", "community_engagement_items", "12", "count", ""),
    ("5", "item_values_represented", "18", "item", "fell among the trained"),
    ("5", "item_why_this_place", "39", "item", "fell at T2 and recovered at T3"),
    ("5", "item_local_conditions", "42", "item", "fell among the trained"),
    ("5", "workshop_length", "1", "days", ""),
    ("6", "implementation_mean", "2.6", "score", "mean over self-evaluations"),
    ("6", "implementation_scale_highest", "5", "score", "lowest point not printed"),
    ("6", "lisp_steps", "8", "count", ""),
    ("6", "long_term_pattern_lowest", "3", "years", "patterns the method is meant for"),
    ("7.1", "workshop_length", "1", "days", ""),
    ("7.1", "neighbourhood_policing_experience", "10", "years", "approximate, longest-serving"),
    ("7.2", "problem_solving_share", "1.7", "percent", "quoted from Metcalfe 2015"),
    ("7.2", "areas_taking_it_up", "3", "count", "Milton Keynes itself among them"),
    ("8", "dependencies", "5", "count", ""),
    ("8", "all_crimes_attended_removed", "2016-06-01", "date", "a change beside the pilot"),
    ("9", "policing_pillars", "4", "count", ""),
    ("10", "lettered_recommendations", "8", "count", "a to h"),
    ("11", "wider_implications", "5", "count", "headings"),
)

# section, measure, value, note
_VERDICTS = (
    ("1", "relations_with_partners", "significantly improved", "officers' report; no test named"),
    ("1", "confidence_before_training", "too high", "from the survey"),
    ("1", "officers_tasks", "too much data gathering", ""),
    ("1", "level_of_implementation", "basic", ""),
    ("2", "step_reached", "early", "from self-evaluations"),
    ("5", "view_of_employer", "improved", "no figures printed"),
    ("5", "capability", "no satisfactory increase", "no figures printed"),
    ("5", "skills_against_other_forces", "higher", "no figures of other forces printed"),
    ("6", "proforma_version", "wrong", "the newer one was not rolled out"),
    ("6", "vulnerable_places", "all but the station", "established later"),
    ("6", "more_vulnerable_places", "not established", ""),
    ("6", "escalation_for_chains", "not activated", "shops without power to decide"),
    ("7.1", "definition_of_success", "not attempted", ""),
    ("7.2", "data_on_hotspots", "insufficient", "for sergeants and inspectors"),
    ("7.2", "pairs_of_officer_and_manager", "incomplete", ""),
    ("7.2", "opportunities", "missed", "drive-offs at services, parking at schools"),
    ("8", "supervisors_with_experience", "greatest effect on quality", ""),
    ("8", "senior_contacts", "not visible to pilots", ""),
    ("9", "four_pillars", "contributed to", ""),
    ("10", "training_everybody_alone", "not fully effective", "expected, not observed"),
)

# section, key of a work; those that the review does not list are a contradiction
_WORKS_CITED = (
    ("1", "tvp2015"),
    ("3", "curtis2014"),
    ("3", "simmonds2015"),
    ("3", "tvp2015"),
    ("3", "quinton2008"),
    ("3", "mason2009"),
    ("3", "innes2007"),
    ("3", "myhill2012"),
    ("11", "college2015"),
    ("11", "arnstein1969"),
)


def _claims() -> tuple[Row, ...]:
    figures = ((*figure[:4], "", "", figure[4]) for figure in _FIGURES)
    verdicts = ((*verdict[:3], "verdict", "", "", verdict[3]) for verdict in _VERDICTS)
    works = ((section, "work_cited", key, "reference", "", "", "") for section, key in _WORKS_CITED)
    disputed = (
        (*position[:4], contradiction.key, *position[4:])
        for contradiction in CONTRADICTIONS
        for position in contradiction.positions
    )
    return (*figures, *verdicts, *works, *disputed)


def claim_files() -> tuple[SampleFile, ...]:
    """`published_claims.csv`: one row per section, measure and value that it prints.

    `section` is the review's own number, 0 its title page. `disputed` is a key shared by the rows
    that conflict; `preferred` is blank where there is no dispute or where no value is preferred.
    `value` is a text: its `unit` says whether it is a number, a date, a period, a verdict or the
    key of a work in the list of references.
    """
    rows = tuple(
        (f"C{number:03d}", *claim, PUBLISHED) for number, claim in enumerate(_claims(), start=1)
    )
    day = "2016-07-15"
    return (SampleFile("published_claims.csv", _COLUMNS, rows, handed_over=day),)
