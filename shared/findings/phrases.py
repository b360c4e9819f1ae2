"""Small pieces of sentences that accounts and readings share."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from shared.contract import formats
from shared.contract.vocabulary import ResultState, scale_title
from shared.findings.statement import Evidence, Given, Statement
from shared.findings.wording import sized, statement, withheld
from shared.metrics import Group, MetricResult

Pair = tuple[MetricResult, Group]
TRAINED, CONTROL = "treated", "control"
ALPHA = 0.05
"""Level of the tests that a sentence speaks of; the metrics of the survey use the same."""
RANK_NAMES = {"pcso": "community support officers", "staff": "members of staff"}
ARM_NAMES = {TRAINED: "trained officers", CONTROL: "the control group"}


def verb(number: float, *, past: bool = False) -> str:
    """'is', 'are', 'was' or 'were'."""
    one, many = ("was", "were") if past else ("is", "are")
    return one if number == 1 else many


def plain(key: str) -> str:
    """A key of the vocabulary as words: 'problem solving'."""
    return key.replace("_", " ")


def part(result: MetricResult, group: Group, dimension: str) -> str:
    """The group's value of a dimension that the result is split by, or that is selected on."""
    split = dict(group.by)
    if dimension in split:
        return str(split[dimension])
    [text] = result.selection.texts(dimension)
    return text


def rank_name(band: str) -> str:
    """A band of rank as words: 'community support officers', 'supervisors or seniors'."""
    return " or ".join(RANK_NAMES.get(part, f"{plain(part)}s") for part in band.split(" or "))


def scale_name(group: Group) -> str:
    """The scale that a group of a result is split by, as words."""
    return scale_title(group.value_of("scale"))


def written(result: MetricResult, group: Group) -> str:
    """The group's value as written, or the state that stands in for it."""
    return Evidence(result, group).value


def about(
    text: str, result: MetricResult, *groups: Group, given: tuple[Given, ...] = ()
) -> Statement:
    """A statement about groups of one result; about all of them where none is named."""
    return statement(text, *((result, group) for group in groups or result.groups), given=given)


def counted(number: int, meaning: str, result: MetricResult) -> Given:
    """A number of groups of a result, as a sentence gives it."""
    return Given(formats.number(number), meaning, result.metric.key)


def level_of_tests(result: MetricResult) -> Given:
    """The level below which a p-value counts."""
    return Given(level_text(), "level of the tests", result.metric.key)


def level_text() -> str:
    """'0.05'."""
    return formats.number(ALPHA, decimals=2)


def held(result: MetricResult) -> list[Group]:
    """Groups of which anything was collected."""
    return [group for group in result.groups if group.state is not ResultState.NOT_COLLECTED]


def shown_groups(result: MetricResult) -> list[Group]:
    """Groups that hold a number."""
    return [group for group in result.groups if group.state is ResultState.OK]


def value_of(group: Group) -> float:
    """The number of a group that holds one, to sort by."""
    return group.estimate.value


def ends(groups: Iterable[Group], key: Callable[[Group], float] = value_of) -> tuple[Group, Group]:
    """The groups with the lowest and the highest number; the first of several."""
    found = list(groups)
    return min(found, key=key), max(found, key=key)


def as_far(result: MetricResult, first: Group, groups: Iterable[Group]) -> list[Group]:
    """The other groups whose number is written as that of the first: they share its place."""
    told = written(result, first)
    return [group for group in groups if group is not first and written(result, group) == told]


def named_or_counted(others: list[str], noun: str) -> str:
    """The name of one other, the number of several: '“Burglary”', '3 other themes'."""
    return others[0] if len(others) == 1 else f"{formats.number(len(others))} other {noun}"


def several(others: list[Group], meaning: str, result: MetricResult) -> tuple[Given, ...]:
    """The number of others, where they are counted and not named."""
    return (counted(len(others), meaning, result),) if len(others) > 1 else ()


def nothing(what: str, result: MetricResult, missing: str) -> Statement:
    """Why there is no sentence: nothing was collected, or every number is withheld."""
    groups = held(result)
    return about(withheld(what, *groups), result, *groups) if groups else Statement(missing)


def side_by_side(result: MetricResult, named: Iterable[tuple[str, Group]]) -> str:
    """Several groups, each after its lead: 'A 3 % (1 % to 5 %) and B …', the base said once.

    Args:
        named: what leads to each value, and its group; every group holds a number.
    """
    pairs = list(named)
    evidence = [Evidence(result, group) for _, group in pairs]
    if len({one.counted for one in evidence}) > 1 or len(pairs) == 1:
        return formats.listing([f"{lead} {sized(result, group)}" for lead, group in pairs])
    parts = [
        f"{lead} {one.value}" + (f" ({one.interval})" if one.interval else "")
        for (lead, _), one in zip(pairs, evidence, strict=True)
    ]
    level = "95 % intervals; " if any(one.interval for one in evidence) else ""
    return f"{formats.listing(parts)} ({level}{evidence[0].counted})"


def corrected_p(group: Group) -> float | None:
    """The corrected p-value of a group's test, or its raw one where it stands alone."""
    if group.state is not ResultState.OK or group.estimate.test is None:
        return None
    test = group.estimate.test
    return test.adjusted.p if test.adjusted else test.p


def is_below(group: Group) -> bool:
    """True where a corrected p-value is below the level of the tests."""
    p = corrected_p(group)
    return p is not None and p < ALPHA


def correction(groups: Iterable[Group]) -> str:
    """'Holm's correction', 'correction' where tests differ in theirs, 'no correction'."""
    tests = [g.estimate.test for g in groups if g.state is ResultState.OK]
    names = {test.adjusted.correction for test in tests if test and test.adjusted}
    match sorted(names):
        case []:
            return "no correction"
        case [name]:
            return f"{name.replace('-', ' and ')}'s correction"
        case _:
            return "correction"
