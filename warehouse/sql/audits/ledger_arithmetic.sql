-- rule: rows in = accepted + rejected + superseded, for every file
select
    load_id,
    file_name,
    rows_in,
    rows_accepted,
    rows_rejected,
    rows_superseded
from v_load_ledger
where rows_in <> rows_accepted + rows_rejected + rows_superseded;
