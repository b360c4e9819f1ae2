"""Evaluation plan (TOML): what was agreed before the results were known.

The document says of itself which programme and version it is and when it was agreed; then come its
parts, each a TOML section of its own: [[effect]], [[family]], [[dose]], [[threshold]], [[wave]] and
[[dispute]]. All stand in one table, and each part has a view. A newer plan replaces the programme's
older one whole: what is no longer in it no longer holds.
"""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import (
    Correction,
    DoseComponent,
    EffectDirection,
    FamilyRole,
    PlanPart,
)
from warehouse.expressions import (
    day,
    in_range,
    is_date,
    known,
    matches,
    not_before,
    one_of,
    present,
    registered_programme,
    truth,
    unique,
    warn,
)
from warehouse.masking import impersonal, masker
from warehouse.source import FileContext, RawColumn, Rule, Source

NEEDED: dict[PlanPart, tuple[str, ...]] = {
    PlanPart.EFFECT: ("outcome", "smallest", "unit"),
    PlanPart.FAMILY: ("family", "role", "correction", "members"),
    PlanPart.DOSE: ("component", "planned", "unit"),
    PlanPart.THRESHOLD: ("rule", "name", "value"),
    PlanPart.WAVE: ("wave", "opens", "closes"),
    PlanPart.DISPUTE: ("figure", "preferred", "reason", "decided_by", "decided_on"),
}
"""What each entry of a part must say."""

ALLOWED: dict[PlanPart, tuple[str, ...]] = {
    PlanPart.EFFECT: ("direction", "reason"),
    PlanPart.FAMILY: ("reason",),
    PlanPart.DOSE: ("reason",),
    PlanPart.THRESHOLD: ("unit", "reason"),
    PlanPart.WAVE: ("reason",),
    PlanPart.DISPUTE: (),
}
"""What it may say besides."""

OF_ALL = ("section", "item", "programme", "version", "agreed_on", "synthetic")
GIVEN_BACK = "beatwise_"
"""What the columns begin with that a file of rejects, given back to be mended, has besides."""
NAMES = ("outcome", "family", "component", "rule", "wave", "figure")
"""The field by which an entry of each part is called."""

KEY = "[a-z][a-z0-9_]*"
MEMBER = "[A-Za-z][A-Za-z0-9_]*"
LARGEST = 1e12


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A part that is known, all that it needs and nothing else, each of its kind, each once."""
    return (
        *present("section", "programme", "version", "agreed_on"),
        registered_programme(context),
        is_date("agreed_on"),
        one_of("section", list(PlanPart)),
        *(_needed(part, name) for part, names in NEEDED.items() for name in names),
        *(
            _in_place(name, context.header)
            for name in context.header
            if name not in OF_ALL and not name.startswith(GIVEN_BACK)
        ),
        *_value_rules(),
        *_once(),
        *impersonal("version", "unit", "preferred", "decided_by"),
        *masker(context).warnings("reason"),
        *_weighed(context.references["published_claims"]),
    )


def _needed(part: PlanPart, name: str) -> Rule:
    return Rule(
        name=f"is filled in [[{part}]]",
        column=name,
        broken=(pl.col("section") == part) & pl.col(name).is_null(),
    )


def _in_place(name: str, header: tuple[str, ...]) -> Rule:
    """The field, where filled, belongs to the part that it stands in."""
    parts = [part for part in PlanPart if name in NEEDED[part] + ALLOWED[part]]
    others = [part for part in PlanPart if part not in parts]
    listed = ", ".join(f"[[{part}]]" for part in parts)
    return Rule(
        name=f"stands only in {listed}" if parts else "is a field of an evaluation plan",
        column=name,
        broken=pl.col(name).is_not_null() & pl.col("section").is_in(others),
        private=not parts,
    )


def _value_rules() -> tuple[Rule, ...]:
    smallest = pl.col("smallest").cast(pl.Float64, strict=False)
    members = pl.col("members").str.extract_all(MEMBER)
    return (
        *(
            matches(name, KEY, "is a key such as self_legitimacy")
            for name in ("outcome", "family", "rule", "name", "figure")
        ),
        in_range("smallest", 0, LARGEST),
        Rule(name="is above 0", column="smallest", broken=smallest == 0),
        one_of("direction", list(EffectDirection)),
        one_of("role", list(FamilyRole)),
        one_of("correction", list(Correction)),
        matches(
            "members",
            rf'\["{MEMBER}"(?:, "{MEMBER}")*\]',
            'is a list such as ["Q1", "Q2"] or ["self_legitimacy"]',
        ),
        Rule(
            name="lists each member once",
            column="members",
            broken=members.list.n_unique() != members.list.len(),
        ),
        one_of("component", list(DoseComponent)),
        in_range("planned", 0, LARGEST),
        in_range("value", -LARGEST, LARGEST),
        matches("wave", "T[1-9]", "is a wave such as T1"),
        *(is_date(name) for name in ("opens", "closes", "decided_on")),
        not_before("closes", "opens"),
    )


def _once() -> tuple[Rule, ...]:
    names = (name for name in NAMES if name != "rule")
    return (
        *(unique("programme", name) for name in names),
        unique("programme", "rule", "name"),
    )


def _weighed(claims: pl.DataFrame) -> tuple[Rule, ...]:
    """A preferred value, where claims are loaded, is one that the review printed."""
    if claims.is_empty():
        return ()
    what = "a value of that disputed figure among the published claims"
    return (
        warn(known("figure", "preferred", what=what, among=claims.select("disputed", "value"))),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_plan_entry per entry, of a family one per member."""
    mask = masker(context)
    entries = raw.select(
        "row_no",
        "unit",
        "direction",
        "correction",
        "preferred",
        "decided_by",
        programme_code=pl.col("programme"),
        plan_version=pl.col("version"),
        agreed_on=day("agreed_on"),
        part=pl.col("section"),
        name=pl.coalesce(NAMES),
        member=pl.col("members").str.extract_all(MEMBER),
        family_role=pl.col("role"),
        threshold_name=pl.col("name"),
        amount=pl.coalesce("smallest", "planned", "value").cast(pl.Float64),
        opens_on=day("opens"),
        closes_on=day("closes"),
        reason=mask.text("reason"),
        decided_on=day("decided_on"),
        masked=mask.marks("reason"),
        is_synthetic=truth("synthetic"),
    )
    return entries.explode("member")


SOURCE = Source(
    kind="evaluation_plan",
    title="Evaluation plan",
    origin="The evaluator and the commissioner, agreed before the results",
    licence="The evaluator's own",
    columns=(
        RawColumn("section", "Part: effect, family, dose, threshold, wave or dispute."),
        RawColumn("item", "Place of the entry within its part.", required=False),
        RawColumn("programme", "Code of the programme; once for the document."),
        RawColumn("version", "Version of the plan; once for the document."),
        RawColumn("agreed_on", "Day on which it was agreed; once for the document."),
        RawColumn("outcome", "effect: scale, item or metric.", required=False),
        RawColumn("smallest", "effect: smallest change that would matter.", required=False),
        RawColumn("direction", "effect: higher, lower or either; what is hoped.", required=False),
        RawColumn("family", "family: its key.", required=False),
        RawColumn("role", "family: confirmatory or exploratory.", required=False),
        RawColumn("correction", "family: holm, benjamini_hochberg or none.", required=False),
        RawColumn("members", "family: list of the outcomes tested together.", required=False),
        RawColumn("component", "dose: contacts, hours, stakeholders or weeks.", required=False),
        RawColumn("planned", "dose: how much of it each pilot is to have.", required=False),
        RawColumn("rule", "threshold: key of the finding's rule.", required=False),
        RawColumn("name", "threshold: which of the rule's thresholds.", required=False),
        RawColumn("value", "threshold: its value.", required=False),
        RawColumn("unit", "effect, dose, threshold: unit of the number.", required=False),
        RawColumn("wave", "wave: T1, T2 …", required=False),
        RawColumn("opens", "wave: planned first day, YYYY-MM-DD.", required=False),
        RawColumn("closes", "wave: planned last day, YYYY-MM-DD.", required=False),
        RawColumn("figure", "dispute: key of the figure, as among the claims.", required=False),
        RawColumn("preferred", "dispute: the value to go by.", required=False),
        RawColumn("reason", "Why; it is printed.", required=False),
        RawColumn("decided_by", "dispute: who decided; it is printed.", required=False),
        RawColumn("decided_on", "dispute: day of the decision.", required=False),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="dim_plan_entry",
    key=("programme_code",),
    rules=rules,
    tidy=tidy,
    needs=("pilot_register",),
    weighs=("roster", "published_claims"),
    dated="agreed_on",
    spreads=True,
)
