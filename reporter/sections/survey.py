"""Officer survey: who is left, the scales, the items singled out, and what chance could have done.

All items, and how reliably each scale measured, stand in the annex.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from reporter.exhibits import (
    Cell,
    Figure,
    Table,
    base,
    corrected_p,
    interval,
    measured,
    raw_p,
    sized,
    value,
)
from reporter.section import Subject
from shared.contract.vocabulary import ResultState, Scale, scale_title
from shared.figures import answers, panels, stock, survey_stock, trajectory
from shared.figures.theme import series
from shared.findings import Statement, accounts
from shared.findings.accounts import survey as account
from shared.findings.accounts import survey_change as change_account
from shared.findings.phrases import level_of_tests
from shared.findings.readings import over_waves, scales_over_waves, spread_of_answers
from shared.findings.statement import Given
from shared.metrics import Group, MetricResult, registers
from shared.metrics.registers import Item

ITEM_HEIGHT = 2.1
TRAINED, CONTROL = "treated", "control"
FEATURED = ("Q39", "Q18", "Q42")
"""Items that the 2016 review singled out; an instrument without one is reported without it."""


@dataclass(frozen=True, slots=True)
class ItemAccount:
    """One item: its means over waves, and its paired changes."""

    change: Statement
    figure: Figure


@dataclass(frozen=True, slots=True)
class Featured:
    """The items singled out: each over waves, how they were answered, and their means."""

    items: tuple[ItemAccount, ...]
    spread: Figure
    means: Table


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed over waves; only where anybody is linked over two of them.

    Attributes:
        moved: statements on scales, arms, and items beyond chance.
        scales, arms, chance, reach: tables of the same, and of what could have been found; arms
            is None without a control group.
        bounds: statements on equivalence and power.
    """

    moved: tuple[Statement, ...]
    scales: Table
    arms: Table | None
    chance: Table
    bounds: tuple[Statement, ...]
    reach: Table


@dataclass(frozen=True, slots=True)
class Survey:
    """What officers said; parts are None or empty where nothing was collected."""

    answered: Statement
    is_collected: bool
    people: tuple[Statement, ...]
    balance: Table | None
    scales: Figure | None
    changes: Changes | None
    featured: Featured | None


def build(subject: Subject) -> Survey:
    """The survey's results, or the statement that there are none."""
    answered = accounts.survey_answers(subject.evaluator, subject.programme)
    if _evaluate(subject, "survey_linkage").state is ResultState.NOT_COLLECTED:
        return Survey(answered, is_collected=False, people=(), **_nothing())
    known = {item.item_code: item for item in registers.items(subject.evaluator)}
    items = tuple(known[code] for code in FEATURED if code in known)
    waves = _waves(subject)
    return Survey(
        answered=answered,
        is_collected=True,
        people=_people(subject, waves),
        balance=_balance(subject),
        scales=_scales(subject),
        changes=_changes(subject, waves) if len(waves) > 1 else None,
        featured=_featured(subject, items) if items else None,
    )


def _nothing() -> dict[str, None]:
    return dict.fromkeys(("balance", "scales", "changes", "featured"))


def _evaluate(subject: Subject, key: str, **chosen: str) -> MetricResult:
    where = {"programme_code": subject.programme.code, **chosen}
    return subject.evaluator.evaluate(key, where)


def _waves(subject: Subject) -> tuple[str, ...]:
    """Waves over which trained officers are linked, in order."""
    pairs = _evaluate(subject, "survey_scale_change", arm=TRAINED).groups
    found = {group.value_of(end) for group in pairs for end in ("from_wave", "to_wave")}
    return tuple(sorted(map(str, found)))


def _people(subject: Subject, waves: tuple[str, ...]) -> tuple[Statement, ...]:
    said = [
        account.lowest_response(_evaluate(subject, "survey_response")),
        account.quality_of_answers(
            _evaluate(subject, "survey_item_nonresponse"),
            _evaluate(subject, "survey_straight_lining"),
        ),
    ]
    if len(waves) > 1:
        span = {"from_wave": waves[0], "to_wave": waves[-1]}
        said.append(account.attrition(_evaluate(subject, "survey_attrition", **span)))
    people, scores = _balanced(subject)
    return (*said, account.matching(people, scores))


def _balanced(subject: Subject) -> tuple[MetricResult, MetricResult]:
    return _evaluate(subject, "survey_balance"), _evaluate(subject, "survey_balance_score")


def _balance(subject: Subject) -> Table | None:
    people, scores = _balanced(subject)
    rows = [
        (Cell(group.value_of("characteristic").capitalize()), *_tested(people, group))
        for group in people.groups
    ]
    rows += [
        (Cell(f"First score: {scale_title(group.value_of('scale'))}"), *_tested(scores, group))
        for group in scores.groups
    ]
    if not rows:
        return None
    return Table(
        key="balance",
        caption="How far the arms differ before anything else",
        head=("Characteristic", "Difference", "95 % interval", "Base", "p"),
        rows=tuple(rows),
        note="Characteristics of the people on the roster: Cramér's V, 0 where the arms are alike "
        "and 1 where they are wholly apart. First scores: difference of means in standard "
        "deviations. Base: people of the smaller arm. A test that finds nothing does not show "
        "that the arms match. Source: roster and officer survey.",
        results=(people, scores),
        given=(
            Given("0", "Cramér's V of arms that are alike", people.metric.key),
            Given("1", "Cramér's V of arms that are wholly apart", people.metric.key),
        ),
    )


def _tested(result: MetricResult, group: Group) -> tuple[Cell, ...]:
    return (
        value(result, group),
        interval(result, group),
        base(result, group),
        raw_p(group),
    )


def _scales(subject: Subject) -> Figure:
    drawn = survey_stock.scale_trajectories(subject.evaluator, subject.programme)
    hidden = any(group.state is not ResultState.OK for group in drawn.result.groups)
    note = drawn.chart.frame.note
    is_drawn = drawn.result.state is ResultState.OK
    return Figure(
        key="figure-scales",
        caption=drawn.chart.frame.title,
        drawing=panels.printed(drawn.chart) if is_drawn else "",
        note=f"{note} Some groups are suppressed and not drawn." if hidden else note,
        reading=scales_over_waves(drawn.result),
        results=(drawn.result,),
    )


def _changes(subject: Subject, waves: tuple[str, ...]) -> Changes:
    span = {"from_wave": waves[0], "to_wave": waves[-1]}
    first = {"from_wave": waves[0], "to_wave": waves[1]}

    def trained(key: str, **between: str) -> MetricResult:
        return _evaluate(subject, key, arm=TRAINED, **between)

    below = [
        trained(f"survey_items_{name}", **first)
        for name in ("below", "expected", "after_correction")
    ]
    apart = _evaluate(subject, "survey_scale_difference_in_differences", **span)
    moved = (
        *(
            change_account.scale_changes(trained("survey_scale_change", **between))
            for between in (first, span)
        ),
        change_account.scale_differences(apart),
        change_account.items_beyond_chance(*below),
    )
    bounds = (
        change_account.arms_alike(
            _evaluate(subject, "survey_scale_arm_equivalence", wave=waves[0]), waves[0]
        ),
        change_account.changes_too_small(
            trained("survey_scale_equivalence", **span), waves[0], waves[-1]
        ),
        change_account.power(
            trained("survey_scale_detectable_effect", **span), waves[0], waves[-1]
        ),
    )
    pairs = tuple(combinations(waves, 2))
    return Changes(
        moved=tuple(dict.fromkeys(moved)),
        scales=_scale_changes(subject, pairs),
        arms=_apart(subject, pairs) if apart.groups else None,
        chance=_chance(subject, pairs),
        bounds=bounds,
        reach=_reach(subject, (waves[0], waves[-1])),
    )


def _names(result: MetricResult) -> list[Scale]:
    held = {group.value_of("scale") for group in result.groups}
    return [scale for scale in Scale if scale.value in held]


def _scale_changes(subject: Subject, pairs: Iterable[tuple[str, str]]) -> Table:
    changes = _evaluate(subject, "survey_scale_change")
    rows = []
    for scale in _names(changes):
        for first, last in pairs:
            where = {"scale": scale.value, "from_wave": first, "to_wave": last}
            own, other = changes.at(arm=TRAINED, **where), changes.at(arm=CONTROL, **where)
            cells = (sized(changes, own), corrected_p(own))
            beside = (sized(changes, other), corrected_p(other))
            rows.append((_stretch(scale, first, last), *cells, *beside))
    return Table(
        key="scale-changes",
        caption="Change of each scale, linked respondents",
        head=("Scale and waves", "Trained", "p", "Control", "p"),
        rows=tuple(rows),
        note="Means of paired differences in points on a scale of 1 to 5, with 95 % intervals and "
        "bases. Each p is corrected over the scales, as the plan declares. Source: officer survey.",
        results=(changes,),
    )


def _apart(subject: Subject, pairs: Iterable[tuple[str, str]]) -> Table:
    apart = _evaluate(subject, "survey_scale_difference_in_differences")
    rows = []
    for scale in _names(apart):
        for first, last in pairs:
            group = apart.at(scale=scale.value, from_wave=first, to_wave=last)
            cells = (*measured(apart, group), raw_p(group), corrected_p(group))
            rows.append((_stretch(scale, first, last), *cells))
    return Table(
        key="scale-differences",
        caption="Difference in differences of each scale between the arms",
        head=("Scale and waves", "Difference", "95 % interval", "Base", "p", "Corrected p"),
        rows=tuple(rows),
        note="Trained less control, in points on a scale of 1 to 5, by a mixed model over all who "
        "answered. Base: respondents in the smallest of the four cells. Corrected: over the "
        "scales, as the plan declares. Source: officer survey.",
        results=(apart,),
    )


def _stretch(scale: Scale, first: str, last: str) -> Cell:
    return Cell(f"{scale_title(scale).capitalize()}, {first} to {last}")


def _chance(subject: Subject, pairs: Iterable[tuple[str, str]]) -> Table:
    below, expected, after = (
        _evaluate(subject, f"survey_items_{name}", arm=TRAINED)
        for name in ("below", "expected", "after_correction")
    )
    rows = []
    for scale in _names(below):
        for first, last in pairs:
            where = {"scale": scale.value, "from_wave": first, "to_wave": last}
            groups = below.at(**where), expected.at(**where), after.at(**where)
            rows.append(
                (
                    _stretch(scale, first, last),
                    value(below, groups[0]),
                    value(expected, groups[1]),
                    interval(expected, groups[1]),
                    raw_p(groups[0]),
                    value(after, groups[2]),
                    base(below, groups[0]),
                )
            )
    return Table(
        key="chance",
        caption="Items that changed among trained officers, beside what chance gives",
        head=("Scale and waves", "Found", "By chance", "Range", "p", "After correction", "Base"),
        rows=tuple(rows),
        note="Found: items whose signed-rank test gives a p below 0.05. By chance, range and p: "
        "the number that random flips of whole respondents' changes give, the central 95 % of "
        "those numbers, and how often they reach what was found. After correction: items left "
        "after correction over all items. Source: officer survey, linked respondents.",
        results=(below, expected, after),
        given=(level_of_tests(below),),
    )


def _reach(subject: Subject, pair: tuple[str, str]) -> Table:
    span = {"from_wave": pair[0], "to_wave": pair[1]}
    alike = _evaluate(subject, "survey_scale_equivalence", arm=TRAINED, **span)
    least = _evaluate(subject, "survey_scale_detectable_effect", arm=TRAINED, **span)
    apart = _evaluate(subject, "survey_scale_detectable_difference", **span)
    rows = []
    for scale in _names(least) or _names(alike):
        own = alike.at(scale=scale.value)
        rows.append(
            (
                Cell(scale_title(scale).capitalize()),
                value(alike, own),
                interval(alike, own),
                corrected_p(own) if corrected_p(own).text else raw_p(own),
                sized(least, least.at(scale=scale.value)),
                sized(apart, apart.at(scale=scale.value)),
            )
        )
    return Table(
        key="reach",
        caption=f"What the survey could rule out and find, {pair[0]} to {pair[1]}",
        head=(
            "Scale",
            "Change",
            "90 % interval",
            "p of equivalence",
            "Smallest change that could be found",
            "Smallest difference of the arms",
        ),
        rows=tuple(rows),
        note="A p of equivalence below 0.05 shows a change smaller than the smallest effect that "
        "the plan declares. Smallest change and difference: those found with a power of 80 % by a "
        "two-sided test at 5 %, with the interval of the spread behind them and the base. Source: "
        "officer survey, linked respondents; evaluation plan.",
        results=(alike, least, apart),
        given=(
            level_of_tests(alike),
            Given("5 %", "level of the two-sided test", least.metric.key),
            Given("80 %", "power of the test", least.metric.key),
        ),
    )


def _featured(subject: Subject, items: tuple[Item, ...]) -> Featured:
    drawn = survey_stock.item_answers(subject.evaluator, subject.programme, items)
    spread = Figure(
        key="figure-answers",
        caption=drawn.chart.frame.title,
        drawing=answers.printed(drawn.chart) if drawn.result.state is ResultState.OK else "",
        note=drawn.chart.frame.note,
        reading=spread_of_answers(drawn.result),
        results=(drawn.result,),
    )
    return Featured(tuple(_item(subject, item) for item in items), spread, _means(subject, items))


def _item(subject: Subject, item: Item) -> ItemAccount:
    drawn = stock.item_trajectory(subject.evaluator, subject.programme, item)
    changes = _evaluate(subject, "survey_item_change", item_code=item.item_code, arm=TRAINED)
    is_drawn = drawn.result.state is ResultState.OK
    figure = Figure(
        key=f"figure-{item.item_code.lower()}",
        caption=drawn.chart.frame.title,
        drawing=trajectory.printed(drawn.chart, height_inches=ITEM_HEIGHT) if is_drawn else "",
        note=drawn.chart.frame.note,
        reading=over_waves(drawn.result),
        results=(drawn.result,),
    )
    return ItemAccount(accounts.item_change(changes, item.position), figure)


def _means(subject: Subject, items: tuple[Item, ...]) -> Table:
    results = tuple(
        subject.evaluator.evaluate(
            "survey_item_mean",
            {"programme_code": subject.programme.code, "item_code": item.item_code},
            by=("arm", "wave"),
        )
        for item in items
    )
    waves = sorted({g.value_of("wave") for means in results for g in means.groups})
    arms = sorted({g.value_of("arm") for means in results for g in means.groups}, reverse=True)
    rows = (
        (
            Cell(f"Item {item.position}, {series(arm).name.lower()}"),
            *(sized(means, means.at(arm=arm, wave=wave)) for wave in waves),
        )
        for item, means in zip(items, results, strict=True)
        for arm in arms
    )
    return Table(
        key="featured-means",
        caption="Means of the items that an earlier review singled out",
        head=("Item and arm", *waves),
        rows=tuple(rows),
        note="Mean of all who answered, 1 to 5, with its 95 % interval and the number of "
        "respondents. Source: officer survey.",
        results=results,
    )
