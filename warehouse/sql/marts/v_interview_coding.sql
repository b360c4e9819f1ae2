-- purpose: who was interviewed, and by how many coders each interview was read
-- grain: one row per programme and transcript of the interview index
-- reads: dim_interview, fct_coded_excerpt
-- notes: nobody can tell an interview in which a coder found nothing from one that was not read
create view v_interview_coding as
with coded as (
    select
        programme_code,
        document,
        count(distinct coder) as named_coders
    from fct_coded_excerpt
    group by programme_code, document
),

coded_programmes as (
    select distinct programme_code
    from fct_coded_excerpt
)

select
    programme_code,
    document,
    dim_interview.role_band,
    dim_interview.interviewed_on,
    case
        when coded_programmes.programme_code is not null then coded.document is not null
    end as is_coded,
    cast(coalesce(coded.named_coders, 0) as bigint) as named_coders
from dim_interview
left join coded using (programme_code, document)
left join coded_programmes using (programme_code);
