"""Generated documents: written anew, or held against what is on disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from shared.contract import command


def write_and_say(texts: Mapping[Path, str], *, check: bool) -> int:
    """Write each document that differs from its text, or with `check` only name it.

    Args:
        texts: place below the current folder to text.

    Returns:
        The exit code: with `check`, 1 where a document is stale.
    """
    stale = [path for path, text in texts.items() if _read(path) != text]
    for path in stale:
        if not check:
            path.write_text(texts[path], encoding="utf-8")
        click.echo(f"{path}: {'stale; run `make docs`' if check else 'written'}", err=check)
    return command.INCOMPLETE if stale and check else command.DONE


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
