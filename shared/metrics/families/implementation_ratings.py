"""How far those who judge a pilot agree: officers, supervisors and reviewers."""

from __future__ import annotations

from shared.metrics.definition import (
    Direction,
    Disclosure,
    Estimator,
    Metric,
    Rows,
    Totals,
    Unit,
)
from shared.metrics.estimators.agreement import (
    alpha_of_reviewers,
    gap_of_sides,
    gap_to_review,
    kappa_of_two,
    lower_limit,
    mean_gap,
    mean_review,
    upper_limit,
)
from shared.metrics.estimators.complete import complete_share

_STEP = ("programme_code", "step")
_PROGRAMME = ("programme_code",)
_BLAND = "Bland and Altman (1986), Lancet 327, 307–310"
_SIDES = (
    "for each pilot and step that both sides scored, mean of the officers' newest scores minus "
    "mean of the supervisors' over v_step_rating; mean over the steps of each pilot; then {} over "
    "the pilots"
)
_PAIRS = (
    "No file says who supervises whom: the two sides of a pilot's step make the pair, not two "
    "people. Pilots without one side count in no pair. The interval is over the few pilots."
)
_SELF = (
    "mean of people's own newest scores minus mean of the reviewers' of the same step of the same "
    "pilot over v_review_gap; mean over the steps of each pilot; 95 % t interval over pilots"
)
_REVIEWED = (
    "The rubric and the self-evaluation use the same numbers, which need not mean the same. The "
    "interval is over the few pilots. Where some rated pilots were not reviewed, the base is the "
    "number of their raters if that is smaller."
)
_SCORES = Rows("v_reviewer_score", ("pilot_code", "criterion", "reviewer", "score"))
_UNITS = (
    "Criteria of one pilot depend on each other, so the interval is too narrow. Reviewers who read "
    "the same sparse forms agree easily on the lowest score."
)


def _gap_of_sides(
    key: str,
    title: str,
    question: str,
    estimator: Estimator,
    how: str,
    never_mixed: tuple[str, ...] = _PROGRAMME,
    citation: str = _BLAND,
) -> Metric:
    return Metric(
        key=key,
        title=title,
        question=question,
        reads=Rows("v_step_rating", ("rater", "pilot_code", "step", "side", "score")),
        estimator=estimator,
        unit=Unit.CHANGE,
        direction=Direction.NEITHER,
        people="rater",
        never_mixed=never_mixed,
        base="raters",
        disclosure=Disclosure.ATTITUDE,
        formula=_SIDES.format(how),
        caveats=_PAIRS,
        citation=citation,
        rows_view="v_self_evaluation",
    )


def _gap_to_review(key: str, title: str, question: str, never_mixed: tuple[str, ...]) -> Metric:
    columns = ("rater", "pilot_code", "step", "self_score", "review_score", "left_out")
    return Metric(
        key=key,
        title=title,
        question=question,
        reads=Rows("v_review_gap", columns),
        estimator=gap_to_review(mean_gap),
        unit=Unit.CHANGE,
        direction=Direction.NEITHER,
        people="rater",
        never_mixed=never_mixed,
        base="raters",
        disclosure=Disclosure.ATTITUDE,
        formula=_SELF,
        caveats=_REVIEWED,
        citation=_BLAND,
        rows_view="v_self_evaluation",
    )


def _accord(
    key: str, title: str, question: str, estimator: Estimator, formula: str, citation: str
) -> Metric:
    return Metric(
        key=key,
        title=title,
        question=question,
        reads=_SCORES,
        estimator=estimator,
        unit=Unit.UNSIGNED_COEFFICIENT,
        direction=Direction.HIGHER,
        never_mixed=_PROGRAMME,
        base="criteria of pilots that two reviewers scored",
        disclosure=Disclosure.OPEN,
        formula=formula,
        caveats=_UNITS,
        citation=citation,
        rows_view="v_reviewer_score",
    )


METRICS = (
    _gap_of_sides(
        "rating_gap",
        "Officers' ratings against supervisors'",
        "Do officers rate a pilot's steps higher or lower than supervisors do?",
        gap_of_sides(mean_gap),
        "mean with 95 % t interval",
    ),
    _gap_of_sides(
        "rating_step_gap",
        "Officers' ratings against supervisors' by step",
        "On which steps do officers and supervisors see a pilot differently?",
        gap_of_sides(mean_gap),
        "mean with 95 % t interval",
        never_mixed=_STEP,
    ),
    _gap_of_sides(
        "rating_gap_lower_limit",
        "Lower limit of agreement of officers and supervisors",
        "How far below supervisors' ratings may officers' ratings of a pilot lie?",
        gap_of_sides(lower_limit),
        "mean − 1.96 standard deviations with exact 95 % interval",
        citation=f"{_BLAND}; Carkeet (2015), Optometry and Vision Science 92, e71–e80",
    ),
    _gap_of_sides(
        "rating_gap_upper_limit",
        "Upper limit of agreement of officers and supervisors",
        "How far above supervisors' ratings may officers' ratings of a pilot lie?",
        gap_of_sides(upper_limit),
        "mean + 1.96 standard deviations with exact 95 % interval",
        citation=f"{_BLAND}; Carkeet (2015), Optometry and Vision Science 92, e71–e80",
    ),
    Metric(
        key="rating_pair_completeness",
        title="Steps that officers and supervisors both rated",
        question="For what share of the pilots' steps do we have both sides' view?",
        reads=(Totals("v_rating_pair", ("pairs",)),),
        estimator=complete_share("pairs", "rows", absent="no self-evaluation was handed over"),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        others=("programme_code", "pilot_code", "step"),
        base="steps of pilots",
        disclosure=Disclosure.OPEN,
        formula="sum(pairs) / count(*) over v_rating_pair: eight steps of each pilot that was "
        "begun; a pair needs at least one officer's and one supervisor's score",
        caveats="Says whether each side spoke, not whether all who were asked did. "
        "No file says who supervises whom.",
        citation="Own definition",
        rows_view="v_self_evaluation",
    ),
    Metric(
        key="review_score",
        title="Rubric review score",
        question="How far had a pilot come by the reviewers' reading of what it wrote down?",
        reads=Rows("v_reviewer_score", ("programme_code", "pilot_code", "criterion", "score")),
        estimator=mean_review,
        unit=Unit.SCORE,
        direction=Direction.HIGHER,
        others=("programme_code", "pilot_code", "step", "criterion"),
        base="scores",
        disclosure=Disclosure.OPEN,
        formula="avg(score) over reviewers (each one's newest) by pilot and criterion of "
        "v_reviewer_score; mean over the criteria of each pilot; mean over pilots",
        caveats="Reviewers read forms, not streets: what nobody wrote down scores low. Every score "
        "given is counted; how far reviewers differ is for their agreement to say.",
        citation="Own definition",
        rows_view="v_reviewer_score",
    ),
    _gap_to_review(
        "review_gap",
        "Own ratings against the rubric review",
        "Do a pilot's own people rate it higher than reviewers do?",
        _PROGRAMME,
    ),
    _gap_to_review(
        "review_step_gap",
        "Own ratings against the rubric review by step",
        "On which steps do a pilot's own people and reviewers differ?",
        _STEP,
    ),
    _accord(
        "reviewer_agreement_kappa",
        "Agreement of two reviewers",
        "How far do the two reviewers who scored most together agree, chance apart?",
        kappa_of_two,
        "Cohen's kappa with quadratic weights on the scale 1 to 5 over the criteria of pilots that "
        "both scored (v_reviewer_score), for the one pair of reviewers with most of them; "
        "Fleiss–Cohen–Everitt interval on the inverse tanh scale",
        "Cohen (1968), Psychological Bulletin 70, 213–220",
    ),
    _accord(
        "reviewer_agreement_alpha",
        "Agreement of all reviewers",
        "How far do all reviewers agree, chance apart, also where some scored less?",
        alpha_of_reviewers,
        "Krippendorff's ordinal alpha over the criteria of pilots with two scores or more "
        "(v_reviewer_score); BCa interval from resampling those criteria",
        "Krippendorff (2011), Computing Krippendorff's alpha-reliability",
    ),
)
