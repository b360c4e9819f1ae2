-- purpose: what the watch rules could assess, to be counted
-- grain: one row per programme, rule, pilot and subject that is raised or clear
-- reads: v_watch
create view v_watch_assessed as
select
    programme_code,
    rule,
    pilot_code,
    subject,
    cast(state = 'raised' as bigint) as is_raised
from v_watch
where state <> 'not collected';
