"""Published street files against counts made outside: ../shared/reference/answers.json."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.realdata


@pytest.fixture(scope="session")
def answers(realdata: Path) -> dict[str, Any]:
    """The counts of the police.uk files; skips where only the files are at hand."""
    path = realdata.parent / "reference" / "answers.json"
    if not path.is_file():
        pytest.skip("no answers.json beside the published files")
    return json.loads(path.read_text())["police_uk"]


@pytest.fixture(scope="session")
def loaded(
    realdata: Path,
    sample_folder: Path,
    desk_at: Callable[[Path], Any],
    tmp_path_factory: pytest.TempPathFactory,
) -> Any:
    """One warehouse with every published street file and the areas of Milton Keynes."""
    desk = desk_at(tmp_path_factory.mktemp("published"))
    desk.load(realdata / "crime", sample_folder / "areas.csv")
    return desk


def of_folder(desk: Any, folder: Path) -> dict[str, int]:
    """Sums over the reports of a folder's files."""
    names = {path.name for path in folder.glob("*.csv")}
    reports = [report for report in desk.reports if report.file in names]
    assert {report.state for report in reports} == {"loaded"}
    sums = ("rows_in", "accepted", "rejected", "superseded")
    return {"files": len(reports)} | {
        name: sum(getattr(report, name) for report in reports) for name in sums
    }


@pytest.mark.parametrize(
    ("folder", "files", "rows"),
    [
        ("tvp-2014", 11, 145_978),
        ("tvp-2018", 1, 18_188),
        ("col-2015-17", 33, 18_000),
        ("neighbours-2014", 11, 70_181),
    ],
)
def test_every_row_of_a_published_folder_is_accepted_or_rejected(
    loaded: Any, realdata: Path, folder: str, files: int, rows: int
) -> None:
    counts = of_folder(loaded, realdata / "crime" / folder)
    assert (counts["files"], counts["rows_in"]) == (files, rows)
    assert counts["accepted"] + counts["rejected"] == rows
    assert counts["superseded"] == 0


def by_month(desk: Any, force: str, condition: str = "true") -> dict[str, int]:
    """Records of a force by month."""
    rows = desk.sql(
        "select strftime(month, '%Y-%m'), sum(crimes)::bigint from v_crime_month "
        f"where force = '{force}' and {condition} group by all order by all"
    )
    return dict(rows)


def test_monthly_totals_of_thames_valley(loaded: Any, answers: dict[str, Any]) -> None:
    found = by_month(loaded, "Thames Valley Police", "year(month) = 2014")
    assert found == answers["tvp-2014"]["rows_by_month"]


def test_records_without_a_place_of_thames_valley(loaded: Any, answers: dict[str, Any]) -> None:
    condition = "lsoa_code is null and year(month) = 2014"
    found = by_month(loaded, "Thames Valley Police", condition)
    assert found == answers["tvp-2014"]["blank_lsoa_by_month"]


def test_monthly_totals_of_milton_keynes(loaded: Any, answers: dict[str, Any]) -> None:
    condition = "lsoa_code in (select area_code from v_area) and year(month) = 2014"
    found = by_month(loaded, "Thames Valley Police", condition)
    assert found == answers["tvp-2014"]["mk_rows_by_month"]


def test_types_of_milton_keynes(loaded: Any, answers: dict[str, Any]) -> None:
    rows = loaded.sql(
        "select crime_type, count(*) from v_crime where year(month) = 2014 "
        "and force = 'Thames Valley Police' and lsoa_code in (select area_code from v_area) "
        "group by all"
    )
    assert dict(rows) == answers["tvp-2014"]["mk_by_type"]


def test_monthly_totals_of_the_city_of_london(loaded: Any, answers: dict[str, Any]) -> None:
    found = by_month(loaded, "City of London Police")
    assert found == answers["col-2015-17"]["rows_by_month"]


def test_metric_gives_the_monthly_totals(loaded: Any, answers: dict[str, Any]) -> None:
    chosen = {"force": "Thames Valley Police", "month": "2014-01..2014-11"}
    result = loaded.evaluator().evaluate("recorded_crime", chosen, by=["month"])
    found = {f"{g.value_of('month'):%Y-%m}": g.estimate.value for g in result.groups}
    assert found == answers["tvp-2014"]["rows_by_month"]


def test_same_folder_again_changes_nothing(loaded: Any, realdata: Path) -> None:
    before = (loaded.pointer, loaded.sql("select * from v_load_ledger order by load_id"))
    names = sorted(path.name for path in loaded.directory.rglob("*"))
    reports = loaded.reports
    loaded.load(realdata / "crime" / "tvp-2014")
    assert {report.state for report in loaded.reports} == {"unchanged"}
    loaded.reports = reports
    assert (loaded.pointer, loaded.sql("select * from v_load_ledger order by load_id")) == before
    assert sorted(path.name for path in loaded.directory.rglob("*")) == names
