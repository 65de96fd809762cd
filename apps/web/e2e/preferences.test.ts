import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { untranslated } from "./harness/untranslated.ts";
import { theRegionHead } from "./harness/ground.ts";
import { settled, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const [zh, en] = [wordsOf("zh").t, wordsOf("en").t];

describe("the language and the theme", () => {
  const visitor = useVisitor({ size: "desktop", language: "zh", account: "region" });

  test("follow the browser at first", async () => {
    const { page } = visitor;
    await page.goto("/");
    await page.getByRole("heading", { level: 1, name: zh.launch.work.title }).waitFor();
    expect(await looksOf(page)).toEqual({ lang: "zh-CN", theme: "light" });
  });

  test("change at once where the account's menu offers it", async () => {
    const { page } = visitor;
    await page.getByRole("button", { name: zh.shell.account }).click();
    await page.getByRole("radio", { name: zh.shell.themes.DARK }).click();
    await page.getByRole("button", { name: zh.shell.languages.en, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: en.launch.work.title }).waitFor();
    expect(await looksOf(page)).toEqual({ lang: "en", theme: "dark" });
  });

  test("are remembered when the page is opened again", async () => {
    const { page } = visitor;
    await page.goto("/estates");
    await page.getByRole("heading", { level: 1, name: en.organization.estates.title }).waitFor();
    expect(await looksOf(page)).toEqual({ lang: "en", theme: "dark" });
  });
});

describe("a calendar's address", () => {
  const visitor = useVisitor({ size: "phone", language: "zh", account: "region" });
  const words = zh.session.security;

  test("is made and shown once in the account settings, reads as a calendar, and ends when revoked", async () => {
    const { page } = visitor;
    await page.goto("/account");
    await page.getByRole("button", { name: words.newCalendar }).click();
    const shown = page.getByText(/\/calendar\/[0-9a-f-]{36}\/cal_[\w-]+\.ics$/);
    const address = await shown.textContent();
    const read = async () => (await fetch(address!)).status;
    expect(await (await fetch(address!)).text()).toMatch(/^BEGIN:VCALENDAR/);
    const section = page.locator("section").filter({ has: page.getByText(words.calendarText) });
    await section.getByRole("listitem").getByRole("button").click();
    await section.getByRole("listitem").waitFor({ state: "detached" });
    await expect.poll(read).toBe(404);
  });
});

describe.each(["zh", "en"] as const)("in %s", (language) => {
  const visitor = useVisitor({ size: "desktop", language, account: "region" });

  test("no page shows a word that nobody translated", async () => {
    const { page } = visitor;
    const { launchPlans, estates } = await (
      await theRegionHead()
    ).ask("{ launchPlans { nodes { id tasks { id code } } } estates { nodes { id } } }");
    const [plan] = launchPlans.nodes;
    const codes = new Set<string>(plan.tasks.map(({ code }: { code: string }) => code));
    const pages = [
      "/",
      "/launches",
      `/launches/${plan.id}`,
      ...["list", "calendar", "facts", "history"].map((tab) => `/launches/${plan.id}?tab=${tab}`),
      `/launches/${plan.id}/tasks/${plan.tasks[0].id}`,
      "/launch-templates",
      "/estates",
      `/estates/${estates.nodes[0].id}`,
      "/organization",
      "/people",
      "/account",
      "/nowhere",
    ];
    const found: Record<string, string[]> = {};
    for (const path of pages) {
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await settled(page);
      const words = await untranslated(page, codes);
      if (words.length > 0) found[path] = words;
    }
    expect(found).toEqual({});
  });
});

const looksOf = (page: Page) =>
  page.evaluate(() => ({
    lang: document.documentElement.lang,
    theme: document.documentElement.dataset["theme"],
  }));
