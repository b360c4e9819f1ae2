"""Writes docs/data-dictionary.md: what may be handed over, and what analysts may read."""

from __future__ import annotations

from pathlib import Path

from shared.contract.relations import RELATIONS, Relation
from warehouse.catalogue import SOURCES
from warehouse.source import Source


def write_dictionary(path: Path, *, check: bool) -> bool:
    """Write the dictionary, or only compare.

    Returns:
        False where `check` is set and the file on disk is stale; otherwise True.
    """
    text = _dictionary()
    if check:
        return path.exists() and path.read_text(encoding="utf-8") == text
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


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
        rows.append(f"| `{source.repeated.pattern}` |  | One column per item. |")
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
