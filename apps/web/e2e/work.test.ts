import { beforeAll, describe, expect, test } from "vitest";
import { layPlan, tasksOf } from "./harness/ground.ts";
import { useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

describe("today's work of a region's head", () => {
  const { t } = wordsOf("zh");
  const visitor = useVisitor(
    { size: "desktop", language: "zh", account: "region" },
    { inOrder: true },
  );
  const name = "待办花园";
  let title = "";
  beforeAll(async () => {
    const { planId } = await layPlan(name);
    const [task] = (await tasksOf(planId)).filter(({ dueOn }) => dueOn !== null);
    title = task!.title;
  });

  test("the team's work is found by its title and says why it is due then", async () => {
    const { page } = visitor;
    await page.goto(`/?scope=team&q=${encodeURIComponent(title)}`);
    const row = page.locator(".work-task", { hasText: name }).first();
    await row.waitFor();
    await row.locator(".why-due-button").click();
    await row.locator(".why-due-rule").waitFor();
    await row.getByText("提醒记录").waitFor();
  });

  test("its time is paused with a reason and resumed", async () => {
    const { page } = visitor;
    const row = page.locator(".work-task", { hasText: name }).first();
    await row.getByRole("button", { name: "暂停计时" }).click();
    await row.getByRole("button", { name: "暂停", exact: true }).click();
    await row.getByText("请填写原因").waitFor();
    await row.getByLabel("暂停原因").fill("等待地区公司答复");
    await row.getByRole("button", { name: "暂停", exact: true }).click();
    await row.getByText(t.obligation.paused, { exact: true }).waitFor();
    await row.getByText("等待地区公司答复").waitFor();
    await row.getByRole("button", { name: "恢复计时" }).click();
    await row.getByRole("button", { name: "暂停计时" }).waitFor();
  });

  test("J and K go from row to row, Enter opens the task", async () => {
    const { page } = visitor;
    await page.goto("/?scope=team&act=DO");
    await page.locator("[data-work-row]").first().waitFor();
    await page.keyboard.press("j");
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
    const first = await focused();
    await page.keyboard.press("j");
    expect(await focused()).not.toBe("");
    await page.keyboard.press("k");
    expect(await focused()).toBe(first);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: first }).waitFor();
  });

  test("the whole is arranged by who is responsible", async () => {
    const { page } = visitor;
    await page.goto("/?scope=all");
    await page.getByRole("radio", { name: t.obligation.arrangements.responsible }).click();
    await page.locator(".work-group h2", { hasText: "·" }).first().waitFor();
  });
});
