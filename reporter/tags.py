"""Completes the tags that WeasyPrint writes, so that assistive technology reads what is meant.

WeasyPrint 70 leaves the text of running heads and feet in the page without a place in the tag tree,
starts a table anew on every page, gives header cells no scope, links no words and figures a box in
the wrong unit. All of it is mended in the objects before they are written; nothing is parsed again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint.document import Document
from weasyprint.formatting_structure import boxes

POINTS_PER_PIXEL = 0.75
PRINT = 4
"""The flag of an annotation that is printed."""
_HEADS = ("/THead", "/TFoot")


def complete_tags(document: Document, pdf: pydyf.PDF) -> None:
    """Complete the tag tree of a laid-out document.

    Args:
        document: as laid out.
        pdf: its objects, changed in place.
    """
    tree = _Tree(pdf)
    _join_tables(document, tree)
    kept = _complete_elements(tree)
    _describe_links(document, tree)
    _set_apart(tree, kept)


@dataclass(frozen=True, slots=True)
class _Tree:
    """Structure elements by the references that they hold of each other."""

    pdf: pydyf.PDF

    @property
    def root(self) -> pydyf.Dictionary:
        return self.at(self.pdf.catalog["StructTreeRoot"])

    def at(self, reference: bytes) -> Any:
        return self.pdf.objects[int(reference.split(maxsplit=1)[0])]

    def kids(self, element: pydyf.Dictionary) -> Iterator[pydyf.Dictionary]:
        """The structure elements directly below one; its content and annotations are left out."""
        for kid in element.get("K", ()):
            if isinstance(kid, bytes) and (found := self.at(kid)).get("Type") == "/StructElem":
                yield found

    def table(self, element: pydyf.Dictionary) -> pydyf.Dictionary:
        """The table that a cell stands in."""
        while element["S"] != "/Table":
            element = self.at(element["P"])
        return element

    def remove(self, element: pydyf.Dictionary) -> None:
        """Take an element out of its parent, and the parent too where nothing is left in it."""
        parent = self.at(element["P"])
        parent["K"].remove(element.reference)
        if not parent["K"] and parent["S"] != "/Document":
            self.remove(parent)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A table on the first of its pages: its element, and the names of its header cells."""

    element: pydyf.Dictionary
    names: dict[Any, pydyf.String] = field(default_factory=dict)


def _join_tables(document: Document, tree: _Tree) -> None:
    """Make one table of its parts on several pages, with the heads of the first."""
    begun: dict[Any, _Begun] = {}
    for page in document.pages:
        for box in page._page_box.descendants():
            if isinstance(box, boxes.TableBox):
                _join_table(box, begun, tree)


def _join_table(box: Any, begun: dict[Any, _Begun], tree: _Tree) -> None:
    cells = [cell for group in box.children for row in group.children for cell in row.children]
    if not cells:
        return
    part = tree.table(cells[0].mark)
    names = {cell.element: cell.mark["ID"] for cell in cells if "ID" in cell.mark}
    if box.element not in begun:
        begun[box.element] = _Begun(part, names)
        return
    whole = begun[box.element]
    for element, name in names.items():
        # Cells hold the very object that names their header: renaming it points them to the first.
        if element in whole.names:
            name.string = whole.names[element].string
    for kid in tree.kids(part):
        if kid["S"] not in _HEADS:
            whole.element["K"].append(kid.reference)
            kid["P"] = whole.element.reference
    tree.remove(part)
    whole.names.update((e, name) for e, name in names.items() if e not in whole.names)


def _complete_elements(tree: _Tree) -> set[int]:
    """Give header cells their scope and figures their box; the numbers of all elements met."""
    met: set[int] = set()
    left = [(kid, False) for kid in map(tree.at, tree.root["K"])]
    while left:
        element, in_head = left.pop()
        met.add(element.number)
        if element["S"] == "/TH":
            spans = element["A"].get("ColSpan", 1) > 1
            element["A"]["Scope"] = "/Column" if in_head or spans else "/Row"
        elif element["S"] == "/Figure":
            _bound(element, tree)
        in_head = in_head or element["S"] == "/THead"
        left += [(kid, in_head) for kid in tree.kids(element)]
    return met


def _bound(figure: pydyf.Dictionary, tree: _Tree) -> None:
    """The box of a figure in points from the foot of its page, as PDF counts."""
    height = tree.at(figure["Pg"])["MediaBox"][3]
    left, top, right, bottom = (POINTS_PER_PIXEL * side for side in figure["A"]["BBox"])
    figure["A"]["BBox"] = pydyf.Array([left, height - bottom, right, height - top])


def _describe_links(document: Document, tree: _Tree) -> None:
    """Say what each link leads to, and print it; areas within a link that repeat it are dropped."""
    for page, number in zip(document.pages, tree.pdf.pages["Kids"][::3], strict=True):
        annotations = pydyf.Array()
        for _kind, _target, _area, box in page.links:
            annotation = box.link_annotation
            if annotation is None:
                continue  # it leads nowhere, of which the renderer complains by itself
            if box.element_tag == "a":
                annotation["Contents"] = pydyf.String(_words(box.element))
                annotation["F"] = PRINT
                annotations.append(annotation.reference)
            else:
                _drop_link(annotation, tree)
        if annotations:
            tree.pdf.objects[number]["Annots"] = annotations


def _drop_link(annotation: pydyf.Dictionary, tree: _Tree) -> None:
    """Leave a part of a link to the link as a whole."""
    numbers = tree.at(tree.root["ParentTree"])["Nums"]
    place = 2 * annotation["StructParent"] + 1
    element = tree.at(numbers[place])
    numbers[place] = b"null"
    element["S"] = "/Span"
    element["K"] = pydyf.Array(
        kid
        for kid in element["K"]
        if not isinstance(kid, bytes) or tree.at(kid).get("Obj") != annotation.reference
    )


def _words(element: Any) -> str:
    return element.get("title") or " ".join("".join(element.itertext()).split())


def _set_apart(tree: _Tree, kept: set[int]) -> None:
    """Make an artifact of what no element of the tree owns: heads, feet and repetitions."""
    numbers = tree.at(tree.root["ParentTree"])["Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in map(tree.pdf.objects.__getitem__, tree.pdf.pages["Kids"][::3]):
        of_page = owners[page["StructParents"]]
        apart = set()
        for content, owner in enumerate(of_page):
            if tree.at(owner).number not in kept:
                apart.add(content)
                of_page[content] = b"null"
        _mark_artifacts(tree.at(page["Contents"]).stream, apart)


def _mark_artifacts(stream: list[Any], apart: set[int]) -> None:
    for place, piece in enumerate(stream):
        if isinstance(piece, pydyf.Dictionary) and piece.get("MCID") in apart:
            stream[place - 1] = "/Artifact"
            stream[place] = pydyf.Dictionary({"Type": "/Pagination"})
