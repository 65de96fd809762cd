import { beforeAll, describe, expect, test } from "vitest";
import { theAdmin } from "./harness/ground.ts";
import { takePhoto } from "./harness/photo.ts";
import { settled, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");
const w = t.reception;

/** The demo's center that is being laid out: its manager fills on a phone, the region decides at a desk. */
describe("a reception area, from the phone at the desk to the region's acceptance", () => {
  const manager = useVisitor({ size: "phone", language: "zh", account: "service" });
  const region = useVisitor({ size: "desktop", language: "zh", account: "region" });
  let address: string;

  beforeAll(async () => {
    const asker = await theAdmin();
    const { receptionSetups } = await asker.ask(
      "{ receptionSetups(statuses: [PLANNED]) { nodes { id serviceCenter { code } } } }",
    );
    type Setup = { id: string; serviceCenter: { code: string } };
    const setup = receptionSetups.nodes.find(
      ({ serviceCenter }: Setup) => serviceCenter.code === "C-TH",
    );
    address = `/reception/${setup.id}`;
  });

  test("says a limit as soon as a value misses it, and asks for metres where centimetres were meant", async () => {
    const { page } = manager;
    await page.goto(address);
    await settled(page);
    const stool = page.locator("#checklist-stool-size");
    const height = stool.getByLabel("高度", { exact: true });
    await height.fill("0.80");
    await stool.getByText("高脚凳高度应为0.6–0.75m").waitFor();
    await height.fill("75");
    await stool.getByText("请以米为单位填写").waitFor();
    await height.fill("0.75");
    await height.press("Enter");
    await stool.getByText(t.checklist.verdicts.OK).waitFor();
  });

  test("answers the phone's line from the register", async () => {
    const { page } = manager;
    await page.goto(address);
    await settled(page);
    const recording = page.locator("#checklist-phone-recording");
    await recording.getByText("接听客户诉求的电话须接入电话录音系统").waitFor();
    await recording.getByRole("link", { name: w.toDevices }).click();
    const phone = page.getByRole("listitem").filter({ hasText: w.notRecorded });
    await phone.getByRole("button", { name: w.change }).click();
    await page.getByRole("checkbox", { name: w.recorded }).check();
    await page.getByRole("button", { name: t.checklist.save }).click();
    await phone.waitFor({ state: "detached" });
    await page.goto(address);
    await recording.getByText(t.checklist.verdicts.OK).waitFor();
  });

  test("is filled by going from open item to open item, with photos, and submitted", async () => {
    const { page } = manager;
    await page.goto(address);
    await settled(page);
    const photo = { name: "现场.jpg", mimeType: "image/jpeg", buffer: await takePhoto(page) };
    for (const area of ["front-desk", "vip-room"]) {
      const item = page.locator(`#checklist-${area}-photo`);
      await item.locator("input[type=file]").first().setInputFiles(photo);
      await item.getByText(t.checklist.verdicts.OK).waitFor();
    }
    for (const { code, value } of [
      { code: "LENGTH", value: "0.25" },
      { code: "WIDTH", value: "0.11" },
    ]) {
      const label = code === "LENGTH" ? "长度" : "宽度";
      await page.locator("#checklist-card-size").getByLabel(label, { exact: true }).fill(value);
    }
    await page.locator("#checklist-card-size").getByLabel("宽度", { exact: true }).blur();
    await page.getByText(t.checklist.doneOf(18, 30)).waitFor();
    const next = page.locator(".checklist-bar button");
    const submit = page.getByRole("button", { name: w.submit });
    while (!(await submit.isVisible())) {
      const before = await next.textContent();
      await next.click();
      await page.keyboard.press("Space");
      await expect
        .poll(async () => (await submit.isVisible()) || (await next.textContent()) !== before)
        .toBe(true);
    }
    await submit.click();
    await page.getByRole("button", { name: w.submit }).last().click();
    await page.getByText(w.statuses.SELF_CHECKED).first().waitFor();
  });

  test("is accepted by the region, and stands in the comparison", async () => {
    const { page } = region;
    await page.goto(address);
    await settled(page);
    await page.getByRole("button", { name: w.accept }).click();
    await page.getByText(w.statuses.ACCEPTED).first().waitFor();
    await page.goto("/reception?view=comparison");
    const row = page.getByRole("row").filter({ hasText: "广州天河物业服务中心" });
    await row.getByText(w.statuses.ACCEPTED).waitFor();
    expect(manager.problems).toEqual([]);
    expect(region.problems).toEqual([]);
  });
});
