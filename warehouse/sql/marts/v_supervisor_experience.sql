-- purpose: supervisors' years in neighbourhood policing beside the reviewed level of their pilot
-- grain: one row per supervisor and pilot that the supervisor rated and a reviewer scored
-- reads: v_step_rating, v_person, v_reviewer_score
-- notes: a band such as 2-4 or 10+ is ordered by its lowest year; a pilot's level is the mean of the
--        reviewers' scores, which does not come from the supervisor
create view v_supervisor_experience as
with levels as (
    select
        programme_code,
        pilot_code,
        avg(score) as level
    from v_reviewer_score
    group by programme_code, pilot_code
),

supervisors as (
    select distinct
        programme_code,
        pilot_code,
        rater
    from v_step_rating
    where side = 'supervisor'
)

select
    supervisors.programme_code,
    supervisors.pilot_code,
    supervisors.rater as person,
    try_cast(regexp_extract(v_person.np_years_band, '^\s*(\d+)', 1) as double) as years_from,
    levels.level
from supervisors
inner join levels using (programme_code, pilot_code)
left join v_person
    on supervisors.programme_code = v_person.programme_code
    and supervisors.rater = v_person.person;
