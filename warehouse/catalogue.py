"""Every kind of file that Beatwise takes, in the order in which one needs another."""

from __future__ import annotations

from dataclasses import dataclass

from shared.contract.errors import UnknownFile
from warehouse.source import Source
from warehouse.sources import (
    actions,
    area_lookups,
    areas,
    benchmarks,
    boundaries,
    coded_excerpts,
    commentary,
    costs,
    dependencies,
    deprivation,
    engagement_contacts,
    escalations,
    evaluation_plan,
    finding_overrides,
    harm_weights,
    incidents,
    interview_index,
    lisp_step_events,
    offence_types,
    opportunities,
    oversight_weeks,
    pilot_areas,
    pilot_register,
    police_outcomes,
    police_street,
    policy_events,
    population,
    proformas,
    published_claims,
    references,
    rollout,
    roster,
    rubric_reviews,
    self_evaluation,
    sign_offs,
    stakeholders,
    stop_and_search,
    survey_codebook,
    survey_export,
    survey_invitations,
    theme_codebooks,
    time_records,
    training_attendance,
)

SOURCES: tuple[Source, ...] = (
    areas.SOURCE,
    population.SOURCE,
    deprivation.SOURCE,
    *area_lookups.SOURCES,
    *boundaries.SOURCES,
    *harm_weights.SOURCES,
    offence_types.SOURCE,
    pilot_register.SOURCE,
    roster.SOURCE,
    published_claims.SOURCE,
    evaluation_plan.SOURCE,
    survey_codebook.SOURCE,
    survey_invitations.SOURCE,
    survey_export.SOURCE,
    self_evaluation.SOURCE,
    police_street.SOURCE,
    police_outcomes.SOURCE,
    stop_and_search.SOURCE,
    incidents.SOURCE,
    training_attendance.SOURCE,
    lisp_step_events.SOURCE,
    proformas.SOURCE,
    rubric_reviews.SOURCE,
    stakeholders.SOURCE,
    engagement_contacts.SOURCE,
    escalations.SOURCE,
    actions.SOURCE,
    time_records.SOURCE,
    policy_events.SOURCE,
    interview_index.SOURCE,
    *theme_codebooks.SOURCES,
    *coded_excerpts.SOURCES,
    pilot_areas.SOURCE,
    oversight_weeks.SOURCE,
    dependencies.SOURCE,
    opportunities.SOURCE,
    costs.SOURCE,
    rollout.SOURCE,
    benchmarks.SOURCE,
    sign_offs.SOURCE,
    finding_overrides.SOURCE,
    references.SOURCE,
    commentary.SOURCE,
)


@dataclass(frozen=True, slots=True)
class _Likeness:
    source: Source
    missing: tuple[str, ...]

    @property
    def share(self) -> float:
        wanted = len(self.source.required) + bool(self.source.repeated)
        return 1 - len(self.missing) / wanted


def recognise(file_name: str, header: tuple[str, ...], *, kind: str | None = None) -> Source:
    """The kind of a file, told by its columns alone, or the kind that it is said to be.

    Raises:
        UnknownFile: it fits none, or not the one named; says what is missing.
    """
    candidates = [source for source in SOURCES if kind in (None, source.kind)]
    likenesses = [_Likeness(source, source.missing(header)) for source in candidates]
    best = max(likenesses, key=lambda like: (like.share, len(like.source.required)))
    if not best.missing:
        return best.source
    lacks = f"lacks: {', '.join(best.missing)}. Add or rename those columns"
    if kind:
        raise UnknownFile(f"{file_name} is loaded as {kind}, but {lacks}, or map them.")
    if best.share == 0:
        raise UnknownFile(
            f"{file_name} is no kind of file that Beatwise takes, nor like one. Hand over one of "
            f"the {len(SOURCES)} kinds that docs/data-dictionary.md lists with their columns."
        )
    raise UnknownFile(
        f"{file_name} is no kind of file that Beatwise takes. It is closest to "
        f"{best.source.kind}, but {lacks}."
    )


def source_named(kind: str) -> Source:
    """The source of a kind that the catalogue holds."""
    return next(source for source in SOURCES if source.kind == kind)
