-- purpose: rejected rows as handed over, the rule that each broke, and what became of each
-- grain: one row per rejected row and rule
-- reads: load_reject, load_rejected_row, load_ledger
create view v_reject as
select
    load_reject.load_id,
    load_ledger.file_name,
    load_ledger.kind,
    load_reject.row_no,
    load_reject.column_name,
    load_reject.rule,
    load_reject.value,
    array_to_string(
        list_transform(
            load_rejected_row.cells,
            lambda cell: if(
                regexp_matches(cell, '[",\r\n]'),
                '"' || replace(cell, '"', '""') || '"',
                coalesce(cell, '')
            )
        ),
        ','
    ) as line,
    load_rejected_row.closed_by_load_id,
    closing.loaded_at as closed_at
from load_reject
inner join load_ledger using (load_id)
inner join load_rejected_row using (load_id, row_no)
left join load_ledger as closing
    on load_rejected_row.closed_by_load_id = closing.load_id;
