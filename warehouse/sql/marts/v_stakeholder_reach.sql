-- purpose: whether and when each registered stakeholder was met, and what it may decide
-- grain: one row per pilot and stakeholder
-- reads: dim_stakeholder, fct_engagement
-- notes: first_met_on is the earlier of the register's day and the first contact in the log
create table v_stakeholder_reach as
with logged as (
    select
        programme_code,
        pilot_code,
        stakeholder_code,
        count(*) as contacts,
        min(contacted_on) as first_logged_on
    from fct_engagement
    where stakeholder_code is not null
    group by programme_code, pilot_code, stakeholder_code
),

programmes as (
    select distinct programme_code
    from fct_engagement
),

met as (
    select
        programme_code,
        pilot_code,
        stakeholder_code,
        if(programmes.programme_code is null, null, coalesce(contacts, 0)) as contacts,
        least(first_contact_on, first_logged_on) as first_met_on
    from dim_stakeholder
    left join logged using (programme_code, pilot_code, stakeholder_code)
    left join programmes using (programme_code)
)

select
    programme_code,
    pilot_code,
    stakeholder_code,
    stakeholder_type,
    case
        when is_statutory then 'statutory'
        when not is_statutory then 'non_statutory'
    end as standing,
    decision_authority,
    first_met_on,
    cast(date_trunc('month', first_met_on) as date) as first_month,
    cast(contacts as bigint) as contacts,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from dim_stakeholder
inner join met using (programme_code, pilot_code, stakeholder_code)
order by all;
