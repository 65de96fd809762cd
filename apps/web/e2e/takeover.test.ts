import { agreementHeads, conditions, type ItemKind } from "@threshold/domain/takeover/vocabulary";
import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { takeoverZh as w } from "../src/i18n/takeover.zh.ts";
import { type Account, type Asker, askerOf } from "./harness/api.ts";
import { dayFromToday } from "./harness/days.ts";
import { layEstate, theAdmin } from "./harness/ground.ts";
import { pickDay } from "./harness/pick-day.ts";
import { settled, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");
const o = t.outbox;

const photo = {
  name: "泵房照明.jpg",
  mimeType: "image/jpeg",
  buffer: Buffer.concat([Buffer.from("ffd8ffe000104a46494600010100", "hex"), Buffer.alloc(2_000)]),
};

/** Signs on a pad as a hand does. */
async function draw(page: Page, pad: Locator): Promise<void> {
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  await page.mouse.move(box.x + 30, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 160, box.y + 80, { steps: 4 });
  await page.mouse.up();
}

/** Signs the one slot of a sheet on the page that is this person's. */
async function signHere(page: Page, within: Locator): Promise<void> {
  await within.getByRole("button", { name: t.signature.sign, exact: true }).click();
  await draw(page, within.getByRole("img", { name: t.signature.pad }));
  const confirm = within.getByRole("button", { name: t.signature.confirm });
  await confirm.click();
  await confirm.waitFor({ state: "detached" }); // the form goes once it is signed
}

async function chooseFirst(page: Page, field: Locator): Promise<void> {
  await field.click();
  await page
    .locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option")
    .first()
    .click();
}

/** A defect with its photo, as far as the dialog asks. */
async function fillDefect(page: Page, severity: string, area: string, text: string) {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(w.severity).selectOption(severity);
  await dialog.getByLabel(w.line.area).selectOption({ label: area });
  for (const label of [w.category, w.trade])
    await chooseFirst(page, dialog.locator("input").and(dialog.getByLabel(label)));
  await dialog.getByLabel(w.detail).fill(text);
  return dialog;
}

interface Line {
  readonly id: string;
  readonly kind: ItemKind;
  readonly name: string;
  readonly verdict: string | null;
  readonly version: number;
}
const linesOf = async (asker: Asker, id: string): Promise<Line[]> =>
  (
    await asker.ask(
      `query($ids: [ID!]) { takeoverItems(first: 500, takeoverIds: $ids) { nodes { id kind name place verdict version } } }`,
      { ids: [id] },
    )
  ).takeoverItems.nodes;

/** What is left of the inspection, up to papers that may be made, without a browser. */
async function toFormalInspection(id: string, mended: string): Promise<void> {
  const [engineer, head, developer, region] = await Promise.all(
    (["engineering", "center", "tender", "staff"] as const satisfies Account[]).map((one) =>
      askerOf(one),
    ),
  );
  const done = "clientMutationId";
  await developer!.run("fixDefect", { id: mended }, done);
  await region!.run("verifyDefect", { id: mended, good: true }, done);
  const fill = async (linkage: boolean) => {
    const site = (await linesOf(engineer!, id)).filter(
      ({ kind, verdict }) =>
        kind !== "DOCUMENT" && (linkage ? kind === "EQUIPMENT" : verdict !== "PASS"),
    );
    const counts = { quantity: 2, counted: 2, located: true, manual: true, singleRun: "PASS" };
    // What nobody says of a line stays as it is.
    const items = site.map(({ id: takeoverItemId, kind, name, verdict }) => ({
      takeoverItemId,
      kind,
      name,
      before: { kind, name, verdict },
      verdict: "PASS",
      ...(linkage ? { linkage: "PASS" } : kind === "EQUIPMENT" ? counts : {}),
    }));
    await engineer!.run("saveTakeoverItems", { id, items }, done);
  };
  const sheetOf = async (key: string) => {
    const asked = `query($id: ID!) { takeoverProject(id: $id) { signOffs { id key contentHash } } }`;
    const { takeoverProject } = await head!.ask(asked, { id });
    return takeoverProject.signOffs.find((one: { key: string }) => one.key === key);
  };
  const sign = async (who: Asker, key: string, slot: string) => {
    const { id: sheet, contentHash } = await sheetOf(key);
    const ink = { method: "HANDWRITTEN", strokes: [[60, 120, 140, 60, 200, 150]] };
    await who.run("signRecord", { id: sheet, slot, contentHash, ...ink }, done);
  };
  await fill(false);
  await head!.run("moveTakeover", { id, move: "reportPreInspection" }, done);
  await sign(head!, "REPORT", "LEADER");
  await head!.run("moveTakeover", { id, move: "startFormalInspection" }, done);
  await fill(true);
  await head!.run("confirmFormalGroup", { id, group: "RECTIFICATION", note: "已核对" }, done);
  await head!.run("confirmFormalGroup", { id, group: "LISTS" }, done);
  await sign(developer!, "LISTS", "ENGINEERING");
  await sign(head!, "LISTS", "SERVICE_CENTER");
}

/** The demo's takeover under pre-inspection: a line in a stairwell on the phone, an unsafe building on the head's screen. */
describe("takeover inspection, from a line on the phone to the areas that may go", () => {
  const inspector = useVisitor(
    { size: "phone", language: "zh", account: "engineering" },
    { inOrder: true },
  );
  const head = useVisitor({ size: "desktop", language: "zh", account: "center" });
  const developer = useVisitor({ size: "desktop", language: "zh", account: "tender" });
  const contractor = useVisitor({ size: "phone", language: "zh" });
  const named = {
    unsafe: "楼梯间扶手松动，可晃动",
    agreed: "楼梯间踢脚线脱落",
    room: "泵房照明不亮",
    mended: "首层大堂石材破损两块",
  };
  let inspected: string;
  let areas: string[];
  let transferred: string;

  beforeAll(async () => {
    const asker = await theAdmin();
    const { takeoverProjects } = await asker.ask(
      "{ takeoverProjects(first: 10) { nodes { id status areas { name } } } }",
    );
    type One = { id: string; status: string; areas: { name: string }[] };
    areas = (takeoverProjects.nodes as One[])
      .find(({ status }) => status === "PRE_INSPECTION")!
      .areas.map(({ name }) => name);
    const at = (status: string) =>
      `/takeovers/${(takeoverProjects.nodes as One[]).find((one) => one.status === status)!.id}`;
    inspected = at("PRE_INSPECTION");
    transferred = at("TRANSFERRED");
  });

  test("passes a line in one touch, and records what touches safety", async () => {
    const { page } = inspector;
    await page.goto(inspected);
    await settled(page);
    const pass = page.locator(".takeover-lines").getByRole("button", { name: "合格" });
    const before = await pass.count();
    await pass.first().click();
    await expect.poll(() => pass.count()).toBe(before - 1);
    await page.getByRole("button", { name: w.raise }).first().click();
    const dialog = await fillDefect(page, "SAFETY", areas[1]!, named.unsafe);
    await dialog.getByRole("button", { name: "保存" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.goto(`${inspected}?view=defects`);
    await page.getByRole("link", { name: new RegExp(named.unsafe) }).waitFor();
  });

  test("pre-inspection in an equipment room without signal: nothing is lost, what another changed meanwhile is shown", async () => {
    const { page, context, problems } = inspector;
    const id = inspected.split("/").at(-1)!;
    const colleague = await askerOf("service");
    const open = (await linesOf(colleague, id)).filter(
      ({ kind, verdict }) => kind === "EQUIPMENT" && !verdict,
    );
    await page.goto(inspected);
    await settled(page);
    await page.getByRole("button", { name: o.prepare.start }).click();
    await page.getByText(/已下载到本机/).waitFor();
    await context.setOffline(true);
    await page.getByRole("radio", { name: /^共用机电设备/ }).check();
    await page.getByRole("button", { name: w.openOnly }).click();
    const rows = page.locator(".takeover-lines li");
    await expect.poll(() => rows.count()).toBe(open.length);
    for (const at of [0, 1]) {
      await rows.nth(at).getByRole("button").first().click();
      const panel = page.getByRole("dialog");
      for (const label of [w.line.quantity, w.line.counted])
        await panel.getByLabel(label).fill("2");
      for (const label of [w.line.located, w.line.manual]) await panel.getByLabel(label).check();
      for (const label of [w.line.singleRun, w.line.verdict])
        await panel.getByLabel(label).selectOption("PASS");
      await panel.getByRole("button", { name: "保存" }).click();
      await rows.nth(at).getByText(w.waiting).waitFor();
    }
    await page.getByRole("button", { name: w.raise }).first().click();
    const dialog = await fillDefect(page, "NON_SAFETY", areas[1]!, named.room);
    await dialog.locator('input[type="file"]').first().setInputFiles(photo);
    await dialog.getByRole("button", { name: "保存" }).click();
    await page.getByText(o.state.waiting(4)).first().waitFor();
    // The app is closed and opened again down there.
    await page.reload();
    await page.getByText(named.room).first().waitFor();
    await page.getByRole("radio", { name: /^共用机电设备/ }).check();
    await rows.getByText(w.waiting).nth(1).waitFor();
    // Meanwhile somebody upstairs says something else of the second.
    const { id: takeoverItemId, name, kind, version } = open[1]!;
    const other = { takeoverItemId, name, kind, version, verdict: "FAIL", remark: "漏油" };
    await colleague.run("saveTakeoverItems", { id, items: [other] }, "clientMutationId");
    problems.splice(0); // the browser tells of every request that found no line
    await context.setOffline(false);
    await page.getByText(o.state.needsYou(1)).first().waitFor();
    await page
      .getByText(/其他人已改过同一项/)
      .first()
      .waitFor();
    await page.getByText(o.state.waiting(1)).first().waitFor({ state: "detached" });
    const now = await linesOf(colleague, id);
    expect(
      open.slice(0, 2).map(({ id: one }) => now.find((line) => line.id === one)),
    ).toMatchObject([{ verdict: "PASS" }, { verdict: "FAIL" }]);
    await page.getByRole("button", { name: o.aside }).click();
    await page.getByRole("button", { name: o.aside }).last().click();
    await page.getByText(o.state.synchronised).first().waitFor();
    await page.goto(`${inspected}?view=defects`);
    await page.getByRole("link", { name: new RegExp(named.room) }).click();
    await page.waitForURL(/\/defects\/Defect_/);
    const { defect } = await colleague.ask(
      "query($id: ID!) { defect(id: $id) { photos { attachment { name } } } }",
      { id: page.url().split("/").at(-1) },
    );
    expect(defect.photos).toEqual([{ attachment: { name: photo.name } }]);
    problems.splice(0);
    // The leader sees what did not get through, and settles it.
    await head.page.goto(`${inspected}?view=inspect`);
    const refused = head.page.getByRole("region", { name: t.acceptance.refused.title });
    await refused.getByLabel(t.acceptance.refused.note).fill("以楼上记录为准");
    await refused.getByRole("button", { name: t.acceptance.refused.settle }).click();
    await refused.waitFor({ state: "detached" });
  });

  test("three parties agree in writing on what is not mended, the responsible unit by a link", async () => {
    const { page } = head;
    await page.goto(`${inspected}?view=defects`);
    const row = page.locator(".takeover-lines li").filter({ hasText: named.agreed });
    const number = /#(\d+)/.exec((await row.textContent())!)![1]!;
    await row.getByRole("checkbox").check();
    await page.getByRole("button", { name: w.agree(1) }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(w.agreeOthers).waitFor();
    await dialog.getByLabel(w.contractor).selectOption({ label: "穗建集团二公司" });
    await pickDay(dialog, w.agreedDay, dayFromToday(14));
    await dialog.getByRole("button", { name: "保存" }).click();
    await dialog.waitFor({ state: "detached" });
    const paper = (of: Page) =>
      of
        .locator(".takeover-part")
        .filter({ hasText: `#${number} ${named.agreed}` })
        .filter({ has: of.getByRole("region", { name: t.signature.title }) });
    await signHere(page, paper(page));
    await developer.page.goto(`${inspected}?view=defects`);
    await signHere(developer.page, paper(developer.page));
    const asker = await askerOf("center");
    const { takeoverProject } = await asker.ask(
      `query($id: ID!) { takeoverProject(id: $id) { agreements { signOffs { id slots { key status } } } } }`,
      { id: inspected.split("/").at(-1) },
    );
    const [sheet] = takeoverProject.agreements.at(-1).signOffs;
    const part = "RESPONSIBLE_UNIT";
    const asked = { purpose: "SIGN", subjectId: sheet.id, part, name: "韩建军", days: 7 };
    const { url } = await asker.run("issueAccessLink", asked, "url");
    await contractor.page.goto(url);
    await draw(contractor.page, contractor.page.getByRole("img", { name: t.signature.pad }));
    await contractor.page.getByRole("button", { name: t.link.guest.sign, exact: true }).click();
    await contractor.page.getByRole("heading", { name: t.link.guest.done.SIGN }).waitFor();
    await page.reload();
    await row.getByText(w.agreed, { exact: true }).waitFor();
  });

  test("a part is transferred as it is, and the building with what is unsafe stays behind", async () => {
    const id = inspected.split("/").at(-1)!;
    const { takeoverDefects } = await (
      await theAdmin()
    ).ask(
      `query($ids: [ID!]) { takeoverDefects(first: 50, takeoverIds: $ids) { nodes { defect { id text } } } }`,
      { ids: [id] },
    );
    const found = takeoverDefects.nodes as { defect: { id: string; text: string } }[];
    const mended = found.find(({ defect }) => defect.text === named.mended)!;
    await toFormalInspection(id, mended.defect.id);
    const { page } = head;
    await page.goto(`${inspected}?view=transfer`);
    await page.getByRole("button", { name: w.makePapers }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(w.mode).selectOption("PARTIAL");
    const [one, unsafe, zone] = areas as [string, string, string];
    const tick = (name: string) => dialog.getByRole("group", { name: w.what }).getByLabel(name);
    for (const name of [one, unsafe, zone]) await tick(name).check();
    await dialog.getByRole("button", { name: "保存" }).click();
    await dialog.getByText(/不得接管/).waitFor();
    await tick(unsafe).uncheck();
    await dialog.getByLabel(agreementHeads.PROBLEMS.zh).fill(`遗留：${named.agreed}`);
    await dialog.getByRole("button", { name: "保存" }).click();
    await dialog.waitFor({ state: "detached" });
    const papers = (of: Page) => of.locator(".takeover-part").filter({ hasText: "第 1 次移交" });
    await signHere(page, papers(page));
    await developer.page.goto(`${inspected}?view=transfer`);
    await signHere(developer.page, papers(developer.page));
    await page.reload();
    await papers(page).getByRole("button", { name: w.pass }).click();
    await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
    const area = (name: string) => page.locator(".takeover-areas li").filter({ hasText: name });
    for (const name of [one, zone]) await area(name).getByText(w.goneBy(1)).waitFor();
    await expect.poll(() => area(unsafe).getAttribute("data-state")).toBe("UNSAFE");
  });

  test("shows the head which area is unsafe, what is agreed on, and what was transferred", async () => {
    const { page } = head;
    await page.goto(`${inspected}?view=transfer`);
    await settled(page);
    await page.locator('.takeover-areas [data-state="UNSAFE"]').first().waitFor();
    await page.goto(`${inspected}?view=defects`);
    await settled(page);
    await page.getByText(named.mended).first().waitFor();
    await page.goto(`${transferred}?view=transfer`);
    await settled(page);
    await page.getByText(w.goneBy(1)).first().waitFor();
    const pack = page.getByRole("region", { name: w.pack });
    const saved = page.waitForEvent("download");
    await pack.getByRole("link", { name: w.packDownload }).click();
    expect((await saved).suggestedFilename()).toMatch(/^交接包-.*\.zip$/);
    await expect.poll(() => pack.locator("code").textContent()).toMatch(/^[0-9a-f]{64}$/);
    await page.goto(`${transferred}?view=law`);
    await settled(page);
    await page.getByText("查验档案").first().waitFor();
  });
});

/** What the team settles ahead of the inspection, and what the region says of it. */
describe("takeover inspection, ahead of the site", () => {
  const head = useVisitor({ size: "desktop", language: "zh", account: "center" });

  test("KF-05 is adapted to the project, conditions say what shows them, and the region is answered", async () => {
    const estateId = await layEstate("查验新苑");
    const asker = await askerOf("center");
    const done = "clientMutationId";
    const scope = { scope: "共用部位", buildingIds: [], zones: ["园区"] };
    const { takeover } = await asker.run(
      "createTakeover",
      { estateId, ...scope, noticeOn: dayFromToday(0) },
      "takeover { id }",
    );
    const { id } = takeover;
    const { viewer } = await asker.ask("{ viewer { person { id } } }");
    const personId = viewer.person.id;
    const team = { id, leaderId: personId, members: [{ personId }] };
    await asker.run("saveTakeoverTeam", team, done);
    const { page } = head;
    await page.goto(`/takeovers/${id}?view=prepare`);
    await settled(page);
    const missing = page.getByText(w.notAttached);
    for (const left of [2, 1, 0]) {
      await page
        .locator(".takeover-bases li")
        .filter({ has: missing })
        .first()
        .locator('input[type="file"]')
        .setInputFiles(photo);
      await expect.poll(() => missing.count()).toBe(left);
    }
    const plan = [{ content: "设备查验", standard: "KF-08", dueOn: dayFromToday(20) }];
    await asker.run("saveTakeoverPlan", { id, plan }, done);
    await page.reload();
    await page.getByRole("button", { name: w.adapt }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "人造景观" }).click();
    await dialog.getByRole("button", { name: w.remove }).click();
    for (const [label, asked] of [
      ["直饮水设备", "水质检测合格"],
      ["智能门禁", "开门记录可查"],
    ] as const) {
      await dialog.getByRole("button", { name: w.addItem }).click();
      await dialog.getByLabel(w.itemLabel).fill(label);
      await dialog.getByLabel(w.requirement).fill(asked);
    }
    await dialog.getByRole("button", { name: "保存" }).click();
    await page.getByText(w.standardOf(2, 51, null)).waitFor();
    const shown = page.getByLabel(w.evidenceOf(conditions.COMPLETION_ACCEPTED.zh));
    await shown.fill("竣工验收备案表 2026-118");
    await shown.blur();
    await page.getByText(w.noComments).waitFor();
    const region = await askerOf("staff");
    await region.run("commentOnTakeover", { id, text: "请补直饮水设备的检测报告" }, done);
    await page.reload();
    await expect.poll(() => shown.inputValue()).toBe("竣工验收备案表 2026-118");
    await page.getByText("请补直饮水设备的检测报告").waitFor();
    await page.getByRole("button", { name: w.comment }).click();
    await dialog.getByLabel(w.commentText).fill("已附报告");
    await dialog.getByRole("button", { name: "保存" }).click();
    await page.locator(".takeover-comments li").first().getByText("已附报告").waitFor();
  });
});
