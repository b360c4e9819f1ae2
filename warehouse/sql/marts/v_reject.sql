-- purpose: rejected rows with the rule that each broke
-- grain: one row per rejected row and rule
-- reads: load_reject, load_ledger
create view v_reject as
select
    load_reject.load_id,
    load_ledger.file_name,
    load_reject.row_no,
    load_reject.column_name,
    load_reject.rule,
    load_reject.value
from load_reject
inner join load_ledger using (load_id);
