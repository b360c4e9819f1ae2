"""The command lines as people and scripts use them: what is printed, and how they end."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from integration.tables import REGISTER, street

from shared.metrics import METRICS
from warehouse.query import FORMATS, run_query
from warehouse.snapshot import snapshot_path

FILE_KEYS = [
    "file",
    "kind",
    "rows_in",
    "accepted",
    "rejected",
    "superseded",
    "warned",
    "state",
    "message",
]
QUERY = "select pilot_code, status, started_on from v_pilot order by pilot_code limit 2"
NOT_HERE = "/no/such/place"


@pytest.fixture(scope="module")
def asked(desk_at: Callable[[Path], Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small warehouse that is asked in SQL; nobody holds its snapshot open."""
    desk = desk_at(tmp_path_factory.mktemp("asked"))
    second = "MK,P2,Alder,E01016801,completed,2016-02-15\n"
    desk.load_text("register.csv", REGISTER.replace("active,", "completed,2016-02-15") + second)
    return desk.directory


def one_line(ended: Any) -> str:
    """The one line of standard error of a command that failed as it should."""
    assert "Traceback" not in ended.stderr
    [line] = ended.stderr.splitlines()
    return line


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("warehouse", "load"), "Missing argument"),
        (("warehouse", "load", "--colour", "x"), "No such option"),
        (("warehouse", "unload"), "No such command"),
        (("warehouse", "sql"), "Missing argument"),
        (("warehouse", "sql", "--format", "xml", "select 1"), "'xml' is not one of"),
        (("warehouse", "snapshot", "burn"), "No such command 'burn'"),
        (("shared.metrics", "show", "trust_polce"), "Unknown metric 'trust_polce'"),
        (("shared.metrics", "evaluate"), "Missing argument"),
        (("shared.metrics", "list", "extra"), "unexpected extra argument"),
    ],
)
def test_wrong_use_ends_with_two_and_one_line(
    call: Any, arguments: tuple[str, ...], said: str
) -> None:
    ended = call(*arguments)
    assert ended.returncode == 2
    assert said in one_line(ended)


def test_exit_code_and_line_reach_the_shell(cli: Any) -> None:
    ended = cli("warehouse", "load")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "Missing argument" in one_line(ended)


@pytest.mark.parametrize(
    "arguments",
    [
        ("warehouse", "sql", "select 1"),
        ("warehouse", "audit"),
        ("shared.metrics", "evaluate", "pilots"),
        ("shared.metrics", "export"),
    ],
)
def test_empty_warehouse_says_what_to_do(
    call: Any, empty_warehouse: Path, arguments: tuple[str, ...]
) -> None:
    ended = call(*arguments, "--dir", empty_warehouse)
    assert ended.returncode == 2
    assert "Nothing has been published" in one_line(ended)
    assert "Load a file" in one_line(ended)


def test_status_of_an_empty_warehouse_is_not_an_error(call: Any, empty_warehouse: Path) -> None:
    ended = call("warehouse", "status", "--dir", empty_warehouse, "--json")
    assert ended.returncode == 0
    assert json.loads(ended.stdout) == {
        "snapshot": None,
        "published_at": None,
        "sources": [],
        "rejects": 0,
    }


def test_load_prints_the_documented_json(call: Any, tmp_path: Path) -> None:
    (tmp_path / "crime.csv").write_text(street(count=2) + street(count=1, month="May")[154:])
    (tmp_path / "register.csv").write_text(REGISTER)
    ended = call(
        "warehouse", "load", tmp_path / "crime.csv", tmp_path / "register.csv", "--json",
        "--dir", tmp_path / "w",
    )  # fmt: skip
    printed = json.loads(ended.stdout)
    assert list(printed) == ["snapshot", "files", "totals"]
    assert [list(file) for file in printed["files"]] == [FILE_KEYS] * 2
    assert [file["file"] for file in printed["files"]] == ["crime.csv", "register.csv"]
    assert list(printed["totals"]) == FILE_KEYS[2:7]
    for name in FILE_KEYS[2:7]:
        assert printed["totals"][name] == sum(file[name] for file in printed["files"])
    assert ended.returncode == (1 if printed["totals"]["rejected"] else 0)


def test_status_prints_the_documented_json(call: Any, sample_desk: Any) -> None:
    ended = call("warehouse", "status", "--dir", sample_desk.directory, "--json")
    printed = json.loads(ended.stdout)
    assert list(printed) == ["snapshot", "published_at", "sources", "rejects"]
    assert printed["snapshot"] == sample_desk.snapshot
    assert datetime.fromisoformat(printed["published_at"]).tzinfo is not None
    assert {tuple(source) for source in printed["sources"]} == {
        ("kind", "files", "rows", "newest", "gaps")
    }
    crime = next(source for source in printed["sources"] if source["kind"] == "police_street")
    assert (crime["files"], crime["newest"], crime["gaps"]) == (42, "2016-06-01", [])


def test_status_names_what_is_missing(desk: Any, call: Any) -> None:
    for month in ("2014-01", "2014-04"):
        desk.write(f"{month}.csv", street(count=1, month=month))
    desk.write("register.csv", REGISTER)
    desk.load()
    sources = json.loads(call("warehouse", "status", "--dir", desk.directory, "--json").stdout)[
        "sources"
    ]
    gaps = {source["kind"]: source["gaps"] for source in sources}
    assert gaps["police_street"] == ["TVP: 2014-02", "TVP: 2014-03"]
    assert "TVP: 2014-02" in call("warehouse", "status", "--dir", desk.directory).stdout


# --- sql ---


def test_sql_prints_a_table_for_people(call: Any, asked: Path) -> None:
    ended = call("warehouse", "sql", "--dir", asked, QUERY)
    assert ended.returncode == 0
    for word in ("pilot_code", "P1", "completed", "2016-02-15"):
        assert word in ended.stdout


def test_sql_gives_the_same_rows_in_every_format(
    call: Any, asked: Path, root: Path, environment: dict[str, str]
) -> None:
    base = ("warehouse", "sql", "--dir", asked, "--format")
    as_json = json.loads(call(*base, "json", QUERY).stdout)
    as_csv = list(csv.DictReader(io.StringIO(call(*base, "csv", QUERY).stdout)))
    command = [sys.executable, "-m", *map(str, base), "parquet", QUERY]
    raw = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=True).stdout
    as_parquet = pl.read_parquet(io.BytesIO(raw)).with_columns(pl.col("started_on").cast(str))
    assert as_json == as_csv == as_parquet.to_dicts()
    assert [row["pilot_code"] for row in as_json] == ["P1", "P2"]


@pytest.mark.parametrize(
    "query",
    [
        "delete from v_crime_month",
        "drop view v_pilot",
        "insert into v_claim values (1)",
        "create table mine as select 1",
        "select * from read_text('/etc/passwd')",
        "select * from '/etc/passwd'",
        "copy v_pilot to '/tmp/out.csv'",
        "attach '/tmp/other.db'",
        "set enable_external_access = true",
        "install httpfs",
        "select * from v_crime; drop view v_pilot",
        "select broken from",
        "select * from v_pilots",
        "",
        "select 1 as a, 2 as a",
    ],
)
def test_refused_query_ends_with_two_and_one_line(call: Any, asked: Path, query: str) -> None:
    ended = call("warehouse", "sql", "--dir", asked, query)
    assert ended.returncode == 2
    assert one_line(ended)
    assert not ended.stdout


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("'nan'::double", None),
        ("1.5::decimal(4, 2)", 1.5),
        ("170141183460469231731::hugeint", 170141183460469231731),
        ("interval '1 day'", "1 day"),
        ("[1, 2]", [1, 2]),
        ("date '2016-05-01'", "2016-05-01"),
        ("'infinity'::date", "infinity"),
        ("date '-5000-01-01'", "5001-01-01 (BC)"),
        ("union_value(k := 1)", "1"),
        ("'x'::blob", "b'x'"),
    ],
)
def test_values_of_any_type_can_be_printed(asked: Path, value: str, shown: object) -> None:
    path = snapshot_path(asked)
    for form in FORMATS:
        run_query(path, f"select {value} as v", form=form, out=(out := io.BytesIO()))
        assert out.getvalue()
    run_query(path, f"select {value} as v", form="json", out=(out := io.BytesIO()))
    assert json.loads(out.getvalue(), parse_constant=pytest.fail) == [{"v": shown}]


@pytest.mark.parametrize("name", ["../secret", "*", "", NOT_HERE, "0000000000000000"])
def test_snapshot_that_is_not_kept_is_named(call: Any, asked: Path, name: str) -> None:
    ended = call("warehouse", "sql", "--dir", asked, "--snapshot", name, "select 1")
    assert ended.returncode == 2
    assert f"Snapshot '{name}' is not kept" in one_line(ended)


def test_listed_snapshot_can_be_asked_for_by_what_the_list_says(call: Any, desk: Any) -> None:
    desk.load_text("a.csv", street(count=1))
    first = desk.snapshot
    desk.load_text("b.csv", street(count=5))
    lines = call("warehouse", "snapshot", "list", "--dir", desk.directory).stdout.splitlines()
    listed = [line.split()[0] for line in lines]
    assert len(listed) == 2
    for name in (listed[0], first):
        query = ("--snapshot", name, "--format", "csv", "select count(*) as n from v_crime")
        assert call("warehouse", "sql", "--dir", desk.directory, *query).stdout == "n\n1\n"


# --- places that cannot be used ---


@pytest.mark.parametrize(
    "arguments",
    [
        ("warehouse", "load", "a.csv", "--dir"),
        ("warehouse", "status", "--dir"),
        ("warehouse", "sql", "select 1", "--dir"),
        ("shared.metrics", "evaluate", "pilots", "--dir"),
    ],
)
def test_directory_that_is_a_file_is_named(
    call: Any, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    place = tmp_path / "a-file"
    place.write_text("x")
    ended = call(*arguments, place)
    assert ended.returncode == 1
    assert str(place) in one_line(ended)
    assert "Check the path" in one_line(ended)


@pytest.mark.parametrize("content", ["", "{}", "[]", "null", '{"snapshot": 1}', "\udcff"])
def test_damaged_pointer_says_how_to_mend_it(
    call: Any, empty_warehouse: Path, content: str
) -> None:
    pointer = empty_warehouse / "current.json"
    pointer.write_bytes(content.encode("utf-8", "surrogateescape"))
    ended = call("warehouse", "sql", "--dir", empty_warehouse, "select 1")
    assert ended.returncode == 1
    assert f"{pointer} is damaged. Delete it" in one_line(ended)


@pytest.mark.parametrize("damage", ["gone", "garbled"])
@pytest.mark.parametrize(
    "arguments", [("warehouse", "sql", "select 1"), ("shared.metrics", "evaluate", "pilots")]
)
def test_damaged_snapshot_says_how_to_mend_it(
    call: Any, desk: Any, damage: str, arguments: tuple[str, ...]
) -> None:
    desk.load_text("register.csv", REGISTER)
    path = desk.directory / "snapshots" / desk.pointer.file
    path.unlink()
    if damage == "garbled":
        path.write_bytes(b"not a database" * 999)
    ended = call(*arguments, "--dir", desk.directory)
    assert ended.returncode == 1
    assert "current.json and load any file" in one_line(ended)
    (desk.directory / "current.json").unlink()
    desk.load()
    assert call(*arguments, "--dir", desk.directory).returncode == 0


def test_damaged_master_is_one_line_and_the_last_snapshot_is_served(call: Any, desk: Any) -> None:
    desk.load_text("register.csv", REGISTER)
    (desk.directory / "master.duckdb").write_bytes(b"not a database" * 999)
    ended = call("warehouse", "load", desk.folder, "--dir", desk.directory)
    assert ended.returncode == 1
    assert "The last snapshot is still served" in one_line(ended)
    assert call("warehouse", "sql", "--dir", desk.directory, "from v_pilot").returncode == 0


@pytest.mark.parametrize("value", ["0", "-3", "many"])
def test_setting_out_of_range_is_named(
    call: Any, monkeypatch: pytest.MonkeyPatch, value: str, asked: Path
) -> None:
    monkeypatch.setenv("BEATWISE_MINIMUM_BASE_ATTITUDE", value)
    ended = call("shared.metrics", "evaluate", "pilots", "--dir", asked)
    assert ended.returncode == 2
    assert f"BEATWISE_MINIMUM_BASE_ATTITUDE='{value}'" in one_line(ended)


# --- metrics ---


def test_evaluate_prints_the_documented_json(call: Any, sample_desk: Any) -> None:
    ended = call(
        "shared.metrics", "evaluate", "implementation_level", "--by", "pilot_code", "--json",
        "--select", "programme_code=MK2016", "--dir", sample_desk.directory,
    )  # fmt: skip
    printed = json.loads(ended.stdout)
    keys = ["key", "selection", "snapshot", "state", "unit", "method", "groups"]
    assert list(printed) == keys
    assert printed["selection"] == {"programme_code": "MK2016"}
    assert printed["snapshot"] == sample_desk.snapshot
    assert len(printed["groups"]) == 5
    for group in printed["groups"]:
        assert group.keys() >= {"by", "state", "value", "low", "high", "base"}
        assert group["state"] == "suppressed"


def test_mean_implementation_level_of_the_sample_is_printed(call: Any, sample_desk: Any) -> None:
    ended = call(
        "shared.metrics", "evaluate", "implementation_level", "--dir", sample_desk.directory
    )
    assert ended.returncode == 0
    assert "programme_code MK2016: 2.6 (95 % interval" in ended.stdout
    assert "base 14 raters" in ended.stdout


def test_suppressed_group_is_printed_without_a_number(call: Any, sample_desk: Any) -> None:
    ended = call(
        "shared.metrics", "evaluate", "implementation_level", "--select", "pilot_code=P5",
        "--dir", sample_desk.directory,
    )  # fmt: skip
    assert ended.stdout.splitlines()[1:] == [
        "  programme_code MK2016: suppressed: Fewer than 10 raters."
    ]


def test_list_and_show_explain_every_metric(call: Any) -> None:
    listed = call("shared.metrics", "list").stdout
    assert [line.split(":")[0] for line in listed.splitlines()] == list(METRICS)
    shown = call("shared.metrics", "show", "survey_item_mean").stdout
    for word in ("Formula:", "Unit:", "Base: respondents", "Disclosure:", "Caveats:", "Source:"):
        assert word in shown


def test_exported_results_are_a_schema_that_sql_sees(call: Any, cli: Any, desk: Any) -> None:
    desk.load_text("register.csv", REGISTER)
    assert call("shared.metrics", "export", "--dir", desk.directory).returncode == 0
    query = "select dimensions, value, snapshot from metrics.result where metric_key = 'pilots'"
    found = cli("warehouse", "sql", "--dir", desk.directory, "--format", "json", query)
    assert json.loads(found.stdout) == [{"dimensions": "", "value": 1.0, "snapshot": desk.snapshot}]


def test_export_of_a_metric_without_rows_is_an_empty_table(call: Any, cli: Any, desk: Any) -> None:
    desk.load_text("register.csv", REGISTER)
    ended = call("shared.metrics", "export", "survey_item_mean", "--dir", desk.directory)
    assert ended.returncode == 0
    query = "select count(*) as n from metrics.result"
    found = cli("warehouse", "sql", "--dir", desk.directory, "--format", "csv", query)
    assert found.stdout == "n\n0\n"


@pytest.mark.parametrize("package", ["shared.metrics", "warehouse"])
def test_generated_documents_are_fresh(call: Any, package: str) -> None:
    ended = call(package, "docs", "--check")
    assert (ended.returncode, ended.stderr) == (0, "")
