-- rule: the rows of a file that the ledger accepts are the rows that its table holds
with stored as (
    select load_id, count(*) as rows from fct_crime group by load_id
    union all
    select load_id, count(distinct row_no) from fct_survey_answer group by load_id
    union all
    select load_id, count(distinct row_no) from fct_survey_invitation group by load_id
    union all
    select load_id, count(distinct row_no) from fct_self_evaluation group by load_id
    union all
    select load_id, count(*) from dim_area group by load_id
    union all
    select load_id, count(*) from dim_pilot group by load_id
    union all
    select load_id, count(*) from dim_item group by load_id
    union all
    select load_id, count(*) from dim_claim group by load_id
)

select
    load_ledger.load_id,
    load_ledger.file_name,
    load_ledger.rows_accepted,
    stored.rows
from load_ledger
full join stored using (load_id)
where load_ledger.rows_accepted is distinct from coalesce(stored.rows, 0);
