-- Light and progress are kept as the text that the portfolio shows: picking their keys out of jsonb took half of its time.

-- A list of objects, each of just these keys in this order and none of them null.
create function is_list_of(list json, keys text[]) returns boolean language sql immutable parallel safe as $$
  select case when json_typeof(list) = 'array' then not exists (
      select from json_array_elements(list) item
      where case when json_typeof(item) = 'object' then keys is distinct from
          (select array_agg(case when json_typeof(value) <> 'null' then key end) from json_each(item)) else true end)
    else false end
$$;

create function pg_temp.list_of(list jsonb, keys text[]) returns json language sql as $$
  select coalesce(('[' || string_agg(item, ',' order by n) || ']')::json, '[]')
  from (select '{' || string_agg(to_json(key) || ':' || (o -> key), ',' order by place) || '}' as item, n
    from jsonb_array_elements(list) with ordinality as objects(o, n), unnest(keys) with ordinality as wanted(key, place)
    group by n) items
$$;

alter table launch_plan
  alter column light_reasons drop default,
  alter column light_reasons type json using pg_temp.list_of(light_reasons, '{code,details}'),
  alter column light_reasons set default '[]',
  alter column workstreams drop default,
  alter column workstreams type json using pg_temp.list_of(workstreams, '{workstream,total,done,overdue}'),
  alter column workstreams set default '[]',
  add check (is_list_of(light_reasons, '{code,details}')),
  add check (is_list_of(workstreams, '{workstream,total,done,overdue}'));
