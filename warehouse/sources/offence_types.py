"""Which police.uk type an offence code is counted under: the published join of the two lists.

The join repeats the weights, rounded; they are not kept, since the list of weights is the source.
"""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import CrimeType
from warehouse.expressions import present, truth, unique
from warehouse.source import FileContext, RawColumn, Rule, Source

CODE, OFFENCE = "ONS_COUNTS_code", "ONS_COUNTS_description"
TYPE, POLICE_CODE = "POLICE_UK_CAT_MAP_category", "POLICE_UK_CAT_MAP_code"
TYPES = {kind.lower(): str(kind) for kind in CrimeType}


def rules(context: FileContext) -> tuple[Rule, ...]:
    """An offence code with one type of police.uk, in whatever case it is written."""
    return (
        *present(CODE, OFFENCE, TYPE),
        Rule(
            name="is a police.uk type",
            column=TYPE,
            broken=pl.col(TYPE).is_not_null() & _type().is_null(),
        ),
        Rule(
            name="is the type of every row with that code",
            column=TYPE,
            broken=_type().min().over(CODE) != _type().max().over(CODE),
        ),
        unique(CODE, OFFENCE),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_offence per offence code and offence."""
    return raw.select(
        "row_no",
        ho_code=pl.col(CODE),
        offence=pl.col(OFFENCE),
        police_code=pl.col(POLICE_CODE),
        crime_type=_type(),
        is_synthetic=truth("synthetic"),
    )


def _type() -> pl.Expr:
    lowered = pl.col(TYPE).str.to_lowercase()
    return lowered.replace_strict(TYPES, default=None, return_dtype=pl.String)


SOURCE = Source(
    kind="offence_types",
    title="Offence codes and police.uk types",
    origin="Join of the ONS offence list with the categories of data.police.uk",
    licence="Open Government Licence v3.0",
    columns=(
        RawColumn(CODE, "Home Office code of the offence, as in the harm weights."),
        RawColumn(OFFENCE, "Offence in words."),
        RawColumn("ONS_SEVERITY_weight", "Rounded weight; not kept."),
        RawColumn(POLICE_CODE, "Code of police.uk's own list; blank where it has none."),
        RawColumn(TYPE, "police.uk type."),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="dim_offence",
    key=("ho_code",),
    rules=rules,
    tidy=tidy,
)
