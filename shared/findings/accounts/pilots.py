"""What the pages of the pilots say: one pilot's facts, its steps, its escalations, oversight."""

from __future__ import annotations

from collections.abc import Sequence

from shared.contract import formats
from shared.contract.vocabulary import LISP_STEPS, ResultState
from shared.findings import readings
from shared.findings.phrases import about, counted, ends, nothing, part, shown_groups, verb, written
from shared.findings.statement import Given, Statement
from shared.findings.wording import portion, shown, side, sized, statement
from shared.metrics import MetricResult
from shared.metrics.registers import Escalation, Pilot, Programme, StepState

REGISTER, STATES = "v_pilot", "v_step_state"
STEPS = len(LISP_STEPS)
FEATURES = 11
"""Features of effective community policing; `fidelity_features` counts against them."""


def facts(
    pilot: Pilot, place: str, states: Sequence[StepState], contacts: MetricResult
) -> Statement:
    """What a pilot is about, where, since when, how it stands and how far it came.

    Args:
        place: name of its location.
        states: how far each pilot took each step; those of other pilots are passed over.
        contacts: `dose_contacts` of the pilot.
    """
    problem = f" on {_lowered(pilot.problem)}" if pilot.problem else ""
    works = "worked" if pilot.ended_on else "works"
    text = f"Pilot {pilot.pilot_code} {works}{problem} in {place}. {_course(pilot)}"
    given: tuple[Given, ...] = ()
    if step := furthest_steps(states).get(pilot.pilot_code):
        text += f" The furthest of the {STEPS} steps that it started is {step_name(step)}."
        given = (
            Given(formats.number(STEPS), "steps of the method", STATES),
            Given(formats.number(step), "furthest step that was started", STATES),
        )
    if not shown(contacts.only):
        return Statement(text, given=given)
    number = int(contacts.only.estimate.value)
    text += f" It logged {formats.count(number, 'contact')}."
    return statement(text, (contacts, contacts.only), given=given)


def furthest_steps(states: Sequence[StepState]) -> dict[str, int]:
    """Code of each pilot that started a step to the furthest one that it started."""
    found: dict[str, int] = {}
    for state in states:
        if state.is_reached:
            found[state.pilot_code] = max(state.step, found.get(state.pilot_code, 0))
    return found


def step_name(step: int) -> str:
    """'number 5 (working group)'."""
    return f"number {step} ({LISP_STEPS[step].lower()})"


def runs(programme: Programme) -> Statement:
    """When the first pilot began, and how many have begun and ended."""
    begun = [pilot for pilot in programme.pilots if pilot.started_on]
    if programme.started_on is None:
        return Statement("No pilot has a first day on record.")
    ended = [pilot for pilot in begun if pilot.ended_on]
    all_of = formats.count(len(programme.pilots), "pilot")
    text = (
        f"{formats.number(len(begun))} of {all_of} {verb(len(begun))} on record as begun, the "
        f"first on {formats.day(programme.started_on)}; {_number_of(len(ended))} a last day."
    )
    given = (
        Given(formats.number(len(begun)), "pilots with a first day", REGISTER),
        Given(formats.number(len(programme.pilots)), "pilots", REGISTER),
        Given(formats.number(len(ended)), "pilots with a last day", REGISTER),
    )
    return Statement(text, given=given)


def steps_of_pilot(pilot: Pilot, states: Sequence[StepState]) -> Statement:
    """How many of the steps one pilot started, evidenced and completed.

    Args:
        states: how far each pilot took each step; those of other pilots are passed over.
    """
    own = [state for state in states if state.pilot_code == pilot.pilot_code]
    if not own:
        return Statement("No event of a step has been recorded for this pilot.")
    counts = {
        event: len({s.step for s in own if s.event == event and s.is_reached})
        for event in ("started", "evidenced", "complete")
    }
    text = (
        f"Of {STEPS} planned steps, {counts['started']} {verb(counts['started'], past=True)} "
        f"started, {counts['evidenced']} evidenced and {counts['complete']} completed."
    )
    given = (
        Given(formats.number(STEPS), "steps of the method", STATES),
        *(Given(str(n), f"steps {event}", STATES) for event, n in counts.items()),
    )
    return Statement(text, given=given)


def waiting(escalations: Sequence[Escalation]) -> Statement:
    """Which escalation has waited longest, for whom, and whether its limit has passed."""
    open_ones = [e for e in escalations if e.is_waiting and e.days is not None]
    if not escalations:
        return Statement("This pilot has raised no escalation on record.")
    if not open_ones:
        return Statement("Every escalation of this pilot has had its answer.")
    longest = max(open_ones, key=lambda e: (e.days or 0, e.escalation_code))
    past = "past" if (longest.days or 0) > longest.limit_days else "within"
    limit = formats.number(longest.limit_days)
    days = formats.number(longest.days or 0)
    text = (
        f"{longest.escalation_code}, raised to {_level(longest)}, has waited longest: {days} days, "
        f"{past} the limit of {limit}."
    )
    given = (
        Given(days, "days that the escalation has waited", "v_escalation_age"),
        Given(limit, "days within which an answer is due", "v_escalation_age"),
    )
    return Statement(text, given=given)


def oversight(weeks: MetricResult, by_pilot: MetricResult) -> Statement:
    """In what share of the pilots' weeks an inspector's oversight is on record.

    Args:
        weeks: `oversight_weeks` over all pilots.
        by_pilot: the same by pilot.
    """
    if not shown(weeks.only):
        return nothing("Oversight", weeks, "No log of contacts has been handed over.")
    text = f"An inspector's oversight is on record in {portion(weeks, weeks.only)} of pilots"
    pairs = [(weeks, weeks.only)]
    found = shown_groups(by_pilot)
    if len(found) > 1:
        low, high = ends(found)
        text += (
            f", from {written(by_pilot, low)} (pilot {low.value_of('pilot_code')}) to "
            f"{written(by_pilot, high)} (pilot {high.value_of('pilot_code')})"
        )
        pairs += [(by_pilot, low), (by_pilot, high)]
    return statement(f"{text}.", *pairs)


def fidelity(features: MetricResult, shares: MetricResult) -> Statement:
    """How many features of effective community policing a pilot shows, and which none does.

    Args:
        features: `fidelity_features` over all pilots.
        shares: `fidelity_feature_share` by title.
    """
    if not shown(features.only):
        return nothing("Fidelity", features, "Nothing that could show a feature was handed over.")
    text = f"A pilot shows {written(features, features.only)} of {FEATURES} features on average"
    pilots = formats.count(features.only.estimate.base, "pilot")
    text += f" ({pilots})"
    never = [g for g in shown_groups(shares) if g.estimate.value == 0]
    if never:
        titles = [_lowered(part(shares, g, "title")) for g in never]
        text += f". No pilot shows: {'; '.join(titles)}"
    given = Given(formats.number(FEATURES), "features that are looked for", features.metric.key)
    pairs = ((features, features.only), *((shares, group) for group in never))
    return statement(f"{text}.", *pairs, given=(given,))


def ratings_by_step(own: MetricResult, review: MetricResult) -> Statement:
    """On how many steps own people rated higher than reviewers, and where they lie furthest apart.

    Args:
        own, review: `implementation_step_level` and `review_score` by step.
    """
    pairs = [
        (group, read)
        for group in shown_groups(own)
        if shown(read := review.at(step=group.value_of("step")))
    ]
    if not pairs:
        return readings.steps(own if shown_groups(own) or not shown_groups(review) else review)
    higher = [one for one, other in pairs if one.estimate.value > other.estimate.value]
    high, low = max(pairs, key=lambda p: abs(p[0].estimate.value - p[1].estimate.value))
    step = int(high.value_of("step"))
    text = (
        f"Own people rated {formats.number(len(higher))} of {formats.count(len(pairs), 'step')} "
        f"higher than reviewers did; furthest apart is step {step} "
        f"({LISP_STEPS[step].lower()}), {written(own, high)} against {written(review, low)} of 5."
    )
    given = (
        counted(len(higher), "steps that own people rated higher", own),
        counted(len(pairs), "steps with both ratings", own),
        Given("5", "highest score", own.metric.key),
    )
    evidence = [*((own, one) for one, _ in pairs), *((review, other) for _, other in pairs)]
    return statement(text, *evidence, given=given)


def gaps_by_step(gaps: MetricResult) -> Statement:
    """On which step officers and supervisors lie furthest apart, and how many are told apart.

    Args:
        gaps: `rating_step_gap` by step.
    """
    found = shown_groups(gaps)
    if not found:
        text = "No step has been rated by officers and by supervisors."
        return nothing("How far the sides lie apart on each step", gaps, text)
    widest = max(found, key=lambda group: abs(group.estimate.value))
    apart = [group for group in found if side(group, 0) != 0]
    step = int(widest.value_of("step"))
    text = (
        f"The sides lie furthest apart on step {step} ({LISP_STEPS[step].lower()}): "
        f"{sized(gaps, widest, scale='points')}. The interval excludes zero on "
        f"{formats.number(len(apart))} of {formats.count(len(found), 'step')}."
    )
    given = (
        counted(len(apart), "steps whose interval excludes zero", gaps),
        counted(len(found), "steps whose gap may be shown", gaps),
    )
    return about(text, gaps, *found, given=given)


def own_by_pilot(levels: MetricResult) -> Statement:
    """Of how many pilots the level by their own people's account may be shown, and the range.

    Args:
        levels: `implementation_level` by pilot.
    """
    found, asked = shown_groups(levels), len(levels.groups)
    held = [g for g in levels.groups if g.state is ResultState.SUPPRESSED]
    if not asked:
        return Statement("No pilot's own people have rated it.")
    given = (
        counted(len(found), "pilots whose own people's level may be shown", levels),
        counted(asked, "pilots that were rated", levels),
    )
    if not found:
        text = (
            f"Own people's ratings of single pilots are not shown: each of {asked} has too few "
            "raters to protect who they are."
        )
        return about(text, levels, *held, given=given[1:])
    low, high = ends(found)
    text = (
        f"Own people's ratings may be shown for {formats.number(len(found))} of "
        f"{formats.count(asked, 'pilot')}, from {sized(levels, low)} to {sized(levels, high)}"
    )
    rest = "; the others have too few raters to protect who they are" if held else ""
    return about(f"{text}{rest}.", levels, low, high, given=given)


def _course(pilot: Pilot) -> str:
    if pilot.started_on is None:
        return f"It stands as {pilot.status} and has no first day on record."
    began = formats.day(pilot.started_on)
    if pilot.ended_on:
        return f"It ran from {began} to {formats.day(pilot.ended_on)} and is {pilot.status}."
    return f"It began on {began} and is {pilot.status}."


def _lowered(text: str) -> str:
    """A text as it stands within a sentence; a word all in capitals keeps them."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return text if first.isupper() and len(first) > 1 else f"{text[:1].lower()}{text[1:]}"


def _number_of(number: int) -> str:
    return f"{formats.number(number)} {'has' if number == 1 else 'have'}"


def _level(escalation: Escalation) -> str:
    return LEVELS.get(escalation.to_level, escalation.to_level.replace("_", " "))


LEVELS = {
    "sergeant": "a sergeant",
    "inspector": "an inspector",
    "senior": "a senior officer",
    "partner": "a partner",
    "regional_business": "a business's regional office",
}
"""Whom an escalation is raised to, in a sentence."""
