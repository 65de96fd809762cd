import { beforeAll, describe, expect, test } from "vitest";
import { theRegionHead } from "./harness/ground.ts";
import { takePhoto } from "./harness/photo.ts";
import { settled, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");
const w = t.bidWork;

/** The demo's bid that is being written: clauses out of the tender document, the parts put together, the list, the defence. */
describe("a bid, from its clauses to the document", () => {
  const staff = useVisitor({ size: "desktop", language: "zh", account: "staff" });
  const phone = useVisitor({ size: "phone", language: "zh", account: "staff" });
  let address: string;

  beforeAll(async () => {
    const asker = await theRegionHead();
    const { biddingProjects } = await asker.ask(
      "{ biddingProjects(first: 1, filter: { statuses: [BIDDING] }) { nodes { id } } }",
    );
    address = `/biddings/${biddingProjects.nodes[0].id}`;
  });

  test("takes clauses out of pasted text, with a guess of what each is about", async () => {
    const { page } = staff;
    await page.goto(`${address}?view=requirements`);
    await settled(page);
    await page.getByRole("button", { name: w.matrix.paste }).click();
    const dialog = page.getByRole("dialog");
    await dialog
      .getByLabel(w.matrix.pasteLabel)
      .fill("9.1 电子文件与正本一致，密封包装\n9.2 项目负责人须到场答辩");
    await dialog.getByText(w.matrix.found(2)).waitFor();
    await dialog.getByText(t.bidding.categories.PACKAGING).waitFor();
    await dialog.getByRole("button", { name: w.matrix.add }).click();
    await page.getByRole("listitem").filter({ hasText: "9.2 项目负责人须到场答辩" }).waitFor();
  });

  test("answers a clause with a part of the bid", async () => {
    const { page } = staff;
    const row = page.getByRole("listitem").filter({ hasText: "9.2 项目负责人须到场答辩" });
    await row.getByRole("button", { name: t.bidding.respond }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(w.matrix.part).selectOption({ label: "投标函" });
    await dialog.getByLabel(t.bidding.form["responded"]!).check();
    await dialog.getByRole("button", { name: t.bidding.confirm }).click();
    await row.getByText(t.bidding.verdicts.MET).waitFor();
    await row.getByText("投标函").waitFor();
  });

  test("is assembled into one PDF once a part got its file, and says what the page check found", async () => {
    const { page } = staff;
    await page.goto(`${address}?view=pack`);
    await settled(page);
    const part = page.getByRole("listitem").filter({ hasText: "7. 物业服务费测算" });
    const file = { name: "测算表.jpg", mimeType: "image/jpeg", buffer: await takePhoto(page) };
    await part.locator('input[type="file"]').first().setInputFiles(file);
    await page.getByText(w.pack.stale).waitFor();
    await page.getByRole("button", { name: w.pack.again }).click();
    await page.getByText(w.pack.pages(9)).waitFor();
    await page.getByText(w.pack.page(9, 1)).waitFor();
    const link = page.getByRole("link", { name: w.pack.open });
    const response = await page.request.get((await link.getAttribute("href"))!);
    expect(response.status()).toBe(200);
    expect((await response.body()).subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("has its packing checked on a phone, line by line, by name", async () => {
    const { page } = phone;
    await page.goto(`${address}?view=pack`);
    await settled(page);
    const line = page.getByRole("listitem").filter({ hasText: "骑缝章齐全" });
    await line.getByRole("checkbox").click();
    await line.getByText("林晓").waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });

  test("plans a rehearsal for the defence", async () => {
    const { page } = phone;
    await page.goto(`${address}?view=defense`);
    await settled(page);
    await page.getByRole("button", { name: w.defence.add.REHEARSAL }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(w.defence.titles.REHEARSAL, { exact: true }).fill("第二次演练");
    await dialog.getByLabel(w.defence.minutes).fill("30");
    await dialog.getByRole("button", { name: t.bidding.confirm }).click();
    await page.getByRole("listitem").filter({ hasText: "第二次演练" }).waitFor();
  });
});
