-- purpose: flow of people through the waves
-- grain: one row per programme, wave and arm that was invited or answered
-- reads: fct_survey_invitation, v_survey_answer
create table v_survey_participation as
with invitations as (
    select
        programme_code,
        wave,
        arm,
        cast(count(*) as bigint) as invited
    from fct_survey_invitation
    group by programme_code, wave, arm
),

respondents as (
    select
        programme_code,
        wave,
        arm,
        cast(count(distinct respondent) as bigint) as responded,
        cast(count(distinct respondent) filter (where linked) as bigint) as linked
    from v_survey_answer
    group by programme_code, wave, arm
)

select
    programme_code,
    wave,
    arm,
    invitations.invited,
    coalesce(respondents.responded, 0) as responded,
    coalesce(respondents.linked, 0) as linked
from invitations
full join respondents using (programme_code, wave, arm)
order by programme_code, wave, arm;
