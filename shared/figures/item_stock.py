"""The charts of a survey's tests: items raw and adjusted, chance, reliability, power."""

from __future__ import annotations

from dataclasses import replace

from shared.contract import formats
from shared.contract.vocabulary import Scale, scale_title
from shared.figures.chart import Frame, Mark, mark
from shared.figures.drawn import DrawnTogether
from shared.figures.paired import Look, Paired, compared
from shared.figures.stock import Drawn
from shared.figures.theme import ACCENT, AREA, DIVERGING, series
from shared.metrics import Estimate, Evaluator, Group, MetricResult
from shared.metrics.registers import Item, Programme
from shared.stats.estimate import Test

ERROR = 0.05
"""Below which a p is marked."""
ADJUSTED = "Adjusted p below 0.05"
RAW = "Only raw p below 0.05"
NEITHER = "Neither p below 0.05"
"""What a test says, as the legend words it."""
KEY = (
    "Filled where the adjusted p is below 0.05, hollow where only the raw one is, "
    "small where neither is."
)
FOUND = Look(
    key="found",
    name="Raw p below 0.05",
    colour=ACCENT,
    symbol="circle",
    marker="o",
    is_hollow=True,
)
EXPECTED = Look(
    key="expected", name="Chance alone", colour=AREA, symbol="line-ns", marker="|", is_hollow=True
)
LEFT = Look(key="left", name=ADJUSTED, colour=ACCENT, symbol="circle", marker="o")
ALPHA = Look(key="alpha", name="Alpha", colour=ACCENT, symbol="circle", marker="o")
OMEGA = Look(key="omega", name="Omega", colour=DIVERGING[0], symbol="diamond", marker="D")


def item_forest(
    evaluator: Evaluator,
    programme: Programme,
    *,
    arm: str,
    from_wave: str,
    to_wave: str,
    items: tuple[Item, ...],
) -> DrawnTogether[Paired]:
    """Change of items between two waves, linked respondents of one arm, by what their tests say.

    The results are the changes, and the shifts whose tests the symbols and texts tell.
    """
    chosen = {
        "programme_code": programme.code,
        "arm": arm,
        "from_wave": from_wave,
        "to_wave": to_wave,
        "item_code": [item.item_code for item in items],
    }
    change = evaluator.evaluate("survey_item_change", chosen)
    shift = evaluator.evaluate("survey_item_shift", chosen)
    marks = tuple(
        _tested(change, change.at(item_code=i.item_code), _test(shift.at(item_code=i.item_code)), i)
        for i in items
    )
    who, looks = series(arm).name.lower(), _looks(series(arm).colour)
    frame = Frame(
        title=f"Change of items from {from_wave} to {to_wave}, {who}",
        alt=compared(
            "Dots with intervals, one row per item; a line marks no change.", marks, looks
        ),
        unit="Change in points; left of the line is a fall",
        note="Marks are means of paired differences, bars 95 % t intervals that are not corrected "
        f"for the number of items. {KEY} p is that of the item's signed-rank test, adjusted within "
        "the family of the evaluation plan. Source: officer survey, linked respondents.",
    )
    chart = Paired(
        frame=frame,
        marks=marks,
        looks=looks,
        reference=0.0,
        is_stacked=False,
    )
    return DrawnTogether(chart, (change, shift))


def wave_difference(
    evaluator: Evaluator,
    programme: Programme,
    *,
    from_wave: str,
    to_wave: str,
    items: tuple[Item, ...],
) -> Drawn[Paired]:
    """Difference in differences of items between two waves, by what their tests say."""
    result = evaluator.evaluate(
        "survey_item_difference_in_differences",
        {
            "programme_code": programme.code,
            "from_wave": from_wave,
            "to_wave": to_wave,
            "item_code": [item.item_code for item in items],
        },
    )
    marks = tuple(
        _tested(result, group, _test(group), item)
        for item in items
        for group in [result.at(item_code=item.item_code)]
    )
    looks = _looks(ACCENT)
    frame = Frame(
        title=f"Difference of the arms in the change of items from {from_wave} to {to_wave}",
        alt=compared("Dots with intervals, one row per item, by test.", marks, looks),
        unit="Points by which the trained rose more",
        note="Marks are the trained officers' change less the control group's, bars 95 % t "
        f"intervals that are not corrected for the number of items. {KEY} p is adjusted within the "
        "family of the evaluation plan. Holds only if both arms would otherwise change alike. "
        "Source: officer survey, all answers.",
    )
    chart = Paired(frame=frame, marks=marks, looks=looks, reference=0.0, is_stacked=False)
    return Drawn(chart, result)


def chance_benchmark(
    evaluator: Evaluator,
    programme: Programme,
    *,
    arm: str,
    from_wave: str,
    to_wave: str,
    scale: str | None = None,
) -> DrawnTogether[Paired]:
    """Items of each scale that changed by their raw p, that chance alone gives, and that are left.

    The results are in that order. One scale alone spares the draws of the others, which take
    seconds where thousands are linked.
    """
    keys = ("survey_items_below", "survey_items_expected", "survey_items_after_correction")
    chosen = {
        "programme_code": programme.code,
        "arm": arm,
        "from_wave": from_wave,
        "to_wave": to_wave,
        "scale": scale,
    }
    results = tuple(evaluator.evaluate(key, chosen, by=("scale",)) for key in keys)
    looks = (FOUND, EXPECTED, LEFT)
    marks = _by_scale(results, looks)
    frame = Frame(
        title=f"Items that changed from {from_wave} to {to_wave} against chance, "
        f"{series(arm).name.lower()}",
        alt=compared("Three marks in each row, one row per scale.", marks, looks),
        unit="Number of items",
        note="The bar holds the central 95 % of the numbers that chance alone gives, with their "
        "mean: answers were flipped at random, whole respondents together. Source: officer "
        "survey, linked respondents.",
    )
    return DrawnTogether(Paired(frame=frame, marks=marks, looks=looks, step=1.0), results)


def scale_reliability(
    evaluator: Evaluator, programme: Programme, *, arm: str, wave: str
) -> DrawnTogether[Paired]:
    """Alpha and omega of each scale for one arm at one wave."""
    chosen = {"programme_code": programme.code, "arm": arm, "wave": wave}
    results = tuple(
        evaluator.evaluate(key, chosen) for key in ("survey_scale_alpha", "survey_scale_omega")
    )
    marks = _by_scale(results, (ALPHA, OMEGA))
    frame = Frame(
        title=f"Reliability of the scales at {wave}, {series(arm).name.lower()}",
        alt=compared("Two marks in each row, one row per scale.", marks, (ALPHA, OMEGA)),
        unit="Coefficient; 1 is the highest",
        note="Bars are 95 % intervals, Feldt's for alpha and by influence function for omega. "
        "Respondents who answered every item of the scale. Source: officer survey.",
    )
    return DrawnTogether(Paired(frame=frame, marks=marks, looks=(ALPHA, OMEGA)), results)


def detectable_effects(
    evaluator: Evaluator, programme: Programme, *, from_wave: str, to_wave: str
) -> Drawn[Paired]:
    """Smallest change of each scale that so many linked people of an arm could show."""
    result = evaluator.evaluate(
        "survey_scale_detectable_effect",
        {"programme_code": programme.code, "from_wave": from_wave, "to_wave": to_wave},
    )
    known = {group.value_of("scale") for group in result.groups}
    arms = sorted({str(group.value_of("arm")) for group in result.groups}, reverse=True)
    looks = tuple(
        Look(key=arm, name=look.name, colour=look.colour, symbol=look.symbol, marker=look.marker)
        for arm in arms
        for look in [series(arm)]
    )
    marks = tuple(
        mark(result, group, series=arm, label=_name(scale))
        for scale in Scale
        for arm in arms
        for group in [result.at(scale=scale.value, arm=arm)]
        if scale.value in known
    )
    frame = Frame(
        title=f"Smallest change of a scale that could be found from {from_wave} to {to_wave}",
        alt=compared("Two marks in each row, one row per scale.", marks, looks),
        unit="Change in points, either way",
        note="Mean change that a two-sided paired t test at 5 % finds with a power of 80 %; bars "
        "are 95 % intervals of the deviation. Of the design, never of the change that was found. "
        "Source: officer survey, linked respondents.",
    )
    return Drawn(Paired(frame=frame, marks=marks, looks=looks), result)


def verdict(test: Test | None) -> str:
    """What the test of an item says: the key of its look; no test says nothing."""
    if test is None or test.p >= ERROR:
        return NEITHER
    return ADJUSTED if test.adjusted and test.adjusted.p < ERROR else RAW


def _name(scale: str) -> str:
    return scale_title(scale).capitalize()


def _by_scale(results: tuple[MetricResult, ...], looks: tuple[Look, ...]) -> tuple[Mark, ...]:
    """A mark of each result in each row, for the scales that any result knows."""
    known = {group.value_of("scale") for result in results for group in result.groups}
    return tuple(
        mark(result, result.at(scale=scale.value), series=look.key, label=_name(scale))
        for scale in Scale
        if scale.value in known
        for look, result in zip(looks, results, strict=True)
    )


def _test(group: Group) -> Test | None:
    return group.outcome.test if isinstance(group.outcome, Estimate) else None


def _tested(result: MetricResult, group: Group, test: Test | None, item: Item) -> Mark:
    """The mark of an item, whose series is what its test says and whose text holds both p."""
    drawn = mark(result, group, series="", label=f"{item.position} {item.text}")
    if drawn.value is None:
        return replace(drawn, series=NEITHER)
    return replace(drawn, series=verdict(test), text=f"{drawn.text}; {_p(test)}")


def _p(test: Test | None) -> str:
    if test is None:
        return "no test"
    raw = f"p {formats.probability(test.p)}"
    if test.adjusted is None:
        return f"{raw}, in no family"
    number = formats.count(test.adjusted.tests, "test")
    after = f"{formats.probability(test.adjusted.p)} after {test.adjusted.correction}"
    return f"{raw}, adjusted {after} over {number}"


def _looks(colour: str) -> tuple[Look, ...]:
    return (
        Look(key=ADJUSTED, name=ADJUSTED, colour=colour, symbol="circle", marker="o"),
        Look(key=RAW, name=RAW, colour=colour, symbol="circle", marker="o", is_hollow=True),
        Look(key=NEITHER, name=NEITHER, colour=colour, symbol="circle", marker="o", size=6),
    )
