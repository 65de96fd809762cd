import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

interface Page {
  nodes: { roomNumber: string; floorNumber: number; building: { number: string } }[];
  pageInfo: {
    startCursor: string;
    endCursor: string;
    hasNextPage: boolean;
    hasPreviousPage: boolean;
  };
  totalCount: number;
}

const pageOf = async ({ admin, estateId }: TestCompany, list: string, more = ""): Promise<Page> => {
  const query = `query($id: ID!) { estate(id: $id) { units(${list}) { nodes { roomNumber floorNumber building { number } }
    pageInfo { startCursor endCursor hasNextPage hasPreviousPage } ${more} } } }`;
  return (await admin.ask(query, { id: estateId })).estate.units;
};
const words = ({ nodes }: Page) =>
  nodes.map((unit) => `${unit.building.number} ${unit.roomNumber}`);

/** Buildings with units, each as floor and room. */
async function build(company: TestCompany, homes: Record<string, [floor: number, room: string][]>) {
  const { admin, estateId } = company;
  const buildings: Record<string, { id: string; version: number }> = {};
  for (const [number, units] of Object.entries(homes)) {
    const { building } = await admin.run(
      "createBuilding",
      { estateId, number },
      "building { id version }",
    );
    buildings[number] = building;
    for (const [floorNumber, roomNumber] of units)
      await admin.run(
        "createUnit",
        { buildingId: building.id, floorNumber, roomNumber },
        "clientMutationId",
      );
  }
  return buildings;
}

describe("the list of units", () => {
  it("is in the order people walk: 2栋 before 10栋, basements first, 2 before 10", async () => {
    const company = await makeCompany(server);
    await build(company, {
      "10栋": [[1, "101"]],
      "2栋": [
        [10, "1002"],
        [2, "0210"],
        [2, "0202"],
        [-2, "B201"],
        [-1, "B101"],
      ],
    });
    const place = ["2栋 B201", "2栋 B101", "2栋 0202", "2栋 0210", "2栋 1002", "10栋 101"];
    expect(words(await pageOf(company, "orderBy: PLACE"))).toEqual(place);
    expect(words(await pageOf(company, "orderBy: PLACE_DESC"))).toEqual(place.toReversed());
  });

  it("follows a building's new number, in its order and in its search", async () => {
    const company = await makeCompany(server);
    const buildings = await build(company, { "1": [[1, "1101"]], "2": [[1, "101"]] });
    await company.admin.run(
      "updateBuilding",
      { ...buildings["1"], number: "3" },
      "clientMutationId",
    );
    expect(words(await pageOf(company, "orderBy: PLACE"))).toEqual(["2 101", "3 1101"]);
    expect(words(await pageOf(company, 'filter: { search: "3-1101" }'))).toEqual(["3 1101"]);
    expect(words(await pageOf(company, 'filter: { search: "1-1101" }'))).toEqual([]);
  });

  it("pages through 3,000 units forwards and backwards, each once, in the same order", async () => {
    const company = await makeCompany(server);
    const { "1栋": building } = await build(company, { "1栋": [] });
    const bare = (id: string) => id.slice(id.indexOf("_") + 1);
    const at = [company.id, company.centerId, company.estateId, building!.id].map((id, index) =>
      index ? bare(id) : id,
    );
    await server.database.owner.query(
      `insert into unit (company_id, id, service_center_id, estate_id, building_id, floor_number, room_number, sort_key, search_key)
       select $1, gen_random_uuid(), $2, $3, $4, f, f || '-' || r,
         natural_key('1栋') || ' ' || lpad((f + 1000)::text, 5, '0') || ' ' || natural_key(f || '-' || r), f || '-' || r
       from generate_series(1, 30) f, generate_series(1, 100) r`,
      at,
    );
    const forwards: string[] = [];
    let page = await pageOf(company, "first: 100", "totalCount");
    expect(page).toMatchObject({ totalCount: 3_000, pageInfo: { hasPreviousPage: false } });
    for (;;) {
      forwards.push(...words(page));
      if (!page.pageInfo.hasNextPage) break;
      page = await pageOf(company, `first: 100, after: "${page.pageInfo.endCursor}"`);
    }
    const expected = Array.from({ length: 3_000 }, (_, index) => {
      return `1栋 ${Math.floor(index / 100) + 1}-${(index % 100) + 1}`;
    });
    expect(forwards).toEqual(expected);

    const backwards: string[] = [];
    page = await pageOf(company, "last: 100");
    for (;;) {
      backwards.unshift(...words(page));
      if (!page.pageInfo.hasPreviousPage) break;
      page = await pageOf(company, `last: 100, before: "${page.pageInfo.startCursor}"`);
    }
    expect(backwards).toEqual(expected);
  });

  it("is filtered by building, layout, use and words", async () => {
    const company = await makeCompany(server);
    const { admin } = company;
    const buildings = await build(company, { "1栋": [[1, "101"]], "2栋": [[1, "101"]] });
    const shop = { buildingId: buildings["2栋"]!.id, floorNumber: 1, roomNumber: "S1" };
    await admin.run("createUnit", { ...shop, use: "SHOP", layoutType: "铺" }, "clientMutationId");
    const first = buildings["1栋"]!.id;
    expect(words(await pageOf(company, `filter: { buildingIds: ["${first}"] }`))).toEqual([
      "1栋 101",
    ]);
    expect(words(await pageOf(company, "filter: { uses: [SHOP] }"))).toEqual(["2栋 S1"]);
    expect(words(await pageOf(company, 'filter: { layoutTypes: ["铺"] }'))).toEqual(["2栋 S1"]);
    expect(words(await pageOf(company, 'filter: { search: "2栋101" }'))).toEqual(["2栋 101"]);
    const query =
      "query($id: ID!) { estate(id: $id) { unitCount buildingCount layouts { layoutType count } } }";
    const { estate } = await admin.ask(query, { id: company.estateId });
    expect(estate).toMatchObject({ unitCount: 3, buildingCount: 2 });
    expect(estate.layouts).toContainEqual({ layoutType: "铺", count: 1 });
  });
});
