import ExcelJs from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lists } from "./lists.ts";
import { applied, checked, headers, rowsIn, workbookOf } from "../import/testing.ts";
import { fullCompany } from "../testing/full-company.ts";
import { activePlan } from "../testing/launch.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

it("a list is exported from the primary where the replica is away", async () => {
  const other = await startTestServer(
    undefined,
    { replicaUrl: "postgres://127.0.0.1:1", dataDir: server.dataDir },
    { ...server.database, close: async () => {} },
  );
  const { admin } = await makeCompany(server);
  const asked = { headers: { authorization: `Bearer ${admin.token}` } };
  const answer = await fetch(`${other.url}/exports/people.csv`, asked);
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("管理员")]);
  await other.close();
});

const download = async (who: Asker, path: string) => {
  const response = await who.fetch(path);
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
};

/** The arguments of the list's field, as the address carries them. */
const args = (of: object) => `args=${encodeURIComponent(JSON.stringify(of))}`;

const hostile = [
  "=1+1",
  "+cmd",
  "-2+3",
  "@SUM(A1)",
  "_x0041_",
  "'quoted",
  "<b>&",
  'a"b',
  "𠮷",
  '=HYPERLINK("http://x")',
];
const day = new Date("2027-06-30T00:00:00Z");

it("hands units out such that bringing them in again changes nothing", async () => {
  const { admin, estateId } = await makeCompany(server);
  await applied(admin, estateId, [
    ...hostile.map((text, at) => [
      "一期",
      "1",
      1,
      `${at}`,
      text.replace("_x", "_x005F_x"),
      "住宅",
      89.5,
      71.2,
      day,
    ]),
    [null, "-3", -2, "=4", null, "车位", 12.34, null, null],
    [null, "2", 10, "00101", null, "商铺", null, null, null],
  ]);
  for (const lang of ["zh", "en"]) {
    const content = await download(admin, `/exports/units.xlsx?of=${estateId}&lang=${lang}`);
    const batch = await checked(admin, estateId, content);
    expect(batch).toMatchObject({
      unchanged: hostile.length + 2,
      toCreate: 0,
      toChange: 0,
      refused: 0,
    });
  }
});

it("writes what looks like a formula as text that stays text", async () => {
  const { admin, estateId } = await makeCompany(server);
  await applied(
    admin,
    estateId,
    hostile.map((text, at) => [
      null,
      "1",
      1,
      `${at}`,
      text.replace("_x", "_x005F_x"),
      null,
      null,
      null,
      null,
    ]),
  );
  const workbook = new ExcelJs.Workbook();
  await workbook.xlsx.load((await download(admin, `/exports/units.xlsx?of=${estateId}`)) as never);
  const cells = hostile.map((_, at) => workbook.worksheets[0]!.getCell(at + 2, 5));
  for (const cell of cells) {
    expect(cell.formula).toBeUndefined();
    expect(cell.numFmt).toBe("@");
  }
  expect(cells.map((cell) => cell.value)).toEqual(
    hostile.map((text) => text.replace("_x", "_x005F_x")),
  );
});

it("narrows the units as their page does", async () => {
  const { admin, estateId } = await makeCompany(server);
  await applied(admin, estateId, [
    [null, "1", 1, "101", "三室", "住宅", null, null, null],
    [null, "1", 1, "102", "两室", "商铺", null, null, null],
    [null, "2", 1, "101", "两室", "住宅", null, null, null],
  ]);
  const rooms = async (filter: object) =>
    (
      await rowsIn(
        (await download(admin, `/exports/units.xlsx?of=${estateId}&${args({ filter })}`)) as never,
      )
    )
      .slice(1)
      .map((row) => `${row[1]}-${row[3]}`);
  expect(await rooms({ search: "1-10" })).toEqual(["1-101", "1-102"]);
  expect(await rooms({ layoutTypes: ["两室"] })).toEqual(["1-102", "2-101"]);
  expect(await rooms({ uses: ["SHOP", "OFFICE"] })).toEqual(["1-102"]);
  expect(await rooms({ search: "%" })).toEqual([]);
});

it("hands out the estates and launches that the viewer may see, and nothing of others", async () => {
  const company = await makeCompany(server);
  const other = await makeCompany(server);
  const estates = await rowsIn((await download(company.admin, "/exports/estates.xlsx")) as never);
  expect(estates).toHaveLength(2);
  expect(estates[1]!.slice(0, 2)).toEqual(["E1", "锦绣华庭"]);
  expect((await company.admin.fetch(`/exports/units.xlsx?of=${other.estateId}`)).status).toBe(404);
  expect((await company.admin.fetch(`/templates/units.xlsx?of=${other.estateId}`)).status).toBe(
    404,
  );
  const staff = await company.hire("REGION_STAFF");
  const dates = {
    coordinationMeetingOn: "2026-12-20",
    entryDate: "2027-01-10",
    launchDate: "2027-05-01",
  };
  await staff.run("createLaunchPlan", { estateId: company.estateId, ...dates }, "plan { id }");
  const launches = async (filter: object = {}) =>
    (
      await rowsIn(
        (await download(staff, `/exports/launches.xlsx?lang=en&${args({ filter })}`)) as never,
      )
    ).slice(1);
  expect(await launches()).toEqual([
    [
      "锦绣华庭",
      "锦绣服务中心",
      expect.any(String),
      "Draft",
      expect.any(String),
      new Date("2027-01-10"),
      new Date("2027-05-01"),
      117,
      0,
      0,
      0,
    ],
  ]);
  const may = { launchFrom: "2027-05-01", launchTo: "2027-05-31" };
  expect(await launches({ statuses: ["DRAFT", "ACTIVE"], ...may })).toHaveLength(1);
  expect(await launches({ launchFrom: "2027-05-02" })).toHaveLength(0);
  const named = async (filter: object) =>
    (await rowsIn((await download(staff, `/exports/estates.xlsx?${args({ filter })}`)) as never))
      .length - 1;
  expect(await named({ hasLaunch: true })).toBe(1);
  expect(await named({ hasLaunch: false, categories: ["RESIDENTIAL"] })).toBe(0);
  expect(await launches({ statuses: ["ACTIVE"] })).toEqual([]);
  expect(await launches({ serviceCenterIds: [company.centerId] })).toHaveLength(1);
  expect((await fetch(`${server.url}/exports/estates.xlsx`)).status).toBe(401);
});

it("gives a template with the headers, drop-downs of what the estate knows, and notes", async () => {
  const { admin, estateId } = await makeCompany(server);
  await applied(admin, estateId, [["一期", "1", 1, "101", "三室", "住宅", null, null, null]]);
  const content = await download(admin, `/templates/units.xlsx?of=${estateId}`);
  const workbook = new ExcelJs.Workbook();
  await workbook.xlsx.load(content as never);
  expect(workbook.worksheets.map(({ name, state }) => [name, state])).toEqual([
    ["房屋", "visible"],
    ["填写说明", "visible"],
    ["选项", "hidden"],
  ]);
  const [sheet, notes, choices] = workbook.worksheets;
  expect((sheet!.getRow(1).values as unknown[]).slice(1)).toEqual(headers);
  expect(sheet!.getCell("F2").dataValidation).toMatchObject({
    type: "list",
    formulae: ["选项!$F$1:$F$6"],
  });
  expect(sheet!.getCell("A2").dataValidation).toMatchObject({ formulae: ["选项!$A$1:$A$1"] });
  expect(choices!.getCell("E1").value).toBe("三室");
  expect(notes!.getCell("A3").value).toBe("栋号");
  expect(notes!.getCell("D3").value).toBe("1");
  const filled = await workbookOf([
    ["一期", "1", 1, "102", "三室", "住宅", 80, 70, "2027年6月30日"],
  ]);
  expect(await checked(admin, estateId, filled)).toMatchObject({ toCreate: 1 });
  expect(await checked(admin, estateId, content)).toMatchObject({
    status: "FAILED",
    failure: { code: "IMPORT_EMPTY" },
  });
});

it("gives the template in English to whoever reads English, and takes it back", async () => {
  const { admin, estateId } = await makeCompany(server);
  const path = `/templates/units.xlsx?of=${estateId}&lang=en`;
  const workbook = new ExcelJs.Workbook();
  await workbook.xlsx.load((await download(admin, path)) as never);
  const [sheet, notes, choices] = workbook.worksheets;
  expect([sheet, notes, choices].map((one) => one!.name)).toEqual(["Units", "Notes", "Choices"]);
  expect(JSON.stringify(notes!.getSheetValues())).not.toMatch(/\p{Script=Han}/u);
  expect(sheet!.getCell("F2").dataValidation).toMatchObject({ formulae: ["Choices!$F$1:$F$6"] });
  sheet!.getRow(2).values = ["Phase 1", "1", 1, "101", "3 bedrooms", choices!.getCell("F2").value];
  const filled = Buffer.from(await workbook.xlsx.writeBuffer());
  expect(await checked(admin, estateId, filled)).toMatchObject({ toCreate: 1, refused: 0 });
});

it("refuses what is no argument, no column and no list", async () => {
  const { admin } = await makeCompany(server);
  const status = async (path: string) => (await admin.fetch(path)).status;
  expect(await status("/exports/nothing.xlsx")).toBe(404);
  expect(await status("/exports/constructor.csv")).toBe(404);
  expect(await status("/exports/estates.pdf")).toBe(404);
  for (const wrong of [
    "args=x",
    "args=[]",
    args({ filter: { launchFrom: 1 } }),
    args({ filter: { categories: ["HUT"] } }),
    args({ orderBy: "MOOD" }),
    "columns=name~secret",
    "columns=__proto__",
  ])
    expect(await status(`/exports/estates.xlsx?${wrong}`), wrong).toBe(400);
});

describe("as CSV", () => {
  const linesOf = async (who: Asker, path: string) => {
    const text = (await download(who, path)).toString("utf8");
    expect(text.startsWith("\ufeff")).toBe(true);
    return text.slice(1).trimEnd().split("\r\n");
  };

  it("a list comes with its mark, its header and a line per row, in the page's order", async () => {
    const { admin, centerId } = await makeCompany(server);
    const second = { serviceCenterId: centerId, code: "E0", name: "翠湖", category: "OFFICE" };
    await admin.run("createEstate", second, "estate { id }");
    const lines = await linesOf(
      admin,
      `/exports/estates.csv?columns=code~name~category&${args({ orderBy: "CODE_DESC" })}`,
    );
    expect(lines).toEqual(["编码,小区,业态", "E1,锦绣华庭,住宅小区", "E0,翠湖,写字楼"]);
  });

  it("no cell is run as a formula, and quotes and commas stay what they are", async () => {
    const { admin, estateId } = await makeCompany(server);
    await applied(
      admin,
      estateId,
      [...hostile, "a,b"].map((text, at) => [null, "1", -1, `${at}`, text, null, null, null, null]),
    );
    const lines = await linesOf(
      admin,
      `/exports/units.csv?of=${estateId}&columns=layoutType~floorNumber`,
    );
    const cells = lines.slice(1).map((line) => line.slice(0, -",-1".length));
    expect(cells.every((cell) => !/^"?[=+\-@]/.test(cell))).toBe(true);
    expect(cells).toContain("'=1+1");
    expect(cells).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(cells).toContain('"a,b"');
    expect(lines[1]!.endsWith(",-1")).toBe(true); // a number below zero is a number
  });

  it("only the rows that were chosen are handed out", async () => {
    const { staff, planId } = await activePlan(server);
    const { launchPlan } = await staff.ask(
      "query($id: ID!) { launchPlan(id: $id) { tasks { id code } } }",
      { id: planId },
    );
    const [first, , third] = launchPlan.tasks;
    const lines = await linesOf(
      staff,
      `/exports/tasks.csv?of=${planId}&columns=code&rows=${first.id}~${third.id}`,
    );
    expect(lines.slice(1).toSorted()).toEqual([first.code, third.code].toSorted());
  });
});

it("every list that there is can be handed out, in both languages", async () => {
  const company = await fullCompany(server);
  const { showcasePlans, salesSites, receptionSetups } = await company.head.ask(
    "{ showcasePlans(first: 1) { nodes { id } } salesSites(first: 1) { nodes { id } } receptionSetups(first: 1) { nodes { id } } }",
  );
  const of: Record<string, string> = {
    estate: company.estateId,
    launchPlan: company.planId,
    showcasePlan: showcasePlans.nodes[0].id,
    salesSite: salesSites.nodes[0].id,
    receptionSetup: receptionSetups.nodes[0].id,
  };
  for (const [name, list] of Object.entries(lists))
    for (const lang of ["zh", "en"]) {
      const path = `/exports/${name}.csv?lang=${lang}${list.of ? `&of=${of[list.of]}` : ""}`;
      const text = (await download(company.head, path)).toString("utf8");
      const heads = Object.values(list.columns).map((column) => column[lang as "zh" | "en"]);
      expect(text.slice(1).split("\r\n")[0], path).toBe(heads.join(","));
    }
});
