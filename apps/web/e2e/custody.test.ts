import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { layEstate } from "./harness/ground.ts";
import { settled, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");
const w = t.custody;

/** Signs on a pad as a hand does. */
async function sign(page: Page, pad: Locator): Promise<void> {
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  await page.mouse.move(box.x + 30, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 160, box.y + 80, { steps: 6 });
  await page.mouse.up();
}

/** 30 keys come from the developer on the desk's screen, go out on a phone by one signature, and what is overdue comes back. */
describe("keys, from the developer's hands to a holder's and back", () => {
  const manager = useVisitor({ size: "desktop", language: "zh", account: "service" });
  const desk = useVisitor({ size: "phone", language: "zh", account: "frontdesk" });
  const name = "交接云庭";
  let estateId = "";

  beforeAll(async () => {
    estateId = await layEstate(name);
  });

  test("the manager counts 30 keys in, and both sides sign on one screen", async () => {
    const { page } = manager;
    await page.goto(`/custody/hand-over?direction=RECEIVE&estate=${estateId}`);
    await settled(page);
    await page.getByLabel(w.handover.name, { exact: true }).fill("陈工");
    await page.getByLabel(w.handover.thingName).fill("户门钥匙");
    await page.getByLabel(w.handover.thingNumbers).fill("K-001~K-030");
    await page.getByText(w.handover.pieces("30")).waitFor();
    await page.getByRole("button", { name: w.handover.submit.RECEIVE }).click();
    await page.getByText(t.signature.padMissing).first().waitFor();
    await sign(page, page.getByRole("img", { name: w.handover.signer("陈工") }));
    await sign(page, page.getByRole("img", { name: w.handover.own }));
    await page.getByRole("button", { name: w.handover.submit.RECEIVE }).click();
    await page.waitForURL(/\/custody\/handovers\//);
    await settled(page);
    await page.getByText("已交接").first().waitFor();
    await expect.poll(() => page.locator(".custody-scroll tbody tr").count()).toBe(30);
  });

  test("on a phone 30 keys go out by a range, one signature, and the receipt says so", async () => {
    const { page } = desk;
    await page.goto(`/custody/hand-over?direction=ISSUE&estate=${estateId}`);
    await settled(page);
    await page.getByLabel(w.handover.party).selectOption("BROKER");
    await page.getByLabel(w.handover.name, { exact: true }).fill("小吴");
    const numbers = page.getByLabel(w.handover.numbers);
    await numbers.fill("K-001~K-029, K-099");
    await numbers.press("Enter");
    await page.getByText(w.handover.unknown("K-099")).waitFor();
    // A scanner types the number and Enter.
    await numbers.fill("K-030");
    await numbers.press("Enter");
    await page.getByText(w.handover.chosen("30")).waitFor();
    await sign(page, page.getByRole("img", { name: w.handover.signer("小吴") }));
    await page.getByRole("button", { name: w.handover.submit.ISSUE }).click();
    await page.waitForURL(/\/custody\/handovers\//);
    await settled(page);
    await page.getByRole("link", { name: w.one.receipt }).click();
    await page.getByText("K-001~K-030").waitFor();
  });

  test("what is overdue is seen at once, and all of a holder's comes back in one go", async () => {
    const { page } = desk;
    await page.goto("/custody?view=LOANS&overdue=1");
    await settled(page);
    const late = page.getByText("韩梅", { exact: false }).first();
    await late.waitFor();
    await page
      .getByRole("link", { name: /^#\d+$/ })
      .first()
      .tap();
    await page.getByText(w.standings.OVERDUE).first().waitFor();
    await page.getByRole("link", { name: w.one.takeBack }).tap();
    await settled(page);
    await page.getByRole("button", { name: /现持有的全部物品/ }).click();
    await page.getByText(w.handover.chosen("12")).waitFor();
    await page.getByRole("button", { name: w.handover.submit.RETURN }).click();
    await page.waitForURL(/\/custody\/handovers\//);
    await page.goto("/custody?view=LOANS&overdue=1");
    await settled(page);
    await expect.poll(() => page.getByText("韩梅", { exact: false }).count()).toBe(0);
  });

  test("a key that is lost is reported and replaced, and its chain tells all of it", async () => {
    const { page } = manager;
    await page.goto(`/custody?q=K-007`);
    await settled(page);
    await page.getByText("户门钥匙 K-007").first().click();
    await page.waitForURL(/\/custody\/items\//);
    await settled(page);
    await page.getByRole("button", { name: w.item.report }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(w.item.lossNote).fill("带看途中遗失");
    await dialog.getByRole("button", { name: w.item.report }).click();
    await page.getByRole("button", { name: w.item.settleLoss }).click();
    await dialog.getByLabel(w.one.note).fill("换锁，配新钥匙");
    await dialog.getByRole("button", { name: w.item.settleLoss }).click();
    const chain = page.locator(".custody-chain");
    for (const told of ["接收", "领出", "带看途中遗失", "补配"])
      await chain.getByText(told, { exact: false }).first().waitFor();
  });
});
