import { describe, expect, test } from "vitest";
import { findings } from "./harness/accessible.ts";
import { layPlan, theRegionHead } from "./harness/ground.ts";
import { useVisitor } from "./harness/visit.ts";
import { auditZh } from "../src/i18n/audit.zh.ts";
import { notificationZh } from "../src/i18n/notification.zh.ts";
import { personalDataZh } from "../src/i18n/personal-data.zh.ts";
import { refusalsZh } from "../src/i18n/refusals.zh.ts";
import { shellZh } from "../src/i18n/shell.zh.ts";

describe("what one is told", () => {
  const worker = useVisitor({ size: "phone", language: "zh", account: "center" });

  test("rings the bell at once, is read in the inbox and opens its record", async () => {
    const { page } = worker;
    const bell = page.getByRole("link", { name: /^通知(，|$)/ });
    await page.goto("/inbox");
    await page.getByRole("heading", { name: notificationZh.inbox.title, level: 1 }).waitFor();
    await bell.waitFor();
    const unread = async () =>
      Number(/\d+/.exec((await bell.getAttribute("aria-label")) ?? "")?.[0] ?? 0);
    const before = await unread();

    const name = "铃声测试苑";
    const { planId } = await layPlan(name);
    const head = await theRegionHead();
    const pause = { id: planId, reason: "等待预售证" };
    await head.run("suspendLaunchPlan", pause, "clientMutationId");
    await page.getByRole("button", { name: notificationZh.inbox.arrived }).click();
    expect(await unread()).toBeGreaterThan(before);
    const row = page.getByRole("listitem").filter({ hasText: name }).first();
    await row.getByRole("button", { name: notificationZh.inbox.markRead }).click();
    await page
      .getByRole("listitem")
      .filter({ hasText: name })
      .filter({ hasNot: page.getByRole("button") })
      .first()
      .waitFor();
    await row.getByRole("link").click();
    await page.waitForURL(`**/launches/${planId}`);
  });
});

describe("an administrator", () => {
  const admin = useVisitor({ size: "desktop", language: "zh", account: "admin" });

  test("adds a webhook, is shown its secret once, and sees the job of its test", async () => {
    const { page } = admin;
    const words = notificationZh.channelPage;
    await page.goto("/admin/channels");
    await page.getByRole("button", { name: words.add }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(words.kind).selectOption("WEBHOOK");
    const name = `工单系统 ${Date.now()}`;
    await dialog.getByLabel(words.name).fill(name);
    await dialog.getByLabel(words.address).fill("https://localhost:9/in");
    await dialog.getByRole("button", { name: words.add }).click();
    await page.getByText(/^whsec_/).waitFor();
    const row = page.getByRole("listitem").filter({ hasText: name });
    await row.getByRole("button", { name: words.test }).click();
    await page.getByText(words.isTest).first().waitFor();
    await page.goto("/admin/jobs");
    await page.getByRole("heading", { name: shellZh.pages.jobs, level: 1 }).waitFor();
    await page
      .locator(".job-list")
      .getByText(notificationZh.jobs.names["deliver"]!)
      .first()
      .waitFor();
  });

  test("finds every job page by page, also beyond a hundred", async () => {
    const { page } = admin;
    await page.goto("/admin/jobs");
    const rows = page.locator(".job-list > li");
    const next = page.getByRole("button", { name: shellZh.table.next });
    let seen = 0;
    for (;;) {
      await rows.first().waitFor();
      seen += await rows.count();
      if (await next.isDisabled()) break;
      const before = page.url();
      const answered = page.waitForResponse((one) => one.url().endsWith("/graphql"));
      await next.click();
      await answered;
      await expect.poll(() => page.url()).not.toBe(before);
      await expect.poll(() => next.isVisible()).toBe(true);
    }
    // The demo's first day alone has more of them.
    expect(seen).toBeGreaterThan(100);
  });

  test("has the audit log proven entry by entry, and from the day's root on", async () => {
    const { page } = admin;
    await page.goto("/admin/audit");
    await page.getByRole("heading", { name: auditZh.title, level: 1 }).waitFor();
    // The demo's log is sealed in the server's first two minutes; the page shows it by itself.
    await page.getByLabel(auditZh.number).waitFor({ timeout: 300_000 });
    await page.getByLabel(auditZh.number).fill("1");
    await page.getByRole("button", { name: auditZh.prove }).click();
    await page.getByText(/^证明成立：它是 .* 条中的第 1 条$/).waitFor();
    await page.getByRole("button", { name: auditZh.compare }).first().click();
    await page.getByText(auditZh.continues).waitFor();
    await page.getByRole("button", { name: auditZh.check }).click();
    await page.getByText(auditZh.checkAsked).waitFor();
  });

  test("reads a number in full for a purpose, sees it noted, and answers who asks for his data", async () => {
    const { page } = admin;
    const words = personalDataZh;
    const name = "何志强";
    await page.goto("/people");
    await page.getByText(name).first().click();
    await page.getByText("138****1008").first().waitFor();
    await page.getByRole("button", { name: words.revealOf(name) }).click();
    const dialog = page.getByRole("dialog", { name: words.revealOf(name) });
    await dialog.getByRole("button", { name: words.reveal }).click();
    await dialog.getByText(words.reasonMissing).waitFor();
    const reason = `约定开会时间 ${Date.now()}`;
    await dialog.getByLabel(words.reason).fill(reason);
    await dialog.getByRole("button", { name: words.reveal }).click();
    await page.getByRole("link", { name: "13800001008" }).waitFor();
    await page.goto("/admin/personal-data");
    const noted = page.getByRole("listitem").filter({ hasText: reason });
    await noted.getByText(words.read("赵敏", name)).waitFor();
    await page.getByLabel(words.number).fill("138 0000-1008");
    await page.getByRole("button", { name: words.find }).click();
    const found = page.getByRole("listitem").filter({ hasText: "138****1008" });
    const handed = page.waitForEvent("download");
    await found.getByRole("button", { name: words.export }).click();
    await page.getByRole("dialog").getByLabel(words.reason).fill("本人请求");
    await page.getByRole("dialog").getByRole("button", { name: words.export }).click();
    expect((await handed).suggestedFilename()).toContain(name);
    await found.getByRole("button", { name: words.erase }).click();
    await page.getByRole("dialog").getByLabel(words.reason).fill("本人请求");
    await page.getByRole("dialog").getByRole("button", { name: words.erase }).click();
    await page.getByText(refusalsZh.PERSONAL_DATA_IN_USE({})).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: shellZh.cancel }).click();
    expect(await findings(page)).toEqual([]);
  });
});
