"""What the warehouse knows of itself: loads, rejects, warnings, freshness, metrics."""

from __future__ import annotations

from shared.contract.relations.columns import (
    Relation,
    date,
    integer,
    moment,
    text,
)

V_LOAD_LEDGER = Relation(
    "v_load_ledger",
    "one row per file and load",
    ("load_id",),
    (
        *integer(load_id="Identifies the load, in order of arrival."),
        *text(
            file_name="Name of the file as handed over, without folders.",
            file_sha256="SHA-256 of the file's bytes.",
            kind="Kind of file, from the catalogue; null where none was recognised.",
        ),
        *integer(
            rows_in="Rows in the file; always accepted + rejected + superseded.",
            rows_accepted="Rows that count today.",
            rows_rejected="Rows that broke a rule; each is listed in v_reject.",
            rows_superseded="Rows that a later file replaced.",
            rows_warned="Rows that carried at least one warning when they were accepted.",
        ),
        *text(
            state="loaded, superseded, held, rejected, unreadable or unknown.",
            message="Why the file was not loaded, and what to do; null where it was.",
        ),
        *moment(loaded_at="When the load ended (UTC)."),
    ),
)

V_REJECT = Relation(
    "v_reject",
    "one row per rejected row and rule",
    ("load_id", "row_no", "column_name", "rule"),
    (
        *integer(load_id="The load that met the row; see v_load_ledger."),
        *text(file_name="Name of the file as handed over.", kind="Kind of file."),
        *integer(row_no="Row of the file, counted from 1 below the header."),
        *text(
            column_name="Column at fault, as the file names it.",
            rule="The rule that was broken, in words.",
            value="The value found, masked where it could identify a person; null where blank.",
            line="The whole row as one line of CSV, masked alike.",
        ),
        *integer(
            closed_by_load_id="The load that mended, replaced or repeats it; null while it is open."
        ),
        *moment(closed_at="When that load ended (UTC); null while it is open."),
    ),
)

V_WARNING = Relation(
    "v_warning",
    "one row per load, column and rule that warned",
    ("load_id", "column_name", "rule"),
    (
        *integer(load_id="The load; see v_load_ledger."),
        *text(
            file_name="Name of the file as handed over.",
            column_name="Column concerned, as the file names it.",
            rule="The rule, in words; the rows were kept.",
        ),
        *integer(rows="Accepted rows that the warning concerns."),
    ),
)

V_DATA_FRESHNESS = Relation(
    "v_data_freshness",
    "one row per kind of file that has been loaded",
    ("kind",),
    (
        *text(kind="Kind of file."),
        *integer(
            files="Files with at least one row that counts today.",
            rows_in="Rows in all files of the kind.",
            rows_accepted="Rows that count today.",
            rows_rejected="Rows that broke a rule.",
            rows_superseded="Rows that a later file replaced.",
        ),
        *date(newest="Latest day that the kind's records speak of; null where undated."),
    ),
)

METRIC_CATALOGUE = Relation(
    "metric_catalogue",
    "one row per metric of the metrics layer",
    ("key",),
    text(
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

DATA_DICTIONARY = Relation(
    "data_dictionary",
    "one row per relation and column of the snapshot",
    ("relation", "position"),
    (
        *text(
            relation="Name of the table or view.",
            form="table or view.",
            grain="What a row of the relation is.",
        ),
        *integer(position="Place of the column in its relation, from 1."),
        *text(
            column_name="Name of the column.",
            data_type="DuckDB type of its values.",
            meaning="What a value is, with its unit, and what null means.",
        ),
    ),
)

RELATIONS = (
    V_LOAD_LEDGER,
    V_REJECT,
    V_WARNING,
    V_DATA_FRESHNESS,
    METRIC_CATALOGUE,
    DATA_DICTIONARY,
)
