import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fullCompany, type FullCompany } from "../testing/full-company.ts";
import { type Asker, startTestServer, type TestServer } from "../testing/server.ts";

let server: TestServer;
let company: FullCompany;
beforeAll(async () => {
  server = await startTestServer();
  company = await fullCompany(server);
  const { admin, centerId } = company;
  for (const [code, name] of [
    ["E2", "江湾新城"],
    ["E3", "Garden 8 期"],
  ])
    await admin.run(
      "createEstate",
      { serviceCenterId: centerId, code, name, category: "RESIDENTIAL" },
      "clientMutationId",
    );
});
afterAll(() => server.close());

const found = async (who: Asker, text: string): Promise<string[]> => {
  const query = "query($text: String!) { search(text: $text) { id kind title subtitle } }";
  const { search } = await who.ask(query, { text });
  return search.map((hit: { kind: string; title: string }) => `${hit.kind} ${hit.title}`);
};

describe("the search box", () => {
  it.each(["锦绣", "jinxiu", "jxht", "JinXiu", " 锦绣华庭 ", "e1"])(
    "finds an estate and its plan by %s",
    async (text) => {
      expect(await found(company.admin, text)).toEqual(
        expect.arrayContaining(["ESTATE 锦绣华庭", "LAUNCH_PLAN 锦绣华庭开盘筹备计划"]),
      );
    },
  );

  it("finds units by their building and room, buildings, and people", async () => {
    for (const text of ["3栋1201", "3-1201", "1201"])
      expect(await found(company.admin, text), text).toEqual(["UNIT 3栋-1201"]);
    expect(await found(company.admin, "3栋")).toContain("BUILDING 3栋");
    const [admin] = await found(company.admin, "guanliyuan");
    expect(admin).toBe("PERSON 管理员");
  });

  it("takes patterns for what they are, and finds nothing for nonsense", async () => {
    for (const text of ["%", "_", "\\", "zzzz", "' or 1=1 --"])
      expect(await found(company.admin, text), text).toEqual([]);
  });

  it("finds no plan for who may not read launches, and no estate out of reach", async () => {
    const desk = await company.hire("FRONT_DESK_AGENT");
    expect(await found(desk, "锦绣华庭")).toEqual(["ESTATE 锦绣华庭"]);
    const gatekeeper = await company.hire("SECURITY_GUARD", company.estateId);
    expect(await found(gatekeeper, "jwxc")).toEqual([]);
    expect(await found(gatekeeper, "jxht")).toEqual(["ESTATE 锦绣华庭"]);
  });
});

describe("the list of estates", () => {
  const estates = async (list: string): Promise<string[]> =>
    (await company.admin.ask(`{ estates(${list}) { nodes { name } } }`)).estates.nodes.map(
      (estate: { name: string }) => estate.name,
    );

  it("is ordered by pinyin, Chinese and Latin names together", async () => {
    expect(await estates("orderBy: NAME")).toEqual(["Garden 8 期", "江湾新城", "锦绣华庭"]);
    expect(await estates("orderBy: NAME_DESC")).toEqual(["锦绣华庭", "江湾新城", "Garden 8 期"]);
  });

  it("is searched and filtered", async () => {
    expect(await estates('filter: { search: "jwxc" }')).toEqual(["江湾新城"]);
    expect(await estates("filter: { hasLaunch: true }")).toEqual(["锦绣华庭"]);
    expect(await estates("filter: { hasLaunch: false, categories: [OFFICE] }")).toEqual([]);
    expect(await estates(`filter: { regionIds: ["${company.regionId}"] }`)).toHaveLength(3);
    expect(await estates('filter: { regionIds: ["Region_x"] }')).toEqual([]);
  });

  it("follows a new name", async () => {
    const { admin, centerId } = company;
    const { estate } = await admin.run(
      "createEstate",
      { serviceCenterId: centerId, code: "E9", name: "旧名", category: "OFFICE" },
      "estate { id version }",
    );
    await admin.run("updateEstate", { ...estate, name: "重庆路一号" }, "clientMutationId");
    expect(await estates('filter: { search: "cqlyh" }')).toEqual(["重庆路一号"]);
    expect(await estates('filter: { search: "旧名" }')).toEqual([]);
    await admin.run("deletePlace", { id: estate.id }, "deletedId");
  });
});
