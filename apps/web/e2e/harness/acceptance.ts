import type { Page } from "playwright-core";
import { theAdmin } from "./ground.ts";
import { wordsOf } from "./words.ts";

const w = wordsOf("zh").t.acceptance;

/** Signs on the page of signatures for one home alone: journeys share the demo's batch, where others wait as well. */
export async function signForHome(page: Page, room: string, who?: string): Promise<void> {
  const signer = page.getByLabel(w.signer);
  if (who) {
    const names = await signer.getByRole("option").allTextContents();
    await signer.selectOption({ label: names.find((name) => name.includes(who))! });
  }
  await page.getByRole("checkbox", { name: new RegExp(room) }).waitFor(); // nothing moves the pad any more
  for (const box of await page.getByRole("checkbox").all())
    if (!(await box.locator("xpath=..").textContent())?.includes(room)) await box.uncheck();
  const pad = page.getByRole("img", { name: w.pad });
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 60, { steps: 3 });
  await page.mouse.up();
  await page.getByRole("button", { name: w.confirmSign(1) }).click();
}

/** How far the home with this record is, and how many have signed its latest sheet. */
export async function signedOf(home: string): Promise<{ status: string; signed: number }> {
  const { unitAcceptance } = await (
    await theAdmin()
  ).ask(`query($id: ID!) { unitAcceptance(id: $id) { status signOffs { slots { status } } } }`, {
    id: home,
  });
  const [sheet] = unitAcceptance.signOffs;
  const signed = sheet?.slots.filter(({ status }: { status: string }) => status === "SIGNED");
  return { status: unitAcceptance.status, signed: signed?.length ?? 0 };
}
