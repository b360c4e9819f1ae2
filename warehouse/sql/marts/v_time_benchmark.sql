-- purpose: each person's recorded hours beside the published share of time that they are set beside
-- grain: one row per benchmark of an activity's share of time, and row of v_time_share
-- reads: dim_benchmark, v_time_share
-- notes: a benchmark is of an activity where its measure speaks of time and names the activity
--     (problem solving, also written with a hyphen), and its unit is percent or a share
create view v_time_benchmark as
with shares as (
    select
        replace(lower(measure), '-', ' ') as measure,
        measure || ': ' || source || ' (' || year || ')' as benchmark,
        case
            when lower(unit) in ('percent', 'per cent', '%') then value / 100
            when lower(unit) in ('share', 'proportion') then value
        end as benchmark_share
    from dim_benchmark
    where measure ilike '%time%'
)

select
    shares.benchmark,
    v_time_share.programme_code,
    v_time_share.person,
    v_time_share.role,
    v_time_share.arm,
    v_time_share.month,
    v_time_share.activity,
    v_time_share.hours,
    v_time_share.all_hours,
    shares.benchmark_share
from v_time_share
inner join shares on contains(shares.measure, replace(v_time_share.activity, '_', ' '))
where shares.benchmark_share is not null;
