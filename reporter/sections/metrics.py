"""Annex: the definition of each metric that the review draws on."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.section import Subject
from shared.metrics import Metric


@dataclass(frozen=True, slots=True)
class Metrics:
    """Definitions, in order of key."""

    metrics: tuple[Metric, ...]


def build(subject: Subject) -> Metrics:
    """The metrics behind every statement, figure and table before this annex."""
    return Metrics(subject.ledger.metrics())
