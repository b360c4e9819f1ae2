"""Generated documents of the registry: docs/metrics.md and the analysts' metric_catalogue."""

from __future__ import annotations

from pathlib import Path

from shared.metrics.definition import Metric
from shared.metrics.registry import FAMILIES, METRICS

DOCUMENT = Path("docs/metrics.md")
MART = Path("warehouse/sql/marts/metric_catalogue.sql")


def documents() -> dict[Path, str]:
    """Each document's text, by its place in the repository."""
    return {DOCUMENT: _document(), MART: _mart()}


def _document() -> str:
    parts = [
        "# Metrics",
        "Generated from the registry by `make docs`; do not edit. Each number that Beatwise shows "
        "anywhere is one of these.",
        *(part for theme, family in FAMILIES.items() for part in _theme(theme, family)),
    ]
    return "\n\n".join(parts) + "\n"


def _theme(theme: str, family: tuple[Metric, ...]) -> list[str]:
    return [f"## {theme}", *(_section(metric) for metric in family)]


def _section(metric: Metric) -> str:
    return "\n".join(
        [
            f"### {metric.title} (`{metric.key}`)",
            "",
            metric.question,
            "",
            f"- Formula and method: {metric.formula}",
            *_correction(metric),
            f"- Unit: {metric.unit.value}; {metric.direction.value}",
            f"- Base: {metric.base}",
            f"- Disclosure rule: {metric.disclosure.value}",
            f"- Dimensions: {'; '.join(_dimensions(metric))}",
            f"- Reads: {', '.join(metric.views)}; rows behind it: {metric.rows_view}",
            f"- Caveats: {metric.caveats}",
            f"- Source of the method: {metric.citation}",
        ]
    )


def _correction(metric: Metric) -> list[str]:
    if metric.corrected is None:
        return []
    return [f"- Tests: corrected over {metric.corrected} within the families of the plan"]


def _dimensions(metric: Metric) -> list[str]:
    kinds = {
        "never mixed": metric.never_mixed,
        "parts people": metric.partitions,
        "implied": metric.implied,
        "others": metric.others,
    }
    return [f"{kind} {', '.join(names)}" for kind, names in kinds.items() if names]


def _mart() -> str:
    rows = ",\n".join(f"    ({', '.join(map(_quoted, _fields(m)))})" for m in METRICS.values())
    return (
        "-- purpose: every metric of shared/metrics, for people who write SQL\n"
        "-- grain: one row per metric\n"
        "-- reads: nothing; generated from the registry by `make docs`, do not edit\n"
        "create table metric_catalogue (\n"
        "    key varchar,\n    title varchar,\n    question varchar,\n    unit varchar,\n"
        "    direction varchar,\n    base varchar,\n    formula varchar,\n    reads varchar,\n"
        "    dimensions varchar,\n    caveats varchar,\n    citation varchar\n"
        ");\n"
        f"insert into metric_catalogue values\n{rows};\n"
    )


def _fields(metric: Metric) -> tuple[str, ...]:
    return (
        metric.key,
        metric.title,
        metric.question,
        metric.unit.value,
        metric.direction.value,
        metric.base,
        metric.formula,
        ", ".join(metric.views),
        ", ".join(metric.dimensions),
        metric.caveats,
        metric.citation,
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
