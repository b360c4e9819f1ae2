"""Generated documents: what may be handed over, what analysts may read, and every setting."""

from __future__ import annotations

from pathlib import Path

from shared.contract.relations import RELATIONS, Relation
from shared.contract.settings import Settings
from warehouse.catalogue import SOURCES
from warehouse.source import Source

DICTIONARY = Path("docs/data-dictionary.md")
SETTINGS = Path("docs/settings.md")


def documents() -> dict[Path, str]:
    """Each document's text, by its place in the repository."""
    return {DICTIONARY: _dictionary(), SETTINGS: _settings()}


def _settings() -> str:
    rows = [
        f"| `BEATWISE_{name.upper()}` | {_default(field.default)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    head = ["# Settings", "", "Generated from the code by `make docs`; do not edit.", ""]
    return "\n".join([*head, "| setting | default | meaning |", "|---|---|---|", *rows]) + "\n"


def _default(value: object) -> str:
    return "" if value is None else f"`{value}`"


def _dictionary() -> str:
    parts = [
        "# Data dictionary",
        "Generated from the contract and the catalogue by `make docs`; do not edit.",
        "## Files that may be handed over",
        *(_source(source) for source in SOURCES),
        "## Views that analysts may read",
        *(_relation(relation) for relation in RELATIONS.values()),
    ]
    return "\n\n".join(parts) + "\n"


def _source(source: Source) -> str:
    grain = " + ".join(source.key)
    replaces = f"the whole slice ({grain})" if source.release else f"rows of the same {grain}"
    rows = [f"| `{c.name}` | {'' if c.required else 'no'} | {c.meaning} |" for c in source.columns]
    if source.repeated:
        rows.append(f"| `{source.repeated.pattern}` |  | One such column or more. |")
    needs = f" Needs first: {', '.join(source.needs)}." if source.needs else ""
    return "\n".join(
        [
            f"### {source.title} (`{source.kind}`)",
            "",
            f"Origin: {source.origin}. Licence: {source.licence}. "
            f"A newer file replaces {replaces}.{needs}",
            "",
            "| column | required | meaning |",
            "|---|---|---|",
            *rows,
        ]
    )


def _relation(relation: Relation) -> str:
    rows = [f"| `{c.name}` | {c.type.value} | {c.meaning} |" for c in relation.columns]
    header = [f"### {relation.name}", "", f"Grain: {relation.grain}.", ""]
    return "\n".join([*header, "| column | type | meaning |", "|---|---|---|", *rows])
