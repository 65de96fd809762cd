import { beforeAll, describe, expect, test } from "vitest";
import { dayFromToday } from "./harness/days.ts";
import { layEstate, theRegionHead } from "./harness/ground.ts";
import { pickDay } from "./harness/pick-day.ts";
import { settled, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");
const w = t.bidding;

/** An estate of its own: begun by the region's staff at a desk, its plan approved by the head, looked at on a phone. */
describe("a bidding, from the board to the law that stops it", () => {
  const staff = useVisitor({ size: "desktop", language: "zh", account: "staff" });
  const phone = useVisitor({ size: "phone", language: "zh", account: "region" });
  const name = `招投标旅程${process.pid}`;
  let address: string;

  beforeAll(async () => {
    await layEstate(name);
  });

  test("is begun from the board and shows what is next", async () => {
    const { page } = staff;
    await page.goto("/biddings");
    await settled(page);
    await page.getByRole("button", { name: w.create }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(w.form["estateId"]!, { exact: true }).selectOption({ label: name });
    await pickDay(dialog, w.form["launchDate"]!, dayFromToday(150));
    await dialog.getByRole("button", { name: w.create }).click();
    await page.waitForURL(/\/biddings\/BiddingProject_/);
    address = new URL(page.url()).pathname;
    await page.getByRole("heading", { name }).waitFor();
    await page.getByRole("button", { name: w.acts["requestBidding"] }).waitFor();
  });

  test("says which deadline binds, why, and by which text of the law", async () => {
    const { page } = staff;
    const rung = page.getByRole("listitem").filter({ hasText: w.steps.ISSUE }).first();
    await rung.getByText(w.bindings.STATUTE).waitFor();
    await rung.locator("summary").click();
    await rung.getByText("最短不得少于二十日").waitFor();
    await rung.getByText(w.why.contract).waitFor();
  });

  test("is requested, and gets its team", async () => {
    const { page } = staff;
    await page.getByRole("button", { name: w.acts["requestBidding"] }).click();
    await page.getByRole("dialog").getByRole("button", { name: w.confirm }).click();
    await page.getByText(w.statuses.REQUESTED, { exact: true }).first().waitFor();
    await page.getByRole("radio", { name: w.views.TEAM }).click();
    await page.getByRole("button", { name: w.addMember }).click();
    const dialog = page.getByRole("dialog");
    // The system's own list stands in until the one that searches has come.
    const person = dialog.locator("input").and(dialog.getByLabel(w.form["personId"]!));
    await person.fill("林晓");
    await page.locator(".ant-select-item-option").filter({ hasText: "林晓" }).click();
    await dialog
      .getByLabel(w.form["kind"]!, { exact: true })
      .selectOption({ label: w.members.LEADER });
    await dialog
      .getByLabel(w.form["appointedBy"]!, { exact: true })
      .selectOption({ label: w.appointers.REGION });
    await dialog.getByLabel(w.form["responsibility"]!).fill("统筹投标");
    await dialog.getByRole("button", { name: w.confirm }).click();
    await page.getByRole("listitem").filter({ hasText: "统筹投标" }).waitFor();
  });

  test("is weighed by the company's criteria, and decided on by the head from his phone", async () => {
    const { page } = staff;
    const d = t.bidWork.decision;
    await page.goto(`${address}?view=decision`);
    await settled(page);
    await page.getByRole("button", { name: d.begin }).click();
    const rows = page.locator(".decision-row");
    await rows.first().waitFor();
    for (const row of await rows.all()) {
      const reason = row.getByPlaceholder(d.reason);
      // A question is answered, a criterion scored with its reason.
      if ((await reason.count()) === 0)
        await row.getByRole("radio", { name: d.yes, exact: true }).click();
      else {
        await row.getByRole("radio", { name: "4", exact: true }).click();
        await reason.fill("见踏勘记录");
      }
    }
    await page.getByText(d.of100("80.0")).waitFor();
    await page.getByText(d.recommendations.BID, { exact: true }).waitFor();
    await page.getByRole("button", { name: d.submit }).click();
    await page.getByText(d.statuses.SUBMITTED, { exact: true }).waitFor();
    const head = phone.page;
    await head.goto(`${address}?view=decision`);
    await settled(head);
    await head.getByRole("button", { name: d.decide }).click();
    const dialog = head.getByRole("dialog");
    await dialog.getByLabel(d.verdict).selectOption({ label: d.verdicts.BID });
    await dialog.getByRole("button", { name: w.confirm }).click();
    await head.getByText(d.verdicts.BID, { exact: true }).first().waitFor();
    const wide = await head.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });

  test("is refused a step that lacks what comes before it, in words that say what", async () => {
    const { page } = staff;
    await page.getByRole("button", { name: w.acts["prepareBidding"] }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: w.confirm }).click();
    await dialog.getByText(w.steps.PROCEDURE).waitFor();
  });

  test("stands on the head's phone with its light and next deadline", async () => {
    const { page } = phone;
    await page.goto("/biddings");
    await settled(page);
    await page.getByRole("link", { name }).or(page.getByText(name)).first().click();
    await page.waitForURL(`**${address}*`);
    await page.getByRole("heading", { name }).waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });

  test("has its plan printed as JBPM-QR-KF-01", async () => {
    const { page } = staff;
    await page.goto(address);
    await page.getByRole("link", { name: w.printPlan }).click();
    await page.getByText("JBPM-QR-KF-01").first().waitFor();
    const asker = await theRegionHead();
    const { biddingProject } = await asker.ask(
      `{ biddingProject(id: "${address.split("/").at(-1)}") { status } }`,
    );
    expect(biddingProject.status).toBe("REQUESTED");
  });
});
