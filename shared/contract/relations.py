"""The views that analysts and metrics may read: names, grain, and every column's meaning.

This is the contract between the warehouse, which makes the views, and everything that reads
them. The warehouse comments its views from here and an audit compares the two; the store takes
identifiers for SQL from nowhere else. The reasons for each view stand in its SQL file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shared.contract.errors import UnknownName


class ColumnType(StrEnum):
    """DuckDB types that views show."""

    TEXT = "VARCHAR"
    INTEGER = "BIGINT"
    NUMBER = "DOUBLE"
    DATE = "DATE"
    MOMENT = "TIMESTAMP"
    FLAG = "BOOLEAN"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type, and what a value and a null mean."""

    name: str
    type: ColumnType
    meaning: str


@dataclass(frozen=True, slots=True)
class Relation:
    """One view: what a row is, the columns that identify it, and all its columns."""

    name: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """The column of that name.

        Raises:
            UnknownName: the view has no such column.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise UnknownName(f"column of {self.name}", name, [c.name for c in self.columns])


def _columns(kind: ColumnType, meanings: dict[str, str]) -> tuple[Column, ...]:
    return tuple(Column(name, kind, meaning) for name, meaning in meanings.items())


def _text(**meanings: str) -> tuple[Column, ...]:
    return _columns(ColumnType.TEXT, meanings)


def _integer(**meanings: str) -> tuple[Column, ...]:
    return _columns(ColumnType.INTEGER, meanings)


def _number(**meanings: str) -> tuple[Column, ...]:
    return _columns(ColumnType.NUMBER, meanings)


def _date(**meanings: str) -> tuple[Column, ...]:
    return _columns(ColumnType.DATE, meanings)


def _moment(**meanings: str) -> tuple[Column, ...]:
    return _columns(ColumnType.MOMENT, meanings)


def _flag(**meanings: str) -> tuple[Column, ...]:
    return _columns(ColumnType.FLAG, meanings)


_PROGRAMME = _text(programme_code="Code of the programme that is evaluated, such as MK2016.")
_LINEAGE = (
    *_integer(
        load_id="The load that brought the row; see v_load_ledger.",
        row_no="Row of the handed-over file, counted from 1 below the header.",
    ),
    *_flag(is_synthetic="True where the row was generated as sample data."),
)
_WAVE_ARM = _text(wave="Survey wave: T1, T2, T3 …", arm="treated or control.")

V_LOAD_LEDGER = Relation(
    "v_load_ledger",
    "one row per file and load",
    ("load_id",),
    (
        *_integer(load_id="Identifies the load, in order of arrival."),
        *_text(
            file_name="Name of the file as handed over, without folders.",
            file_sha256="SHA-256 of the file's bytes.",
            kind="Kind of file, from the catalogue; null where none was recognised.",
        ),
        *_integer(
            rows_in="Rows in the file; always accepted + rejected + superseded.",
            rows_accepted="Rows that count today.",
            rows_rejected="Rows that broke a rule; each is listed in v_reject.",
            rows_superseded="Rows that a later file replaced.",
            rows_warned="Accepted rows that carry at least one warning.",
        ),
        *_text(
            state="loaded, superseded, held, rejected, unreadable or unknown.",
            message="Why the file was not loaded, and what to do; null where it was.",
        ),
        *_moment(loaded_at="When the load ended (UTC)."),
    ),
)

V_REJECT = Relation(
    "v_reject",
    "one row per rejected row and rule",
    ("load_id", "row_no", "column_name", "rule"),
    (
        *_integer(load_id="The load that met the row; see v_load_ledger."),
        *_text(file_name="Name of the file as handed over."),
        *_integer(row_no="Row of the file, counted from 1 below the header."),
        *_text(
            column_name="Column at fault, as the file names it.",
            rule="The rule that was broken, in words.",
            value="The value found, masked where it could identify a person; null where blank.",
        ),
    ),
)

V_WARNING = Relation(
    "v_warning",
    "one row per load, column and rule that warned",
    ("load_id", "column_name", "rule"),
    (
        *_integer(load_id="The load; see v_load_ledger."),
        *_text(
            file_name="Name of the file as handed over.",
            column_name="Column concerned, as the file names it.",
            rule="The rule, in words; the rows were kept.",
        ),
        *_integer(rows="Accepted rows that the warning concerns."),
    ),
)

V_CRIME = Relation(
    "v_crime",
    "one row per recorded crime or incident",
    ("load_id", "row_no"),
    (
        *_text(
            crime_id="The publisher's identifier; null where it gives none (anti-social "
            "behaviour never has one). Not unique: one crime can stand in several rows.",
        ),
        *_date(month="First day of the month of the record."),
        *_text(
            force="Force that the record falls within.",
            lsoa_code="2011 LSOA of the snapped map point; null where the publisher gives none.",
            crime_type="One of the fourteen police.uk types.",
        ),
        *_number(
            longitude="Longitude of the snapped map point (WGS84); null where withheld.",
            latitude="Latitude of the snapped map point (WGS84); null where withheld.",
        ),
        *_text(last_outcome="Last outcome published with this release; null where none."),
        *_LINEAGE,
    ),
)

V_CRIME_MONTH = Relation(
    "v_crime_month",
    "one row per month, force, LSOA and crime type with at least one record",
    ("month", "force", "lsoa_code", "crime_type"),
    (
        *_date(month="First day of the month."),
        *_text(
            force="Force that the records fall within.",
            lsoa_code="2011 LSOA; null collects the records without a place.",
            crime_type="One of the fourteen police.uk types.",
        ),
        *_integer(
            crimes="Records of that month, force, place and type.",
            crimes_with_residents="The same where residents of the area are known, otherwise 0: "
            "what a rate may count.",
        ),
    ),
)

V_AREA = Relation(
    "v_area",
    "one row per area",
    ("area_code",),
    (
        *_text(
            area_code="Nine-character GSS code, or a local code.",
            area_name="Name as published.",
            area_type="LSOA, ward, beat, LPA or site.",
        ),
        *_integer(population="Usual residents; null where unknown."),
        *_number(
            longitude="Longitude of the centroid (WGS84); null where unknown.",
            latitude="Latitude of the centroid (WGS84); null where unknown.",
        ),
        *_LINEAGE,
    ),
)

V_AREA_MONTH = Relation(
    "v_area_month",
    "one row per area with a population and month for which its force published crime",
    ("month", "lsoa_code"),
    (
        *_date(month="First day of the month."),
        *_text(
            force="Force that published records for the area.",
            lsoa_code="2011 LSOA.",
        ),
        *_integer(population="Usual residents: the denominator of that month."),
    ),
)

V_PILOT = Relation(
    "v_pilot",
    "one row per pilot",
    ("programme_code", "pilot_code"),
    (
        *_PROGRAMME,
        *_text(
            programme_name="The programme's full name.",
            pilot_code="Code of the pilot within its programme.",
            name="Name of the pilot.",
            location_code="Area code of its location; see v_area.",
            problem="The problem that it addresses, in a few words.",
            status="proposed, screening, active, paused, stalled, completed or abandoned.",
        ),
        *_date(
            started_on="First day; null where it has not started.",
            ended_on="Last day; null where it has not ended.",
        ),
        *_LINEAGE,
    ),
)

V_SURVEY_ITEM = Relation(
    "v_survey_item",
    "one row per item of the instrument",
    ("item_code",),
    (
        *_text(
            item_code="Item as the export's columns name it: Q1, Q2 …",
            text="Wording of the item.",
            scale="Scale that the item belongs to.",
        ),
        *_integer(
            position="Number of the item within the instrument.",
            minimum="Lowest answer code.",
            maximum="Highest answer code.",
        ),
        *_flag(is_reverse="True where a high answer is unfavourable."),
        *_text(version="Version of the instrument."),
    ),
)

V_SURVEY_ANSWER = Relation(
    "v_survey_answer",
    "one row per respondent, wave and answered item",
    ("programme_code", "respondent", "wave", "item_code"),
    (
        *_PROGRAMME,
        *_text(respondent="Keyed pseudonym: the same person over waves where a link code exists."),
        *_WAVE_ARM,
        *_text(item_code="Item; see v_survey_item."),
        *_number(
            score="Answer after reverse coding (minimum + maximum − answer where is_reverse)."
        ),
        *_flag(linked="True where the same person also answered another wave."),
        *_date(answered_on="Day of the answer; null where the export gives none."),
        *_LINEAGE,
    ),
)

V_SURVEY_CHANGE = Relation(
    "v_survey_change",
    "one row per linked respondent, item and ordered pair of waves, both answered",
    ("programme_code", "respondent", "item_code", "from_wave", "to_wave"),
    (
        *_PROGRAMME,
        *_text(
            respondent="Keyed pseudonym.",
            arm="treated or control.",
            item_code="Item; see v_survey_item.",
            scale="Scale that the item belongs to.",
            from_wave="Earlier wave.",
            to_wave="Later wave.",
        ),
        *_number(change="Score at the later wave minus score at the earlier one."),
        *_integer(days="Days between the two answers; null where a day is unknown."),
    ),
)

V_SURVEY_SCALE_SCORE = Relation(
    "v_survey_scale_score",
    "one row per respondent, wave and scale with at least half of its items answered",
    ("programme_code", "respondent", "wave", "scale"),
    (
        *_PROGRAMME,
        *_text(respondent="Keyed pseudonym."),
        *_WAVE_ARM,
        *_text(scale="Scale of the instrument."),
        *_number(score="Mean of the answered items of the scale, after reverse coding."),
        *_integer(
            items_answered="Items of the scale that were answered.",
            items="Items of the scale in the codebook.",
        ),
    ),
)

V_SURVEY_PARTICIPATION = Relation(
    "v_survey_participation",
    "one row per programme, wave and arm that was invited or answered",
    ("programme_code", "wave", "arm"),
    (
        *_PROGRAMME,
        *_WAVE_ARM,
        *_integer(
            invited="People invited; null where no invitation list was handed over.",
            responded="People with at least one answer.",
            linked="Of those who responded, people who also answered another wave.",
        ),
    ),
)

V_SELF_EVALUATION = Relation(
    "v_self_evaluation",
    "one row per rater, pilot, LISP step and day of assessment",
    ("programme_code", "rater", "pilot_code", "step", "assessed_on"),
    (
        *_PROGRAMME,
        *_text(
            rater="Keyed pseudonym of the rater.",
            rater_role="pcso, constable, sergeant, inspector, senior or staff.",
            pilot_code="Pilot that is rated; see v_pilot.",
        ),
        *_integer(step="LISP step, 1 to 8."),
        *_number(score="1 (not started) to 5; null where the rater gave no answer."),
        *_date(assessed_on="Day of the assessment."),
        *_LINEAGE,
    ),
)

V_CLAIM = Relation(
    "v_claim",
    "one row per figure that a published review printed",
    ("claim_id",),
    (
        *_text(
            claim_id="Identifier of the claim.",
            section="Section of the review that prints it.",
            measure="What the figure measures.",
            value="The figure as printed.",
            unit="Its unit.",
            disputed="Key shared by claims that contradict each other; null where undisputed.",
        ),
        *_flag(is_preferred="True for the value preferred among disputed ones; null elsewhere."),
        *_text(note="Reason for the preference, or context; null where none."),
        *_LINEAGE,
    ),
)

V_DATA_FRESHNESS = Relation(
    "v_data_freshness",
    "one row per kind of file that has been loaded",
    ("kind",),
    (
        *_text(kind="Kind of file."),
        *_integer(
            files="Files with at least one row that counts today.",
            rows_in="Rows in all files of the kind.",
            rows_accepted="Rows that count today.",
            rows_rejected="Rows that broke a rule.",
            rows_superseded="Rows that a later file replaced.",
        ),
        *_date(newest="Latest day that the kind's records speak of; null where undated."),
    ),
)

METRIC_CATALOGUE = Relation(
    "metric_catalogue",
    "one row per metric of the metrics layer",
    ("key",),
    _text(
        key="Permanent key, as `python -m shared.metrics evaluate` takes it.",
        title="Title.",
        question="The question that it answers.",
        unit="Unit of its value.",
        direction="Which way is better, if any is.",
        base="What its base counts.",
        formula="Definition in words and SQL terms.",
        reads="Views that it reads.",
        dimensions="Columns that one may select on or split by.",
        caveats="What to bear in mind.",
        citation="Source of the method.",
    ),
)

RELATIONS: dict[str, Relation] = {
    relation.name: relation
    for relation in (
        V_LOAD_LEDGER,
        V_REJECT,
        V_WARNING,
        V_CRIME,
        V_CRIME_MONTH,
        V_AREA,
        V_AREA_MONTH,
        V_PILOT,
        V_SURVEY_ITEM,
        V_SURVEY_ANSWER,
        V_SURVEY_CHANGE,
        V_SURVEY_SCALE_SCORE,
        V_SURVEY_PARTICIPATION,
        V_SELF_EVALUATION,
        V_CLAIM,
        V_DATA_FRESHNESS,
        METRIC_CATALOGUE,
    )
}


def relation(name: str) -> Relation:
    """The view of that name.

    Raises:
        UnknownName: no such view.
    """
    if name not in RELATIONS:
        raise UnknownName("view", name, RELATIONS)
    return RELATIONS[name]
