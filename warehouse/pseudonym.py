"""The door where identifiers become keyed pseudonyms. The key never enters the warehouse."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from shared.contract.errors import StateFault

PSEUDONYM_HEX = 16
KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class KeyedPseudonyms:
    """HMAC-SHA-256 of each identifier, cut to 64 bits: same key and identifier, same pseudonym."""

    key: bytes

    def of(self, identifiers: pl.Series) -> pl.Series:
        """The pseudonym of each identifier; null stays null."""
        unique = identifiers.drop_nulls().unique()
        mapping = {text: self._one(text) for text in unique}
        return identifiers.replace_strict(mapping, default=None, return_dtype=pl.String)

    def fingerprint(self) -> str:
        """Names the key without giving it away."""
        return self._one("fingerprint of the pseudonym key")

    def _one(self, text: str) -> str:
        digest = hmac.new(self.key, text.encode(), hashlib.sha256)
        return digest.hexdigest()[:PSEUDONYM_HEX]


def pseudonyms_from(path: Path) -> KeyedPseudonyms:
    """Read the key, or make it on first use (32 random bytes in hex, readable by the owner only).

    Raises:
        StateFault: the file is there but holds no key.
    """
    if not path.exists():
        _create(path)
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (ValueError, OSError) as fault:
        raise StateFault(
            f"{path} cannot be read as a pseudonym key. Restore it from your back-up."
        ) from fault
    if len(key) != KEY_BYTES:
        raise StateFault(
            f"{path} holds {len(key)} bytes; a pseudonym key has {KEY_BYTES}. Restore it."
        )
    return KeyedPseudonyms(key)


def _create(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as stream:
        stream.write(secrets.token_hex(KEY_BYTES) + "\n")
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(part, path)
    except FileExistsError:
        pass  # another process made the key first: that one holds
    finally:
        part.unlink()
