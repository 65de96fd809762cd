import { printZh } from "../src/i18n/print.zh.ts";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, test } from "vitest";
import { layPlan, type LaidPlan } from "./harness/ground.ts";
import { settled, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");

/** The text of a PDF's pages, without blanks. */
async function textOf(content: Buffer): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(content), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let at = 1; at <= document.numPages; at += 1) {
    const { items } = await (await document.getPage(at)).getTextContent();
    pages.push(
      items
        .map((item) => ("str" in item ? item.str : ""))
        .join("")
        .replaceAll(/\s/g, ""),
    );
  }
  return pages;
}

describe("a launch plan on paper", () => {
  const visitor = useVisitor(
    { size: "desktop", language: "zh", account: "region", windows: true },
    { inOrder: true },
  );
  const stranger = useVisitor({ size: "phone", language: "zh" });
  let plan: LaidPlan;
  let pages: string[];
  let code: string;
  beforeAll(async () => {
    plan = await layPlan(`打印家园${process.pid}`);
  });

  test("is looked at before it is printed", async () => {
    const { page } = visitor;
    await page.goto(`/launches/${plan.planId}`);
    await page.getByRole("button", { name: t.launch.task.moreActions }).click();
    await page.getByRole("menuitem", { name: t.shell.print }).click();
    await page.locator(".sheet h2", { hasText: "开盘筹备计划表" }).waitFor();
    await settled(page);
    await page.getByText(printZh.notNumbered).waitFor();
  });

  test("is printed as a PDF whose text says what the page said", async () => {
    const { page } = visitor;
    const shown = await page
      .locator(".sheet-table")
      .last()
      .locator("tbody tr td:nth-child(3)")
      .allInnerTexts();
    const [window] = await Promise.all([
      page.waitForEvent("popup"),
      page.getByRole("button", { name: printZh.pdf }).click(),
    ]);
    await window.waitForURL(/\/prints\/PrintBatch_/);
    const response = await page.request.get(window.url());
    expect(response.headers()["content-type"]).toBe("application/pdf");
    pages = await textOf(await response.body());
    const all = pages.join("");
    expect(shown.length).toBeGreaterThan(20);
    for (const title of shown) expect(all).toContain(title.replaceAll(/\s/g, ""));
    expect(pages.at(-1)).toContain(`第${pages.length}页共${pages.length}页`);
    code = /验证码([\dA-Z-]{14})/.exec(pages[0]!)![1]!;
    await page.getByText(printZh.printedTimes(1)).waitFor();
  });

  test("is found among one's print jobs", async () => {
    const { page } = visitor;
    const number = /编号：([\w-]+-\d{4}-\d{4})/.exec(pages[0]!)![1]!;
    await page.goto("/prints");
    await page
      .locator(".print-order", { hasText: number })
      .getByText(printZh.states.DONE)
      .waitFor();
  });

  test("leads whoever may see it from its code back to the plan", async () => {
    const { page } = visitor;
    await page.goto(`/verify/${code}`);
    await page.getByText(printZh.verify.unchanged).waitFor();
    await page.getByRole("link", { name: printZh.verify.open }).click();
    await page.waitForURL(`**/launches/${plan.planId}`);
  });

  test("tells a stranger on a phone that it is genuine, and nothing more", async () => {
    const { page } = stranger;
    await page.goto("/verify");
    await page.getByLabel(printZh.verify.code).fill(code.toLowerCase());
    await page.getByRole("button", { name: printZh.verify.look }).click();
    await page.getByText(printZh.verify.genuine).waitFor();
    await page.getByRole("link", { name: printZh.verify.signIn }).waitFor();
    await expect.poll(() => page.locator("main").innerText()).not.toContain("打印家园");
  });
});
