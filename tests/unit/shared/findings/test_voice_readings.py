"""The lines above the charts of interviews: what they say, and when they say nothing."""

from __future__ import annotations

from dataclasses import replace

from shared.contract.vocabulary import ResultState
from shared.findings import voice_readings
from shared.metrics import MetricResult, Withheld
from shared.stats import Estimate

MK = {"programme_code": "MK2016"}
WITHHELD = Withheld(ResultState.SUPPRESSED, "Fewer than 10.")


def hidden(result: MetricResult) -> MetricResult:
    """The result with every number withheld."""
    return replace(result, groups=tuple(replace(g, outcome=WITHHELD) for g in result.groups))


def with_value(result: MetricResult, value: float) -> MetricResult:
    """The result with one value in every group that holds a number."""
    return replace(
        result,
        groups=tuple(
            replace(g, outcome=replace(g.estimate, value=value))
            for g in result.groups
            if isinstance(g.outcome, Estimate)
        ),
    )


def test_themes_that_nobody_opposed_are_said_to_be_so(sample_evaluator):
    prevalence = sample_evaluator.evaluate("theme_prevalence", MK)
    negative = sample_evaluator.evaluate("theme_negative_cases", MK)
    told = voice_readings.opposed(prevalence, negative)
    assert told.text.startswith("5 themes of 28 met an opposing view, most of all “End of")
    assert {evidence.metric_key for evidence in told.evidence} == {
        "theme_prevalence",
        "theme_negative_cases",
    }
    assert told.text.endswith("spoke of it; as many spoke against “Valued across ranks”.")
    alike = voice_readings.opposed(prevalence, with_value(negative, 0.2))
    assert alike.text.endswith("; as many spoke against 27 other themes.")
    nobody = voice_readings.opposed(prevalence, with_value(negative, 0.0))
    assert nobody.text == "None of 28 themes met an opposing view."


def test_theme_that_is_withheld_is_named_with_its_state(sample_evaluator):
    prevalence = sample_evaluator.evaluate("theme_prevalence", MK)
    bands = sample_evaluator.evaluate("theme_prevalence", MK, by=("role_band",))
    theme = "Valued across ranks"
    told = voice_readings.one_theme(theme, prevalence, bands)
    assert "community support officers and" in told.text
    withheld = voice_readings.one_theme(theme, hidden(prevalence), bands)
    assert withheld.text == f"Who spoke of “{theme}” is suppressed."


def test_pairs_that_are_all_shown_need_no_words(sample_evaluator):
    pairs = sample_evaluator.evaluate("theme_co_occurrence", MK)
    assert voice_readings.pairs_told(pairs).text == "Of 378 pairs of themes, 288 are suppressed."
    assert not voice_readings.pairs_told(with_value(pairs, 0.5)).text


def test_opposing_views_that_are_all_withheld_are_said_to_be_so(sample_evaluator):
    result = hidden(sample_evaluator.evaluate("theme_negative_cases", MK))
    told = voice_readings.opposed(result, result)
    assert told.text.endswith("cannot be stated: the figures are suppressed.")
