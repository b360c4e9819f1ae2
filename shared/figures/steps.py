"""The eight steps of Intensive Engagement as a path of boxes."""

from __future__ import annotations

from shared.contract.vocabulary import LISP_STEPS
from shared.figures.diagram import arrow, box, drawing, words

ROW = 4
BOX, TALL, GAP = 137.0, 66.0, 27.0
ALT = (
    "The eight steps of Intensive Engagement in order, as boxes joined by arrows: "
    + ", ".join(f"{number} {name.lower()}" for number, name in LISP_STEPS.items())
    + "."
)


def path() -> str:
    """The eight steps as a bend: the first four to the right, the others back to the left."""
    parts = [part for number, name in LISP_STEPS.items() for part in _step(number, name)]
    return drawing(parts, height=2 * TALL + GAP + 2, alt=ALT)


def _step(number: int, name: str) -> list[str]:
    row, place = divmod(number - 1, ROW)
    column = place if row == 0 else ROW - 1 - place
    x, y = column * (BOX + GAP) + 0.5, row * (TALL + GAP) + 0.5
    parts = [
        box(x, y, BOX, TALL, strong=row == 1),
        words(f"Step {number}", x + 10, y + 20, bold=True),
        words(name, x + 10, y + 37, within=BOX - 12),
    ]
    middle = y + TALL / 2
    if place == ROW - 1 and row == 0:
        parts.append(arrow(x + BOX / 2, y + TALL + 3, x + BOX / 2, y + TALL + GAP - 3))
    elif place < ROW - 1 and row == 0:
        parts.append(arrow(x + BOX + 3, middle, x + BOX + GAP - 3, middle))
    elif place < ROW - 1:
        parts.append(arrow(x - 3, middle, x - GAP + 3, middle))
    return parts
