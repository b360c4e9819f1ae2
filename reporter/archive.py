"""The archive: rendered reviews on disk, each in a folder of its own that never changes.

A folder appears complete or not at all: files are written beside it and the folder is renamed.
Signatures and versions stand beside the folders, in the register (reporter/register.py).
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from pathlib import Path

from reporter.manifest import Manifest, Part, Review
from reporter.register import Register
from shared.contract.errors import StateFault, UnknownName

MANIFEST = "manifest.json"
_KEY = re.compile(r"[0-9a-f]{24}")


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
        """What a file of a review holds.

        Raises:
            UnknownName: the archive holds no such review, or none of its files is that one.
        """
        path = self.path(key, part)
        if not path.is_file():
            raise UnknownName("file of this review", part, (p.name for p in path.parent.iterdir()))
        return path.read_bytes()

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

        An edition that is filed, but not yet entered in the register, is not issued.
        """
        folders = [folder for folder in self._reviews.glob("*") if _KEY.fullmatch(folder.name)]
        folders.sort(key=lambda folder: (-folder.stat().st_mtime_ns, folder.name))
        found = (self.find(folder.name) for folder in folders)
        return tuple(m for m in found if m and (m.issue is None or self.register.holds(m)))

    def with_hash(self, pdf_sha256: str) -> Manifest | None:
        """The review whose PDF has a SHA-256; None where there is none."""
        return next((m for m in self.reviews() if m.pdf_sha256 == pdf_sha256), None)

    def _write(self, folder: Path, review: Review) -> None:
        for part, content in review.files.items():
            (folder / part.value).write_bytes(content)
        text = json.dumps(review.manifest.as_json(), indent=2, ensure_ascii=False) + "\n"
        (folder / MANIFEST).write_text(text, encoding="utf-8")
        folder.chmod(0o755)

    def _place(self, draft: Path, key: str) -> None:
        target = self._reviews / key
        try:
            draft.rename(target)
        except OSError:
            if not target.is_dir():
                raise
