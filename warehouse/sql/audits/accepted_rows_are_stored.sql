-- rule: the rows of a file that the ledger accepts are the rows that its table holds
-- reads: stored_rows, which publication makes from every kind's table
select
    load_ledger.load_id,
    load_ledger.file_name,
    load_ledger.rows_accepted,
    stored_rows.rows
from load_ledger
full join stored_rows using (load_id)
where load_ledger.rows_accepted is distinct from coalesce(stored_rows.rows, 0);
