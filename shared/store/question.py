"""Questions to a snapshot as SQL: run with bound values, or written out for an analyst to run.

Identifiers reach SQL only after the contract has vouched for them (shared/contract/relations).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from textwrap import indent
from typing import Any

from shared.contract.errors import DefinitionFault
from shared.contract.relations import relation

_PLACE = "?"
_INDENT = "    "


@dataclass(frozen=True, slots=True)
class Span:
    """A closed range of values, from first to last; an open end is None."""

    first: Any
    last: Any


Filter = Mapping[str, Sequence[Any] | Span]
"""Column to the values that it may have (None: null), or to the span in which they lie."""


@dataclass(frozen=True, slots=True)
class Question:
    """One SELECT.

    Attributes:
        sql: with a question mark in the place of each value.
        values: in the order of their places; a tuple where a column may have any of its values.
    """

    sql: str
    values: tuple[Any, ...] = ()

    def written(self) -> str:
        """The same SELECT with its values written as literals.

        Raises:
            DefinitionFault: a value is of a type that has no literal here.
        """
        return self.filled(_literal(value) for value in self.values)

    def filled(self, expressions: Iterable[str]) -> str:
        """The same SELECT with an expression in the place of each value, in their order.

        Raises:
            ValueError: not as many expressions as places.
        """
        first, *rest = self.sql.split(_PLACE)
        pairs = zip(expressions, rest, strict=True)
        return first + "".join(f"{expression}{text}" for expression, text in pairs)


@dataclass(frozen=True, slots=True)
class Part:
    """One view of which columns are added up, and the rows of it that pass a filter."""

    view: str
    sums: tuple[str, ...]
    where: Filter


def rows_question(
    view: str,
    columns: Sequence[str],
    where: Filter | None = None,
    *,
    present: Sequence[str] = (),
    added: Sequence[str] = (),
    order: Sequence[str] = (),
    limit: int | None = None,
) -> Question:
    """Columns of the rows of a view that pass a filter.

    Args:
        present: columns whose nulls do not pass.
        added: those of the columns that are added up over rows alike in the others.
        order: columns to sort by, nulls last; in no promised order without.
        limit: most rows that are given; all without.

    Raises:
        UnknownName: the contract has no such view or column.
    """
    clause, values = _clause(view, where or {}, present)
    sorting = ", ".join(f"{_column(view, name)} nulls last" for name in order)
    ordered = f"\norder by {sorting}" if order else ""
    limited = "" if limit is None else f"\nlimit {limit:d}"
    named = [(name, _column(view, name)) for name in columns]
    listed = [f"sum({column}) as {name}" if name in added else column for name, column in named]
    grouped = "\ngroup by all" if added else ""
    sql = f"select\n{_lines(listed)}\nfrom {relation(view).name}{clause}{grouped}"
    return Question(f"{sql}{ordered}{limited}", values)


def totals_question(
    view: str, sums: Sequence[str], by: Sequence[str], where: Filter | None = None
) -> Question:
    """Sums of columns over the rows that pass a filter, one row per combination of `by`.

    Raises:
        UnknownName: the contract has no such view or column.
    """
    unordered = _sums(view, sums, by, where or {})
    return replace(unordered, sql=f"{unordered.sql}\norder by all") if by else unordered


def counts_question(
    view: str, counted: Sequence[str], by: Sequence[str], where: Filter | None = None
) -> Question:
    """How many different values columns hold, nulls apart, one row per combination of `by`.

    Returns:
        A question for columns `by`, then `counted` (each a number of values), then `rows`.

    Raises:
        UnknownName: the contract has no such view or column.
    """
    columns = [f"count(distinct {_column(view, name)}) as {name}" for name in counted]
    return _grouped(view, columns, by, where or {})


def members_question(
    view: str, member: str, by: Sequence[str], *, present: Sequence[str] = ()
) -> Question:
    """Who stands behind each combination of `by`, as numbers, which cost less than names.

    Args:
        member: column that names them.
        present: columns whose nulls do not pass; with a null member no row does.

    Returns:
        A question for columns `by`, then `members` (a list of hashes of 64 bits, one for each row;
        should two members ever share one, they count as one and not as more), then `rows`.

    Raises:
        UnknownName: the contract has no such view or column.
    """
    listed = f"list(hash({_column(view, member)})) as members"
    return _grouped(view, [listed], by, {}, present=dict.fromkeys((member, *present)))


def joined_question(parts: Sequence[Part], by: Sequence[str]) -> Question:
    """Sums of several views side by side: of each further one, those of the dimensions it has.

    Args:
        parts: the first has every column of `by` and gives the rows; of each further part, sums
            are null where it has none for a row.
        by: columns of the first view; a further view is split by those that it has.

    Raises:
        UnknownName: the contract has no such view or column.
    """
    if len(parts) == 1:
        [only] = parts
        return totals_question(only.view, only.sums, by, only.where)
    columns = [f"part_1.{name}" for name in (*by, *parts[0].sums, "rows")]
    named, joins = [], []
    values: tuple[Any, ...] = ()
    for number, part in enumerate(parts, start=1):
        shared = [name for name in by if _has(part.view, name)]
        asked = _sums(part.view, part.sums, shared, part.where)
        named.append(f"part_{number} as (\n{indent(asked.sql, _INDENT)}\n)")
        values += asked.values
        if number > 1:
            columns += [f"part_{number}.{name}" for name in part.sums]
            joins.append(_join(f"part_{number}", shared))
    tables = "\n".join(["from part_1", *joins])
    sql = f"with {', '.join(named)}\nselect\n{_lines(columns)}\n{tables}\norder by all"
    return Question(sql, values)


def _sums(view: str, sums: Sequence[str], by: Sequence[str], where: Filter) -> Question:
    columns = [f"sum({_column(view, name)}) as {name}" for name in sums]
    return _grouped(view, columns, by, where)


def _grouped(
    view: str,
    columns: Sequence[str],
    by: Sequence[str],
    where: Filter,
    *,
    present: Iterable[str] = (),
) -> Question:
    groups = [_column(view, name) for name in by]
    clause, values = _clause(view, where, present)
    group = f"\ngroup by {', '.join(groups)}" if groups else ""
    listed = _lines([*groups, *columns, "count(*) as rows"])
    return Question(f"select\n{listed}\nfrom {relation(view).name}{clause}{group}", values)


def _join(name: str, shared: Sequence[str]) -> str:
    if not shared:
        return f"cross join {name}"
    same = " and ".join(
        f"part_1.{column} is not distinct from {name}.{column}" for column in shared
    )
    return f"left join {name} on {same}"


def _clause(view: str, where: Filter, present: Iterable[str] = ()) -> tuple[str, tuple[Any, ...]]:
    clauses: list[str] = []
    values: list[Any] = []
    for name, wanted in where.items():
        clause, bound = _condition(_column(view, name), wanted)
        clauses += clause
        values += bound
    clauses += [f"{_column(view, name)} is not null" for name in present]
    return ("\nwhere " + "\n  and ".join(clauses) if clauses else ""), tuple(values)


def _condition(column: str, wanted: Sequence[Any] | Span) -> tuple[list[str], list[Any]]:
    if isinstance(wanted, Span):
        ends = [(">=", wanted.first), ("<=", wanted.last)]
        held = [(sign, end) for sign, end in ends if end is not None]
        return [f"{column} {sign} {_PLACE}" for sign, _ in held], [end for _, end in held]
    values = [value for value in wanted if value is not None]
    if not values:
        return [f"{column} is null" if wanted else "false"], []
    is_one = len(values) == 1  # an equality reaches below joins, where a list does not
    listed = f"{column} = {_PLACE}" if is_one else f"{column} in {_PLACE}"
    bound = values[0] if is_one else tuple(values)
    return [listed if len(values) == len(wanted) else f"({listed} or {column} is null)"], [bound]


def _literal(value: Any) -> str:
    match value:
        case tuple():
            return f"({', '.join(map(_literal, value))})"
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case datetime():
            return f"timestamp '{value.isoformat(sep=' ')}'"
        case date():
            return f"date '{value.isoformat()}'"
        case str():
            return "'" + value.replace("'", "''") + "'"
        case _:
            raise DefinitionFault(f"A {type(value).__name__} has no literal in SQL.")


def _column(view: str, name: str) -> str:
    return relation(view).column(name).name


def _has(view: str, name: str) -> bool:
    return any(column.name == name for column in relation(view).columns)


def _lines(columns: Sequence[str]) -> str:
    return indent(",\n".join(columns), _INDENT)
