-- purpose: who was to be trained or briefed, and who came
-- grain: one row per person, event and day
-- reads: fct_training
create view v_training as
select
    programme_code,
    person,
    role,
    arm,
    event,
    held_on,
    attended,
    load_id,
    row_no,
    file_sha256,
    is_synthetic
from fct_training;
