"""Polars expressions that several sources use to judge and to read text columns."""

from __future__ import annotations

import polars as pl

from warehouse.source import FileContext, Rule, Severity

TRUE_WORDS = ("true", "yes", "y", "1")
FALSE_WORDS = ("false", "no", "n", "0")
DATE_FORMAT = "%Y-%m-%d"
DAY_PATTERN = r"^((?:19|20)\d\d-\d\d-\d\d)(?:[T ]\d\d:\d\d.*)?$"


def present(*columns: str, private: bool = False) -> tuple[Rule, ...]:
    """Each column must be filled."""
    return tuple(
        Rule(name="is filled", column=name, broken=pl.col(name).is_null(), private=private)
        for name in columns
    )


def one_of(column: str, words: list[str]) -> Rule:
    """The value, where filled, is one of some words."""
    broken = pl.col(column).is_not_null() & ~pl.col(column).is_in(words)
    shown = ", ".join(words) if len(words) <= 8 else f"{', '.join(words[:5])} … ({len(words)})"
    return Rule(name=f"is one of {shown}", column=column, broken=broken)


def matches(column: str, pattern: str, name: str, *, private: bool = False) -> Rule:
    """The value, where filled, has a form."""
    broken = ~pl.col(column).str.contains(f"^(?:{pattern})$")
    return Rule(name=name, column=column, broken=broken, private=private)


def is_month(column: str) -> Rule:
    """The value, where filled, is a calendar month written YYYY-MM."""
    broken = pl.col(column).is_not_null() & month(column).is_null()
    return Rule(name="is a month written YYYY-MM", column=column, broken=broken)


def is_date(column: str) -> Rule:
    """The value, where filled, is a calendar day written YYYY-MM-DD."""
    broken = pl.col(column).is_not_null() & day(column).is_null()
    return Rule(name="is a day written YYYY-MM-DD", column=column, broken=broken)


def in_range(
    column: str,
    low: float,
    high: float,
    *,
    whole: bool = False,
    grouped: bool = False,
    money: bool = False,
) -> Rule:
    """The value, where filled, is a number from low to high.

    Args:
        grouped: commas may part its thousands; read it by `number` then.
        money: a pound sign may lead it too; read it by `pounds` then.
    """
    value = pl.col(column).cast(pl.Float64, strict=False)
    if grouped or money:
        value = pounds(column) if money else number(column)
    fits = value.is_between(low, high)
    if whole:
        fits = fits & (value == value.round())
    kind = "a whole number" if whole else "a number"
    return Rule(
        name=f"is {kind} from {low:g} to {high:g}",
        column=column,
        broken=pl.col(column).is_not_null() & ~fits.fill_null(False),
    )


def is_count(column: str) -> Rule:
    """The value, where filled, is a whole number of people or things, such as 90 or 1,568."""
    broken = pl.col(column).is_not_null() & count(column).is_null()
    return Rule(name="is a whole number such as 90 or 1,568", column=column, broken=broken)


def is_area_code(column: str) -> Rule:
    """The value, where filled, is a code of the Government Statistical Service."""
    return matches(column, r"[EWSN]\d{8}", "is a nine-character area code such as E01016800")


def unique(*columns: str, days: tuple[str, ...] = (), private: bool = False) -> Rule:
    """The columns together occur once in the file; later rows that repeat them break it.

    Args:
        columns: where one of them is blank, the row is not judged.
        days: those of the columns of which only the day counts, not the time after it.
        private: the value shown could identify a person.
    """
    key = pl.struct(day(name) if name in days else pl.col(name) for name in columns)
    filled = pl.all_horizontal(pl.col(c).is_not_null() for c in columns)
    return Rule(
        name=f"{' + '.join(columns)} occurs once in the file",
        column=columns[-1],
        broken=filled & ~key.is_first_distinct(),
        private=private,
    )


def known(*columns: str, what: str, among: pl.DataFrame) -> Rule:
    """The values, where filled, stand together in a row of `among`, in the order of its columns."""
    filled = pl.all_horizontal(pl.col(name).is_not_null() for name in columns)
    declared = among.rename(dict(zip(among.columns, columns, strict=True))).to_struct()
    broken = filled & ~pl.struct(columns).is_in(declared.implode())
    return Rule(name=f"is {what}", column=columns[-1], broken=broken)


def registered_pilot(context: FileContext) -> Rule:
    """The row's programme and pilot stand in the pilot register."""
    pilots = context.references["pilot_register"].select("programme_code", "pilot_code")
    what = "a pilot of the programme in the pilot register"
    return known("programme", "pilot", what=what, among=pilots)


def during_pilot(
    column: str, context: FileContext, *, days: int = 1, after_end: bool = False
) -> Rule:
    """A warning of what lies before the pilot's first day, or after its last; open ends are open.

    Args:
        column: the day on which it begins.
        days: how many days it lasts.
        after_end: it may also come after the pilot, as a late assessment does.
    """
    pilots = context.references["pilot_register"]
    keys = pl.struct("programme", "pilot")
    first, last = (
        keys.replace_strict(
            pilots.select(programme="programme_code", pilot="pilot_code").to_struct(),
            pilots[name],
            default=None,
            return_dtype=pl.Date,
        )
        for name in ("started_on", "ended_on")
    )
    early, late = day(column).dt.offset_by(f"{days - 1}d") < first, day(column) > last
    return Rule(
        name="is not before the pilot" if after_end else "lies within the time of the pilot",
        column=column,
        broken=early if after_end else early.fill_null(False) | late.fill_null(False),
        severity=Severity.WARNING,
    )


def registered_programme(context: FileContext) -> Rule:
    """The row's programme stands in the pilot register."""
    programmes = context.references["pilot_register"].select("programme_code").unique()
    return known("programme", what="a programme of the pilot register", among=programmes)


def programme_of_interview(column: str, context: FileContext) -> pl.Expr:
    """The programme whose index holds that transcript; null where none or several do."""
    interviews = context.references["interview_index"].unique("document", keep="none")
    programmes = dict(interviews.select("document", "programme_code").iter_rows())

    def found(names: pl.Series) -> pl.Series:
        documents = context.pseudonyms.of(names)
        return documents.replace_strict(programmes, default=None, return_dtype=pl.String)

    return pl.col(column).map_batches(found, return_dtype=pl.String)


def is_code(column: str) -> Rule:
    """The value, where filled, is a short code without blanks."""
    return matches(column, r"[A-Za-z0-9][A-Za-z0-9._/-]{0,39}", "is a code such as S01")


def is_step(column: str) -> Rule:
    """The value, where filled, is the number of one of the eight steps."""
    return matches(column, "[1-8]", "is a step from 1 to 8")


def not_before(column: str, earlier: str) -> Rule:
    """The day, where both are filled, is not before another one."""
    return Rule(name=f"is not before {earlier}", column=column, broken=day(column) < day(earlier))


def warn(rule: Rule) -> Rule:
    """The same rule, kept and counted instead of rejected."""
    return Rule(
        name=rule.name,
        column=rule.column,
        broken=rule.broken,
        severity=Severity.WARNING,
        private=rule.private,
    )


def day(column: str) -> pl.Expr:
    """The day of a text YYYY-MM-DD, with or without a time; null where it is no calendar day."""
    return pl.col(column).str.extract(DAY_PATTERN).str.to_date(DATE_FORMAT, strict=False)


def month(column: str) -> pl.Expr:
    """The first day of a text YYYY-MM; null where it is no calendar month."""
    return pl.col(column).map_batches(_months, return_dtype=pl.Date)


def _months(texts: pl.Series) -> pl.Series:
    """Each text is read once, since a file names few months in many rows."""
    known = texts.unique()
    read = known.str.extract(r"^((?:19|20)\d\d-\d\d)$") + "-01"
    days = read.str.to_date(DATE_FORMAT, strict=False)
    return texts.replace_strict(known, days, default=None, return_dtype=pl.Date)


def count(column: str) -> pl.Expr:
    """A whole number, with or without commas between thousands; null where it is none."""
    return _ungrouped(pl.col(column)).str.extract(r"^(\d+)$").cast(pl.Int64, strict=False)


def number(column: str) -> pl.Expr:
    """A number, with or without commas between thousands, as 1,568.5; null where it is none."""
    return _ungrouped(pl.col(column)).cast(pl.Float64, strict=False)


def pounds(column: str) -> pl.Expr:
    """A number that a pound sign may lead, as £1,568.50; null where it is none."""
    amount = pl.col(column).str.replace(r"^£\s?", "")
    return _ungrouped(amount).cast(pl.Float64, strict=False)


def _ungrouped(text: pl.Expr) -> pl.Expr:
    """The text of a number without the commas between its thousands."""
    grouped = text.str.contains(r"^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
    plain = text.str.replace_all(",", "", literal=True)
    return pl.when(grouped).then(plain).otherwise(text)


def moment(column: str) -> pl.Expr:
    """The moment (UTC) of a text YYYY-MM-DDThh:mm:ss+00:00; null where it is none."""
    return pl.col(column).str.to_datetime("%Y-%m-%dT%H:%M:%S%z", time_unit="us", strict=False)


def whole(column: str) -> pl.Expr:
    """The whole number that a text writes, such as 5 or 5.0; null where it is blank."""
    return pl.col(column).cast(pl.Float64).cast(pl.Int64)


def truth(column: str) -> pl.Expr:
    """True for yes, true, y and 1; false for everything else, blank included."""
    return pl.col(column).str.to_lowercase().is_in(list(TRUE_WORDS)).fill_null(False)


def truth_or_null(column: str) -> pl.Expr:
    """True or false as `truth` reads it, but null where the value is blank."""
    return pl.when(pl.col(column).is_not_null()).then(truth(column))


def is_truth(column: str) -> Rule:
    """The value, where filled, is yes or no."""
    words = list(TRUE_WORDS + FALSE_WORDS)
    broken = pl.col(column).is_not_null() & ~pl.col(column).str.to_lowercase().is_in(words)
    return Rule(name="is yes or no", column=column, broken=broken)
