import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { activePlan, planOf } from "../testing/launch.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const center = {
  dutyPhone: "021-1",
  officeAddress: "二号楼",
  repairHotline: "021-2",
};

/** A company with a building of one unit in its estate. */
async function withHome() {
  const company = await makeCompany(server);
  const { admin, estateId } = company;
  const { building } = await admin.run(
    "createBuilding",
    { estateId, number: "3栋" },
    "building { id version }",
  );
  const { unit } = await admin.run(
    "createUnit",
    { buildingId: building.id, floorNumber: 12, roomNumber: "1201", buildingArea: 90 },
    "unit { id version }",
  );
  return { ...company, building, unit };
}

describe("ORG-R01: the tree", () => {
  it("ORG scenario 2: has each place below one of the level directly above", async () => {
    const { admin, estateId, regionId, centerId } = await makeCompany(server);
    const wrong = async (name: string, input: Record<string, unknown>) =>
      expect((await admin.refusal(name, input)).code, name).toBe("PARENT_LEVEL_WRONG");
    const named = { code: "X9", name: "新" };
    await wrong("createServiceCenter", { ...center, ...named, regionId: estateId });
    await wrong("createEstate", { ...named, serviceCenterId: regionId, category: "CAMPUS" });
    await wrong("createBuilding", { estateId: centerId, number: "1栋" });
    await wrong("createUnit", { buildingId: estateId, floorNumber: 1, roomNumber: "1" });
    await wrong("createCluster", { estateId: regionId, name: "东区" });
    const nowhere = { ...center, ...named, regionId: `Region_${crypto.randomUUID()}` };
    expect((await admin.refusal("createServiceCenter", nowhere)).code).toBe("NOT_FOUND");
    const { company } = await admin.ask(
      "{ company { regions { serviceCenters { estates { code serviceCenter { region { code } } } } } } }",
    );
    expect(company.regions[0].serviceCenters[0].estates).toEqual([
      { code: "E1", serviceCenter: { region: { code: "R1" } } },
    ]);
  });

  it("has a cluster and its buildings in one estate", async () => {
    const { admin, estateId, centerId } = await makeCompany(server);
    const { estate } = await admin.run(
      "createEstate",
      { serviceCenterId: centerId, code: "E2", name: "锦绣二期", category: "OFFICE" },
      "estate { id }",
    );
    const { cluster } = await admin.run(
      "createCluster",
      { estateId: estate.id, name: "东区" },
      "cluster { id }",
    );
    const astray = { estateId, number: "1栋", clusterId: cluster.id };
    expect((await admin.refusal("createBuilding", astray)).code).toBe("NOT_FOUND");
  });
});

describe("codes and names", () => {
  it("are each company's own: taken in one, free in another", async () => {
    const { admin } = await makeCompany(server);
    expect(await admin.refusal("createRegion", { code: " r1 ", name: "华东地区公司" })).toEqual({
      code: "CODE_TAKEN",
      details: { placeCode: "r1" },
    });
    expect(await admin.refusal("createRegion", { code: "R2", name: "华南地区公司" })).toEqual({
      code: "NAME_TAKEN",
      details: { name: "华南地区公司" },
    });
  });

  it("are told as taken at every level, also when they are changed to", async () => {
    const { admin, regionId, centerId, estateId, building } = await withHome();
    const taken = async (name: string, input: Record<string, unknown>, code: string) =>
      expect((await admin.refusal(name, input)).code, name).toBe(code);
    const other = { ...center, regionId, code: "C2", name: "江湾服务中心" };
    await taken("createServiceCenter", { ...other, code: "C1" }, "CODE_TAKEN");
    await taken("createServiceCenter", { ...other, name: "锦绣服务中心" }, "NAME_TAKEN");
    const { serviceCenter } = await admin.run(
      "createServiceCenter",
      other,
      "serviceCenter { id version }",
    );
    await taken("updateServiceCenter", { ...serviceCenter, code: "C1" }, "CODE_TAKEN");
    const estate = { serviceCenterId: centerId, code: "E1", name: "别苑", category: "CAMPUS" };
    await taken("createEstate", estate, "CODE_TAKEN");
    await taken("createEstate", { ...estate, code: "E2", name: "锦绣华庭" }, "NAME_TAKEN");
    await taken("createBuilding", { estateId, number: "3栋" }, "NAME_TAKEN");
    const unit = { buildingId: building.id, floorNumber: 1, roomNumber: "1201" };
    await taken("createUnit", unit, "NAME_TAKEN");
    await admin.run("createCluster", { estateId, name: "东区" }, "clientMutationId");
    await taken("createCluster", { estateId, name: "东区" }, "NAME_TAKEN");
    await taken("createPerson", { name: "李", badgeNumber: "0001", phone: "1" }, "CODE_TAKEN");
  });

  it("of two who take one at once, one is refused", async () => {
    const { admin } = await makeCompany(server);
    const query =
      "mutation($input: CreateRegionInput!) { createRegion(input: $input) { region { id } } }";
    const answers = await Promise.all(
      ["a", "b"].map((clientMutationId) =>
        admin.send(query, { input: { clientMutationId, code: "R2", name: "华东地区公司" } }),
      ),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code);
    expect(codes.toSorted()).toEqual(["CODE_TAKEN", undefined]);
  });

  it("have a form", async () => {
    const { admin } = await makeCompany(server);
    const { region } = await admin.run(
      "createRegion",
      { code: "ｈｄ-2", name: "  华东地区公司 " },
      "region { code name }",
    );
    expect(region).toEqual({ code: "HD-2", name: "华东地区公司" });
    for (const code of ["", "华东", "A B", "x".repeat(21), "A--B"])
      expect((await admin.refusal("createRegion", { code, name: "新" })).code, code).toBe(
        "CODE_MALFORMED",
      );
    for (const name of ["", "  ", "长".repeat(81), "a\u0000b"])
      expect((await admin.refusal("createRegion", { code: "N", name })).code).toBe("INVALID_INPUT");
  });
});

describe("what a record takes", () => {
  const refused = async (who: Asker, name: string, input: Record<string, unknown>) =>
    (await who.refusal(name, input)).code;

  it("is checked against what is there already", async () => {
    const { admin, unit, estateId } = await withHome();
    const edit = { id: unit.id, version: unit.version };
    expect(await refused(admin, "updateUnit", { ...edit, innerArea: 91 })).toBe(
      "INNER_AREA_ABOVE_GROSS",
    );
    await admin.run("updateUnit", { ...edit, innerArea: 80 }, "clientMutationId");
    const next = { ...edit, version: unit.version + 1 };
    expect(await refused(admin, "updateUnit", edit)).toBe("STALE_VERSION");
    expect(await refused(admin, "updateUnit", { ...next, buildingArea: 79 })).toBe(
      "INNER_AREA_ABOVE_GROSS",
    );
    expect(await refused(admin, "updateUnit", { ...next, floorNumber: 0 })).toBe("FLOOR_ZERO");
    const { estate } = await admin.ask("query($id: ID!) { estate(id: $id) { id version } }", {
      id: estateId,
    });
    await admin.run("updateEstate", { ...estate, launchDate: "2027-05-01" }, "clientMutationId");
    const late = { id: estateId, version: estate.version + 1, entryDate: "2027-05-02" };
    expect(await refused(admin, "updateEstate", late)).toBe("ENTRY_AFTER_LAUNCH");
  });

  it("is refused in words where its column cannot hold it", async () => {
    const { admin, building, estateId, regionId } = await withHome();
    const unit = { buildingId: building.id, floorNumber: 1, roomNumber: "101" };
    for (const wrong of [
      { buildingArea: 0 },
      { buildingArea: -1 },
      { buildingArea: 1e9 },
      { innerArea: 0.001 },
      { floorNumber: 301 },
      { roomNumber: "1".repeat(21) },
    ])
      expect(await refused(admin, "createUnit", { ...unit, ...wrong })).toBe("INVALID_INPUT");
    for (const floors of [0, -1, 301])
      expect(await refused(admin, "createBuilding", { estateId, number: "9栋", floors })).toBe(
        "INVALID_INPUT",
      );
    for (const wrong of [{ workdayEnd: "25:00" }, { regularShift: "早九晚六" }, { dutyPhone: " " }])
      expect(
        await refused(admin, "createServiceCenter", {
          ...center,
          regionId,
          code: "C7",
          name: "七",
          ...wrong,
        }),
      ).toBe("INVALID_INPUT");
  });
});

describe("a place", () => {
  it("is deleted only when nothing is below it and nothing is recorded of it", async () => {
    const { admin, regionId, centerId, estateId, building, unit } = await withHome();
    const remove = (id: string) => admin.run("deletePlace", { id }, "deletedId");
    for (const id of [regionId, centerId, estateId, building.id])
      expect((await admin.refusal("deletePlace", { id })).code, id).toBe("PLACE_NOT_EMPTY");
    for (const id of [unit.id, building.id, estateId, centerId, regionId])
      expect(await remove(id)).toEqual({ deletedId: id });
    expect((await admin.ask("{ company { regions { id } } }")).company.regions).toEqual([]);
  });

  it("is not deleted while a role is held or a launch planned there", async () => {
    const { admin, hire, estateId, staff, planId } = await activePlan(server);
    expect(await admin.refusal("deletePlace", { id: estateId })).toMatchObject({
      code: "PLACE_NOT_EMPTY",
      details: { records: 1 },
    });
    expect((await staff.refusal("deletePlace", { id: estateId })).code).toBe("FORBIDDEN");
    const { cluster } = await admin.run(
      "createCluster",
      { estateId, name: "空" },
      "cluster { id }",
    );
    const head = await hire("SERVICE_CENTER_HEAD");
    await head.run("deletePlace", { id: cluster.id }, "deletedId");
    expect((await planOf(staff, planId, "status")).status).toBe("ACTIVE");
  });

  it("a cluster is renamed by who keeps its estate, from the version that he read, never to a name that is taken", async () => {
    const { admin, hire, estateId } = await makeCompany(server);
    const make = async (name: string) =>
      (await admin.run("createCluster", { estateId, name }, "cluster { id version }")).cluster;
    const [east] = [await make("东区"), await make("西区")];
    const head = await hire("SERVICE_CENTER_HEAD");
    const rename = { id: east.id, version: east.version, name: "东区一期" };
    const clerk = await hire("CUSTOMER_SERVICE_MANAGER");
    expect((await clerk.refusal("updateCluster", rename)).code).toBe("FORBIDDEN");
    expect((await head.refusal("updateCluster", { ...rename, name: "西区" })).code).toBe(
      "NAME_TAKEN",
    );
    expect((await head.refusal("updateCluster", { ...rename, name: " " })).code).toBe(
      "INVALID_INPUT",
    );
    const { cluster } = await head.run("updateCluster", rename, "cluster { name version }");
    expect(cluster).toEqual({ name: "东区一期", version: 2 });
    expect((await head.refusal("updateCluster", rename)).code).toBe("STALE_VERSION");
    const stranger = (await makeCompany(server)).admin;
    expect((await stranger.refusal("updateCluster", rename)).code).toBe("NOT_FOUND");
  });

  it("that is suspended takes nothing new, until it is opened again", async () => {
    const { admin, hire, estateId } = await makeCompany(server);
    const centerHead = await hire("SERVICE_CENTER_HEAD");
    const query = "query($id: ID!) { estate(id: $id) { version } }";
    const versionOf = async () => (await admin.ask(query, { id: estateId })).estate.version;
    const to = async (status: string) => ({ id: estateId, version: await versionOf(), status });
    expect((await centerHead.refusal("updateEstate", await to("SUSPENDED"))).code).toBe(
      "FORBIDDEN",
    );
    await admin.run("updateEstate", await to("SUSPENDED"), "clientMutationId");
    expect((await admin.refusal("updateEstate", await to("SUSPENDED"))).code).toBe(
      "PLACE_STATUS_SAME",
    );
    const building = { estateId, number: "1栋" };
    expect((await admin.refusal("createBuilding", building)).code).toBe("PLACE_SUSPENDED");
    await admin.run("updateEstate", await to("ACTIVE"), "clientMutationId");
    await admin.run("createBuilding", building, "clientMutationId");
  });

  it("is kept by whoever manages it: the center's head below the center, nobody of the front desk", async () => {
    const { hire, estateId, regionId } = await makeCompany(server);
    const head = await hire("SERVICE_CENTER_HEAD");
    const desk = await hire("FRONT_DESK_AGENT");
    await head.run("createBuilding", { estateId, number: "1栋" }, "clientMutationId");
    const second = { estateId, number: "2栋" };
    expect((await desk.refusal("createBuilding", second)).code).toBe("FORBIDDEN");
    const other = { ...center, regionId, code: "C2", name: "二" };
    expect((await head.refusal("createServiceCenter", other)).code).toBe("FORBIDDEN");
  });
});
