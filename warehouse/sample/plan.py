"""The evaluation plan, the evaluator's commentary and the codebook of themes.

Owns the files of `evaluation/` and `interviews/themes.qdc`. The review mentions no plan: this one
is invented, as it could have been agreed in January 2016. Its second edition, written after the
review was read, adds which of the disputed figures the sample holds, and why; the first has none.
The thresholds are those of the findings' rules.
"""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from warehouse.sample.handover import SampleText
from warehouse.sample.implementation import PROGRAMME
from warehouse.sample.survey_items import survey_items
from warehouse.sample.themes import GROUPS, THEMES, Theme

AGREED_ON = "2016-01-08"
DECIDED_ON = "2016-07-18"
EVALUATOR = "Evaluator of the sample (no real person)"

_SCALES = ("self_legitimacy", "procedural_fairness", "employer", "community_engagement")

# outcome, smallest effect of interest, unit, direction, reason
_EFFECTS = (
    *(
        (scale, 0.25, "scale points", "higher", "A quarter of a step on a scale of five.")
        for scale in _SCALES
    ),
    ("implementation_level", 0.5, "scale points", "higher", "Half a step on a scale of five."),
    ("recorded_crime", 20, "percent", "lower", "Less could not be told from chance in one area."),
)

# component, planned, unit
_DOSES = (
    ("contacts", 8, "contacts per pilot and month"),
    ("hours", 40, "hours per pilot and month"),
    ("stakeholders", 10, "stakeholders per pilot"),
    ("weeks", 20, "weeks per pilot"),
)

# rule, name, value, unit
_THRESHOLDS = (
    ("crime_follow_up", "months_needed", 12, "months"),
    ("site_choice", "months_before", 36, "months"),
    ("site_choice", "top_share", 0.05, "share of areas"),
    ("implementation_depth", "halfway", 3.0, "scale points"),
    ("implementation_depth", "full", 3.5, "scale points"),
    ("evaluation_training", "halfway", 3.0, "scale points"),
    ("survey_follow_up", "enough", 0.8, "share of the trained"),
    ("no_activity", "days", 21, "days"),
    ("escalation_unanswered", "days", 60, "days"),
    ("officers_abstracted", "share", 0.2, "share of working time"),
    ("low_response", "share", 0.7, "share of those invited"),
)

# wave, opens, closes
_WAVES = (
    ("T1", "2016-02-01", "2016-02-12"),
    ("T2", "2016-02-08", "2016-02-19"),
    ("T3", "2016-06-06", "2016-06-20"),
)

# figure, preferred value, reason
_DISPUTES = (
    ("pilot_duration", "2016-02/2016-07", "Only calendar dates can be checked."),
    ("t3_interval", "4", "Nine months before the review is dated would put T1 before the pilot."),
    ("choice_of_sites", "without long-term data", "Each pilot's own papers show no such data."),
    ("value_for_money", "too early", "No cost and no outcome is established."),
    ("interview_section", "7", "The heading itself."),
    ("myhill_year", "2012", "As the text cites it."),
)


@dataclass(frozen=True, slots=True)
class _Commentary:
    """One text of the evaluator."""

    section: str
    written_on: str
    body: str


_COMMENTARIES = (
    _Commentary(
        "survey",
        "2016-07-14",
        """The two arms were not drawn by lot. They answered alike before the workshop, which
neither shows that they *were* alike nor that the workshop changed nothing.

- Most items that moved did so on the day of the workshop.
- A second reading of the same question may be a new understanding of it.
""",
    ),
    _Commentary(
        "site_choice",
        "2016-07-14",
        """Officers picked places that they knew. That is a strength for the early steps and a
weakness for the later ones: **nobody compared** the places with others over several years.
""",
    ),
)


def plan_files() -> tuple[SampleText, ...]:
    """The plan in two editions, two commentaries and the codebook."""
    return (
        SampleText("evaluation/evaluation_plan.toml", _plan("1", ())),
        SampleText(
            "evaluation/evaluation_plan_2016-07.toml", _plan("2", _DISPUTES), handed_over=DECIDED_ON
        ),
        *(_commentary(text) for text in _COMMENTARIES),
        SampleText("interviews/themes.qdc", _codebook(), handed_over="2016-05-20"),
    )


def _plan(version: str, disputes: tuple[tuple[str, str, str], ...]) -> str:
    entries = (*_declared(), *(_dispute(*dispute) for dispute in disputes))
    head = _lines(
        {
            "programme": PROGRAMME,
            "version": version,
            "agreed_on": _Day(AGREED_ON),
            "synthetic": True,
        }
    )
    return "\n".join((head, *entries))


class _Day(str):
    """A day, which TOML writes without quotes."""

    __slots__ = ()


def _declared() -> Iterator[str]:
    for outcome, smallest, unit, direction, reason in _EFFECTS:
        yield _entry(
            "effect",
            outcome=outcome,
            smallest=smallest,
            unit=unit,
            direction=direction,
            reason=reason,
        )
    yield _family("scales", "confirmatory", "holm", _SCALES)
    items = (f"Q{item.number}" for item in survey_items())
    yield _family("items", "exploratory", "benjamini_hochberg", items)
    for component, planned, unit in _DOSES:
        yield _entry("dose", component=component, planned=planned, unit=unit)
    for rule, name, value, unit in _THRESHOLDS:
        yield _entry("threshold", rule=rule, name=name, value=value, unit=unit)
    for wave, opens, closes in _WAVES:
        yield _entry("wave", wave=wave, opens=_Day(opens), closes=_Day(closes))


def _family(family: str, role: str, correction: str, members: Iterable[str]) -> str:
    return _entry("family", family=family, role=role, correction=correction, members=tuple(members))


def _dispute(figure: str, preferred: str, reason: str) -> str:
    return _entry(
        "dispute",
        figure=figure,
        preferred=preferred,
        reason=reason,
        decided_by=EVALUATOR,
        decided_on=_Day(DECIDED_ON),
    )


Value = str | float | bool | tuple[str, ...]


def _entry(part: str, **fields: Value) -> str:
    return f"[[{part}]]\n{_lines(fields)}"


def _lines(fields: dict[str, Value]) -> str:
    return "".join(f"{name} = {_toml(value)}\n" for name, value in fields.items())


def _toml(value: Value) -> str:
    """A value as TOML writes it; the texts here hold neither quotes nor backslashes."""
    if isinstance(value, _Day):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(member) for member in value)}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _commentary(text: _Commentary) -> SampleText:
    head = (
        f"---\nprogramme: {PROGRAMME}\nsection: {text.section}\nauthor_role: evaluator\n"
        f"date: {text.written_on}\nsynthetic: true\n---\n\n"
    )
    path = f"evaluation/commentary_{text.section}.md"
    return SampleText(path, head + text.body, handed_over=text.written_on)


_CODEBOOK_SPACE = "urn:QDA-XML:codebook:1.0"
_COLOURS = ("#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377")


def _codebook() -> str:
    groups = "".join(_group(group, colour) for group, colour in zip(GROUPS, _COLOURS, strict=True))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<CodeBook xmlns="{_CODEBOOK_SPACE}" origin="Synthetic sample">\n'
        f"<Codes>\n{groups}</Codes>\n<Sets/>\n</CodeBook>\n"
    )


def _group(group: Theme, colour: str) -> str:
    themes = "".join(_code(t, colour, "true", "") for t in THEMES if t.parent == group.key)
    return _code(group, colour, "false", themes)


def _code(theme: Theme, colour: str, codable: str, within: str) -> str:
    guid = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{_CODEBOOK_SPACE}/{theme.key}")).upper()
    return (
        f'<Code guid="{guid}" name={quoteattr(theme.name)} isCodable="{codable}" '
        f'color="{colour}">\n<Description>{escape(theme.description)}</Description>\n'
        f"{within}</Code>\n"
    )
