import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Json } from "../canonical-json.ts";
import type { TenderEvent } from "./lifecycle.ts";
import { type LogEntry, logged } from "./log.ts";
import { packOf, type TenderPack } from "./pack.ts";
import { playProcess, type Process } from "./testing.ts";
import { verify } from "./verify.mjs";

type Entry = LogEntry<TenderEvent>;
type Kind = TenderEvent["kind"];
type Of<K extends Kind> = Extract<TenderEvent, { kind: K }>;

const tender = "TENDER-2027-001";
let process: Process;
beforeAll(async () => {
  process = await playProcess(tender);
});

/** The log with some of its entries otherwise: as a clumsy forger leaves it, hashes and all. */
function changed<K extends Kind>(kind: K, change: (event: Of<K>) => TenderEvent): Entry[] {
  const at = process.log.findIndex(({ event }) => event.kind === kind);
  const entry = process.log[at] as Entry;
  return process.log.with(at, { ...entry, event: change(entry.event as Of<K>) });
}

/** As a forger leaves it who reckons the whole chain again. */
async function chainedAgain(log: readonly Entry[]): Promise<Entry[]> {
  const again: Entry[] = [];
  for (const { at, by, event, checks } of log)
    again.push(await logged(again.at(-1), at, by, event, checks));
  return again;
}

const codes = async (log: readonly Entry[], receipts: readonly unknown[] = []) =>
  (await verify(packOf(tender, log), receipts)).map(({ code }) => code);
/** What is found of a log with its old hashes, and with new ones. */
const both = async (log: readonly Entry[]) => [
  await codes(log),
  await codes(await chainedAgain(log)),
];

/** A file as somebody has it. */
const held = (name: string, bytes: Uint8Array) => ({ name, read: () => Promise.resolve(bytes) });
const flipped = (bytes: Uint8Array, at: number) => {
  const changed = Uint8Array.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
};
const foundOf = (file: ReturnType<typeof held>, log: readonly Entry[] = process.log) =>
  verify(packOf(tender, log), process.receipts, [file]);

const opened = (change: (bid: Of<"OPENED">["bids"][number]) => Of<"OPENED">["bids"][number]) =>
  changed("OPENED", (event) => ({
    ...event,
    bids: event.bids.map((bid) => (bid.bidder === "bidder-yi" ? change(bid) : bid)),
  }));

/** The bid with another hash for its file: what was handed in does not come to it. */
function withOtherHash(bid: unknown): Json {
  const { files, ...others } = bid as { files: readonly object[] };
  const changedFiles = files.map((file) => ({ ...file, sha256: "a".repeat(64) }));
  return { ...others, files: changedFiles };
}

/** The forgeries, each with its own hashes reckoned again so that only what it says gives it away. */
const lateBid: TenderEvent = {
  kind: "BID_RECEIVED",
  bidder: "bidder-ding",
  commitment: "f".repeat(64),
  envelope: "",
};
const forgeries: Record<string, { forged: () => Entry[]; code: string; sentence: RegExp }> = {
  "a changed bid": {
    forged: () =>
      opened((bid) => ({ ...bid, bid: { ...(bid.bid as object), promise: "另一份方案" } })),
    code: "BID_CHANGED",
    sentence: /bidder-yi.*与截止前的承诺值不一致/,
  },
  "a changed nonce": {
    forged: () => opened((bid) => ({ ...bid, nonce: btoa("x".repeat(32)) })),
    code: "BID_CHANGED",
    sentence: /bidder-yi.*随机数被改动/,
  },
  "a changed draw": {
    forged: () =>
      changed("EXPERTS_DRAWN", (event) => {
        const [first = "", ...others] = event.draw.drawn;
        const [friend = "", ...rest] = event.draw.reserve;
        return {
          ...event,
          draw: { ...event.draw, drawn: [friend, ...others], reserve: [first, ...rest] },
        };
      }),
    code: "DRAW_CHANGED",
    sentence: /专家抽取结果被改动/,
  },
  "a sheet that is not the one that was sealed": {
    forged: () =>
      changed("SCORED_ALONE", (event) => ({
        ...event,
        sheets: Object.fromEntries(
          Object.entries(event.sheets).map(([bidder, points]) => [
            bidder,
            { ...points, price: "99" },
          ]),
        ),
      })),
    code: "SHEET_CHANGED",
    sentence: /与其独立评分时封存的承诺值不一致/,
  },
  "a changed score": {
    forged: () =>
      changed("RANKED", (event) => ({ ...event, scores: { ...event.scores, "bidder-yi": "99" } })),
    code: "SCORE_CHANGED",
    sentence: /bidder-yi的得分被改动/,
  },
  "a late bid slipped in": {
    forged: () =>
      process.log.map((entry) =>
        entry.event.kind === "LATE_BID_REFUSED" ? { ...entry, event: lateBid } : entry,
      ),
    code: "LATE_BID",
    sentence: /bidder-ding.*在截止时间.*之后收到/,
  },
};

describe("the verifier", () => {
  it("finds nothing in an honest pack, nor in its receipts", async () => {
    expect(await codes(process.log, process.receipts)).toEqual([]);
  });

  it.each(Object.entries(forgeries))(
    "catches %s, even where all hashes were reckoned again",
    async (_, one) => {
      const [clumsy, clever] = await both(one.forged());
      expect(clumsy).toContain("LOG_BROKEN");
      expect(clever).not.toContain("LOG_BROKEN");
      expect(clumsy).toContain(one.code);
      expect(clever).toContain(one.code);
      const found = await verify(packOf(tender, await chainedAgain(one.forged())));
      const said = found.find(({ code }) => code === one.code);
      expect(said?.zh).toMatch(one.sentence);
      expect(said?.en).not.toMatch(/\?|undefined/);
    },
  );

  it("catches a removed entry by its hash, and by a bidder's receipt where the hashes were reckoned again", async () => {
    const at = process.log.findIndex(({ event }) => event.kind === "ANSWERED_TO_ALL");
    const removed = process.log.toSpliced(at, 1);
    const [said] = await verify(packOf(tender, removed));
    expect(said).toMatchObject({
      code: "LOG_BROKEN",
      zh: expect.stringContaining(`第 ${at + 1} 条被删除`),
    });
    const again = await chainedAgain(removed);
    expect(await codes(again)).toEqual([]); // nothing in it tells: that is what receipts are for
    expect(new Set(await codes(again, process.receipts))).toEqual(new Set(["RECEIPT_NOT_IN_LOG"]));
  });

  it("catches a late bid that was dated back by the receipts of those who came after", async () => {
    const at = process.log.findIndex(({ event }) => event.kind === "BID_RECEIVED");
    const forged = await chainedAgain(
      process.log.toSpliced(at, 0, { ...(process.log[at] as Entry), event: lateBid }),
    );
    expect(await codes(forged, process.receipts)).toContain("RECEIPT_NOT_IN_LOG");
  });

  const more: Record<string, { forged: () => Entry[]; code: string }> = {
    "a bid that was withdrawn and opened": {
      forged: () =>
        changed("OPENED", (event) => ({
          ...event,
          bids: [...event.bids, { bidder: "bidder-ding", bid: { price: "2.40" }, nonce: "" }],
        })),
      code: "BID_SLIPPED_IN",
    },
    "a bid that was not opened": {
      forged: () => changed("OPENED", (event) => ({ ...event, bids: event.bids.slice(1) })),
      code: "BID_LEFT_OUT",
    },
    "an opening by one holder under two names": {
      forged: () =>
        changed("OPENED", (event) => ({
          ...event,
          holders: event.holders.map((one) => ({ ...one, proof: event.holders[0]?.proof ?? "" })),
        })),
      code: "HOLDERS_MISSING",
    },
    "an opening before the deadline": {
      forged: () =>
        process.log.map((entry) =>
          entry.event.kind === "OPENED" ? { ...entry, at: "2027-02-18T01:59:59.000Z" } : entry,
        ),
      code: "OPENED_EARLY",
    },
    "another secret than was committed to": {
      forged: () => changed("EXPERTS_DRAWN", (event) => ({ ...event, secret: "另一个数" })),
      code: "SEED_CHANGED",
    },
    "somebody who steps in out of turn": {
      forged: () => changed("EXPERT_REPLACED", (event) => ({ ...event, by: "expert-4" })),
      code: "STEPPED_IN_OUT_OF_TURN",
    },
    "somebody who is replaced after scoring": {
      forged: () => {
        const at = process.log.findIndex(({ event }) => event.kind === "EXPERT_REPLACED");
        const scoredAt = process.log.findIndex(({ event }) => event.kind === "SCORED_ALONE");
        const { expert } = (process.log[scoredAt] as Entry).event as Of<"SCORED_ALONE">;
        const entry = process.log[at] as Entry;
        const event = { ...(entry.event as Of<"EXPERT_REPLACED">), expert };
        return process.log.toSpliced(at, 1).toSpliced(scoredAt, 0, { ...entry, event });
      },
      code: "STEPPED_IN_OUT_OF_TURN",
    },
    "changed points": {
      forged: () =>
        changed("SCORED_ALONE", (event) => ({
          ...event,
          sheets: { ...event.sheets, "bidder-yi": { order: "10", green: "10", price: "100" } },
        })),
      code: "SCORE_CHANGED",
    },
    "another order of the candidates": {
      forged: () => changed("RANKED", (event) => ({ ...event, ranked: event.ranked.toReversed() })),
      code: "RANKING_CHANGED",
    },
    "scores of a stranger": {
      forged: () => changed("SCORED_ALONE", (event) => ({ ...event, expert: "expert-4" })),
      code: "SCORED_BY_STRANGER",
    },
    "a winner who was not ranked": {
      forged: () => changed("AWARDED", (event) => ({ ...event, bidder: "bidder-ding" })),
      code: "AWARD_NOT_RANKED",
    },
  };
  it.each(Object.entries(more))("catches %s", async (_, { forged, code }) => {
    expect(await codes(await chainedAgain(forged()))).toContain(code);
  });

  it("finds nothing in a bid's file, as it was read and as it was handed in", async () => {
    const { name, plain, sealed } = process.file;
    expect(await foundOf(held(name, plain))).toEqual([]);
    expect(await foundOf(held("任意名称", plain))).toEqual([]);
    expect(await foundOf(held(`${name}.sealed`, sealed))).toEqual([]);
  });

  it("catches a tampered file, read or sealed, and one that belongs to no bid", async () => {
    const { name, plain, sealed } = process.file;
    const [said, ...more] = await foundOf(held(name, flipped(plain, 3)));
    expect(more).toEqual([]);
    expect(said).toMatchObject({
      code: "FILE_CHANGED",
      zh: `附件“${name}”被改动：与bidder-jia投标文件中承诺的哈希不一致。`,
    });
    const [again] = await foundOf(held(`${name}.sealed`, flipped(sealed, sealed.length - 1)));
    expect(again?.code).toBe("FILE_CHANGED");
    const [other] = await foundOf(held("合同.docx", plain.slice(1)));
    expect(other?.code).toBe("FILE_UNKNOWN");
  });

  it("catches a file that was put in after the deadline, and one that does not hold what the bid names", async () => {
    const { name, sealed } = process.file;
    const received = process.log.findLastIndex(
      ({ event }) => event.kind === "BID_RECEIVED" && event.files !== undefined,
    );
    const { event, ...entry } = process.log[received] as Entry;
    const without = { ...event, files: [] } as TenderEvent;
    const log = await chainedAgain(process.log.with(received, { ...entry, event: without }));
    const slipped = await verify(packOf(tender, log));
    expect(slipped).toMatchObject([{ code: "FILE_NOT_HANDED_IN" }]);
    expect(slipped[0]?.zh).toContain(name);
    const another = await chainedAgain(
      changed("OPENED", (one) => ({
        ...one,
        bids: one.bids.map((bid) =>
          bid.bidder === "bidder-jia" ? { ...bid, bid: withOtherHash(bid.bid) } : bid,
        ),
      })),
    );
    const found = await foundOf(held(`${name}.sealed`, sealed), another);
    expect(found.map(({ code }) => code)).toContain("FILE_NOT_AS_COMMITTED");
  });

  it("catches a receipt that was changed, and what is no pack", async () => {
    const [kept] = process.receipts;
    expect(await codes(process.log, [{ ...kept, bid: { price: "1.00" } }])).toEqual([
      "RECEIPT_CHANGED",
    ]);
    expect((await verify({ hello: "world" }))[0]?.code).toBe("NOT_A_PACK");
    expect((await verify(null))[0]?.code).toBe("NOT_A_PACK");
    const headless = await chainedAgain(process.log.slice(1));
    expect(await codes(headless)).toContain("NOT_A_PACK");
  });
});

describe("the script without Threshold", () => {
  const folder = mkdtempSync(join(tmpdir(), "tender-pack-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (name: string, value: unknown) => {
    writeFileSync(join(folder, name), JSON.stringify(value));
    return join(folder, name);
  };
  /** Copied to an empty folder: it needs nothing that lies beside it here. */
  const run = (...args: string[]) => {
    const script = join(folder, "verify.mjs");
    copyFileSync(fileURLToPath(new URL("verify.mjs", import.meta.url)), script);
    return spawnSync("node", [script, ...args], { encoding: "utf8", cwd: folder });
  };

  it("says that an honest pack holds, with a receipt", () => {
    const pack: TenderPack = packOf(tender, process.log);
    const answer = run(write("pack.json", pack), write("receipt.json", process.receipts[1]));
    expect(answer.stdout).toContain("全部核验通过");
    expect(answer.status).toBe(0);
  });

  it("takes files of bids beside the pack, and says which of them was changed", () => {
    const { name, plain, sealed } = process.file;
    const pack = write("pack.json", packOf(tender, process.log));
    const file = (called: string, bytes: Uint8Array) => {
      writeFileSync(join(folder, called), bytes);
      return join(folder, called);
    };
    const good = run(pack, file(name, plain), file("a.sealed", sealed));
    expect(good.stdout).toContain("2 个附件全部核验通过");
    expect(good.status).toBe(0);
    const bad = run(pack, file(name, flipped(plain, 0)));
    expect(bad.stdout).toContain(`The file “${name}” was changed`);
    expect(bad.status).toBe(1);
  });

  it("says of a tampered one what was done, and fails", async () => {
    const forged = await chainedAgain(
      (forgeries["a changed bid"] as { forged: () => Entry[] }).forged(),
    );
    const answer = run(write("forged.json", packOf(tender, forged)));
    expect(answer.stdout).toContain("bidder-yi开标后的投标内容或随机数被改动");
    expect(answer.stdout).toContain("The opened bid of bidder-yi, or its nonce, was changed");
    expect(answer.status).toBe(1);
    expect(run().status).toBe(2);
  });
});
