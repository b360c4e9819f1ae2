-- rule: every rejected row of the ledger is kept, with at least one rule; of a file that is held
-- as a whole, those that broke one; a row that its own file brought in the end is no longer rejected
select
    load_ledger.load_id,
    load_ledger.file_name,
    load_ledger.rows_rejected,
    count(distinct kept.row_no) as kept,
    count(distinct load_reject.row_no) as listed
from load_ledger
left join load_rejected_row as kept
    on load_ledger.load_id = kept.load_id
    and kept.closed_by_load_id is distinct from kept.load_id
left join load_reject
    on kept.load_id = load_reject.load_id
    and kept.row_no = load_reject.row_no
group by load_ledger.load_id, load_ledger.file_name, load_ledger.rows_rejected, load_ledger.state
having kept <> listed or if(
    load_ledger.state = 'held',
    listed > load_ledger.rows_rejected,
    listed <> load_ledger.rows_rejected
);
