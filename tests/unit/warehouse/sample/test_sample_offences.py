"""The published list of offences: weights and police.uk types."""

from __future__ import annotations

from collections.abc import Callable

Rows = list[dict[str, str]]


def test_each_offence_has_a_weight_and_a_type(rows_of: Callable[[str], Rows]) -> None:
    weights, types = rows_of("harm_weights_ons.csv"), rows_of("offence_types.csv")
    assert len(weights) == len(types) == 134
    assert [row["code_original"] for row in weights] == [row["ONS_COUNTS_code"] for row in types]
    assert all(float(row["weight"]) > 0 for row in weights)


def test_weights_are_as_published(rows_of: Callable[[str], Rows]) -> None:
    weights = {row["code_original"]: row["weight"] for row in rows_of("harm_weights_ons.csv")}
    assert weights["46"].startswith("11.855539")  # shoplifting
    assert weights["8N"].startswith("189.153887")  # assault with injury
    assert weights["1"].startswith("7973.393423")  # murder


def test_corporate_manslaughter_has_a_code_of_its_own(rows_of: Callable[[str], Rows]) -> None:
    codes = {row["description"]: row["code_original"] for row in rows_of("harm_weights_ons.csv")}
    assert (codes["Manslaughter"], codes["Corporate manslaughter"]) == ("4.1", "4.10")
