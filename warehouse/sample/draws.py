"""Random draws that give the same value on every machine.

Owns the normal deviate of the sample and its draws of words. The deviate uses additions only: the
logarithms and cosines of the standard library's own come from the platform's mathematics library,
whose last digit can differ. They are added one by one: `sum` of floats rounds otherwise from
Python 3.12 on.
"""

import random

Shares = tuple[tuple[str, int], ...]
"""Words with their weights."""

_UNIFORMS = 12


def normal_deviate(rng: random.Random) -> float:
    """Approximately standard normal deviate: mean 0, variance 1, bounded by 6 on either side.

    Source: sum of twelve uniform deviates less six (Irwin-Hall distribution).
    """
    total = 0.0
    for _ in range(_UNIFORMS):
        total += rng.random()
    return total - _UNIFORMS / 2


def texts_of(rng: random.Random, *, alphabet: str, length: int, count: int) -> tuple[str, ...]:
    """Distinct random texts of `length` signs, in the order drawn."""
    drawn: dict[str, None] = {}
    while len(drawn) < count:
        drawn["".join(rng.choices(alphabet, k=length))] = None
    return tuple(drawn)


def drawn_word(rng: random.Random, shares: Shares) -> str:
    """One of the words, as often as its weight says."""
    words, weights = zip(*shares, strict=True)
    return str(rng.choices(words, weights=weights)[0])
