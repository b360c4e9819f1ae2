"""Generated documents of the registry: docs/metrics.md and the analysts' metric_catalogue."""

from __future__ import annotations

from pathlib import Path

from shared.metrics.definition import Metric
from shared.metrics.registry import METRICS

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
        *(_section(metric) for metric in METRICS.values()),
    ]
    return "\n\n".join(parts) + "\n"


def _section(metric: Metric) -> str:
    never_mixed = ", ".join(metric.never_mixed) or "none"
    return "\n".join(
        [
            f"## {metric.title} (`{metric.key}`)",
            "",
            metric.question,
            "",
            f"- Formula: {metric.formula}",
            f"- Unit: {metric.unit.value}; {metric.direction.value}",
            f"- Base: {metric.base}",
            f"- Disclosure rule: {metric.disclosure.value}",
            f"- Dimensions: {', '.join(metric.dimensions)}; never mixed: {never_mixed}",
            f"- Reads: {', '.join(metric.views)}",
            f"- Caveats: {metric.caveats}",
            f"- Source of the method: {metric.citation}",
        ]
    )


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
