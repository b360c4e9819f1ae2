"""What pilots did and wrote down: proformas, fidelity, dose and oversight."""

from __future__ import annotations

from shared.metrics.definition import Direction, Disclosure, Metric, Totals, Unit
from shared.metrics.estimators.complete import (
    complete_mean,
    complete_ratio,
    complete_share,
    complete_sum,
)

_PILOT = ("programme_code", "pilot_code")
_OWN = "Own definition"
_NO_PROFORMA = "no proforma has been handed over"
_NO_CONTACT = "contacts were not collected"
_NO_RESIDENTS = "the residents of the pilots' areas, or their first days, are not known"
_RECORDED = (
    "What pilots recorded: contacts that nobody logged are missing, and who logs more looks "
    "busier. Everything recorded is counted, so there is no interval."
)
_DOSE = (
    "Quinton and Morris (2008), Neighbourhood policing: the impact of piloting and early national "
    "implementation, Home Office Online Report 01/08"
)
_FEATURES = "Curtis and James (2016), review of the Milton Keynes pilot, section 3"
_SIGNS = (
    "Each feature is judged by one or two signs that the records can hold (column indicator of "
    "v_fidelity); a sign is not the thing itself. Features that no file could show are left out, "
    "not counted as missing."
)


def _dose(key: str, title: str, question: str, column: str, unit: Unit, what: str) -> Metric:
    return Metric(
        key=key,
        title=title,
        question=question,
        reads=(Totals("v_pilot_dose", (column,)),),
        estimator=complete_sum(column, absent=_NO_CONTACT),
        unit=unit,
        direction=Direction.HIGHER,
        others=_PILOT,
        base="pilots",
        disclosure=Disclosure.OPEN,
        formula=f"sum({column}) over v_pilot_dose: {what}, added up over the pilots",
        caveats=_RECORDED,
        citation=_DOSE,
        rows_view="v_engagement",
    )


def _rate(key: str, title: str, question: str, amount: str, exposure: str, unit: Unit) -> Metric:
    return Metric(
        key=key,
        title=title,
        question=question,
        reads=(Totals("v_pilot_dose", (amount, exposure)),),
        estimator=complete_ratio(amount, exposure, per=1000, absent=_NO_RESIDENTS),
        unit=unit,
        direction=Direction.HIGHER,
        others=_PILOT,
        base="pilots",
        disclosure=Disclosure.OPEN,
        formula=f"1,000 × sum({amount}) / sum({exposure}) over v_pilot_dose; residents of the "
        "treatment areas, or else of the location, times months of 365.25 / 12 days of the pilot",
        caveats=_RECORDED + " Two pilots in one area count its residents each for their own time. "
        "Pilots whose residents or first day are not known are left out.",
        citation=_DOSE,
        rows_view="v_engagement",
    )


METRICS = (
    Metric(
        key="proforma_version_compliance",
        title="Proformas on the right version",
        question="What share of the proformas were handed in on the version in force?",
        reads=(Totals("v_proforma_submission", ("in_force",)),),
        estimator=complete_share("in_force", "rows", absent=_NO_PROFORMA),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        others=(*_PILOT, "version"),
        base="proformas",
        disclosure=Disclosure.OPEN,
        formula="sum(in_force) / count(*) over v_proforma_submission; in force is the version that "
        "the plan names (threshold version of rule wrong_proforma_version), or else 2",
        caveats="A submission is what one person handed in on one day on one version. Every "
        "proforma handed over is counted, so there is no interval.",
        citation=_OWN,
        rows_view="v_proforma",
    ),
    Metric(
        key="proforma_field_completeness",
        title="Proformas that hold a field",
        question="What share of the proformas define success, note escalation, or say how the "
        "work is to be evaluated?",
        reads=(Totals("v_proforma_field", ("held",)),),
        estimator=complete_share("held", "rows", absent=_NO_PROFORMA),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        never_mixed=("field",),
        others=(*_PILOT, "version"),
        base="proformas",
        disclosure=Disclosure.OPEN,
        formula="sum(held) / count(*) over v_proforma_field, by field; a proforma holds a field "
        "where any of its steps does",
        caveats="Version 1 has none of these fields: what it lost was never asked. Not every step "
        "calls for each field.",
        citation=_OWN,
        rows_view="v_proforma",
    ),
    Metric(
        key="fidelity_features",
        title="Features of effective community policing",
        question="How many of the eleven features that research names does a pilot show?",
        reads=(Totals("v_fidelity_pilot", ("evidenced",)),),
        estimator=complete_mean("evidenced", absent="no file could show any of the features"),
        unit=Unit.FEATURES,
        direction=Direction.HIGHER,
        others=_PILOT,
        base="pilots",
        disclosure=Disclosure.OPEN,
        formula="sum(evidenced) / count(*) over v_fidelity_pilot: features of v_fidelity whose "
        "signs all hold, as a mean over the pilots that were begun",
        caveats=_SIGNS,
        citation=_FEATURES,
        rows_view="v_lisp_step_event",
    ),
    Metric(
        key="fidelity_feature_share",
        title="Pilots that show a feature",
        question="What share of pilots show each feature of effective community policing?",
        reads=(Totals("v_fidelity", ("evidenced", "judged")),),
        estimator=complete_share(
            "evidenced", "judged", absent="no file that was handed over could show this feature"
        ),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        never_mixed=("feature",),
        others=(*_PILOT, "title"),
        base="pilots",
        disclosure=Disclosure.OPEN,
        formula="sum(evidenced) / sum(judged) over v_fidelity, by feature",
        caveats=_SIGNS,
        citation=_FEATURES,
        rows_view="v_lisp_step_event",
    ),
    _dose(
        "dose_contacts",
        "Contacts",
        "How many contacts with people and partners did the pilots make?",
        "contacts",
        Unit.CONTACTS,
        "rows of v_engagement",
    ),
    _dose(
        "dose_hours",
        "Hours of contact",
        "How many hours did the pilots spend in contact with people and partners?",
        "hours",
        Unit.HOURS,
        "minutes / 60 of contacts whose length was recorded",
    ),
    _dose(
        "dose_stakeholders",
        "Stakeholders met",
        "How many stakeholders did the pilots meet?",
        "stakeholders",
        Unit.STAKEHOLDERS,
        "different stakeholders of v_engagement within a pilot",
    ),
    _dose(
        "dose_weeks",
        "Weeks with contact",
        "In how many weeks were the pilots in contact with anybody?",
        "weeks",
        Unit.WEEKS,
        "weeks from Monday with at least one contact",
    ),
    _rate(
        "dose_contacts_rate",
        "Contacts for the size of the place",
        "How many contacts were made for each 1,000 residents and month?",
        "placed_contacts",
        "resident_months",
        Unit.CONTACTS_PER_THOUSAND_MONTH,
    ),
    _rate(
        "dose_hours_rate",
        "Hours of contact for the size of the place",
        "How many hours of contact were there for each 1,000 residents and month?",
        "placed_hours",
        "timed_resident_months",
        Unit.HOURS_PER_THOUSAND_MONTH,
    ),
    Metric(
        key="dose_share_of_plan",
        title="Dose against the plan",
        question="How much of the planned dose was delivered, component by component?",
        reads=(Totals("v_dose_component", ("compared_amount", "compared_planned")),),
        estimator=complete_ratio(
            "compared_amount",
            "compared_planned",
            per=1,
            absent="the plan does not say how much of this component a pilot is to have",
        ),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        never_mixed=("component",),
        others=_PILOT,
        base="pilots",
        disclosure=Disclosure.OPEN,
        formula="sum(compared_amount) / sum(compared_planned) over v_dose_component, by component; "
        "a plan per month or week is multiplied by the pilot's months or weeks so far",
        caveats=_RECORDED + " More than the plan shows as more than 100 %. A plan for the whole "
        "pilot is not cut down for pilots that are still running or ended early.",
        citation=_DOSE,
        rows_view="v_engagement",
    ),
    Metric(
        key="oversight_weeks",
        title="Weeks with an inspector's oversight",
        question="In what share of a pilot's weeks is an inspector's oversight on record?",
        reads=(Totals("v_pilot_week", ("overseen",)),),
        estimator=complete_share("overseen", "rows", absent="no oversight was recorded"),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        others=_PILOT,
        base="weeks",
        disclosure=Disclosure.OPEN,
        formula="sum(overseen) / count(*) over v_pilot_week: weeks from a pilot's first day to its "
        "last, or to the newest week that the programme recorded",
        caveats="Oversight that nobody wrote down counts as none. Every week is counted, so there "
        "is no interval.",
        citation=_OWN,
        rows_view="v_oversight_week",
    ),
)
