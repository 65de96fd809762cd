import { beforeAll, describe, expect, test } from "vitest";
import { theAdmin } from "./harness/ground.ts";
import { settled, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");
const w = t.acceptance;

/** The demo's batch: 104 homes in one building, 8 qualified of 12 concluded, found over nine days. */
describe("the board of a batch, from a rate to the homes it is made of", () => {
  const desk = useVisitor({ size: "desktop", language: "zh", account: "service" });
  const phone = useVisitor({ size: "phone", language: "zh", account: "service" });
  let batch: string;

  beforeAll(async () => {
    const asker = await theAdmin();
    const { acceptanceBatches } = await asker.ask(
      "{ acceptanceBatches(first: 1) { nodes { id } } }",
    );
    batch = `/acceptances/${acceptanceBatches.nodes[0].id}`;
  });

  test("UAC-R17 shows the section, both rates and the forecast, and leads from each number to its homes", async () => {
    const { page } = desk;
    await page.goto(batch);
    await settled(page);
    await page.locator(".acceptance-cell").first().waitFor();
    await expect.poll(() => page.locator(".acceptance-cell").count()).toBe(104);
    const columns = await page
      .locator(".acceptance-section li")
      .evaluateAll(
        (rows) => new Set(rows.map((row) => row.querySelectorAll("a")[0]!.offsetLeft)).size,
      );
    expect(columns).toBe(1);
    await page.getByText(w.outlook.title).waitFor();
    await page.getByText(/推算方法：.*共 9 天合格 8 户/).waitFor();
    await page.getByText(/赶不上计划交楼/).waitFor();
    await page
      .getByRole("link", { name: w.homesOf(8) })
      .first()
      .click();
    await page.getByText(t.shell.table.rowsOf("8", "8")).waitFor();
    expect(
      await page
        .getByRole("row")
        .filter({ has: page.locator(".ui-badge", { hasText: w.statuses.QUALIFIED }) })
        .count(),
    ).toBe(8);
    await page.goto(`${batch}?view=homes&firstPass=0`);
    await page.getByText(t.shell.table.rowsOf("4", "4")).waitFor();
  });

  test("says the figures in numbers too, and leads from a bar to the defects it counts", async () => {
    const { page } = desk;
    await page.goto(`${batch}?view=figures`);
    await settled(page);
    const course = page.getByRole("region", { name: w.figures.course });
    await course.getByRole("img", { name: /104 户中 8 户合格/ }).waitFor();
    await course.getByText(t.defect.heat.numbers).click();
    await course.getByRole("cell", { name: "104" }).first().waitFor();
    const categories = page.getByRole("region", { name: t.defect.heat.bars.categories });
    const bar = categories.getByRole("link").first();
    const said = await bar.locator(".visually-hidden").textContent();
    await bar.click();
    await page.getByRole("table", { name: t.defect.title }).waitFor();
    expect(page.url()).toContain("batch=AcceptanceBatch_");
    const count = Number(/：(\d+) 条/.exec(said!)![1]);
    await page.getByText(t.shell.table.rowsOf(String(count), String(count))).waitFor();
  });

  test("is as usable on the phone: the board scrolls in itself, the homes are cards", async () => {
    const { page } = phone;
    await page.goto(batch);
    await settled(page);
    await page.locator(".acceptance-cell").first().waitFor();
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await wide()).toBeLessThanOrEqual(390);
    await page.goto(`${batch}?view=figures`);
    await page.getByRole("region", { name: t.defect.heat.bars.categories }).waitFor();
    expect(await wide()).toBeLessThanOrEqual(390);
    await page.goto(`${batch}?view=homes&status=RECTIFYING`);
    await settled(page);
    await page.getByText(t.shell.table.rowsOf("4", "4")).waitFor();
    expect(await wide()).toBeLessThanOrEqual(390);
    // The chosen view is in sight, however far along the strip.
    await page.goto(`${batch}?view=standard`);
    const chosen = page.getByRole("radio", { name: w.views.STANDARD });
    await chosen.waitFor({ state: "attached" });
    await expect
      .poll(() => chosen.evaluate((radio) => radio.getBoundingClientRect().right))
      .toBeLessThanOrEqual(390);
  });
});
