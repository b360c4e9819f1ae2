-- purpose: coded stretches of interviews, whichever tool they were coded with
-- grain: one row per coded stretch of a transcript and theme
-- reads: fct_coded_excerpt, dim_interview
-- notes: a quote may be printed only where it is cleared and its interviewee consents
create view v_coded_excerpt as
select
    programme_code,
    document,
    dim_interview.role_band,
    fct_coded_excerpt.tag,
    fct_coded_excerpt.excerpt,
    fct_coded_excerpt.coder,
    fct_coded_excerpt.valence,
    fct_coded_excerpt.releasable
    and coalesce(dim_interview.has_consent, false) as is_releasable,
    fct_coded_excerpt.masked,
    fct_coded_excerpt.load_id,
    fct_coded_excerpt.row_no,
    fct_coded_excerpt.file_sha256,
    fct_coded_excerpt.is_synthetic
from fct_coded_excerpt
left join dim_interview using (programme_code, document);
