"""Plan, commentary, codebook of themes and surveys in words, as handed over, through the loader."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from integration.pilot_tables import GOOD, table
from integration.tables import CODEBOOK, REGISTER, SURVEY_HEADER
from integration.test_pilot_files import CONTACTS, SECRETS, held_in
from unit.warehouse.formats.workbooks import workbook

PLAN = """# agreed with the commissioner
programme = "MK"
version = 1
agreed_on = 2016-01-08

[[effect]]
outcome = "employer"
smallest = 0.25
unit = "scale points"
reason = "Ask PC 4821 (a@b.org)"

[[family]]
family = "items"
role = "exploratory"
correction = "benjamini_hochberg"
members = ["Q1", "Q2"]

[[dose]]
component = "contacts"
planned = 8
unit = "per month"

[[threshold]]
rule = "site_choice"
name = "top_share"
value = 0.05

[[wave]]
wave = "T1"
opens = 2016-02-01
closes = 2016-02-07

[[dispute]]
figure = "t3_interval"
preferred = "4"
reason = "Printed twice"
decided_by = "Perpetua Marlowe"
decided_on = 2016-07-18
"""


@pytest.fixture
def desk_with_pilot(desk: Any) -> Any:
    desk.load_text("register.csv", REGISTER)
    return desk


def test_each_part_of_a_plan_has_its_view(desk_with_pilot: Any) -> None:
    desk = desk_with_pilot
    report = desk.load_text("plan.toml", PLAN)
    counts = (report.rows_in, report.accepted, report.warned)
    assert (report.kind, report.state, counts) == ("evaluation_plan", "loaded", (6, 6, 1))
    for view, columns, expected in (
        ("effect", "outcome, smallest_effect, reason", [("employer", 0.25, MASKED)]),
        ("family", "family, member", [("items", "Q1"), ("items", "Q2")]),
        ("dose", "component, planned", [("contacts", 8.0)]),
        ("threshold", "threshold_name, threshold_value", [("top_share", 0.05)]),
        ("wave", "wave, opens_on, closes_on", [("T1", date(2016, 2, 1), date(2016, 2, 7))]),
        ("dispute", "preferred, decided_by", [("4", "Perpetua Marlowe")]),
    ):
        assert desk.sql(f"select {columns} from v_plan_{view} order by all") == expected


MASKED = "Ask [collar number] ([e-mail])"


def test_newer_plan_replaces_the_older_one_whole(desk_with_pilot: Any) -> None:
    desk = desk_with_pilot
    desk.load_text("plan.toml", PLAN)
    newer = PLAN.replace("version = 1", "version = 2").replace("[[dose]]", "[[wave]]", 1)
    newer = newer.replace('component = "contacts"\nplanned = 8\nunit = "per month"\n', NEW_WAVE)
    assert desk.load_text("newer.toml", newer).accepted == 6
    assert desk.sql("select distinct plan_version from dim_plan_entry") == [("2",)]
    assert desk.sql("select wave from v_plan_wave order by all") == [("T1",), ("T2",)]
    assert desk.sql("from v_plan_dose") == []
    ledger = "select rows_superseded from v_load_ledger where file_name = 'plan.toml'"
    assert desk.sql(ledger) == [(6,)]


NEW_WAVE = 'wave = "T2"\nopens = 2016-06-06\ncloses = 2016-06-20\n'


def test_faulty_entry_is_rejected_by_itself(desk_with_pilot: Any) -> None:
    desk = desk_with_pilot
    report = desk.load_text(
        "plan.toml", PLAN.replace("0.25", '"a quarter"').replace("[[dose]]", "[[doses]]")
    )
    assert (report.accepted, report.rejected) == (4, 2)
    rejects = desk.sql("select row_no, column_name, value from v_reject order by all")
    assert rejects == [(1, "smallest", "a quarter"), (3, "section", "doses")]


def test_plan_that_does_not_say_whose_it_is_is_told_so(desk_with_pilot: Any) -> None:
    report = desk_with_pilot.load_text("plan.toml", PLAN.replace('programme = "MK"\n', ""))
    assert report.state == "unknown"
    assert "closest to evaluation_plan, but lacks: programme" in report.message


def test_no_contact_in_any_field_of_a_plan_reaches_the_disk(desk_with_pilot: Any) -> None:
    desk = desk_with_pilot
    lines = [line for line in PLAN.splitlines() if '"' in line]
    for number, line in enumerate(lines):
        odd = PLAN.replace(line, f'{line.split("=")[0]} = "{CONTACTS}"')
        desk.write(f"{number}.toml", odd + f'remark = "{CONTACTS}"\n')
    desk.load()
    assert {report.kind for report in desk.reports} == {"evaluation_plan", "pilot_register"}
    for secret in SECRETS[:4]:
        assert held_in(desk.directory, secret) == []
        assert held_in(desk.folder, secret)


def test_survey_is_held_to_the_planned_calendar(desk_with_pilot: Any) -> None:
    desk = desk_with_pilot
    desk.load_text("codebook.csv", CODEBOOK)
    rows = SURVEY_HEADER + "".join(
        f"MK,T1,treated,r{day},2016-02-{day:02},L{day},4,1\n" for day in (1, 7, 8)
    )
    assert desk.load_text("early.csv", rows).warned == 0
    desk.load_text("plan.toml", PLAN)
    assert desk.load_text("late.csv", rows.replace(",4,1\n", ",4,2\n")).warned == 1


COMMENTARY = """---
programme: MK
section: survey
author_role: evaluator
date: 2016-07-14
---

# What changed

Ask Orla Quillfeather on 07700 900123 about *item 39*.
"""


def test_commentary_keeps_its_form_and_loses_who_it_names(desk_with_pilot: Any) -> None:
    desk = desk_with_pilot
    desk.load_text("roster.csv", table(GOOD["roster"]))
    report = desk.load_text("survey.md", COMMENTARY)
    assert (report.kind, report.accepted, report.warned) == ("commentary", 1, 1)
    [(section, body, masked)] = desk.sql("select section, body, masked from v_commentary")
    expected = "# What changed\n\nAsk [name] on [phone] about *item 39*."
    assert (section, body, masked) == ("survey", expected, 2)
    desk.load_text("again.md", COMMENTARY.replace("item 39", "item 18"))
    assert desk.sql("select count(*), bool_and(body like '%18%') from v_commentary") == [(1, True)]


CODES = """<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>
<Code guid="A1" name="Steps" isCodable="false"><Code guid="A2" name="structure" isCodable="true"
 color="#4477aa"><Description>Order and form</Description></Code></Code>
<Code guid="A3" name="structure" isCodable="true"/></Codes></CodeBook>"""


def test_codebook_of_themes_tells_known_themes_from_others(desk_with_pilot: Any) -> None:
    desk = desk_with_pilot
    report = desk.load_text("themes.qdc", CODES)
    assert (report.kind, report.accepted, report.rejected) == ("theme_codebook", 2, 1)
    columns = "theme, parent, description, colour, is_codable"
    assert desk.sql(f"select {columns} from v_theme order by theme") == [
        ("Steps", None, None, None, False),
        ("structure", "Steps", "Order and form", "#4477aa", True),
    ]
    desk.load_text("index.csv", table(GOOD["interview_index"]))
    known, group = (GOOD["coded_references"] | {"code": theme} for theme in ("structure", "Steps"))
    assert desk.load_text("coded.csv", table(known, group)).warned == 1
    assert desk.load_text("tags.csv", table(GOOD["taguette_codebook"])).kind == "taguette_codebook"
    assert desk.sql("select parent from v_theme where theme = 'structure'") == [("steps",)]


@pytest.mark.realdata
def test_published_codebook_is_loaded_whole(desk: Any, realdata: Path) -> None:
    report = desk.load(realdata / "coding" / "REFI-QDA-1-5.qdc")
    assert (report.kind, report.state, report.accepted) == ("theme_codebook", "loaded", 6)
    found = desk.sql("select theme, is_codable from v_theme where colour is null order by 1")
    assert found == [("Topics", False), ("Values", False)]


WORDS = (
    CODEBOOK.replace("reverse\n", "reverse,labels\n")
    .replace("no\n", "no,\n")
    .replace("yes\n", "yes,1=Never;2=Seldom;5=Always\n")
)
ANSWERS = (
    "MK,T1,treated,r1,2016-02-08,AAA,Strongly agree,never\n"
    "MK,T1,control,r2,2016-02-08,BBB,disagree,SELDOM\n"
    "MK,T1,control,r3,2016-02-08,CCC,4,Sometimes\n"
)
TEXTS = "programme,wave,arm,Response ID,Recorded Date,link_code,I trust my force,I am ignored\n"
IMPORT_IDS = ",".join(f'"{{""ImportId"":""q{n}""}}"' for n in range(8)) + "\n"


@pytest.mark.parametrize("below", ["", TEXTS, IMPORT_IDS, TEXTS + IMPORT_IDS])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_survey_in_words_with_any_header_of_its_tool(desk: Any, below: str, form: str) -> None:
    desk.load_text("codebook.csv", WORDS)
    text = SURVEY_HEADER + below + ANSWERS
    content = workbook({"Sheet0": list(csv.reader(text.splitlines()))}) if form == "xlsx" else text
    report = desk.load_text(f"survey.{form}", content)
    assert (report.rows_in, report.accepted, report.rejected) == (3, 2, 1)
    answers = "select arm, item_code, score from v_survey_answer order by all"
    assert desk.sql(answers) == [
        ("control", "Q1", 2.0),
        ("control", "Q2", 4.0),
        ("treated", "Q1", 5.0),
        ("treated", "Q2", 5.0),
    ]
    [(row_no, column, value)] = desk.sql("select row_no, column_name, value from v_reject")
    assert (row_no, column, value) == (3 + below.count("\n"), "Q2", "Sometimes")
