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

V_SURVEY_ANSWER = Relation(
    "v_survey_answer",
    "one row per respondent, wave and answered item",
    ("programme_code", "respondent", "wave", "item_code"),
    (
        *PROGRAMME,
        *text(respondent="Keyed pseudonym: the same person over waves where a link code exists."),
        *WAVE_ARM,
        *text(item_code="Item; see v_survey_item."),
        *number(score="Answer after reverse coding (minimum + maximum − answer where is_reverse)."),
        *flag(linked="True where the same person also answered another wave."),
        *date(answered_on="Day of the answer; null where the export gives none."),
        *LINEAGE,
    ),
)

V_SURVEY_CHANGE = Relation(
    "v_survey_change",
    "one row per linked respondent, item and ordered pair of waves, both answered",
    ("programme_code", "respondent", "item_code", "from_wave", "to_wave"),
    (
        *PROGRAMME,
        *text(
            respondent="Keyed pseudonym.",
            arm="treated or control.",
            item_code="Item; see v_survey_item.",
            scale="Scale that the item belongs to.",
            from_wave="Earlier wave.",
            to_wave="Later wave.",
        ),
        *number(change="Score at the later wave minus score at the earlier one."),
        *integer(days="Days between the two answers; null where a day is unknown."),
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
        *text(scale="Scale of the instrument."),
        *number(score="Mean of the answered items of the scale, after reverse coding."),
        *integer(
            items_answered="Items of the scale that were answered.",
            items="Items of the scale in the codebook.",
        ),
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
            invited="People invited; null where no invitation list was handed over.",
            responded="People with at least one answer.",
            linked="Of those who responded, people who also answered another wave.",
        ),
    ),
)

RELATIONS = (
    V_SURVEY_ITEM,
    V_SURVEY_ANSWER,
    V_SURVEY_CHANGE,
    V_SURVEY_SCALE_SCORE,
    V_SURVEY_PARTICIPATION,
)
