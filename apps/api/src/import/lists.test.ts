import { roles } from "@threshold/domain/organization/roles";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jobDone } from "./jobs.ts";
import { lists } from "./lists.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";
import { launchWithRecords } from "../testing/launch-record.ts";
import { plannedReception } from "../testing/reception.ts";
import { salesSites } from "../testing/sales-site.ts";
import { plannedShowcase, showLecture } from "../testing/showcase.ts";
import {
  batchOf,
  checked,
  importedRows,
  rowsIn,
  sendFile,
  settled,
  workbookOf,
} from "./testing.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(); // Monday 2027-01-04
});
afterAll(() => server.close());

const uuidOf = (id: string) => id.slice(id.indexOf("_") + 1);
type Row = readonly unknown[];

/** Every tenant table's rows, without what tells of the import itself. */
async function everything(companyId: string): Promise<Map<string, string>> {
  const { owner } = server.database;
  const { rows: tables } = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'company_id'
     and table_name not like 'import%' and table_name not in ('audit_entry', 'idempotency')
     and table_name in (select tablename from pg_tables where schemaname = 'public')`,
  );
  const told = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await owner.query(
      `select to_jsonb(t) - 'updated_at' - 'updated_by' - 'version' as row from "${name}" t where company_id = $1 order by 1`,
      [companyId],
    );
    told.set(name, JSON.stringify(rows));
  }
  return told;
}

/** Tables in which something stands that did not before. */
async function touched(companyId: string, before: Map<string, string>): Promise<string[]> {
  const now = await everything(companyId);
  return [...now].flatMap(([name, rows]) => (rows === before.get(name) ? [] : [name]));
}

const apply = async (who: Asker, id: string) => {
  await who.run("applyImport", { id }, "batch { id }");
  return settled(who, id);
};
const undo = async (who: Asker, id: string) => {
  await who.run("undoImport", { id }, "batch { id }");
  return settled(who, id);
};
const exported = async (who: Asker, list: string, of: string, more = "") => {
  const response = await who.fetch(`/exports/${list}.xlsx?of=${of}${more}`);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
};

/** The whole way of a list: dry run, in, out and in again, undone. Answers the tables that undo leaves otherwise than before. */
async function wholeWay(
  who: Asker,
  companyId: string,
  {
    list,
    of = "",
    head,
    rows,
    more = "",
  }: { list: string; of?: string; head: Row; rows: readonly unknown[][]; more?: string },
): Promise<string[]> {
  const before = await everything(companyId);
  const batch = await checked(who, of, await workbookOf(rows, head), list);
  const refused = await importedRows(who, batch.id, ["REFUSED"]);
  expect(refused).toEqual([]);
  expect(batch).toMatchObject({
    status: "CHECKED",
    toCreate: rows.length,
    toChange: 0,
    refused: 0,
  });
  expect(await touched(companyId, before)).toEqual([]);
  expect(await apply(who, batch.id)).toMatchObject({
    status: "APPLIED",
    failure: null,
    toCreate: rows.length,
  });
  const again = await checked(who, of, await exported(who, list, of, more), list);
  expect(again).toMatchObject({ status: "CHECKED", toCreate: 0, toChange: 0, refused: 0 });
  expect(again.unchanged).toBeGreaterThanOrEqual(rows.length);
  expect(await undo(who, batch.id)).toMatchObject({ status: "UNDONE", failure: null });
  return touched(companyId, before);
}

describe("a list comes in, goes out and comes in the same, and is undone", () => {
  it("people, with their posts and without accounts", async () => {
    const { admin, id } = await makeCompany(server);
    const head = ["姓名", "工号", "电话", "邮箱", "岗位", "任职地点"];
    const rows = [
      [
        "张伟",
        "K001",
        13800138000,
        null,
        `${roles.CUSTOMER_SERVICE_SUPERVISOR.zh}、${roles.FRONT_DESK_AGENT.zh}`,
        "锦绣服务中心",
      ],
      ["李娜", "K002", "020-1234", "lina@example.com", roles.FRONT_DESK_AGENT.zh, "锦绣服务中心"],
      ["王芳", "K003", "020-1235", null, null, null],
    ];
    expect(await wholeWay(admin, id, { list: "people", head, rows })).toEqual([]);
    const batch = await checked(admin, "", await workbookOf(rows, head), "people");
    await apply(admin, batch.id);
    const { people } = await admin.ask(
      `{ people(first: 20, filter: { search: "K00" }) { nodes { name phone hasAccount assignments { role placeName fromOn } } } }`,
    );
    expect(people.nodes).toHaveLength(3);
    expect(people.nodes.every(({ hasAccount }: { hasAccount: boolean }) => !hasAccount)).toBe(true);
    const zhang = people.nodes.find(({ name }: { name: string }) => name === "张伟");
    expect(zhang).toMatchObject({ phone: "138****8000" });
    // Nowhere does the workbook's number wait in full to be taken in.
    const { rows: waiting } = await server.database.owner.query(
      "select cells, parsed from import_row where batch_id = $1 and row_number = 2",
      [batch.id.slice("ImportBatch_".length)],
    );
    expect(waiting[0].cells).toMatchObject({ phone: "138****8000" });
    expect(JSON.stringify(waiting)).not.toContain("13800138000");
    const stars = [["赵六", "K009", "138****8000", null, null, null]];
    const masked = await checked(admin, "", await workbookOf(stars, head), "people");
    expect(masked).toMatchObject({ refused: 1 });
    expect(
      zhang.assignments.map(({ placeName, fromOn }: Record<string, string>) => [placeName, fromOn]),
    ).toEqual([
      ["锦绣服务中心", "2027-01-04"],
      ["锦绣服务中心", "2027-01-04"],
    ]);
  });

  it("estates", async () => {
    const { admin, id } = await makeCompany(server);
    const head = [
      "编码",
      "小区",
      "服务中心",
      "业态",
      "地址",
      "总户数",
      "总栋数",
      "进驻日期",
      "开盘日期",
    ];
    const rows = [
      [
        "E8",
        "翠湖苑",
        "锦绣服务中心",
        "住宅小区",
        "翠湖路 1 号",
        1200,
        8,
        "2027-02-01",
        "2027-06-01",
      ],
      ["E9", "翠湖大厦", "锦绣服务中心", "写字楼", null, null, null, null, null],
    ];
    expect(await wholeWay(admin, id, { list: "estates", head, rows })).toEqual([]);
  });

  it("what is to be bought for a launch, by the seven categories", async () => {
    const { service, planId, id } = await launchWithRecords(server);
    const head = ["物资类别", "物资名称", "数量", "单位", "预计单价"];
    const rows = [
      ["办公家具", "办公桌", 6, "张", 800],
      ["接待用品", "纸杯", 200, "个", 0.3],
      ["后勤物资", "床", 12, "张", null],
    ];
    const left = await wholeWay(service, id, { list: "plan-materials", of: planId, head, rows });
    // The draft itself stays, empty, and so does its task, which was begun.
    expect(left).toContain("material_request");
    expect(left).not.toContain("material_line");
  });

  it("the posts of a launch with their headcount", async () => {
    const { service, planId, id } = await launchWithRecords(server);
    const head = ["部门", "岗位", "定编人数", "到岗日期", "对应招聘岗位"];
    const rows = [
      ["客户服务部", "客服主管", 1, "2027-02-01", null],
      ["秩序维护部", "大门岗", 4, "2027-02-10", "工地大门岗"],
    ];
    const left = await wholeWay(service, id, { list: "plan-staffing", of: planId, head, rows });
    expect(left).toContain("staffing_plan");
    const { launchPlan } = await service.ask(
      "query($id: ID!) { launchPlan(id: $id) { staffingPlan { lines { post } } } }",
      { id: planId },
    );
    expect(launchPlan.staffingPlan.lines).toEqual([]);
  });

  it("the register and the supplies of a sales site, its visitors by day, and what was asked", async () => {
    const { receptionist, showFlat: of, company } = await salesSites(server);
    const { rows: opened } = await server.database.owner.query(
      "update sales_site set opened_on = '2026-12-01' where company_id = $1 returning id",
      [company.id],
    );
    expect(opened.length).toBeGreaterThan(0);
    const way = (list: string, head: Row, rows: readonly unknown[][], more = "") =>
      wholeWay(receptionist, company.id, { list, of, head, rows, more });
    expect(
      await way(
        "site-items",
        ["物品", "位置", "登记数量"],
        [
          ["茶具", "餐厅", 2],
          ["=地毯", null, 1],
        ],
      ),
    ).toEqual([]);
    expect(
      await way(
        "consumables",
        ["名称", "单位", "库存", "补充提醒数量"],
        [
          ["纸杯", "个", 300, 50],
          ["矿泉水", "瓶", 0, null],
        ],
      ),
    ).toEqual([]);
    const filter = `&args=${encodeURIComponent(JSON.stringify({ filter: { siteIds: [of] } }))}`;
    const days = [
      ["2026-12-30", 31],
      ["2026-12-31", 0],
    ];
    // The days that were begun stay, without a number.
    expect(await way("site-days", ["日期", "访客人数"], days, filter)).toEqual(["site_day"]);
    expect(
      await way(
        "site-inquiries",
        ["日期", "咨询类别", "方式", "咨询人", "问题", "解答"],
        [
          ["2026-12-30", "物业相关问题", "来访", "客户", "物业费多少？", "每平方米 3 元"],
          ["2026-12-31", "物业相关问题", "来电(热线)", "客户", "停车位够吗？\n一户几个？", null],
        ],
        filter,
      ),
    ).toEqual(["obligation"]); // it was asked of somebody, and called off
  });

  it("the devices of a reception area", async () => {
    const { manager, setupId, id } = await plannedReception(server);
    const head = ["设备", "编号或号码", "位置", "接听客户诉求", "接入录音", "备注"];
    const rows = [
      ["电话", "020-88880001", "客服前台", "是", "是", null],
      ["台式电脑", "PC-01", "收费", "否", "否", "新"],
    ];
    const left = await wholeWay(manager, id, {
      list: "front-desk-devices",
      of: setupId,
      head,
      rows,
    });
    // What the register answers of the open check follows it.
    expect(left.filter((name) => !name.startsWith("checklist"))).toEqual([]);
  });

  it("the exams of receptionists", async () => {
    const showcase = await plannedShowcase(server);
    const { training, showcaseId, id, hire } = showcase;
    await showLecture(showcase);
    const receptionist = await hire("SHOW_FLAT_RECEPTIONIST");
    const { person } = await training.ask("query($id: ID!) { person(id: $id) { badgeNumber } }", {
      id: receptionist.personId,
    });
    const head = ["工号", "讲义版本", "培训日期", "考核日期", "成绩", "是否合格"];
    const rows = [[person.badgeNumber, "2027-1", "2027-01-02", "2027-01-03", 92.5, null]];
    expect(
      await wholeWay(training, id, { list: "receptionist-exams", of: showcaseId, head, rows }),
    ).toEqual([]);
  });
});

describe("a row", () => {
  const head = ["物品", "位置", "登记数量"];

  it("is refused by the rule that its page meets, the others come in", async () => {
    const { showcaseId, training, hire, id } = await plannedShowcase(server).then(
      async (showcase) => {
        await showLecture(showcase);
        return showcase;
      },
    );
    const receptionist = await hire("SHOW_FLAT_RECEPTIONIST");
    const { person } = await training.ask("query($id: ID!) { person(id: $id) { badgeNumber } }", {
      id: receptionist.personId,
    });
    const badge = person.badgeNumber;
    const columns = ["工号", "讲义版本", "培训日期", "考核日期", "成绩"];
    const rows = [
      [badge, "2027-1", "2027-01-03", "2027-01-02", 90],
      [badge, "2099-9", "2027-01-02", "2027-01-03", 90],
      ["nobody", "2027-1", "2027-01-02", "2027-01-03", 90],
      [badge, "2027-1", "2027-01-01", "2027-01-01", 120],
      [badge, "2027-1", "2027-01-02", "2027-01-03", 85],
      [badge, "2027-1", "2027-01-02", "2027-01-04", 86],
    ];
    const batch = await checked(
      training,
      showcaseId,
      await workbookOf(rows, columns),
      "receptionist-exams",
    );
    const told = await importedRows(training, batch.id);
    expect(
      told.map((row: { verdict: string; problems: { code: string }[] }) => [
        row.verdict,
        row.problems[0]?.code,
      ]),
    ).toEqual([
      ["REFUSED", "EXAM_BEFORE_TRAINING"],
      ["REFUSED", "NOT_FOUND"],
      ["REFUSED", "NOT_FOUND"],
      ["REFUSED", "CELL_OUT_OF_RANGE"],
      ["CREATE", undefined],
      ["CREATE", undefined],
    ]);
    await apply(training, batch.id);
    const { rows: exams } = await server.database.owner.query(
      "select score::float from receptionist_exam where company_id = $1 order by score",
      [id],
    );
    expect(exams).toEqual([{ score: 85 }, { score: 86 }]);
    const refused = await training.fetch(`${batch.refusedUrl}?lang=zh`);
    const [top, first] = await rowsIn(await refused.arrayBuffer());
    expect(top!.at(-1)).toBe("原因");
    expect(first!.at(-1)).toContain("EXAM_BEFORE_TRAINING");
  });

  it("changes what is there, and undo gives it back as it was", async () => {
    const { receptionist, showFlat: of, company } = await salesSites(server);
    const before = await everything(company.id);
    const rows = [
      ["花瓶", "客厅", 5],
      ["沙发", "客厅", 1],
      ["台灯", "卧室", 2],
    ];
    const batch = await checked(receptionist, of, await workbookOf(rows, head), "site-items");
    expect(batch).toMatchObject({ toCreate: 1, toChange: 1, unchanged: 1, refused: 0 });
    const [change] = await importedRows(receptionist, batch.id, ["CHANGE"]);
    expect(change).toMatchObject({ before: { registered: 3 }, parsed: { registered: 5 } });
    await apply(receptionist, batch.id);
    expect(await touched(company.id, before)).toEqual(["site_item"]);
    await undo(receptionist, batch.id);
    expect(await touched(company.id, before)).toEqual([]);
  });

  it("changes a line of a draft, which is no record of its own, and undo gives it back", async () => {
    const { service, planId } = await launchWithRecords(server);
    const linesOf = async () =>
      (
        await service.ask(
          "query($id: ID!) { launchPlan(id: $id) { materialRequest { lines { item quantity } } staffingPlan { lines { post number } } } }",
          { id: planId },
        )
      ).launchPlan;
    const goods = ["物资类别", "物资名称", "数量", "单位"];
    const posts = ["部门", "岗位", "定编人数", "到岗日期"];
    const bring = async (list: string, head: Row, rows: readonly unknown[][]) => {
      const batch = await checked(service, planId, await workbookOf(rows, head), list);
      const taken = await apply(service, batch.id);
      expect(taken).toMatchObject({ status: "APPLIED", failure: null, refused: 0 });
      return taken;
    };
    await bring("plan-materials", goods, [["办公家具", "办公桌", 6, "张"]]);
    await bring("plan-staffing", posts, [["客户服务部", "客服主管", 1, "2027-02-01"]]);
    const before = await linesOf();
    const more = [
      await bring("plan-materials", goods, [["办公家具", "办公桌", 8, "张"]]),
      await bring("plan-staffing", posts, [["客户服务部", "客服主管", 2, "2027-02-01"]]),
    ];
    expect(more).toMatchObject([{ toChange: 1 }, { toChange: 1 }]);
    expect(await linesOf()).toMatchObject({
      materialRequest: { lines: [{ item: "办公桌", quantity: 8 }] },
      staffingPlan: { lines: [{ post: "客服主管", number: 2 }] },
    });
    for (const { id } of more)
      expect(await undo(service, id)).toMatchObject({ status: "UNDONE", failure: null });
    expect(await linesOf()).toEqual(before);
  });

  it("of a draft that somebody changed after the check is refused, the others come in", async () => {
    const { service, planId } = await launchWithRecords(server);
    const line = { category: "OFFICE_FURNITURE", item: "办公桌", quantity: 6, unit: "张" };
    const keep = (lines: readonly object[], version?: number) =>
      service.run("keepMaterialRequest", { planId, lines, noNeed: [], version }, "request { id }");
    await keep([line]);
    const head = ["物资类别", "物资名称", "数量", "单位"];
    const rows = [
      ["办公家具", "办公桌", 8, "张"],
      ["办公家具", "书柜", 2, "个"],
      ["办公家具", "椅子", 9, "把"],
    ];
    const batch = await checked(service, planId, await workbookOf(rows, head), "plan-materials");
    expect(batch).toMatchObject({ toCreate: 2, toChange: 1, refused: 0 });
    await keep(
      [
        { ...line, quantity: 7 },
        { ...line, item: "书柜", quantity: 1 },
      ],
      1,
    );
    expect(await apply(service, batch.id)).toMatchObject({
      status: "APPLIED",
      toCreate: 1,
      toChange: 0,
      refused: 2,
    });
    const { launchPlan } = await service.ask(
      "query($id: ID!) { launchPlan(id: $id) { materialRequest { lines { item quantity } } } }",
      { id: planId },
    );
    expect(launchPlan.materialRequest.lines).toEqual([
      { item: "办公桌", quantity: 7 },
      { item: "书柜", quantity: 1 },
      { item: "椅子", quantity: 9 },
    ]);
  });

  it("that stands there twice is refused both times", async () => {
    const { receptionist, showFlat: of } = await salesSites(server);
    const rows = [
      ["台灯", "卧室", 2],
      ["台灯", "卧室", 3],
      ["挂画", "卧室", 1],
    ];
    const batch = await checked(receptionist, of, await workbookOf(rows, head), "site-items");
    expect(batch).toMatchObject({ toCreate: 1, refused: 2 });
  });

  it("whose record somebody changed after the check is refused", async () => {
    const { receptionist, showFlat: of, vase } = await salesSites(server);
    const batch = await checked(
      receptionist,
      of,
      await workbookOf(
        [
          ["花瓶", "客厅", 5],
          ["台灯", null, 1],
        ],
        head,
      ),
      "site-items",
    );
    const other = {
      id: vase,
      version: 1,
      name: "花瓶",
      place: "客厅",
      registered: 4,
      retired: false,
    };
    await receptionist.run("updateSiteItem", other, "item { id }");
    expect(await apply(receptionist, batch.id)).toMatchObject({
      toCreate: 1,
      toChange: 0,
      refused: 1,
    });
    const [row] = await importedRows(receptionist, batch.id, ["REFUSED"]);
    expect(row.problems[0].code).toBe("STALE_VERSION");
  });

  it("that was changed since keeps the whole batch from being undone", async () => {
    const { receptionist, showFlat: of } = await salesSites(server);
    const batch = await checked(
      receptionist,
      of,
      await workbookOf([["台灯", "卧室", 2]], head),
      "site-items",
    );
    await apply(receptionist, batch.id);
    const { salesSite } = await receptionist.ask(
      "query($id: ID!) { salesSite(id: $id) { items { id name version } } }",
      { id: of },
    );
    const lamp = salesSite.items.find(({ name }: { name: string }) => name === "台灯");
    const said = { name: "台灯", place: "卧室", registered: 9, retired: false };
    await receptionist.run(
      "updateSiteItem",
      { id: lamp.id, version: lamp.version, ...said },
      "item { id }",
    );
    expect(await receptionist.refusal("undoImport", { id: batch.id })).toEqual({
      code: "IMPORT_IN_USE",
      details: { dependents: ["台灯 卧室"] },
    });
  });
});

describe("an import of a list", () => {
  const head = ["姓名", "工号", "电话"];
  const content = () => workbookOf([["张伟", "K100", "1"]], head);

  it("is refused to whoever may not, of a record that is not theirs, and of a list that there is not", async () => {
    const { hire } = await makeCompany(server);
    const agent = await hire("FRONT_DESK_AGENT");
    const codeOf = async (who: Asker, path: string) =>
      (await sendFile(who, path, await content())).answer.code;
    expect(await codeOf(agent, "/imports?list=people")).toBe("FORBIDDEN");
    const { receptionist } = await salesSites(server);
    const { showFlat } = await salesSites(server);
    expect(await codeOf(receptionist, `/imports?list=site-items&of=${showFlat}`)).toBe("NOT_FOUND");
    expect(await codeOf(receptionist, "/imports?list=site-items&of=Estate_1")).toBe("NOT_FOUND");
    for (const list of ["nothing", "constructor", "approvals"])
      expect(await codeOf(receptionist, `/imports?list=${list}`)).toBe("NOT_FOUND");
  });

  it("gives nobody a post that its maker may not give", async () => {
    const { admin, hire } = await makeCompany(server);
    const hr = await hire("HR_ADMIN_OFFICER");
    const columns = ["姓名", "工号", "电话", "岗位", "任职地点"];
    const rows = [["张伟", "K100", "1", roles.SYSTEM_ADMIN.zh, "测试物业"]];
    const { viewer } = await admin
      .ask("{ viewer { company { name } } }")
      .catch(() => ({ viewer: null }));
    rows[0]![4] = viewer?.company?.name ?? rows[0]![4]!;
    const batch = await checked(hr, "", await workbookOf(rows, columns), "people");
    expect(batch).toMatchObject({ toCreate: 0, refused: 1 });
  });

  it("is seen by whoever brings it alone", async () => {
    const { admin, hire } = await makeCompany(server);
    const batch = await checked(admin, "", await content(), "people");
    const hr = await hire("HR_ADMIN_OFFICER");
    expect(await batchOf(hr, batch.id)).toBeNull();
    expect((await hr.fetch(batch.refusedUrl)).status).toBe(404);
    expect(await hr.refusal("applyImport", { id: batch.id })).toMatchObject({ code: "NOT_FOUND" });
  });

  it("leaves nothing of what is cancelled", async () => {
    const { admin, id } = await makeCompany(server);
    const before = await everything(id);
    const many = Array.from({ length: 1_200 }, (_, n) => [`人${n}`, `K${n}`, "1"]);
    const sent = await sendFile(admin, "/imports?list=people", await workbookOf(many, head));
    await admin.run("cancelImport", { id: sent.answer.id }, "batch { status }");
    await jobDone(uuidOf(sent.answer.id));
    expect(await batchOf(admin, sent.answer.id)).toMatchObject({ status: "CANCELLED" });
    expect(await touched(id, before)).toEqual([]);
  });

  it("takes hundreds of rows in and gives them back; of more than 2,000 it says how many are too many", async () => {
    const { admin, id } = await makeCompany(server);
    const before = await everything(id);
    const many = Array.from({ length: 2_001 }, (_, n) => [`人${n}`, `K${n}`, "1"]);
    expect(await checked(admin, "", await workbookOf(many, head), "people")).toMatchObject({
      status: "FAILED",
      failure: { code: "IMPORT_TOO_MANY_ROWS", details: { rows: 2_001, limit: 2_000 } },
    });
    const batch = await checked(admin, "", await workbookOf(many.slice(0, 300), head), "people");
    expect(batch).toMatchObject({ toCreate: 300 });
    expect(await apply(admin, batch.id)).toMatchObject({ status: "APPLIED", toCreate: 300 });
    expect(await undo(admin, batch.id)).toMatchObject({ status: "UNDONE" });
    expect(await touched(id, before)).toEqual([]);
  });

  it("has a template for each list, in both languages, with its columns and drop-downs", async () => {
    const { admin } = await makeCompany(server);
    for (const [name, list] of Object.entries(lists))
      for (const lang of ["zh", "en"] as const) {
        const response = await admin.fetch(`/templates/${name}.xlsx?lang=${lang}`);
        expect(response.status, name).toBe(200);
        const [top] = await rowsIn(await response.arrayBuffer());
        // A standard's workbook of several sheets has the standard's own words.
        const [sheet] = Object.values(list.sheets?.named ?? {});
        const columns = Object.values(sheet?.columns ?? list.columns);
        expect(top).toEqual(columns.map((column) => column[sheet ? "en" : lang]));
      }
  });
});
