-- purpose: which of the eleven features that research finds in effective community policing a pilot shows
-- grain: one row per pilot that was begun and feature 1 to 11
-- reads: v_pilot_course, v_step_state, v_proforma_submission, v_dose_component, v_engagement, v_stakeholder, v_training
-- notes: the features are those of Curtis and James (2016), section 3. Each is judged by one or two
--        signs in the records, which this file states as `indicator`. A sign is null where its kind
--        of file was not handed over. All signs held: evidenced; some: partly; none: not evidenced;
--        no sign known: not collected. Feature 7 has no sign: no kind of file says how well
--        connected the members of a working group are. Who missed one day of an event and came on
--        another has come.
create table v_fidelity as
with step_signs as (
    select
        programme_code,
        pilot_code,
        bool_or(is_reached) filter (where event = 'evidenced' and step = 1) as justified,
        bool_or(is_reached) filter (where event = 'evidenced' and step = 3) as networked,
        bool_or(is_reached) filter (where event = 'evidenced' and step = 4) as problem_pictured,
        bool_or(is_reached) filter (where event = 'evidenced' and step = 5) as grouped,
        bool_or(is_reached) filter (where event = 'evidenced' and step = 6) as solution_pictured,
        bool_and(is_reached) filter (where event = 'started') as all_started
    from v_step_state
    group by programme_code, pilot_code
),

proforma_signs as (
    select
        programme_code,
        pilot_code,
        bool_and(in_force = 1) as all_in_force,
        bool_or(has_success_definition) as defines_success
    from v_proforma_submission
    group by programme_code, pilot_code
),

dose_signs as (
    select
        programme_code,
        pilot_code,
        bool_and(amount >= planned) filter (where component in ('contacts', 'hours')) as enough,
        bool_and(amount >= planned) filter (where component = 'weeks') as long_enough
    from v_dose_component
    group by programme_code, pilot_code
),

met as (
    select
        v_engagement.programme_code,
        v_engagement.pilot_code,
        v_engagement.stakeholder_code,
        v_stakeholder.stakeholder_type,
        v_stakeholder.is_statutory,
        v_stakeholder.decision_authority in ('local', 'regional', 'national') as may_decide,
        v_stakeholder.first_contact_on >= v_pilot_course.first_day as is_new,
        count(*) as contacts
    from v_engagement
    inner join v_stakeholder using (programme_code, pilot_code, stakeholder_code)
    inner join v_pilot_course using (programme_code, pilot_code)
    group by all
),

met_signs as (
    select
        programme_code,
        pilot_code,
        bool_or(is_new and not is_statutory) as reaches_new,
        bool_or(stakeholder_type = 'resident') as meets_residents,
        bool_or(may_decide and contacts >= 2) as meets_deciders_again,
        count(distinct stakeholder_type) >= 3 as hears_three_types,
        sum(contacts) filter (where not is_statutory) * 2 >= sum(contacts) as mostly_non_statutory
    from met
    group by programme_code, pilot_code
),

rung_signs as (
    select
        programme_code,
        pilot_code,
        bool_or(arnstein_rung >= 6) filter (where pillar = 'problem_solving') as solves_as_partners
    from v_engagement
    group by programme_code, pilot_code
),

people_to_come as (
    select
        programme_code,
        person,
        event,
        bool_or(attended) as came
    from v_training
    group by programme_code, person, event
),

training_signs as (
    select
        programme_code,
        avg(cast(came as integer)) filter (where event = 'training') >= 0.8 as trained,
        avg(cast(came as integer)) filter (where event = 'briefing') >= 0.8 as briefed
    from people_to_come
    group by programme_code
),

kinds as (
    select
        programme_code,
        programme_code in (
            select v_engagement.programme_code
            from v_engagement
            inner join v_stakeholder using (programme_code, pilot_code, stakeholder_code)
        ) as has_met,
        programme_code in (select programme_code from v_proforma_submission) as has_proformas,
        programme_code in (
            select programme_code from v_engagement
            where pillar = 'problem_solving' and arnstein_rung is not null
        ) as has_rungs
    from (select distinct programme_code from v_pilot_course)
),

signs as (
    select
        v_pilot_course.programme_code,
        v_pilot_course.pilot_code,
        step_signs.justified,
        step_signs.networked,
        step_signs.problem_pictured,
        step_signs.grouped,
        step_signs.solution_pictured,
        step_signs.all_started,
        dose_signs.enough,
        dose_signs.long_enough,
        training_signs.trained,
        training_signs.briefed,
        if(has_proformas, coalesce(proforma_signs.all_in_force, false), null) as all_in_force,
        if(has_proformas, coalesce(proforma_signs.defines_success, false), null) as defines_success,
        if(has_rungs, coalesce(rung_signs.solves_as_partners, false), null) as solves_as_partners,
        if(has_met, coalesce(met_signs.reaches_new, false), null) as reaches_new,
        if(has_met, coalesce(met_signs.meets_residents, false), null) as meets_residents,
        if(has_met, coalesce(met_signs.meets_deciders_again, false), null) as meets_deciders_again,
        if(has_met, coalesce(met_signs.hears_three_types, false), null) as hears_three_types,
        if(has_met, coalesce(met_signs.mostly_non_statutory, false), null) as mostly_non_statutory
    from v_pilot_course
    inner join kinds using (programme_code)
    left join step_signs using (programme_code, pilot_code)
    left join proforma_signs using (programme_code, pilot_code)
    left join dose_signs using (programme_code, pilot_code)
    left join met_signs using (programme_code, pilot_code)
    left join rung_signs using (programme_code, pilot_code)
    left join training_signs using (programme_code)
),

features as (
    select
        programme_code,
        pilot_code,
        unnest([
            {
                'feature': 1,
                'title': 'Knows people, place and problem in depth',
                'signs': [justified, problem_pictured],
                'indicator': 'step 1 evidenced; step 4 evidenced'
            },
            {
                'feature': 2,
                'title': 'Applied whole and in the same way',
                'signs': [all_started, all_in_force],
                'indicator': 'all eight steps started; every proforma on the version in force'
            },
            {
                'feature': 3,
                'title': 'Enough engagement over enough time',
                'signs': [enough, long_enough],
                'indicator': 'contacts and hours up to the plan so far; weeks with contacts up to the plan'
            },
            {
                'feature': 4,
                'title': 'Police make the first move',
                'signs': [networked, reaches_new],
                'indicator': 'step 3 evidenced; a non-statutory stakeholder met who was new'
            },
            {
                'feature': 5,
                'title': 'A group that residents belong to',
                'signs': [grouped, meets_residents],
                'indicator': 'step 5 evidenced; residents of the register met'
            },
            {
                'feature': 6,
                'title': 'Problems solved jointly',
                'signs': [solution_pictured, solves_as_partners],
                'indicator': 'step 6 evidenced; problem solving at rung 6 or above of the ladder'
            },
            {
                'feature': 7,
                'title': 'Well-connected individuals take part',
                'signs': [cast(null as boolean)],
                'indicator': 'none: no kind of file says how well connected people are'
            },
            {
                'feature': 8,
                'title': 'Support is earned',
                'signs': [defines_success, meets_deciders_again],
                'indicator': 'success defined on a proforma; a stakeholder who may decide met twice'
            },
            {
                'feature': 9,
                'title': 'In tune with the community',
                'signs': [problem_pictured, hears_three_types],
                'indicator': 'step 4 evidenced; stakeholders of three types or more met'
            },
            {
                'feature': 10,
                'title': 'Skills learnt and passed on',
                'signs': [trained, briefed],
                'indicator': 'four in five came to the training; four in five to the briefing '
                || '(of the programme, not of the pilot)'
            },
            {
                'feature': 11,
                'title': 'Does not wait for other agencies',
                'signs': [mostly_non_statutory],
                'indicator': 'at least half of the contacts with stakeholders were non-statutory'
            }
        ], recursive := true)
    from signs
)

select
    programme_code,
    pilot_code,
    cast(feature as bigint) as feature,
    title,
    case
        when len(list_filter(signs, lambda sign: sign is not null)) = 0 then 'not collected'
        when len(list_filter(signs, lambda sign: sign)) = len(signs) then 'evidenced'
        when len(list_filter(signs, lambda sign: sign)) > 0 then 'partly'
        else 'not evidenced'
    end as state,
    cast(state = 'evidenced' as bigint) as evidenced,
    cast(state != 'not collected' as bigint) as judged,
    indicator
from features
order by programme_code, pilot_code, feature;
