"""Each component of the dose against the plan."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import BEGUN, each_found, pilots, rows, sentence, standing

from shared.findings import FindingState, Strength
from shared.findings.rules.dose_delivered import RULE

CONTACTS = {
    "stakeholders.csv": rows("stakeholders", {}),
    "contacts.csv": rows("engagement_contacts", {"date": "2016-02-10"}, {"date": "2016-02-11"}),
}
DONE = CONTACTS | {"register.csv": pilots("P1", ended_on="2016-03-01")}
RUNNING = {
    "stakeholders.csv": rows("stakeholders", {}),
    "contacts.csv": rows("engagement_contacts", {"date": "2016-02-10"}, {"date": "2016-02-29"}),
    "register.csv": pilots("P1", "P2"),
}


def plan(**planned: float) -> dict[str, str]:
    """An evaluation plan that asks for so much of each component from each pilot."""
    doses = (
        f'[[dose]]\ncomponent = "{component}"\nplanned = {amount}\nunit = "per pilot"\n'
        for component, amount in planned.items()
    )
    head = 'programme = "MK"\nversion = "1"\nagreed_on = 2016-01-08\n'
    return {"plan.toml": head + "".join(doses)}


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common=DONE,
        before=plan(contacts=2.1),
        after=plan(contacts=2),
        states=(FindingState.CONTRADICTED, FindingState.SUPPORTED),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_data_across_the_plan_move_the_finding_and_what_rests_on_it(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


def test_state_follows_every_component_that_was_planned(desk):
    judged = each_found(
        desk,
        RULE,
        PART=DONE | plan(contacts=1, hours=3),  # two contacts of 45 minutes
        RUNNING=RUNNING | plan(contacts=4),
        FULL=RUNNING | plan(contacts=1),
        SILENT={"register.csv": pilots("P1")} | plan(contacts=1),
        UNPLANNED=DONE,
    )
    assert standing(judged) == {
        "PART": (FindingState.MIXED, Strength.INDICATIVE),
        "RUNNING": (FindingState.CONTRADICTED, Strength.INDICATIVE),
        "FULL": (FindingState.SUPPORTED, Strength.MODERATE),
        "SILENT": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
        "UNPLANNED": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
    }
    part, running, full, silent, _ = map(sentence, judged.values())
    assert part.endswith("contacts 200 % (1 pilot) and hours 50 % (1 pilot).")
    assert running.endswith(
        "contacts 25 % (2 pilots). 2 pilots had not ended and could still add to it."
    )
    assert full.endswith(
        "contacts 100 % (2 pilots). 2 pilots had not ended and could still add to it."
    )
    assert silent.endswith("no contact has been handed over.")


def test_it_is_too_early_while_no_pilot_has_ended_or_run_for_four_weeks(desk):
    """The day before the limit in EARLY, the day of it in LATE; BOTH has a pilot that ended."""
    begun = {"started_on": BEGUN, "ended_on": ""}
    ended = begun | {"ended_on": "2016-02-20"}
    both = rows("pilot_register", begun | {"pilot": "P1"}, ended | {"pilot": "P2"})
    asked = plan(contacts=1) | {"register.csv": pilots("P1", "P2")}
    eve = rows("engagement_contacts", {"date": "2016-02-10"}, {"date": "2016-02-28"})
    judged = each_found(
        desk,
        RULE,
        EARLY=RUNNING | asked | {"contacts.csv": eve},
        LATE=RUNNING | asked,
        BOTH=RUNNING | asked | {"contacts.csv": eve, "register.csv": both},
    )
    assert standing(judged) == {
        "EARLY": (FindingState.TOO_EARLY, Strength.INSUFFICIENT),
        "LATE": (FindingState.SUPPORTED, Strength.MODERATE),
        "BOTH": (FindingState.SUPPORTED, Strength.MODERATE),
    }
    assert "the first had run for 27 days (fewer than 28)" in sentence(judged["EARLY"])
    shown = {given.shown: given.source for given in judged["EARLY"].conclusion.given}
    assert shown["27"] == "v_programme_day"
    assert sentence(judged["BOTH"]).endswith("1 pilot had not ended and could still add to it.")
