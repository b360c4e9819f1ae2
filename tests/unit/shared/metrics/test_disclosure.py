"""Nobody can be had by asking again: brute force over selections, and blocks worked by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, combinations, islice, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.contract.errors import DefinitionFault
from shared.contract.vocabulary import ResultState
from shared.metrics import METRICS, Disclosure, Evaluator, Metric
from shared.metrics.definition import Rows
from shared.metrics.disclosure import blocks, merged_ranks

PARTED = {key: metric for key, metric in METRICS.items() if metric.partitions}
MOST_SELECTIONS = 120
Row = tuple[int, Any]


def subsets(values: list[Any]) -> list[tuple[Any, ...]]:
    """All of them, of few values; single ones, pairs and all but one, of many."""
    sizes = range(1, len(values) + 1) if len(values) <= 4 else (1, 2, len(values) - 1, len(values))
    return list(chain.from_iterable(combinations(values, size) for size in sizes))


def selections(evaluator: Evaluator, metric: Metric) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """Every selection of the partitions' values with every split, evenly thinned where many."""
    by = [
        list(s)
        for s in chain.from_iterable(
            combinations(metric.partitions, n) for n in range(len(metric.partitions) + 1)
        )
    ]
    values = [subsets(evaluator.values(metric.key, name)) for name in metric.partitions]
    chosen = [dict(zip(metric.partitions, v, strict=True)) for v in product(*values)]
    every = [(c, split) for c in [{}, *chosen] for split in by]
    step = max(1, len(every) // MOST_SELECTIONS)
    return islice(every, 0, None, step)


def statements(evaluator: Evaluator, metric: Metric) -> dict[str, Any]:
    """One value of each dimension that is never mixed: statements are not added up."""
    [group, *_] = evaluator.evaluate(metric.key).groups
    return {name: group.value_of(name) for name in metric.never_mixed}


def shown_rows(
    evaluator: Evaluator, metric: Metric, statement: dict[str, Any]
) -> Iterator[set[int]]:
    """Of every group that is shown for any selection, the rows that it is made of."""
    rows = _rows(evaluator, metric, statement)
    for chosen, split in selections(evaluator, metric):
        result = evaluator.evaluate(metric.key, {**statement, **chosen}, by=split)
        for group in result.groups:
            if group.state in (ResultState.OK, ResultState.INSUFFICIENT):
                wanted = {name: set(values) for name, values in chosen.items()}
                for name, value in group.by:
                    if name in metric.partitions:
                        named = set(value.split(" or ")) if name == metric.ranked else {value}
                        wanted[name] = wanted.get(name, named) & named
                yield {n for n, row in rows.items() if _is_in(row, wanted)}


def _rows(evaluator: Evaluator, metric: Metric, statement: dict[str, Any]) -> dict[int, Any]:
    read = metric.reads.columns if isinstance(metric.reads, Rows) else ()
    columns = dict.fromkeys((*metric.partitions, *metric.never_mixed, metric.people, *read))
    frame = evaluator.snapshot.rows(metric.view, list(columns))
    frame = frame.drop_nulls((metric.people, *read))
    rows = [r for r in frame.iter_rows(named=True) if all(r[k] == v for k, v in statement.items())]
    return dict(enumerate(rows))


def _is_in(row: dict[str, Any], wanted: dict[str, set[Any]]) -> bool:
    return all(row[name] in values for name, values in wanted.items())


def indistinguishable(shown: Iterable[set[int]], rows: dict[int, Any]) -> list[set[int]]:
    """Rows that stand in the same shown groups: no sum or difference tells them apart."""
    signatures: dict[int, set[int]] = defaultdict(set)
    for number, group in enumerate(shown):
        for row in group:
            signatures[row].add(number)
    classes: dict[frozenset[int], set[int]] = defaultdict(set)
    for row in rows:
        if signatures[row]:
            classes[frozenset(signatures[row])].add(row)
    return list(classes.values())


@pytest.mark.parametrize("key", PARTED)
def test_no_combination_of_selections_singles_out_a_small_group(
    sample_evaluator: Evaluator, key: str
) -> None:
    """Each sum of shown groups is constant over rows that all groups treat alike."""
    metric = METRICS[key]
    statement = statements(sample_evaluator, metric)
    rows = _rows(sample_evaluator, metric, statement)
    minimum = sample_evaluator.thresholds.minimum(metric.disclosure)
    for alike in indistinguishable(shown_rows(sample_evaluator, metric, statement), rows):
        assert len({rows[n][metric.people] for n in alike}) >= minimum


def test_brute_force_would_find_a_leak(sample_evaluator: Evaluator) -> None:
    """Without the blocks, the same search finds the two raters of the last pilot."""
    rows = {n: {"pilot": pilot} for n, pilot in enumerate(["P1"] * 12 + ["P5"] * 2)}
    alike = indistinguishable([set(rows), set(range(12))], rows)
    assert min(len(group) for group in alike) == 2


# --- blocks ---

CELLS = st.dictionaries(
    st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")),
    st.frozensets(st.integers(0, 40), min_size=1, max_size=8),
    min_size=1,
)


@settings(max_examples=200, deadline=None)
@given(cells=CELLS, minimum=st.integers(1, 12))
def test_every_cell_is_in_one_block_of_enough_people(
    cells: dict[Any, frozenset[int]], minimum: int
) -> None:
    found = blocks(cells, minimum=minimum)
    assert sorted(cell for block in found for cell in block.cells) == sorted(cells)
    for block in found:
        assert block.people == frozenset().union(*(cells[cell] for cell in block.cells))
        assert len(block.people) >= minimum or len(found) == 1


def people(first: int, number: int) -> frozenset[int]:
    return frozenset(range(first, first + number))


def test_small_cells_are_merged_within_the_more_important_dimension_first() -> None:
    cells = {
        ("P1", "pcso"): people(0, 10),
        ("P1", "sergeant"): people(10, 2),
        ("P2", "pcso"): people(20, 11),
    }
    found = {block.cells for block in blocks(cells, minimum=10)}
    assert found == {(("P1", "sergeant"), ("P1", "pcso")), (("P2", "pcso"),)}


def test_person_in_two_cells_counts_once_in_their_block() -> None:
    cells = {("Jan",): people(0, 4), ("Feb",): people(0, 4), ("Mar",): people(0, 6)}
    assert len(blocks(cells, minimum=5)) == 1  # January and February are the same four people


@pytest.mark.parametrize(
    ("sizes", "labels"),
    [
        ({"pcso": 14, "supervisor": 7, "senior": 3}, ["pcso", "supervisor or senior"]),
        ({"pcso": 14, "sergeant": 2, "inspector": 4}, ["pcso", "sergeant or inspector"]),
        ({"pcso": 3, "sergeant": 9, "inspector": 6}, ["pcso or sergeant", "inspector"]),
        ({"pcso": 5, "sergeant": 5}, ["pcso", "sergeant"]),
        ({"pcso": 2, "senior": 1}, ["pcso or senior"]),
        ({"pcso": 9, None: 1}, ["pcso or rank not known"]),
    ],
)
def test_small_ranks_are_merged_upward(sizes: dict[Any, int], labels: list[str]) -> None:
    starts = {rank: 100 * n for n, rank in enumerate(sizes)}
    found = merged_ranks({r: people(starts[r], n) for r, n in sizes.items()}, minimum=5)
    assert list(dict.fromkeys(found.values())) == labels


# --- definitions ---


@pytest.mark.parametrize("key", METRICS)
def test_protected_metric_has_no_dimension_that_could_be_subtracted(key: str) -> None:
    metric = METRICS[key]
    if metric.disclosure is not Disclosure.OPEN:
        assert not metric.others
        assert metric.people or not metric.partitions
    assert metric.ranked is None or metric.ranked in metric.partitions


def test_definition_that_would_leak_is_refused() -> None:
    metric = METRICS["implementation_level"]
    names = {name: getattr(metric, name) for name in metric.__dataclass_fields__}
    with pytest.raises(DefinitionFault, match="protects people"):
        Metric(**{**names, "partitions": (), "others": ("pilot_code",)})
