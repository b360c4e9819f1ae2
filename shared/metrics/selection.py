"""Which rows a result speaks of: values or spans of dimensions, as text that a URL holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from shared.contract.errors import RequestFault
from shared.contract.relations import ColumnType
from shared.store import Span

SPAN = ".."
_IN_ORDER = (ColumnType.DATE, ColumnType.INTEGER)


@dataclass(frozen=True, slots=True)
class Selection:
    """Dimension to the texts that select on it, in the order of dimension names.

    A text is one value ("treated", "2016-05") or, of days and whole numbers, a closed span
    ("2016-01..2016-06", either end may be left out). Several values of one dimension are
    alternatives.
    """

    items: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, chosen: Mapping[str, Any | Iterable[Any]] | None = None) -> Selection:
        """From a mapping; a dimension without a value, or with None, is not selected on."""
        texts = {name: _texts(value) for name, value in (chosen or {}).items()}
        return cls(tuple(sorted((name, values) for name, values in texts.items() if values)))

    @classmethod
    def parse(cls, assignments: Iterable[str]) -> Selection:
        """From texts such as 'arm=treated'; a repeated dimension gathers alternatives.

        Raises:
            RequestFault: a text holds no '='.
        """
        chosen: dict[str, list[str]] = {}
        for assignment in assignments:
            name, sign, value = assignment.partition("=")
            if not sign or not name or not value:
                raise RequestFault(
                    f"Selection '{assignment}' is not understood. Write DIMENSION=VALUE."
                )
            chosen.setdefault(name, []).append(value)
        return cls.of(chosen)

    def names(self) -> tuple[str, ...]:
        """Dimensions that are selected on."""
        return tuple(name for name, _ in self.items)

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts that select on a dimension; empty where none does."""
        return dict(self.items).get(name, ())

    def without(self, *names: str) -> Selection:
        """The same selection, but not on those dimensions."""
        return Selection(tuple(item for item in self.items if item[0] not in names))

    def as_json(self) -> dict[str, str | list[str]]:
        """Dimension to value, or to a list of alternatives."""
        return {name: v[0] if len(v) == 1 else list(v) for name, v in self.items}

    def __str__(self) -> str:
        return ", ".join(f"{name} {' or '.join(values)}" for name, values in self.items)


def _texts(value: Any | Iterable[Any]) -> tuple[str, ...]:
    if value is None or value == "":
        return ()
    if isinstance(value, list | tuple | set | frozenset):
        return tuple(dict.fromkeys(str(v) for v in value))
    return (str(value),)


def typed(name: str, texts: tuple[str, ...], kind: ColumnType) -> list[Any] | Span:
    """The values of a column's type, or a span of them; only days and whole numbers have spans.

    Raises:
        RequestFault: a text cannot be read as that type, or a span stands among alternatives.
    """
    if kind in _IN_ORDER and any(SPAN in text for text in texts):
        if len(texts) > 1:
            raise RequestFault(f"A span of {name} cannot be joined with other values.")
        first, _, last = texts[0].partition(SPAN)
        ends = [_value(name, end, kind) if end else None for end in (first, last)]
        return Span(*ends)
    return [_value(name, text, kind) for text in texts]


def _value(name: str, text: str, kind: ColumnType) -> Any:
    try:
        match kind:
            case ColumnType.DATE:
                return date.fromisoformat(f"{text}-01" if len(text) == len("2016-05") else text)
            case ColumnType.INTEGER:
                return int(text)
            case _:
                return text
    except ValueError as fault:
        wanted = "a day (2016-05-31) or month (2016-05)" if kind == ColumnType.DATE else "a number"
        raise RequestFault(f"'{text}' is no value of {name}: write {wanted}.") from fault
