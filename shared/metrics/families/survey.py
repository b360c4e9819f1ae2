"""The officer survey: who answered, what they said, and how it changed."""

from __future__ import annotations

from shared.metrics.definition import Direction, Disclosure, Metric, Rows, Totals, Unit
from shared.metrics.estimators import mean_over, share_of

_PEOPLE = ("programme_code", "wave", "arm")
_PARTITIONS = ("programme_code", "arm")

METRICS = (
    Metric(
        key="survey_response",
        title="Survey response",
        question="What share of the people invited to a wave answered it?",
        reads=(Totals("v_survey_participation", ("responded", "invited")),),
        estimator=share_of(
            "responded", "invited", absent="no list of invitations has been handed over"
        ),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        dimensions=_PEOPLE,
        never_mixed=("wave", "arm"),
        partitions=_PARTITIONS,
        base="people invited",
        disclosure=Disclosure.COUNT,
        formula="sum(responded) / sum(invited) over v_survey_participation; a person responded "
        "who answered at least one item",
        caveats="Needs the list of invitations. The arms were not invited at random.",
        citation="AAPOR (2023), Standard Definitions, response rate 2 without unknowns",
        rows_view="v_survey_answer",
    ),
    Metric(
        key="survey_linkage",
        title="Survey linkage",
        question="What share of a wave's respondents can be followed into another wave?",
        reads=(Totals("v_survey_participation", ("linked", "responded")),),
        estimator=share_of("linked", "responded", absent="nobody has answered"),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        dimensions=_PEOPLE,
        never_mixed=("wave", "arm"),
        partitions=_PARTITIONS,
        base="respondents",
        disclosure=Disclosure.COUNT,
        formula="sum(linked) / sum(responded) over v_survey_participation; linked means that the "
        "same link code answered at least one other wave",
        caveats="A mistyped link code looks like a person who left.",
        citation="Own definition",
        rows_view="v_survey_answer",
    ),
    Metric(
        key="survey_item_mean",
        title="Survey item mean",
        question="How did respondents score an item at a wave?",
        reads=Rows("v_survey_answer", ("respondent", "score")),
        estimator=mean_over("respondent", "score"),
        unit=Unit.SCORE,
        direction=Direction.HIGHER,
        dimensions=(*_PEOPLE, "item_code"),
        never_mixed=("item_code", "wave", "arm"),
        partitions=_PARTITIONS,
        base="respondents",
        disclosure=Disclosure.ATTITUDE,
        formula="avg(score) over v_survey_answer, after reverse coding; 95 % t interval",
        caveats="A mean treats the answer codes as equally spaced; each arm is a sample of those "
        "who chose to answer.",
        citation="Student (1908), Biometrika 6, 1–25",
        rows_view="v_survey_answer",
    ),
    Metric(
        key="survey_item_change",
        title="Change of a survey item",
        question="By how much did the same people's scores of an item change between two waves?",
        reads=Rows("v_survey_change", ("respondent", "change")),
        estimator=mean_over("respondent", "change"),
        unit=Unit.CHANGE,
        direction=Direction.HIGHER,
        dimensions=("programme_code", "arm", "item_code", "scale", "from_wave", "to_wave"),
        never_mixed=("item_code", "arm", "from_wave", "to_wave"),
        partitions=_PARTITIONS,
        base="linked respondents",
        disclosure=Disclosure.ATTITUDE,
        formula="avg(later score − earlier score) over respondents of v_survey_answer who "
        "answered the item in both waves; 95 % t interval of paired differences",
        caveats="Linked respondents only. One interval per item: with many items some exclude 0 "
        "by chance.",
        citation="Student (1908), Biometrika 6, 1–25",
        rows_view="v_survey_answer",
        rows_columns={"from_wave": "wave", "to_wave": "wave"},
    ),
    Metric(
        key="survey_scale_score",
        title="Survey scale score",
        question="How did respondents score a scale at a wave?",
        reads=Rows("v_survey_scale_score", ("respondent", "score")),
        estimator=mean_over("respondent", "score"),
        unit=Unit.SCORE,
        direction=Direction.HIGHER,
        dimensions=(*_PEOPLE, "scale"),
        never_mixed=("scale", "wave", "arm"),
        partitions=_PARTITIONS,
        base="respondents",
        disclosure=Disclosure.ATTITUDE,
        formula="avg over respondents of each respondent's mean of the scale's answered items "
        "(v_survey_scale_score; at least half answered); 95 % t interval",
        caveats="Respondents with fewer than half of a scale's items are left out of that scale.",
        citation="Student (1908), Biometrika 6, 1–25",
        rows_view="v_survey_answer",
    ),
)
