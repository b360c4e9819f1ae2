"""The archive: rendered reviews on disk, each in a folder of its own that never changes.

A folder appears complete or not at all: files are written beside it and the folder is renamed.
Signatures and versions stand beside the folders, in the register (reporter/register.py).
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from reporter.manifest import Manifest, Part, Review
from reporter.register import Register
from shared.contract.errors import StateFault, UnknownName

MANIFEST = "manifest.json"
_KEY = re.compile(r"[0-9a-f]{24}")
log = logging.getLogger("reporter.archive")


class Altered(StateFault):
    """A file of a review does not hold what was filed."""


class Archive:
    """Reviews below one directory; safe to share between processes."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.register = Register(directory)
        self._reviews = directory / "reviews"

    def keep(self, review: Review) -> Manifest:
        """File a review; one that is there already stays as it is.

        Raises:
            StateFault: the archive cannot be written to.
        """
        manifest = review.manifest
        try:
            self._reviews.mkdir(parents=True, exist_ok=True)
            draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=self._reviews))
            try:
                self._write(draft, review)
                self._place(draft, manifest.key)
            finally:
                shutil.rmtree(draft, ignore_errors=True)
        except OSError as fault:
            raise StateFault(
                f"The archive {self.directory} cannot be written to ({fault.strerror}). Give it "
                "space and rights, or name another by BEATWISE_ARCHIVE."
            ) from fault
        return self.manifest(manifest.key)

    def find(self, key: str) -> Manifest | None:
        """The review with a key; None where it has not been rendered."""
        path = self._reviews / key / MANIFEST
        if not _KEY.fullmatch(key) or not path.is_file():
            return None
        try:
            return Manifest.from_json(json.loads(path.read_text(encoding="utf-8")))
        except (ValueError, TypeError, KeyError, AttributeError) as fault:
            raise StateFault(f"{path} is damaged. Delete its folder and render again.") from fault

    def manifest(self, key: str) -> Manifest:
        """The review with a key.

        Raises:
            UnknownName: the archive holds no such review.
        """
        found = self.find(key)
        if found is None:
            raise UnknownName("review", key, (manifest.key for manifest in self.reviews()))
        return found

    def path(self, key: str, part: Part) -> Path:
        """The file of a review.

        Raises:
            UnknownName: the archive holds no such review.
        """
        return self._reviews / self.manifest(key).key / part.value

    def content(self, key: str, part: Part) -> bytes:
        """What a file of a review holds, which is what was filed.

        Raises:
            UnknownName: the archive holds no such review, or none of its files is that one.
            Altered: it holds something else by now.
        """
        manifest = self.manifest(key)
        path = self._reviews / manifest.key / part.value
        if not path.is_file():
            raise UnknownName("file of this review", part, (p.name for p in path.parent.iterdir()))
        content = path.read_bytes()
        if not _is_as_filed(manifest, part, content):
            raise Altered(
                f"{part} of review {key} was altered after it was filed. Put a copy of it in the "
                f"place of {path}."
            )
        return content

    def altered(self, manifest: Manifest) -> tuple[Part, ...]:
        """The files of a review that were altered after they were filed, or are gone."""
        return tuple(Part(name) for name in manifest.sha256 if self._is_altered(manifest, name))

    def issue(self, review: Review) -> Manifest:
        """File an edition and enter it in the register; from then on it is issued.

        Raises:
            VersionTaken: another edition of the programme has that version.
            StateFault: the archive cannot be written to.
        """
        self.register.require_free(review.manifest)
        manifest = self.keep(review)
        self.register.enter(manifest)
        return manifest

    def reviews(self) -> tuple[Manifest, ...]:
        """Every draft and every issued edition, the latest to be filed first.

        An edition that is filed, but not yet entered in the register, is not issued. A folder that
        is damaged is left out, and the log says so.
        """
        folders = [folder for folder in self._reviews.glob("*") if _KEY.fullmatch(folder.name)]
        folders.sort(key=lambda folder: (-folder.stat().st_mtime_ns, folder.name))
        found = (self._undamaged(folder.name) for folder in folders)
        return tuple(m for m in found if m and (m.issue is None or self.register.holds(m)))

    def with_hash(self, pdf_sha256: str) -> Manifest | None:
        """The review whose PDF has a SHA-256; None where there is none."""
        return next((m for m in self.reviews() if m.pdf_sha256 == pdf_sha256), None)

    def _is_altered(self, manifest: Manifest, name: str) -> bool:
        path = self._reviews / manifest.key / name
        return not path.is_file() or not _is_as_filed(manifest, Part(name), path.read_bytes())

    def _undamaged(self, key: str) -> Manifest | None:
        try:
            return self.find(key)
        except StateFault as fault:
            log.warning("Left out: %s", fault)
            return None

    def _write(self, folder: Path, review: Review) -> None:
        for part, content in review.files.items():
            (folder / part.value).write_bytes(content)
        digests = {part.value: _digest(content) for part, content in review.files.items()}
        manifest = replace(review.manifest, sha256=digests)
        text = json.dumps(manifest.as_json(), indent=2, ensure_ascii=False) + "\n"
        (folder / MANIFEST).write_text(text, encoding="utf-8")
        folder.chmod(0o755)

    def _place(self, draft: Path, key: str) -> None:
        target = self._reviews / key
        try:
            draft.rename(target)
        except OSError:
            if not target.is_dir():
                raise


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _is_as_filed(manifest: Manifest, part: Part, content: bytes) -> bool:
    """True where a file has its digest, or was filed before manifests carried digests."""
    filed = manifest.sha256.get(part)
    return filed is None or filed == _digest(content)
