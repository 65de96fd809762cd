import { beforeAll, describe, expect, test } from "vitest";
import { theAdmin } from "./harness/ground.ts";
import { settled, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");
const w = t.acceptance;

/** The demo's batch under inspection: a home is inspected on the phone, the day's homes are signed on the spot. */
describe("unit acceptance, from a line measured on the phone to the signature", () => {
  const inspector = useVisitor({ size: "phone", language: "zh", account: "service" });
  let batch: string;
  let home: string;

  beforeAll(async () => {
    const asker = await theAdmin();
    const { acceptanceBatches } = await asker.ask(
      "{ acceptanceBatches(first: 1) { nodes { id board { recordId status done } } } }",
    );
    const [found] = acceptanceBatches.nodes;
    batch = `/acceptances/${found.id}`;
    type Cell = { recordId: string; status: string; done: number };
    const fresh = found.board.find(
      ({ status, done }: Cell) => status === "PENDING" && done === 0,
    ) as Cell;
    home = `${batch}/homes/${fresh.recordId}`;
  });

  test("says at once what a value comes to, and keeps the server's verdict", async () => {
    const { page } = inspector;
    await page.goto(home);
    await settled(page);
    const line = page.getByRole("listitem", { name: "墙面平整度(一般抹灰)" });
    await line.getByLabel(`${w.point(1)} (mm)`).fill("9");
    await line.getByLabel(`${w.point(2)} (mm)`).fill("3");
    await line.getByText(w.reasons.RATE(1, 2, 80)).waitFor();
    await line.getByLabel(`${w.point(1)} (mm)`).fill("3.5");
    await line.getByRole("button", { name: w.save }).click();
    await line.locator(".ui-badge").getByText(w.outcomes.PASS).waitFor();
    await page.getByText(w.doneOf(1, 32)).first().waitFor();
  });

  test("takes what was only looked at in one go, and tells what is still open", async () => {
    const { page } = inspector;
    await page.goto(home);
    await settled(page);
    await page.getByRole("button", { name: /观感均合格/ }).click();
    await page.getByText(w.doneOf(6, 32)).first().waitFor();
    await page.getByRole("button", { name: w.complete }).click();
    await page.getByText(/项没有结果/).waitFor();
  });

  test("is signed on the spot for all homes that wait", async () => {
    const { page } = inspector;
    await page.goto(`${batch}/sign`);
    await settled(page);
    await page.getByRole("button", { name: w.confirmSign(1) }).waitFor(); // the homes are there: nothing moves the pad any more
    const pad = page
      .getByRole("img", { name: w.pad })
      .or(page.locator(".acceptance-sign svg"))
      .first();
    await pad.scrollIntoViewIfNeeded();
    const box = (await pad.boundingBox())!;
    await page.mouse.move(box.x + 30, box.y + 30);
    await page.mouse.down();
    await page.mouse.move(box.x + 150, box.y + 70, { steps: 5 });
    await page.mouse.up();
    const before = await page.locator(".acceptance-sign select option").count();
    await page.getByRole("button", { name: w.confirmSign(1) }).click();
    await expect
      .poll(() => page.locator(".acceptance-sign select option").count())
      .toBe(before - 1);
  });
});
