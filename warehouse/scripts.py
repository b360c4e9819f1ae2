"""The SQL files of the warehouse, found by folder and name."""

from __future__ import annotations

from importlib.resources import files


def tables() -> dict[str, str]:
    """Relation name to the SQL that creates it in the master file."""
    return _folder("tables")


def aggregates() -> dict[str, str]:
    """Relation name to the query that counts one table's rows, load by load, as `records`."""
    return _folder("aggregates")


def marts() -> dict[str, str]:
    """View name to the SQL that creates it in a snapshot, in the order in which they read."""
    return _in_reading_order(_folder("marts"))


def audits() -> dict[str, str]:
    """Audit name to a query that must return no row."""
    return _folder("audits")


def grain(sql: str) -> str:
    """What a script's header says that a row is."""
    return next(line for line in sql.splitlines() if line.startswith("-- grain: "))[
        len("-- grain: ") :
    ]


def reads(sql: str) -> set[str]:
    """What a script's header says that it reads."""
    line = next((ln for ln in sql.splitlines() if ln.startswith("-- reads:")), "")
    return {word.strip(",") for word in line.removeprefix("-- reads:").split()}


def _folder(name: str) -> dict[str, str]:
    folder = files("warehouse").joinpath("sql", name)
    found = sorted(folder.iterdir(), key=lambda entry: entry.name)
    return {
        entry.name.removesuffix(".sql"): entry.read_text(encoding="utf-8")
        for entry in found
        if entry.name.endswith(".sql")
    }


def _in_reading_order(scripts: dict[str, str]) -> dict[str, str]:
    ordered: dict[str, str] = {}
    waiting = dict(scripts)
    while waiting:
        ready = [
            name for name, sql in waiting.items() if not reads(sql) & (waiting.keys() - {name})
        ]
        if not ready:
            raise ValueError(f"marts read each other in a circle: {', '.join(waiting)}")
        ordered |= {name: waiting.pop(name) for name in ready}
    return ordered
