-- purpose: change of each linked respondent on each item between two waves
-- grain: one row per linked respondent, item and ordered pair of waves, both answered
-- reads: v_survey_answer, dim_item
create view v_survey_change as
select
    earlier.programme_code,
    earlier.respondent,
    later.arm,
    earlier.item_code,
    dim_item.scale,
    earlier.wave as from_wave,
    later.wave as to_wave,
    later.score - earlier.score as change,
    cast(date_diff('day', earlier.answered_on, later.answered_on) as bigint) as days
from v_survey_answer as earlier
inner join v_survey_answer as later
    using (programme_code, respondent, item_code)
inner join dim_item using (item_code)
where
    cast(substr(earlier.wave, 2) as integer) < cast(substr(later.wave, 2) as integer)
    and earlier.arm = later.arm;
