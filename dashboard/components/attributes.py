"""HTML attributes that Python cannot spell: data-* and aria-*."""

from __future__ import annotations

from typing import Any


def wild(**named: str) -> dict[str, Any]:
    """'data_filter="wave"' as 'data-filter', for `html.Div(**wild(...))`."""
    return {name.replace("_", "-"): value for name, value in named.items()}
