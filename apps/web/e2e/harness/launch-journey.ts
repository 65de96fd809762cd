import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { Language } from "../../src/i18n/language.ts";
import { emailOf, PASSWORD } from "./api.ts";
import { dayFromToday } from "./days.ts";
import { layEstate, taskForPhoto, tasksOf } from "./ground.ts";
import type { LaidTask } from "./ground.ts";
import { pickDay } from "./pick-day.ts";
import { takePhoto } from "./photo.ts";
import { settled, useVisitor } from "./visit.ts";
import type { Size } from "./visit.ts";
import { wordsOf } from "./words.ts";
import { spoiltSample } from "./workbook.ts";

const ENTRY = dayFromToday(20);
const LAUNCH = dayFromToday(120);
const MOVED = dayFromToday(130);

const titleOf = (task: LaidTask, language: Language) =>
  language === "en" ? (task.titleEn ?? task.title) : task.title;

/** The way from the sign-in page to a launch that is not ready yet, as the head of a region walks it. */
export function launchJourney(size: Size, language: Language): void {
  describe(`on a ${size} in ${language === "zh" ? "Chinese" : "English"}`, () => {
    const { t, format } = wordsOf(language);
    const visitor = useVisitor({ size, language }, { inOrder: true });
    const name = `西溪林语${size === "phone" ? "北" : "南"}苑${language === "zh" ? "一" : "二"}期`;
    let estateId = "";
    let planId = "";
    beforeAll(async () => {
      estateId = await layEstate(name);
    });

    test("a visitor is asked to sign in and arrives at today's work", async () => {
      const { page } = visitor;
      await page.goto("/");
      await page.getByLabel(t.session.login).fill(emailOf("region"));
      await page.getByLabel(t.session.password, { exact: true }).fill(PASSWORD);
      await page.getByRole("button", { name: t.session.signIn }).click();
      await heading(page, t.launch.work.title).waitFor();
    });

    test("the estate is found in the list by typing its name", async () => {
      const { page } = visitor;
      // A phone's foot holds five places; what is less often gone to waits behind the last.
      if (size === "phone")
        await page.getByRole("button", { name: t.shell.more, exact: true }).click();
      await page.getByRole("link", { name: t.shell.pages.estates, exact: true }).click();
      await heading(page, t.organization.estates.title).waitFor();
      await page.getByRole("main").getByRole("searchbox").fill(name);
      await page.waitForURL(/[?&]q=/);
      await settled(page); // a row that moves between press and release is not clicked
      await page.getByRole("main").getByText(name, { exact: true }).click();
      await heading(page, name).waitFor();
      expect(page.url()).toContain(estateId);
    });

    test("a dry run of the sample workbook says per row what would happen, and why not", async () => {
      const { page } = visitor;
      const { name: fileName, content, refused } = await spoiltSample();
      await page.getByRole("link", { name: t.organization.estate.import }).click();
      await page.locator('input[type="file"]').setInputFiles({
        name: fileName,
        mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        buffer: content,
      });
      await page.getByRole("heading", { name: t.organization.import.leads.CHECKED }).waitFor();
      expect(await rowsOf(page, t.organization.import.verdicts.REFUSED)).toBe(refused);
      expect(await rowsOf(page, t.organization.import.verdicts.CREATE)).toBeGreaterThan(10);
      await page.locator(".import-why li").first().waitFor();
      await expect
        .poll(() => page.locator(".import-why li").count())
        .toBeGreaterThanOrEqual(refused);
    });

    test("the good rows go in and the estate lists its units", async () => {
      const { page } = visitor;
      const { import: words } = t.organization;
      const created = await rowsOf(page, words.verdicts.CREATE);
      const refused = await rowsOf(page, words.verdicts.REFUSED);
      await page.getByRole("button", { name: words.applyPart(created, refused) }).click();
      await page.getByRole("heading", { name: words.leads.APPLIED }).waitFor();
      await page.getByRole("link", { name: words.back }).click();
      const units = page.locator("#units");
      const shown = Math.min(created, 25);
      const counted = t.shell.table.rowsOf(format.number(shown), format.number(created));
      await units.getByText(counted).waitFor();
    });

    test("dates and facts make a launch plan, and it starts", async () => {
      const { page } = visitor;
      const { wizard } = t.launch;
      await page.getByRole("link", { name: t.organization.estate.createPlan }).click();
      const form = page.getByRole("main");
      await pickDay(form, t.launch.fields.entryDate, ENTRY);
      await pickDay(form, t.launch.fields.launchDate, LAUNCH);
      await page.getByRole("button", { name: wizard.next }).click();
      await fillFacts(page);
      await page.getByRole("button", { name: wizard.next }).click();
      await page.getByRole("button", { name: wizard.createAndActivate }).click();
      await page.getByText(t.launch.planStates.ACTIVE, { exact: true }).first().waitFor();
      planId = /launches\/(LaunchPlan_[^/?]+)/.exec(page.url())?.[1] ?? "";
      expect((await tasksOf(planId)).length).toBeGreaterThan(30);
    });

    test("a task is completed with a photo", async () => {
      const { page } = visitor;
      const task = await taskForPhoto(planId);
      const title = titleOf(task, language);
      await page.getByRole("radio", { name: t.launch.plan.tabs.list }).click();
      await page.getByRole("main").getByText(title, { exact: true }).first().click();
      const panel = page.getByRole("dialog", { name: title });
      const evidence = panel.getByRole("group", { name: t.launch.task.evidence });
      await evidence
        .locator('input[type="file"]')
        .first()
        .setInputFiles({
          name: "现场.jpg",
          mimeType: "image/jpeg",
          buffer: await takePhoto(page),
        });
      await evidence.getByRole("link", { name: "现场.jpg" }).waitFor();
      const complete = panel.getByRole("button", {
        name: t.launch.task.actions.completeLaunchTask,
        exact: true,
      });
      await complete.click();
      await complete.click(); // asks for the day first, and offers today
      await panel.getByText(t.launch.taskStates.DONE, { exact: true }).first().waitFor();
      await panel.getByRole("button", { name: t.launch.close }).click();
      await panel.waitFor({ state: "detached" });
      const after = (await tasksOf(planId)).find(({ id }) => id === task.id);
      expect(after?.status).toBe("DONE");
    });

    test("moving the launch asks for a reason and moves the open tasks with it", async () => {
      const { page } = visitor;
      const before = await tasksOf(planId);
      await page.getByRole("button", { name: t.launch.plan.moveLaunch }).click();
      const dialog = page.getByRole("dialog", { name: t.launch.moveDates.title });
      await pickDay(dialog, t.launch.fields.launchDate, MOVED);
      const apply = dialog.getByRole("button", { name: t.launch.moveDates.apply });
      await apply.click();
      await dialog.getByText(t.launch.wizard.required).waitFor();
      await dialog.getByLabel(t.launch.fields.reason).fill("预售证推迟取得");
      await apply.click();
      await dialog.waitFor({ state: "detached" });
      await page.getByText(format.day(MOVED)).first().waitFor();
      expect(movedBy(before, await tasksOf(planId))).toContain(10);
    });

    test("a what-if tells what another launch day would do, and changes nothing", async () => {
      const { page } = visitor;
      await page.getByRole("radio", { name: t.launch.plan.tabs.gantt }).click();
      const before = await tasksOf(planId);
      await (size === "desktop" ? dragLaunch(page) : tapLaunch(page));
      const bar = page.getByRole("region", { name: t.launch.whatIf.title });
      await bar.getByText(t.launch.whatIf.confirmed).waitFor();
      await bar.getByRole("button", { name: t.launch.whatIf.discard }).click();
      await bar.waitFor({ state: "detached" });
      expect(await tasksOf(planId)).toEqual(before);
    });

    test("readiness is refused with the list of what is open", async () => {
      const { page } = visitor;
      const open = (await tasksOf(planId)).filter(
        ({ status }) => !["DONE", "NOT_APPLICABLE"].includes(status),
      );
      await page.getByRole("button", { name: t.launch.plan.ready }).click();
      const dialog = page.getByRole("dialog", { name: t.launch.readyRefused.title(open.length) });
      await dialog.waitFor();
      await expect.poll(() => dialog.getByRole("listitem").count()).toBe(open.length);
      await dialog.getByRole("link").first().click();
      const title = titleOf(open[0]!, language);
      await page.getByRole("dialog", { name: title }).waitFor();
    });

    /** What a plan needs before it starts (LCH-R02). */
    async function fillFacts(page: Page): Promise<void> {
      const { facts, fields } = t.launch;
      await page.getByRole("button", { name: facts.addPermit }).click();
      await page.getByLabel(facts.permitName).fill("商品房预售许可证");
      await page.getByRole("button", { name: facts.addFlat }).click();
      await page.getByRole("textbox", { name: facts.location, exact: true }).fill("1栋 2 层");
      for (const field of ["fitOutStandard", "enclosureScope", "officePlace"] as const)
        await page.getByLabel(fields[field]).fill("示范区");
    }

    /** Drags the launch's flag by the mouse, two weeks to the right. */
    async function dragLaunch(page: Page): Promise<void> {
      const flag = launchFlag(page);
      await flag.scrollIntoViewIfNeeded();
      const box = await flag.boundingBox();
      if (!box) throw new Error("the launch's flag is not in view");
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2, { steps: 5 });
      await page.mouse.up();
    }

    /** Taps the launch's flag and moves it by the buttons below the chart. */
    async function tapLaunch(page: Page): Promise<void> {
      await launchFlag(page).tap();
      await page.getByRole("button", { name: t.launch.gantt.later(7) }).tap();
    }

    const launchFlag = (page: Page) =>
      page
        .getByRole("treegrid")
        .getByRole("button", { name: new RegExp(`^${t.launch.anchorsShort.LAUNCH} `) });
  });
}

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

/** How many rows a batch has of a verdict, as its page says. */
async function rowsOf(page: Page, verdict: string): Promise<number> {
  const line = page.locator(".import-split li").filter({ hasText: verdict });
  return Number.parseInt((await line.locator("strong").innerText()).replaceAll(",", ""), 10);
}

/** By how many days the due days of open tasks differ. */
function movedBy(before: readonly LaidTask[], after: readonly LaidTask[]): number[] {
  const was = new Map(before.map(({ id, dueOn }) => [id, dueOn]));
  return after.flatMap(({ id, dueOn }) => {
    const old = was.get(id);
    return old && dueOn ? [(Date.parse(dueOn) - Date.parse(old)) / 86_400_000] : [];
  });
}
