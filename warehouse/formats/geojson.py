"""GeoJSON: one row per feature, its properties as columns and its geometry as GeoJSON text."""

from __future__ import annotations

import json
from typing import Any

from shared.contract.errors import UnknownFile, UnreadableFile
from warehouse.formats.piece import Piece, Room, Start

MOST_BYTES = 256 << 20
GEOMETRY = "geometry"


def takes(start: Start) -> bool:
    """Whether the bytes begin as a JSON object does."""
    return start.unmarked[:1] == b"{"


def tables(piece: Piece, room: Room) -> list[Piece]:
    """The features as one table; row numbers count features from 1.

    Raises:
        UnreadableFile: damaged, too large, or without features.
        UnknownFile: JSON of another kind.
    """
    features = _features(piece)
    records = [_record(feature, piece.name, n) for n, feature in enumerate(features, start=1)]
    columns = list(dict.fromkeys(name for record in records for name in record))
    rows = ([record.get(name, "") for name in columns] for record in records)
    path = room.table(piece.name, (columns, *rows))
    return [Piece(path, piece.name, piece.sha256, piece.notes)]


def _features(piece: Piece) -> list[Any]:
    content = _content(piece)
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or content.get("type") != "FeatureCollection":
        raise UnknownFile(
            f"{piece.name} is no kind of file that Beatwise takes: it is JSON, but no GeoJSON "
            "FeatureCollection. Hand over boundaries as GeoJSON, anything else as CSV."
        )
    if not features:
        raise UnreadableFile(f"{piece.name} holds no features. Export it again, with its areas.")
    return features


def _content(piece: Piece) -> Any:
    if piece.path.stat().st_size > MOST_BYTES:
        raise UnreadableFile(
            f"{piece.name} is larger than {MOST_BYTES >> 20} MiB. Simplify or split its areas."
        )
    try:
        return json.loads(piece.path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        raise UnreadableFile(
            f"{piece.name} is damaged JSON ({fault}). Download or export it again; "
            "nothing of it was loaded."
        ) from fault


def _record(feature: Any, name: str, number: int) -> dict[str, str]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(feature, dict) or not isinstance(properties or {}, dict):
        raise UnreadableFile(
            f"{name}: feature {number} is not as GeoJSON wants it. Export it again; "
            "nothing of it was loaded."
        )
    own = {"id": _text(feature["id"])} if "id" in feature else {}
    own |= {str(key): _text(value) for key, value in (properties or {}).items()}
    return own | {GEOMETRY: _text(feature.get("geometry"))}


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
