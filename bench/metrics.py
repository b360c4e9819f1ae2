"""How long metrics take: the sample cold and cached, and a national programme as it grows."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.load import load
from bench.national import Size, write_national
from shared.contract.settings import Settings
from shared.metrics import Evaluator, LiveWarehouse, Metric
from shared.metrics.families.survey import RESAMPLED
from shared.metrics.registry import FAMILIES
from warehouse.opening import find_files
from warehouse.sample import write_sample

ROUNDS = 5
SCALES = (1, 10, 100)


@dataclass(frozen=True, slots=True)
class Seconds:
    """Median time of evaluating some metrics, each split by what it never mixes."""

    name: str
    metrics: int
    cold: float
    cached: float

    def __str__(self) -> str:
        return (
            f"{self.name}, {self.metrics} metrics: {self.cold * 1000:,.0f} ms cold, "
            f"{self.cached * 1000:,.1f} ms cached"
        )


def sample_seconds(folder: Path) -> Iterator[Seconds]:
    """Every metric of the sample's programme in a warm process; resampling ones apart."""
    write_sample(folder / "inbox")
    evaluator = _evaluator(folder / "inbox", folder / "warehouse")
    every = [metric for family in FAMILIES.values() for metric in family]
    yield _seconds("sample, all but resampling", evaluator, _without(every, RESAMPLED))
    yield _seconds("sample, resampling", evaluator, _only(every, RESAMPLED))
    for theme, family in FAMILIES.items():
        yield _seconds(f"sample, {theme}", evaluator, _without(family, RESAMPLED))


def national_seconds(folder: Path) -> Iterator[str]:
    """Each theme's metrics, a page's worth, on a national programme at three scales."""
    sample = folder / "sample"
    write_sample(sample)
    for scale in SCALES:
        place = folder / str(scale)
        write_national(sample, place / "inbox", scale=scale)
        started = time.perf_counter()
        evaluator = _evaluator(place / "inbox", place / "warehouse")
        size = Size(scale)
        yield (
            f"scale {scale}: {73 * size.people:,} officers, {5 * size.pilots:,} pilots, loaded and "
            f"published in {time.perf_counter() - started:.0f} s"
        )
        for theme, family in FAMILIES.items():
            yield f"  {_seconds(theme, evaluator, _without(family, RESAMPLED))}"
        resampled = _only(FAMILIES["Survey"], RESAMPLED)
        yield f"  {_seconds('Survey, resampling', evaluator, resampled, rounds=1)}"


def _evaluator(inbox: Path, directory: Path) -> Evaluator:
    load(directory, find_files([inbox]))
    return LiveWarehouse(Settings(dir=directory)).current()


def _without(metrics: Iterable[Metric], keys: tuple[str, ...]) -> list[Metric]:
    return [metric for metric in metrics if metric.key not in keys]


def _only(metrics: Iterable[Metric], keys: tuple[str, ...]) -> list[Metric]:
    return [metric for metric in metrics if metric.key in keys]


def _seconds(
    name: str, evaluator: Evaluator, metrics: list[Metric], *, rounds: int = ROUNDS
) -> Seconds:
    _run(evaluator, metrics)  # the process is warm, its caches are not
    cold, cached = [], []
    for _ in range(rounds):
        evaluator.forget()
        cold.append(_run(evaluator, metrics))
        cached.append(_run(evaluator, metrics))
    return Seconds(name, len(metrics), statistics.median(cold), statistics.median(cached))


def _run(evaluator: Evaluator, metrics: list[Metric]) -> float:
    started = time.perf_counter()
    for metric in metrics:
        evaluator.evaluate(metric.key)
    return time.perf_counter() - started
