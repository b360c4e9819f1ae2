"""The SQL behind a result, for analysts who hold the warehouse."""

from __future__ import annotations

from shared.metrics.definition import Metric
from shared.metrics.reading import question_of, split_of
from shared.metrics.selection import Selection


def written_sql(metric: Metric, selection: Selection, by: tuple[str, ...] = ()) -> str:
    """A SELECT for `python -m warehouse sql` that gives what a metric's estimator reads.

    It is the question that evaluation itself puts, with its values written as literals: the rows,
    or the sums, of every group. A comment before it names the metric and its formula; it does not
    begin with dashes, which a command line would take for an option.

    Disclosure control stands outside it. For metrics that protect people the text may be shown
    anywhere, but its answer is for analysts who hold the warehouse: it holds groups that results
    withhold, and ranks of few people stand apart in it that results show together.

    Args:
        metric: the definition.
        selection: what the result speaks of.
        by: dimensions that it was split by; those that evaluation adds are added here too.

    Raises:
        RequestFault: a value cannot be read.
    """
    question = question_of(metric, selection, split_of(metric, selection, by))
    formula = " ".join(metric.formula.split()).replace("*/", "* /")
    return f"/* {metric.key}: {formula} */\n{question.written()}"
