import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { askerOf } from "./harness/api.ts";
import { dayFromToday } from "./harness/days.ts";
import { layEstate, theAdmin } from "./harness/ground.ts";
import { settled, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");
const w = t.acceptanceStandard;

/** The region sets a city's limit and publishes; a batch of that city is held to it, its rooms are told on a phone. */
describe("an acceptance standard, from the draft to the home", () => {
  const keeper = useVisitor(
    { size: "desktop", language: "zh", account: "staff" },
    { inOrder: true },
  );
  const manager = useVisitor(
    { size: "phone", language: "zh", account: "service" },
    { inOrder: true },
  );
  let batch: string;
  let estateId: string;
  let buildingId: string;

  beforeAll(async () => {
    estateId = await layEstate(`标准家园${process.pid}`);
    const admin = await theAdmin();
    const { building } = await admin.run(
      "createBuilding",
      { estateId, number: "1" },
      "building { id }",
    );
    buildingId = building.id;
    for (const [roomNumber, layoutType] of [
      ["101", "A1"],
      ["102", "B1"],
    ])
      await admin.run(
        "createUnit",
        { buildingId, floorNumber: 1, roomNumber, layoutType },
        "unit { id }",
      );
  });

  const item = (page: Page, name: string) =>
    page
      .locator(".standard-item")
      .filter({ has: page.getByRole("heading", { name, exact: true }) });
  const dialog = (page: Page) => page.getByRole("dialog");

  test("is drafted; what the law blocks is not made looser", async () => {
    const { page } = keeper;
    await page.goto("/acceptance-standards");
    await settled(page);
    await page.getByRole("button", { name: w.begin }).click();
    await page.getByRole("button", { name: w.addItem }).waitFor();
    await page.getByRole("radio", { name: w.kinds.SPECIAL }).check();
    await item(page, "绝缘电阻").getByRole("button", { name: w.addVariant }).click();
    await dialog(page).getByLabel(w.placeName).fill("深圳市");
    await dialog(page).getByLabel(w.min, { exact: true }).fill("0.4");
    await dialog(page).getByRole("button", { name: w.keep }).click();
    await dialog(page)
      .getByText(/比强制条文宽松/)
      .waitFor();
    await dialog(page).getByLabel(w.min, { exact: true }).fill("1");
    await dialog(page).getByLabel(w.document).fill("深圳公司企业标准 2027");
    await dialog(page).getByRole("button", { name: w.keep }).click();
    await dialog(page).waitFor({ state: "hidden" });
    await item(page, "绝缘电阻").getByText("深圳", { exact: true }).waitFor();
  });

  test("shows what holds in a city, what is otherwise, and is published with a note", async () => {
    const { page } = keeper;
    const row = (name: string) => page.getByRole("row").filter({ hasText: name });
    await page.getByRole("radio", { name: w.views.PREVIEW }).check();
    await page.getByLabel(w.city).fill("深圳");
    await row("绝缘电阻").getByText("不小于 1 MΩ").waitFor();
    await page.getByLabel(w.city).fill("广州");
    await row("绝缘电阻").getByText("不小于 0.5 MΩ").waitFor();
    await page.getByRole("radio", { name: w.views.CHANGES }).check();
    await page.getByText("绝缘电阻 · 深圳").waitFor();
    await page.getByRole("radio", { name: w.views.ITEMS }).check();
    await page.getByRole("button", { name: t.checklist.templates.save, exact: true }).click();
    await page.getByText(w.saved).waitFor();
    await page.getByLabel(t.checklist.templates.note).fill("深圳企业标准：绝缘电阻不小于 1MΩ");
    const publish = page.getByRole("button", { name: t.checklist.templates.publish, exact: true });
    await publish.first().click();
    await publish.last().click();
    await page.getByText(/深圳企业标准/).waitFor();
    await page.getByText(w.states.PRESENT).waitFor();
  });

  test("holds for a batch registered now, on the phone as well", async () => {
    const service = await askerOf("service");
    const { batch: made } = await service.run(
      "createAcceptanceBatch",
      {
        estateId,
        buildingIds: [buildingId],
        internalPassedOn: dayFromToday(-40),
        // Earlier than the demo's batch, which stays the newest.
        noticeAt: `${dayFromToday(-30)}T02:00:00Z`,
        noticeFrom: "工程部",
        plannedHandoverOn: dayFromToday(40),
        approvedOn: "2024-03-01",
        province: "广东",
        city: "深圳",
      },
      "batch { id }",
    );
    batch = `/acceptances/${made.id}`;
    const { page } = manager;
    await page.goto(`${batch}?view=standard`);
    await settled(page);
    await page.getByText("深圳公司企业标准 2027").first().waitFor();
    await page.goto("/acceptance-standards");
    await settled(page);
    await expect.poll(() => page.getByRole("button", { name: w.begin }).count()).toBe(0);
  });

  test("asks room by room, by the design values of each layout", async () => {
    const { page } = manager;
    await page.goto(`${batch}?view=layouts`);
    await settled(page);
    const layout = (name: string) => page.getByRole("region", { name, exact: true });
    await layout("A1")
      .getByText(/只判极差/)
      .waitFor();
    await layout("A1").getByRole("button", { name: w.layouts.edit }).click();
    for (const [at, [name, kind, height]] of [
      ["客厅", "LIVING", "2800"],
      ["主卧", "BEDROOM", ""],
    ].entries()) {
      await layout("A1").getByRole("button", { name: w.layouts.add }).click();
      const row = layout("A1").locator(".layout-rows li").nth(at);
      await row.getByLabel(w.layouts.name).fill(name!);
      await row.getByLabel(w.layouts.kind).selectOption(kind!);
      for (const value of ["height", "bay", "depth"] as const)
        await row.getByLabel(w.layouts[value]).fill(height!);
    }
    await layout("A1").getByRole("button", { name: t.shell.save }).click();
    await layout("A1")
      .getByText(/只判极差：主卧 室内净高、主卧 开间、主卧 进深/)
      .waitFor();
    await layout("B1").getByRole("button", { name: w.layouts.edit }).click();
    await layout("B1").getByRole("button", { name: w.layouts.copy }).click();
    await page.getByText(w.layouts.copyFrom("A1", 2)).click();
    await layout("B1").getByRole("button", { name: t.shell.save }).click();
    await layout("B1")
      .getByText(/只判极差：主卧/)
      .waitFor();
  });
});
