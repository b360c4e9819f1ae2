"""The register of an archive: who signed which draft, and which edition is which version.

Both are folders of small numbered files that are only ever added to. A number is taken by whoever
makes its file first: processes and hosts that share the archive never write over each other.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from reporter.issue import SignOff, in_order
from reporter.manifest import Manifest
from shared.contract.errors import RequestFault, StateFault

Line = TypeVar("Line", SignOff, "Edition")


class Standing(StrEnum):
    """What a review of the archive is at the moment."""

    DRAFT = "draft"
    ISSUED = "issued"
    SUPERSEDED = "superseded"


class VersionTaken(RequestFault):
    """Another edition was issued under the same version meanwhile."""

    def __init__(self, manifest: Manifest) -> None:
        version = manifest.issue.version if manifest.issue else 0
        super().__init__(
            f"Version {version} of {manifest.programme} was issued from another draft meanwhile. "
            "Issue this one again: it becomes the next version."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One line of the register.

    Attributes:
        version: 1 for the first edition of a programme.
        programme: its code.
        key: of the edition.
        draft: key of the draft that it was issued from.
        issued_on: the day of issue (ISO).
        pdf_sha256: of its PDF.
    """

    version: int
    programme: str
    key: str
    draft: str
    issued_on: str
    pdf_sha256: str


class Register:
    """Signatures and editions below an archive's directory; safe to share between processes."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._sign_offs = directory / "sign-offs"
        self._editions = directory / "editions"

    def sign(self, key: str, sign_off: SignOff) -> tuple[SignOff, ...]:
        """Add a signature below a draft; every signature below it, in the order of the roles.

        The same person signing again in the same role adds nothing.

        Raises:
            StateFault: the archive cannot be written to.
        """
        with self._explained():
            while not _has_signed(sign_off, below := self._below(key)):
                _add(self._sign_offs / key, len(below) + 1, sign_off.as_json())
        return self.sign_offs(key)

    def sign_offs(self, key: str) -> tuple[SignOff, ...]:
        """The signatures below a draft, in the order of the roles."""
        return in_order(self._below(key))

    def editions(self, programme: str) -> tuple[Edition, ...]:
        """The issued editions of a programme, version 1 first."""
        return _read(self._folder(programme), lambda fields: Edition(**fields))

    def next_version(self, programme: str) -> int:
        """The version that the next edition of a programme has."""
        return len(self.editions(programme)) + 1

    def holds(self, manifest: Manifest) -> bool:
        """True where an edition has been issued with that very PDF."""
        entered = {(e.key, e.pdf_sha256) for e in self.editions(manifest.programme)}
        return (manifest.key, manifest.pdf_sha256) in entered

    def issued_from(self, draft: Manifest) -> Edition | None:
        """The edition that was issued from a draft; None where none was."""
        found = (e for e in self.editions(draft.programme) if e.draft == draft.key)
        return next(found, None)

    def superseding(self, manifest: Manifest) -> Edition | None:
        """The newest edition, where an issued edition is an older one."""
        editions = self.editions(manifest.programme)
        if manifest.issue is None or not editions or editions[-1].version <= manifest.issue.version:
            return None
        return editions[-1]

    def standing(self, manifest: Manifest) -> Standing:
        """Whether a review is a draft, the edition in force, or one that was superseded."""
        if manifest.issue is None:
            return Standing.DRAFT
        return Standing.SUPERSEDED if self.superseding(manifest) else Standing.ISSUED

    def require_free(self, manifest: Manifest) -> None:
        """Refuse an edition whose version another one has.

        Raises:
            VersionTaken: it is taken.
        """
        version = manifest.issue.version if manifest.issue else None
        for edition in self.editions(manifest.programme):
            if edition.version == version and edition.key != manifest.key:
                raise VersionTaken(manifest)

    def enter(self, manifest: Manifest) -> None:
        """Enter an edition that is filed; one that is entered already stays as it is.

        Raises:
            VersionTaken: another edition has its version.
            ValueError: it is a draft.
            StateFault: the archive cannot be written to.
        """
        if manifest.issue is None:
            raise ValueError(f"{manifest.key} is a draft.")
        edition = Edition(
            version=manifest.issue.version,
            programme=manifest.programme,
            key=manifest.key,
            draft=manifest.issue.draft,
            issued_on=manifest.issue.issued_on.isoformat(),
            pdf_sha256=manifest.pdf_sha256,
        )
        with self._explained():
            _add(self._folder(manifest.programme), edition.version, asdict(edition))
        self.require_free(manifest)

    def _below(self, key: str) -> tuple[SignOff, ...]:
        return _read(self._sign_offs / key, SignOff.from_json)

    def _folder(self, programme: str) -> Path:
        return self._editions / hashlib.sha256(programme.encode()).hexdigest()[:16]

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            raise StateFault(
                f"The archive {self._directory} cannot be written to ({fault.strerror}). Give it "
                "space and rights, or name another by BEATWISE_ARCHIVE."
            ) from fault


def _has_signed(sign_off: SignOff, below: tuple[SignOff, ...]) -> bool:
    return any((known.role, known.name) == (sign_off.role, sign_off.name) for known in below)


def _add(folder: Path, number: int, fields: dict[str, Any]) -> None:
    """Make a numbered file, complete at once; one that is there already stays as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".new-", dir=folder)
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(json.dumps(fields, indent=2, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o644)
        try:
            os.link(draft, folder / f"{number}.json")
        except FileExistsError:
            return
    finally:
        draft.unlink()


def _read(folder: Path, make: Callable[[dict[str, Any]], Line]) -> tuple[Line, ...]:
    files = [path for path in folder.glob("*.json") if path.stem.isdecimal()]
    found = []
    for path in sorted(files, key=lambda path: int(path.stem)):
        try:
            found.append(make(json.loads(path.read_text(encoding="utf-8"))))
        except (ValueError, TypeError, KeyError) as fault:
            raise StateFault(f"{path} is damaged. Put a copy of it in its place.") from fault
    return tuple(found)
