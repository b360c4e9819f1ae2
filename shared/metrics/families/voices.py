"""What people said in interviews: who spoke of what, who disagreed, and how sure the coding is.

An interview is its interviewee. What a person said of the work and of others is an attitude, so
every figure about it rests on interviewees and is protected as one. Quotes are no metric: they are
released one by one (shared/metrics/quotes.py).
"""

from __future__ import annotations

from shared.metrics.definition import Direction, Disclosure, Metric, Rows, Unit
from shared.metrics.estimators.coding import coders_alpha
from shared.metrics.estimators.people import share_with
from shared.metrics.estimators.voices import (
    Saturation,
    coders_agreeing,
    interviews_to_saturation,
    last_run,
    people_counted,
)

_STATEMENT = ("theme", "programme_code")
_RULES = Saturation()
_JUDGED = (
    "Each interview is judged by one coder: of those who coded it, the one who coded most "
    "interviews of the programme. "
)
_NOT_RANDOM = (
    "Interviewees were chosen, not drawn at random: the interval tells of their number, not of "
    "whom they stand for. "
)
_ORDER = (
    "Depends on the order of the interviews; those of one day stand in the alphabetical order of "
    "their themes. Undated interviews are left out. No new themes in a codebook that was closed "
    "beforehand is no saturation."
)
_WILSON = "Wilson (1927), JASA 22, 209–212"
_GUEST = "Guest, Namey and Chen (2020), PLoS ONE 15, e0232076"

METRICS = (
    Metric(
        key="interviews",
        title="Interviews",
        question="How many people were interviewed?",
        reads=Rows("v_interview_coding", ("document",)),
        estimator=people_counted("document"),
        unit=Unit.INTERVIEWS,
        direction=Direction.NEITHER,
        people="document",
        never_mixed=("programme_code",),
        partitions=("role_band",),
        ranked="role_band",
        base="interviewees",
        disclosure=Disclosure.COUNT,
        formula="count(distinct document) over v_interview_coding",
        caveats="One transcript is taken to be one interviewee.",
        citation="Own definition",
        rows_view="v_interview",
    ),
    Metric(
        key="interviews_coded",
        title="Interviews coded",
        question="What share of the interviews has been coded?",
        reads=Rows("v_interview_coding", ("document", "is_coded")),
        estimator=share_with("document", "is_coded"),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        people="document",
        never_mixed=("programme_code",),
        partitions=("role_band",),
        ranked="role_band",
        base="interviewees",
        disclosure=Disclosure.COUNT,
        formula="share of v_interview_coding with is_coded; 95 % Wilson interval",
        caveats="An interview in which a coder found nothing looks like one that nobody read.",
        citation=_WILSON,
        rows_view="v_interview",
    ),
    Metric(
        key="theme_prevalence",
        title="Prevalence of a theme",
        question="What share of the interviewees spoke of a theme?",
        reads=Rows("v_theme_mention", ("document", "mentioned")),
        estimator=share_with("document", "mentioned"),
        unit=Unit.SHARE,
        direction=Direction.NEITHER,
        people="document",
        never_mixed=_STATEMENT,
        partitions=("role_band",),
        ranked="role_band",
        base="interviewees",
        disclosure=Disclosure.ATTITUDE,
        formula="share of v_theme_mention with mentioned, by theme; of all who were interviewed, "
        "whether they speak for it or against it; 95 % Wilson interval",
        caveats=_NOT_RANDOM + _JUDGED + "Not to speak of a theme is not to deny it, and an "
        "interview that is not coded yet counts as silent: see interviews_coded.",
        citation=_WILSON,
        rows_view="v_coded_excerpt",
        rows_columns={"theme": "tag"},
    ),
    Metric(
        key="theme_negative_cases",
        title="Negative cases of a theme",
        question="What share of the interviewees spoke against a theme?",
        reads=Rows("v_theme_mention", ("document", "against")),
        estimator=share_with("document", "against"),
        unit=Unit.SHARE,
        direction=Direction.NEITHER,
        people="document",
        never_mixed=_STATEMENT,
        partitions=("role_band",),
        ranked="role_band",
        base="interviewees",
        disclosure=Disclosure.ATTITUDE,
        formula="share of v_theme_mention with against, by theme; of all who were interviewed, "
        "but those whose stretches have no valence; 95 % Wilson interval",
        caveats=_NOT_RANDOM + _JUDGED + "Few negative cases mean little where nobody asked for "
        "them.",
        citation="Lincoln and Guba (1985), Naturalistic Inquiry, 309–313; " + _WILSON,
        rows_view="v_coded_excerpt",
        rows_columns={"theme": "tag"},
    ),
    Metric(
        key="theme_co_occurrence",
        title="Themes that go together",
        question="Of those who spoke of either of two themes, what share spoke of both?",
        reads=Rows("v_theme_pair", ("document", "spoke_of_both")),
        estimator=share_with("document", "spoke_of_both"),
        unit=Unit.SHARE,
        direction=Direction.NEITHER,
        never_mixed=("theme", "other_theme", "programme_code"),
        base="interviewees who spoke of either",
        disclosure=Disclosure.ATTITUDE,
        formula="share of v_theme_pair with spoke_of_both, by pair of themes (Jaccard); a pair "
        "stands once, in alphabetical order; 95 % Wilson interval",
        caveats=_NOT_RANDOM + _JUDGED + "Common themes meet often by chance alone.",
        citation="Jaccard (1912), New Phytologist 11, 37–50; " + _WILSON,
        rows_view="v_coded_excerpt",
        rows_columns={"theme": "tag", "other_theme": "tag"},
    ),
    Metric(
        key="theme_saturation",
        title="New themes in the last interviews",
        question="Did the last interviews still bring new themes?",
        reads=Rows("v_theme_order", ("document", "position", "new_themes")),
        estimator=last_run(_RULES, "position", "new_themes"),
        unit=Unit.SHARE,
        direction=Direction.LOWER,
        never_mixed=("programme_code",),
        base="interviewees",
        disclosure=Disclosure.ATTITUDE,
        formula=f"sum(new_themes) of the last {_RULES.run_length} interviews (run) / "
        f"sum(new_themes) of the first {_RULES.base_size} (base) over v_theme_order; "
        f"{_RULES.threshold:.0%} or less speaks for saturation",
        caveats=_ORDER,
        citation=_GUEST,
        rows_view="v_coded_excerpt",
    ),
    Metric(
        key="theme_saturation_reached",
        title="Interviews until saturation",
        question="After how many interviews did hardly any new theme come?",
        reads=Rows("v_theme_order", ("document", "position", "new_themes")),
        estimator=interviews_to_saturation(_RULES, "position", "new_themes"),
        unit=Unit.INTERVIEWS,
        direction=Direction.NEITHER,
        never_mixed=("programme_code",),
        base="interviewees",
        disclosure=Disclosure.ATTITUDE,
        formula=f"least n, {_RULES.base_size} or more, after which interviews n + 1 to n + "
        f"{_RULES.run_length} of v_theme_order brought at most {_RULES.threshold:.0%} of the "
        f"themes of the first {_RULES.base_size}",
        caveats=_ORDER + " It is the first such place: later interviews may bring new themes "
        "again, which theme_saturation shows.",
        citation=_GUEST,
        rows_view="v_coded_excerpt",
    ),
    Metric(
        key="coder_agreement",
        title="Agreement of the coders",
        question="Do coders find the same themes in the same interviews?",
        reads=Rows("v_theme_coding", ("document", "theme", "coder", "mentioned")),
        estimator=coders_alpha(("document", "theme"), "coder", "mentioned", people="document"),
        unit=Unit.UNSIGNED_COEFFICIENT,
        direction=Direction.HIGHER,
        people="document",
        never_mixed=("programme_code",),
        partitions=("theme",),
        base="interviewees whose interviews two or more coders read",
        disclosure=Disclosure.COUNT,
        formula="Krippendorff's alpha (nominal: theme found or not) over units of interview and "
        "theme of v_theme_coding; 95 % BCa interval over resampled units",
        caveats="It tells of the coding, not of what anyone said. Whether the theme was found "
        "anywhere in the interview is compared, not where. Themes of one interview are no "
        "independent units, so the interval is rather too narrow. A theme that nobody found, or "
        "with fewer than ten interviews, has no alpha of its own. 0.8 is usually asked for, 0.667 "
        "for tentative conclusions.",
        citation="Krippendorff (2019), Content Analysis, 4th edition, chapter 12; Zapf et al. "
        "(2016), BMC Medical Research Methodology 16, 93",
        rows_view="v_coded_excerpt",
        rows_columns={"theme": "tag"},
    ),
    Metric(
        key="coders_agreeing",
        title="Coders who agree",
        question="How often do all coders of an interview agree whether a theme is in it?",
        reads=Rows("v_theme_coding", ("document", "theme", "mentioned")),
        estimator=coders_agreeing("document", "theme", "mentioned"),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        people="document",
        never_mixed=("programme_code",),
        partitions=("theme",),
        base="interviewees whose interviews two or more coders read",
        disclosure=Disclosure.COUNT,
        formula="share of interviews and themes of v_theme_coding in which all coders say the same "
        "of mentioned; 95 % interval with interviews as clusters",
        caveats="Most themes are absent from most interviews, so coders agree often by chance "
        "alone: see coder_agreement.",
        citation="Cochran (1977), Sampling Techniques, 3rd edition, chapter 6; Korn and Graubard "
        "(1998), Survey Methodology 24, 193–201",
        rows_view="v_coded_excerpt",
        rows_columns={"theme": "tag"},
    ),
)
