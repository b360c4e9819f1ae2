"""Whom the pilots engaged, for what, and how far they shared power.

What a log or register holds is counted whole and has no interval. How contacts went could have been
otherwise and has one.
"""

from __future__ import annotations

from functools import partial

from shared.metrics.definition import Direction, Disclosure, Metric, Rows, Totals, Unit
from shared.metrics.estimators.logs import (
    mean_alike,
    mean_each,
    recorded_hours,
    share_alike,
    share_of_register,
)
from shared.metrics.estimators.sums import existing

_OWN = "Own definition"
_PILLARS = "Pillars as the pilot set them: visibility, engagement, problem-solving, resilience"
_ARNSTEIN = "Arnstein (1969), Journal of the American Institute of Planners 35, 216–224"
_LOG = "The log holds what officers wrote down; contacts that nobody logged are missing."
_REGISTER = "The pilot's own register; who else shares the problem is not known."
_RATING = (
    "Officers rate their own contacts, and leave out those, such as patrols, that no rung fits. "
    "Contacts with one stakeholder are alike and are taken together in the interval."
)

_Open = partial(Metric, disclosure=Disclosure.OPEN)
_Pillar = partial(
    _Open,
    direction=Direction.NEITHER,
    never_mixed=("pillar",),
    others=("programme_code", "pilot_code", "month"),
    citation=_PILLARS,
    rows_view="v_contact",
)
_Stakeholder = partial(
    _Open,
    others=("programme_code", "pilot_code", "stakeholder_type", "standing"),
    citation=_OWN,
    rows_view="v_stakeholder_reach",
)
_Contact = partial(
    _Open,
    unit=Unit.SHARE,
    others=("programme_code", "pilot_code", "month", "pillar", "activity", "stakeholder_type"),
    citation=_ARNSTEIN,
    rows_view="v_contact",
)

METRICS = (
    _Pillar(
        key="pillar_contacts",
        title="Contacts by pillar",
        question="How many contacts served each of the four pillars?",
        reads=(Totals("v_pillar_activity", ("contacts",)),),
        estimator=existing("contacts"),
        unit=Unit.CONTACTS,
        base="contacts",
        formula="sum(contacts) over v_pillar_activity, split by pillar",
        caveats=f"{_LOG} Contacts without a pillar count in none: read beside their share.",
    ),
    _Pillar(
        key="pillar_hours",
        title="Hours of engagement by pillar",
        question="How many hours of engagement went into each of the four pillars?",
        reads=(Totals("v_pillar_activity", ("minutes", "timed_contacts", "contacts")),),
        estimator=recorded_hours("minutes", recorded="timed_contacts", things="contacts"),
        unit=Unit.HOURS,
        base="contacts whose length was recorded",
        formula="sum(minutes) / 60 over v_pillar_activity, split by pillar; contacts without a "
        "length add nothing",
        caveats=f"{_LOG} Length of the contact, not hours of staff: two officers at one meeting "
        "count once.",
    ),
    _Pillar(
        key="pillar_share",
        title="Share of contacts by pillar",
        question="How is engagement shared out among the four pillars?",
        reads=(
            Totals("v_pillar_activity", ("contacts",)),
            Totals("v_engagement_month", ("tagged_contacts",)),
        ),
        estimator=share_of_register(
            "contacts", "tagged_contacts", absent="no contact has been tagged with a pillar"
        ),
        unit=Unit.SHARE,
        base="contacts with a pillar",
        formula="sum(contacts) over v_pillar_activity of the pillar / sum(tagged_contacts) over "
        "v_engagement_month; the log is complete, so there is no interval",
        caveats=f"{_LOG} A long meeting counts as one contact, like a short one.",
    ),
    _Pillar(
        key="pillar_actions",
        title="Actions by pillar",
        question="How many actions were agreed for each of the four pillars?",
        reads=(Totals("v_pillar_action", ("actions",)),),
        estimator=existing("actions"),
        unit=Unit.ACTIONS,
        others=("programme_code", "pilot_code", "status"),
        base="actions",
        formula="sum(actions) over v_pillar_action, split by pillar",
        caveats="Actions without a pillar count in none. Large and small ones count alike.",
        rows_view="v_action",
    ),
    _Open(
        key="pillar_untagged",
        title="Contacts without a pillar",
        question="Which share of the contacts was tagged with none of the four pillars?",
        reads=(Totals("v_engagement_month", ("untagged_contacts", "contacts")),),
        estimator=share_of_register(
            "untagged_contacts", "contacts", absent="no contact has been logged"
        ),
        unit=Unit.SHARE,
        direction=Direction.LOWER,
        others=("programme_code", "pilot_code", "month"),
        base="contacts",
        formula="sum(untagged_contacts) / sum(contacts) over v_engagement_month",
        caveats=_LOG,
        citation=_OWN,
        rows_view="v_contact",
    ),
    _Stakeholder(
        key="stakeholders_known",
        title="Stakeholders on the register",
        question="How many stakeholders do the pilots know?",
        reads=(Totals("v_stakeholder_count", ("known",)),),
        estimator=existing("known"),
        unit=Unit.STAKEHOLDERS,
        direction=Direction.HIGHER,
        base="stakeholders",
        formula="sum(known) over v_stakeholder_count",
        caveats=f"{_REGISTER} A body that two pilots registered counts twice.",
    ),
    _Stakeholder(
        key="stakeholders_new",
        title="New stakeholders",
        question="How many stakeholders were met for the first time while the pilot ran?",
        reads=(Totals("v_stakeholder_month", ("newly_met",)),),
        estimator=existing("newly_met"),
        unit=Unit.STAKEHOLDERS,
        direction=Direction.HIGHER,
        others=("programme_code", "pilot_code", "month", "stakeholder_type"),
        base="stakeholders",
        formula="sum(newly_met) over v_stakeholder_month: first contact, by register or log, in "
        "that month of the run; months add up",
        caveats=f"{_REGISTER} Who was met before the pilot began is not new.",
        rows_columns={"month": "first_month"},
    ),
    _Stakeholder(
        key="stakeholders_reached",
        title="Stakeholders met by the end of each month",
        question="How did the network of stakeholders grow from month to month?",
        reads=(Totals("v_stakeholder_month", ("reached",)),),
        estimator=existing("reached"),
        unit=Unit.STAKEHOLDERS,
        direction=Direction.HIGHER,
        never_mixed=("month",),
        others=("programme_code", "pilot_code", "stakeholder_type"),
        base="stakeholders",
        formula="sum(reached) over v_stakeholder_month of one month: first contact, by register or "
        "log, by the end of that month; never added up over months",
        caveats=f"{_REGISTER} A pilot counts only in the months of its own run: a fall of the sum "
        "over pilots means that one has ended.",
    ),
    _Stakeholder(
        key="stakeholder_non_statutory_share",
        title="Non-statutory share of stakeholders",
        question="Which share of the stakeholders has no statutory duty?",
        reads=(Totals("v_stakeholder_count", ("non_statutory", "standing_known")),),
        estimator=share_of_register(
            "non_statutory", "standing_known", absent="no stakeholder's standing is known"
        ),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        base="stakeholders whose standing is known",
        formula="sum(non_statutory) / sum(standing_known) over v_stakeholder_count; the register "
        "is complete, so there is no interval",
        caveats=_REGISTER,
    ),
    _Stakeholder(
        key="stakeholder_authority_share",
        title="Stakeholders who may decide locally",
        question="Which share of the stakeholders has authority to decide locally?",
        reads=(Totals("v_stakeholder_count", ("decides_locally", "authority_known")),),
        estimator=share_of_register(
            "decides_locally", "authority_known", absent="no stakeholder's authority is known"
        ),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        base="stakeholders whose level of decision is known",
        formula="sum(decides_locally) / sum(authority_known) over v_stakeholder_count; the others "
        "decide regionally, nationally or not at all; the register is complete, so there is no "
        "interval",
        caveats=f"{_REGISTER} Residents decide about nothing but themselves: select businesses to "
        "see whether shops can act.",
    ),
    _Stakeholder(
        key="stakeholder_contacted_share",
        title="Stakeholders who were met",
        question="Which share of the registered stakeholders was met at all?",
        reads=(Totals("v_stakeholder_count", ("contacted", "known")),),
        estimator=share_of_register("contacted", "known", absent="no stakeholder is registered"),
        unit=Unit.SHARE,
        direction=Direction.HIGHER,
        base="stakeholders",
        formula="sum(contacted) / sum(known) over v_stakeholder_count: a first contact stands in "
        "the register or the log; the register is complete, so there is no interval",
        caveats=f"{_REGISTER} Where only those who were met are registered, the share is 1.",
    ),
    _Stakeholder(
        key="stakeholder_contacts_each",
        title="Contacts per stakeholder",
        question="How often was each stakeholder met?",
        reads=Rows("v_stakeholder_reach", ("contacts",)),
        estimator=mean_each("contacts", absent="no contact log has been handed over"),
        unit=Unit.CONTACTS_EACH,
        direction=Direction.HIGHER,
        base="stakeholders",
        formula="avg(contacts) over v_stakeholder_reach; 95 % t interval over stakeholders",
        caveats=f"{_LOG} A few stakeholders met often raise the mean, and a wide interval can pass "
        "below 0.",
        citation="Student (1908), Biometrika 6, 1–25",
    ),
    _Contact(
        key="arnstein_rung",
        title="Mean rung of Arnstein's ladder",
        question="How far was power shared with the community, by the officers' own rating?",
        reads=Rows("v_contact", ("arnstein_rung", "met_with")),
        estimator=mean_alike(
            "arnstein_rung", cluster="met_with", absent="no contact has been rated"
        ),
        unit=Unit.RUNG,
        direction=Direction.HIGHER,
        base="rated contacts",
        formula="avg(arnstein_rung) over v_contact, unrated contacts apart; 95 % t interval robust "
        "to clusters, which are met_with",
        caveats=f"{_RATING} Rungs are ranks, not distances: read beside the contacts on each rung.",
        citation=f"{_ARNSTEIN}; interval: Liang and Zeger (1986), Biometrika 73, 13–22",
    ),
    _Contact(
        key="arnstein_partnership_share",
        title="Contacts at partnership or above",
        question="Which share of the contacts reached partnership, delegated power or control by "
        "citizens?",
        reads=Rows("v_contact", ("is_partnership", "met_with")),
        estimator=share_alike(
            "is_partnership", cluster="met_with", absent="no contact has been rated"
        ),
        direction=Direction.HIGHER,
        base="rated contacts",
        formula="share of contacts with arnstein_rung >= 6 over v_contact, unrated ones apart; "
        "95 % Wilson interval for the effective number of contacts, clusters being met_with",
        caveats=_RATING,
        citation=f"{_ARNSTEIN}; interval: Korn and Graubard (1998), Survey Methodology 24, 193–201",
    ),
    _Open(
        key="arnstein_contacts",
        title="Contacts on each rung of Arnstein's ladder",
        question="On which rungs of the ladder do the contacts stand?",
        reads=(Totals("v_ladder_month", ("contacts",)),),
        estimator=existing("contacts"),
        unit=Unit.CONTACTS,
        direction=Direction.NEITHER,
        never_mixed=("arnstein_rung",),
        others=("programme_code", "pilot_code", "month"),
        base="rated contacts",
        formula="sum(contacts) over v_ladder_month, split by arnstein_rung",
        caveats="Officers rate their own contacts; those that nobody rated stand on no rung.",
        citation=_ARNSTEIN,
        rows_view="v_contact",
    ),
    _Open(
        key="arnstein_unrated_share",
        title="Contacts without a rung",
        question="Which share of the contacts was not rated on Arnstein's ladder?",
        reads=(Totals("v_engagement_month", ("unrated_contacts", "contacts")),),
        estimator=share_of_register(
            "unrated_contacts", "contacts", absent="no contact has been logged"
        ),
        unit=Unit.SHARE,
        direction=Direction.NEITHER,
        others=("programme_code", "pilot_code", "month"),
        base="contacts",
        formula="sum(unrated_contacts) / sum(contacts) over v_engagement_month; the log is "
        "complete, so there is no interval",
        caveats="Some contacts, such as patrols, fit no rung and are rightly left unrated.",
        citation=_OWN,
        rows_view="v_contact",
    ),
)
