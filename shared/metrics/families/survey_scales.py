"""The survey's scales: scores, change, arms, reliability, equivalence and power."""

from __future__ import annotations

from shared.metrics.definition import Direction, Disclosure, Metric, Rows, Unit
from shared.metrics.estimators.survey import (
    between_arms,
    between_waves,
    difference_of_cells,
    mean_score,
)
from shared.metrics.estimators.survey_scales import (
    arm_equivalence,
    change_equivalence,
    composite_reliability,
    detectable_change,
    detectable_difference,
    difference_of_changes,
    internal_consistency,
    item_rest_correlation,
    scale_change,
)
from shared.stats.effects import hedges_g
from shared.stats.welch import mean_difference

_PEOPLE = ("programme_code", "wave", "arm")
_WAVE_PAIR = ("programme_code", "arm", "from_wave", "to_wave")
_BOTH_ARMS = ("programme_code", "from_wave", "to_wave")
_ROWS_OF_PAIR = {"from_wave": "wave", "to_wave": "wave"}
_PAIR = ("from_score", "to_score", "respondents")
_STUDENT = "Student (1908), Biometrika 6, 1–25"
_SCHUIRMANN = "Schuirmann (1987), J Pharmacokinetics and Biopharmaceutics 15, 657–680"
_COHEN = "Cohen (1988), Statistical Power Analysis, chapter 2"
_HALF = "Respondents with fewer than half of a scale's items are left out of that scale."
_LINKED = "Linked respondents only: compare the same over all available answers."
_CORRECTED = "Read the corrected p where several scales were tested; the plan declares which."
_ALIKE = "Holds only if both arms would have changed alike without the training."
_COMPLETE = "Respondents who answered every item of the scale, after reverse coding."

METRICS = (
    Metric(
        key="survey_scale_score",
        title="Survey scale score",
        question="How did respondents score a scale at a wave?",
        reads=Rows("v_survey_scale_distribution", ("score", "respondents")),
        estimator=mean_score,
        unit=Unit.SCORE,
        direction=Direction.HIGHER,
        never_mixed=("scale", *_PEOPLE),
        base="respondents",
        disclosure=Disclosure.ATTITUDE,
        formula="avg over respondents of each respondent's mean of the scale's answered items "
        "(v_survey_scale_score; at least half answered); 95 % t interval",
        caveats=_HALF,
        citation=_STUDENT,
        rows_view="v_survey_answer",
    ),
    Metric(
        key="survey_scale_change",
        title="Change of a survey scale",
        question="By how much did the same people's scores of a scale change between two waves?",
        reads=Rows("v_survey_scale_pair", _PAIR),
        estimator=scale_change,
        unit=Unit.CHANGE,
        direction=Direction.HIGHER,
        never_mixed=("scale", *_WAVE_PAIR),
        corrected="scale",
        base="linked respondents",
        disclosure=Disclosure.ATTITUDE,
        formula="avg(to_score − from_score) over v_survey_scale_pair where both are known, each "
        "row as often as respondents; 95 % t interval and t test of paired differences",
        caveats=f"{_LINKED} {_HALF} {_CORRECTED}",
        citation=_STUDENT,
        rows_view="v_survey_answer",
        rows_columns=_ROWS_OF_PAIR,
    ),
    Metric(
        key="survey_scale_change_unlinked",
        title="Change of a survey scale, all answers",
        question="By how much do the scores of all who answered a later wave differ from those of "
        "all who answered an earlier one?",
        reads=Rows("v_survey_scale_waves", ("is_later", "score", "respondents")),
        estimator=between_waves(mean_difference),
        unit=Unit.CHANGE,
        direction=Direction.HIGHER,
        never_mixed=("scale", *_WAVE_PAIR),
        corrected="scale",
        base="respondents in the smaller wave",
        disclosure=Disclosure.ATTITUDE,
        formula="mean later score − mean earlier score over v_survey_scale_waves; Welch's t "
        "interval and test",
        caveats="Treats the waves as different people, though many are the same: too cautious, and "
        f"a check on the linked respondents only. {_CORRECTED}",
        citation="Welch (1947), Biometrika 34, 28–35",
        rows_view="v_survey_answer",
        rows_columns=_ROWS_OF_PAIR,
    ),
    Metric(
        key="survey_scale_arm_difference",
        title="Difference of the arms in a scale",
        question="Did the treated score a scale higher or lower than the control arm at a wave?",
        reads=Rows("v_survey_scale_distribution", ("arm", "score", "respondents")),
        estimator=between_arms(lambda control, treated: hedges_g(treated, control)),
        unit=Unit.DEVIATIONS,
        direction=Direction.HIGHER,
        never_mixed=("scale", "programme_code", "wave"),
        corrected="scale",
        base="respondents in the smaller arm",
        disclosure=Disclosure.ATTITUDE,
        formula="(treated mean − control mean) / pooled standard deviation × small-sample factor "
        "(Hedges' g) over v_survey_scale_distribution; noncentral t interval, t test",
        caveats="The arms were not drawn by lot: a difference need not be the training's. "
        f"{_CORRECTED}",
        citation="Hedges (1981), Journal of Educational Statistics 6, 107–128",
        rows_view="v_survey_answer",
    ),
    Metric(
        key="survey_scale_difference_in_differences",
        title="Difference in differences of a scale",
        question="Did a scale change by more among the treated than in the control arm?",
        reads=Rows("v_survey_scale_waves", ("arm", "pattern", "is_later", "score", "respondents")),
        estimator=difference_of_changes,
        unit=Unit.CHANGE,
        direction=Direction.HIGHER,
        never_mixed=("scale", *_BOTH_ARMS),
        corrected="scale",
        base="respondents in the smallest of the four cells",
        disclosure=Disclosure.ATTITUDE,
        formula="score ~ arm × wave + (1 | respondent) over all respondents of either wave "
        "(v_survey_scale_waves; one pattern is one set of people), restricted maximum likelihood; "
        "treated change − control change, t with respondents − 4 degrees of freedom",
        caveats=f"{_ALIKE} Respondents of one wave only count too, their other answer taken as "
        f"explained by arm and score. {_CORRECTED}",
        citation="Laird and Ware (1982), Biometrics 38, 963–974",
        rows_view="v_survey_answer",
        rows_columns=_ROWS_OF_PAIR,
    ),
    Metric(
        key="survey_scale_difference_in_differences_unlinked",
        title="Difference in differences of a scale, unlinked",
        question="Did a scale's mean change by more among the treated than in the control arm, "
        "joining nobody's answers?",
        reads=Rows("v_survey_scale_waves", ("arm", "is_later", "score", "respondents")),
        estimator=difference_of_cells,
        unit=Unit.CHANGE,
        direction=Direction.HIGHER,
        never_mixed=("scale", *_BOTH_ARMS),
        corrected="scale",
        base="respondents in the smallest of the four cells",
        disclosure=Disclosure.ATTITUDE,
        formula="(treated later − treated earlier) − (control later − control earlier) of mean "
        "scores over v_survey_scale_waves; standard error √Σ variance / (n − 1) (HC3), "
        "Welch-Satterthwaite t",
        caveats=f"{_ALIKE} Treats the waves as different people: too cautious where they are the "
        f"same, and a check on the linked model. {_CORRECTED}",
        citation="MacKinnon and White (1985), Journal of Econometrics 29, 305–325",
        rows_view="v_survey_answer",
        rows_columns=_ROWS_OF_PAIR,
    ),
    Metric(
        key="survey_scale_alpha",
        title="Reliability of a scale (alpha)",
        question="How far do the items of a scale measure one thing?",
        reads=Rows("v_survey_scale_answers", ("answers",)),
        estimator=internal_consistency,
        unit=Unit.UNSIGNED_COEFFICIENT,
        direction=Direction.HIGHER,
        never_mixed=("scale", *_PEOPLE),
        base="respondents who answered every item",
        disclosure=Disclosure.ATTITUDE,
        formula="k / (k − 1) × (1 − Σ item variances / variance of the total) over "
        "v_survey_scale_answers without blanks; Feldt's F interval",
        caveats=f"{_COMPLETE} Rises with the number of items. 0.7 is a usual mark, not a law.",
        citation="Cronbach (1951), Psychometrika 16, 297–334; Feldt (1965), Psychometrika 30, "
        "357–370",
        rows_view="v_survey_answer",
    ),
    Metric(
        key="survey_scale_omega",
        title="Reliability of a scale (omega)",
        question="What share of a scale's variance is not that of single items alone?",
        reads=Rows("v_survey_scale_answers", ("answers",)),
        estimator=composite_reliability,
        unit=Unit.UNSIGNED_COEFFICIENT,
        direction=Direction.HIGHER,
        never_mixed=("scale", *_PEOPLE),
        base="respondents who answered every item",
        disclosure=Disclosure.ATTITUDE,
        formula="1 − Σ unique variances / variance of the total, one factor by minimum residuals, "
        "over v_survey_scale_answers without blanks; influence-function interval",
        caveats=f"{_COMPLETE} Needs three items. One common factor is assumed.",
        citation="McDonald (1999), Test Theory, chapter 6; Revelle and Zinbarg (2009), "
        "Psychometrika 74, 145–154",
        rows_view="v_survey_answer",
    ),
    Metric(
        key="survey_item_rest",
        title="Item-rest correlation",
        question="Does an item go with the other items of its scale?",
        reads=Rows("v_survey_item_rest", ("score", "rest", "respondents")),
        estimator=item_rest_correlation,
        unit=Unit.COEFFICIENT,
        direction=Direction.HIGHER,
        never_mixed=("item_code", *_PEOPLE),
        implied=("scale",),
        base="respondents who answered every item",
        disclosure=Disclosure.ATTITUDE,
        formula="correlation of the item's score with the sum of the scale's other items over "
        "v_survey_item_rest; Fisher z interval",
        caveats=f"{_COMPLETE} Below 0.3 is a usual mark of an item that measures something else; "
        "below 0 its reverse coding may be missing.",
        citation="Henrysson (1963), Psychometrika 28, 211–218",
        rows_view="v_survey_answer",
    ),
    Metric(
        key="survey_scale_equivalence",
        title="Equivalence of a scale over waves",
        question="Can a change of a scale as large as the smallest one that matters be ruled out?",
        reads=Rows("v_survey_scale_pair", (*_PAIR, "smallest_effect")),
        estimator=change_equivalence,
        unit=Unit.CHANGE,
        direction=Direction.NEITHER,
        never_mixed=("scale", *_WAVE_PAIR),
        corrected="scale",
        base="linked respondents",
        disclosure=Disclosure.ATTITUDE,
        formula="two one-sided paired t tests of avg(to_score − from_score) against ± the plan's "
        "smallest effect, over v_survey_scale_pair; 90 % t interval",
        caveats=f"A p below 0.05 shows that the change is smaller than that, not that it is none. "
        f"Only scales for which the plan declares an effect in points. {_CORRECTED}",
        citation=_SCHUIRMANN,
        rows_view="v_survey_answer",
        rows_columns=_ROWS_OF_PAIR,
    ),
    Metric(
        key="survey_scale_arm_equivalence",
        title="Equivalence of the arms in a scale",
        question="Can a difference of the arms as large as the smallest one that matters be ruled "
        "out?",
        reads=Rows(
            "v_survey_scale_distribution", ("arm", "score", "respondents", "smallest_effect")
        ),
        estimator=arm_equivalence,
        unit=Unit.CHANGE,
        direction=Direction.NEITHER,
        never_mixed=("scale", "programme_code", "wave"),
        corrected="scale",
        base="respondents in the smaller arm",
        disclosure=Disclosure.ATTITUDE,
        formula="two one-sided Welch tests of treated mean − control mean against ± the plan's "
        "smallest effect, over v_survey_scale_distribution; 90 % t interval",
        caveats="No significant difference is not sameness: this test alone can show it. Only "
        f"scales for which the plan declares an effect in points. {_CORRECTED}",
        citation=_SCHUIRMANN,
        rows_view="v_survey_answer",
    ),
    Metric(
        key="survey_scale_detectable_effect",
        title="Smallest change that could be found",
        question="How large must the change of a scale be for so many linked people to show it?",
        reads=Rows("v_survey_scale_pair", _PAIR),
        estimator=detectable_change,
        unit=Unit.EFFECT,
        direction=Direction.LOWER,
        never_mixed=("scale", *_WAVE_PAIR),
        base="linked respondents",
        disclosure=Disclosure.ATTITUDE,
        formula="mean change that a two-sided paired t test at 5 % finds with power 80 %, given "
        "the linked respondents and the deviation of their changes in v_survey_scale_pair",
        caveats="Of the design as it stands, before any correction for several scales; never "
        "computed from the change that was found. The interval is that of the deviation.",
        citation=_COHEN,
        rows_view="v_survey_answer",
        rows_columns=_ROWS_OF_PAIR,
    ),
    Metric(
        key="survey_scale_detectable_difference",
        title="Smallest difference in differences that could be found",
        question="How large must a scale's difference in differences be for so many linked people "
        "to show it?",
        reads=Rows("v_survey_scale_pair", ("arm", *_PAIR)),
        estimator=detectable_difference,
        unit=Unit.EFFECT,
        direction=Direction.LOWER,
        never_mixed=("scale", *_BOTH_ARMS),
        base="linked respondents in the smaller arm",
        disclosure=Disclosure.ATTITUDE,
        formula="difference of the arms' mean changes that a two-sided t test at 5 % finds with "
        "power 80 %, given the linked respondents, the deviation of the scores and the correlation "
        "of the waves, both pooled within the arms of v_survey_scale_pair",
        caveats="Of the design as it stands, before any correction for several scales; never "
        "computed from the difference that was found. The interval is that of the deviation.",
        citation=_COHEN,
        rows_view="v_survey_answer",
        rows_columns=_ROWS_OF_PAIR,
    ),
)
