import { describe, test } from "vitest";
import { settingsZh } from "../src/i18n/settings.zh.ts";
import { useVisitor } from "./harness/visit.ts";

describe("an administrator brings what is open under a newer rule", () => {
  const { redating: t } = settingsZh;
  const visitor = useVisitor(
    { size: "desktop", language: "zh", account: "admin" },
    { inOrder: true },
  );

  test("sees what would move, and nothing moves before it is asked for", async () => {
    const { page } = visitor;
    await page.goto("/settings?tab=redating");
    await page.getByLabel(t.rule).selectOption("WORKING_DAYS");
    await page.getByRole("button", { name: t.prepare }).click();
    await page.getByText(t.countWrong).waitFor();
    await page.getByLabel(t.count, { exact: true }).fill("15");
    await page.getByLabel(t.reason, { exact: true }).fill("制度修订");
    await page.getByRole("button", { name: t.prepare }).click();
    await page.getByText(t.statuses.CHECKED, { exact: true }).waitFor();
    await page.locator(".redating-moves li", { hasText: "→" }).first().waitFor();
  });

  test("carries it out, and the page follows until it is done", async () => {
    const { page } = visitor;
    await page.getByRole("button", { name: t.apply }).click();
    await page.getByRole("button", { name: t.apply }).last().click();
    await page.getByText(t.statuses.DONE, { exact: true }).waitFor();
    await page.locator(".redating-moves li", { hasText: t.moved }).first().waitFor();
  });
});
