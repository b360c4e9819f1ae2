"""Change of the survey's items: of the same people, of all answers, and between the arms."""

from __future__ import annotations

from shared.metrics.definition import Direction, Disclosure, Metric, Rows, Unit
from shared.metrics.estimators.survey import between_arms, between_waves, difference_of_cells
from shared.metrics.estimators.survey_change import (
    below_after_correction,
    below_by_chance,
    expected_by_chance,
    mean_change,
    shift,
    shift_between_arms,
)
from shared.stats.ranks import rank_difference

_WAVE_PAIR = ("programme_code", "arm", "from_wave", "to_wave")
_BOTH_ARMS = ("programme_code", "from_wave", "to_wave")
_ROWS_OF_PAIR = {"from_wave": "wave", "to_wave": "wave"}
_TRANSITION = Rows("v_survey_transition", ("from_score", "to_score", "respondents"))
_ANSWER_PAIR = Rows("v_survey_scale_answer_pair", ("from_answers", "to_answers"))
_CLIFF = (
    "Cliff (1993), Psychological Bulletin 114, 494–509; Feng and Cliff (2004), J Mod Appl Stat "
    "Methods 3, 322–332"
)
_PESARIN = "Pesarin (2001), Multivariate Permutation Tests, chapter 3"
_LINKED = "Linked respondents only: compare the same over all available answers."
_UNLINKED = (
    "Treats the waves as different people, though many are the same: too cautious, and a check on "
    "the linked respondents only."
)
_CORRECTED = (
    "Read the corrected p: with many items some raw ones fall below 0.05 by chance. The family is "
    "the one that the evaluation plan declares."
)

METRICS = (
    Metric(
        key="survey_item_change",
        title="Change of a survey item",
        question="By how much did the same people's scores of an item change between two waves?",
        reads=_TRANSITION,
        estimator=mean_change,
        unit=Unit.CHANGE,
        direction=Direction.HIGHER,
        never_mixed=("item_code", *_WAVE_PAIR),
        implied=("scale",),
        base="linked respondents",
        disclosure=Disclosure.ATTITUDE,
        formula="avg(later score − earlier score) over respondents of v_survey_answer who "
        "answered the item in both waves; 95 % t interval of paired differences",
        caveats=f"{_LINKED} One interval per item: with many items some exclude 0 by chance. The "
        "test of an item is that of its shift.",
        citation="Student (1908), Biometrika 6, 1–25",
        rows_view="v_survey_answer",
        rows_columns=_ROWS_OF_PAIR,
    ),
    Metric(
        key="survey_item_shift",
        title="Shift of a survey item",
        question="Did the same people answer an item higher or lower at a later wave?",
        reads=_TRANSITION,
        estimator=shift,
        unit=Unit.COEFFICIENT,
        direction=Direction.HIGHER,
        never_mixed=("item_code", *_WAVE_PAIR),
        implied=("scale",),
        corrected="item_code",
        base="linked respondents",
        disclosure=Disclosure.ATTITUDE,
        formula="(sum of the ranks of rises − that of falls) / sum of both, ranks of the sizes of "
        "change with zeros ranked and then left out (Pratt), over v_survey_transition; Wilcoxon "
        "signed-rank test, tie-corrected normal approximation",
        caveats=f"{_LINKED} {_CORRECTED}",
        citation="Kerby (2014), Comprehensive Psychology 3, 11.IT.3.1; Pratt (1959), JASA 54, "
        "655–667",
        rows_view="v_survey_answer",
        rows_columns=_ROWS_OF_PAIR,
    ),
    Metric(
        key="survey_item_shift_unlinked",
        title="Shift of a survey item, all answers",
        question="Did all who answered a later wave score an item higher or lower than all who "
        "answered an earlier one?",
        reads=Rows("v_survey_item_waves", ("is_later", "score", "respondents")),
        estimator=between_waves(rank_difference),
        unit=Unit.COEFFICIENT,
        direction=Direction.HIGHER,
        never_mixed=("item_code", *_WAVE_PAIR),
        implied=("scale",),
        corrected="item_code",
        base="respondents in the smaller wave",
        disclosure=Disclosure.ATTITUDE,
        formula="Cliff's delta: P(later > earlier) − P(later < earlier) over all pairs of answers, "
        "from v_survey_item_waves; Mann-Whitney test, tie-corrected normal approximation",
        caveats=f"{_UNLINKED} {_CORRECTED}",
        citation=_CLIFF,
        rows_view="v_survey_answer",
        rows_columns=_ROWS_OF_PAIR,
    ),
    Metric(
        key="survey_item_arm_difference",
        title="Difference of the arms in a survey item",
        question="Did the treated score an item higher or lower than the control arm at a wave?",
        reads=Rows("v_survey_distribution", ("arm", "score", "respondents")),
        estimator=between_arms(rank_difference),
        unit=Unit.COEFFICIENT,
        direction=Direction.HIGHER,
        never_mixed=("item_code", "programme_code", "wave"),
        implied=("scale",),
        corrected="item_code",
        base="respondents in the smaller arm",
        disclosure=Disclosure.ATTITUDE,
        formula="Cliff's delta: P(treated > control) − P(treated < control) over all pairs of "
        "answers, from v_survey_distribution; Mann-Whitney test",
        caveats=f"The arms were not drawn by lot: a difference need not be the training's. "
        f"{_CORRECTED}",
        citation=_CLIFF,
        rows_view="v_survey_answer",
    ),
    Metric(
        key="survey_item_difference_in_differences",
        title="Difference in differences of a survey item",
        question="Did an item's mean change by more among the treated than in the control arm?",
        reads=Rows("v_survey_item_waves", ("arm", "is_later", "score", "respondents")),
        estimator=difference_of_cells,
        unit=Unit.CHANGE,
        direction=Direction.HIGHER,
        never_mixed=("item_code", *_BOTH_ARMS),
        implied=("scale",),
        corrected="item_code",
        base="respondents in the smallest of the four cells",
        disclosure=Disclosure.ATTITUDE,
        formula="(treated later − treated earlier) − (control later − control earlier) of the mean "
        "scores of all answers, from v_survey_item_waves; standard error √Σ variance / (n − 1) "
        "(HC3), Welch-Satterthwaite t",
        caveats=f"Holds only if both arms would have changed alike without the training. "
        f"{_UNLINKED} {_CORRECTED}",
        citation="MacKinnon and White (1985), Journal of Econometrics 29, 305–325",
        rows_view="v_survey_answer",
        rows_columns=_ROWS_OF_PAIR,
    ),
    Metric(
        key="survey_item_difference_in_differences_linked",
        title="Difference of the arms in the change of an item",
        question="Did the same people's answers rise oftener among the treated than in the control "
        "arm?",
        reads=Rows("v_survey_transition", ("arm", "from_score", "to_score", "respondents")),
        estimator=shift_between_arms,
        unit=Unit.COEFFICIENT,
        direction=Direction.HIGHER,
        never_mixed=("item_code", *_BOTH_ARMS),
        implied=("scale",),
        corrected="item_code",
        base="linked respondents in the smaller arm",
        disclosure=Disclosure.ATTITUDE,
        formula="Cliff's delta of the changes: P(treated change > control change) − P(treated "
        "change < control change), from v_survey_transition; Mann-Whitney test",
        caveats=f"Holds only if both arms would have changed alike without the training. {_LINKED} "
        f"{_CORRECTED}",
        citation=_CLIFF,
        rows_view="v_survey_answer",
        rows_columns=_ROWS_OF_PAIR,
    ),
    Metric(
        key="survey_items_below",
        title="Items that changed, before correction",
        question="How many items of a scale changed with a raw p below 0.05, and could chance "
        "alone give as many?",
        reads=_ANSWER_PAIR,
        estimator=below_by_chance,
        unit=Unit.ITEMS,
        direction=Direction.NEITHER,
        never_mixed=("scale", *_WAVE_PAIR),
        base="linked respondents",
        disclosure=Disclosure.ATTITUDE,
        formula="number of items with a signed-rank p below 0.05 over v_survey_scale_answer_pair; "
        "p: share of 1,999 random flips of whole respondents' changes that give at least as many",
        caveats="Counts items, not their direction or size. Items of one scale go together, so "
        "chance gives none or several at once: compare with the number expected.",
        citation=_PESARIN,
        rows_view="v_survey_answer",
        rows_columns=_ROWS_OF_PAIR,
    ),
    Metric(
        key="survey_items_expected",
        title="Items that chance alone changes",
        question="How many items of a scale would chance alone put below 0.05?",
        reads=_ANSWER_PAIR,
        estimator=expected_by_chance,
        unit=Unit.EXPECTED_ITEMS,
        direction=Direction.NEITHER,
        never_mixed=("scale", *_WAVE_PAIR),
        base="linked respondents",
        disclosure=Disclosure.ATTITUDE,
        formula="mean number of items with a signed-rank p below 0.05 over 1,999 random flips of "
        "whole respondents' changes; the interval is the central 95 % of those numbers",
        caveats="The interval is the range of single draws, not the uncertainty of their mean.",
        citation=_PESARIN,
        rows_view="v_survey_answer",
        rows_columns=_ROWS_OF_PAIR,
    ),
    Metric(
        key="survey_items_after_correction",
        title="Items that changed, after correction",
        question="How many items of a scale changed after correction for all that were tested "
        "together?",
        reads=Rows(
            "v_survey_family_change",
            ("family", "correction", "item_code", "is_of_scale", "change", "respondents"),
        ),
        estimator=below_after_correction,
        unit=Unit.ITEMS,
        direction=Direction.NEITHER,
        never_mixed=("scale", *_WAVE_PAIR),
        base="linked respondents of the family's least answered item",
        disclosure=Disclosure.ATTITUDE,
        formula="number of the scale's items whose signed-rank p, corrected over all items of the "
        "plan's family that anyone changed, is below 0.05; over v_survey_family_change",
        caveats="Agrees with the corrected p of the items' shifts. None left does not show that "
        "nothing changed.",
        citation="Benjamini and Hochberg (1995), JRSS B 57, 289–300; Holm (1979), Scandinavian "
        "Journal of Statistics 6, 65–70",
        rows_view="v_survey_answer",
        rows_columns=_ROWS_OF_PAIR,
    ),
)
