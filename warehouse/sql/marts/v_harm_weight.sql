-- purpose: harm weight of each offence code
-- grain: one row per scheme, edition and offence code
-- reads: dim_harm_weight
-- notes: rows of one code carry one weight, which loading holds them to
create view v_harm_weight as
select
    scheme,
    edition,
    ho_code,
    string_agg(offence, '; ' order by row_no) as offences,
    max(weight) as weight,
    min(load_id) as load_id,
    min(row_no) as row_no,
    bool_or(is_synthetic) as is_synthetic
from dim_harm_weight
group by scheme, edition, ho_code;
