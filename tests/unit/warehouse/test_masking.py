"""What identifies a person gives way to a mark; what only looks so stays as it was written."""

from __future__ import annotations

import polars as pl
import pytest
from unit.warehouse.sources.judging import PlainPseudonyms, context

from warehouse.masking import (
    NAMES_RULE,
    PERSON_MARK,
    RULE,
    Masker,
    impersonal,
    mask,
    masker,
    name_keys,
    name_words,
)

LONG = 1_000_000


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("write to a.b+c@force.police.uk.", "write to [e-mail]."),
        ("j.smith@thamesvalley", "[e-mail]"),
        ("j.smith @ example.org", "[e-mail]"),
        ("x@y.org,b@c.org", "[e-mail],[e-mail]"),
        ("o'brien@example.org", "[e-mail]"),
        ("call 07700 900123 now", "call [phone] now"),
        ("07700900123", "[phone]"),
        ("07700-900-123", "[phone]"),
        ("07 700 900 123", "[phone]"),
        ("(01908) 123456", "[phone]"),
        ("tel:01908123456;", "tel:[phone];"),
        ("020 7946 0958", "[phone]"),
        ("+44 7700 900123", "[phone]"),
        ("+44 (0)1908 123 456", "[phone]"),
        ("0044 20 7946 0958", "[phone]"),
        ("at MK9 3ES.", "at [postcode]."),
        ("mk93es", "[postcode]"),
        ("SW1A 1AA", "[postcode]"),
        ("M1 1AE", "[postcode]"),
        ("mk9 2nd", "[postcode]"),
        ("PC 1234 came", "[collar number] came"),
        ("PCSO5678", "[collar number]"),
        ("pcso 5678", "[collar number]"),
        ("C1234", "[collar number]"),
        ("Sgt. C4321", "[collar number]"),
        ("Constable no. 998", "[collar number]"),
        ("collar number 1234", "[collar number]"),
    ],
)
def test_what_identifies_a_person_is_masked(text: str, masked: str) -> None:
    assert mask(text).text == masked
    assert mask(text).marks == masked.count("[")


@pytest.mark.parametrize(
    "text",
    [
        "2016-07-04",
        "04/07/2016",
        "01-02-2016 12:30",
        "7.30 to 9.30",
        "2016/17",
        "39 of 40",
        "39 of 40 PCSOs",
        "PCSO 3 of 5",
        "1,568",
        "the A421 and the M1",
        "A5130",
        "B4034",
        "M1 1st exit",
        "T1 2nd wave",
        "J14 3rd turn",
        "at 1pm",
        "form MG11",
        "form F1234",
        "Form 3A",
        "Q18",
        "E01016800",
        "@mkpolice",
        "10 @ 5 pounds",
        "£07.50",
        "step 8",
        "",
    ],
)
def test_what_only_looks_so_is_left(text: str) -> None:
    assert mask(text) == mask(mask(text).text)
    assert (mask(text).text, mask(text).marks) == (text, 0)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Sarah O'Neill said", "[name] said"),
        ("sarah o'neill said", "[name] said"),
        ("Sarah’s idea", "[name]’s idea"),
        ("SARAH and Young", "[name] and [name]"),
        ("Young-O’Neill", "[name]"),
        ("young people", "young people"),
        ("Youngster", "Youngster"),
    ],
)
def test_names_are_masked_with_a_capital_or_beside_each_other(text: str, masked: str) -> None:
    assert mask(text, {"Sarah", "sarah", "SARAH", "Young", "O'Neill", "o'neill", "O’Neill"}) == (
        type(mask(""))(masked, masked.count("["), masked.count("["))
    )


def test_words_of_a_name_leave_out_titles_and_initials() -> None:
    assert name_words("PC Zoë J. O’Neill-Young") == ["zoë", "o'neill", "young"]


def roster(*names: str, code: str = "p-one") -> pl.DataFrame:
    keys = [name_keys(pl.Series(name_words(name)), PlainPseudonyms()) for name in names]
    return pl.DataFrame(
        {"person": [f"<{code}>" for _ in names], "name_keys": [" ".join(k) for k in keys]},
        schema={"person": pl.String, "name_keys": pl.String},
    )


def masked_column(made: Masker, *texts: str | None) -> list[tuple[str | None, int]]:
    frame = pl.DataFrame({"said": texts}, schema={"said": pl.String})
    return frame.select(made.text("said"), marks=made.marks("said")).rows()


def test_column_is_masked_and_counted_row_by_row() -> None:
    made = masker(context(roster=roster("Orla Quillfeather")))
    texts = ("Orla rang 07700 900123", None, "nobody", "nobody", "orla rang")
    assert masked_column(made, *texts) == [
        ("[name] rang [phone]", 2),
        (None, 0),
        ("nobody", 0),
        ("nobody", 0),
        ("orla rang", 0),
    ]


def test_without_a_roster_names_stay_and_contacts_do_not() -> None:
    made = masker(context(roster=roster()))
    assert masked_column(made, "Orla, MK9 3ES") == [("Orla, [postcode]", 1)]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("See NH-7001 and NH-7002.", "See [person] and NH-7002."),
        ("NH-7001/NH-7002", "[person]/NH-7002"),
        ("(NH-7001): Orla", "([person]): [name]"),
        ("NH-7001_notes.docx, NH-7001.", "[person]_notes.docx, [person]."),
        ("XNH-7001 and NH-70015, 2016-07-04", "XNH-7001 and NH-70015, 2016-07-04"),
        ("NH 7001", "NH 7001"),
    ],
)
def test_code_of_a_person_on_the_roster_is_masked(text: str, masked: str) -> None:
    made = masker(context(roster=roster("Orla Quillfeather", code="NH-7001")))
    assert masked_column(made, text) == [(masked, masked.count("["))]


def test_code_that_holds_a_separator_is_masked_whole() -> None:
    made = masker(context(roster=roster("Orla Quillfeather", code="NH/7001")))
    assert masked_column(made, "ask NH/7001") == [(f"ask {PERSON_MARK}", 1)]


def test_mark_for_a_code_counts_as_one_by_the_roster() -> None:
    frame = pl.DataFrame({"said": ["NH-7001", "NH-7002"]})
    rules = masker(context(roster=roster("?", code="NH-7001"))).warnings("said")
    assert [rule.name for rule in rules] == [RULE, NAMES_RULE]
    for rule in rules:
        assert frame.select(rule.broken).to_series().to_list() == [True, False]


def test_empty_roster_needs_no_columns() -> None:
    made = masker(context(roster=pl.DataFrame()))
    assert masked_column(made, "NH-7001, MK9 3ES") == [("NH-7001, [postcode]", 1)]


def test_blank_column_stays_blank() -> None:
    made = masker(context(roster=roster("Orla Quillfeather")))
    assert masked_column(made, None, None) == [(None, 0)] * 2


def test_label_may_hold_nothing_that_would_be_masked() -> None:
    (rule,) = impersonal("tag")
    frame = pl.DataFrame({"tag": ["skills", "ask a@b.org", None]})
    assert frame.select(rule.broken.fill_null(value=False)).to_series().to_list() == [
        False,
        True,
        False,
    ]
    assert rule.private


@pytest.mark.parametrize(
    "piece", ["x", "a@", "0", "01908 ", "PC ", "A1", "(0", "- ", "Orla ", "N1-", "7/"]
)
def test_giant_text_takes_no_more_than_its_length(piece: str) -> None:
    """A pattern that tried every stretch of a run again would outlast anyone's patience."""
    assert mask(piece * (LONG // len(piece)), {"Orla"}, {"N2"}).marks >= 0
