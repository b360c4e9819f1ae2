"""The form of one sample file: where it goes, its columns, its rows and its exact bytes.

Owns how a sample file is written down. What the rows say is left to the modules by theme.
"""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

Row = tuple[str, ...]

SYNTHETIC = "true"
PUBLISHED = "false"


@dataclass(frozen=True, slots=True)
class SampleFile:
    r"""One hand-over file, complete in memory.

    Attributes:
        path: place below the sample folder, with forward slashes.
        columns: header line.
        rows: one tuple of texts per line, as long as `columns`; an empty text is a blank cell.
        line_end: "\n", or "\r\n" where the publisher writes it.
    """

    path: str
    columns: Row
    rows: tuple[Row, ...]
    line_end: str = "\n"

    def content(self) -> bytes:
        """The file as UTF-8 bytes without a byte order mark."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator=self.line_end)
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return text.getvalue().encode("utf-8")

    def write(self, folder: Path) -> Path:
        """Write the file below `folder`, replacing an earlier one; returns its path."""
        target = folder.joinpath(*self.path.split("/"))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(self.content())
        return target
