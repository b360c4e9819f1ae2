"""Every kind of file that Beatwise takes, in the order in which one needs another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

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
    demand_coding,
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
    demand_coding.SOURCE,
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


BETWEEN_WORDS = re.compile(r"[\s_-]+")


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return BETWEEN_WORDS.sub(" ", name.strip().casefold())


DECLARED = {s.kind: {_folded(column.name): column.name for column in s.columns} for s in SOURCES}
"""For each kind, its columns by their folded names."""


def as_declared(source: Source, header: tuple[str, ...]) -> tuple[str, ...]:
    """A header in the names that a kind declares, where only writing tells them apart.

    Case does not count, nor whether blanks, underscores or hyphens stand between words. The header
    stays as it is where two of its columns would take the same name.
    """
    declared = DECLARED[source.kind]
    renamed = tuple(declared.get(_folded(name), name) for name in header)
    return renamed if len(set(renamed)) == len(set(header)) else header


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How far a header, in the names of a kind, is of that kind."""

    source: Source
    header: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        return self.source.missing(self.header)

    @property
    def share(self) -> float:
        """The share of its columns that the kind knows, times that of the kind's that are there."""
        wanted = len(self.source.required) + bool(self.source.repeated)
        known = {column.name for column in self.source.columns}
        known.update(self.source.repeated_in(self.header))
        filled = {name for name in self.header if name}
        return (1 - len(self.missing) / wanted) * len(filled & known) / max(1, len(filled))


def recognise(file_name: str, header: tuple[str, ...], *, kind: str | None = None) -> Source:
    """The kind of a file, told by its columns alone, or the kind that it is said to be.

    Where no kind has the columns as they are written, they are read as `as_declared` has them.

    Raises:
        UnknownFile: it fits none, or not the one named; says what is missing.
    """
    candidates = [source for source in SOURCES if kind in (None, source.kind)]
    if fitting := [source for source in candidates if not source.missing(header)]:
        return max(fitting, key=lambda source: len(source.required))
    likenesses = [_Likeness(source, as_declared(source, header)) for source in candidates]
    if fitting := [like.source for like in likenesses if not like.missing]:
        return max(fitting, key=lambda source: len(source.required))
    best = max(likenesses, key=lambda like: (like.share, len(like.source.required)))
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
