-- The handover pack (交接包) of a transfer: what was handed over, as it stood when the right passed, and the warranty clock of the
-- equipment that starts with it.

create table takeover_pack (
  company_id uuid not null,
  -- the transfer's
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  -- all that the pack says, as canonical JSON, and its SHA-256: the digest that both of its forms bear
  content text not null,
  digest text not null check (digest = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  -- components whose warranty starts with it
  components int not null check (components >= 0),
  -- the order that prints it
  print_batch_id uuid not null,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  foreign key (company_id, id) references takeover_transfer,
  foreign key (company_id, project_id) references takeover_project,
  foreign key (company_id, print_batch_id) references print_batch
);
call make_tenant_table('takeover_pack', $$service_center_id = any ((select readable_centers('TKO'))::uuid[])$$);
insert into record_kind values ('takeover_pack', 'TakeoverPack', 'TKO');

-- On which day a component was handed over, null where it was not yet: with its building, with the zone that its facility, floor or room
-- is called after, as a thing by itself by its own name or its type's, or, where nothing names it, with the last of the estate's areas.
-- It asks as the owner, for whoever keeps the register need not read takeovers.
create function handed_over_with(c asset_component) returns date language sql stable security definer
  set search_path = pg_catalog, public as $$
  with place as (
    select f.building_id, array_remove(array[f.name, p.name, l.name], null) as names
    from asset_place f
    left join asset_place p on p.company_id = c.company_id and p.id = c.place_id
    left join asset_place l on l.company_id = c.company_id and l.id = p.parent_id
    where f.company_id = c.company_id and f.id = c.facility_id),
  area as (
    select a.building_id, a.kind, a.name, x.transferred_on
    from takeover_project t
    join takeover_area a on a.company_id = t.company_id and a.project_id = t.id
    left join takeover_transfer x on x.company_id = a.company_id and x.id = a.transfer_id
    where t.company_id = c.company_id and t.estate_id = c.estate_id),
  own as (
    select area.transferred_on from area, place
    where case area.kind when 'BUILDING' then area.building_id = place.building_id else area.name = any (place.names) end),
  thing as (
    select x.transferred_on
    from takeover_project t
    join takeover_item i on i.company_id = t.company_id and i.project_id = t.id and i.kind = 'EQUIPMENT' and i.transfer_id is not null
    join takeover_transfer x on x.company_id = i.company_id and x.id = i.transfer_id
    left join takeover_area a on a.company_id = i.company_id and a.id = i.area_id
    cross join place
    where t.company_id = c.company_id and t.estate_id = c.estate_id
      and (i.name = c.name or i.name = (select y.name from asset_type y where y.company_id = c.company_id and y.id = c.type_id))
      and (a.id is null or case a.kind when 'BUILDING' then a.building_id = place.building_id else a.name = any (place.names) end))
  select coalesce(
    (select min(w.transferred_on) from (select transferred_on from own union all select transferred_on from thing) w),
    (select max(area.transferred_on) from area
      where not exists (select from own) and (select building_id is null from place) having count(*) = count(area.transferred_on)))
$$;

-- What comes into the register once its area was handed over has its clock running already. Most comes ahead of any transfer of its
-- estate, which is seen in one look for each row.
create function start_warranty() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if new.handed_over_on is null and exists (select from takeover_project t
      join takeover_transfer x on x.company_id = t.company_id and x.project_id = t.id and x.status = 'TRANSFERRED'
      where t.company_id = new.company_id and t.estate_id = new.estate_id) then
    new.handed_over_on := handed_over_with(new);
  end if;
  return new;
end $$;
create trigger start_warranty before insert on asset_component for each row execute function start_warranty();
