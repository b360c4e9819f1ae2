-- purpose: how many of the eleven features of effective community policing each pilot shows
-- grain: one row per pilot of which any feature can be judged
-- reads: v_fidelity
create view v_fidelity_pilot as
select
    programme_code,
    pilot_code,
    cast(sum(evidenced) as bigint) as evidenced,
    count(*) filter (where state = 'partly') as partly,
    cast(sum(judged) as bigint) as judged
from v_fidelity
group by programme_code, pilot_code
having sum(judged) > 0;
