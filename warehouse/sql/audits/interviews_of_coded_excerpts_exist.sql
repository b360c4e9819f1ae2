-- rule: every coded excerpt stems from an interview of the index
select distinct
    programme_code,
    document
from v_coded_excerpt
anti join v_interview using (programme_code, document);
