import { beforeAll, describe, expect, test } from "vitest";
import { launchDayPagesZh } from "../src/i18n/launch-day-pages.zh.ts";
import { launchRecordPagesZh } from "../src/i18n/launch-record-pages.zh.ts";
import { askerOf } from "./harness/api.ts";
import { layPlan } from "./harness/ground.ts";
import { takePhoto } from "./harness/photo.ts";
import { settled, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");
const { cleaning, day } = launchDayPagesZh;
const { sections } = t.records;

describe("a cleaning plan is made by the center and approved by the head of customer service", () => {
  const center = useVisitor(
    { size: "desktop", language: "zh", account: "center" },
    { inOrder: true },
  );
  const service = useVisitor(
    { size: "desktop", language: "zh", account: "service" },
    { inOrder: true },
  );
  let address = "";

  beforeAll(async () => {
    const { planId } = await layPlan("开荒方案苑");
    address = `/launches/${planId}/records/cleaning`;
  });

  test("it says which sections are missing while it is written, and refuses to be submitted without them", async () => {
    const { page } = center;
    await page.goto(address);
    await settled(page);
    await page.getByLabel(cleaning.vendor).fill("洁净保洁公司");
    for (const name of ["timeAndStandard", "zones", "people", "protection", "process"] as const)
      await page.getByLabel(sections[name]).fill(`${sections[name]}已商定`);
    const open = `${sections.supplies}、${sections.emergency}、${sections.timeNodes}`;
    await page.getByText(cleaning.missing(open)).waitFor();
    await page.getByRole("button", { name: launchRecordPagesZh.submit }).click();
    await page.getByText(`清洁开荒方案缺少：${open}`, { exact: false }).waitFor();
  });

  test("complete and with its supervisor named, it goes to its approval", async () => {
    const { page } = center;
    await page.getByLabel(sections.supplies).fill("洗地机 2 台");
    await page.getByLabel(sections.emergency).fill("漏水先关总阀");
    await page.getByRole("button", { name: launchRecordPagesZh.add }).click();
    await page.getByLabel(cleaning.area, { exact: true }).fill("样板房");
    await page.getByText(cleaning.complete).waitFor();
    await page.getByRole("button", { name: launchRecordPagesZh.saveDraft }).click();
    await page.getByRole("heading", { name: cleaning.timeline }).waitFor();
    await page.getByLabel(cleaning.supervisor).selectOption({ label: "梁美琪" });
    await page.getByText(launchRecordPagesZh.saved).first().waitFor();
    await page.getByRole("button", { name: launchRecordPagesZh.submit }).click();
    await page.getByRole("heading", { name: t.approval.title }).first().waitFor();
  });

  test("the head of customer service approves it where it is read", async () => {
    const { page } = service;
    await page.goto(address);
    await settled(page);
    await page.getByRole("button", { name: t.approval.steps.APPROVE, exact: true }).click();
    await page.getByRole("button", { name: t.approval.confirm.APPROVE }).click();
    await page.getByText(cleaning.entries(0)).waitFor();
    await page.getByText(cleaning.entries(0)).click();
    await page.getByRole("textbox", { name: cleaning.seen }).fill("玻璃已清洗");
    await page.getByRole("button", { name: cleaning.keep, exact: true }).click();
    const entries = page.getByRole("list", { name: cleaning.entriesOf("样板房") });
    await entries.getByText("玻璃已清洗").waitFor();
  });
});

describe("the contractor's plan for the day comes by a link", () => {
  const service = useVisitor({ size: "desktop", language: "zh", account: "service" });
  const contractor = useVisitor({ size: "phone", language: "zh" });

  test("LCH-R33: he writes and hands it in on a phone without an account, and it is reviewed where it is read", async () => {
    const { planId } = await layPlan("外委方案苑");
    const { page } = service;
    await page.goto(`/launches/${planId}/records/launchDay`);
    await settled(page);
    const card = page.getByRole("region", { name: day.plans.CLEANING });
    await card.getByText(launchDayPagesZh.guest.saveFirst).waitFor();
    await card.getByLabel(day.submittedBy).fill("洁净保洁公司");
    await card.getByRole("button", { name: launchRecordPagesZh.saveDraft }).click();
    await card.getByRole("button", { name: t.link.sendPlan }).click();
    await card.getByLabel(t.link.name).fill("王建");
    await card.getByRole("button", { name: t.link.issue }).click();
    const shown = card.getByText(/\/l#thl_/);
    await shown.waitFor();
    const [url] = /\S*\/l#thl_\S+/.exec((await shown.textContent()) ?? "")!;

    const { page: phone } = contractor;
    await phone.goto(url!);
    const { guest } = launchDayPagesZh;
    await phone.getByLabel(day.staffing).fill("样板房 4 人、大厅 6 人");
    await phone.getByLabel(day.supplies).fill("尘推 6 把");
    await phone.getByRole("button", { name: guest.submit }).click();
    await phone.getByText("应急措施", { exact: false }).last().waitFor();
    await phone.reload();
    await expect.poll(() => phone.getByLabel(day.supplies).inputValue()).toBe("尘推 6 把");
    await phone.getByLabel(day.emergency).fill("雨天加铺地垫");
    // The company changes it meanwhile: what both wrote is told beside it, and what he wrote stays.
    const { launchPlan } = await (
      await askerOf("service")
    ).ask("query($id: ID!) { launchPlan(id: $id) { dayPlans { version } } }", { id: planId });
    const kept = {
      submittedBy: "洁净保洁公司",
      staffing: "",
      supplies: "尘推 8 把",
      emergency: "",
    };
    const { version } = launchPlan.dayPlans[0];
    await (
      await askerOf("service")
    ).run("keepLaunchDayPlan", { planId, kind: "CLEANING", version, ...kept }, "dayPlan { id }");
    await phone.getByRole("button", { name: guest.submit }).click();
    await phone.getByText(guest.theirs("尘推 8 把")).waitFor();
    await expect.poll(() => phone.getByLabel(day.supplies).inputValue()).toBe("尘推 6 把");
    contractor.problems.splice(0); // the browser reports what was refused
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
    await phone.getByRole("button", { name: guest.submit }).click();
    await phone.getByText(t.link.guest.done.SUBMIT).waitFor();

    await page.reload();
    await settled(page);
    await card.getByText("雨天加铺地垫").first().waitFor();
    await card.getByText(t.approval.byLink("")).waitFor();
    await card.getByRole("button", { name: t.approval.steps.APPROVE, exact: true }).click();
    await card.getByRole("button", { name: t.approval.confirm.APPROVE }).click();
    await card.getByText(t.records.states["APPROVED"]!, { exact: true }).waitFor();
  });
});

describe("the drill is kept on a phone where it is held", () => {
  const security = useVisitor(
    { size: "phone", language: "zh", account: "security" },
    { inOrder: true },
  );
  let planId = "";

  beforeAll(async () => {
    ({ planId } = await layPlan("演练苑"));
    const asker = await askerOf("security");
    const order = { kind: "ORDER", staffing: "主入口 4 人", emergency: "分批放行" };
    await asker.run("keepLaunchDayPlan", { planId, ...order }, "dayPlan { id }");
    await asker.run("submitLaunchDayPlan", { planId, kind: "ORDER" }, "dayPlan { id }");
  });

  test("record, people and a photo, then it is done and so is its task", async () => {
    const { page } = security;
    await page.goto(`/launches/${planId}/records/launchDay`);
    await settled(page);
    await page.getByLabel(day.record).fill("疏散演练，12 分钟清场");
    await page.getByLabel(day.attendees).fill("吴强、刘洋");
    await page.getByText(day.attendance(2)).waitFor();
    await page.getByRole("button", { name: launchRecordPagesZh.save, exact: true }).click();
    await page.getByRole("button", { name: day.finish }).waitFor();
    const photo = { name: "演练.jpg", mimeType: "image/jpeg", buffer: await takePhoto(page) };
    const drill = page.getByRole("region", { name: day.drill });
    await drill.locator("input[type=file]").first().setInputFiles(photo);
    await drill.getByText("演练.jpg").first().waitFor();
    await page.getByRole("button", { name: day.finish }).click();
    await drill.getByText(day.finished).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
    const { launchPlan } = await (
      await askerOf("security")
    ).ask("query($id: ID!) { launchPlan(id: $id) { tasks { code status } } }", { id: planId });
    const task = launchPlan.tasks.find(({ code }: { code: string }) => code === "EMERGENCY_DRILL");
    expect(task.status).toBe("DONE");
  });
});
