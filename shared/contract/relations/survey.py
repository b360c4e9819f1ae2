"""The officer survey."""

from __future__ import annotations

from shared.contract.relations.columns import (
    LINEAGE,
    PROGRAMME,
    WAVE_ARM,
    Relation,
    date,
    flag,
    integer,
    number,
    text,
)

RESPONDENT = text(
    respondent="Keyed pseudonym: the same person over waves where a link code exists."
)
ARM = text(arm="treated or control.")
ITEM = text(item_code="Item; see v_survey_item.")
SCALE = text(scale="Scale of the instrument.")
ITEM_SCALE = text(scale="Scale that the item belongs to.")
WAVE_PAIR = text(from_wave="Earlier wave.", to_wave="Later wave.")
IS_LATER = flag(is_later="True for the later of the two waves.")
SMALLEST_EFFECT = number(
    smallest_effect="Smallest effect of interest in points; null where the plan declares none."
)
ANSWERS = "Scores of the scale's items in their order, parted by commas; empty where blank."

V_SURVEY_ITEM = Relation(
    "v_survey_item",
    "one row per item of the instrument",
    ("item_code",),
    (
        *text(
            item_code="Item as the export's columns name it: Q1, Q2 …",
            text="Wording of the item.",
            scale="Scale that the item belongs to.",
        ),
        *integer(
            position="Number of the item within the instrument.",
            scale_position="Number of the item within its scale.",
            minimum="Lowest answer code.",
            maximum="Highest answer code.",
        ),
        *flag(is_reverse="True where a high answer is unfavourable."),
        *text(
            version="Version of the instrument.",
            labels="Words of the answers, 1=Never;2=Seldom …; null where those of plain agreement.",
        ),
    ),
)

V_SURVEY_INVITATION = Relation(
    "v_survey_invitation",
    "one row per person and wave",
    ("programme_code", "person", "wave"),
    (
        *PROGRAMME,
        *text(person="Keyed pseudonym of the person asked; no respondent has the same."),
        *WAVE_ARM,
        *date(invited_on="Day of the invitation; null where not recorded."),
        *LINEAGE,
    ),
)

V_SURVEY_RESPONDENT = Relation(
    "v_survey_respondent",
    "one row per respondent and wave with at least one answer",
    ("programme_code", "respondent", "wave"),
    (
        *PROGRAMME,
        *RESPONDENT,
        *WAVE_ARM,
        *text(lpa="Local policing area as answered; null where not asked."),
        *flag(
            has_link_code="True where the respondent gave a code that links waves.",
            linked="True where the same person also answered another wave.",
        ),
        *date(answered_on="Day of the first answer; null where the export gives none."),
        *integer(items_answered="Items answered in the wave."),
    ),
)

V_SURVEY_ANSWER = Relation(
    "v_survey_answer",
    "one row per respondent, wave and answered item",
    ("programme_code", "respondent", "wave", "item_code"),
    (
        *PROGRAMME,
        *RESPONDENT,
        *WAVE_ARM,
        *ITEM,
        *number(score="Answer after reverse coding (minimum + maximum − answer where is_reverse)."),
        *flag(linked="True where the same person also answered another wave."),
        *date(answered_on="Day of the answer; null where the export gives none."),
        *LINEAGE,
    ),
)

V_SURVEY_DISTRIBUTION = Relation(
    "v_survey_distribution",
    "one row per programme, wave, arm, item that the arm answered, and possible score",
    ("programme_code", "wave", "arm", "item_code", "score"),
    (
        *PROGRAMME,
        *WAVE_ARM,
        *ITEM,
        *ITEM_SCALE,
        *integer(
            score="Answer after reverse coding.",
            respondents="People who gave it; 0 where nobody did.",
            answered="People of the arm who answered the item in the wave.",
        ),
    ),
)

V_SURVEY_ITEM_RESPONSE = Relation(
    "v_survey_item_response",
    "one row per programme, wave, arm that answered, and item that anyone answered in that wave",
    ("programme_code", "wave", "arm", "item_code"),
    (
        *PROGRAMME,
        *WAVE_ARM,
        *ITEM,
        *ITEM_SCALE,
        *integer(
            respondents="People of the arm who answered any item in the wave.",
            left_blank="Of those, people who left this item blank.",
        ),
    ),
)

V_SURVEY_CHANGE = Relation(
    "v_survey_change",
    "one row per linked respondent, item and ordered pair of waves, both answered",
    ("programme_code", "respondent", "item_code", "from_wave", "to_wave"),
    (
        *PROGRAMME,
        *text(respondent="Keyed pseudonym."),
        *ARM,
        *ITEM,
        *ITEM_SCALE,
        *WAVE_PAIR,
        *number(change="Score at the later wave minus score at the earlier one."),
        *integer(days="Days between the two answers; null where a day is unknown."),
    ),
)

V_SURVEY_TRANSITION = Relation(
    "v_survey_transition",
    "one row per programme, arm, item, ordered pair of waves, earlier score and later score",
    ("programme_code", "arm", "item_code", "from_wave", "to_wave", "from_score", "to_score"),
    (
        *PROGRAMME,
        *ARM,
        *ITEM,
        *ITEM_SCALE,
        *WAVE_PAIR,
        *integer(
            from_score="Score at the earlier wave.",
            to_score="Score at the later wave.",
            respondents="Linked people who moved from the one to the other.",
        ),
    ),
)

V_SURVEY_ITEM_WAVES = Relation(
    "v_survey_item_waves",
    "one row per programme, arm, item, ordered pair of waves answered, wave of it and score",
    ("programme_code", "arm", "item_code", "from_wave", "to_wave", "is_later", "score"),
    (
        *PROGRAMME,
        *ARM,
        *ITEM,
        *ITEM_SCALE,
        *WAVE_PAIR,
        *IS_LATER,
        *integer(
            score="Answer after reverse coding.",
            respondents="People who gave it, linked or not; 0 where nobody did.",
        ),
    ),
)

V_SURVEY_FAMILY_CHANGE = Relation(
    "v_survey_family_change",
    "one row per programme, arm, pair of waves, scale, item of one of its families, and change",
    ("programme_code", "arm", "from_wave", "to_wave", "scale", "item_code", "change"),
    (
        *PROGRAMME,
        *ARM,
        *WAVE_PAIR,
        *text(
            scale="Scale that has at least one item of the family.",
            family="Family of tests that the plan declares.",
            correction="holm, benjamini_hochberg or none.",
            item_code="Item of the family, of this scale or of another.",
        ),
        *flag(is_of_scale="True where the item belongs to the scale."),
        *integer(
            change="Score at the later wave minus score at the earlier one.",
            respondents="Linked people whose answer changed by that much.",
        ),
    ),
)

V_SURVEY_SCALE_ANSWERS = Relation(
    "v_survey_scale_answers",
    "one row per respondent, wave and scale with at least one answer",
    ("programme_code", "respondent", "wave", "scale"),
    (
        *PROGRAMME,
        *RESPONDENT,
        *WAVE_ARM,
        *SCALE,
        *text(answers=ANSWERS),
        *number(score="Mean of the answered items of the scale, after reverse coding."),
        *integer(
            items_answered="Items of the scale that were answered.",
            items="Items of the scale in the codebook.",
        ),
        *flag(
            is_straight="True where every answer was the same before reverse coding; null where "
            "that would tell nothing."
        ),
    ),
)

V_SURVEY_SCALE_SCORE = Relation(
    "v_survey_scale_score",
    "one row per respondent, wave and scale with at least half of its items answered",
    ("programme_code", "respondent", "wave", "scale"),
    (
        *PROGRAMME,
        *text(respondent="Keyed pseudonym."),
        *WAVE_ARM,
        *SCALE,
        *number(score="Mean of the answered items of the scale, after reverse coding."),
        *integer(
            items_answered="Items of the scale that were answered.",
            items="Items of the scale in the codebook.",
        ),
    ),
)

V_SURVEY_STRAIGHT_LINE = Relation(
    "v_survey_straight_line",
    "one row per programme, wave, arm and scale in which that could be told of anyone",
    ("programme_code", "wave", "arm", "scale"),
    (
        *PROGRAMME,
        *WAVE_ARM,
        *SCALE,
        *integer(
            respondents="People of whom it can be told.",
            straight="Of those, people who gave the same answer to every item before reverse "
            "coding.",
        ),
    ),
)

V_SURVEY_ITEM_REST = Relation(
    "v_survey_item_rest",
    "one row per programme, wave, arm, item, its score and the sum of the others",
    ("programme_code", "wave", "arm", "item_code", "score", "rest"),
    (
        *PROGRAMME,
        *WAVE_ARM,
        *ITEM,
        *ITEM_SCALE,
        *integer(
            score="Answer after reverse coding.",
            rest="Sum of the other items of the scale.",
            respondents="People with both, of those who answered every item of the scale.",
        ),
    ),
)

V_SURVEY_SCALE_DISTRIBUTION = Relation(
    "v_survey_scale_distribution",
    "one row per programme, wave, arm, scale and score that occurs",
    ("programme_code", "wave", "arm", "scale", "score"),
    (
        *PROGRAMME,
        *WAVE_ARM,
        *SCALE,
        *number(score="Mean of the answered items of the scale, after reverse coding."),
        *integer(respondents="People with that score."),
        *flag(is_first_wave="True where the wave is the programme's first."),
        *SMALLEST_EFFECT,
    ),
)

V_SURVEY_BASELINE = Relation(
    "v_survey_baseline",
    "one row per programme, arm, scale and score that occurs in its first wave",
    ("programme_code", "arm", "scale", "score"),
    (
        *PROGRAMME,
        *WAVE_ARM,
        *SCALE,
        *number(score="Mean of the answered items of the scale, after reverse coding."),
        *integer(respondents="People with that score."),
    ),
)

V_SURVEY_SCALE_PAIR = Relation(
    "v_survey_scale_pair",
    "one row per programme, arm, scale, ordered pair of waves and pair of scores that occurs",
    ("programme_code", "arm", "scale", "from_wave", "to_wave", "pattern"),
    (
        *PROGRAMME,
        *ARM,
        *SCALE,
        *WAVE_PAIR,
        *integer(pattern="Number of the pair of scores, from 1."),
        *number(
            from_score="Score at the earlier wave; null where the person has none.",
            to_score="Score at the later wave; null where the person has none.",
        ),
        *integer(respondents="People with that pair of scores."),
        *SMALLEST_EFFECT,
    ),
)

V_SURVEY_SCALE_WAVES = Relation(
    "v_survey_scale_waves",
    "one row per programme, arm, scale, ordered pair of waves, pattern of scores and wave of it",
    ("programme_code", "arm", "scale", "from_wave", "to_wave", "pattern", "is_later"),
    (
        *PROGRAMME,
        *ARM,
        *SCALE,
        *WAVE_PAIR,
        *integer(pattern="Number of the pair of scores; see v_survey_scale_pair."),
        *IS_LATER,
        *number(score="Score at that wave."),
        *integer(respondents="People with that pattern, linked or not."),
    ),
)

V_SURVEY_SCALE_ANSWER_PAIR = Relation(
    "v_survey_scale_answer_pair",
    "one row per linked respondent, scale and ordered pair of waves, both answered",
    ("programme_code", "respondent", "scale", "from_wave", "to_wave"),
    (
        *PROGRAMME,
        *text(respondent="Keyed pseudonym."),
        *ARM,
        *SCALE,
        *WAVE_PAIR,
        *text(from_answers=f"Earlier wave. {ANSWERS}", to_answers=f"Later wave. {ANSWERS}"),
    ),
)

V_SURVEY_FOLLOW_UP = Relation(
    "v_survey_follow_up",
    "one row per respondent with a link code, wave answered and later wave held in the arm",
    ("programme_code", "respondent", "from_wave", "to_wave"),
    (
        *PROGRAMME,
        *text(respondent="Keyed pseudonym."),
        *ARM,
        *WAVE_PAIR,
        *integer(
            lost="1 where the person did not answer the later wave, else 0.",
            days="Days between the answers; null where lost or a day is unknown.",
        ),
    ),
)

V_SURVEY_ATTRITION_SCORE = Relation(
    "v_survey_attrition_score",
    "one row per programme, arm, scale, ordered pair of waves, lost or not, and score",
    ("programme_code", "arm", "scale", "from_wave", "to_wave", "is_lost", "score"),
    (
        *PROGRAMME,
        *ARM,
        *SCALE,
        *WAVE_PAIR,
        *flag(is_lost="True where the later wave was not answered."),
        *number(score="Score at the earlier wave."),
        *integer(respondents="People with a link code and that score."),
    ),
)

V_SURVEY_BALANCE = Relation(
    "v_survey_balance",
    "one row per programme, characteristic, value of it and arm",
    ("programme_code", "characteristic", "characteristic_value", "arm"),
    (
        *PROGRAMME,
        *text(
            characteristic="role, years in neighbourhood policing, or local policing area.",
            characteristic_value="Value of it on the roster.",
        ),
        *ARM,
        *integer(people="People of the roster."),
    ),
)

V_SURVEY_PARTICIPATION = Relation(
    "v_survey_participation",
    "one row per programme, wave and arm that was invited or answered",
    ("programme_code", "wave", "arm"),
    (
        *PROGRAMME,
        *WAVE_ARM,
        *integer(
            eligible="People of the arm on the roster, the same in each wave; null without one.",
            invited="People invited; null where no invitation list was handed over.",
            responded="People with at least one answer.",
            linked="Of those who responded, people who also answered another wave.",
        ),
    ),
)

RELATIONS = (
    V_SURVEY_ITEM,
    V_SURVEY_INVITATION,
    V_SURVEY_PARTICIPATION,
    V_SURVEY_RESPONDENT,
    V_SURVEY_FOLLOW_UP,
    V_SURVEY_BALANCE,
    V_SURVEY_ANSWER,
    V_SURVEY_DISTRIBUTION,
    V_SURVEY_ITEM_RESPONSE,
    V_SURVEY_CHANGE,
    V_SURVEY_TRANSITION,
    V_SURVEY_ITEM_WAVES,
    V_SURVEY_FAMILY_CHANGE,
    V_SURVEY_SCALE_ANSWERS,
    V_SURVEY_SCALE_SCORE,
    V_SURVEY_STRAIGHT_LINE,
    V_SURVEY_ITEM_REST,
    V_SURVEY_SCALE_DISTRIBUTION,
    V_SURVEY_BASELINE,
    V_SURVEY_SCALE_PAIR,
    V_SURVEY_SCALE_WAVES,
    V_SURVEY_SCALE_ANSWER_PAIR,
    V_SURVEY_ATTRITION_SCORE,
)
