-- purpose: how each pilot stands under all watch rules together
-- grain: one row per pilot that has started and that at least one rule could assess
-- reads: v_watch, v_pilot
create view v_watch_pilot as
with counted as (
    select
        programme_code,
        pilot_code,
        count(*) as assessed,
        count(*) filter (where state = 'raised') as raised
    from v_watch
    where state <> 'not collected' and pilot_code is not null
    group by programme_code, pilot_code
)

select
    v_pilot.programme_code,
    v_pilot.pilot_code,
    counted.assessed,
    counted.raised,
    cast(counted.raised = 0 as bigint) as is_clear,
    v_pilot.load_id,
    v_pilot.row_no
from v_pilot
inner join counted using (programme_code, pilot_code);
