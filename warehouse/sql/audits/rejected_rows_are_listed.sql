-- rule: every rejected row of the ledger is listed with at least one rule
select
    load_ledger.load_id,
    load_ledger.file_name,
    load_ledger.rows_rejected,
    count(distinct load_reject.row_no) as listed
from load_ledger
left join load_reject using (load_id)
group by all
having load_ledger.rows_rejected <> listed;
