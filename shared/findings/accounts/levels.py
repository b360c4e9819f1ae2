"""How far implementation came, and how far those who judged it agree."""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import LISP_STEPS
from shared.findings.phrases import counted, nothing, plain, shown_groups, written
from shared.findings.statement import Given, Statement
from shared.findings.wording import SCALE_OF_FIVE, resting_on, shown, sized, statement, withheld
from shared.metrics import Group, MetricResult

COMPLETE = "complete"


def implementation(level: MetricResult) -> Statement:
    """Mean implementation level, as raters say."""
    if not shown(level.only):
        return statement(withheld("Mean implementation", level.only), (level, level.only))
    text = f"Mean implementation was {sized(level, level.only, scale=SCALE_OF_FIVE)}."
    given = Given("5", "highest score of a step", "v_self_evaluation")
    return statement(text, (level, level.only), given=(given,))


def steps_recorded(reached: MetricResult, furthest: MetricResult) -> Statement:
    """How many steps are recorded as complete in every pilot and in none, and the furthest started.

    Args:
        reached: `implementation_steps_reached` by step and event, over all pilots.
        furthest: `implementation_furthest_step` over all pilots.
    """
    complete = [g for g in shown_groups(reached) if g.value_of("event") == COMPLETE]
    if not complete or not shown(furthest.only):
        return nothing("Steps", reached, "No event of a step has been recorded.")
    done = [g for g in complete if g.estimate.value == 1]
    never = [g for g in complete if g.estimate.value == 0]
    text = (
        f"By the pilots' own records {_steps(done)} complete in every pilot and {_steps(never)} "
        f"complete in none; the furthest step that was started was on average number "
        f"{sized(furthest, furthest.only, scale=f'of {len(LISP_STEPS)}')}."
    )
    given = (
        Given(formats.number(len(LISP_STEPS)), "steps of the method", "v_lisp_step_event"),
        counted(len(done), "steps complete in every pilot", reached),
        counted(len(never), "steps complete in no pilot", reached),
    )
    pairs = [*((reached, group) for group in (*done, *never)), (furthest, furthest.only)]
    return statement(text, *pairs, given=given)


def officers_and_supervisors(
    gap: MetricResult, lower: MetricResult, upper: MetricResult, pairs: MetricResult
) -> Statement:
    """How officers' ratings lie to supervisors', how far apart, and how many pairs are whole.

    Args:
        gap, lower, upper: `rating_gap` and the limits of agreement.
        pairs: `rating_pair_completeness` over all pilots.
    """
    if not shown(gap.only):
        return nothing(
            "How officers' ratings lie to supervisors'",
            gap,
            "Officers' ratings cannot be held against supervisors': not both are at hand.",
        )
    text = "Officers' ratings lay " + _apart(gap, "their supervisors'")
    if shown(lower.only, upper.only):
        text += (
            f"; single pilots may lie from {written(lower, lower.only)} to "
            f"{written(upper, upper.only)} apart (limits of agreement)"
        )
    if shown(pairs.only):
        text += f". Both sides rated {sized(pairs, pairs.only)}"
    results = (gap, lower, upper, pairs)
    return statement(f"{text}.", *((result, result.only) for result in results))


def own_and_reviewed(gap: MetricResult) -> Statement:
    """How people's own ratings lie to the reviewers' of the same steps."""
    if not shown(gap.only):
        return nothing(
            "How own ratings lie to the reviewers'",
            gap,
            "Own ratings cannot be held against a rubric review: none has been handed over.",
        )
    text = (
        "People's ratings of their own pilots lay "
        f"{_apart(gap, 'what reviewers read in the forms of the same steps')}."
    )
    return statement(text, (gap, gap.only))


def trajectory(months: MetricResult) -> Statement:
    """How long full implementation would take at the pace shown: an illustration."""
    if not shown(months.only):
        return nothing(
            "How long full implementation would take",
            months,
            "No pace can be told: no ratings are at hand.",
        )
    text = (
        "If the pace stayed as it was, every step would stand at the top of the scale "
        f"{sized(months, months.only, scale='months')} after a pilot's first day. That is an "
        "illustration, not a forecast: it takes the pace as constant and level 1 as the start, "
        "and the range holds the spread of the ratings alone."
    )
    given = Given("1", "level on a pilot's first day, assumed", "implementation_trajectory")
    return statement(text, (months, months.only), given=(given,))


def supervisors_experience(correlation: MetricResult) -> Statement:
    """Whether pilots came further under supervisors of longer experience."""
    if not shown(correlation.only):
        return nothing(
            "Whether supervisors' experience goes with progress",
            correlation,
            "Whether supervisors' experience goes with progress cannot be told: too little of it "
            "is recorded.",
        )
    low_and_high = correlation.only.estimate.interval
    crosses = getattr(low_and_high, "low", 0) <= 0 <= getattr(low_and_high, "high", 0)
    text = (
        "Supervisors' years in neighbourhood policing and the reviewed level of their pilots "
        f"correlate at {sized(correlation, correlation.only)}"
    )
    text += "; no association is compatible with that as well." if crosses else "."
    return statement(text, (correlation, correlation.only))


def proforma_versions(compliance: MetricResult, fields: MetricResult) -> Statement:
    """How many proformas came in on the version in force, and which fields that cost.

    Args:
        compliance: `proforma_version_compliance` over all pilots.
        fields: `proforma_field_completeness` by field.
    """
    if not shown(compliance.only):
        return nothing("Which version was used", compliance, "No proforma has been handed over.")
    held = shown_groups(fields)
    parts = [f"{plain(g.value_of('field'))} {written(fields, g)}" for g in held]
    text = f"The version in force was used in {sized(compliance, compliance.only)}."
    if parts:
        text += f" Of all proformas, these hold what it asks for: {formats.listing(parts)}."
    return statement(text, (compliance, compliance.only), *((fields, g) for g in held))


def rubric(score: MetricResult, kappa: MetricResult, alpha: MetricResult) -> Statement:
    """What reviewers made of the forms, and how far they agree.

    Args:
        score: `review_score` over all pilots.
        kappa, alpha: `reviewer_agreement_kappa` and `reviewer_agreement_alpha`.
    """
    if not shown(score.only):
        return nothing("The rubric review", score, "No rubric review has been handed over.")
    text = f"Reviewers gave the pilots {sized(score, score.only, scale=SCALE_OF_FIVE)}"
    agreed = [
        f"{name} {sized(result, result.only)}"
        for name, result in (("weighted kappa", kappa), ("Krippendorff's alpha", alpha))
        if shown(result.only)
    ]
    if agreed:
        text += f". Their agreement: {formats.listing(agreed)}"
    given = Given("5", "highest score of the rubric", "v_reviewer_score")
    results = (score, kappa, alpha)
    return statement(f"{text}.", *((result, result.only) for result in results), given=(given,))


def _apart(gap: MetricResult, other: str) -> str:
    """'0.55 points above the other (95 % interval …)', 'below it' or 'level with it'."""
    value, base = written(gap, gap.only), resting_on(gap, gap.only)
    size = value.lstrip(f"+{formats.MINUS}")
    if value == size:
        return f"level with {other} {base}"
    way = "below" if value.startswith(formats.MINUS) else "above"
    return f"{size} points {way} {other} {base}"


def _steps(groups: list[Group]) -> str:
    """'steps 1 and 2 are', 'no step is'."""
    numbers = [str(group.value_of("step")) for group in groups]
    if not numbers:
        return "no step is"
    return f"step{'s' if len(numbers) > 1 else ''} {formats.listing(numbers)} " + (
        "are" if len(numbers) > 1 else "is"
    )
