import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ExcelJs from "exceljs";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { activePlan } from "../testing/launch.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";
import { fontsOf, pagesOf } from "./testing.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const selection = "batch { id status total done firstNumber url }";
const order = async (who: Asker, form: string, recordIds: string[], format = "PDF") =>
  (await who.run("printForms", { form, recordIds, format }, selection)).batch;
async function fetched(who: Asker, { url }: { url: string }) {
  const response = await who.fetch(url);
  expect(response.status, await response.clone().text()).toBe(200);
  return { response, content: Buffer.from(await response.arrayBuffer()) };
}
const codeIn = (page: string) => /验证码([\dA-Z-]{14})/.exec(page)![1]!;
const verified = async (who: Asker, code: string) =>
  (
    await who.ask(
      "query($code: String!) { verifiedPrint(code: $code) { form recordId number copy unchanged printedBy } }",
      { code },
    )
  ).verifiedPrint;

describe("a launch plan", () => {
  it("is printed as 开盘筹备计划表 with every task, and keeps its number", async () => {
    const { staff, planId } = await activePlan(server);
    const batch = await order(staff, "LAUNCH_PLAN", [planId]);
    expect(batch).toMatchObject({ status: "WAITING", total: 1, firstNumber: "KF-C1-2027-0001" });
    const { response, content } = await fetched(staff, batch);
    expect(response.headers.get("content-type")).toBe("application/pdf");
    expect(decodeURIComponent(response.headers.get("content-disposition")!)).toContain(
      "开盘筹备计划表-KF-C1-2027-0001.pdf",
    );
    const pages = await pagesOf(content);
    const all = pages.join("");
    const { launchPlan } = await staff.ask(
      "query($id: ID!) { launchPlan(id: $id) { tasks { title dueOn } } }",
      { id: planId },
    );
    expect(launchPlan.tasks.length).toBeGreaterThan(20);
    for (const { title, dueOn } of launchPlan.tasks) {
      expect(all).toContain(title.replaceAll(/\s/g, ""));
      if (dueOn) expect(all).toContain(dueOn);
    }
    expect(pages[0]).toContain("锦绣华庭");
    expect(pages.at(-1)).toContain("地区物业公司负责人");
    expect(pages.at(-1)).toContain(`第${pages.length}页共${pages.length}页`);
    expect(fontsOf(content)).toMatchObject({
      embedded: [expect.stringContaining("NotoSansSC"), expect.stringContaining("NotoSansSC")],
      missing: [],
    });

    const again = await order(staff, "LAUNCH_PLAN", [planId]);
    const [page] = await pagesOf((await fetched(staff, again)).content);
    expect(page).toContain("编号：KF-C1-2027-0001");
    expect(page).toContain("第2次打印");
    expect(codeIn(page!)).not.toBe(codeIn(pages[0]!));
  });

  it("is printed as a workbook", async () => {
    const { staff, planId } = await activePlan(server);
    const { content } = await fetched(staff, await order(staff, "LAUNCH_PLAN", [planId], "EXCEL"));
    const book = new ExcelJs.Workbook();
    await book.xlsx.load(content as never);
    expect(book.worksheets[0]!.name).toBe("KF-C1-2027-0001");
    expect(JSON.stringify(book.worksheets[0]!.getSheetValues())).toContain("定岗定编");
  });

  it("gives the same file when it is fetched again, and one order for the same command", async () => {
    const { staff, planId } = await activePlan(server);
    const input = {
      form: "LAUNCH_PLAN",
      recordIds: [planId],
      format: "PDF",
      clientMutationId: "once",
    };
    const { batch } = await staff.run("printForms", input, selection);
    expect((await staff.run("printForms", input, selection)).batch.id).toBe(batch.id);
    const first = await fetched(staff, batch);
    await staff.run(
      "moveLaunch",
      { id: planId, launchDate: "2027-05-09", reason: "节日" },
      "clientMutationId",
    );
    expect((await fetched(staff, batch)).content.equals(first.content)).toBe(true);
  });

  it("is printed by whoever may read it and nobody else; the file is whose order it was", async () => {
    const { staff, head, planId, hire } = await activePlan(server);
    const batch = await order(staff, "LAUNCH_PLAN", [planId]);
    const stranger = (await makeCompany(server)).admin;
    const agent = await hire("FRONT_DESK_AGENT");
    for (const who of [stranger, agent]) {
      const refused = await who.refusal("printForms", {
        form: "LAUNCH_PLAN",
        recordIds: [planId],
        format: "PDF",
      });
      expect(refused.code).toBe("NOT_FOUND");
    }
    for (const who of [stranger, agent, head])
      expect((await who.fetch(batch.url)).status).toBe(404);
    const { errors } = await agent.send(
      `{ formPreview(form: "LAUNCH_PLAN", recordId: "${planId}") { copies } }`,
    );
    expect(errors?.[0]?.extensions.code).toBe("NOT_FOUND");
  });

  it("is shown before it is printed, with its head and its number", async () => {
    const { staff, planId } = await activePlan(server);
    const preview = async () =>
      (
        await staff.ask(
          `{ formPreview(form: "LAUNCH_PLAN", recordId: "${planId}") { document letterhead { header } number copies } }`,
        )
      ).formPreview;
    expect(await preview()).toMatchObject({
      document: { title: "开盘筹备计划表", orientation: "LANDSCAPE" },
      number: null,
      copies: 0,
    });
    await order(staff, "LAUNCH_PLAN", [planId]);
    expect(await preview()).toMatchObject({ number: "KF-C1-2027-0001", copies: 1 });
  });
});

it("an estate's unit list is printed with its sums, whatever the rooms are called", async () => {
  const { admin, estateId } = await makeCompany(server);
  const { building } = await admin.run(
    "createBuilding",
    { estateId, number: "=1+1" },
    "building { id }",
  );
  for (const [at, layoutType] of ["<b>三室</b>", "@SUM(A1)", "a\u202eb"].entries())
    await admin.run(
      "createUnit",
      {
        buildingId: building.id,
        floorNumber: 1,
        roomNumber: `10${at}`,
        layoutType,
        buildingArea: 89.5,
      },
      "unit { id }",
    );
  const batch = await order(admin, "UNIT_LIST", [estateId]);
  expect(batch.firstNumber).toBe("FW-C1-2027-0001");
  const [page] = await pagesOf((await fetched(admin, batch)).content);
  for (const text of ["建筑面积合计268.50m²", "=1+1", "<b>三室</b>", "@SUM(A1)", "ab"])
    expect(page).toContain(text);
});

describe("many copies", () => {
  async function estates(count: number) {
    const company = await makeCompany(server);
    const ids = [company.estateId];
    for (let at = 2; at <= count; at += 1) {
      const input = {
        serviceCenterId: company.centerId,
        code: `E${at}`,
        name: `小区${at}`,
        category: "RESIDENTIAL",
      };
      ids.push((await company.admin.run("createEstate", input, "estate { id }")).estate.id);
    }
    return { ...company, ids };
  }

  it("become one file by a job, in the order asked for, each with a number and a code of its own", async () => {
    const { admin, ids } = await estates(4);
    const asked = ids.toReversed();
    const batch = await order(admin, "UNIT_LIST", [...asked, asked[0]!]);
    expect(batch.total).toBe(4);
    await server.workOff();
    const after = await admin.ask(
      `{ printBatch(id: "${batch.id}") { status done total url } printBatches { nodes { id } } }`,
    );
    expect(after.printBatch).toMatchObject({ status: "DONE", done: 4 });
    expect(after.printBatches.nodes).toEqual([{ id: batch.id }]);
    const [contents, ...pages] = await pagesOf((await fetched(admin, batch)).content);
    expect(contents).toMatch(
      /^房屋清册目录1小区4FW-C1-2027-00012.*4锦绣华庭FW-C1-2027-00045总第1页$/,
    );
    expect(pages).toHaveLength(4);
    expect(pages.map((page) => /项目(.+?)（/.exec(page)![1])).toEqual([
      "小区4",
      "小区3",
      "小区2",
      "锦绣华庭",
    ]);
    expect(pages.map((page) => /编号：(FW-C1-2027-\d{4})/.exec(page)![1])).toEqual(
      [1, 2, 3, 4].map((at) => `FW-C1-2027-000${at}`),
    );
    expect(new Set(pages.map(codeIn)).size).toBe(4);
    for (const page of pages) expect(page).toContain("第1页共1页");
  });

  it("are all that a list shows, narrowed as its page is", async () => {
    const { admin } = await estates(3);
    const list = { name: "estates", args: { filter: { search: "小区" }, orderBy: "CODE_DESC" } };
    const input = { form: "UNIT_LIST", list, format: "PDF" };
    const { batch } = await admin.run("printForms", input, selection);
    await server.workOff();
    const [, ...pages] = await pagesOf((await fetched(admin, batch)).content);
    expect(pages.map((page) => /项目(.+?)（/.exec(page)![1])).toEqual(["小区3", "小区2"]);
  });

  it("are cancelled before the file is there, and not after", async () => {
    const { admin, ids } = await estates(2);
    const batch = await order(admin, "UNIT_LIST", ids, "EXCEL");
    const cancelled = await admin
      .run("cancelPrint", { id: batch.id }, "batch { status }")
      .catch((error: Error) => error);
    if (cancelled instanceof Error) expect(cancelled.message).toContain("PRINT_OVER"); // the job was faster
    else {
      expect(cancelled.batch.status).toBe("CANCELLED");
      await server.workOff();
      const response = await admin.fetch(batch.url);
      expect([response.status, await response.json()]).toMatchObject([
        409,
        { code: "PRINT_NOT_READY" },
      ]);
    }
    const second = await order(admin, "UNIT_LIST", ids, "EXCEL");
    await server.workOff();
    expect(await admin.refusal("cancelPrint", { id: second.id })).toMatchObject({
      code: "PRINT_OVER",
      details: { status: "DONE" },
    });
    const done = await admin.ask("{ printBatches(statuses: [DONE]) { nodes { id status } } }");
    expect(done.printBatches.nodes[0]).toEqual({ id: second.id, status: "DONE" });
    const told = await admin.fetch(
      `/exports/prints.csv?lang=zh&args=${encodeURIComponent('{"statuses":["DONE"]}')}`,
    );
    expect(await told.text()).toContain("已完成,2,2,");
    const book = new ExcelJs.Workbook();
    await book.xlsx.load((await fetched(admin, second)).content as never);
    expect(book.worksheets.map(({ name }) => name)).toEqual(["FW-C1-2027-0001", "FW-C1-2027-0002"]);
  });

  it("are 500 at most, and not without a record", async () => {
    const { admin, estateId } = await makeCompany(server);
    const many = Array.from(
      { length: 501 },
      (_, at) => `Estate_00000000-0000-7000-8000-${String(at).padStart(12, "0")}`,
    );
    const refused = (recordIds: string[], form = "UNIT_LIST") =>
      admin.refusal("printForms", { form, recordIds, format: "PDF" });
    expect(await refused(many)).toMatchObject({
      code: "TOO_MANY_FORMS",
      details: { count: 501, limit: 500 },
    });
    expect((await refused(many.slice(0, 2))).code).toBe("NOT_FOUND");
    expect((await refused([])).code).toBe("INVALID_INPUT");
    expect((await refused([estateId], "NO_SUCH")).code).toBe("INVALID_INPUT");
    expect((await refused([estateId], "LAUNCH_PLAN")).code).toBe("NOT_FOUND");
  });
});

describe("the code on a paper", () => {
  it("leads whoever may read the record back to it, and says whether it still says the same", async () => {
    const { staff, planId, hire } = await activePlan(server);
    const [page] = await pagesOf(
      (await fetched(staff, await order(staff, "LAUNCH_PLAN", [planId]))).content,
    );
    const code = codeIn(page!);
    expect(await verified(staff, code.toLowerCase())).toMatchObject({
      form: "LAUNCH_PLAN",
      recordId: planId,
      number: "KF-C1-2027-0001",
      copy: 1,
      unchanged: true,
    });
    await staff.run(
      "moveLaunch",
      { id: planId, launchDate: "2027-05-09", reason: "节日" },
      "clientMutationId",
    );
    expect(await verified(staff, code)).toMatchObject({ unchanged: false });
    expect(await verified(await hire("FRONT_DESK_AGENT"), code)).toBeNull();
    expect(await verified((await makeCompany(server)).admin, code)).toBeNull();
  });

  it("tells anybody only that it is genuine, of which paper and when; nothing of any other code", async () => {
    const { admin, estateId } = await makeCompany(server);
    const [page] = await pagesOf(
      (await fetched(admin, await order(admin, "UNIT_LIST", [estateId]))).content,
    );
    const ask = async (code: string) => {
      const response = await fetch(`${server.url}/verify-form/${code}`);
      return [response.status, await response.json()];
    };
    expect(await ask(codeIn(page!))).toEqual([
      200,
      {
        genuine: true,
        title: "房屋清册",
        titleEn: "List of units",
        printedAt: "2027-01-04T02:00:00+00:00",
      },
    ]);
    for (const wrong of ["0000-0000-0000", "x", "%E0%A4%A", "'; drop table form_print"])
      expect(await ask(wrong), wrong).toEqual([200, { genuine: false }]);
  });

  it("is not found by trying: after twenty codes that are none the address waits", async () => {
    const other = await startTestServer();
    const statuses: number[] = [];
    for (let at = 0; at < 25; at += 1)
      statuses.push((await fetch(`${other.url}/verify-form/0000000000${10 + at}`)).status);
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(statuses.slice(-3)).toEqual([429, 429, 429]);
    await other.close();
  });
});

describe("the head of a company's papers", () => {
  const logo = () =>
    sharp({ create: { width: 60, height: 20, channels: 4, background: "#0a0" } })
      .png()
      .toBuffer();
  const upload = (who: Asker, content: string | Uint8Array<ArrayBuffer>) => {
    const body = new FormData();
    body.set("file", new Blob([content]), "logo.png");
    return who.fetch("/letterhead/logo", { method: "POST", body, headers: { "x-threshold": "1" } });
  };

  it("is its name until it says otherwise, and shows its logo", async () => {
    const { admin, estateId } = await makeCompany(server);
    const first = await pagesOf(
      (await fetched(admin, await order(admin, "UNIT_LIST", [estateId]))).content,
    );
    expect(first[0]).toMatch(/^测试物业/);
    await admin.run("saveLetterhead", { header: "恒安物业服务有限公司" }, "letterhead { header }");
    expect((await upload(admin, new Uint8Array(await logo()))).status).toBe(201);
    const { letterhead } = await admin.ask("{ letterhead { header logoUrl } }");
    expect(letterhead.header).toBe("恒安物业服务有限公司");
    expect((await admin.fetch(letterhead.logoUrl)).headers.get("content-type")).toBe("image/png");
    const { content } = await fetched(admin, await order(admin, "UNIT_LIST", [estateId]));
    expect((await pagesOf(content))[0]).toMatch(/^恒安物业服务有限公司/);
    expect(content.toString("latin1")).toContain("/Subtype /Image");
    await admin.run("saveLetterhead", { removeLogo: true }, "letterhead { logoUrl }");
    expect((await admin.fetch(letterhead.logoUrl)).status).toBe(404);
  });

  it("is set by whoever manages forms, with a picture", async () => {
    const { admin, hire } = await makeCompany(server);
    const head = await hire("REGION_HEAD");
    expect((await head.refusal("saveLetterhead", { header: "x" })).code).toBe("FORBIDDEN");
    expect((await upload(head, new Uint8Array(await logo()))).status).toBe(403);
    expect((await upload(admin, "no picture")).status).toBe(415);
    expect((await admin.refusal("saveLetterhead", { header: " " })).code).toBe("INVALID_INPUT");
  });
});

it("an order whose file cannot be kept says so, and is made when there is room again", async () => {
  const { admin, estateId, id } = await makeCompany(server);
  const batch = await order(admin, "UNIT_LIST", [estateId]);
  // Where the company's files are to lie there is a file.
  const folder = join(server.dataDir, "files", id);
  mkdirSync(dirname(folder), { recursive: true });
  writeFileSync(folder, "");
  expect((await admin.fetch(batch.url)).status).toBeGreaterThanOrEqual(500);
  const state = async () =>
    (await admin.ask(`{ printBatch(id: "${batch.id}") { status failure } }`)).printBatch;
  expect(await state()).toMatchObject({
    status: "FAILED",
    failure: { code: "STORAGE_UNAVAILABLE" },
  });
  rmSync(folder);
  await fetched(admin, batch);
  expect((await state()).status).toBe("DONE");
});
