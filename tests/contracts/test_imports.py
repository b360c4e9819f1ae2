"""Who may import whom holds, and each rule is seen to fail on a seeded violation."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PACKAGES = ("shared", "warehouse", "dashboard", "reporter")
CONTRACTS = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["tool"][
    "importlinter"
]["contracts"]

OFFENCES: dict[str, list[tuple[str, str]]] = {
    "The warehouse knows nothing of shared but its contract": [
        ("warehouse/load.py", "import shared.metrics"),
        ("warehouse/sources/areas.py", "import shared.store"),
        ("warehouse/status.py", "import dashboard"),
    ],
    "Shared knows nothing of the applications or the warehouse": [
        ("shared/findings/registry.py", "import warehouse.load"),
        ("shared/contract/errors.py", "import reporter"),
    ],
    "Shared looks downwards only": [
        ("shared/contract/errors.py", "import shared.store"),
        ("shared/store/store.py", "import shared.metrics"),
        ("shared/metrics/evaluate.py", "import shared.findings"),
        ("shared/findings/registry.py", "import shared.figures"),
    ],
    "The dashboard reads through metrics, never the database, never the reporter": [
        ("dashboard/{page}", "import duckdb"),
        ("dashboard/{page}", "import reporter"),
    ],
    "The reporter reads through metrics, never the database, never the dashboard": [
        ("reporter/{section}", "import duckdb"),
        ("reporter/{section}", "import dashboard"),
    ],
    "Pages do not know each other": [("dashboard/{page}", "import dashboard.{other_page}")],
    "Sections do not know each other": [("reporter/{section}", "import reporter.{other_section}")],
    "Sources do not know each other": [
        ("warehouse/sources/areas.py", "import warehouse.sources.pilot_register")
    ],
    "Finding rules do not know each other": [
        ("shared/findings/rules/{rule}", "import shared.findings.rules.{other_rule}")
    ],
    "Metric families do not know each other": [
        ("shared/metrics/families/crime.py", "import shared.metrics.families.pilots")
    ],
}
"""Contract to files and the imports that each must refuse."""


def modules(root: Path, folder: str) -> list[str]:
    """Modules of a folder, by name, packages apart."""
    return sorted(path.stem for path in (root / folder).glob("*.py") if path.stem != "__init__")


def places(root: Path) -> dict[str, str]:
    """Two siblings of each catalogue, whatever they are called at the moment."""
    page, other_page, *_ = modules(root, "dashboard/pages")
    section, other_section, *_ = modules(root, "reporter/sections")
    rule, other_rule, *_ = modules(root, "shared/findings/rules")
    return {
        "page": f"pages/{page}.py",
        "other_page": f"pages.{other_page}",
        "section": f"sections/{section}.py",
        "other_section": f"sections.{other_section}",
        "rule": f"{rule}.py",
        "other_rule": other_rule,
    }


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(folder), "PATH": ""},
    )  # fmt: skip


@pytest.fixture
def copied(root: Path, tmp_path: Path) -> Path:
    """The packages and their contracts, to be spoilt."""
    for package in PACKAGES:
        shutil.copytree(
            root / package, tmp_path / package, ignore=lambda _, names: [
                name for name in names if "." in name and not name.endswith(".py")
            ],
        )  # fmt: skip
    shutil.copy(root / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_has_a_seeded_violation_and_lists_no_exception() -> None:
    assert set(OFFENCES) == {contract["name"] for contract in CONTRACTS}
    assert not [contract["name"] for contract in CONTRACTS if "ignore_imports" in contract]


def test_contracts_hold(root: Path) -> None:
    ended = lint(root)
    assert ended.returncode == 0, ended.stdout


def test_each_contract_is_broken_by_its_violations(copied: Path) -> None:
    """All at once: the report says of each contract, by name, which imports break it."""
    named = places(copied)
    seeded = {
        (file.format(**named), statement.format(**named))
        for offences in OFFENCES.values()
        for file, statement in offences
    }
    for file, statement in seeded:
        path = copied / file
        path.write_text(f"{path.read_text()}\n{statement}  # noqa\n")
    report = lint(copied).stdout
    headings = "|".join(map(re.escape, OFFENCES))
    _, *parts = re.split(rf"^({headings})\n-+$", report, flags=re.MULTILINE)
    broken = {n: " ".join(part.split()) for n, part in zip(parts[::2], parts[1::2], strict=True)}
    for name, offences in OFFENCES.items():
        assert f"{name} BROKEN" in report
        for file, statement in offences:
            importer = file.format(**named).removesuffix(".py").replace("/", ".")
            imported = statement.format(**named).split()[1]
            assert f"{importer} -> {imported}" in broken[name], (name, importer, imported)


@pytest.mark.parametrize("package", PACKAGES)
def test_package_is_the_one_of_this_repository(package: str, root: Path) -> None:
    """The names are common ones: an installed package could stand in front of ours."""
    found = importlib.import_module(package).__file__
    assert found is not None
    assert Path(found).resolve() == root / package / "__init__.py"


@pytest.mark.parametrize("folder", ["utils", "helpers", "common"])
def test_no_room_for_odds_and_ends(root: Path, folder: str) -> None:
    for package in PACKAGES:
        assert not [*(root / package).rglob(f"{folder}.py"), *(root / package).rglob(f"{folder}/")]


def test_programs_of_one_package_run_without_those_of_the_others() -> None:
    """The warehouse does not even load what only readers need, nor the other way round."""
    for package, foreign in (("warehouse.__main__", "scipy"), ("shared.metrics", "filelock")):
        code = f"import sys, {package}; print({foreign!r} in sys.modules)"
        ended = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert ended.stdout == "False\n", (package, foreign)
