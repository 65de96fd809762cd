import { expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import {
  checkHandover,
  differencesOf,
  type Draft,
  isOverdue,
  settleDifference,
  settlementsOf,
  whileWaiting,
} from "./handover.ts";
import { custodyStatuses, type CustodyStatus } from "./vocabulary.ts";

const today = day("2027-03-01");
const draft = (more: Partial<Draft> = {}): Draft => ({
  direction: "ISSUE",
  lines: [{ id: "a", quantity: 1 }],
  dueBackOn: null,
  standIn: null,
  ...more,
});
const code = (more: Partial<Draft>, standInPaper = false) => {
  const result = checkHandover(draft(more), today, { standInPaper });
  return result.ok ? "OK" : result.refusal.code;
};

it("takes a handover of things with their counts, and refuses what is none", () => {
  expect(code({})).toBe("OK");
  expect(code({ lines: [] })).toBe("CUSTODY_NOTHING");
  expect(
    code({ lines: Array.from({ length: 501 }, (_, id) => ({ id: `${id}`, quantity: 1 })) }),
  ).toBe("CUSTODY_TOO_MANY");
  const twice = { id: "a", quantity: 1 };
  expect(code({ lines: [twice, twice] })).toBe("CUSTODY_LINE_TWICE");
  for (const quantity of [0, -1, 0.5])
    expect(code({ lines: [{ id: "a", quantity }] })).toBe("INVALID_INPUT");
  expect(code({ lines: [{ id: "a", quantity: 1, damaged: 2 }] })).toBe("INVALID_INPUT");
  expect(code({ lines: [{ id: "a", quantity: 1, listed: 1 }] })).toBe("INVALID_INPUT");
});

it("is due back on a day to come, and only what is handed out", () => {
  expect(code({ dueBackOn: today })).toBe("OK");
  expect(code({ dueBackOn: day("2027-02-28") })).toBe("CUSTODY_DUE_PAST");
  expect(code({ direction: "RETURN", dueBackOn: today })).toBe("INVALID_INPUT");
  expect([
    isOverdue(today, today),
    isOverdue(day("2027-02-28"), today),
    isOverdue(null, today),
  ]).toEqual([false, true, false]);
});

it("names a stand-in with the relation, and the paper where the place asks for one", () => {
  const standIn = { name: "李女士", relation: "配偶", paper: null };
  expect(code({ standIn })).toBe("OK");
  expect(code({ standIn: { ...standIn, relation: " " } })).toBe("CUSTODY_STAND_IN_RELATION");
  expect(code({ standIn: { ...standIn, name: " " } })).toBe("INVALID_INPUT");
  expect(code({ standIn }, true)).toBe("CUSTODY_STAND_IN_PAPER");
  expect(code({ standIn: { ...standIn, paper: "委托书" } }, true)).toBe("OK");
});

it("tells short, over and damaged apart, and takes a line of which nothing came", () => {
  expect(differencesOf({ quantity: 2, listed: 3, damaged: 1 })).toEqual([
    { kind: "SHORT", quantity: 1 },
    { kind: "DAMAGED", quantity: 1 },
  ]);
  expect(differencesOf({ quantity: 4, listed: 3 })).toEqual([{ kind: "OVER", quantity: 1 }]);
  expect(differencesOf({ quantity: 3, listed: 3 })).toEqual([]);
  expect(differencesOf({ quantity: 3 })).toEqual([]);
  expect(code({ direction: "RECEIVE", lines: [{ id: "a", quantity: 0, listed: 3 }] })).toBe("OK");
});

it("settles each difference once, in a way that fits it", () => {
  const open = { quantity: 1, settlement: null } as const;
  expect(settlementsOf("SHORT")).toEqual(["MADE_UP", "ACCEPTED"]);
  expect(settleDifference({ kind: "SHORT", ...open }, "MADE_UP")).toMatchObject({
    value: "RECEIVE",
  });
  expect(settleDifference({ kind: "OVER", ...open }, "SENT_BACK")).toMatchObject({
    value: "SEND_BACK",
  });
  expect(settleDifference({ kind: "DAMAGED", ...open }, "ACCEPTED")).toMatchObject({ value: null });
  expect(settleDifference({ kind: "SHORT", ...open }, "SCRAPPED")).toMatchObject({
    refusal: { code: "INVALID_INPUT" },
  });
  expect(
    settleDifference({ kind: "SHORT", quantity: 1, settlement: "ACCEPTED" }, "MADE_UP"),
  ).toMatchObject({ refusal: { code: "CUSTODY_SETTLED" } });
});

it("waits, or was refused, as long as it can be signed or called off", () => {
  const open = (Object.keys(custodyStatuses) as CustodyStatus[]).filter(
    (status) => whileWaiting(status).ok,
  );
  expect(open).toEqual(["OPEN", "REFUSED"]);
});
