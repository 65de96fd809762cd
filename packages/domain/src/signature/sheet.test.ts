import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holding } from "../approval/testing.ts";
import type { Result } from "../result.ts";
import {
  availableSignatureActions,
  checkSlots,
  refuseToSign,
  type Sheet,
  sign,
  signAsOutsider,
  type SignatureEntry,
  type SignatureSlot,
  signOffStatus,
  slotStates,
} from "./sheet.ts";

const slot = (key: string, side: string, more: Partial<SignatureSlot> = {}): SignatureSlot => ({
  key,
  label: key,
  labelEn: key,
  side,
  roles: ["SERVICE_CENTER_HEAD"],
  level: "SERVICE_CENTER",
  personId: null,
  ...more,
});

/** An item list: the developer hands over, the center receives, the region witnesses. */
const sheet: Sheet = {
  order: "GIVEN",
  slots: [
    slot("GIVER", "DEVELOPER", { roles: ["DEVELOPER_STAFF"], level: "EXTERNAL" }),
    slot("RECEIVER", "CENTER"),
    slot("WITNESS", "REGION", { roles: ["REGION_STAFF"], level: "REGION" }),
  ],
  contentHash: "h1",
  cancelled: false,
  entries: [],
};
const anyOrder: Sheet = { ...sheet, order: "ANY" };
const giver = holding("giver", "DEVELOPER_STAFF");
const receiver = holding("receiver", "SERVICE_CENTER_HEAD", { placeLevel: "SERVICE_CENTER" });
const on = (key: string) => ({ slot: key, contentHash: "h1" });
const code = (result: Result<unknown>) => (result.ok ? "OK" : result.refusal.code);
const having = (of: Sheet, ...results: Result<SignatureEntry>[]): Sheet => ({
  ...of,
  entries: [
    ...of.entries,
    ...results.map((result) => {
      if (!result.ok) throw new Error(result.refusal.code);
      return result.value;
    }),
  ],
});
const statuses = (of: Sheet) => slotStates(of).map(({ status }) => status);

describe("a sheet", () => {
  it("is signed in its order, each slot by who may", () => {
    expect(statuses(sheet)).toEqual(["OPEN", "WAITING", "WAITING"]);
    expect(sign(sheet, receiver, on("RECEIVER"))).toMatchObject({
      refusal: { code: "SIGNATURE_OUT_OF_ORDER", details: { slots: ["GIVER"] } },
    });
    const first = having(sheet, sign(sheet, giver, on("GIVER")));
    expect(statuses(first)).toEqual(["SIGNED", "OPEN", "WAITING"]);
    expect(sign(first, giver, on("RECEIVER"))).toMatchObject({
      refusal: { code: "SIGNATURE_NOT_YOURS", details: { roles: ["SERVICE_CENTER_HEAD"] } },
    });
    expect(code(sign(first, giver, on("GIVER")))).toBe("SIGNATURE_GIVEN");
    expect(code(sign(first, receiver, on("RECEIVER")))).toBe("OK");
  });

  it("is signed in any order where it says so, and then it is signed", () => {
    const witness = holding("witness", "REGION_STAFF");
    let signed = having(anyOrder, sign(anyOrder, witness, on("WITNESS")));
    signed = having(signed, sign(signed, receiver, on("RECEIVER")));
    expect(signOffStatus(signed)).toBe("OPEN");
    signed = having(signed, sign(signed, giver, on("GIVER")));
    expect(signOffStatus(signed)).toBe("SIGNED");
  });

  it("is signed by the named person alone, where one is named", () => {
    const named = { ...anyOrder, slots: [slot("A", "X", { personId: "zhang" })] };
    expect(code(sign(named, receiver, on("A")))).toBe("SIGNATURE_NOT_YOURS");
    expect(code(sign(named, holding("zhang"), on("A")))).toBe("OK");
  });

  it("takes no signature on a content that is not what was looked at, and none once it is cancelled", () => {
    const other = { slot: "GIVER", contentHash: "h0" };
    expect(code(sign(sheet, giver, other))).toBe("SIGNATURE_CONTENT_CHANGED");
    const gone = { ...sheet, cancelled: true };
    expect(code(sign(gone, giver, on("GIVER")))).toBe("SIGN_OFF_CLOSED");
    expect(signOffStatus(gone)).toBe("CANCELLED");
    expect(code(sign(sheet, giver, on("NONE")))).toBe("NOT_FOUND");
  });
});

describe("both sides", () => {
  it("are never signed for by one person, whatever roles he holds", () => {
    const many = { ...giver, authorities: [...giver.authorities, ...receiver.authorities] };
    const first = having(anyOrder, sign(anyOrder, many, on("GIVER")));
    expect(code(sign(first, many, on("RECEIVER")))).toBe("SIGNATURE_OTHER_SIDE");
    const told = availableSignatureActions(first, many, "RECEIVER");
    expect(told.map((one) => (one.allowed ? "OK" : one.refusal.code))).toEqual([
      "SIGNATURE_OTHER_SIDE",
      "OK",
      "SIGNATURE_NOT_EXTERNAL",
    ]);
  });

  it("nor by one name that comes by links", () => {
    const two = {
      ...anyOrder,
      slots: [slot("A", "X", { level: "EXTERNAL" }), slot("B", "Y", { level: "EXTERNAL" })],
    };
    const first = having(two, signAsOutsider(two, { name: "陈" }, on("A"), null));
    expect(code(signAsOutsider(first, { name: " 陈 " }, on("B"), null))).toBe(
      "SIGNATURE_OTHER_SIDE",
    );
    expect(code(signAsOutsider(first, { name: "李" }, on("B"), null))).toBe("OK");
  });
});

describe("a refusal to sign", () => {
  it("is recorded with its reason, holds up who comes next, and can be taken back by signing", () => {
    expect(code(refuseToSign(sheet, giver, on("GIVER"), " "))).toBe("REASON_REQUIRED");
    const refused = having(sheet, refuseToSign(sheet, giver, on("GIVER"), "数量不符"));
    expect(statuses(refused)).toEqual(["REFUSED", "WAITING", "WAITING"]);
    expect(signOffStatus(refused)).toBe("REFUSED");
    const signed = having(refused, sign(refused, giver, on("GIVER")));
    expect(statuses(signed)).toEqual(["SIGNED", "OPEN", "WAITING"]);
  });
});

describe("somebody without an account", () => {
  it("signs a slot of other parties, under a name, or refuses with the reason", () => {
    expect(code(signAsOutsider(sheet, { name: "陈" }, on("GIVER"), null))).toBe("OK");
    expect(code(signAsOutsider(sheet, { name: " " }, on("GIVER"), null))).toBe("INVALID_INPUT");
    expect(code(signAsOutsider(anyOrder, { name: "陈" }, on("RECEIVER"), null))).toBe(
      "SIGNATURE_NOT_EXTERNAL",
    );
    expect(code(signAsOutsider(sheet, { name: "陈" }, on("GIVER"), ""))).toBe("REASON_REQUIRED");
    expect(signAsOutsider(sheet, { name: "陈" }, on("GIVER"), "不符")).toMatchObject({
      value: { kind: "REFUSED", outsiderName: "陈" },
    });
  });
});

it("tells who may send a link, ahead of its turn as well", () => {
  const link = (mayIssueLinks: boolean, of: Sheet, key: string) => {
    const told = availableSignatureActions(of, { ...receiver, mayIssueLinks }, key).at(-1)!;
    return told.allowed ? "OK" : told.refusal.code;
  };
  const last = { ...sheet, slots: sheet.slots.toReversed() };
  expect([link(true, sheet, "GIVER"), link(true, last, "GIVER")]).toEqual(["OK", "OK"]);
  expect(link(false, sheet, "GIVER")).toBe("FORBIDDEN");
  expect(link(true, sheet, "RECEIVER")).toBe("SIGNATURE_NOT_EXTERNAL");
  const signed = having(sheet, sign(sheet, giver, on("GIVER")));
  expect(link(true, signed, "GIVER")).toBe("SIGNATURE_GIVEN");
});

it("checks that slots make a sheet", () => {
  expect(checkSlots(sheet.slots)).toBe(true);
  expect(checkSlots([])).toBe(false);
  expect(checkSlots([slot("A", "X"), slot("A", "Y")])).toBe(false);
  expect(checkSlots([slot("A", "X", { roles: [] })])).toBe(false);
  expect(checkSlots([slot("a", "X")])).toBe(false);
});

const anyCommand = fc.record({
  kind: fc.constantFrom("SIGN", "SIGN", "SIGN", "REFUSE", "LINK", "CHANGE"),
  key: fc.constantFrom("GIVER", "RECEIVER", "WITNESS"),
  who: fc.constantFrom("p", "q", "r"),
  roles: fc.subarray(["DEVELOPER_STAFF", "SERVICE_CENTER_HEAD", "REGION_STAFF"] as const),
});

/** Plays commands on a sheet; a change of content voids what is there. */
function play(
  start: Sheet,
  commands: readonly (typeof anyCommand extends fc.Arbitrary<infer C> ? C : never)[],
) {
  let current = start;
  let version = 1;
  for (const { kind, key, who, roles } of commands) {
    const authorities = roles.map(
      (role) => holding(who, role, { placeLevel: "REGION" }).authorities[0]!,
    );
    const signing = { slot: key, contentHash: current.contentHash };
    const signer = { personId: who, authorities, mayIssueLinks: false };
    if (kind === "CHANGE") {
      const entries = current.entries.map((entry) => ({ ...entry, voided: true }));
      current = { ...current, contentHash: `h${(version += 1)}`, entries };
      continue;
    }
    const result =
      kind === "LINK"
        ? signAsOutsider(current, { name: who }, signing, null)
        : kind === "SIGN"
          ? sign(current, signer, signing)
          : refuseToSign(current, signer, signing, "因为");
    if (result.ok) current = having(current, result);
  }
  return current;
}

it("keeps its laws in any sequence: order, sides, and voided never counts", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(sheet, anyOrder),
      fc.array(anyCommand, { maxLength: 30 }),
      (start, commands) => {
        const end = play(start, commands);
        const states = slotStates(end);
        const signed = states.filter(({ status }) => status === "SIGNED");
        for (const { entry } of signed) {
          expect(entry!.voided).toBe(false);
          expect(entry!.contentHash).toBe(end.contentHash);
        }
        if (end.order === "GIVEN") {
          const firstOpen = states.findIndex(({ status }) => status !== "SIGNED");
          if (firstOpen >= 0) expect(signed).toHaveLength(firstOpen);
        }
        const people = signed.map(({ entry }) => entry!.personId ?? entry!.outsiderName);
        const named = signed.map(({ entry }) => (entry!.personId === null ? "L" : "P"));
        const who = people.map((one, at) => `${named[at]}${one}`);
        expect(new Set(who).size).toBe(who.length); // three slots, three sides: nobody twice
        expect(signOffStatus(end) === "SIGNED").toBe(signed.length === end.slots.length);
      },
    ),
  );
});
