"""Remembered results do not keep a snapshot open that nobody looks at any more."""

from __future__ import annotations

import gc
import weakref

from shared.metrics import Evaluator
from shared.metrics.evaluate import Thresholds
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
