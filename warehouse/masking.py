"""Masks what could identify a person in free text, and counts the marks that it leaves.

E-mail addresses, UK telephone numbers, UK postcodes and collar numbers are told by their form;
names and codes of persons by the roster, of which the warehouse holds keyed pseudonyms of each code
and of each word of a name, and never the code or the word.
Where in doubt, a stretch is masked: a mark too many costs a word, one too few names a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass

import polars as pl

from warehouse.source import FileContext, Pseudonyms, Rule, Severity

GAP = r"[\s.\-‐-―]{0,2}"
EMAIL = r"(?<![\w.%+'-])[\w.%+'-]++(?:@[^\W\d_][\w-]*|\s?@\s?[\w-]+\.[\w-]+)(?:\.[\w-]+)*"
PHONE = (
    rf"(?<!\d)(?:\+|00)44{GAP}(?:\(0\))?{GAP}\(?[1-9]\d{{1,4}}\)?{GAP}\d{{3,4}}{GAP}\d{{2,4}}\d*"
    rf"|(?<!\d)\(?0[1-9]\d{{1,4}}\)?{GAP}\d{{3,4}}{GAP}\d{{3,4}}\d*"
    r"|(?<!\d)0[1-9](?: ?\d){9}(?!\d)"
)
ORDINAL = r"\d(?:st|nd|rd|th)"
POSTCODE = (
    rf"(?i:(?<![A-Z0-9])(?![A-Z]\d{{1,2}}\s{ORDINAL}\b)"
    r"(?:[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?|GIR)\s{0,2}\d[ABD-HJLNP-UW-Z]{2}(?![A-Z0-9]))"
)
RANKS = (
    "W?PCSO|W?PC|T?DC|PS|DS|DI|SC|SPC|Sgt|Insp|Constable|Sergeant|Inspector|Officer"
    "|(?:collar|shoulder|warrant|epaulette|badge)"
)
COLLAR = (
    rf"\b(?i:{RANKS})[\s.:]{{0,2}}(?i:no\.?|num\.?|number)?[\s.:]{{0,2}}[A-Z]{{0,2}}\d{{3,6}}\b"
    r"|(?<![\w/.-])(?<!form )(?<!Form )(?<!road )(?<!Road )[C-LN-Z]\d{4,5}(?![\w/-])"
)
MARKS: dict[str, re.Pattern[str]] = {
    "[e-mail]": re.compile(EMAIL),
    "[phone]": re.compile(PHONE),
    "[postcode]": re.compile(POSTCODE),
    "[collar number]": re.compile(COLLAR),
}
NAME_MARK = "[name]"
PERSON_MARK = "[person]"
NOT_NAMES = frozenset(
    ("mr", "mrs", "ms", "miss", "dr", "pc", "pcso", "ps", "dc", "ds", "di", "sgt", "insp")
)
LETTER = r"[^\W\d_]"
WORD = re.compile(rf"{LETTER}+(?:['’](?!s\b){LETTER}+)*")
PIECE = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
TOKEN = re.compile(rf"{PIECE.pattern}(?:[/_.]{PIECE.pattern})*")
NUMBER_DIGITS = 4
RULE = "holds nothing that could identify a person"
NAMES_RULE = "holds no name of the roster"


@dataclass(frozen=True, slots=True)
class Masked:
    """A text after masking, how many marks it was given, and how many of them by the roster."""

    text: str
    marks: int
    names: int = 0


def mask(text: str, names: Iterable[str] = (), codes: Set[str] = frozenset()) -> Masked:
    """Put a mark in the place of each stretch that could identify a person.

    Args:
        text: any text.
        names: words of the text that are names. Two together are masked however they are written;
            one alone where it begins with a capital, since young and may are also plain words.
        codes: codes of persons. One is masked where it stands for itself, also between the slashes,
            dots or underscores of something longer.
    """
    marks, named, coded = 0, 0, 0
    for mark, pattern in MARKS.items():
        text, found = pattern.subn(mark, text)
        marks += found
    if codes:
        text, coded = _without_codes(text, codes)
    if listed := sorted(map(re.escape, names), key=len, reverse=True):
        text, named = _names_pattern("|".join(listed)).subn(NAME_MARK, text)
    return Masked(text, marks + named + coded, named + coded)


def _without_codes(text: str, codes: Set[str]) -> tuple[str, int]:
    """The text with a mark for each code, and how many those are."""
    marks = 0

    def marked(found: re.Match[str]) -> str:
        nonlocal marks
        if found[0] in codes:
            marks += 1
            return PERSON_MARK
        return PIECE.sub(marked, found[0]) if found.re is TOKEN else found[0]

    return TOKEN.sub(marked, text), marks


def _tokens(text: str) -> set[str]:
    """What in a text could be the code of a person: it holds a digit, and is no short number."""
    whole = set(TOKEN.findall(text))
    pieces = {piece for token in whole for piece in PIECE.findall(token)}
    found = {token for token in whole | pieces if any(map(str.isdigit, token))}
    return {token for token in found if not token.isdigit() or len(token) >= NUMBER_DIGITS}


def _names_pattern(one: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!{LETTER})(?:(?i:(?:{one})(?:[\s-]+(?:{one}))+)|(?=[A-ZÀ-Þ])(?i:{one}))(?!{LETTER})"
    )


def name_words(name: str) -> list[str]:
    """The words of a person's name by which a text is searched: folded, without titles."""
    words = (_folded(word) for word in WORD.findall(name))
    return [word for word in words if len(word) > 1 and word not in NOT_NAMES]


def name_keys(words: pl.Series, pseudonyms: Pseudonyms) -> pl.Series:
    """The keyed pseudonym of each word of a name, apart from those of codes of persons."""
    return pseudonyms.of(pl.Series([f"name|{word}" for word in words], dtype=pl.String))


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Masker:
    """Masks columns of a batch against one roster.

    Attributes:
        keys: pseudonyms of the words of all names on the roster; none where none is loaded.
        pseudonyms: the door through which a text's words pass to be compared with them.
        people: pseudonyms of the codes of all persons on the roster; none where none is loaded.
    """

    keys: frozenset[str]
    pseudonyms: Pseudonyms
    people: frozenset[str] = frozenset()

    def text(self, column: str) -> pl.Expr:
        """The column with its marks; null stays null."""
        return pl.col(column).map_batches(self.texts, return_dtype=pl.String)

    def marks(self, *columns: str) -> pl.Expr:
        """Marks of a row over the columns; 0 where they are blank."""
        return pl.sum_horizontal(self._count(name, "marks") for name in columns)

    def warnings(self, *columns: str) -> tuple[Rule, ...]:
        """For each column, warnings that count the rows masked in it, and those by the roster."""
        held = [_warning(RULE, name, self._count(name, "marks")) for name in columns]
        if self.keys or self.people:
            held += [_warning(NAMES_RULE, name, self._count(name, "names")) for name in columns]
        return tuple(held)

    def _count(self, column: str, what: str) -> pl.Expr:
        def counts(texts: pl.Series) -> pl.Series:
            found = {text: getattr(made, what) for text, made in self._masked(texts).items()}
            return texts.replace_strict(found, default=None, return_dtype=pl.Int64)

        return pl.col(column).map_batches(counts, return_dtype=pl.Int64).fill_null(0)

    def texts(self, texts: pl.Series) -> pl.Series:
        """Each text with its marks; null stays null."""
        masked = {text: found.text for text, found in self._masked(texts).items()}
        return texts.replace_strict(masked, default=None, return_dtype=pl.String)

    def _masked(self, texts: pl.Series) -> dict[str, Masked]:
        distinct = texts.drop_nulls().unique().to_list()
        names = self._names_in(distinct)
        codes = self._codes_in(distinct)
        return {text: mask(text, names & set(WORD.findall(text)), codes) for text in distinct}

    def _codes_in(self, texts: list[str]) -> set[str]:
        if not self.people:
            return set()
        tokens = sorted({token for text in texts for token in _tokens(text)})
        held = self.pseudonyms.of(pl.Series(tokens, dtype=pl.String))
        return {token for token, key in zip(tokens, held, strict=True) if key in self.people}

    def _names_in(self, texts: list[str]) -> set[str]:
        if not self.keys:
            return set()
        words = sorted({word for text in texts for word in WORD.findall(text)})
        keys = name_keys(pl.Series(map(_folded, words), dtype=pl.String), self.pseudonyms)
        return {word for word, key in zip(words, keys, strict=True) if key in self.keys}


def _warning(rule: str, column: str, count: pl.Expr) -> Rule:
    return Rule(name=rule, column=column, broken=count > 0, severity=Severity.WARNING, private=True)


def masker(context: FileContext) -> Masker:
    """The masker of one file: against the roster, where one is loaded."""
    roster = context.references["roster"]
    words = frozenset(key for keys in _listed(roster, "name_keys") for key in keys.split())
    return Masker(words, context.pseudonyms, _listed(roster, "person"))


def _listed(roster: pl.DataFrame, column: str) -> frozenset[str]:
    """What a column of the roster holds; nothing where it is not there."""
    return frozenset(roster[column].drop_nulls()) if column in roster.columns else frozenset()


def impersonal(*columns: str) -> tuple[Rule, ...]:
    """Each column, a label by which rows are told apart, holds nothing that would be masked."""
    return tuple(
        Rule(
            name=RULE,
            column=name,
            broken=pl.col(name).map_batches(_held, return_dtype=pl.Boolean),
            private=True,
        )
        for name in columns
    )


def without_contacts(texts: pl.Series) -> pl.Series:
    """The texts with every mark that is told by form alone; null stays null."""
    masked = {text: mask(text).text for text in texts.drop_nulls().unique()}
    return texts.replace_strict(masked, default=None, return_dtype=pl.String)


def _held(texts: pl.Series) -> pl.Series:
    held = {text: mask(text).marks > 0 for text in texts.drop_nulls().unique()}
    return texts.replace_strict(held, default=None, return_dtype=pl.Boolean)
