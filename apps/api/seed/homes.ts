import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { write } from "../src/db/tenancy.ts";
import { unitSearchKey } from "@threshold/domain/organization/unit-search";
import { createBuilding, createCluster } from "../src/organization/place-actions.ts";
import type { Actor } from "./actor.ts";
import type { DemoPlaces } from "./demo.ts";

const layouts = [
  ["A1 三房两厅", 98.5, 79.2],
  ["A2 三房两厅", 112.3, 90.1],
  ["B1 四房两厅", 139.8, 113.4],
  ["C1 两房一厅", 76.4, 60.8],
] as const;

/** Estate code → buildings × floors × rooms a floor. */
const sizes: readonly (readonly [string, number, number, number])[] = [
  ["JXHT", 6, 18, 4],
  ["YQYY", 4, 26, 4],
  ["XHWP", 3, 32, 6],
  ["LYGG", 2, 12, 10],
  ["JNF", 8, 11, 2],
];

/** Buildings through the actions, their units in one statement each; 西溪林语 stays empty for the first import. */
export async function seedHomes(actor: Actor, places: DemoPlaces): Promise<void> {
  for (const [code, buildings, floors, rooms] of sizes) {
    const estateId = `Estate_${places.get(code)}`;
    const { cluster } = await actor.run(createCluster, { estateId, name: "一组团" });
    for (let number = 1; number <= buildings; number += 1) {
      const clusterId = number <= Math.ceil(buildings / 2) ? `Cluster_${cluster}` : null;
      const { building } = await actor.run(createBuilding, {
        estateId,
        clusterId,
        number: `${number}栋`,
        floors,
      });
      await insertUnits(actor, building, `${number}栋`, floors, rooms);
    }
  }
}

function insertUnits(
  actor: Actor,
  buildingId: string,
  number: string,
  floors: number,
  rooms: number,
) {
  const units = Array.from({ length: floors * rooms }, (_, index) => {
    const floor = Math.floor(index / rooms) + 1;
    const room = `${floor}${String((index % rooms) + 1).padStart(2, "0")}`;
    const [layout, gross, inner] = layouts[index % layouts.length]!;
    return { id: uuid(), floor, room, layout, gross, inner, key: unitSearchKey(number, room) };
  });
  return write(actor.context, { name: "seedUnits", key: null, input: null }, async (db) => {
    await sql`insert into unit (company_id, id, service_center_id, estate_id, building_id, floor_number, room_number,
        sort_key, search_key, layout_type, building_area, inner_area)
      select b.company_id, r.id, b.service_center_id, b.estate_id, b.id, r.floor, r.room,
        b.sort_key || ' ' || lpad((r.floor + 1000)::text, 5, '0') || ' ' || natural_key(r.room), r.key, r.layout, r.gross, r."inner"
      from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as r(id uuid, floor int, room text, layout text, gross numeric, "inner" numeric, key text)
      join building b on b.company_id = current_company() and b.id = ${buildingId}`.execute(db);
    return null;
  });
}
