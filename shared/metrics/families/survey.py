"""The officer survey: who was trained, asked and answered, and what the answers of a wave were.

Change of items is left to `survey_change`, scales to `survey_scales`.
"""

from __future__ import annotations

from shared.metrics.definition import Direction, Disclosure, Metric, Rows, Totals, Unit
from shared.metrics.estimators.people import share_with
from shared.metrics.estimators.sums import share_of
from shared.metrics.estimators.survey import (
    association_with_arm,
    between_arms,
    mean_days,
    mean_score,
    people_counted,
)
from shared.metrics.estimators.survey_scales import loss_difference
from shared.stats.effects import standardised_difference

RESAMPLED = ("survey_items_below", "survey_items_expected")
"""Metrics of the survey that draw anew many times: their cost is stated apart."""

_PEOPLE = ("programme_code", "wave", "arm")
_WAVE_PAIR = ("programme_code", "arm", "from_wave", "to_wave")
_ROWS_OF_PAIR = {"from_wave": "wave", "to_wave": "wave"}
_NO_ROSTER = "no roster with arms has been handed over"
_NO_INVITATIONS = "no list of invitations has been handed over"
_NO_ANSWERS = "nobody has answered"
_ANONYMOUS = (
    "Answers are anonymous: people of the roster and respondents are counted side by side and "
    "never joined."
)
_WILSON = "Wilson (1927), JASA 22, 209–212"
_AAPOR = "AAPOR (2023), Standard Definitions"
_STUDENT = "Student (1908), Biometrika 6, 1–25"

METRICS = (
    Metric(
        key="training_reach",
        title="Reach of training and briefing",
        question="What share of the people who were to be trained or briefed came?",
        reads=Rows("v_training", ("person", "attended")),
        estimator=share_with("person", "attended"),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        people="person",
        never_mixed=("programme_code", "event"),
        partitions=("arm", "role"),
        ranked="role",
        base="people who were to come",
        disclosure=Disclosure.COUNT,
        formula="people with attended in any row / people, over v_training, per event; 95 % Wilson "
        "interval",
        caveats="A person who missed one day of an event and came on another counts as reached. "
        "Who is on no list was not counted. Coming says nothing of what was learnt.",
        citation=_WILSON,
        rows_view="v_training",
    ),
    Metric(
        key="survey_eligible",
        title="People eligible for the survey",
        question="How many people of each arm does the roster hold?",
        reads=(Totals("v_survey_participation", ("eligible",)),),
        estimator=people_counted("eligible", absent=_NO_ROSTER),
        unit=Unit.PEOPLE,
        direction=Direction.NEITHER,
        never_mixed=_PEOPLE,
        base="people on the roster",
        disclosure=Disclosure.COUNT,
        formula="sum(eligible) over v_survey_participation: people of v_person by arm",
        caveats=f"The roster has no waves: each wave shows the same number. {_ANONYMOUS}",
        citation=_AAPOR,
        rows_view="v_person",
    ),
    Metric(
        key="survey_invited",
        title="People invited to the survey",
        question="How many people were invited to a wave?",
        reads=(Totals("v_survey_participation", ("invited",)),),
        estimator=people_counted("invited", absent=_NO_INVITATIONS),
        unit=Unit.PEOPLE,
        direction=Direction.NEITHER,
        never_mixed=_PEOPLE,
        base="people invited",
        disclosure=Disclosure.COUNT,
        formula="sum(invited) over v_survey_participation",
        caveats=f"Needs the list of invitations. {_ANONYMOUS}",
        citation=_AAPOR,
        rows_view="v_survey_invitation",
    ),
    Metric(
        key="survey_responded",
        title="People who answered the survey",
        question="How many people answered a wave?",
        reads=(Totals("v_survey_participation", ("responded",)),),
        estimator=people_counted("responded", absent=_NO_ANSWERS),
        unit=Unit.PEOPLE,
        direction=Direction.HIGHER,
        never_mixed=_PEOPLE,
        base="respondents",
        disclosure=Disclosure.COUNT,
        formula="sum(responded) over v_survey_participation; a person responded who answered at "
        "least one item",
        caveats=_ANONYMOUS,
        citation=_AAPOR,
        rows_view="v_survey_answer",
    ),
    Metric(
        key="survey_linked",
        title="Respondents who can be followed",
        question="How many of a wave's respondents can be followed into another wave?",
        reads=(Totals("v_survey_participation", ("linked",)),),
        estimator=people_counted("linked", absent="nobody can be followed into another wave"),
        unit=Unit.PEOPLE,
        direction=Direction.HIGHER,
        never_mixed=_PEOPLE,
        base="linked respondents",
        disclosure=Disclosure.COUNT,
        formula="sum(linked) over v_survey_participation; linked means that the same link code "
        "answered at least one other wave",
        caveats="A mistyped link code looks like a person who left.",
        citation="Own definition",
        rows_view="v_survey_answer",
    ),
    Metric(
        key="survey_invitation",
        title="Survey invitation",
        question="What share of the people on the roster was invited to a wave?",
        reads=(Totals("v_survey_participation", ("invited", "eligible")),),
        estimator=share_of("invited", "eligible", absent=_NO_ROSTER),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        never_mixed=_PEOPLE,
        base="people on the roster",
        disclosure=Disclosure.COUNT,
        formula="sum(invited) / sum(eligible) over v_survey_participation; 95 % Wilson interval",
        caveats="Needs roster and invitations; counts them side by side, so a person invited who "
        "is not on the roster raises the share.",
        citation=_WILSON,
        rows_view="v_survey_invitation",
    ),
    Metric(
        key="survey_response",
        title="Survey response",
        question="What share of the people invited to a wave answered it?",
        reads=(Totals("v_survey_participation", ("responded", "invited")),),
        estimator=share_of("responded", "invited", absent=_NO_INVITATIONS),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        never_mixed=_PEOPLE,
        base="people invited",
        disclosure=Disclosure.COUNT,
        formula="sum(responded) / sum(invited) over v_survey_participation; a person responded "
        "who answered at least one item",
        caveats="Needs the list of invitations. The arms were not invited at random. " + _ANONYMOUS,
        citation=f"{_AAPOR}, response rate 2 without unknowns",
        rows_view="v_survey_answer",
    ),
    Metric(
        key="survey_linkage",
        title="Survey linkage",
        question="What share of a wave's respondents can be followed into another wave?",
        reads=(Totals("v_survey_participation", ("linked", "responded")),),
        estimator=share_of("linked", "responded", absent=_NO_ANSWERS),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        never_mixed=_PEOPLE,
        base="respondents",
        disclosure=Disclosure.COUNT,
        formula="sum(linked) / sum(responded) over v_survey_participation; linked means that the "
        "same link code answered at least one other wave",
        caveats="A mistyped link code looks like a person who left.",
        citation="Own definition",
        rows_view="v_survey_answer",
    ),
    Metric(
        key="survey_attrition",
        title="Survey attrition",
        question="What share of a wave's respondents did not answer a later wave?",
        reads=(Totals("v_survey_follow_up", ("lost",)),),
        estimator=share_of("lost", "rows", absent="nobody gave a link code"),
        unit=Unit.SHARE,
        direction=Direction.LOWER,
        never_mixed=_WAVE_PAIR,
        base="respondents with a link code",
        disclosure=Disclosure.COUNT,
        formula="avg(lost) over v_survey_follow_up; 95 % Wilson interval",
        caveats="Only respondents with a link code can be followed; a mistyped code counts as "
        "lost. See the attrition difference for whether those lost had answered otherwise.",
        citation=_WILSON,
        rows_view="v_survey_answer",
        rows_columns=_ROWS_OF_PAIR,
    ),
    Metric(
        key="survey_attrition_difference",
        title="Earlier scores of those lost",
        question="Had the people who did not answer a later wave scored otherwise than the others?",
        reads=Rows("v_survey_attrition_score", ("is_lost", "score", "respondents")),
        estimator=loss_difference,
        unit=Unit.DEVIATIONS,
        direction=Direction.NEITHER,
        never_mixed=("scale", *_WAVE_PAIR),
        base="respondents in the smaller of the two groups",
        disclosure=Disclosure.ATTITUDE,
        formula="(mean earlier score of those lost − mean of the others) / pooled standard "
        "deviation × small-sample factor, over v_survey_attrition_score; noncentral t interval",
        caveats="Only respondents with a link code. Where few were lost the difference is "
        "withheld: with the scores of all, it would give theirs away.",
        citation="Hedges (1981), Journal of Educational Statistics 6, 107–128",
        rows_view="v_survey_answer",
        rows_columns=_ROWS_OF_PAIR,
    ),
    Metric(
        key="survey_days_between_waves",
        title="Days between two waves",
        question="How many days lay between the same people's answers to two waves?",
        reads=Rows("v_survey_follow_up", ("days",)),
        estimator=mean_days,
        unit=Unit.DAYS,
        direction=Direction.NEITHER,
        never_mixed=_WAVE_PAIR,
        base="linked respondents with both days",
        disclosure=Disclosure.COUNT,
        formula="avg(days) over v_survey_follow_up where days is not null",
        caveats="Days of the answers themselves, not of the planned calendar. Linked respondents "
        "only.",
        citation="Own definition",
        rows_view="v_survey_answer",
        rows_columns=_ROWS_OF_PAIR,
    ),
    Metric(
        key="survey_balance",
        title="Balance of the arms: who they are",
        question="How far do the people of the two arms differ in a characteristic?",
        reads=Rows("v_survey_balance", ("arm", "characteristic_value", "people")),
        estimator=association_with_arm,
        unit=Unit.UNSIGNED_COEFFICIENT,
        direction=Direction.LOWER,
        never_mixed=("programme_code", "characteristic"),
        base="people on the roster in the smaller arm",
        disclosure=Disclosure.COUNT,
        formula="Cramér's V, corrected for bias, of arm × value over v_survey_balance, with "
        "Pearson's chi-square test and noncentral chi-square interval; 0 alike, 1 wholly apart",
        caveats="Of the people on the roster, not of those who answered. A test that finds nothing "
        "does not show balance. Arms of different areas are wholly apart in their area: what "
        "distinguishes the areas cannot be told from what the training did.",
        citation="Bergsma (2013), Journal of the Korean Statistical Society 42, 323–328",
        rows_view="v_person",
    ),
    Metric(
        key="survey_balance_score",
        title="Balance of the arms: first scores",
        question="How far apart were the arms in a scale before anything was done?",
        reads=Rows("v_survey_baseline", ("arm", "score", "respondents")),
        estimator=between_arms(lambda control, treated: standardised_difference(treated, control)),
        unit=Unit.DEVIATIONS,
        direction=Direction.NEITHER,
        never_mixed=("scale", "programme_code"),
        base="respondents in the smaller arm",
        disclosure=Disclosure.ATTITUDE,
        formula="(treated mean − control mean) / √(mean of both variances) of the scores of the "
        "programme's first wave, over v_survey_baseline; large-sample interval",
        caveats="Above 0.1 in size is the usual mark of imbalance; with few people the interval "
        "reaches past it by chance. The arms were not drawn by lot.",
        citation="Austin (2009), Statistics in Medicine 28, 3083–3107",
        rows_view="v_survey_answer",
    ),
    Metric(
        key="survey_item_nonresponse",
        title="Item left blank",
        question="What share of a wave's respondents left an item blank?",
        reads=(Totals("v_survey_item_response", ("left_blank", "respondents")),),
        estimator=share_of("left_blank", "respondents", absent=_NO_ANSWERS),
        unit=Unit.SHARE,
        direction=Direction.LOWER,
        never_mixed=("item_code", *_PEOPLE),
        implied=("scale",),
        base="respondents",
        disclosure=Disclosure.COUNT,
        formula="sum(left_blank) / sum(respondents) over v_survey_item_response; 95 % Wilson "
        "interval",
        caveats="An item that nobody of the programme answered in a wave counts as not asked. Why "
        "an item was left blank is not known.",
        citation=_WILSON,
        rows_view="v_survey_answer",
    ),
    Metric(
        key="survey_straight_lining",
        title="Straight-lining",
        question="What share of respondents gave one and the same answer to a whole scale?",
        reads=(Totals("v_survey_straight_line", ("straight", "respondents")),),
        estimator=share_of("straight", "respondents", absent="no scale can show it"),
        unit=Unit.SHARE,
        direction=Direction.LOWER,
        never_mixed=("scale", *_PEOPLE),
        base="respondents of whom it can be told",
        disclosure=Disclosure.COUNT,
        formula="sum(straight) / sum(respondents) over v_survey_straight_line: answers before "
        "reverse coding, of respondents who answered at least half of the scale and either a "
        "reversed and another item or at least eight items; 95 % Wilson interval",
        caveats="The same answer to items of both directions contradicts itself, except at the "
        "midpoint; over eight items of one direction it may be meant.",
        citation="Kim et al. (2019), Social Science Computer Review 37, 214–233; "
        "interval: Wilson (1927), JASA 22, 209–212",
        rows_view="v_survey_answer",
    ),
    Metric(
        key="survey_item_distribution",
        title="Answers to a survey item",
        question="What share of those who answered an item gave each answer?",
        reads=(Totals("v_survey_distribution", ("respondents", "answered")),),
        estimator=share_of("respondents", "answered", absent=_NO_ANSWERS),
        unit=Unit.SHARE,
        direction=Direction.NEITHER,
        never_mixed=("item_code", *_PEOPLE, "score"),
        implied=("scale",),
        base="respondents who answered the item",
        disclosure=Disclosure.ATTITUDE,
        formula="sum(respondents) / sum(answered) over v_survey_distribution, per score after "
        "reverse coding; 95 % Wilson interval",
        caveats="Scores after reverse coding: a high score is always the favourable one. Each arm "
        "is a sample of those who chose to answer.",
        citation=_WILSON,
        rows_view="v_survey_answer",
    ),
    Metric(
        key="survey_item_mean",
        title="Survey item mean",
        question="How did respondents score an item at a wave?",
        reads=Rows("v_survey_distribution", ("score", "respondents")),
        estimator=mean_score,
        unit=Unit.SCORE,
        direction=Direction.HIGHER,
        never_mixed=("item_code", *_PEOPLE),
        implied=("scale",),
        base="respondents",
        disclosure=Disclosure.ATTITUDE,
        formula="avg(score) over v_survey_answer, after reverse coding; 95 % t interval",
        caveats="A mean treats the answer codes as equally spaced; each arm is a sample of those "
        "who chose to answer.",
        citation=_STUDENT,
        rows_view="v_survey_answer",
    ),
)
