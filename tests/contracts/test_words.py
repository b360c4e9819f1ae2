"""What must not be in any file: places of one machine, hosts of package indexes, talk of tools."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

SPEAKERS = "|".join(
    ("chat" + "gpt", "clau" + "de", "co" + "pilot", "open" + "ai", "anthro" + "pic")
)
FOLDERS = "|".join(("ho" + "me", "wo" + "rk", "Us" + "ers"))
BANNED = {
    "a folder of one machine": rf"(?<![\w.~-])/(?:{FOLDERS})/\w",
    "a superuser's folder": rf"(?<![\w.~-])/{'ro' + 'ot'}/",
    "a host of a package index": "|".join(
        (r"pypi\." + "org", "pythonhosted" + r"\.org", "files" + r"\.python", "index" + "-url",
         r"registry\." + "npmjs", r"proxy\." + "golang", "artifac" + "tory")
    ),
    "an assistant's name": rf"\b(?:{SPEAKERS})\b",
    "talk of how it was written": r"\b(?:language " + r"model|AI " + r"(?:session|agent|assistant)|"
    + r"co-authored" + r"-by|as an " + "AI|pro" + r"mpt engineering)\b",
}  # fmt: skip
NOT_OURS = {"tests/contracts/compose-spec.json"}  # kept as its publisher wrote it
PATTERNS = {what: re.compile(pattern, re.IGNORECASE) for what, pattern in BANNED.items()}


@pytest.fixture(scope="session")
def texts(root: Path) -> dict[str, str]:
    """Every text file that is or would be tracked; skips only outside a git checkout."""
    if not (root / ".git").exists() or shutil.which("git") is None:
        pytest.skip("not a git checkout: nothing says which files are tracked")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        check=True,
    ).stdout
    found = {}
    for name in set(filter(None, listed.decode().split("\0"))) - NOT_OURS:
        path = root / name
        content = path.read_bytes() if path.is_file() else b"\0"
        if b"\0" not in content:
            found[name] = content.decode("utf-8", "replace")
    return found


@pytest.mark.parametrize("what", PATTERNS)
def test_no_file_holds(texts: dict[str, str], what: str) -> None:
    assert len(texts) > 50
    found = [
        f"{name}:{number}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if PATTERNS[what].search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a folder of one machine", "see /wo" + "rk/main/x"),
        ("a folder of one machine", "'/ho" + "me/me/x'"),
        ("a superuser's folder", "/ro" + "ot/.venv"),
        ("a host of a package index", "https://pypi" + ".org/simple"),
        ("an assistant's name", "Made with Cha" + "tGPT"),
        ("talk of how it was written", "Co-authored" + "-by: someone"),
    ],
)
def test_banned_words_are_recognised(what: str, text: str) -> None:
    assert PATTERNS[what].search(text)
