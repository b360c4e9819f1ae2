"""Writes a snapshot's results to a companion file, which SQL sees as schema `metrics`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import duckdb

from shared.contract.pointer import SNAPSHOTS
from shared.metrics.evaluate import Evaluator
from shared.metrics.registry import METRICS, metric

COMPANION = ".metrics.db"
_TABLE = """
create table result (
    metric_key varchar not null,
    dimensions varchar not null,
    state varchar not null,
    value double,
    low double,
    high double,
    base bigint,
    p double,
    p_adjusted double,
    unit varchar not null,
    method varchar not null,
    snapshot varchar not null
)
"""


def export(directory: Path, evaluator: Evaluator, key: str | None = None) -> Path:
    """Write the results of one metric, or of all, each split by what it never mixes.

    Returns:
        The companion file; an older one of the same snapshot is replaced whole.

    Raises:
        UnknownName: no such metric.
    """
    keys = [metric(key).key] if key else list(METRICS)
    target = directory / SNAPSHOTS / f"{evaluator.snapshot.name}{COMPANION}"
    part = target.with_name(f".{target.name}.{os.getpid()}")
    part.unlink(missing_ok=True)
    with duckdb.connect(part) as connection:
        connection.execute(_TABLE)
        for row in (row for name in keys for row in _rows(evaluator, name)):
            connection.execute(f"insert into result values ({', '.join('?' * 12)})", row)
    part.replace(target)
    return target


def _rows(evaluator: Evaluator, key: str) -> list[list[Any]]:
    result = evaluator.evaluate(key).as_json()
    return [
        [
            key,
            ", ".join(f"{name}={value}" for name, value in group["by"].items()),
            group["state"],
            group["value"],
            group["low"],
            group["high"],
            group["base"],
            group.get("p"),
            group.get("p_adjusted"),
            result["unit"],
            result["method"],
            result["snapshot"],
        ]
        for group in result["groups"]
    ]
