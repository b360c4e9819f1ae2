-- purpose: contacts with their month, whom they were with, and how far power was shared
-- grain: one row per contact; equal rows are separate contacts
-- reads: fct_engagement, dim_stakeholder
-- notes: contacts with one stakeholder of a pilot are alike: an interval takes them together by
--   met_with, in which a contact with nobody on the register stands alone
create view v_contact as
select
    programme_code,
    pilot_code,
    cast(date_trunc('month', contacted_on) as date) as month,
    contacted_on,
    activity,
    pillar,
    stakeholder_code,
    stakeholder_type,
    concat_ws(
        ' ',
        programme_code,
        pilot_code,
        coalesce(stakeholder_code, concat_ws(':', fct_engagement.load_id, fct_engagement.row_no))
    ) as met_with,
    arnstein_rung,
    case
        when arnstein_rung <= 2 then 'non-participation'
        when arnstein_rung <= 5 then 'tokenism'
        when arnstein_rung <= 8 then 'citizen power'
    end as arnstein_band,
    arnstein_rung >= 6 as is_partnership,
    minutes,
    attendees,
    fct_engagement.load_id,
    fct_engagement.row_no,
    fct_engagement.file_sha256,
    fct_engagement.is_synthetic
from fct_engagement
left join dim_stakeholder using (programme_code, pilot_code, stakeholder_code);
