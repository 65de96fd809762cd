import ExcelJs from "exceljs";
import { describe, expect, test } from "vitest";
import { useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");
const words = t.organization.import;
const mark = `L${process.pid}`;

async function workbook(rows: readonly unknown[][]): Promise<Buffer> {
  const book = new ExcelJs.Workbook();
  const sheet = book.addWorksheet("人员");
  sheet.addRow(["姓名", "工号", "电话"]);
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe("people from a workbook", () => {
  const visitor = useVisitor(
    { size: "desktop", language: "zh", account: "admin" },
    { inOrder: true },
  );
  const numberOf = (verdict: "CREATE" | "REFUSED") =>
    visitor.page.locator(`.import-split li[data-verdict="${verdict}"] strong`).textContent();

  test("are begun from their list, judged row by row, and nothing changes yet", async () => {
    const { page } = visitor;
    await page.goto("/people");
    await page.getByRole("button", { name: t.organization.exportOrImport }).click();
    await page.getByRole("menuitem", { name: t.organization.importList }).click();
    await page.getByRole("heading", { name: words.title("人员") }).waitFor();
    const rows = [
      ["导入甲", `${mark}1`, "13800000001"],
      ["导入乙", `${mark}2`, "13800000002"],
      ["导入丙", `${mark}3`, null],
    ];
    await page.locator('input[type="file"]').setInputFiles({
      name: "新员工.xlsx",
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: await workbook(rows),
    });
    await page.getByText(words.leads.CHECKED).waitFor();
    expect(await numberOf("CREATE")).toBe("2");
    expect(await numberOf("REFUSED")).toBe("1");
    await page.getByText("电话").first().waitFor();
  });

  test("come in, are found on their page, and go again as one", async () => {
    const { page } = visitor;
    await page.getByRole("button", { name: words.applyPart(2, 1) }).click();
    await page.getByText(words.leads.APPLIED).waitFor();
    await page.getByRole("button", { name: words.undo }).click();
    await page.getByRole("dialog").getByRole("button", { name: words.undo }).click();
    await page.getByText(words.leads.UNDONE).waitFor();
    await page.goto(`/people?q=${mark}`);
    await page.getByText(t.organization.people.empty).waitFor();
  });
});
