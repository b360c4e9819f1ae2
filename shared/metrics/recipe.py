"""How a printed figure is made again, and how a printed verdict is put to the test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from shared.metrics.evaluate import Evaluator
from shared.metrics.registers import Programme
from shared.metrics.result import MetricResult

Printed = float | str
"""A figure in the unit of the review: a number, a day or a period."""
Carries = Callable[[MetricResult], bool | None]
"""Whether a result carries a printed verdict; None where it cannot say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How a printed figure is made again.

    Attributes:
        key: the metric.
        read: from its result to the figure in the unit of the review; None where it cannot say.
        chosen, by: selection and split, the programme apart.
        of_groups: the figure is read from the groups themselves, withheld or not.
        decimals: digits after the point to which it is compared at least, where the review's own
            precision would let much else pass.
    """

    key: str
    read: Callable[[MetricResult], Printed | None]
    chosen: Mapping[str, Any] = field(default_factory=dict)
    by: tuple[str, ...] = ()
    of_groups: bool = False
    decimals: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How printed verdicts are put to the test.

    Attributes:
        key, chosen, by: what is evaluated, as for a figure.
        criterion: what decides, in a sentence without a number.
        holds: printed verdict to whether the result carries it.
    """

    key: str
    criterion: str
    holds: Mapping[str, Carries]
    chosen: Mapping[str, Any] = field(default_factory=dict)
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """How a printed fact is read from a register; None where the register does not hold it.

    Attributes:
        source: the view.
        read: from the snapshot and the programme to the figure in the unit of the review.
    """

    source: str
    read: Callable[[Evaluator, Programme], Printed | None]


Recipe = Figure | Verdict | Register
"""Every way to hold a printed value against the data."""
