-- purpose: flow of people through the waves
-- grain: one row per programme, wave and arm that was invited or answered
-- reads: fct_survey_invitation, v_survey_respondent, v_person
-- notes: the roster has no waves, so who is eligible is the same in each; answers are anonymous, so
-- people of the roster and respondents are counted side by side, never joined
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
        cast(count(*) as bigint) as responded,
        cast(count(*) filter (where linked) as bigint) as linked
    from v_survey_respondent
    group by programme_code, wave, arm
),

roster as (
    select
        programme_code,
        arm,
        cast(count(*) as bigint) as eligible
    from v_person
    group by programme_code, arm
)

select
    programme_code,
    wave,
    arm,
    roster.eligible,
    invitations.invited,
    coalesce(respondents.responded, 0) as responded,
    coalesce(respondents.linked, 0) as linked
from invitations
full join respondents using (programme_code, wave, arm)
left join roster using (programme_code, arm)
order by programme_code, wave, arm;
