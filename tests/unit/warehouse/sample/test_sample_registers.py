"""Roll-out, costs, sign-offs and override; and the policy events, benchmark and works around."""

from __future__ import annotations

from unit.warehouse.sample.adding_up import Row, held, rows

from warehouse.sample.background import background_files
from warehouse.sample.claims import claim_files
from warehouse.sample.handover import SampleFile
from warehouse.sample.registers import register_files


def registered(name: str) -> list[SampleFile]:
    files = (*register_files(), *background_files())
    return [file for file in files if file.path.split("/")[1].startswith(name)]


def cited() -> set[str]:
    return {row["value"] for row in rows(claim_files()) if row["measure"] == "work_cited"}


def test_two_areas_beside_milton_keynes_take_it_up() -> None:
    """Section 7.2."""
    sites = {row["site"]: row for row in held(registered("rollout"), "site", "theme")}
    assert set(sites) == {"Slough", "Aylesbury", "Milton Keynes"}
    assert {row["stage"] for row in sites.values()} == {"started"}
    assert "Honour-based violence" in sites["Slough"]["theme"]
    assert "genital mutilation" in sites["Slough"]["theme"]
    assert "little engagement" in sites["Aylesbury"]["theme"]


def test_uptake_grew_during_the_pilot() -> None:
    early = rows(registered("rollout")[:1])
    assert {row["site"]: row["stage"] for row in early} == {
        "Slough": "planned",
        "Aylesbury": "interested",
    }


def test_no_cost_of_a_pilot_is_known() -> None:
    """The review prints no cost: value for money cannot be established (section 9 claims it)."""
    [cost] = rows(registered("costs"))
    assert (cost["kind"], cost["pilot"], cost["period"]) == ("training", "", "2016-02")


def test_nobody_has_assured_or_approved_the_analysis() -> None:
    signed = rows(registered("sign_offs"))
    assert {row["role"] for row in signed} == {"commissioner", "analyst"}
    assert all("no real person" in row["name"] for row in signed)


def test_the_one_override_claims_less_and_says_why() -> None:
    [override] = rows(registered("finding_overrides"))
    assert override["finding"] == "confidence_after_training"
    assert override["state"] == "inconclusive"
    assert override["reason"]
    assert "no real person" in override["name"]


def test_attending_all_crimes_ended_on_the_first_of_june() -> None:
    """Section 8."""
    events = {row["name"]: row["date"] for row in rows(registered("policy_events"))}
    assert events["End of attending all crimes"] == "2016-06-01"
    assert len(events) == 5


def test_policy_events_are_handed_over_once_they_hold() -> None:
    for file in registered("policy_events"):
        assert max(row["date"] for row in rows([file])) <= file.handed_over


def test_benchmark_of_problem_solving_names_its_source() -> None:
    """Section 7.2: 1.7 percent of time, from Metcalfe (2015)."""
    [benchmark] = rows(registered("benchmarks"))
    assert (benchmark["value"], benchmark["unit"], benchmark["year"]) == ("1.7", "percent", "2015")
    assert "Metcalfe" in benchmark["source"]


def test_nine_works_are_listed_and_all_are_cited() -> None:
    """Section 12."""
    listed = {row["key"] for row in rows(registered("references"))}
    assert len(listed) == 9
    assert listed <= cited()


def test_two_cited_works_are_not_listed() -> None:
    """Contradiction 15: sections 7.2 and 9 against section 12."""
    listed = {row["key"] for row in rows(registered("references"))}
    assert cited() - listed == {"metcalfe2015", "strategising"}


def test_published_rows_are_not_called_synthetic() -> None:
    def marks(name: str) -> set[str]:
        found: list[Row] = rows(registered(name))
        return {row["synthetic"] for row in found}

    for name in ("benchmarks", "references"):
        assert marks(name) == {"false"}
    for name in ("rollout", "costs", "sign_offs", "finding_overrides", "policy_events"):
        assert marks(name) == {"true"}
