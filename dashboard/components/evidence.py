"""The tables behind a sentence: the groups of results that it was made from, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from dashboard.sheet import Sheet, result_sheet
from shared.contract import formats
from shared.contract.vocabulary import Arm, scale_title
from shared.figures.theme import series
from shared.findings import Evidence, Statement
from shared.findings.phrases import plain, rank_name
from shared.metrics import Evaluator, MetricResult, registers
from shared.metrics.registers import Programme
from shared.metrics.selection import SPAN

Named = Mapping[Any, str]
ARMS = {arm.value: series(arm.value).name for arm in Arm}


def evidence_sheets(
    evaluator: Evaluator, programme: Programme, statements: Iterable[Statement]
) -> tuple[Sheet, ...]:
    """One sheet for each result behind statements, with the groups that they speak of alone."""
    found: dict[tuple[Any, ...], list[Evidence]] = {}
    for evidence in (each for statement in statements for each in statement.evidence):
        result = evidence.result
        found.setdefault((result.metric.key, result.selection, result.by), []).append(evidence)
    results = [_spoken_of(evidences) for evidences in found.values()]
    names = _names(evaluator, programme, results)
    return tuple(_sheet(result, names) for result in results)


def _spoken_of(evidences: list[Evidence]) -> MetricResult:
    groups = dict.fromkeys(evidence.group for evidence in evidences)
    return replace(evidences[0].result, groups=tuple(groups))


def _sheet(result: MetricResult, names: Mapping[str, Named]) -> Sheet:
    spread = {
        name: {value: _worded(names, name, value) for value in values if value is not None}
        for name in result.by
        if (values := {group.value_of(name) for group in result.groups})
    }
    where = [
        f"{plain(name.removesuffix('_code'))} "
        f"{formats.listing([_worded(names, name, text) for text in texts])}"
        for name, texts in result.selection.items
        if name != "programme_code"
    ]
    parts = [result.metric.title, ", ".join(where)]
    return result_sheet(result, spread, title=": ".join(filter(None, parts)))


def _names(
    evaluator: Evaluator, programme: Programme, results: Iterable[MetricResult]
) -> dict[str, Named]:
    """What codes stand for, of the dimensions that hold codes."""
    codes = {code for result in results for code in _areas_of(result)}
    areas = registers.areas(evaluator, sorted(codes)) if codes else ()
    return {
        "arm": ARMS,
        "pilot_code": {pilot.pilot_code: pilot.name for pilot in programme.pilots},
        "lsoa_code": {area.area_code: area.area_name for area in areas},
        "item_code": {item.item_code: item.text for item in registers.items(evaluator)},
    }


def _areas_of(result: MetricResult) -> set[str]:
    split = (dict(group.by).get("lsoa_code") for group in result.groups)
    return {*result.selection.texts("lsoa_code"), *filter(None, split)}


def _worded(names: Mapping[str, Named], name: str, value: Any) -> str:
    """A value of a dimension as a person reads it."""
    if value in names.get(name, {}):
        return names[name][value]
    match name, value:
        case "scale", str():
            return scale_title(value)
        case "role_band", str():
            return rank_name(value)
        case "month", str():
            return _months(value)
        case _, date():
            return formats.month(value) if name == "month" else formats.day(value)
        case _:
            return plain(str(value))


def _months(text: str) -> str:
    """'February 2013 to January 2016' of '2013-02..2016-01'; an open end is left out."""
    ends = [date.fromisoformat(f"{end}-01") for end in text.split(SPAN) if end]
    return " to ".join(formats.month(end) for end in ends)
