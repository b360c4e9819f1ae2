-- purpose: who spoke of both of two themes, among those who spoke of either
-- grain: one row per programme, pair of themes in alphabetical order and interviewee who spoke of
--     at least one of them
-- reads: v_theme_mention
create table v_theme_pair as
select
    programme_code,
    one.theme,
    other.theme as other_theme,
    document,
    one.mentioned and other.mentioned as spoke_of_both
from v_theme_mention as one
inner join v_theme_mention as other using (programme_code, document)
where one.theme < other.theme and (one.mentioned or other.mentioned)
order by programme_code, one.theme, other.theme, document;
