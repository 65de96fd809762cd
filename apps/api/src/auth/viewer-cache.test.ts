import { describe, expect, it } from "vitest";
import { createViewerCache, type Loaded } from "./viewer-cache.ts";

const loaded = (value: string, accountId = "a"): Loaded<string> => ({
  value,
  accountId,
  companyId: "c",
  validUntil: new Date(8.64e15),
});
const clock = () => new Date(0);

describe("the viewers' cache", () => {
  it("lets the longest unused go first when room is short", async () => {
    const cache = createViewerCache<string>(clock, 60);
    const reads: string[] = [];
    const get = (key: string) =>
      cache.get(key, async () => {
        reads.push(key);
        return loaded("x".repeat(20));
      });
    await get("1");
    await get("2");
    await get("1");
    await get("3");
    expect(cache.count()).toBe(2);
    await get("1");
    await get("2");
    expect(reads).toEqual(["1", "2", "3", "2"]);
  });

  it("remembers nobody and no failure", async () => {
    const cache = createViewerCache<string>(clock);
    expect(await cache.get("k", async () => null)).toBeNull();
    await expect(cache.get("k", () => Promise.reject(new Error("lost")))).rejects.toThrow("lost");
    expect(await cache.get("k", async () => loaded("v"))).toBe("v");
    expect(cache.count()).toBe(1);
  });

  it("does not keep what was being read while it was told to forget", async () => {
    const cache = createViewerCache<string>(clock);
    let answer: (late: Loaded<string>) => void = () => {};
    const first = cache.get("k", () => new Promise((resolve) => (answer = resolve)));
    cache.forget(() => true);
    const second = cache.get("k", async () => loaded("new"));
    answer(loaded("old"));
    expect([await first, await second]).toEqual(["old", "new"]);
    expect(await cache.get("k", async () => loaded("newer"))).toBe("new");
  });

  it("forgets one account and keeps the others", async () => {
    const cache = createViewerCache<string>(clock);
    await cache.get("1", async () => loaded("one", "a"));
    await cache.get("2", async () => loaded("two", "b"));
    cache.forget(({ accountId }) => accountId === "a");
    expect(await cache.get("1", async () => null)).toBeNull();
    expect(await cache.get("2", async () => null)).toBe("two");
  });

  it("does not outlive the instant until which it can be true", async () => {
    let now = new Date(1_000);
    const cache = createViewerCache<string>(() => now);
    await cache.get("k", async () => ({ ...loaded("v"), validUntil: new Date(2_000) }));
    now = new Date(1_999);
    expect(await cache.get("k", async () => null)).toBe("v");
    now = new Date(2_000);
    expect(await cache.get("k", async () => null)).toBeNull();
  });
});
