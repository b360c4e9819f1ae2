"""Every number that the review of the sample prints, followed to the metric that gave it.

The PDF is read as a stranger would read it: its text, and the CSV files inside it.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass, field, fields
from functools import cache
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from pypdf import PdfReader

from reporter.attachments import EVIDENCE, EvidenceRow
from reporter.checks import Backing
from reporter.manifest import Part
from reporter.numerals import known, numerals
from reporter.review import render
from shared.contract.settings import Settings
from shared.metrics import LiveWarehouse
from shared.metrics.registry import metric

PROGRAMME = "MK2016"
MARK = re.compile(r"\[(E\d+)\]")


def squeezed(text):
    return " ".join(text.split())


@pytest.fixture(scope="module")
def review(sample_warehouse):
    return render(LiveWarehouse(Settings(dir=sample_warehouse)).current(), PROGRAMME)


@pytest.fixture(scope="module")
def pdf(review):
    return PdfReader(io.BytesIO(review.files[Part.PDF]))


@pytest.fixture(scope="module")
def pages(pdf, review):
    """The texts of the pages without their heads and feet, and without spaces: how lines break is
    of no account."""
    twin = review.files[Part.HTML].decode()
    chapters = map(_plain, re.findall(r"<h2[^>]*>(.*?)</h2>", twin))
    title = re.escape("".join(review.manifest.name.split()))
    frame = re.compile(
        rf"(?:{'|'.join(map(re.escape, chapters))})?{title}Snapshot[0-9a-f]+.*?page\d+of\d+"
    )
    return [frame.sub("", "".join(page.extract_text().split())) for page in pdf.pages]


@pytest.fixture(scope="module")
def words(pages):
    return "".join(pages)


def _plain(html):
    return "".join(unescape(re.sub("<[^>]+>", "", html)).split())


@pytest.fixture(scope="module")
def attached(pdf):
    """Name to text of the files inside the PDF."""
    return {name: content[0].decode() for name, content in pdf.attachments.items()}


@pytest.fixture(scope="module")
def rows(attached):
    """evidence.csv by statement or exhibit."""
    found: dict[str, list[EvidenceRow]] = {}
    for row in csv.DictReader(io.StringIO(attached[EVIDENCE], newline="")):
        found.setdefault(row["entry"], []).append(EvidenceRow(**row))
    return found


@pytest.fixture(scope="module")
def statements(review):
    """Mark to sentence."""
    return {s["id"]: s["text"] for s in json.loads(review.files[Part.EVIDENCE])["statements"]}


@pytest.fixture(scope="module")
def exhibits(review):
    twin = _Exhibits()
    twin.feed(review.files[Part.HTML].decode())
    return twin.found


@dataclass
class Shown:
    """A figure or table of the HTML twin: the same document, in a form that can be taken apart."""

    key: str
    caption: str = ""
    note: str = ""
    head: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    @property
    def label(self):
        return squeezed(self.caption.partition(".")[0])

    @property
    def cells(self):
        return [cell for row in self.rows for cell in row]


class _Exhibits(HTMLParser):
    """Collects the exhibits of a page: what stands inside an element of class exhibit."""

    def __init__(self):
        super().__init__()
        self.found: list[Shown] = []
        self.path: list[tuple[str, str]] = []
        self.around = 0

    def handle_starttag(self, tag, attributes):
        if tag in {"meta", "br", "hr", "link", "img"}:
            return
        given = dict(attributes)
        classes = (given.get("class") or "").split()
        if "exhibit" in classes and "id" in given:
            self.found.append(Shown(given["id"]))
            self.around = len(self.path) + 1
        self.path.append((tag, classes[0] if classes else ""))
        if not self.around:
            return
        if tag == "tr" and not self._is_in("thead"):
            self.found[-1].rows.append([])
        elif tag in {"th", "td"}:
            self._line().append("")

    def handle_endtag(self, tag):
        while self.path and self.path.pop()[0] != tag:
            pass
        if len(self.path) < self.around:
            self.around = 0

    def handle_data(self, data):
        if not self.around:
            return
        shown = self.found[-1]
        if any(name == "note" for _, name in self.path):
            shown.note += data
        elif self._is_in("caption") or self._is_in("figcaption"):
            shown.caption += data
        elif self._is_in("th") or self._is_in("td"):
            self._line()[-1] += data

    def _is_in(self, tag):
        return any(name == tag for name, _ in self.path[self.around - 1 :])

    def _line(self):
        shown = self.found[-1]
        return shown.head if self._is_in("thead") else shown.rows[-1]


def test_statements_of_the_pdf_are_those_of_its_evidence(pages, statements, rows):
    marks = {mark for page in pages for mark in MARK.findall(page)}
    assert marks == set(statements)
    assert marks == {entry for entry in rows if entry.startswith("E")}
    for mark, text in statements.items():
        assert _is_printed("".join(f"{text}[{mark}]".split()), pages), text


def _is_printed(text, pages):
    """True of a text that stands on a page, or ends one and goes on anywhere on the next."""
    if any(text in page for page in pages):
        return True
    cuts = range(1, len(text))
    return any(
        page.endswith(text[:cut]) and text[cut:] in following
        for page, following in pairwise(pages)
        for cut in cuts
    )


def test_every_number_of_a_statement_is_in_its_evidence(statements, rows):
    assert sum(len(numerals(text)) for text in statements.values()) > 300
    for mark, text in statements.items():
        assert Backing.of(rows[mark]).lacks(text) == set(), f"{mark} {text}"


def test_altered_digit_of_a_statement_is_found(statements, rows):
    """The test above can fail: for each statement, a number that is one more than printed."""
    for mark, text in statements.items():
        for number in numerals(text):
            altered = re.sub(r"\d(?=\D*$)", lambda digit: str((int(digit[0]) + 1) % 10), number)
            backing = Backing.of(rows[mark])
            assert altered in backing.numbers or backing.lacks(f"about {altered}."), mark


def test_tables_of_the_pdf_are_those_of_the_twin(words, exhibits):
    assert len(exhibits) > 40
    for shown in exhibits:
        assert "".join(shown.caption.split()) in words, shown.key
        for line in shown.rows:
            assert "".join("".join(line).split()) in words, (shown.key, line)


def test_every_number_of_a_caption_note_and_head_is_in_the_evidence(exhibits, rows):
    for shown in exhibits:
        backing = Backing.of(rows.get(shown.label, ()))
        title = shown.caption.partition(".")[2]
        for text in (title, shown.note.partition("see the attached")[0], *shown.head):
            assert backing.lacks(_without_count_of_more(text)) == set(), (shown.key, text)


def _without_count_of_more(text):
    return re.sub(r"[\d,]+ more rows?:", "", text)


def test_every_number_of_a_table_is_in_the_evidence_or_its_register(
    exhibits, rows, statements, attached, sample_evaluator
):
    for shown in exhibits:
        behind = rows.get(shown.label, [])
        backing = Backing.of(behind)
        views = [row.view for row in behind if row.state == "given" and not row.metric]
        listed = frozenset().union(*(_listed(v, sample_evaluator, attached) for v in set(views)))
        for cell in shown.cells:
            text = re.sub(r"^\d+(?=\s|$)", "", cell) if cell in _names(shown) else cell
            lacking = backing.lacks(text) - listed
            if lacking:
                lacking -= _repeated(cell, statements, rows)
            assert not lacking, (shown.key, cell)


def _names(shown):
    return {line[0] for line in shown.rows if line}


def _repeated(cell, statements, rows):
    """Numbers of the statements that a cell repeats, or whose mark it prints."""
    marks = [m for m, text in statements.items() if f"[{m}]" in cell or text in squeezed(cell)]
    return frozenset().union(*(Backing.of(rows[m]).numbers for m in marks))


def _listed(view, evaluator, attached):
    """Every number of a view of the snapshot, or of a file inside the PDF."""
    if view in attached:
        held = list(csv.reader(io.StringIO(attached[view])))
        return known(text for line in held for text in line) | _counts(attached[view])
    if not view.startswith("v_"):
        return frozenset()
    return _of_view(view, evaluator)


def _counts(text):
    """How many groups, and how many suppressed ones, a result has in evidence.csv."""
    found: dict[tuple[object, ...], list[str]] = {}
    for row in csv.DictReader(io.StringIO(text)):
        split = tuple(json.loads(row["group"])) if row["group"] else ()
        key = (row["entry"], row["metric"], row["selection"], split)
        found.setdefault(key, []).append(row["state"])
    return known(
        str(count)
        for states in found.values()
        for count in (len(states), states.count("suppressed"))
    )


@cache
def _of_view(view, evaluator):
    from shared.contract.relations import relation  # noqa: PLC0415 - only registers need it

    columns = [column.name for column in relation(view).columns]
    frame = evaluator.snapshot.rows(view, columns)
    values = [value for line in frame.iter_rows() for value in line if value is not None]
    numbers = [value for value in values if isinstance(value, float)]
    written = [f"{number * factor:.10g}" for number in numbers for factor in (1, 100)]
    return known([*map(str, values), *written])


def test_evidence_equals_what_the_command_line_evaluates(rows, sample_warehouse, call):
    """Each result behind the review, evaluated anew from nothing but what evidence.csv says."""
    wanted: dict[tuple[str, str, tuple[str, ...]], list[EvidenceRow]] = {}
    for row in (row for found in rows.values() for row in found if row.metric):
        split = tuple(json.loads(row.group)) if row.group else ()
        wanted.setdefault((row.metric, row.selection, split), []).append(row)
    assert len(wanted) > 60
    for (key, selection, split), printed in wanted.items():
        evaluated = _evaluated(call, sample_warehouse, key, selection, split)
        for row in printed:
            again = evaluated.get(row.group or "{}")
            if again is None:
                assert row.state == "not collected", (key, row.group)
                continue
            assert _written(again, key) == _printed(row), (key, selection, row.group)


def _evaluated(call, directory, key, selection, split):
    arguments = ["evaluate", key, "--dir", directory, "--json"]
    for name, values in (json.loads(selection) if selection else {}).items():
        for value in values if isinstance(values, list) else [values]:
            arguments += ["--select", f"{name}={value}"]
    for name in split:
        arguments += ["--by", name]
    done = call("shared.metrics", *arguments)
    assert done.returncode == 0, done.stderr
    groups = json.loads(done.stdout)["groups"]
    return {json.dumps(group["by"], ensure_ascii=False): group for group in groups}


def _written(group, key):
    write = metric(key).unit.write
    numbers = [group[name] for name in ("value", "low", "high")]
    texts = ["" if number is None else _ascii(write(number)) for number in numbers]
    base = "" if group["base"] is None else str(group["base"])
    return (group["state"], *texts, base)


def _printed(row):
    return (row.state, row.value, row.low, row.high, row.base)


def _ascii(text):
    text = text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{MINUS SIGN}", "-")
    return text.replace(",", "")


def test_evidence_has_the_columns_that_it_declares(attached):
    head = next(csv.reader(io.StringIO(attached[EVIDENCE])))
    assert head == [column.name for column in fields(EvidenceRow)]


def test_suppressed_groups_hold_no_number_in_any_file(attached, review):
    hidden = [
        row
        for row in csv.DictReader(io.StringIO(attached[EVIDENCE]))
        if row["state"] not in {"ok", "given"}
    ]
    assert hidden
    for row in hidden:
        assert not any(row[name] for name in ("value", "low", "high", "base", "p", "p_adjusted"))
    bundle = json.loads(review.files[Part.EVIDENCE])
    groups = [one["group"] for s in bundle["statements"] for one in s["evidence"]]
    groups += [g for e in bundle["exhibits"] for r in e["results"] for g in r["groups"]]
    for group in (group for group in groups if group["state"] != "ok"):
        assert [group[name] for name in ("value", "low", "high", "base")] == [None] * 4


def test_shortened_table_prints_its_first_rows_and_attaches_all(attached, exhibits, sample_desk):
    [files] = [shown for shown in exhibits if shown.key == "files"]
    [name] = [
        name for name in attached if name.endswith("_files.csv") and name != "evidence_files.csv"
    ]
    whole = list(csv.reader(io.StringIO(attached[name])))[1:]
    printed = [line for line in files.rows if line]
    assert [line[0] for line in whole[: len(printed)]] == [line[0].strip() for line in printed]
    assert len(whole) == sample_desk.sql("select count(*) from v_load_ledger")[0][0]
    more = len(whole) - len(printed)
    assert f"{more} more rows: see the attached {name}, which holds all {len(whole)}." in squeezed(
        files.note
    )


def test_commentary_is_printed_apart_and_in_its_section(review, words):
    twin = review.files[Part.HTML].decode()
    for mark, section in (("C1", "survey"), ("C2", "places")):
        part = twin.partition(f'<h2 id="{section}">')[2].partition("<h2 ")[0]
        remark = part.partition('<aside class="commentary"')[2].partition("</aside>")[0]
        assert f'id="{mark}"' in remark
        assert "Commentary by the evaluator, 14 July 2016" in remark
        assert 'class="statement"' not in remark
        assert part.rstrip().endswith("</aside>\n\n</section>\n<section") or "</aside>" in part
    assert "nobodycomparedtheplaceswithothersoverseveralyears." in words
