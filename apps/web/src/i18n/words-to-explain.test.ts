import { expect, test, vi } from "vitest";
import { explain } from "../refusals.ts";
import type { Problem } from "../problem.ts";

test("what went wrong is told also where the words of it cannot be fetched", async () => {
  vi.doMock("./zh.pages.ts", () => {
    throw new TypeError("Failed to fetch dynamically imported module");
  });
  const { loadFieldWords, loadMessages, loadPageWords, loadWordsToExplain } =
    await import("./Words.tsx");
  const t = await loadMessages("zh");
  await loadFieldWords();
  await expect(loadPageWords()).rejects.toThrow(/error when mocking/);
  await expect(loadWordsToExplain()).resolves.toBeUndefined();
  const refused = (code: string) => ({ kind: "REFUSED", code, details: {} }) as Problem;
  expect(explain(t, refused("UAC_NET_WRONG"))).toBe("网兜直径应为200–300mm。");
  expect(explain(t, refused("STALE_VERSION"))).toContain("STALE_VERSION");
  vi.doUnmock("./zh.pages.ts");
});
