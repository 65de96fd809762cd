import ExcelJs from "exceljs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { applied, checked, headers, rowsIn, workbookOf } from "../import/testing.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const download = async (who: Asker, path: string) => {
  const response = await who.fetch(path);
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
};

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
    const content = await download(admin, `/exports/units.xlsx?estate=${estateId}&lang=${lang}`);
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
  await workbook.xlsx.load(
    (await download(admin, `/exports/units.xlsx?estate=${estateId}`)) as never,
  );
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
  const rooms = async (query: string) =>
    (
      await rowsIn(
        (await download(admin, `/exports/units.xlsx?estate=${estateId}&${query}`)) as never,
      )
    )
      .slice(1)
      .map((row) => `${row[1]}-${row[3]}`);
  expect(await rooms("search=1-10")).toEqual(["1-101", "1-102"]);
  expect(await rooms("layoutTypes=两室")).toEqual(["1-102", "2-101"]);
  expect(await rooms("uses=SHOP~OFFICE")).toEqual(["1-102"]);
  expect(await rooms("search=%25")).toEqual([]);
});

it("hands out the estates and launches that the viewer may see, and nothing of others", async () => {
  const company = await makeCompany(server);
  const other = await makeCompany(server);
  const estates = await rowsIn((await download(company.admin, "/exports/estates.xlsx")) as never);
  expect(estates).toHaveLength(2);
  expect(estates[1]!.slice(0, 2)).toEqual(["E1", "锦绣华庭"]);
  expect((await company.admin.fetch(`/exports/units.xlsx?estate=${other.estateId}`)).status).toBe(
    404,
  );
  expect((await company.admin.fetch(`/templates/units.xlsx?estate=${other.estateId}`)).status).toBe(
    404,
  );
  const staff = await company.hire("REGION_STAFF");
  const dates = {
    coordinationMeetingOn: "2026-12-20",
    entryDate: "2027-01-10",
    launchDate: "2027-05-01",
  };
  await staff.run("createLaunchPlan", { estateId: company.estateId, ...dates }, "plan { id }");
  const launches = async (query = "") =>
    (
      await rowsIn((await download(staff, `/exports/launches.xlsx?lang=en&${query}`)) as never)
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
  expect(
    await launches("statuses=DRAFT~ACTIVE&launchFrom=2027-05-01&launchTo=2027-05-31"),
  ).toHaveLength(1);
  expect(await launches("launchFrom=2027-05-02")).toHaveLength(0);
  expect(await launches("launchFrom=%27")).toHaveLength(0);
  const named = async (query: string) =>
    (await rowsIn((await download(staff, `/exports/estates.xlsx?${query}`)) as never)).length - 1;
  expect(await named("hasLaunch=true")).toBe(1);
  expect(await named("hasLaunch=false&categories=RESIDENTIAL")).toBe(0);
  expect(await launches("statuses=ACTIVE")).toEqual([]);
  expect(await launches(`serviceCenterIds=${company.centerId}`)).toHaveLength(1);
  expect((await fetch(`${server.url}/exports/estates.xlsx`)).status).toBe(401);
});

it("gives a template with the headers, drop-downs of what the estate knows, and notes", async () => {
  const { admin, estateId } = await makeCompany(server);
  await applied(admin, estateId, [["一期", "1", 1, "101", "三室", "住宅", null, null, null]]);
  const content = await download(admin, `/templates/units.xlsx?estate=${estateId}`);
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
    formulae: ["选项!$C$1:$C$6"],
  });
  expect(sheet!.getCell("A2").dataValidation).toMatchObject({ formulae: ["选项!$A$1:$A$1"] });
  expect(choices!.getCell("B1").value).toBe("三室");
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
