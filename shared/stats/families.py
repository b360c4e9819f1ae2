"""Families of tests: corrections of p-values, and how many small ones chance alone gives.

The corrections are written out: those of scipy cost a second to import and do not hold Holm's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from scipy import special

from shared.stats.estimate import LEVEL, Adjusted, Complete, Estimate, Interval, Test, TooFew
from shared.stats.ranks import ranks_of
from shared.stats.tally import Numbers

Key = TypeVar("Key")

BLOCK = 1 << 20  # signs or labels drawn at once
MANY = 2_000
"""Respondents above which the sums of their flipped ranks are drawn from the normal limit."""
RIDGE = 1e-9
"""Added to correlations, so that items which always move together have a root as well."""
ADDED = 1 << 17  # of them added up at once: 1 MB as float64, which stays in a processor's cache


def holm(p: Sequence[float]) -> tuple[float, ...]:
    """Adjusted p-values that keep the family-wise error, in the order given.

    Raises:
        ValueError: a p is no probability.
    Source: Holm (1979), Scandinavian Journal of Statistics 6, 65–70.
    """
    order, ascending = _ascending(p)
    stepped = ascending * np.arange(len(p), 0, -1)
    return _in_place(np.maximum.accumulate(stepped), order)


def benjamini_hochberg(p: Sequence[float]) -> tuple[float, ...]:
    """Adjusted p-values that keep the false-discovery rate, in the order given.

    Valid for independent and for positively dependent tests.

    Raises:
        ValueError: a p is no probability.
    Source: Benjamini and Hochberg (1995), JRSS B 57, 289–300.
    """
    order, ascending = _ascending(p)
    stepped = ascending * len(p) / np.arange(1, len(p) + 1)
    return _in_place(np.minimum.accumulate(stepped[::-1])[::-1], order)


CORRECTIONS: Mapping[str, tuple[str, Callable[[Sequence[float]], tuple[float, ...]]]] = {
    "holm": ("Holm", holm),
    "benjamini_hochberg": ("Benjamini-Hochberg", benjamini_hochberg),
}


def adjust(tests: Mapping[Key, Test], *, correction: str, family: str) -> dict[Key, Test]:
    """The tests of one family, each with its p-value corrected for the others.

    Args:
        tests: every test of the family, also those that could show nothing (p = 1).
        correction: "holm" or "benjamini_hochberg", as the evaluation plan names them.
        family: name of the family in the evaluation plan.

    Returns:
        The same keys in the same order; raw p-values and methods stay as they are.

    Raises:
        ValueError: a correction of another name.
    """
    if correction not in CORRECTIONS:
        raise ValueError(f"Unknown correction '{correction}'; known: {', '.join(CORRECTIONS)}")
    name, corrected = CORRECTIONS[correction]
    values = corrected([test.p for test in tests.values()])
    return {
        key: replace(test, adjusted=Adjusted(p, name, family, len(tests)))
        for (key, test), p in zip(tests.items(), values, strict=True)
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """How many items pass below alpha, beside how many do by chance.

    Attributes:
        observed: items with an uncorrected p below alpha.
        tests: items tested.
        expected: mean number below alpha over the draws.
        interval: range of the central 95 % of the draws' numbers.
        p: share of draws with at least as many as observed, itself counted among them.
        method: how the draws were made, in words.
        base: respondents with at least one answer.
    """

    observed: int
    tests: int
    expected: float
    interval: Interval
    p: float
    method: str
    base: int

    def observed_estimate(self) -> Estimate:
        """The number below alpha: a complete count, tested against as many by chance."""
        return Estimate(
            value=self.observed,
            interval=Complete(),
            base=self.base,
            method=f"complete count of {self.tests} tests",
            test=Test(self.p, f"share of draws with at least as many; {self.method}"),
        )

    def expected_estimate(self) -> Estimate:
        """The number that chance gives; its interval is the range of single draws."""
        return Estimate(
            value=self.expected,
            interval=self.interval,
            base=self.base,
            method=f"mean and central range of the number by chance; {self.method}",
        )


def below_chance(
    differences: Numbers, *, seed: int, alpha: float = 0.05, draws: int = 1999
) -> Chance | TooFew:
    """Changed items among many, against chance: the signs of whole respondents are flipped.

    Had nothing changed, each respondent's answers could as well have come in the other order. A
    flip turns all items of one respondent together, so items stay correlated as they are. Each
    item is tested as by `signed_rank_test`, whose rank sums are linear in the flips: ranks, zeros
    and ties stay. Of more than `MANY` respondents the sums themselves are drawn, from the normal
    distribution with the covariance of the flips, which theirs cannot be told from any more; so
    the time does not grow with the respondents.

    Args:
        differences: respondents × items, later minus earlier answer; NaN where unlinked.
        seed: of the flips; equal seeds give equal results.
        alpha: level below which an uncorrected p counts.
        draws: number of random flips of all respondents.

    Returns:
        TooFew where nobody has a difference, or there is no item.

    Raises:
        ValueError: not a table of two dimensions.
    Source: Pesarin (2001), Multivariate Permutation Tests, chapter 3; p with the observed draw
        included: Phipson and Smyth (2010), Stat Appl Genet Mol Biol 9, 39.
    """
    rows = _answered(differences)
    if not rows.size:
        return TooFew(0, "nobody has a difference in any item")
    signed = np.apply_along_axis(_signed_ranks, 0, differences[rows])
    errors = np.sqrt((signed**2).sum(axis=0))
    rng = np.random.default_rng(seed)
    observed = signed.sum(axis=0)
    if len(signed) > MANY:
        drawn = _in_the_limit(rng, signed, draws)
        way = f"{draws} draws from the normal limit of sign flips of whole respondents"
    else:
        drawn = 2 * _products(_flips(rng, len(signed), draws), signed) - observed
        way = f"{draws} random sign flips of whole respondents"
    return _chance(_below(np.vstack([observed, drawn]), errors, alpha), signed.shape, way)


def between_chance(
    scores: Numbers,
    is_treated: npt.NDArray[np.bool_],
    *,
    seed: int,
    alpha: float = 0.05,
    draws: int = 1999,
) -> Chance | TooFew:
    """Items that differ between two arms, against chance: the arms of respondents are shuffled.

    Each item is tested as by `rank_sum_test`; the numbers in the arms stay, and each respondent's
    answers stay together, so items stay correlated as they are. Holds some 35 MB at once for
    20,000 respondents × 20 items.

    Args:
        scores: respondents × items; NaN where not answered.
        is_treated: which respondents are in the treated arm.
        seed: of the shuffles; equal seeds give equal results.
        alpha: level below which an uncorrected p counts.
        draws: number of random assignments to the arms.

    Returns:
        TooFew where an arm has no answer, or there is no item.

    Raises:
        ValueError: not a table of two dimensions, or not one arm per respondent.
    Source: as `below_chance`.
    """
    rows = _answered(scores)
    if is_treated.shape != scores.shape[:1]:
        raise ValueError(f"{is_treated.shape} arms for {scores.shape[:1]} respondents")
    kept, arms = scores[rows], is_treated[rows]
    if not rows.size or arms.all() or not arms.any():
        return TooFew(len(rows), "answers from both arms are needed")
    ranks = np.apply_along_axis(_centred_ranks, 0, kept)
    present = ~np.isnan(kept)
    table = np.hstack([ranks, present.astype(np.float64)])
    rng = np.random.default_rng(seed)
    drawn = _products(_shuffles(rng, arms, draws), table)
    sums, treated = np.hsplit(np.vstack([arms.astype(np.float64) @ table, drawn]), 2)
    n = present.sum(axis=0)
    spread = (ranks**2).sum(axis=0) / np.maximum(n * (n - 1), 1)
    errors = np.sqrt(treated * (n - treated) * spread)
    return _chance(_below(sums, errors, alpha), ranks.shape, f"{draws} random shuffles of the arms")


def _ascending(p: Sequence[float]) -> tuple[npt.NDArray[np.intp], Numbers]:
    values = np.asarray(p, dtype=np.float64)
    if not np.all((values >= 0) & (values <= 1)):
        raise ValueError("a p-value lies between 0 and 1")
    order = np.argsort(values, kind="stable")
    return order, values[order]


def _in_place(ascending: Numbers, order: npt.NDArray[np.intp]) -> tuple[float, ...]:
    values = np.empty_like(ascending)
    values[order] = np.minimum(ascending, 1.0)
    return tuple(values.tolist())


def _answered(table: Numbers) -> npt.NDArray[np.intp]:
    """Rows with an answer in at least one item, sorted by content: the order given says nothing."""
    if table.ndim != 2:
        raise ValueError(f"a table of respondents by items is needed, not {table.shape}")
    rows = np.flatnonzero(~np.isnan(table).all(axis=1))
    return rows[np.lexsort(table[rows].T)] if rows.size else rows


def _signed_ranks(differences: Numbers) -> Numbers:
    """Ranks of the sizes with the signs; 0 for no change (Pratt) and where missing."""
    ranks = np.zeros_like(differences)
    present = ~np.isnan(differences)
    kept = differences[present]
    ranks[present] = np.sign(kept) * ranks_of(np.abs(kept))
    return ranks


def _centred_ranks(scores: Numbers) -> Numbers:
    """Ranks less their mean; 0 where missing."""
    ranks = np.zeros_like(scores)
    present = ~np.isnan(scores)
    ranks[present] = ranks_of(scores[present]) - (np.count_nonzero(present) + 1) / 2
    return ranks


def _flips(
    rng: np.random.Generator, respondents: int, draws: int
) -> Iterator[npt.NDArray[np.bool_]]:
    """Blocks of draws × respondents: true where the sign stays."""
    for rows in _blocks(respondents, draws):
        packed = rng.integers(0, 256, (rows, -(-respondents // 8)), np.uint8)
        yield np.unpackbits(packed, axis=1, count=respondents).view(np.bool_)


def _in_the_limit(rng: np.random.Generator, signed: Numbers, draws: int) -> Numbers:
    """Sums of the flipped ranks, draws × items, as the central limit theorem has them.

    An item that nobody changed has the sum 0 in each draw.
    """
    covariance = signed.T @ signed
    spread = np.sqrt(np.diag(covariance))
    moved = np.flatnonzero(spread)
    correlation = covariance[np.ix_(moved, moved)] / np.outer(spread[moved], spread[moved])
    root = np.linalg.cholesky(correlation + RIDGE * np.eye(len(moved)))
    sums = np.zeros((draws, len(spread)))
    sums[:, moved] = rng.standard_normal((draws, len(moved))) @ root.T * spread[moved]
    return sums


def _shuffles(
    rng: np.random.Generator, arms: npt.NDArray[np.bool_], draws: int
) -> Iterator[npt.NDArray[np.bool_]]:
    """Blocks of draws × respondents: true for the treated, who drew the lowest random keys.

    Several times faster than shuffling; that two of 64-bit keys tie at the limit is left out.
    """
    last = np.count_nonzero(arms) - 1
    for rows in _blocks(len(arms), draws):
        keys = rng.integers(0, 1 << 64, (rows, len(arms)), np.uint64)
        yield keys <= np.partition(keys, last, axis=1)[:, last : last + 1]


def _blocks(respondents: int, draws: int) -> Iterator[int]:
    size = max(1, BLOCK // respondents)
    return (min(size, draws - start) for start in range(0, draws, size))


def _products(blocks: Iterator[npt.NDArray[np.bool_]], table: Numbers) -> Numbers:
    """Sums of the table over the respondents marked in each draw.

    Ranks and halves of them are added in float64, so exactly: equal on every machine.
    """
    size = max(1, ADDED // len(table))
    return np.vstack(
        [
            block[start : start + size].astype(np.float64) @ table
            for block in blocks
            for start in range(0, len(block), size)
        ]
    )


def _below(sums: Numbers, errors: Numbers, alpha: float) -> npt.NDArray[np.int64]:
    """How many items of each row lie beyond the two-sided limit."""
    limit = float(special.ndtri(1 - alpha / 2))
    return np.asarray((np.abs(sums) > limit * errors).sum(axis=1), dtype=np.int64)


def _chance(counted: npt.NDArray[np.int64], shape: tuple[int, ...], method: str) -> Chance:
    """Observed number first, then those of the draws."""
    observed, drawn = int(counted[0]), counted[1:]
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail], method="inverted_cdf")
    return Chance(
        observed=observed,
        tests=shape[1],
        expected=float(drawn.mean()),
        interval=Interval(float(low), float(high)),
        p=(1 + int((drawn >= observed).sum())) / (1 + len(drawn)),
        method=method,
        base=shape[0],
    )
