-- purpose: what became of every file that was handed over
-- grain: one row per file and load
-- reads: load_ledger
create view v_load_ledger as
select
    load_id,
    file_name,
    file_sha256,
    kind,
    rows_in,
    rows_accepted,
    rows_rejected,
    rows_superseded,
    rows_warned,
    state,
    message,
    loaded_at
from load_ledger;
