-- purpose: what has been loaded of each kind, and how far it reaches
-- grain: one row per kind of file that has been loaded
-- reads: load_ledger, stored_rows (which publication makes from every kind's table)
create table v_data_freshness as
select
    load_ledger.kind,
    cast(count(*) filter (where rows_accepted > 0) as bigint) as files,
    cast(sum(rows_in) as bigint) as rows_in,
    cast(sum(rows_accepted) as bigint) as rows_accepted,
    cast(sum(rows_rejected) as bigint) as rows_rejected,
    cast(sum(rows_superseded) as bigint) as rows_superseded,
    max(stored_rows.newest) as newest
from load_ledger
left join stored_rows using (load_id)
where load_ledger.kind is not null
group by load_ledger.kind
order by load_ledger.kind;
