"""What people's time, incoming demand and money went into.

Hours are people's own records: shares of time rest on people and are protected as counts of them.
Hours of a team as a whole name nobody, so they stand apart and each team counts as if it were one
person. Demand is counted in records of incidents, of which nothing finer than a month is given; by
site only bulk demand is counted, whose offences are against businesses or against nobody, so
neither speaks of a person. Costs are facts about programmes.
"""

from __future__ import annotations

from shared.metrics.definition import Direction, Disclosure, Metric, Rows, Totals, Unit
from shared.metrics.estimators.coding import coders_alpha
from shared.metrics.estimators.complete import complete_mean
from shared.metrics.estimators.costs import recorded_sum
from shared.metrics.estimators.sums import events, share_of
from shared.metrics.estimators.time import hours_share, hours_share_against, hours_share_change

_STATEMENT = ("activity", "programme_code", "arm")
_HOURS = ("hours", "all_hours")
_DUTY_HOURS = ("hours_abstracted", "hours_on_duty")
_RATIO = (
    "Cochran (1977), Sampling Techniques, 3rd edition, chapter 6; Korn and Graubard (1998), Survey "
    "Methodology 24, 193–201"
)
_DIARIES = (
    "People record their own time, on the days that were chosen for it. Leave is part of the "
    "whole, so the shares of all activities add up to 1. "
)
_INTERVAL = "95 % interval with people as clusters"
_POLICY = (
    "Whatever else changed at the same time is in it: it is no effect of the policy. Policy events "
    "name no programme, so one of another force may stand here. "
)
_DEMAND = (
    "Kinds of demand are one reviewer's judgement: see demand_coder_agreement for how far two "
    "would agree. "
)
_EXPORT = "The force's own export, as it was recorded. "

METRICS = (
    Metric(
        key="time_share",
        title="Share of time",
        question="What share of their time do people spend on an activity?",
        reads=Rows("v_time_share", ("person", *_HOURS), added=_HOURS),
        estimator=hours_share("person", "hours", "all_hours"),
        unit=Unit.TIME_SHARE,
        direction=Direction.NEITHER,
        people="person",
        never_mixed=_STATEMENT,
        partitions=("month", "role"),
        ranked="role",
        base="people who recorded their time",
        disclosure=Disclosure.COUNT,
        formula=f"sum(hours) / sum(all_hours) over v_time_share, by activity; {_INTERVAL}",
        caveats=_DIARIES + "Hours of teams as a whole are not in it: see time_share_of_teams.",
        citation=_RATIO,
        rows_view="v_time",
    ),
    Metric(
        key="time_share_of_teams",
        title="Share of time, recorded by team",
        question="What share of their time do teams spend on an activity?",
        reads=Rows("v_team_time", ("team", *_HOURS), added=_HOURS),
        estimator=hours_share("team", "hours", "all_hours"),
        unit=Unit.TIME_SHARE,
        direction=Direction.NEITHER,
        people="team",
        never_mixed=("activity", "programme_code"),
        partitions=("month",),
        base="teams whose time was recorded as a whole",
        disclosure=Disclosure.COUNT,
        formula="sum(hours) / sum(all_hours) over v_team_time, by activity; 95 % interval with "
        "teams as clusters",
        caveats="How many people a team has is not known. Leave is part of the whole. Not to be "
        "added to the hours of people: the records are made in another way.",
        citation=_RATIO,
        rows_view="v_time",
    ),
    Metric(
        key="abstraction_share",
        title="Time lost to other duties",
        question="For what share of their time on duty are people taken away to other duties?",
        reads=Rows("v_duty_time", ("person", *_DUTY_HOURS), added=_DUTY_HOURS),
        estimator=hours_share("person", *_DUTY_HOURS),
        unit=Unit.TIME_SHARE,
        direction=Direction.LOWER,
        people="person",
        never_mixed=("programme_code", "arm"),
        partitions=("month", "role"),
        ranked="role",
        base="people who recorded any time on duty",
        disclosure=Disclosure.COUNT,
        formula=f"sum(hours_abstracted) / sum(hours_on_duty) over v_duty_time; {_INTERVAL}",
        caveats="Leave is not on duty and is left out, so this is a little more than the share of "
        "all time. People record their own time, on the days that were chosen for it.",
        citation=_RATIO,
        rows_view="v_time",
    ),
    Metric(
        key="time_share_by_period",
        title="Share of time before and after a change of policy",
        question="What share of their time did people spend on an activity before and after a "
        "change of policy?",
        reads=Rows("v_time_period", ("person", "hours", "all_hours")),
        estimator=hours_share("person", "hours", "all_hours"),
        unit=Unit.TIME_SHARE,
        direction=Direction.NEITHER,
        never_mixed=("policy_event", "period", *_STATEMENT),
        base="people who recorded their time",
        disclosure=Disclosure.COUNT,
        formula="sum(hours) / sum(all_hours) over v_time_period, by activity, policy event and "
        f"period; {_INTERVAL}",
        caveats=_DIARIES + _POLICY,
        citation=_RATIO,
        rows_view="v_time",
    ),
    Metric(
        key="time_share_change",
        title="Change of a share of time at a change of policy",
        question="By how much did the share of time that the same people spend on an activity "
        "change with a change of policy?",
        reads=Rows(
            "v_time_change",
            ("person", "hours_before", "all_hours_before", "hours_after", "all_hours_after"),
        ),
        estimator=hours_share_change(
            "person", ("hours_before", "all_hours_before"), ("hours_after", "all_hours_after")
        ),
        unit=Unit.SHARE_CHANGE,
        direction=Direction.NEITHER,
        never_mixed=("policy_event", *_STATEMENT),
        base="people who recorded their time before and after",
        disclosure=Disclosure.COUNT,
        formula="sum(hours_after) / sum(all_hours_after) − sum(hours_before) / "
        "sum(all_hours_before) over v_time_change, by activity and policy event; 95 % t interval "
        "and t test with people as clusters",
        caveats=_DIARIES + _POLICY + "One test per activity and event: with many some come out by "
        "chance.",
        citation="Cochran (1977), Sampling Techniques, 3rd edition, chapter 6",
        rows_view="v_time",
    ),
    Metric(
        key="time_share_against_benchmark",
        title="Share of time against a published one",
        question="Do people spend more or less of their time on an activity than a published "
        "benchmark says?",
        reads=Rows("v_time_benchmark", ("person", *_HOURS, "benchmark_share"), added=_HOURS),
        estimator=hours_share_against("person", "hours", "all_hours", standard="benchmark_share"),
        unit=Unit.SHARE_CHANGE,
        direction=Direction.NEITHER,
        people="person",
        never_mixed=("benchmark", *_STATEMENT),
        partitions=("month", "role"),
        ranked="role",
        base="people who recorded their time",
        disclosure=Disclosure.COUNT,
        formula="sum(hours) / sum(all_hours) − benchmark_share over v_time_benchmark, by benchmark "
        f"and activity; {_INTERVAL}, t test",
        caveats=_DIARIES + "The benchmark is taken as exact, and may count time in another way.",
        citation=_RATIO,
        rows_view="v_time",
    ),
    Metric(
        key="demand_share",
        title="Demand by kind",
        question="Of the incidents that were given a kind of demand, what share is of each?",
        reads=(
            Totals("v_demand_kind", ("incidents",)),
            Totals("v_demand_month", ("classified",)),
        ),
        estimator=share_of(
            "incidents", "classified", absent="no incident has been given a kind of demand"
        ),
        unit=Unit.SHARE,
        direction=Direction.NEITHER,
        never_mixed=("demand",),
        others=("month",),
        base="incidents with a kind of demand",
        disclosure=Disclosure.OPEN,
        formula="sum(incidents) of v_demand_kind / sum(classified) of v_demand_month, by kind; 95 "
        "% Wilson interval",
        caveats=_DEMAND + "Incidents without a kind are left out, and are unlikely to be like the "
        "others: see demand_unclassified_share.",
        citation="Wilson (1927), JASA 22, 209–212",
        rows_view="v_incident",
    ),
    Metric(
        key="demand_unclassified_share",
        title="Demand without a kind",
        question="What share of the incidents was given no kind of demand?",
        reads=(Totals("v_demand_month", ("unclassified", "incidents")),),
        estimator=share_of("unclassified", "incidents", absent="no incident has been recorded"),
        unit=Unit.SHARE,
        direction=Direction.LOWER,
        others=("month",),
        base="incidents",
        disclosure=Disclosure.OPEN,
        formula="sum(unclassified) / sum(incidents) over v_demand_month; 95 % Wilson interval",
        caveats="Left blank and called unclassified are the same here. " + _EXPORT,
        citation="Wilson (1927), JASA 22, 209–212",
        rows_view="v_incident",
    ),
    Metric(
        key="demand_coder_agreement",
        title="Agreement on kinds of demand",
        question="Do reviewers give the same incidents the same kind of demand?",
        reads=Rows("v_demand_coding", ("incident", "coder", "demand")),
        estimator=coders_alpha(("incident",), "coder", "demand"),
        unit=Unit.UNSIGNED_COEFFICIENT,
        direction=Direction.HIGHER,
        base="incidents that two or more reviewers coded",
        disclosure=Disclosure.OPEN,
        formula="Krippendorff's alpha (nominal: four kinds or unclassified) over incidents of "
        "v_demand_coding; 95 % BCa interval over resampled incidents",
        caveats="It tells of the reviewers who coded apart, not of the one who coded the export. "
        "0.8 is usually asked for, 0.667 for tentative conclusions.",
        citation="Krippendorff (2019), Content Analysis, 4th edition, chapter 12; Zapf et al. "
        "(2016), BMC Medical Research Methodology 16, 93",
        rows_view="v_demand_coding",
    ),
    Metric(
        key="bulk_demand",
        title="Bulk demand at a site",
        question="How much bilking, shoplifting and parking was reported at a pilot's site?",
        reads=(Totals("v_bulk_demand", ("incidents",)),),
        estimator=events("incidents"),
        unit=Unit.RECORDS,
        direction=Direction.NEITHER,
        never_mixed=("bulk_kind", "programme_code", "pilot_code"),
        others=("month",),
        base="records",
        disclosure=Disclosure.OPEN,
        formula="sum(incidents) over v_bulk_demand, by kind and pilot; exact 95 % Poisson interval "
        "of the rate behind it",
        caveats=_EXPORT + "What nobody reports is not in it, and shops and petrol stations report "
        "as they please. The kind is read off the words of the incident type or offence; parking "
        "that is recorded under other words is missed. A pilot's site is its treatment areas.",
        citation="Garwood (1936), Biometrika 28, 437–442",
        rows_view="v_bulk_incident",
    ),
    Metric(
        key="cost_total",
        title="Recorded cost",
        question="What did the programme and its pilots cost, so far as it was recorded?",
        reads=(Totals("v_cost_entry", ("amount_gbp", "entries")),),
        estimator=recorded_sum("amount_gbp", "entries", absent="no cost of it has been recorded"),
        unit=Unit.POUNDS,
        direction=Direction.LOWER,
        never_mixed=("programme_code",),
        others=("pilot_code", "cost_kind"),
        base="entries of cost",
        disclosure=Disclosure.OPEN,
        formula="sum(amount_gbp) over v_cost_entry; costs of no pilot are those of the programme "
        "as a whole",
        caveats="What nobody recorded is missing, which is not 0: see cost_coverage. Prices are as "
        "accounted, in pounds of their own year.",
        citation="Own definition",
        rows_view="v_cost",
    ),
    Metric(
        key="cost_coverage",
        title="Pilots with recorded costs",
        question="What share of the pilots has any cost recorded?",
        reads=(Totals("v_cost_coverage", ("has_cost",)),),
        estimator=complete_mean("has_cost", absent="no cost of any pilot has been recorded"),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        never_mixed=("programme_code",),
        others=("pilot_code",),
        base="pilots",
        disclosure=Disclosure.OPEN,
        formula="avg(has_cost) over v_cost_coverage",
        caveats="One recorded entry is enough, however much is missing. Costs that the programme "
        "bears as a whole count for no pilot.",
        citation="Own definition",
        rows_view="v_cost",
    ),
)
