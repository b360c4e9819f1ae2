"""The tag tree of a PDF as pikepdf reads it, a second tool beside the one that wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

import pikepdf

PAINTING = frozenset(
    ("Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh")
)


@dataclass(frozen=True)
class Element:
    kind: str
    data: pikepdf.Dictionary
    above: tuple[str, ...]

    @cached_property
    def scope(self) -> str | None:
        return str(self.data.A.Scope) if "/Scope" in self.data.get("/A", {}) else None

    @cached_property
    def alternative(self) -> str:
        return str(self.data.get("/Alt", ""))


class TagTree:
    def __init__(self, source: Path | bytes) -> None:
        self.pdf = pikepdf.open(source if isinstance(source, Path) else BytesIO(source))
        self.root = self.pdf.Root

    @cached_property
    def elements(self) -> list[Element]:
        return list(self._below(self.root.StructTreeRoot.K, ()))

    def of_kind(self, *kinds: str) -> list[Element]:
        return [element for element in self.elements if element.kind in kinds]

    def _below(self, kids: object, above: tuple[str, ...]) -> Iterator[Element]:
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                kind = str(kid.S).removeprefix("/")
                yield Element(kind, kid, above)
                yield from self._below(kid.get("/K", pikepdf.Array()), (*above, kind))

    @cached_property
    def owned(self) -> set[tuple[int, int]]:
        """Every piece of content (page index, number) that an element of the tree owns."""
        places = {page.obj.objgen: index for index, page in enumerate(self.pdf.pages)}
        return {
            (places[element.data.Pg.objgen], kid)
            for element in self.elements
            for kid in _kids(element.data)
            if isinstance(kid, int)
        }

    def artifacts(self, page: pikepdf.Page) -> list[str]:
        """The type of every artifact of a page that states one."""
        return [
            str(operands[1].Type)
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and str(operands[0]) == "/Artifact"
        ]

    def stray(self) -> list[str]:
        """What is painted neither as tagged content nor as an artifact."""
        return [
            f"page {index + 1}: {operator}"
            for index, page in enumerate(self.pdf.pages)
            for operator in self._stray_on(index, page)
        ]

    def _stray_on(self, index: int, page: pikepdf.Page) -> Iterator[str]:
        open_marks: list[bool] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BMC", "BDC"):
                open_marks.append(self._is_accounted_for(index, operands))
            elif name == "EMC":
                open_marks.pop()
            elif name in PAINTING and not any(open_marks):
                yield name

    def _is_accounted_for(self, index: int, operands: list[object]) -> bool:
        if str(operands[0]) == "/Artifact":
            return True
        return len(operands) > 1 and (index, int(operands[1].MCID)) in self.owned

    def annotations(self) -> list[pikepdf.Dictionary]:
        return [one for page in self.pdf.pages for one in page.get("/Annots", pikepdf.Array())]

    def fonts(self) -> list[pikepdf.Dictionary]:
        return [
            font
            for font in self.pdf.objects
            if isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/Font"
        ]

    def names(self) -> set[str]:
        """Every key, and every name that is a value, where a script or an action would show."""
        found: set[str] = set()
        for thing in self.pdf.objects:
            if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
                found |= _names(thing)
        return found


def _names(thing: pikepdf.Object) -> set[str]:
    found: set[str] = set()
    for key, value in thing.items():
        found.add(str(key))
        if isinstance(value, pikepdf.Name):
            found.add(str(value))
        elif isinstance(value, pikepdf.Dictionary) and not value.is_indirect:
            found |= _names(value)
    return found


def _kids(element: pikepdf.Dictionary) -> list[object]:
    kids = element.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
