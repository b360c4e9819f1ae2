"""Every recommendation, in the order in which a review prints them.

The first and those lettered a to h answer the review of 2016; the others follow from what was found
beside them. Each rule is read by one of them at least, so that no finding is without consequence.
"""

from __future__ import annotations

from collections.abc import Iterable

from shared.contract.vocabulary import FindingState
from shared.findings.finding import Finding
from shared.findings.recommendation import Advice, Advised, Needs, Recommendation, Trigger, advised

SUPPORTED, CONTRADICTED = FindingState.SUPPORTED, FindingState.CONTRADICTED
MIXED = FindingState.MIXED

RECOMMENDATIONS = (
    Recommendation(
        key="whole_team_first",
        title="One whole team first",
        letter="",
        text="Before officers are trained across the force, carry all eight steps through with one "
        "whole team, from street level to senior officers, in the location with the greatest "
        "long-term demand.",
        owner="Local policing area commander",
        triggers=(Trigger.on("implementation_depth"), Trigger.on("persistent_demand")),
        needs=Needs.ALL,
    ),
    Recommendation(
        key="screening_data",
        title="Long-term screening data",
        letter="a",
        text="Screen every area over at least three years of records, with several measures kept "
        "up to date, before choosing sites. Such data show where problems persist, not what would "
        "solve them.",
        owner="Local policing area commander, with the force's analysts",
        triggers=(Trigger.on("site_choice"),),
    ),
    Recommendation(
        key="long_term_objectives",
        title="Objectives for long-term demand",
        letter="b",
        text="Set objectives for long-term demand: name the localities where it persists and what "
        "causes it there, and give officers time for that.",
        owner="Chief officer for neighbourhood policing",
        triggers=(Trigger.on("persistent_demand"), Trigger.on("problem_solving_time")),
        needs=Needs.ALL,
    ),
    Recommendation(
        key="resourced_oversight",
        title="Resources and inspectors' oversight",
        letter="c",
        text="Resource each pilot for its full dose and put it under an inspector's recorded "
        "oversight, week by week.",
        owner="Local policing area commander",
        triggers=(
            Trigger.on("inspector_oversight", CONTRADICTED),
            Trigger.on("dose_delivered", CONTRADICTED, MIXED),
        ),
    ),
    Recommendation(
        key="stable_teams",
        title="Stable teams",
        letter="d",
        text="Keep officers, sergeants and pilot leads in place for as long as a pilot runs.",
        owner="Local policing area commander",
        triggers=(Trigger.on("team_stability", CONTRADICTED),),
    ),
    Recommendation(
        key="evaluation_training",
        title="Training in evaluation",
        letter="e",
        text="Train inspectors and sergeants to say what success would look like before they "
        "intervene, and have it tested independently, against a comparison.",
        owner="Force lead for neighbourhood policing",
        triggers=(
            Trigger.on("evaluation_training"),
            Trigger.on("success_defined", CONTRADICTED),
            Trigger.on("matched_comparison", CONTRADICTED),
        ),
    ),
    Recommendation(
        key="weeks_of_action",
        title="Weeks of action",
        letter="f",
        text="Hold weeks of action only as part of a pilot that outlasts them.",
        owner="Local policing area commander",
        triggers=(Trigger.on("weeks_of_action"),),
        at_most=Advice.CONSIDER,
        judgement="No record tells a week of action from other work or follows one up, so whether "
        "effects decay when the force withdraws is untested here.",
    ),
    Recommendation(
        key="senior_retail_engagement",
        title="Bulk demand at senior level",
        letter="g",
        text="Take bulk demand such as bilking and shoplifting up with the senior management of "
        "the businesses concerned, at senior level of the force.",
        owner="Chief officer for neighbourhood policing",
        triggers=(
            Trigger.on("bulk_demand"),
            Trigger.on("partner_authority", CONTRADICTED),
            Trigger.on("escalation_use", CONTRADICTED),
        ),
        needs=Needs.ALL,
    ),
    Recommendation(
        key="high_harm_themes",
        title="High harm, low reporting",
        letter="h",
        text="Areas of high harm and low reporting, such as honour-based violence and trafficking, "
        "may be conducive to the approach: try it there only with a specialist safeguarding "
        "review, and judge it by other means than counts.",
        owner="Chief officer for safeguarding",
        triggers=(Trigger.on("high_harm_themes"),),
        at_most=Advice.CONSIDER,
    ),
    Recommendation(
        key="link_codes",
        title="Link codes in surveys",
        letter="i",
        text="Ask every respondent for the same link code in each wave: it is the cheapest way to "
        "detect smaller changes.",
        owner="Evaluator",
        triggers=(Trigger.on("survey_follow_up", CONTRADICTED),),
    ),
    Recommendation(
        key="coaching_after_training",
        title="Coaching after training",
        letter="j",
        text="Coach officers in the months after the workshop, when they have just learnt how much "
        "there is to know about their communities.",
        owner="Force learning and development",
        triggers=(Trigger.on("confidence_after_training"),),
        at_most=Advice.CONSIDER,
    ),
    Recommendation(
        key="attitudes_again",
        title="Credit for what is shown alone",
        letter="k",
        text="Credit the training with those changes of attitude only that a corrected test "
        "against the control group shows, and survey linked officers of both groups again before "
        "more is claimed.",
        owner="Evaluator",
        triggers=(
            Trigger.on("community_engagement_scores", CONTRADICTED),
            Trigger.on("capability", CONTRADICTED),
            Trigger.on("view_of_employer", CONTRADICTED),
            Trigger.on("prior_skill", CONTRADICTED),
        ),
    ),
    Recommendation(
        key="ask_the_public",
        title="Asking the public",
        letter="l",
        text="Ask residents and partners themselves; what officers say of their relations with "
        "them can open that question and not close it.",
        owner="Police and crime commissioner",
        triggers=(
            Trigger.on("structure_of_work", SUPPORTED, MIXED),
            Trigger.on("valued_by_ranks", SUPPORTED, MIXED),
            Trigger.on("relations_with_partners", SUPPORTED, MIXED),
        ),
        at_most=Advice.CONSIDER,
    ),
    Recommendation(
        key="crime_comparison",
        title="Comparison areas for crime",
        letter="m",
        text="Name comparison areas and the smallest change of recorded crime worth having now, "
        "and judge outcomes when a year of records has been published.",
        owner="Evaluator, with the force's analysts",
        triggers=(
            Trigger.on("crime_follow_up", FindingState.TOO_EARLY, FindingState.NOT_ASSESSED),
        ),
    ),
    Recommendation(
        key="record_costs",
        title="Recording costs",
        letter="n",
        text="Record what each pilot costs, officers' time included, from its first day.",
        owner="Chief finance officer",
        triggers=(
            Trigger.on("cost_records", CONTRADICTED),
            Trigger.on("value_for_money", FindingState.NOT_ASSESSED),
        ),
    ),
    Recommendation(
        key="purpose_of_freed_time",
        title="Purpose of freed time",
        letter="o",
        text="Say what freed time is for, and record how much of it goes into preventing problems.",
        owner="Inspectors",
        triggers=(
            Trigger.on("freed_time", CONTRADICTED),
            Trigger.on("evidence_gathering"),
        ),
    ),
    Recommendation(
        key="forms_in_force",
        title="Forms in force",
        letter="p",
        text="Take in proformas on the version in force only, and both sides' ratings of every "
        "pilot and step.",
        owner="Programme manager",
        triggers=(
            Trigger.on("proforma_version", CONTRADICTED),
            Trigger.on("rating_pairs", CONTRADICTED),
        ),
    ),
    Recommendation(
        key="experienced_supervisors",
        title="Experienced supervisors as mentors",
        letter="q",
        text="Let supervisors with long experience of neighbourhood policing mentor those without.",
        owner="Local policing area commander",
        triggers=(Trigger.on("supervisor_experience"),),
        at_most=Advice.CONSIDER,
    ),
    Recommendation(
        key="missed_opportunities",
        title="Missed opportunities",
        letter="r",
        text="Review every month which recurring problems could have become a pilot, and tie "
        "contacts to all four pillars.",
        owner="Inspectors",
        triggers=(
            Trigger.on("missed_opportunities", SUPPORTED, MIXED),
            Trigger.on("four_pillars", CONTRADICTED, MIXED),
        ),
    ),
    Recommendation(
        key="briefing_elsewhere",
        title="Briefing areas that take it up",
        letter="s",
        text="Give areas that take the approach up this review, with what it could not establish.",
        owner="Force lead for neighbourhood policing",
        triggers=(Trigger.on("uptake_elsewhere"),),
    ),
)


def recommendations(findings: Iterable[Finding]) -> tuple[Advised, ...]:
    """Every recommendation with how far a programme's findings carry it, in order."""
    by_key = {finding.key: finding for finding in findings}
    return tuple(advised(recommendation, by_key) for recommendation in RECOMMENDATIONS)
