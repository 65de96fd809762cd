import { bulkZh } from "../src/i18n/bulk.zh.ts";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { layEstate, theAdmin } from "./harness/ground.ts";
import { settled, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t, format } = wordsOf("zh");
const words = bulkZh;

describe("units edited in bulk", () => {
  const visitor = useVisitor(
    { size: "desktop", language: "zh", account: "admin" },
    { inOrder: true },
  );
  let estateId: string;
  beforeAll(async () => {
    estateId = await layEstate(`批改家园${process.pid}`);
    const admin = await theAdmin();
    const { building } = await admin.run(
      "createBuilding",
      { estateId, number: "1" },
      "building { id }",
    );
    for (const [room, innerArea] of [
      ["101", 60],
      ["102", null],
      ["103", null],
    ] as const) {
      const home = { buildingId: building.id, floorNumber: 1, roomNumber: room, layoutType: "A1" };
      await admin.run("createUnit", { ...home, buildingArea: 90, innerArea }, "unit { id }");
    }
  });

  const layouts = async () => {
    const { estate } = await (
      await theAdmin()
    ).ask(
      `{ estate(id: "${estateId}") { units { nodes { roomNumber layoutType buildingArea } } } }`,
    );
    return estate.units.nodes as { roomNumber: string; layoutType: string; buildingArea: number }[];
  };
  const dialog = (page: Page) => page.getByRole("dialog", { name: words.unit.title });

  test("are ticked with the keyboard", async () => {
    const { page } = visitor;
    await page.goto(`/estates/${estateId}`);
    await settled(page);
    for (const room of ["101", "102"]) {
      const tick = page.getByRole("checkbox", { name: new RegExp(room) });
      await tick.focus();
      await page.keyboard.press("Space");
    }
    await page.getByText(t.shell.table.selected(2)).waitFor();
  });

  test("show what would change, and why one of them cannot", async () => {
    const { page } = visitor;
    await page.getByRole("button", { name: words.edit, exact: true }).click();
    await dialog(page)
      .getByLabel(t.organization.fields["layoutType"] ?? "")
      .fill("三室两厅");
    await dialog(page)
      .getByLabel(t.organization.fields["buildingArea"] ?? "")
      .fill("55");
    await dialog(page).getByRole("button", { name: words.preview }).click();
    await dialog(page)
      .getByText(words.results.PREVIEWED("1", "0", "1"))
      .waitFor();
    const refused = dialog(page).getByRole("listitem").filter({ hasText: "1-101" });
    await refused.getByText(words.verdicts.REFUSED).waitFor();
    await expect.poll(() => refused.innerText()).toMatch(/60.*55|55.*60/);
    expect((await layouts()).map(({ layoutType }) => layoutType)).toEqual(["A1", "A1", "A1"]);
  });

  test("change when that is applied, and only those that may", async () => {
    const { page } = visitor;
    await dialog(page)
      .getByRole("button", { name: words.apply("1") })
      .click();
    await dialog(page)
      .getByText(words.results.APPLIED("1", "0", "1"))
      .waitFor();
    expect(await layouts()).toMatchObject([
      { roomNumber: "101", layoutType: "A1", buildingArea: 90 },
      { roomNumber: "102", layoutType: "三室两厅", buildingArea: 55 },
      { roomNumber: "103", layoutType: "A1", buildingArea: 90 },
    ]);
  });

  test("are as they were when it is undone", async () => {
    const { page } = visitor;
    await dialog(page).getByRole("button", { name: words.undo }).click();
    await dialog(page).getByText(words.results.UNDONE("1")).waitFor();
    await dialog(page).getByRole("button", { name: t.shell.close }).click();
    expect(
      (await layouts()).map(({ layoutType, buildingArea }) => [layoutType, buildingArea]),
    ).toEqual([
      ["A1", 90],
      ["A1", 90],
      ["A1", 90],
    ]);
    await page.locator("#units").getByText(format.area(90)).first().waitFor();
  });

  test("are remembered among one's bulk edits, and all that match can be meant", async () => {
    const { page } = visitor;
    await page.goto("/bulk-edits");
    await page.locator(".bulk-edit", { hasText: words.states.UNDONE }).first().waitFor();
    await page.goto(`/estates/${estateId}`);
    await settled(page);
    await page.getByRole("checkbox", { name: /103/ }).check();
    await page.getByRole("button", { name: words.allMatching("3") }).click();
    await page.getByText(words.allChosen("3")).waitFor();
    await page.getByRole("button", { name: words.edit, exact: true }).click();
    await dialog(page)
      .getByLabel(t.organization.fields["layoutType"] ?? "")
      .fill("B2");
    await dialog(page).getByRole("button", { name: words.preview }).click();
    await dialog(page)
      .getByRole("button", { name: words.apply("3") })
      .click();
    await dialog(page)
      .getByText(words.results.APPLIED("3", "0", "0"))
      .waitFor();
    expect((await layouts()).map(({ layoutType }) => layoutType)).toEqual(["B2", "B2", "B2"]);
  });
});
