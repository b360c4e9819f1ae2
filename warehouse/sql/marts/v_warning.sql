-- purpose: warnings on rows that were kept
-- grain: one row per load, column and rule
-- reads: load_warning, load_ledger
create view v_warning as
select
    load_warning.load_id,
    load_ledger.file_name,
    load_warning.column_name,
    load_warning.rule,
    load_warning.rows
from load_warning
inner join load_ledger using (load_id);
