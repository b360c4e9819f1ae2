"""Numbers, dates and errors as a reader meets them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from shared.contract import errors, formats
from shared.contract.errors import BeatwiseError, UnknownName


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (1567.5, 0, "1,568"),
        (2.65, 1, "2.7"),
        (2.25, 1, "2.3"),
        (2.649, 1, "2.6"),
        (-0.4, 1, "\N{MINUS SIGN}0.4"),
        (-0.04, 1, "0.0"),
        (0, 0, "0"),
        (-1234.5, 0, "\N{MINUS SIGN}1,235"),
    ],
)
def test_number_is_rounded_as_people_do(value: float, decimals: int, shown: str) -> None:
    assert formats.number(value, decimals=decimals) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(0.3, "+0.30"), (-0.004, "0.00"), (-0.4, "\N{MINUS SIGN}0.40")]
)
def test_change_carries_its_sign_and_zero_none(value: float, shown: str) -> None:
    assert formats.signed(value, decimals=2) == shown


@pytest.mark.parametrize(("share", "shown"), [(0.634, "63"), (0.635, "64"), (1, "100"), (0, "0")])
def test_percent_is_whole(share: float, shown: str) -> None:
    assert formats.percent(share) == f"{shown}\N{NO-BREAK SPACE}%"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, "below 0.001"),
        (0.0009, "below 0.001"),
        (0.001, "0.001"),
        (0.0342, "0.034"),
        (0.0949, "0.095"),
        (0.095, "0.10"),
        (0.5, "0.50"),
        (1.0, "1.00"),
    ],
)
def test_probability_is_never_zero(value: float, shown: str) -> None:
    assert formats.probability(value) == shown


def test_dates_are_written_out() -> None:
    assert formats.day(date(2016, 6, 1)) == "1 June 2016"
    assert formats.month(date(2016, 6, 1)) == "June 2016"
    assert formats.moment(datetime(2016, 6, 1, 14, 5, tzinfo=UTC)) == "1 June 2016, 14:05"


@pytest.mark.parametrize(("n", "shown"), [(0, "0 pilots"), (1, "1 pilot"), (2000, "2,000 pilots")])
def test_count_agrees_with_its_noun(n: int, shown: str) -> None:
    assert formats.count(n, "pilot") == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (list("abc"), "a, b and c")],
)
def test_listing_reads_as_a_sentence(words: list[str], shown: str) -> None:
    assert formats.listing(words) == shown


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (["trust_police", "pilots"], "Did you mean 'trust_police'?"),
        ([], "There are none yet."),
        (["a", "b"], "Known: a, b."),
        ([f"{n:02d}" for n in range(13)], "11 …"),
    ],
)
def test_unknown_name_says_what_is_known(known: list[str], said: str) -> None:
    assert said in str(UnknownName("metric", "trust_polce", known))


def test_every_error_is_in_the_tree_that_the_module_draws() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    ours = {kind.__name__ for kind in kinds if issubclass(kind, BeatwiseError)}
    assert errors.__doc__
    assert all(name in errors.__doc__ for name in ours)
