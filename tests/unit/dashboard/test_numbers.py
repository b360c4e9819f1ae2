"""What stands below a number: its interval, or what it was counted over."""

from __future__ import annotations

import pytest

from dashboard.components.numbers import uncertainty
from shared.contract.vocabulary import ResultState
from shared.metrics import Group, MetricResult, Selection, Withheld
from shared.metrics.registry import metric
from shared.stats import Complete, Estimate, Interval


def below(key, outcome):
    group = Group((), outcome)
    return uncertainty(MetricResult(metric(key), Selection.of({}), (), "s", (group,)), group)


def complete(value, base):
    return Estimate(value=value, interval=Complete(), base=base, method="made up")


def test_interval_stands_before_the_base():
    sampled = Estimate(value=2.6, interval=Interval(2.3, 2.9), base=14, method="made up")
    assert below("implementation_level", sampled) == "95 % interval 2.3 to 2.9; 14 raters"


@pytest.mark.parametrize(
    ("key", "value", "base", "said"),
    [
        ("review_score", 1.9, 96, "all 96 scores"),
        ("oversight_weeks", 0.62, 21, "all 21 weeks"),
        ("fidelity_features", 6.0, 1, "1 pilot"),
        ("escalations_open", 3, 3, "complete count"),
        ("dose_contacts", 71, 1, "complete count"),
        ("data_rows_accepted", 1_568, 1_568, "complete count"),
    ],
)
def test_mean_or_share_of_everything_says_its_base_and_a_count_stands_for_itself(
    key, value, base, said
):
    assert below(key, complete(value, base)) == said


def test_number_that_is_withheld_says_why():
    assert below("review_score", Withheld(ResultState.SUPPRESSED, "Fewer.")) == "Fewer."
