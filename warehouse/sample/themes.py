"""The themes by which the sample's interviews are coded.

Owns the theme codes. The codebook in REFI-QDA form is written from them, and the coded excerpts
name a theme by its `name`; a group holds themes and is itself never given to an excerpt. The
themes follow section 7 of the 2016 review, in words of our own.
"""

from typing import NamedTuple


class Theme(NamedTuple):
    """One theme, or a group of them.

    Attributes:
        key: permanent key.
        name: as coding tools and excerpts write it.
        parent: key of its group; empty where it is a group.
        description: what a stretch must say to be given the theme.
    """

    key: str
    name: str
    parent: str
    description: str


GROUPS: tuple[Theme, ...] = (
    Theme("skills", "Skills and training", "", "What officers can do, and how they learned it."),
    Theme("steps", "Working the steps", "", "How far the eight steps are followed."),
    Theme("data", "Data and screening", "", "How problems and places are found in records."),
    Theme("demand", "Time and demand", "", "What takes officers' time, and what frees it."),
    Theme("support", "Supervision and support", "", "How supervisors and colleagues take part."),
    Theme("reach", "Partners and spread", "", "Who else is involved, and where it is taken up."),
)

THEMES: tuple[Theme, ...] = (
    Theme(
        "earlier_experience",
        "Experience from earlier neighbourhood work",
        "skills",
        "Basic skills are there already, often from earlier neighbourhood teams.",
    ),
    Theme(
        "more_capable",
        "More capable through the method",
        "skills",
        "Feels more capable for having worked through the steps.",
    ),
    Theme(
        "strategic_analysis",
        "Strategic analysis missing",
        "skills",
        "Street skills are sound; analysis and decisions on a larger scale are not yet there.",
    ),
    Theme(
        "uneven_skills",
        "Skills differ between officers",
        "skills",
        "Engagement skills vary from one officer to the next.",
    ),
    Theme(
        "coaching_wanted",
        "One day of training is not enough",
        "skills",
        "Asks for coaching after the workshop, or found its words hard to follow.",
    ),
    Theme(
        "structure",
        "Structure and consistency",
        "steps",
        "The steps give structure and one way of working to what was done before.",
    ),
    Theme(
        "familiar_parts",
        "Familiar parts only",
        "steps",
        "Takes up the parts that were known already and leaves out those that are new.",
    ),
    Theme(
        "success_undefined",
        "Success not defined",
        "steps",
        "Nobody asked what the place would look like once the problem is solved.",
    ),
    Theme(
        "failed_pilot",
        "A pilot that failed",
        "steps",
        "A pilot that stopped, or never properly began.",
    ),
    Theme(
        "small_problems",
        "Problems too small",
        "steps",
        "Chosen problems are short-lived or minor, not those that matter most to the area.",
    ),
    Theme(
        "niche_access",
        "Crime records open to officers",
        "data",
        "Access to NICHE helps to find patterns, given the skill and the time to look.",
    ),
    Theme(
        "no_data_review",
        "No regular review of data",
        "data",
        "Officers look for patterns themselves; nobody hands them a profile of demand.",
    ),
    Theme(
        "no_hotspot_data",
        "Hotspots not known to supervisors",
        "data",
        "Sergeants and inspectors lack sound data on where demand and vulnerability lie.",
    ),
    Theme(
        "vulnerability_module",
        "Demand and vulnerability module",
        "data",
        "The module (DAVM) brings demand and vulnerability into talks on performance.",
    ),
    Theme(
        "victims_and_opinion",
        "Victims against opinion",
        "data",
        "Surveys of opinion drown out what victims live through, or the method balances both.",
    ),
    Theme(
        "bulk_demand",
        "Bulk demand taken as normal",
        "demand",
        "Steady calls such as bilking or shop theft are accepted and never questioned.",
    ),
    Theme(
        "too_busy",
        "Too busy to engage",
        "demand",
        "Saw a case for the method, but was taken up with calls or with work of others.",
    ),
    Theme(
        "shift_officers",
        "Used as shift officers",
        "demand",
        "Community support officers are sent to routine tasks without their context.",
    ),
    Theme(
        "attendance_policy",
        "End of attending all crimes",
        "demand",
        "The change of policy freed time, whether or not that time went into prevention.",
    ),
    Theme(
        "missed_opportunities",
        "Opportunities missed",
        "demand",
        "A problem that suited the method was noticed but not taken up above the officer.",
    ),
    Theme(
        "supervisors_connect",
        "Supervisors who see the connection",
        "support",
        "Inspectors or sergeants tie street concerns to patterns of crime and steer by it.",
    ),
    Theme(
        "supervisors_unsupportive",
        "Supervisors who do not support it",
        "support",
        "Supervisors do not know the method or do not back it.",
    ),
    Theme(
        "no_feedback",
        "No feedback to officers",
        "support",
        "What was decided or escalated further up never came back to the officer.",
    ),
    Theme(
        "pilot_label",
        "The word pilot",
        "support",
        "Calling it a pilot kept support and structures from being put in place.",
    ),
    Theme(
        "ranks_valued",
        "Valued across ranks",
        "support",
        "The work, or better relations that came of it, is valued by those of other ranks.",
    ),
    Theme(
        "fits_strategy",
        "Fits the force's direction",
        "reach",
        "The method matches the operating model and the review of neighbourhood policing.",
    ),
    Theme(
        "partners_beyond_duty",
        "Partners beyond statutory duty",
        "reach",
        "Businesses and residents cannot be required to act; officers must learn to win them.",
    ),
    Theme(
        "take_up_elsewhere",
        "Taken up elsewhere",
        "reach",
        "Other teams or areas have begun to use the method.",
    ),
)
