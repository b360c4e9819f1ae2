-- purpose: coded stretches of interviews, whichever tool they were coded with
-- grain: one row per coded stretch of a transcript and theme
-- reads: fct_taguette_highlight, fct_coded_reference, dim_interview
-- notes: a quote may be printed only where it is cleared and its interviewee consents
create view v_coded_excerpt as
with excerpts as (
    select
        programme_code,
        document,
        tag,
        excerpt,
        coder,
        releasable,
        masked,
        load_id,
        row_no,
        is_synthetic
    from fct_taguette_highlight
    union all
    select
        programme_code,
        document,
        tag,
        excerpt,
        coder,
        releasable,
        masked,
        load_id,
        row_no,
        is_synthetic
    from fct_coded_reference
)

select
    programme_code,
    document,
    dim_interview.role_band,
    tag,
    excerpt,
    coder,
    releasable and coalesce(dim_interview.has_consent, false) as is_releasable,
    masked,
    excerpts.load_id,
    excerpts.row_no,
    excerpts.is_synthetic
from excerpts
left join dim_interview using (programme_code, document);
