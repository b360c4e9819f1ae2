"""The synthetic double coding of demand: two reviewers over the same incidents.

Owns `demand/demand_coding_2016-07-08.csv`. Every twelfth incident reported in June 2016 was given
a kind of demand by two reviewers, each alone. The first says what the export says; the second says
the same of four in five and otherwise draws from what is usual, so that they agree well but not
fully.
"""

import random
from collections.abc import Iterable, Iterator

from shared.contract.vocabulary import Demand
from warehouse.sample.draws import Shares, drawn_word
from warehouse.sample.handover import SYNTHETIC, Row, SampleFile

_SEED = 708
_EVERY = 12
_FIRST_CODER, _SECOND_CODER = "MK-E01", "MK-E02"
_SAME_SHARE = 0.8
_USUAL: Shares = (
    (Demand.UNCLASSIFIED, 56),
    (Demand.PREVENTABLE, 32),
    (Demand.SHUNT, 6),
    (Demand.EXCESS, 4),
    (Demand.FAILURE, 2),
)
_COLUMNS = ("incident_ref", "coder", "demand", "synthetic")


def demand_coding_file(coded: Iterable[tuple[str, str]]) -> SampleFile:
    """Two rows per incident that was coded twice.

    Args:
        coded: reference and kind of demand of each incident of the month, in order.
    """
    return SampleFile(
        path="demand/demand_coding_2016-07-08.csv",
        columns=_COLUMNS,
        rows=tuple(_rows(list(coded)[::_EVERY])),
        handed_over="2016-07-08",
    )


def _rows(coded: list[tuple[str, str]]) -> Iterator[Row]:
    rng = random.Random(_SEED)
    for reference, demand in coded:
        agrees, other = rng.random() < _SAME_SHARE, drawn_word(rng, _USUAL)
        yield (reference, _FIRST_CODER, demand, SYNTHETIC)
        yield (reference, _SECOND_CODER, demand if agrees else other, SYNTHETIC)
