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
    arg_min(row_no, (load_id, row_no)) as row_no,
    arg_min(file_sha256, load_id) as file_sha256,
    bool_or(is_synthetic) as is_synthetic
from dim_harm_weight
group by scheme, edition, ho_code;
