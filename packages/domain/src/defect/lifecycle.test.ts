import { describe, expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import {
  type DefectAction,
  assignDefect,
  awaitsFix,
  closeDefect,
  defectActions,
  defectActionStates,
  dueOfDefect,
  fixDefect,
  fixDefectByLink,
  mayWait,
  reasonAgainst,
  rightsWithIt,
  tellDefect,
  verifyDefect,
} from "./lifecycle.ts";
import { everything, standing } from "./testing.ts";
import { defectStatusNames, isOpenDefect } from "./vocabulary.ts";

const to = { contractorId: "builder", dueOn: day("2027-06-10") };
const code = (result: { ok: boolean; refusal?: { code: string } }) => result.refusal?.code;

it("waits on a device only with what somebody saw or did; what is decided on how it stands does not", () => {
  expect(defectActions.filter(mayWait)).toEqual([
    "fixDefect",
    "disputeDefect",
    "verifyDefect",
    "reopenDefect",
  ]);
});

it("LCH-R25: whoever is named to follow a defect tells that it is mended and looks at what others told, never at his own", () => {
  const none = {
    raise: false,
    assign: false,
    fix: false,
    verify: false,
    close: false,
    except: false,
  };
  const rights = rightsWithIt(everything("me", none), { raisedById: "other", followerId: "me" });
  const reason = (action: DefectAction, more: object) =>
    reasonAgainst(action, standing(more), rights)?.code;
  expect(reason("fixDefect", { status: "ASSIGNED" })).toBeUndefined();
  expect(reason("verifyDefect", { status: "FIXED", fixedById: "link" })).toBeUndefined();
  expect(reason("verifyDefect", { status: "FIXED", fixedById: "me" })).toBe("DEFECT_OWN_WORK");
  expect(reason("assignDefects", {})).toBe("FORBIDDEN");
  // Whoever found it corrects it, and no more.
  const finder = rightsWithIt(everything("me", none), { raisedById: "me", followerId: null });
  expect(finder).toEqual(everything("me", { ...none, raise: true }));
});

it("LCH-R25, TKO-R22: of a sales area none is assigned before its letter said who mends it", () => {
  const reason = (more: object) =>
    reasonAgainst(
      "assignDefects",
      standing({ sourceKind: "SALES_AREA", ...more }),
      everything("m"),
    );
  expect(reason({ contractorId: null })).toEqual({ code: "AREA_NOT_TOLD" });
  expect(reason({ contractorId: "engineering" })).toBeUndefined();
  expect(reason({ status: "RETURNED" })).toBeUndefined();
  expect(reason({ sourceKind: "TAKEOVER", contractorId: null })).toBeUndefined();
});

describe("the life of a defect", () => {
  it("goes from assigning over rectifying and verifying to writing off, each by somebody else (UAC-R09)", () => {
    const found = standing();
    const assigned = assignDefect(found, everything("manager"), to);
    expect(assigned).toMatchObject({
      value: { act: "ASSIGN", columns: { status: "ASSIGNED", contractorId: "builder" } },
    });
    const fixed = fixDefect(standing({ status: "ASSIGNED" }), everything("pusher"), " 已修 ");
    expect(fixed).toEqual({
      ok: true,
      value: {
        act: "FIX",
        reason: "已修",
        columns: { status: "FIXED", round: 1, fixedById: "pusher", verifiedById: null },
      },
    });
    const awaiting = standing({ status: "FIXED", round: 1, fixedById: "pusher" });
    expect(verifyDefect(awaiting, everything("inspector"), true, null)).toMatchObject({
      value: { act: "PASS", columns: { status: "VERIFIED", verifiedById: "inspector" } },
    });
    const verified = standing({
      status: "VERIFIED",
      fixedById: "pusher",
      verifiedById: "inspector",
    });
    expect(closeDefect(verified, everything("head"))).toMatchObject({
      value: { act: "CLOSE", columns: { status: "CLOSED", closedById: "head" } },
    });
  });

  it("lets nobody verify his own work, nor write off what he mended or verified", () => {
    const fixed = standing({ status: "FIXED", fixedById: "doer" });
    expect(code(verifyDefect(fixed, everything("doer"), true, null))).toBe("DEFECT_OWN_WORK");
    const verified = standing({ status: "VERIFIED", fixedById: "doer", verifiedById: "verifier" });
    for (const person of ["doer", "verifier"])
      expect(code(closeDefect(verified, everything(person)))).toBe("DEFECT_OWN_WORK");
  });

  it("goes back for another round with what is still wrong", () => {
    const fixed = standing({ status: "FIXED", round: 2, fixedById: "doer" });
    expect(code(verifyDefect(fixed, everything("x"), false, " "))).toBe("REASON_REQUIRED");
    expect(verifyDefect(fixed, everything("x"), false, "仍空鼓")).toMatchObject({
      value: { act: "FAIL", reason: "仍空鼓", columns: { status: "RETURNED" } },
    });
    const again = fixDefect(standing({ status: "RETURNED", round: 2 }), everything("doer"), null);
    expect(again).toMatchObject({ value: { columns: { round: 3 } } });
  });

  it("refuses to verify what nobody told to be rectified (UAC-R09)", () => {
    for (const status of defectStatusNames.filter((one) => one !== "FIXED"))
      expect(code(verifyDefect(standing({ status }), everything("x"), true, null))).toBe(
        "RECORD_STATUS",
      );
  });

  it("is disputed, accepted as it is, made void and opened again with a reason only", () => {
    const cases = [
      ["disputeDefect", "ASSIGNED", "DISPUTED"],
      ["exceptDefect", "RETURNED", "EXCEPTED"],
      ["voidDefect", "FIXED", "VOID"],
      ["reopenDefect", "CLOSED", "RETURNED"],
    ] as const;
    for (const [action, from, status] of cases) {
      const defect = standing({ status: from });
      expect(code(tellDefect(action, defect, everything("x"), ""))).toBe("REASON_REQUIRED");
      expect(tellDefect(action, defect, everything("x"), "因为")).toMatchObject({
        value: { reason: "因为", columns: { status } },
      });
      expect(code(tellDefect(action, defect, everything("x"), "长".repeat(1001)))).toBe(
        "INVALID_INPUT",
      );
    }
  });

  it("is to be assigned first where it was accepted before anybody had to mend it", () => {
    const defect = standing({ status: "EXCEPTED", contractorId: null });
    expect(tellDefect("reopenDefect", defect, everything("x"), "业主反悔")).toMatchObject({
      value: { columns: { status: "UNASSIGNED" } },
    });
  });

  it("TKO-R14 never accepts a safety defect as it is", () => {
    const defect = standing({ status: "ASSIGNED", severity: "SAFETY" });
    expect(code(tellDefect("exceptDefect", defect, everything("head"), "急"))).toBe(
      "DEFECT_SAFETY",
    );
  });

  it("lets a person take back his own slip that nobody works on yet, else the head", () => {
    const mine = everything("inspector", { except: false });
    expect(tellDefect("voidDefect", standing(), mine, "点错").ok).toBe(true);
    for (const more of [
      { status: "ASSIGNED" },
      { severity: "SAFETY" },
      { raisedById: "other" },
    ] as const)
      expect(code(tellDefect("voidDefect", standing(more), mine, "点错"))).toBe(
        "DEFECT_VOID_BY_HEAD",
      );
  });

  it("is due no earlier than it was found", () => {
    expect(dueOfDefect(standing(), day("2027-06-02"))).toMatchObject({
      refusal: { code: "DEFECT_DUE_TOO_EARLY" },
    });
    expect(
      code(assignDefect(standing(), everything("x"), { ...to, dueOn: day("2027-06-02") })),
    ).toBe("DEFECT_DUE_TOO_EARLY");
    expect(dueOfDefect(standing(), day("2027-06-03")).ok).toBe(true);
  });

  it("takes an answer by link while it is to be mended, and then only", () => {
    for (const status of defectStatusNames) {
      const isAwaited = status === "ASSIGNED" || status === "RETURNED";
      expect(awaitsFix({ status }).ok).toBe(isAwaited);
      expect(fixDefectByLink(standing({ status }), "link", "已换").ok).toBe(isAwaited);
    }
  });

  it("refuses whoever has not the right, at every step", () => {
    const none = everything("x", {
      raise: false,
      assign: false,
      fix: false,
      verify: false,
      close: false,
      except: false,
    });
    for (const status of defectStatusNames)
      for (const action of defectActions)
        expect(reasonAgainst(action, standing({ status }), none)?.code).toBe("FORBIDDEN");
    expect(defectActionStates(standing(), everything("x")).map(({ action }) => action)).toEqual(
      defectActions,
    );
  });

  it("blocks what it is a part of until it is verified, accepted or no defect", () => {
    expect(defectStatusNames.filter(isOpenDefect)).toEqual([
      "UNASSIGNED",
      "ASSIGNED",
      "RETURNED",
      "DISPUTED",
      "FIXED",
    ]);
  });
});
