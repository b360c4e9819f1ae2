"""Sets pages of HTML again and again, as a warm worker does: one line asks, one line answers."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any
from unittest.mock import patch

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from reporter.pdf import VARIANT, render_pdf
from reporter.shipped import Shipped
from reporter.tags import complete_tags


def main() -> None:
    """Answer each path with the seconds that completing its tags took."""
    spent: list[float] = []

    def timed(*arguments: Any) -> None:
        begun = time.perf_counter()
        complete_tags(*arguments)
        spent.append(time.perf_counter() - begun)

    make = {"ours": render_pdf, "bare": _bare}[sys.argv[1]]
    with patch("reporter.pdf.complete_tags", timed):
        for line in sys.stdin:
            source = Path(line.strip())
            source.with_suffix(f".{sys.argv[1]}.pdf").write_bytes(make(source.read_text("utf-8")))
            print(sum(spent), flush=True)
            spent.clear()


def _bare(page: str) -> bytes:
    """WeasyPrint's own call: the same page, fonts and variant, and nothing of ours."""
    html = HTML(string=page, base_url="report:/", url_fetcher=Shipped())
    made: bytes = html.write_pdf(font_config=FontConfiguration(), pdf_variant=VARIANT)
    return made


if __name__ == "__main__":
    main()
