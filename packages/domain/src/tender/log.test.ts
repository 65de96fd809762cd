import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginning, brokenAt, type LogEntry, logged } from "./log.ts";

async function logOf(words: readonly string[]): Promise<LogEntry<string>[]> {
  const log: LogEntry<string>[] = [];
  for (const [index, word] of words.entries()) {
    const at = new Date(Date.UTC(2027, 0, 4, 2, index)).toISOString();
    log.push(await logged(log.at(-1), at, "梁美琪", word));
  }
  return log;
}

describe("the process log", () => {
  it("begins with nothing before it, and each entry names the one before", async () => {
    const log = await logOf(["a", "b"]);
    expect(log[0]).toMatchObject({ position: 1, previous: beginning });
    expect(log[1]).toMatchObject({ position: 2, previous: log[0]?.hash });
    expect(await brokenAt(log)).toBeUndefined();
    expect(await brokenAt([])).toBeUndefined();
  });

  it("shows an entry that was written before the one it follows", async () => {
    const [first] = await logOf(["a"]);
    const earlier = await logged(first, "2027-01-01T00:00:00.000Z", "x", "b");
    expect(await brokenAt([first as LogEntry, earlier])).toBe(2);
  });

  const words = fc.array(fc.string({ maxLength: 8 }), { minLength: 2, maxLength: 8 });

  it("law: a removed entry is seen, wherever it was but at the end", async () => {
    await fc.assert(
      fc.asyncProperty(words, fc.nat(), async (some, which) => {
        const log = await logOf(some);
        const at = which % (log.length - 1);
        expect(await brokenAt(log.toSpliced(at, 1))).toBe(at + 1);
      }),
      { numRuns: 40 },
    );
  });

  it("law: a changed, swapped or doubled entry is seen", async () => {
    await fc.assert(
      fc.asyncProperty(words, fc.nat(), async (some, which) => {
        const log = await logOf(some);
        const at = which % (log.length - 1);
        const [one, next] = [log[at] as LogEntry<string>, log[at + 1] as LogEntry<string>];
        expect(await brokenAt(log.with(at, { ...one, event: `${one.event}!` }))).toBe(at + 1);
        expect(await brokenAt(log.with(at, { ...one, by: "x" }))).toBe(at + 1);
        expect(await brokenAt(log.with(at, next).with(at + 1, one))).toBe(at + 1);
        expect(await brokenAt(log.toSpliced(at, 0, one))).toBe(at + 2);
      }),
      { numRuns: 40 },
    );
  });
});
