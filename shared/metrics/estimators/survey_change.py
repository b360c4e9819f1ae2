"""How answers to single items changed, and how many changes remain for all that were tested."""

from __future__ import annotations

import threading
from hashlib import blake2b
from typing import Any

import numpy as np
import polars as pl
from cachetools import LRUCache
from numpy.typing import NDArray

from shared.contract.vocabulary import Correction
from shared.metrics.estimators.survey import of_arms, on_smallest, tally_of
from shared.metrics.estimators.survey_scales import answer_table
from shared.stats import Complete, Estimate, TooFew, adjust
from shared.stats.families import CORRECTIONS, Chance, below_chance
from shared.stats.ranks import rank_difference, signed_rank, signed_rank_test
from shared.stats.tally import Tally, mean_of

DRAWN: LRUCache[Any, Chance | TooFew] = LRUCache(256)
"""What chance gave, by the answers that it was drawn for."""
_DRAWN_LOCK = threading.Lock()
ALPHA = 0.05
SEED = 1959
_CORRECTIONS = {key: name for key, (name, _) in CORRECTIONS.items()} | {
    Correction.NONE.value: "no correction"
}


def mean_change(rows: pl.DataFrame) -> Estimate | TooFew:
    """Mean change of linked respondents with its t interval."""
    return mean_of(_changes(rows))


def shift(rows: pl.DataFrame) -> Estimate | TooFew:
    """Rank-biserial correlation of the change of linked respondents, with the signed-rank test."""
    return signed_rank(_changes(rows))


def shift_between_arms(rows: pl.DataFrame) -> Estimate | TooFew:
    """How much oftener linked treated respondents changed for the higher than control ones."""
    control, treated = of_arms(rows, rows["to_score"] - rows["from_score"])
    return on_smallest(rank_difference(control, treated), control, treated)


def below_by_chance(rows: pl.DataFrame) -> Estimate | TooFew:
    """Items of a scale below the level, tested against as many by chance."""
    found = _chance(rows)
    return found if isinstance(found, TooFew) else found.observed_estimate()


def expected_by_chance(rows: pl.DataFrame) -> Estimate | TooFew:
    """Items of a scale that chance alone puts below the level."""
    found = _chance(rows)
    return found if isinstance(found, TooFew) else found.expected_estimate()


def below_after_correction(rows: pl.DataFrame) -> Estimate | TooFew:
    """Items of a scale below the level after correction within their declared family.

    Base is the fewest linked respondents behind any test of the families, so that whenever the
    count is shown each of those tests may be shown as well, and the two agree.
    """
    below = tests = 0
    people = rows.group_by("item_code").agg(pl.col("respondents").sum())["respondents"]
    least = int(people.to_numpy().min())
    words = []
    for (family, correction), part in rows.group_by("family", "correction", maintain_order=True):
        p, of_scale = _family(part, str(correction), str(family))
        below += int(((p < ALPHA) & of_scale).sum())
        tests += int(of_scale.sum())
        words.append(f"{_CORRECTIONS[str(correction)]} over the {len(p)} tests of {family}")
    if not tests:
        return TooFew(least, "nobody changed an answer to any item of the scale")
    method = f"complete count of {tests} tests: {'; '.join(sorted(words))}"
    return Estimate(value=below, interval=Complete(), base=least, method=method)


def _changes(rows: pl.DataFrame) -> Tally:
    return tally_of(rows["to_score"] - rows["from_score"], rows["respondents"])


def _chance(rows: pl.DataFrame) -> Chance | TooFew:
    """Drawn once for the same answers in whatever order: two metrics rest on the same draws."""
    pairs = rows.select("from_answers", "to_answers")
    key = blake2b(pairs.hash_rows().sort().to_numpy().tobytes()).digest()
    with _DRAWN_LOCK:
        found = DRAWN.get(key)
    if found is None:
        differences = answer_table(pairs["to_answers"]) - answer_table(pairs["from_answers"])
        found = below_chance(differences, seed=SEED, alpha=ALPHA)
        with _DRAWN_LOCK:
            DRAWN[key] = found
    return found


def _family(
    rows: pl.DataFrame, correction: str, family: str
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Corrected p of each item that anyone changed, and whether it belongs to the scale."""
    ordered = rows.sort("item_code")
    change, people = ordered["change"].to_numpy(), ordered["respondents"].to_numpy()
    is_of_scale = ordered["is_of_scale"].to_numpy()
    number = ordered["item_code"].rle_id().to_numpy()
    starts = np.flatnonzero(np.diff(number, prepend=-1))
    tests = {}
    for start, end in zip(starts, [*starts[1:], len(number)], strict=True):
        tally = Tally.of(change[start:end], people[start:end])
        if tally.n > 1 and tally.values.any():
            tests[start] = signed_rank_test(tally)
    if correction != Correction.NONE:
        tests = adjust(tests, correction=correction, family=family)
    p = [test.adjusted.p if test.adjusted else test.p for test in tests.values()]
    return np.array(p), is_of_scale[list(tests)]
