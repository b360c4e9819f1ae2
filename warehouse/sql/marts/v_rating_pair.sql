-- purpose: on which steps of which pilots both officers and supervisors gave a score
-- grain: one row per pilot that was begun or rated, and LISP step
-- reads: v_step_rating, v_pilot_course
-- notes: no file says who supervises whom, so that two sides of a step of a pilot make a pair
create table v_rating_pair as
with pilots as (
    select
        programme_code,
        pilot_code
    from v_step_rating
    union
    select
        programme_code,
        pilot_code
    from v_pilot_course
    where programme_code in (select programme_code from v_step_rating)
)

select
    pilots.programme_code,
    pilots.pilot_code,
    cast(numbers.step as bigint) as step,
    coalesce(bool_or(v_step_rating.side = 'officer'), false) as has_officer,
    coalesce(bool_or(v_step_rating.side = 'supervisor'), false) as has_supervisor,
    cast(has_officer and has_supervisor as bigint) as pairs
from pilots
cross join unnest(range(1, 9)) as numbers(step)
left join v_step_rating
    on pilots.programme_code = v_step_rating.programme_code
    and pilots.pilot_code = v_step_rating.pilot_code
    and numbers.step = v_step_rating.step
group by pilots.programme_code, pilots.pilot_code, numbers.step
order by programme_code, pilot_code, step;
