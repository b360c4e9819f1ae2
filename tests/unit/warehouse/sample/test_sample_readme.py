"""The sample's own account names tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
README = HERE.parents[3] / "warehouse/sample/README.md"
NAMED = re.compile(r"`(test_\w+)(\.py)?`")


def names_in_the_readme() -> list[tuple[str, str]]:
    named, module = [], ""
    for name, is_module in NAMED.findall(README.read_text(encoding="utf-8")):
        if is_module:
            module = name
        else:
            named.append((module, name))
    return named


@pytest.mark.parametrize(("module", "test"), names_in_the_readme())
def test_figure_is_held_by_a_test_of_that_name(module: str, test: str) -> None:
    assert f"def {test}(" in (HERE / f"{module}.py").read_text(encoding="utf-8")


def test_every_disputed_figure_names_its_test() -> None:
    text = README.read_text(encoding="utf-8")
    [table] = re.findall(r"\| figure \| values printed.*?\n\n", text, flags=re.DOTALL)
    rows = table.strip().splitlines()[2:]
    assert len(rows) >= 5
    assert all(NAMED.search(row.rsplit("|", 2)[1]) for row in rows)
