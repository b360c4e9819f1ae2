"""Every kind of file that Beatwise takes, in the order in which one needs another."""

from __future__ import annotations

from dataclasses import dataclass

from shared.contract.errors import UnknownFile
from warehouse.source import Source
from warehouse.sources import (
    areas,
    pilot_register,
    police_street,
    published_claims,
    self_evaluation,
    survey_codebook,
    survey_export,
    survey_invitations,
)

SOURCES: tuple[Source, ...] = (
    areas.SOURCE,
    pilot_register.SOURCE,
    survey_codebook.SOURCE,
    survey_invitations.SOURCE,
    survey_export.SOURCE,
    self_evaluation.SOURCE,
    published_claims.SOURCE,
    police_street.SOURCE,
)


@dataclass(frozen=True, slots=True)
class _Likeness:
    source: Source
    missing: tuple[str, ...]

    @property
    def share(self) -> float:
        wanted = len(self.source.required) + bool(self.source.repeated)
        return 1 - len(self.missing) / wanted


def recognise(file_name: str, header: tuple[str, ...]) -> Source:
    """The kind of a file, told by its columns alone.

    Raises:
        UnknownFile: it fits none; names the closest kind and what is missing.
    """
    likenesses = [_Likeness(source, source.missing(header)) for source in SOURCES]
    best = max(likenesses, key=lambda like: (like.share, len(like.source.required)))
    if not best.missing:
        return best.source
    if best.share == 0:
        kinds = ", ".join(source.kind for source in SOURCES)
        raise UnknownFile(
            f"{file_name} is no kind of file that Beatwise takes ({kinds}). "
            "Hand over one of those; docs/data-dictionary.md lists their columns."
        )
    raise UnknownFile(
        f"{file_name} is no kind of file that Beatwise takes. It is closest to "
        f"{best.source.kind}, but lacks: {', '.join(best.missing)}. Add or rename those columns."
    )


def source_named(kind: str) -> Source:
    """The source of a kind that the catalogue holds."""
    return next(source for source in SOURCES if source.kind == kind)
