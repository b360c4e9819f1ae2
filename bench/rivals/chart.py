"""The survey chart as the rivals draw it: an item's mean by arm and wave, with intervals.

Runs in the rivals' environment, and imports nothing of the project.
"""

from __future__ import annotations

import os
from typing import Any

import duckdb
import plotly.graph_objects as go

SNAPSHOT = "BENCH_SNAPSHOT"
"""Environment variable with the path of the snapshot's file."""
MEANS = """
    select
        item_code,
        arm,
        wave,
        avg(score) as mean,
        1.96 * stddev_samp(score) / sqrt(count(score)) as half_width,
    from v_survey_answer
    group by item_code, arm, wave
    order by item_code, arm, wave
"""


def means() -> Any:
    """One row per item, arm and wave, as a frame of pandas."""
    with duckdb.connect(os.environ[SNAPSHOT], read_only=True) as connection:
        return connection.execute(MEANS).df()


def figure(frame: Any, item: str) -> Any:
    """The chart of one item."""
    own = frame[frame["item_code"] == item]
    drawn = go.Figure()
    for arm, rows in own.groupby("arm"):
        drawn.add_scatter(
            name=arm,
            x=rows["wave"],
            y=rows["mean"],
            error_y={"type": "data", "array": rows["half_width"]},
        )
    return drawn
