"""The views that analysts and metrics may read: names, grain, and every column's meaning.

This is the contract between the warehouse, which makes the views, and everything that reads
them. The warehouse comments its views from here and an audit compares the two; the store takes
identifiers for SQL from nowhere else. The reasons for each view stand in its SQL file.
"""

from __future__ import annotations

from collections.abc import Iterable

from shared.contract.errors import UnknownName
from shared.contract.relations import (
    crime,
    data,
    delivery,
    engagement,
    follow_up,
    implementation,
    interviews,
    places,
    plan,
    register,
    resources,
    review,
    survey,
    watch,
)
from shared.contract.relations.columns import Column, ColumnType, Relation

RELATIONS: dict[str, Relation] = {
    relation.name: relation
    for theme in (
        data,
        implementation,
        survey,
        places,
        crime,
        review,
        delivery,
        engagement,
        follow_up,
        interviews,
        register,
        resources,
        plan,
        watch,
    )
    for relation in theme.RELATIONS
}


def relation(name: str) -> Relation:
    """The view of that name.

    Raises:
        UnknownName: no such view.
    """
    if name not in RELATIONS:
        raise UnknownName("view", name, RELATIONS)
    return RELATIONS[name]


def quickest(view: str, columns: Iterable[str]) -> str:
    """The view itself, or the quickest of its rollups that has all these columns of it.

    Raises:
        UnknownName: no such view.
    """
    needed = set(columns)
    for name in relation(view).rollups:
        if needed <= {column.name for column in relation(name).columns}:
            return name
    return view


__all__ = ["RELATIONS", "Column", "ColumnType", "Relation", "quickest", "relation"]
