"""Zip and gzip: each member a file of its own, nothing outside the room, bombs refused."""

from __future__ import annotations

import gzip
import hashlib
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from warehouse.formats import piece as pieces
from warehouse.formats.catalogue import files_in
from warehouse.formats.piece import UNPACKING, Piece, Refused, Room


def packed(**members: bytes) -> bytes:
    """A zip archive; `__` in a name stands for a slash."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def named(name: str, content: bytes = b"a,b\n1,2\n") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def refusals(found: list[Piece | Refused]) -> list[str]:
    return [str(part.fault) for part in found if isinstance(part, Refused)]


def test_members_are_files_named_by_their_place_and_known_by_their_content(
    piece: Any, room: Room
) -> None:
    content = packed(**{"2014-02__b.csv": b"two", "2014-01__a.csv": b"one"})
    found = list(files_in(piece(content, "x.zip"), room))
    assert [part.name for part in found] == ["x.zip/2014-01/a.csv", "x.zip/2014-02/b.csv"]
    assert [part.sha256 for part in found] == [
        hashlib.sha256(text).hexdigest() for text in (b"one", b"two")
    ]


def test_gzip_keeps_its_name_and_takes_the_hash_of_its_content(piece: Any, room: Room) -> None:
    [found] = files_in(piece(gzip.compress(b"one"), "a.csv.gz"), room)
    assert (found.name, found.sha256) == ("a.csv.gz", hashlib.sha256(b"one").hexdigest())


@pytest.mark.parametrize(
    "name", ["../../evil.csv", "/etc/evil.csv", "a/../../evil.csv", "..\\evil.csv", "C:\\evil.csv"]
)
def test_name_that_leads_outside_is_refused(
    piece: Any, room: Room, tmp_path: Path, name: str
) -> None:
    before = set(tmp_path.parent.rglob("*"))
    [reason] = refusals(list(files_in(piece(named(name), "x.zip"), room)))
    assert "outside its folder" in reason
    created = set(tmp_path.parent.rglob("*")) - before
    assert {path.name for path in created} <= {"x.zip", UNPACKING}


def test_hidden_members_and_folders_are_passed_over(piece: Any, room: Room) -> None:
    content = packed(**{"__MACOSX/._a.csv": b"x", ".DS_Store": b"x", "f/": b"", "a.csv": b"one"})
    found = files_in(piece(content.replace(b"__MACOSX", b"__MACOSX"), "x.zip"), room)
    assert [part.name for part in found] == ["x.zip/a.csv"]


@pytest.mark.parametrize("content", [packed(a=packed(b=b"x")), packed(a=gzip.compress(b"x"))])
def test_archive_within_an_archive_is_refused(piece: Any, room: Room, content: bytes) -> None:
    [reason] = refusals(list(files_in(piece(content, "x.zip"), room)))
    assert "archive within an archive" in reason


def test_damaged_member_is_refused_alone(piece: Any, room: Room) -> None:
    content = bytearray(packed(a=b"one" * 50, b=b"two" * 50))
    content[content.index(b"a") + 4] ^= 0xFF
    found = list(files_in(piece(bytes(content), "x.zip"), room))
    assert [type(part).__name__ for part in found] == ["Refused", "Piece"]
    assert "x.zip/a is damaged" in refusals(found)[0]


def test_encrypted_member_is_refused(piece: Any, room: Room) -> None:
    content = bytearray(packed(a=b"one"))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    [reason] = refusals(list(files_in(piece(bytes(content), "x.zip"), room)))
    assert "x.zip/a is encrypted" in reason


@pytest.mark.parametrize("name", ["x.zip", "x.csv.gz"])
def test_bomb_is_refused_and_leaves_nothing(
    piece: Any, room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(pieces, "SMALL_EXPANSION", 1 << 20)
    monkeypatch.setattr("warehouse.formats.zipped.SMALL_EXPANSION", 1 << 20)
    bomb = b"0" * (4 << 20)
    content = packed(a=bomb) if name == "x.zip" else gzip.compress(bomb)
    [reason] = refusals(list(files_in(piece(content, name), room)))
    assert "unpacks to more than 1 MiB" in reason
    assert not list((tmp_path / UNPACKING).glob("*"))


def test_size_that_lies_does_not_help_a_bomb(
    piece: Any, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "SMALL_EXPANSION", 1 << 20)
    content = packed(a=b"0" * (4 << 20))
    lie = content.replace((4 << 20).to_bytes(4, "little"), (99).to_bytes(4, "little"))
    [reason] = refusals(list(files_in(piece(lie, "x.zip"), room)))
    assert "x.zip/a" in reason


def test_archive_without_files_is_refused(piece: Any, room: Room) -> None:
    [reason] = refusals(list(files_in(piece(packed(), "x.zip"), room)))
    assert "holds no files" in reason


def test_room_is_empty_afterwards_and_whatever_a_killed_loader_left(tmp_path: Path) -> None:
    (tmp_path / UNPACKING).mkdir()
    (tmp_path / UNPACKING / "1").write_text("left behind")
    with Room(tmp_path) as room:
        assert not (tmp_path / UNPACKING).exists()
        path = room.table("x", [("a", "b"), ("1", "2")])
        assert path.read_text() == "a,b\n1,2\n"
        assert oct(path.parent.stat().st_mode)[-3:] == "700"
    assert not (tmp_path / UNPACKING).exists()


def test_full_disk_is_a_fault_of_that_file(
    piece: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Room(tmp_path) as room:
        monkeypatch.setattr(room, "new", lambda: Path("/dev/full/x"))
        [reason] = refusals(list(files_in(piece(packed(a=b"x"), "x.zip"), room)))
    assert "could not be unpacked" in reason
