"""The version of the code of a review: a hash of everything that shapes its bytes."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

PACKAGES = ("reporter", "shared")
ENGINES = (
    "fonttools",
    "jinja2",
    "matplotlib",
    "polars",
    "pydyf",
    "scipy",
    "weasyprint",
)
_IGNORED = ("__pycache__",)


@cache
def code_version() -> str:
    """Sixteen hexadecimal digits over the sources and the versions of the engines."""
    digest = hashlib.sha256()
    for engine in ENGINES:
        digest.update(f"{engine} {version(engine)}\n".encode())
    for package in PACKAGES:
        root = Path(str(files(package)))
        for path in sorted(root.rglob("*"), key=lambda path: path.relative_to(root).as_posix()):
            if path.is_file() and not any(part in _IGNORED for part in path.parts):
                name = f"{package}/{path.relative_to(root).as_posix()}"
                digest.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]
