-- purpose: the themes that an interview of a programme could have been given
-- grain: one row per programme with any coded excerpt and theme
-- reads: dim_theme, fct_coded_excerpt
-- notes: the codebook's themes, groups apart, and what coders used beyond the codebook
create view v_theme_used as
with programmes as (
    select distinct programme_code
    from fct_coded_excerpt
)

select
    programmes.programme_code,
    dim_theme.theme
from programmes
cross join dim_theme
where dim_theme.is_codable
union
select
    programme_code,
    tag as theme
from fct_coded_excerpt;
