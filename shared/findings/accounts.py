"""What a review's sections report in a sentence: what was done, handed over, answered, recorded.

The lines above single charts stand in readings.py, conclusions in the rules.
"""

from __future__ import annotations

from datetime import date

from shared.contract import formats
from shared.contract.vocabulary import ResultState
from shared.findings.statement import Evidence, Statement
from shared.findings.wording import SCALE_OF_FIVE, shown, sized, statement, withheld
from shared.metrics import Evaluator, Group, MetricResult
from shared.metrics.registers import Area, Freshness, Programme

MATCHING_CAP = 2
MARYLAND = "the Maryland Scientific Methods Scale"
NAMED = 3
"""Areas that share the first place and are named; more are counted."""
TRAINED, CONTROL = "treated", "control"


def programme_extent(evaluator: Evaluator, programme: Programme) -> Statement:
    """How many pilots ran, where, since when and how they stand."""
    chosen = {"programme_code": programme.code}
    pilots = evaluator.evaluate("pilots", chosen)
    statuses = evaluator.evaluate("pilots_by_status", chosen)
    parts = [
        f"{_written(statuses, group)} {_verb(group.estimate.value)} {group.value_of('status')}"
        for group in sorted(statuses.groups, key=lambda g: (-g.estimate.value, str(g.by)))
    ]
    count = int(pilots.only.estimate.value)
    places = formats.count(len(programme.locations), "location")
    began = (
        f"; the first began on {formats.day(programme.started_on)}"
        if (programme.started_on)
        else "; none has begun"
    )
    text = (
        f"The programme lists {formats.count(count, 'pilot')} in {places}{began}. "
        f"By the register's own word, {formats.listing(parts)}."
    )
    pairs = [(pilots, pilots.only), *((statuses, group) for group in statuses.groups)]
    return statement(text, *pairs)


def data_received(evaluator: Evaluator, kinds: tuple[Freshness, ...]) -> Statement:
    """Files and rows handed over, accepted and rejected."""
    accepted = evaluator.evaluate("data_rows_accepted")
    rejected = evaluator.evaluate("data_rows_rejected")
    if not shown(accepted.only, rejected.only):
        return Statement("No data have been handed over yet.")
    files = sum(kind.files for kind in kinds)
    text = (
        f"{formats.count(files, 'file')} of {formats.count(len(kinds), 'kind')} "
        f"{_verb(files, past=True)} handed over: "
        f"{formats.count(int(accepted.only.estimate.value), 'row')} passed every check and "
        f"{_written(rejected, rejected.only)} {_verb(rejected.only.estimate.value, past=True)} "
        "rejected for breaking a rule."
    )
    return statement(text, (accepted, accepted.only), (rejected, rejected.only))


def survey_answers(evaluator: Evaluator, programme: Programme) -> Statement:
    """How many people of each arm answered each wave."""
    answered = _answered(evaluator, programme)
    groups = _collected(answered)
    if not groups:
        return Statement("No survey answers have been handed over.")
    seen = [group for group in groups if shown(group)]
    if not seen:
        return _about(withheld("How many officers answered", *groups), answered, *groups)
    waves = formats.listing(
        [
            f"{_arms([g for g in seen if g.value_of('wave') == wave])} at {wave}"
            for wave in sorted({str(group.value_of("wave")) for group in seen})
        ]
    )
    return _about(f"The survey was answered by {waves}.", answered, *seen)


def survey_design(evaluator: Evaluator, programme: Programme) -> Statement:
    """How far the survey's design can carry a causal reading, on the Maryland scale of 1 to 5.

    Waves of one group rate 1; with a control group that answered at least two of the same waves, 2.
    A difference between the groups' changes would rate 3, but only where the groups are shown to
    match: nothing that is handed over shows that, so the rating is capped. When anybody was trained
    is not among the results either, so no wave is said to lie before or after it.
    """
    answered = _answered(evaluator, programme)
    groups = _collected(answered)
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
    return _about(text, answered, *groups)


def implementation(level: MetricResult) -> Statement:
    """Mean implementation level, as raters say."""
    if not shown(level.only):
        return statement(withheld("Mean implementation", level.only), (level, level.only))
    text = f"Mean implementation was {sized(level, level.only, scale=SCALE_OF_FIVE)}."
    return statement(text, (level, level.only))


def item_change(changes: MetricResult, position: int) -> Statement:
    """How scores of one item changed between waves, from the trained officers' paired changes.

    Args:
        changes: `survey_item_change` for one item and the treated arm.
        position: number of the item.
    """
    groups = sorted(_collected(changes), key=_stretch)
    if not groups:
        return Statement(
            f"How item {position} changed cannot be stated: no trained officer's answers to it are "
            "linked over two waves."
        )
    if not any(shown(group) for group in groups):
        reason = withheld(f"How item {position} changed", *groups)
        return _about(reason, changes, *groups)
    parts = [
        f"{sized(changes, group)} from {group.value_of('from_wave')} to {group.value_of('to_wave')}"
        for group in groups
    ]
    text = f"Among trained officers, item {position} changed by {formats.listing(parts)}."
    return _about(text, changes, *groups)


def crime_held(crimes: MetricResult, months: list[date]) -> Statement:
    """How many records are held, over which months.

    Args:
        crimes: `recorded_crime` over all that is held.
        months: months with records, sorted.
    """
    if not months:
        return Statement("No recorded crime has been handed over.")
    count = int(crimes.only.estimate.value)
    span = formats.months(months[0], months[-1])
    text = (
        f"{formats.count(count, 'crime or incident', 'crimes and incidents')} {_verb(count)} held, "
        f"recorded {'in' if months[0] == months[-1] else 'from'} {span}."
    )
    return statement(text, (crimes, crimes.only))


def busiest_areas(crimes: MetricResult, ranked: list[tuple[Area, Group]]) -> Statement | None:
    """The area or areas with most records; None where there is nothing to compare with.

    Args:
        crimes: `recorded_crime` by area.
        ranked: areas with their groups of it, all shown, most records first.
    """
    if len(ranked) < 2:
        return None
    most = ranked[0][1].estimate.value
    ahead = [(area, group) for area, group in ranked if group.estimate.value == most]
    all_of_them = formats.count(len(ranked), "area")
    records = formats.count(int(most), "record")
    if len(ahead) == len(ranked):
        text = f"Each of {all_of_them} had {records}."
    elif len(ahead) == 1:
        text = f"Of {all_of_them}, {ahead[0][0].area_name} had most records: {records}."
    else:
        named = len(ahead) <= NAMED
        names = formats.listing([area.area_name for area, _ in ahead]) if named else len(ahead)
        text = f"Of {all_of_them}, {names} had most records: {records} each."
    return _about(text, crimes, *(group for _, group in ahead))


def withheld_figures(suppressed: int, minimum_attitude: int, minimum_count: int) -> Statement:
    """How many figures were suppressed, and under which rule."""
    rule = (
        f"attitudes and self-reports of fewer than {minimum_attitude} people, and counts of "
        f"fewer than {minimum_count}, are not shown"
    )
    if not suppressed:
        return Statement(f"No figure that this review draws on was suppressed ({rule}).")
    verb = "was" if suppressed == 1 else "were"
    return Statement(
        f"{formats.count(suppressed, 'figure')} that this review would have drawn on {verb} "
        f"suppressed: {rule}."
    )


def _answered(evaluator: Evaluator, programme: Programme) -> MetricResult:
    return evaluator.evaluate("survey_linkage", {"programme_code": programme.code})


def _collected(answered: MetricResult) -> list[Group]:
    return [g for g in answered.groups if g.state is not ResultState.NOT_COLLECTED]


def _stretch(group: Group) -> tuple[int, str]:
    """Sorts changes by the distance of their waves, then by the first: T1–T2, T2–T3, T1–T3."""
    first, last = str(group.value_of("from_wave")), str(group.value_of("to_wave"))
    return int(last[1:]) - int(first[1:]), first


def _control_lacks(waves: set[str]) -> str:
    if not waves:
        return "no control group was followed beside the trained officers"
    return "a control group and the trained officers answered fewer than two of the same waves"


def _unlinked(groups: list[Group]) -> str:
    if not shown(*groups) or any(group.estimate.value for group in groups):
        return ""
    return "No respondent is linked over waves, so not the same people are compared. "


def _verb(number: float, *, past: bool = False) -> str:
    one, many = ("was", "were") if past else ("is", "are")
    return one if number == 1 else many


def _arms(groups: list[Group]) -> str:
    names = {TRAINED: "trained", CONTROL: "control"}
    ordered = sorted(groups, key=lambda group: group.value_of("arm") != TRAINED)
    return formats.listing(
        [
            f"{formats.number(group.estimate.base)} {names.get(group.value_of('arm'), '')}".strip()
            for group in ordered
        ]
    )


def _written(result: MetricResult, group: Group) -> str:
    if group.state is not ResultState.OK:
        return group.state.value
    return result.metric.unit.write(group.estimate.value)


def _about(text: str, result: MetricResult, *groups: Group) -> Statement:
    return Statement(text, tuple(Evidence(result, group) for group in groups or result.groups))
