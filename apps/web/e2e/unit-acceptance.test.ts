import { beforeAll, describe, expect, test } from "vitest";
import { signedOf, signForHome } from "./harness/acceptance.ts";
import { theAdmin } from "./harness/ground.ts";
import { settled, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");
const w = t.acceptance;

interface Cell {
  readonly recordId: string;
  readonly room: string;
  readonly status: string;
  readonly done: number;
}

/** The demo's batch under inspection: a home is inspected on the phone, the day's homes are signed on the spot. */
describe("unit acceptance, from a line measured on the phone to the signature", () => {
  const inspector = useVisitor({ size: "phone", language: "zh", account: "service" });
  let batch: string;
  let home: string;
  let waiting: Cell;

  beforeAll(async () => {
    const asker = await theAdmin();
    const { acceptanceBatches } = await asker.ask(
      "{ acceptanceBatches(first: 1) { nodes { id board { recordId room status done } } } }",
    );
    const [found] = acceptanceBatches.nodes;
    batch = `/acceptances/${found.id}`;
    const fresh = found.board.find(
      ({ status, done }: Cell) => status === "PENDING" && done === 0,
    ) as Cell;
    home = `${batch}/homes/${fresh.recordId}`;
    waiting = found.board.find(({ status }: Cell) => status === "INSPECTED") as Cell;
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

  test("is signed on the spot, for the home that waits since the day before", async () => {
    const { page } = inspector;
    const before = await signedOf(waiting.recordId);
    await page.goto(`${batch}/sign`);
    await settled(page);
    await signForHome(page, waiting.room);
    const signed = before.signed + 1;
    await expect.poll(() => signedOf(waiting.recordId)).toEqual({ ...before, signed });
  });
});
