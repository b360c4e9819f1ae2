-- purpose: what every relation of the snapshot holds, and every column of it, in words
-- grain: one row per relation and column
-- reads: nothing; the comments that publication writes
create view data_dictionary as
with relations as (
    select view_name as relation, 'view' as form, comment as grain
    from duckdb_views()
    where not internal and database_name = current_database()
    union all
    select table_name, 'table', comment
    from duckdb_tables()
    where database_name = current_database()
)

select
    relations.relation,
    relations.form,
    relations.grain,
    cast(listed.column_index as bigint) as position,
    listed.column_name,
    listed.data_type,
    listed.comment as meaning
from relations
inner join duckdb_columns() as listed
    on relations.relation = listed.table_name
    and listed.database_name = current_database();
