import type { Locator } from "playwright-core";

/** Chooses a day as a person does: opens the picker, turns to its month, clicks the day. */
export async function pickDay(within: Locator, label: string, day: string): Promise<void> {
  const page = within.page();
  // Until the picker is there, the browser's own stands in.
  await within.locator(".ant-picker").first().waitFor();
  await within.getByLabel(label).click();
  const picker = page.locator(".ant-picker-dropdown:visible");
  const cell = picker.locator(`td.ant-picker-cell-in-view[title="${day}"]`);
  const lastShown = picker.locator("td.ant-picker-cell-in-view").last();
  const forward = day > ((await lastShown.getAttribute("title")) ?? "");
  const turn = picker.locator(
    forward ? ".ant-picker-header-next-btn" : ".ant-picker-header-prev-btn",
  );
  for (let turned = 0; turned < 24 && !(await cell.isVisible()); turned += 1) await turn.click();
  await cell.click();
  await picker.waitFor({ state: "hidden" });
}
