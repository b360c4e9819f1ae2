"""Making the review's PDF against headless Chromium printing the same HTML.

Chromium prints neither the contents' page numbers nor an accessible document; it is the speed that
is compared.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from bench.pairs import Comparison, compare
from reporter.document import assemble
from reporter.html import FONTS, for_paper
from reporter.pdf import render_pdf
from shared.contract.errors import StateFault
from shared.figures.theme import font_files
from shared.metrics import Evaluator
from shared.metrics.registers import programmes

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)


def compare_pdf(folder: Path, evaluator: Evaluator) -> Comparison:
    """The PDF of the first programme's review, layout to bytes, by both engines."""
    page = for_paper(assemble(evaluator, programmes(evaluator)[0], lambda _share: None))
    source = folder / "review.html"
    shipped = font_files()[0].parent.as_uri() + "/"
    source.write_text(page.replace(FONTS, shipped), encoding="utf-8")
    return compare(
        "PDF of the review against Chromium printing the same HTML",
        lambda: render_pdf(page),
        lambda: _print(source, folder / "chromium.pdf"),
    )


def _print(source: Path, target: Path) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        raise StateFault("Chromium is not installed. `make test` installs it.")
    target.unlink(missing_ok=True)
    arguments = [chromium, *FLAGS, f"--user-data-dir={source.parent / 'profile'}"]
    subprocess.run(
        [*arguments, f"--print-to-pdf={target}", source.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    if not target.stat().st_size:
        raise StateFault("Chromium printed nothing.")
