-- purpose: themes by which interviews are coded
-- grain: one row per theme
-- reads: dim_theme
create view v_theme as
select
    theme,
    parent,
    description,
    colour,
    is_codable,
    masked,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from dim_theme;
