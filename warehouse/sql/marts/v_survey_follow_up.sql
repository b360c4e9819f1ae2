-- purpose: whether those who answered a wave answered a later one, and how many days lay between
-- grain: one row per respondent with a link code, wave answered and later wave held in the arm
-- reads: v_survey_respondent
-- notes: without a link code nobody can know
create table v_survey_follow_up as
with waves as (
    select distinct
        programme_code,
        arm,
        wave
    from v_survey_respondent
)

select
    earlier.programme_code,
    earlier.respondent,
    earlier.arm,
    earlier.wave as from_wave,
    waves.wave as to_wave,
    cast(later.wave is null as bigint) as lost,
    cast(date_diff('day', earlier.answered_on, later.answered_on) as bigint) as days
from v_survey_respondent as earlier
inner join waves
    on
        waves.programme_code = earlier.programme_code
        and waves.arm = earlier.arm
        and cast(substr(waves.wave, 2) as integer) > cast(substr(earlier.wave, 2) as integer)
left join v_survey_respondent as later
    on
        later.programme_code = earlier.programme_code
        and later.respondent = earlier.respondent
        and later.arm = earlier.arm
        and later.wave = waves.wave
where earlier.has_link_code
order by all;
