import { createHmac } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emailOf, PASSWORD } from "./harness/api.ts";
import { startTenderServer, type TenderServer } from "./harness/tender.ts";
import { openVisit, settled, type Visitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");
const s = t.session;
const secondFactor = "登录须启用两步验证的人员";

/** What an authenticator shows for the key that the page tells (RFC 6238). */
function codeOf(key: string): string {
  const bits = [...key.replaceAll(/\s/g, "")]
    .map((sign) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0"))
    .join("");
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(ahead(Date.now()) / 30_000)));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const number = mac.readUInt32BE(mac.at(-1)! & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}
let days = 0;
const ahead = (now: number) => now + days * 86_400_000;

async function setUpAt(page: Page): Promise<void> {
  await page.getByLabel(s.security.enterPassword).fill(PASSWORD);
  await page.getByRole("button", { name: s.security.next }).click();
  await page.getByRole("img", { name: s.security.qrCode }).waitFor();
  const key = await page.locator(".totp-key").innerText();
  await page.getByLabel(s.security.enterCode).fill(codeOf(key));
  await page.getByRole("button", { name: s.security.enable, exact: true }).click();
}

describe("a second factor that the company asks of everybody", () => {
  let server: TenderServer;
  const visitors: Visitor[] = [];
  const visit = async (more: Partial<Parameters<typeof openVisit>[0]>) => {
    const visitor = await openVisit({ size: "phone", language: "zh", server: server.url, ...more });
    visitors.push(visitor);
    return visitor.page;
  };
  let inUse: Page;
  beforeAll(async () => {
    server = await startTenderServer();
    inUse = await visit({ account: "region" });
    await inUse.goto("/estates");
    await inUse.getByRole("heading", { level: 1, name: t.organization.estates.title }).waitFor();
  });
  afterAll(async () => {
    for (const { context } of visitors) await context.close();
    await server.stop();
  });

  test("is set by the administrator for a week from today, and set up from the note on the page", async () => {
    const page = await visit({ size: "desktop", account: "admin" });
    await page.goto("/settings");
    await page.getByRole("button", { name: t.settings.editOf(secondFactor) }).click();
    const form = page.getByRole("dialog");
    await form
      .getByLabel(t.settings.value)
      .selectOption({ label: t.settings.askedOf["EVERYBODY"]! });
    await form.getByLabel(t.settings.reason).fill("等级保护要求");
    await form.getByRole("button", { name: t.shell.save }).click();
    await form.waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("link", { name: s.factorSetUp }).click();
    await page.getByRole("heading", { level: 1, name: s.security.title }).waitFor();
    await settled(page); // a button that moves between press and release is not clicked
    await page.getByRole("button", { name: s.security.enable }).click();
    await setUpAt(page);
    await page.getByText(s.security.twoFactorOn).waitFor();
    await page.getByRole("link", { name: s.factorSetUp }).waitFor({ state: "detached" });
  });

  test("leads whoever signs in on the day to set it up, and then on to the page that was asked for", async () => {
    await inUse.getByRole("searchbox").first().fill("滨");
    await inUse.waitForURL(/q=/);
    await settled(inUse);
    days = 8;
    await server.ahead(days);
    const page = await visit({});
    await page.goto("/estates");
    await page.getByLabel(s.login).fill(emailOf("staff"));
    await page.getByLabel(s.password, { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: s.signIn, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: s.security.askedTitle }).waitFor();
    await page.goto("/people"); // no other page goes
    await page.getByRole("heading", { level: 1, name: s.security.askedTitle }).waitFor();
    await page.goto("/second-factor?to=/estates");
    await setUpAt(page);
    await page.getByRole("heading", { level: 1, name: t.organization.estates.title }).waitFor();
    await settled(page);
  });

  test("stands over a page that is in use, which goes on when it is set up beside", async () => {
    const asked = inUse.getByRole("dialog", { name: s.factorTitle });
    const search = inUse.getByRole("searchbox").first();
    // Something that the page asks by itself may have been turned away already: then nobody can type on.
    if (!(await asked.isVisible())) await search.fill("滨江");
    await asked.waitFor();
    const typed = await search.inputValue();
    expect(typed).toMatch(/^滨江?$/);
    const [beside] = await Promise.all([
      inUse.context().waitForEvent("page"),
      asked.getByRole("link", { name: s.factorSetUp }).click(),
    ]);
    await setUpAt(beside);
    await beside.getByRole("heading", { level: 1, name: t.launch.work.title }).waitFor();
    await asked.getByRole("button", { name: s.factorGoOn }).click();
    await asked.waitFor({ state: "detached" });
    await expect.poll(() => search.inputValue()).toBe(typed);
  });
});
