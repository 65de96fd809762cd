import * as fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, day, type Day } from "../calendar/day.ts";
import {
  assign,
  assignmentStatus,
  checkMailbox,
  delegate,
  endAssignment,
  mayBeHeldAt,
  type Assignment,
} from "./assignment.ts";

const d = day;
const held: Assignment = {
  id: "1",
  personId: "li",
  role: "SERVICE_CENTER_HEAD",
  placeLevel: "SERVICE_CENTER",
  placeId: "a",
  fromOn: d("2027-01-01"),
  toOn: d("2027-06-30"),
  delegatedFromId: null,
};
const admin = { personId: "admin", isSystemAdmin: true };
const { id: _, delegatedFromId: __, ...wanted } = held;
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => result.refusal?.code;

it.each([
  ["2026-12-31", "PLANNED"],
  ["2027-01-01", "ACTIVE"],
  ["2027-06-30", "ACTIVE"],
  ["2027-07-01", "ENDED"],
])("stands on %s as %s", (today, status) => {
  expect(assignmentStatus(held, d(today))).toBe(status);
});

it("lasts until further notice without a last day", () => {
  expect(assignmentStatus({ fromOn: d("2027-01-01"), toOn: null }, d("2099-01-01"))).toBe("ACTIVE");
});

it("holds a role at its level or above, never below", () => {
  expect(mayBeHeldAt("REGION_HEAD", "REGION")).toBe(true);
  expect(mayBeHeldAt("REGION_HEAD", "COMPANY")).toBe(true);
  expect(mayBeHeldAt("REGION_HEAD", "SERVICE_CENTER")).toBe(false);
  expect(mayBeHeldAt("SYSTEM_ADMIN", "REGION")).toBe(false);
  expect(mayBeHeldAt("VENDOR_STAFF", "ESTATE")).toBe(true);
  expect(mayBeHeldAt("VENDOR_STAFF", "COMPANY")).toBe(false);
  expect(mayBeHeldAt("OWNER", "SERVICE_CENTER")).toBe(false);
  expect(codeOf(assign({ ...wanted, role: "REGION_HEAD" }, [], admin))).toBe("ROLE_LEVEL_MISMATCH");
});

it("refuses the same role at the same place twice in the same days", () => {
  const next = (fromOn: string, toOn: string | null) =>
    assign({ ...wanted, fromOn: d(fromOn), toOn: toOn === null ? null : d(toOn) }, [held], admin);
  expect(codeOf(next("2027-06-30", null))).toBe("ASSIGNMENT_OVERLAPS");
  expect(codeOf(next("2026-01-01", "2027-01-01"))).toBe("ASSIGNMENT_OVERLAPS");
  expect(next("2027-07-01", null).ok).toBe(true);
  expect(next("2026-01-01", "2026-12-31").ok).toBe(true);
});

it("lets one person hold other roles and places at the same time", () => {
  expect(assign({ ...wanted, placeId: "b" }, [held], admin).ok).toBe(true);
  expect(assign({ ...wanted, role: "CUSTOMER_SERVICE_MANAGER" }, [held], admin).ok).toBe(true);
});

it("refuses a term that ends before it begins, and a role given to oneself", () => {
  expect(codeOf(assign({ ...wanted, toOn: d("2026-12-31") }, [], admin))).toBe(
    "ASSIGNMENT_ENDS_BEFORE_START",
  );
  const oneself = { personId: "li", isSystemAdmin: false };
  expect(codeOf(assign(wanted, [], oneself))).toBe("ASSIGNMENT_TO_ONESELF");
});

const standIn = (fromOn: string, toOn: string | null) => ({
  personId: "wang",
  fromOn: d(fromOn),
  toOn: toOn === null ? null : d(toOn),
});

it("lets somebody stand in for a while, inside the own term", () => {
  expect(delegate(held, standIn("2027-02-01", "2027-02-14"), [])).toEqual({
    ok: true,
    value: {
      personId: "wang",
      role: "SERVICE_CENTER_HEAD",
      placeLevel: "SERVICE_CENTER",
      placeId: "a",
      fromOn: "2027-02-01",
      toOn: "2027-02-14",
      delegatedFromId: "1",
    },
  });
});

it("ends a delegation by itself", () => {
  const made = delegate(held, standIn("2027-02-01", "2027-02-14"), []);
  expect(made.ok && assignmentStatus(made.value, d("2027-02-15"))).toBe("ENDED");
});

it("refuses delegations that reach further than the own right", () => {
  const refused = (from: string, to: string | null, own = held) =>
    codeOf(delegate(own, standIn(from, to), []));
  expect(refused("2026-12-31", "2027-01-10")).toBe("DELEGATION_OUTSIDE_ASSIGNMENT");
  expect(refused("2027-06-01", "2027-07-01")).toBe("DELEGATION_OUTSIDE_ASSIGNMENT");
  expect(refused("2027-02-01", null)).toBe("DELEGATION_WITHOUT_END");
  expect(refused("2027-02-02", "2027-02-01")).toBe("ASSIGNMENT_ENDS_BEFORE_START");
  expect(refused("2027-02-01", "2027-02-02", { ...held, delegatedFromId: "0" })).toBe(
    "DELEGATION_OF_DELEGATION",
  );
  const self = { ...standIn("2027-02-01", "2027-02-02"), personId: "li" };
  expect(codeOf(delegate(held, self, []))).toBe("DELEGATION_TO_ONESELF");
});

it("cuts the delegations when their assignment ends early", () => {
  const delegation = (id: string, fromOn: string, toOn: string): Assignment => ({
    ...held,
    id,
    personId: "wang",
    fromOn: d(fromOn),
    toOn: d(toOn),
    delegatedFromId: "1",
  });
  const delegations = [
    delegation("past", "2027-01-05", "2027-01-10"),
    delegation("running", "2027-02-20", "2027-03-20"),
    delegation("later", "2027-05-01", "2027-05-02"),
  ];
  expect(endAssignment(held, delegations, d("2027-03-01"), d("2027-02-25"))).toEqual({
    ok: true,
    value: {
      toOn: "2027-03-01",
      cut: [
        { id: "running", toOn: "2027-03-01" },
        { id: "later", toOn: null },
      ],
    },
  });
});

it("does not end what has ended, nor before it began", () => {
  expect(codeOf(endAssignment(held, [], d("2027-07-01"), d("2027-07-02")))).toBe(
    "ASSIGNMENT_ENDED",
  );
  expect(codeOf(endAssignment(held, [], d("2026-12-01"), d("2026-11-01")))).toBe(
    "ASSIGNMENT_ENDS_BEFORE_START",
  );
});

it("never holds the same role at the same place twice on one day, whatever is asked for", () => {
  const first = d("2027-01-01");
  const term = fc.tuple(fc.nat(60), fc.option(fc.nat(30))).map(([start, length]) => ({
    fromOn: addDays(first, start),
    toOn: length === null ? null : addDays(first, start + length),
  }));
  fc.assert(
    fc.property(fc.array(term, { maxLength: 8 }), (terms) => {
      const all: Assignment[] = [];
      for (const [index, one] of terms.entries()) {
        const made = assign({ ...wanted, ...one }, all, admin);
        if (made.ok) all.push({ ...held, ...made.value, id: String(index) });
      }
      for (let offset = 0; offset <= 100; offset += 1) {
        const on: Day = addDays(first, offset);
        const active = all.filter((one) => assignmentStatus(one, on) === "ACTIVE");
        expect(active.length).toBeLessThanOrEqual(1);
      }
    }),
  );
});

it("ORG-R10: who heads a center or a department publishes a mailbox first", () => {
  expect(codeOf(checkMailbox("SERVICE_CENTER_HEAD", null))).toBe("MAILBOX_REQUIRED");
  expect(codeOf(checkMailbox("ENGINEERING_MANAGER", " "))).toBe("MAILBOX_REQUIRED");
  expect(checkMailbox("SERVICE_CENTER_HEAD", "center@jc.example").ok).toBe(true);
  expect(checkMailbox("CLEANER", null).ok).toBe(true);
});
