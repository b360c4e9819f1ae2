-- purpose: how long each escalation took to be answered, or has waited so far
-- grain: one row per pilot and escalation
-- reads: fct_escalation, v_programme_day, v_watch_limit
-- notes: an escalation outlives its pilot, so an open one ages to the newest day of the programme's
--   own records, and so does a blocked one that nobody closed; an answer without a day has no length;
--   the limit is that of the watch rule escalation_unanswered
create table v_escalation_age as
with limits as (
    select
        programme_code,
        limit_value as limit_days,
        limit_source
    from v_watch_limit
    where rule = 'escalation_unanswered' and limit_name = 'days'
),

aged as (
    select
        programme_code,
        pilot_code,
        escalation_code,
        as_of,
        date_diff('day', raised_on, as_of) as days_known,
        case
            when closed_on is not null then date_diff('day', raised_on, closed_on)
            when status in ('open', 'blocked')
                then date_diff('day', raised_on, as_of)
        end as days,
        limit_days,
        limit_source
    from fct_escalation
    inner join v_programme_day using (programme_code)
    inner join limits using (programme_code)
)

select
    programme_code,
    pilot_code,
    escalation_code,
    to_level,
    status,
    raised_on,
    cast(date_trunc('month', raised_on) as date) as raised_month,
    closed_on,
    as_of,
    cast(days as bigint) as days,
    limit_days,
    limit_source,
    status in ('answered', 'resolved') as is_answered,
    status in ('open', 'blocked') and closed_on is null as is_waiting,
    cast(days_known >= limit_days and days is not null as bigint) as had_limit,
    cast(
        days_known >= limit_days and coalesce(days <= limit_days, false)
        and status in ('answered', 'resolved') as bigint
    ) as answered_in_limit,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_escalation
inner join aged using (programme_code, pilot_code, escalation_code)
order by all;
