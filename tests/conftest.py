"""What most tests start from: the sample, a warehouse that holds it, and a desk to load more at."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from shared.contract import command
from shared.contract.pointer import Pointer
from shared.contract.settings import Settings
from shared.metrics import Evaluator, Thresholds
from shared.metrics.__main__ import cli as metrics_commands
from shared.store import Store
from warehouse.__main__ import cli as warehouse_commands
from warehouse.ledger import FileReport
from warehouse.load import load_files
from warehouse.master import open_master
from warehouse.opening import find_files
from warehouse.pseudonym import pseudonyms_from
from warehouse.sample import write_sample
from warehouse.snapshot import open_snapshot, publish

ROOT = Path(__file__).parents[1]
CLI_SECONDS = 60
COMMANDS = {"warehouse": warehouse_commands, "shared.metrics": metrics_commands}
Cli = Callable[..., subprocess.CompletedProcess[str]]


@dataclass
class Desk:
    """One warehouse directory with a folder of hand-over files beside it; loads in this process."""

    folder: Path
    directory: Path
    key_file: Path
    pointer: Pointer | None = None
    reports: list[FileReport] = field(default_factory=list)

    def write(self, name: str, content: str | bytes) -> Path:
        """A hand-over file; a text is written as it stands, in UTF-8."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def load(self, *paths: Path) -> FileReport:
        """Load paths, or the whole folder, and publish; the first file's report."""
        pseudonyms = pseudonyms_from(self.key_file)
        self.directory.parent.mkdir(parents=True, exist_ok=True)
        with open_master(self.directory, key_fingerprint=pseudonyms.fingerprint()) as connection:
            found = find_files(paths or (self.folder,))
            self.reports = load_files(connection, found, pseudonyms)
            self.pointer = publish(connection, self.directory, keep=5)
        return self.reports[0]

    def load_text(self, name: str, content: str | bytes) -> FileReport:
        """Write one file and load it alone."""
        return self.load(self.write(name, content))

    def sql(self, query: str) -> list[tuple[Any, ...]]:
        """Rows of a query on the published snapshot."""
        with open_snapshot(self.directory) as connection:
            return connection.execute(query).fetchall()

    @property
    def snapshot(self) -> str:
        """Id of the snapshot that the last load published."""
        assert self.pointer is not None, "nothing has been loaded at this desk"
        return self.pointer.snapshot

    def evaluator(self, *, attitude: int = 1, count: int = 1) -> Evaluator:
        """An evaluator over the published snapshot under the given thresholds."""
        return Evaluator(Store(self.directory).current(), Thresholds(attitude, count))


@pytest.fixture(scope="session", autouse=True)
def _no_settings_from_outside() -> None:
    """Settings of the person who runs the tests must not reach them; the real data's place may."""
    for name in [n for n in os.environ if n.startswith("BEATWISE_") and n != "BEATWISE_REALDATA"]:
        del os.environ[name]


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def key_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One pseudonym key for the whole run."""
    path = tmp_path_factory.mktemp("key") / "pseudonyms.key"
    pseudonyms_from(path)
    return path


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with all hand-over files of the sample."""
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder)
    return folder


@pytest.fixture(scope="session")
def sample_desk(
    sample_folder: Path, key_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Desk:
    """A warehouse that holds the sample; to be read, never loaded into."""
    desk = Desk(sample_folder, tmp_path_factory.mktemp("warehouse") / "sample", key_file)
    desk.load()
    return desk


@pytest.fixture(scope="session")
def sample_warehouse(sample_desk: Desk) -> Path:
    """The directory of the warehouse that holds the sample; to be read, never loaded into."""
    return sample_desk.directory


@pytest.fixture(scope="session")
def sample_evaluator(sample_warehouse: Path) -> Evaluator:
    """Metrics over the sample under the thresholds that hold by default."""
    return Evaluator(Store(sample_warehouse).current(), Thresholds.of(Settings()))


@pytest.fixture
def empty_warehouse(tmp_path: Path) -> Path:
    """A warehouse directory into which nothing has been loaded."""
    directory = tmp_path / "empty-warehouse"
    directory.mkdir()
    return directory


@pytest.fixture
def desk(tmp_path: Path, key_file: Path) -> Desk:
    """A desk of one's own: nothing handed over yet, nothing loaded."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    return Desk(folder, tmp_path / "warehouse", key_file)


@pytest.fixture(scope="session")
def desk_at(key_file: Path) -> Callable[[Path], Desk]:
    """Further desks, each in a folder of its own."""

    def made(place: Path) -> Desk:
        folder = place / "inbox"
        folder.mkdir(parents=True)
        return Desk(folder, place / "warehouse", key_file)

    return made


@pytest.fixture(scope="session")
def environment(key_file: Path) -> dict[str, str]:
    """The environment of the programs that tests start."""
    return os.environ | {"BEATWISE_KEY_FILE": str(key_file)}


@pytest.fixture(scope="session")
def cli(environment: dict[str, str]) -> Cli:
    """Runs a command line of ours as a person would: cli("warehouse", "status")."""

    def run(package: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", package, *map(str, arguments)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=CLI_SECONDS,
            check=False,
        )

    return run


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, key_file: Path) -> Cli:
    """The same as `cli` within this process: for what a process of its own would not prove."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("BEATWISE_KEY_FILE", str(key_file))

    def run(package: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr(sys, "argv", [package, *map(str, arguments)])
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
            command.run(COMMANDS[package], name=f"python -m {package}")
        out.flush()
        err.flush()
        printed, said = (stream.buffer.getvalue().decode(errors="replace") for stream in (out, err))
        return subprocess.CompletedProcess(arguments, ended.value.code, printed, said)

    return run


@pytest.fixture(scope="session")
def realdata() -> Path:
    """The folder of published files; skips only where it is absent."""
    folder = (ROOT / Settings().realdata).resolve()
    if not folder.is_dir():
        pytest.skip(f"no published files at {Settings().realdata}; set BEATWISE_REALDATA")
    return folder
