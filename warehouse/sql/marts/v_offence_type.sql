-- purpose: which police.uk type an offence code is counted under
-- grain: one row per offence code
-- reads: dim_offence
-- notes: rows of one code carry one type, which loading holds them to
create view v_offence_type as
select
    ho_code,
    string_agg(offence, '; ' order by row_no) as offences,
    max(crime_type) as crime_type,
    min(load_id) as load_id,
    arg_min(row_no, (load_id, row_no)) as row_no,
    arg_min(file_sha256, load_id) as file_sha256,
    bool_or(is_synthetic) as is_synthetic
from dim_offence
group by ho_code;
