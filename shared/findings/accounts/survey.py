"""Who answered the survey, how well it measured, and what its design can carry."""

from __future__ import annotations

from shared.contract import formats
from shared.findings.phrases import (
    ARM_NAMES,
    CONTROL,
    TRAINED,
    about,
    counted,
    ends,
    held,
    is_below,
    nothing,
    part,
    scale_name,
    shown_groups,
)
from shared.findings.statement import Given, Statement
from shared.findings.wording import resting_on, shown, sized, statement, withheld
from shared.metrics import Evaluator, Group, MetricResult
from shared.metrics.registers import Programme

MATCHING_CAP = 2
MARYLAND = "the Maryland Scientific Methods Scale"


def survey_answers(evaluator: Evaluator, programme: Programme) -> Statement:
    """How many people of each arm answered each wave."""
    answered = _answered(evaluator, programme)
    groups = held(answered)
    if not groups:
        return Statement("No survey answers have been handed over.")
    seen = [group for group in groups if shown(group)]
    if not seen:
        return about(withheld("How many officers answered", *groups), answered, *groups)
    waves = formats.listing(
        [
            f"{_arms([g for g in seen if g.value_of('wave') == wave])} at {wave}"
            for wave in sorted({str(group.value_of("wave")) for group in seen})
        ]
    )
    return about(f"The survey was answered by {waves}.", answered, *seen)


def survey_design(evaluator: Evaluator, programme: Programme) -> Statement:
    """How far the survey's design can carry a causal reading, on the Maryland scale of 1 to 5.

    Waves of one group rate 1; with a control group that answered at least two of the same waves, 2.
    A difference between the groups' changes would rate 3, but only where the groups are shown to
    match: nothing that is handed over shows that, so the rating is capped. When anybody was trained
    is not among the results either, so no wave is said to lie before or after it.
    """
    answered = _answered(evaluator, programme)
    groups = held(answered)
    trained, control = (
        {g.value_of("wave") for g in groups if g.value_of("arm") == arm}
        for arm in (TRAINED, CONTROL)
    )
    if not trained:
        return Statement("The survey's design is not rated: no trained officer's answers are held.")
    if len(trained) == 1:
        text = (
            "The survey's design is not rated: trained officers answered one wave only, and one "
            "wave cannot show change."
        )
    elif len(trained & control) > 1:
        text = (
            f"The survey's design is rated {MATCHING_CAP} of 5 on {MARYLAND}: it compares trained "
            f"officers with a control group at {len(trained & control)} waves, but that the two "
            "groups match has not been evidenced, which caps the rating. "
            f"{_unlinked(groups)}It can show association, not cause."
        )
    else:
        text = (
            f"The survey's design is rated 1 of 5 on {MARYLAND}: {_control_lacks(control)}. It can "
            "show how answers moved, not why."
        )
    given = (
        Given(formats.number(MATCHING_CAP), "most that the rating may be", "survey design"),
        Given("5", "highest rating of the scale", "survey design"),
        counted(len(trained & control), "waves that both arms answered", answered),
    )
    return about(text, answered, *groups, given=given)


def lowest_response(response: MetricResult) -> Statement:
    """The wave and arm that answered least; a wave without any answer was not handed over.

    Args:
        response: `survey_response` by wave and arm.
    """
    found = [group for group in shown_groups(response) if group.estimate.value]
    if not found:
        return nothing("Response", response, "No list of those invited has been handed over.")
    low, _ = ends(found)
    text = f"Response was lowest {_wave_and_arm(low)}: {sized(response, low)}."
    return about(text, response, low)


def quality_of_answers(blank: MetricResult, straight: MetricResult) -> Statement:
    """How often items were left blank, and whole scales answered alike, at most.

    Args:
        blank: `survey_item_nonresponse` by item, wave and arm.
        straight: `survey_straight_lining` by scale, wave and arm.
    """
    blanks, alike = shown_groups(blank), shown_groups(straight)
    if not blanks or not alike:
        return nothing("How items were answered", blank, "No item has been answered.")
    most_blank, most_alike = ends(blanks)[1], ends(alike)[1]
    left = (
        f"No item was left blank by more than {sized(blank, most_blank)} in any wave and arm"
        if most_blank.estimate.value
        else f"No item was left blank in any wave and arm {resting_on(blank, most_blank)}"
    )
    same = (
        "the share who gave one and the same answer to all items of a scale was at most "
        f"{sized(straight, most_alike)}"
        if most_alike.estimate.value
        else "nobody gave one and the same answer to all items of a scale "
        f"{resting_on(straight, most_alike)}"
    )
    return statement(f"{left}, and {same}.", (blank, most_blank), (straight, most_alike))


def reliability(alpha: MetricResult) -> Statement:
    """The least and the most reliable scale.

    Args:
        alpha: `survey_scale_alpha` by scale, wave and arm.
    """
    found = shown_groups(alpha)
    if not found:
        return nothing("Reliability", alpha, "Reliability needs answers to every item of a scale.")
    low, high = ends(found)
    text = (
        f"Cronbach's alpha was lowest for {scale_name(low)} {_wave_and_arm(low)}, "
        f"{sized(alpha, low)}, and highest for {scale_name(high)} {_wave_and_arm(high)}, "
        f"{sized(alpha, high)}."
    )
    return about(text, alpha, low, high)


def attrition(lost: MetricResult) -> Statement:
    """What share of each arm did not answer the last wave.

    Args:
        lost: `survey_attrition` of one pair of waves, by arm.
    """
    found = sorted(shown_groups(lost), key=lambda g: g.value_of("arm") != TRAINED)
    if not found:
        return nothing("Attrition", lost, "Attrition needs respondents with a link code.")
    parts = [f"{sized(lost, group)} of {ARM_NAMES[group.value_of('arm')]}" for group in found]
    first, last = (part(lost, found[0], end) for end in ("from_wave", "to_wave"))
    text = f"Of those who answered {first}, {formats.listing(parts)} did not answer {last}."
    return about(text, lost, *found)


def matching(people: MetricResult, scores: MetricResult) -> Statement:
    """Whether anything shows that the arms match: it never is assumed.

    Args:
        people: `survey_balance` by characteristic.
        scores: `survey_balance_score` by scale.
    """
    apart = [group for group in shown_groups(people) if is_below(group)]
    first = shown_groups(scores)
    hidden = [(result, group) for result in (people, scores) for group in held(result)]
    if not apart and not first and hidden:
        reason = withheld("How far the arms differ", *(group for _, group in hidden))
        return statement(f"Matching is not evidenced. {reason}", *hidden)
    if not apart and not first:
        return Statement(
            "Matching is not evidenced: nothing was handed over by which to compare the arms."
        )
    parts = [f"they differ in {g.value_of('characteristic')} (Cramér's V " for g in apart]
    parts = [
        f"{part}{sized(people, group).replace(' (', '; ', 1)}"
        for part, group in zip(parts, apart, strict=True)
    ]
    pairs = [(people, group) for group in apart]
    if first:
        far = max(first, key=lambda group: abs(group.estimate.value))
        parts.append(
            f"their first scores lay at most {sized(scores, far)} standard deviations apart, on "
            f"{scale_name(far)}"
        )
        pairs.append((scores, far))
    text = f"Matching is not evidenced: nobody was allocated at random; {'; '.join(parts)}."
    return statement(text, *pairs)


def _wave_and_arm(group: Group) -> str:
    return f"at {group.value_of('wave')} among {ARM_NAMES[group.value_of('arm')]}"


def _answered(evaluator: Evaluator, programme: Programme) -> MetricResult:
    return evaluator.evaluate("survey_linkage", {"programme_code": programme.code})


def _control_lacks(waves: set[str]) -> str:
    if not waves:
        return "no control group was followed beside the trained officers"
    return "a control group and the trained officers answered fewer than two of the same waves"


def _unlinked(groups: list[Group]) -> str:
    if not shown(*groups) or any(group.estimate.value for group in groups):
        return ""
    return "No respondent is linked over waves, so not the same people are compared. "


def _arms(groups: list[Group]) -> str:
    names = {TRAINED: "trained", CONTROL: "control"}
    ordered = sorted(groups, key=lambda group: group.value_of("arm") != TRAINED)
    return formats.listing(
        [
            f"{formats.number(group.estimate.base)} {names.get(group.value_of('arm'), '')}".strip()
            for group in ordered
        ]
    )
