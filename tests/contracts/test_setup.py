"""Set-up and start keep their promises: what is installed, what is printed, what is left behind.

Nothing is installed here: programs that would change the machine are replaced by stand-ins.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
SERVICES = ["dashboard", "reporter", "warehouse"]
STAMPS = [".tools/.system-run", ".tools/.uv", ".venv/.run", "var/sample/.written"]
PATIENCE_SECONDS = 20.0


def make_executable(path: Path, script: str) -> None:
    """Write a shell script that can be run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def wait_until(condition: Callable[[], bool]) -> None:
    """Return when the condition holds; fail when it does not come true in time."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < end, "the condition did not come true in time"
        time.sleep(0.02)


# --- the list of targets ---


def test_help_says_what_every_target_does() -> None:
    makefile = (ROOT / "Makefile").read_text()
    named = " ".join(re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)).split()
    printed = subprocess.run(
        ["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    explained = set(re.findall(r"^  make (\w+) +\w.{15,}$", printed, re.MULTILINE))
    assert explained == {name for name in named if name.isalpha()}
    assert explained >= {"help", "run", "test", "check", "load", "report", "sql", "bench"}


# --- system packages ---


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of stand-ins: an administrator's machine that lacks every library and program."""
    commands = tmp_path / "bin"
    make_executable(commands / "ldconfig", "exit 0")
    make_executable(commands / "id", "echo 0")
    make_executable(commands / "python", "exit 1")
    make_executable(commands / "apt-get", f'echo "$@" >> {tmp_path}/apt')
    for program in ("bash", "dirname", "env", "cat"):
        (commands / program).symlink_to(str(shutil.which(program)))
    return tmp_path


def set_up_system(machine: Path, which: str) -> tuple[int, str, list[str]]:
    """Exit code, standard error and calls of apt-get when set-up runs on the machine."""
    # Its last line adds the folders of ldconfig; the stand-in comes first and is found first.
    done = subprocess.run(
        [str(ROOT / "scripts/setup"), "system", which],
        env={"PATH": str(machine / "bin"), "PYTHON": "python"},
        capture_output=True,
        text=True,
        check=False,
    )
    calls = machine / "apt"
    return done.returncode, done.stderr, calls.read_text().splitlines() if calls.exists() else []


def test_missing_libraries_are_installed_by_name(machine: Path) -> None:
    code, _, calls = set_up_system(machine, "run")
    assert code == 0
    assert calls == [
        "update -qq",
        (
            "install -y -qq --no-install-recommends python3-venv libpango-1.0-0 "
            "libpangoft2-1.0-0 libharfbuzz0b libharfbuzz-subset0 libfontconfig1 libglib2.0-0"
        ),
    ]


def test_tests_need_the_browser_and_the_pdf_tools_on_top(machine: Path) -> None:
    _, _, calls = set_up_system(machine, "test")
    assert calls[-1].endswith(" chromium chromium-driver poppler-utils")


def test_only_what_is_missing_is_installed(machine: Path) -> None:
    libraries = "libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz.so.0 libgobject-2.0.so.0"
    make_executable(machine / "bin/ldconfig", f"echo {libraries}")
    make_executable(machine / "bin/python", "exit 0")
    _, _, calls = set_up_system(machine, "run")
    assert calls[-1].endswith("--no-install-recommends libharfbuzz-subset0 libfontconfig1")


def test_complete_machine_is_left_alone(machine: Path) -> None:
    libraries = (
        "libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz.so.0 libharfbuzz-subset.so.0 "
        "libfontconfig.so.1 libgobject-2.0.so.0"
    )
    make_executable(machine / "bin/ldconfig", f"echo {libraries}")
    for program in ("python", "chromium", "chromedriver", "pdfinfo"):
        make_executable(machine / "bin" / program, "exit 0")
    assert set_up_system(machine, "test") == (0, "", [])


def test_without_rights_the_command_that_would_do_it_is_said(machine: Path) -> None:
    make_executable(machine / "bin/id", "echo 1000")
    code, said, calls = set_up_system(machine, "run")
    assert code != 0
    assert calls == []
    assert re.search(
        r"As root, run: apt-get update && apt-get install -y --no-install-recommends "
        r"python3-venv .*libpango-1\.0-0 .*libglib2\.0-0$",
        said.strip(),
    )


def test_failed_installation_says_the_command(machine: Path) -> None:
    make_executable(machine / "bin/apt-get", "exit 100")
    code, said, _ = set_up_system(machine, "run")
    assert code != 0
    assert "As root, run: apt-get update && apt-get install" in said


def test_sudo_is_used_where_there_is_one(machine: Path) -> None:
    make_executable(machine / "bin/id", "echo 1000")
    make_executable(machine / "bin/sudo", f'echo "sudo $1" >> {machine}/apt; exec "$@"')
    code, _, calls = set_up_system(machine, "run")
    assert code == 0
    assert calls[0] == "sudo apt-get"


# --- the Python environment ---


@pytest.mark.parametrize("package", [*SERVICES, "shared"])
def test_package_is_the_one_of_this_repository(package: str) -> None:
    spec = find_spec(package)
    assert spec is not None
    locations = spec.submodule_search_locations
    assert locations is not None
    assert [Path(place).resolve() for place in locations] == [ROOT / package]


@pytest.mark.parametrize("lock", ["requirements.lock", "scripts/tools.lock"])
def test_lock_names_versions_and_hashes_and_no_package_index(lock: str) -> None:
    lines = (ROOT / lock).read_text()
    pinned = re.findall(r"^[a-z0-9].*?(?=^[a-z0-9]|\Z)", lines, re.MULTILINE | re.DOTALL)
    assert pinned
    assert [entry for entry in pinned if not re.match(r"[\w.-]+==\S+", entry)] == []
    assert [entry for entry in pinned if "--hash=sha256:" not in entry] == []
    assert "://" not in lines


# --- the checks ---


def test_check_names_every_failure_not_only_the_first(house: Path) -> None:
    (house / ".venv/.dev").touch()
    for tool in (".venv/bin/python", ".venv/bin/mypy", ".venv/bin/lint-imports", ".tools/bin/uv"):
        make_executable(house / tool, "exit 1")
    make_executable(house / ".venv/bin/ruff", "exit 1")
    done = subprocess.run(["make", "check"], cwd=house, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    failed = re.findall(r"Makefile:\d+: check-([\w-]+)\]", done.stderr)
    assert sorted(failed) == [
        "data-docs",
        "format",
        "imports",
        "lint",
        "lock",
        "metric-docs",
        "types",
    ]


def test_stale_lock_is_a_failure_with_its_remedy(house: Path) -> None:
    compiler = 'for path; do :; done; echo "newer==1" >> "$path"'  # the last argument is the file
    make_executable(house / ".tools/bin/uv", compiler)
    done = subprocess.run(
        ["make", "check-lock"], cwd=house, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "requirements.lock is stale: run make lock" in done.stderr


@pytest.mark.parametrize("broken", ["test", "check"])
def test_continuous_check_runs_both_and_is_red_when_either_is(tmp_path: Path, broken: str) -> None:
    make_executable(tmp_path / "make", f'echo "ran $1"; [ "$1" != {broken} ]')
    done = subprocess.run(
        [str(ROOT / ".ci/run")],
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines() == ["ran test", "ran check"]
    assert done.returncode != 0
    assert done.stderr == f"FAILED: make {broken}\n"


# --- starting and ending ---


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the start-up files, set up already, whose services only note that they live."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    for name in ("pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "seen").mkdir()
    make_executable(tmp_path / ".venv/bin/python", f'exec {sys.executable} "$@"')
    for package in SERVICES:
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
        (tmp_path / package / "__main__.py").write_text(
            "import os, pathlib, sys, time\n"
            "if 'load' in sys.argv:\n"
            "    sys.exit(1)  # done, with rejects: that must not stop the start\n"
            f"pathlib.Path('seen/{package}').write_text(str(os.getpid()))\n"
            f"while not pathlib.Path('seen/end-{package}').exists():\n"
            "    time.sleep(0.02)\n"
        )
    for stamp in STAMPS:
        (tmp_path / stamp).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / stamp).touch()
    return tmp_path


@pytest.fixture
def run(house: Path) -> Iterator[subprocess.Popen[str]]:
    """`make run` as in a terminal of its own, all services alive."""
    with (house / "output").open("w") as output:
        process = subprocess.Popen(
            ["make", "run"],
            cwd=house,
            env={name: value for name, value in os.environ.items() if "BEATWISE" not in name},
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
    try:
        wait_until(lambda: process.poll() is not None or len(living(house)) == len(SERVICES))
        assert process.poll() is None, (house / "output").read_text()
        yield process
    finally:
        for pid in [*living(house), *([process.pid] if process.poll() is None else [])]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait()


def living(house: Path) -> list[int]:
    """Process numbers of the services that are alive."""
    noted = [path.read_text() for path in (house / "seen").iterdir() if "end" not in path.name]
    return [int(pid) for pid in noted if pid and Path(f"/proc/{pid}").exists()]


def test_second_start_does_no_set_up(house: Path) -> None:
    planned = subprocess.run(
        ["make", "--dry-run", "run"], cwd=house, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert planned == [
        ".venv/bin/python -m warehouse load var/sample/inbox --dir var/sample || [ $? -eq 1 ]",
        ".venv/bin/python scripts/serve.py",
    ]


def test_changed_lock_renews_the_environment(house: Path) -> None:
    later = time.time() + 60
    os.utime(house / "requirements.lock", (later, later))
    planned = subprocess.run(
        ["make", "--dry-run", "run"], cwd=house, capture_output=True, text=True, check=True
    ).stdout
    assert "scripts/setup python run" in planned
    assert "scripts/setup system" not in planned


def test_start_prints_both_addresses_once(house: Path, run: subprocess.Popen[str]) -> None:
    assert run.poll() is None
    said = (house / "output").read_text()
    assert said.count("http://127.0.0.1:8050") == 1
    assert said.count("http://127.0.0.1:8060") == 1


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_signal_to_the_terminal_ends_everything(
    house: Path, run: subprocess.Popen[str], name: str
) -> None:
    os.killpg(run.pid, signal.Signals[name])
    assert run.wait(timeout=PATIENCE_SECONDS) != 0
    wait_until(lambda: living(house) == [])


def test_termination_of_make_alone_ends_everything(house: Path, run: subprocess.Popen[str]) -> None:
    run.terminate()
    assert run.wait(timeout=PATIENCE_SECONDS) != 0
    wait_until(lambda: living(house) == [])


@pytest.mark.parametrize("service", SERVICES)
def test_end_of_one_service_ends_the_others_as_a_failure(
    house: Path, run: subprocess.Popen[str], service: str
) -> None:
    (house / f"seen/end-{service}").touch()  # it ends by itself, with exit code 0
    assert run.wait(timeout=PATIENCE_SECONDS) != 0
    assert living(house) == []
