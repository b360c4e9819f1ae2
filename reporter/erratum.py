"""The erratum of an issued edition: which of its statements newer data or code would change.

Each piece of evidence that the edition was issued with is evaluated again, and compared as it was
shown. Nothing of the edition itself changes, and no erratum is filed: it follows from the edition
and the snapshot, whenever it is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from reporter.archive import Archive
from reporter.manifest import Manifest, Part
from reporter.review import review_key
from shared.contract.errors import RequestFault, UnknownName
from shared.findings.statement import Evidence
from shared.metrics import Evaluator, Group, Selection
from shared.metrics import metric as registered

GONE = "no longer stated"
NOT_MADE = "no longer evaluated"
NOT_COMPARED = "Sentences were not compared: render a draft of the newest snapshot first."


class NotIssuedYet(RequestFault):
    """A draft, where only an issued edition will do."""


class What(StrEnum):
    """What of a statement has changed."""

    VALUE = "value"
    INTERVAL = "interval"
    BASE = "base"
    STATE = "state"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that has changed behind or in a published statement.

    Attributes:
        what: value, interval, base, state or text.
        metric: key of the metric; empty where the text changed.
        where: selection and group in words; empty where the text changed.
        old, new: as shown then, and as it would be shown now.
    """

    what: What
    metric: str
    where: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Affected:
    """A published statement that would read otherwise now.

    Attributes:
        id: its mark in the edition.
        text: as it was published.
        changes: at least one.
    """

    id: str
    text: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """What is to be said of an issued edition on newer data.

    Attributes:
        key, version, programme: of the edition.
        issued_snapshot, snapshot: the one it was issued from, and the one it is held against.
        draft: key of the draft whose sentences were compared; empty where none was at hand.
        statements: how many statements were held against the newer snapshot.
        affected: those that would change, in the order of print.
    """

    key: str
    version: int
    programme: str
    issued_snapshot: str
    snapshot: str
    draft: str
    statements: int
    affected: tuple[Affected, ...]

    @property
    def sentence(self) -> str:
        """What it says, in one sentence."""
        if not self.affected:
            return "No published statement is affected."
        count, are = len(self.affected), "is" if len(self.affected) == 1 else "are"
        return f"{count} of {self.statements} published statements {are} affected."

    @property
    def caveat(self) -> str:
        """What was not compared, and what to do about it; empty where all was."""
        return "" if self.draft else NOT_COMPARED

    def as_json(self) -> dict[str, Any]:
        """The erratum as the API prints it."""
        return asdict(self) | {"sentence": self.sentence, "caveat": self.caveat}


def erratum(archive: Archive, evaluator: Evaluator, key: str) -> Erratum:
    """Hold an issued edition against a snapshot.

    Sentences are compared where the archive holds a draft of that snapshot, made by this code.

    Raises:
        UnknownName: the archive holds no such review.
        NotIssuedYet: it is a draft.
    """
    manifest = archive.manifest(key)
    if manifest.issue is None:
        raise NotIssuedYet(f"Review {key} is a draft. Only an issued edition has an erratum.")
    draft = archive.find(review_key(evaluator, manifest.programme))
    texts = _texts(_statements(archive, draft)) if draft else None
    published = _statements(archive, manifest)
    found = (_affected(evaluator, statement, texts) for statement in published)
    return Erratum(
        key=key,
        version=manifest.issue.version,
        programme=manifest.programme,
        issued_snapshot=manifest.edition,
        snapshot=evaluator.snapshot.name,
        draft=draft.key if draft else "",
        statements=len(published),
        affected=tuple(one for one in found if one.changes),
    )


def _statements(archive: Archive, manifest: Manifest) -> list[dict[str, Any]]:
    bundle = json.loads(archive.content(manifest.key, Part.EVIDENCE))
    statements: list[dict[str, Any]] = bundle["statements"]
    return statements


def _identity(statement: dict[str, Any]) -> str:
    """What a statement speaks of, whatever it says of it: its evidence without the numbers."""
    evidence = [[one["key"], one["selection"], one["group"]["by"]] for one in statement["evidence"]]
    given = [[one["meaning"], one["source"]] for one in statement.get("given", ())]
    return json.dumps([evidence, given], sort_keys=True)


def _texts(statements: Iterable[dict[str, Any]]) -> dict[str, list[str]]:
    """The sentences of a draft by what they speak of, in the order of print."""
    texts: dict[str, list[str]] = {}
    for statement in statements:
        texts.setdefault(_identity(statement), []).append(statement["text"])
    return texts


def _affected(
    evaluator: Evaluator, statement: dict[str, Any], texts: dict[str, list[str]] | None
) -> Affected:
    changes = [c for one in statement["evidence"] for c in _changes(evaluator, one)]
    if texts is not None:
        changes += _reworded(statement, texts.get(_identity(statement), []))
    return Affected(
        id=statement["id"], text=statement["text"], changes=tuple(dict.fromkeys(changes))
    )


def _reworded(statement: dict[str, Any], now: list[str]) -> Iterator[Change]:
    if statement["text"] not in now:
        new = " / ".join(now) or GONE
        yield Change(what=What.TEXT, metric="", where="", old=statement["text"], new=new)


def _changes(evaluator: Evaluator, kept: dict[str, Any]) -> Iterator[Change]:
    """Value, interval, base and state of one piece of evidence, then and now."""
    selection = Selection.of(kept["selection"])
    where = ", ".join([*map(str, [selection] * bool(selection.items)), *_named(kept["group"])])
    old = _shown(kept)
    again = _evaluated(evaluator, kept["key"], selection, kept["group"]["by"])
    new = _shown(again.as_json()) if again else dict.fromkeys(old, NOT_MADE)
    if old[What.STATE] != new[What.STATE]:
        differing = [What.STATE]
    else:
        differing = [what for what in old if old[what] != new[what]]
    for what in differing:
        yield Change(
            what=what, metric=kept["key"], where=where or "all rows", old=old[what], new=new[what]
        )


def _named(group: dict[str, Any]) -> list[str]:
    return [f"{name} {value}" for name, value in group["by"].items()]


def _shown(evidence: dict[str, Any]) -> dict[What, str]:
    base = evidence["group"].get("base")
    return {
        What.STATE: evidence["group"]["state"],
        What.VALUE: evidence["shown"],
        What.INTERVAL: " to ".join(filter(None, (evidence["shown_low"], evidence["shown_high"]))),
        What.BASE: "" if base is None else str(base),
    }


def _evaluated(
    evaluator: Evaluator, key: str, selection: Selection, by: dict[str, Any]
) -> Evidence | None:
    """The same question asked again; None where the metric no longer exists.

    A group that the data do not hold is not collected, as it was when a sentence spoke of it.
    """
    try:
        registered(key)
    except UnknownName:
        return None
    result = evaluator.evaluate(key, selection, by=tuple(by))
    found = next((group for group in result.groups if _by(group) == by), None)
    return Evidence(result, found or result.at(**by))


def _by(group: Group) -> dict[str, Any]:
    """The group as JSON holds it."""
    return {name: v if v is None or isinstance(v, int) else str(v) for name, v in group.by}
