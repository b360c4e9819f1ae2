-- purpose: who the people of the two arms are
-- grain: one row per programme, characteristic, value of it and arm
-- reads: v_person
-- notes: people whose arm or characteristic is not recorded are left out
create view v_survey_balance as
with characteristics as (
    select
        programme_code,
        arm,
        unnest(['role', 'years in neighbourhood policing', 'local policing area'])
            as characteristic,
        unnest([role, np_years_band, lpa]) as characteristic_value
    from v_person
    where arm is not null
)

select
    programme_code,
    characteristic,
    characteristic_value,
    arm,
    cast(count(*) as bigint) as people
from characteristics
where characteristic_value is not null
group by all;
