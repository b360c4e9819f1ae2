"""The evidence bundle: one ZIP with everything that a review's sentences rest on, as open files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest that a ZIP can say: equal files give equal bytes, whenever they are packed."""
_READABLE_FILE = 0o100644 << 16


def packed(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of files by name, in order of name; equal files give equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as bundle:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _FIRST_MOMENT)
            entry.create_system = 3  # the same on every system
            entry.external_attr = _READABLE_FILE
            bundle.writestr(entry, files[name], zipfile.ZIP_DEFLATED, compresslevel=9)
    return buffer.getvalue()
