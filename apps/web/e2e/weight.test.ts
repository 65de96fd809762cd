import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

/** What the first route may weigh in script, as it travels. */
const BUDGET_BYTES = 180_000;

describe("the first visit", () => {
  const { t } = wordsOf("zh");
  const stranger = useVisitor({ size: "phone", language: "zh" });
  const worker = useVisitor({ size: "phone", language: "zh", account: "region" });

  test("the sign-in page fetches at most 180 kB of script, compressed", async () => {
    const { bytes, scripts } = await scriptOf(stranger.page, "/sign-in", () =>
      stranger.page.getByLabel(t.session.login).waitFor(),
    );
    expect(scripts).toBeGreaterThan(1);
    expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES);
  });

  test("today's work fetches at most 180 kB of script, compressed", async () => {
    const { bytes, scripts } = await scriptOf(worker.page, "/", () =>
      worker.page.getByRole("heading", { level: 2 }).first().waitFor(),
    );
    expect(scripts).toBeGreaterThan(1);
    expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES);
  });
});

/** Opens a page in a fresh browser and sums what its scripts weighed on the wire. */
async function scriptOf(
  page: Page,
  path: string,
  opened: () => Promise<void>,
): Promise<{ bytes: number; scripts: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const scripts = new Set<string>();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, response }) => {
    if (response.mimeType.includes("javascript")) scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(path);
  await opened();
  await page.waitForLoadState("networkidle");
  return { bytes, scripts: scripts.size };
}
