import { beforeAll, describe, expect, test } from "vitest";
import { takeoverZh as w } from "../src/i18n/takeover.zh.ts";
import { theAdmin } from "./harness/ground.ts";
import { settled, useVisitor } from "./harness/visit.ts";

/** The demo's takeover under pre-inspection: a line in a stairwell on the phone, an unsafe building on the head's screen. */
describe("takeover inspection, from a line on the phone to the areas that may go", () => {
  const inspector = useVisitor({ size: "phone", language: "zh", account: "engineering" });
  const head = useVisitor({ size: "desktop", language: "zh", account: "center" });
  let inspected: string;
  let transferred: string;

  beforeAll(async () => {
    const asker = await theAdmin();
    const { takeoverProjects } = await asker.ask(
      "{ takeoverProjects(first: 10) { nodes { id status } } }",
    );
    type One = { id: string; status: string };
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
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(w.severity).selectOption("SAFETY");
    await dialog.getByLabel(w.line.area).selectOption({ index: 1 });
    for (const label of [w.category, w.trade]) {
      await dialog.locator("input").and(dialog.getByLabel(label)).click();
      await page
        .locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option")
        .first()
        .click();
    }
    await dialog.getByLabel(w.detail).fill("楼梯间扶手松动，可晃动");
    await dialog.getByRole("button", { name: "保存" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.goto(`${inspected}?view=defects`);
    await page.getByText("楼梯间扶手松动，可晃动").first().waitFor();
  });

  test("shows the head which area is unsafe, what is agreed on, and what was transferred", async () => {
    const { page } = head;
    await page.goto(`${inspected}?view=transfer`);
    await settled(page);
    await page.locator('.takeover-areas [data-state="UNSAFE"]').first().waitFor();
    await page.goto(`${inspected}?view=defects`);
    await settled(page);
    await page.getByText("首层大堂石材破损两块").first().waitFor();
    await page.goto(`${transferred}?view=transfer`);
    await settled(page);
    await page.getByText(w.goneBy(1)).first().waitFor();
    const pack = page.getByRole("region", { name: w.pack });
    const saved = page.waitForEvent("download");
    await pack.getByRole("link", { name: w.packDownload }).click();
    expect((await saved).suggestedFilename()).toMatch(/^交接包-.*\.zip$/);
    expect(await pack.locator("code").textContent()).toMatch(/^[0-9a-f]{64}$/);
    await page.goto(`${transferred}?view=law`);
    await settled(page);
    await page.getByText("查验档案").first().waitFor();
  });
});
