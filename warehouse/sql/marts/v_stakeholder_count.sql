-- purpose: how many stakeholders each pilot knows and has met, and how many may decide locally
-- grain: one row per pilot, type and standing of stakeholder that the programme registered
-- reads: dim_pilot, v_stakeholder_reach
create table v_stakeholder_count as
with kinds as (
    select distinct
        programme_code,
        stakeholder_type,
        standing
    from v_stakeholder_reach
)

select
    dim_pilot.programme_code,
    dim_pilot.pilot_code,
    kinds.stakeholder_type,
    kinds.standing,
    count(v_stakeholder_reach.stakeholder_code) as known,
    count(v_stakeholder_reach.first_met_on) as contacted,
    count(v_stakeholder_reach.standing) as standing_known,
    count(*) filter (where v_stakeholder_reach.standing = 'non_statutory') as non_statutory,
    count(v_stakeholder_reach.decision_authority) as authority_known,
    count(*) filter (where v_stakeholder_reach.decision_authority = 'local') as decides_locally
from dim_pilot
inner join kinds using (programme_code)
left join v_stakeholder_reach
    on dim_pilot.programme_code = v_stakeholder_reach.programme_code
    and dim_pilot.pilot_code = v_stakeholder_reach.pilot_code
    and kinds.stakeholder_type = v_stakeholder_reach.stakeholder_type
    and kinds.standing is not distinct from v_stakeholder_reach.standing
group by dim_pilot.programme_code, dim_pilot.pilot_code, kinds.stakeholder_type, kinds.standing
order by all;
