"""Remembered results are computed once, and keep no snapshot open that nobody looks at any more."""

from __future__ import annotations

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import count
from threading import Event

from shared.metrics import Evaluator
from shared.metrics.evaluate import Thresholds
from shared.metrics.remembered import remembered
from shared.store import Store

AREAS = "code,name,type,population,longitude,latitude\nE01016800,A,LSOA,1000,-0.75,52.05\n"


def test_superseded_snapshot_is_let_go(desk):
    desk.load_text("areas.csv", AREAS)
    store = Store(desk.directory)
    snapshot = store.current()
    evaluator = Evaluator(snapshot, Thresholds(attitude=10, count=5))
    assert evaluator.evaluate("data_rows_accepted").groups
    assert evaluator.values("data_rows_accepted", "kind") == ["areas"]
    gone = weakref.ref(snapshot)
    del snapshot, evaluator
    desk.load_text("more.csv", AREAS.replace("E01016800", "E01016801"))
    store.current()
    gc.collect()
    assert gone() is None


def test_whoever_asks_meanwhile_waits_for_the_answer(sample_evaluator):
    """Open pages ask at once for a new snapshot: each answer is computed by one of them."""
    begun, may_end, counted = Event(), Event(), count()

    @remembered(4)
    def slow(_evaluator: Evaluator, text: str) -> str:
        next(counted)
        begun.set()
        assert may_end.wait(10)
        return text.upper()

    with ThreadPoolExecutor(3) as threads:
        asked = [threads.submit(slow, sample_evaluator, "one") for _ in range(3)]
        assert begun.wait(10)
        may_end.set()
        assert [each.result(10) for each in asked] == ["ONE"] * 3
    assert slow(sample_evaluator, "two") == "TWO"
    assert next(counted) == 2


def test_answers_of_another_snapshot_or_thresholds_are_others(sample_evaluator):
    told = []

    @remembered(4)
    def bases(evaluator: Evaluator) -> int:
        told.append(evaluator.thresholds.attitude)
        return told[-1]

    stricter = replace(sample_evaluator, thresholds=Thresholds(attitude=99, count=5))
    asked = [sample_evaluator, stricter, sample_evaluator, stricter]
    assert [bases(each) for each in asked] == [told[0], 99] * 2
    assert len(told) == 2
