import { describe, expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import type { Result } from "../result.ts";
import {
  addCountersigner,
  availableApprovalActions,
  changeContent,
  commentOn,
  decide,
  decideAsOutsider,
  delegateApproval,
  isTrusted,
  mayRecordPapers,
  recordPaper,
  withdraw,
} from "./decide.ts";
import { after, type ApprovalState, currentStep, stateOf } from "./state.ts";
import { at, holding, scheme, stepOf } from "./testing.ts";

const head = holding("head", "REGION_HEAD");
const developer = holding("developer", "DEVELOPER_HEAD");
const review = { step: "REVIEW", contentHash: "h1" };
const external = { step: "DEVELOPER", contentHash: "h1" };
const someone = (personId: string, trusted = true) => ({ personId, trusted });

function events<T>(...results: Result<T>[]): T[] {
  return results.map((result) => {
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value;
  });
}
const code = (result: Result<unknown>) => (result.ok ? "OK" : result.refusal.code);
const play = (
  state: ApprovalState,
  rule: (state: ApprovalState) => Result<Parameters<typeof after>[1]>,
) => after(state, events(rule(state))[0]!);
const reviewed = play(at(), (s) => decide(s, head, "APPROVE", review, null));

describe("a decision", () => {
  it("LCH-R04 passes from the region head to the developer's head, and then the scheme is approved", () => {
    expect(currentStep(at())?.key).toBe("REVIEW");
    expect(currentStep(reviewed)?.key).toBe("DEVELOPER");
    const approved = play(reviewed, (s) => decide(s, developer, "APPROVE", external, null));
    expect(approved.status).toBe("APPROVED");
    expect(currentStep(approved)).toBeUndefined();
    expect(code(decide(approved, developer, "APPROVE", external, null))).toBe("APPROVAL_CLOSED");
  });

  it("returns to draft with a reason, at any step", () => {
    expect(code(decide(at(), head, "RETURN", review, "  "))).toBe("REASON_REQUIRED");
    const returned = play(at(), (s) => decide(s, head, "RETURN", review, "人数不足"));
    expect(returned.status).toBe("RETURNED");
    expect(returned.steps.map((step) => step.status)).toEqual(["RETURNED", "WAITING"]);
  });

  it("is open to whoever asked for what somebody outside wrote and handed in by his link", () => {
    const handedIn = stateOf({ ...scheme, requesterId: "head", authorIds: [] }, []);
    expect(code(decide(handedIn, head, "APPROVE", review, null))).toBe("OK");
    expect(code(withdraw(handedIn, "head"))).toBe("OK");
  });

  it("is refused to whoever holds no role of the step at its level, naming the roles", () => {
    const center = holding("x", "REGION_HEAD", { placeLevel: "SERVICE_CENTER" });
    expect(decide(at(), center, "APPROVE", review, null)).toMatchObject({
      refusal: { code: "APPROVAL_NOT_YOURS", details: { roles: ["REGION_HEAD"] } },
    });
    const above = holding("x", "REGION_HEAD", { placeLevel: "COMPANY" });
    expect(code(decide(at(), above, "APPROVE", review, null))).toBe("OK");
    expect(code(decide(at(), developer, "APPROVE", review, null))).toBe("APPROVAL_NOT_YOURS");
    const atCompany = holding("x", "DEVELOPER_HEAD", { placeLevel: "COMPANY" });
    expect(code(decide(reviewed, atCompany, "APPROVE", external, null))).toBe("APPROVAL_NOT_YOURS");
  });

  it("is refused on a step or content that is not what was seen", () => {
    expect(code(decide(at(), head, "APPROVE", external, null))).toBe("APPROVAL_STEP_PASSED");
    const stale = { ...review, contentHash: "h0" };
    expect(code(decide(at(), head, "APPROVE", stale, null))).toBe("APPROVAL_CONTENT_CHANGED");
  });
});

describe("nobody approves his own", () => {
  it("neither the requester nor whoever wrote it, whatever roles they hold", () => {
    for (const who of ["manager", "writer"]) {
      const actor = holding(who, "REGION_HEAD");
      expect(code(decide(at(), actor, "APPROVE", review, null))).toBe("APPROVAL_OWN");
      expect(code(delegateApproval(at(), actor, someone("x"), review))).toBe("APPROVAL_OWN");
    }
  });

  it("nor who stands in for them, unless a power of his own lets him", () => {
    const standIn = holding("x", "REGION_HEAD", { forPersonId: "writer" });
    expect(code(decide(at(), standIn, "APPROVE", review, null))).toBe("APPROVAL_OWN");
    const own = { ...standIn, authorities: [...standIn.authorities, ...head.authorities] };
    expect(code(decide(at(), own, "APPROVE", review, null))).toBe("OK");
  });

  it("nor by being handed it or asked as well", () => {
    expect(code(delegateApproval(at(), head, someone("writer"), review))).toBe(
      "APPROVER_IS_AUTHOR",
    );
    expect(code(addCountersigner(at(), head, someone("manager"), "BEFORE", review))).toBe(
      "APPROVER_IS_AUTHOR",
    );
  });

  it("nor whoever changes it on the way", () => {
    const changed = after(at(), changeContent(at(), "head", "h2")!);
    const seen = { ...review, contentHash: "h2" };
    expect(code(decide(changed, head, "APPROVE", seen, null))).toBe("APPROVAL_OWN");
  });
});

describe("a changed content", () => {
  it("voids what was approved and begins again", () => {
    const changed = after(reviewed, changeContent(reviewed, "other", "h2")!);
    expect(currentStep(changed)?.key).toBe("REVIEW");
    expect(changed.contentHash).toBe("h2");
    expect(changed.steps.every((step) => step.seats.every((seat) => !seat.filled))).toBe(true);
  });

  it("is no change where it is the same, and of no matter once closed", () => {
    expect(changeContent(at(), "other", "h1")).toBeUndefined();
    const gone = play(at(), (s) => withdraw(s, "manager"));
    expect(changeContent(gone, "other", "h2")).toBeUndefined();
  });
});

describe("转交", () => {
  const handed = play(at(), (s) => delegateApproval(s, head, someone("deputy"), review));

  it("lets that person decide, and nobody else meanwhile", () => {
    expect(code(decide(handed, head, "APPROVE", review, null))).toBe("APPROVAL_HANDED_OVER");
    expect(code(decide(handed, holding("deputy"), "APPROVE", review, null))).toBe("OK");
  });

  it("ends with the decision", () => {
    const decided = play(handed, (s) => decide(s, holding("deputy"), "APPROVE", review, null));
    expect(decided.steps[0]!.seats[0]!.handedTo).toBeNull();
    const again = after(decided, changeContent(decided, "other", "h2")!);
    const seen = { ...review, contentHash: "h2" };
    expect(code(decide(again, holding("deputy"), "APPROVE", seen, null))).toBe(
      "APPROVAL_NOT_YOURS",
    );
  });

  it("is taken back, and not passed on by who was handed it", () => {
    const deputy = holding("deputy");
    expect(code(delegateApproval(handed, deputy, someone("x"), review))).toBe(
      "DELEGATION_OF_DELEGATION",
    );
    const back = play(handed, (s) => delegateApproval(s, head, someone("head"), review));
    expect(code(decide(back, head, "APPROVE", review, null))).toBe("OK");
  });

  it("is refused to oneself, to strangers of the place, and by others", () => {
    expect(code(delegateApproval(at(), head, someone("head"), review))).toBe(
      "DELEGATION_TO_ONESELF",
    );
    expect(code(delegateApproval(at(), head, someone("x", false), review))).toBe(
      "APPROVER_NOT_AT_PLACE",
    );
    expect(code(delegateApproval(at(), developer, someone("x"), review))).toBe(
      "APPROVAL_NOT_YOURS",
    );
  });
});

describe("加签", () => {
  it("ahead of one's decision waits for the further approver first", () => {
    const asked = play(at(), (s) => addCountersigner(s, head, someone("expert"), "BEFORE", review));
    expect(asked.steps.map((step) => [step.key, step.status])).toEqual([
      ["FURTHER_1", "CURRENT"],
      ["REVIEW", "WAITING"],
      ["DEVELOPER", "WAITING"],
    ]);
    const seen = { step: "FURTHER_1", contentHash: "h1" };
    expect(code(decide(asked, head, "APPROVE", seen, null))).toBe("APPROVAL_NOT_YOURS");
    const then = play(asked, (s) => decide(s, holding("expert"), "APPROVE", seen, null));
    expect(currentStep(then)?.key).toBe("REVIEW");
  });

  it("behind it comes next, ahead of the chain's own next step", () => {
    const asked = play(at(), (s) => addCountersigner(s, head, someone("expert"), "AFTER", review));
    const then = play(asked, (s) => decide(s, head, "APPROVE", review, null));
    expect(currentStep(then)?.key).toBe("FURTHER_1");
  });

  it("asks nobody twice, nor oneself", () => {
    const asked = play(at(), (s) => addCountersigner(s, head, someone("expert"), "AFTER", review));
    expect(code(addCountersigner(asked, head, someone("expert"), "BEFORE", review))).toBe(
      "APPROVER_ASKED_ALREADY",
    );
    expect(code(addCountersigner(at(), head, someone("head"), "AFTER", review))).toBe(
      "DELEGATION_TO_ONESELF",
    );
  });
});

describe("会签", () => {
  const both = {
    ...scheme,
    steps: [stepOf("BOTH", ["HR_ADMIN_OFFICER", "REGION_HEAD"], { mode: "ALL" })],
  };
  const seen = { step: "BOTH", contentHash: "h1" };
  const hr = holding("hr", "HR_ADMIN_OFFICER");

  it("needs the voice of each role, in any order", () => {
    const one = play(stateOf(both, []), (s) => decide(s, head, "APPROVE", seen, null));
    expect(one.status).toBe("PENDING");
    expect(code(decide(one, holding("other", "REGION_HEAD"), "APPROVE", seen, null))).toBe(
      "APPROVAL_NOT_YOURS",
    );
    expect(play(one, (s) => decide(s, hr, "APPROVE", seen, null)).status).toBe("APPROVED");
  });

  it("takes one voice of each person, whatever roles that one holds", () => {
    const many = { ...hr, authorities: [...hr.authorities, ...head.authorities] };
    const one = play(stateOf(both, []), (s) => decide(s, many, "APPROVE", seen, null));
    expect(code(decide(one, many, "APPROVE", seen, null))).toBe("APPROVAL_GIVEN");
  });
});

describe("somebody without an account", () => {
  const outsider = { role: "DEVELOPER_HEAD", name: "陈总" } as const;
  const paper = { ...outsider, decidedOn: day("2027-01-03"), hasEvidence: true };
  const staff = holding("staff", "REGION_STAFF", { mayRecord: true });
  const today = day("2027-01-04");

  it("decides a step of other parties, and no other", () => {
    expect(code(decideAsOutsider(reviewed, outsider, "APPROVE", external, null))).toBe("OK");
    expect(code(decideAsOutsider(at(), outsider, "APPROVE", review, null))).toBe(
      "APPROVAL_STEP_NOT_EXTERNAL",
    );
    const other = { ...outsider, role: "VENDOR_STAFF" } as const;
    expect(code(decideAsOutsider(reviewed, other, "APPROVE", external, null))).toBe(
      "APPROVAL_NOT_YOURS",
    );
    const nameless = { ...outsider, name: " " };
    expect(code(decideAsOutsider(reviewed, nameless, "APPROVE", external, null))).toBe(
      "INVALID_INPUT",
    );
  });

  it("decides on a paper that the region records with its picture", () => {
    const record = (more: Partial<typeof paper>, by = staff, on = reviewed) =>
      code(recordPaper(on, by, { ...paper, ...more }, "APPROVE", external, null, today));
    expect(record({})).toBe("OK");
    expect(record({ hasEvidence: false })).toBe("APPROVAL_EVIDENCE_MISSING");
    expect(record({ decidedOn: day("2027-01-05") })).toBe("DONE_IN_THE_FUTURE");
    expect(record({}, head)).toBe("FORBIDDEN");
    expect(mayRecordPapers(staff.authorities)).toBe(true);
    expect(mayRecordPapers(developer.authorities)).toBe(false);
  });
});

it("remarks decide nothing, and only the requester takes it back", () => {
  expect(play(at(), (s) => commentOn(s, "anybody", "请补充"))).toEqual(at());
  expect(code(commentOn(at(), "anybody", " "))).toBe("INVALID_INPUT");
  expect(code(withdraw(at(), "head"))).toBe("APPROVAL_NOT_REQUESTER");
  expect(play(at(), (s) => withdraw(s, "manager")).status).toBe("WITHDRAWN");
});

it("tells of every action whether it can be taken, and why not", () => {
  const told = (actor = head, state = at()) =>
    availableApprovalActions(state, actor).map((one) => (one.allowed ? "OK" : one.refusal.code));
  expect(told()).toEqual([
    "OK",
    "OK",
    "OK",
    "OK",
    "APPROVAL_NOT_REQUESTER",
    "APPROVAL_STEP_NOT_EXTERNAL",
    "APPROVAL_STEP_NOT_EXTERNAL",
  ]);
  const staff = holding("staff", "REGION_STAFF", { mayRecord: true });
  expect(told(staff, reviewed).slice(-2)).toEqual(["OK", "FORBIDDEN"]);
  const clerk = holding("clerk", "CUSTOMER_SERVICE_MANAGER", { mayIssueLinks: true });
  expect(told(clerk, reviewed).slice(-2)).toEqual(["FORBIDDEN", "OK"]);
  const closed = play(at(), (s) => withdraw(s, "manager"));
  expect(new Set(told(head, closed))).toEqual(new Set(["APPROVAL_CLOSED"]));
});

it("trusts whoever holds a role there that reads such records", () => {
  const held = (role: Parameters<typeof holding>[1]) => holding("x", role).authorities;
  expect(isTrusted(held("TRAINING_OFFICER"), "SHW")).toBe(true);
  expect(isTrusted(held("CONTRACTOR_STAFF"), "LCH")).toBe(false);
  expect(isTrusted([], "LCH")).toBe(false);
});
