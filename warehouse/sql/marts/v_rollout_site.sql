-- purpose: where else the approach is taken up, and whether that is outside the pilots' own areas
-- grain: one row per programme, site and theme
-- reads: fct_rollout, dim_person
-- notes: a programme's own local policing areas are those in which its trained officers work
create view v_rollout_site as
with own as (
    select
        programme_code,
        list(distinct lpa) as lpas
    from dim_person
    where arm = 'treated' and lpa is not null
    group by programme_code
),

placed as (
    select
        fct_rollout.load_id,
        fct_rollout.row_no,
        not list_contains(own.lpas, fct_rollout.lpa) as is_elsewhere
    from fct_rollout
    left join own using (programme_code)
)

select
    programme_code,
    site,
    lpa,
    theme,
    stage,
    since,
    case
        when is_elsewhere then 'elsewhere'
        when not is_elsewhere then 'own area'
    end as place,
    is_elsewhere and stage in ('started', 'established') as is_in_use_elsewhere,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_rollout
inner join placed using (load_id, row_no);
