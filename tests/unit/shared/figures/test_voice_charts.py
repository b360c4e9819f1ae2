"""Who spoke of a theme and who against it: order, looks, and what is withheld."""

from __future__ import annotations

from shared.figures import paired, voice_stock
from shared.metrics import Evaluator, Thresholds

MK = {"programme_code": "MK2016"}


def chart_of(evaluator: Evaluator) -> paired.Paired:
    return voice_stock.for_and_against(
        evaluator.evaluate("theme_prevalence", MK), evaluator.evaluate("theme_negative_cases", MK)
    )


def test_commonest_themes_stand_first_with_both_marks(sample_evaluator):
    chart = chart_of(sample_evaluator)
    shown = [mark.value for mark in chart.of(voice_stock.SPOKE_OF)]
    assert len(chart.rows) == len(shown) == voice_stock.MOST
    assert shown == sorted(shown, reverse=True)
    assert chart.rows[0] == "Structure and consistency"
    assert len(chart.of(voice_stock.AGAINST)) == len(shown)
    [of, against] = paired.screen(chart)["data"]
    assert of["marker"]["symbol"] != against["marker"]["symbol"]
    assert "Structure and consistency, spoke against it: 4\N{NO-BREAK SPACE}%" in chart.frame.alt


def test_withheld_themes_keep_their_names_and_say_why(sample_evaluator):
    strict = Evaluator(sample_evaluator.snapshot, Thresholds(1000, 1000))
    chart = chart_of(strict)
    assert not chart.of(voice_stock.SPOKE_OF)
    named = [note["text"] for note in paired.screen(chart)["layout"]["annotations"]]
    assert len(named) == voice_stock.MOST
    assert all("suppressed" in text for text in named)


def test_paper_draws_the_same_rows(sample_evaluator):
    drawn = paired.printed(chart_of(sample_evaluator))
    assert ">Structure and consistency<" in drawn
    assert "Spoke against it" in drawn
