-- purpose: items of the officer survey
-- grain: one row per item
-- reads: dim_item
create view v_survey_item as
select
    item_code,
    text,
    scale,
    cast(position as bigint) as position,
    cast(
        row_number() over (partition by scale order by position, item_code) as bigint
    ) as scale_position,
    cast(minimum as bigint) as minimum,
    cast(maximum as bigint) as maximum,
    is_reverse,
    version,
    labels
from dim_item;
