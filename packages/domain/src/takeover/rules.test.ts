import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, compareDays, day, type Day } from "../calendar/day.ts";
import type { Result } from "../result.ts";
import { agree, agreementParties, checkRemedy, refusedStep, stateOf } from "./defect.ts";
import { takeoverForms, type TakeoverOnPaper } from "./forms.ts";
import { checkInspected, checkItem, isUntested, type ItemFacts, mergeLine } from "./item.ts";
import { contestRows } from "../outbox/contest.ts";
import {
  checkBases,
  checkConditions,
  checkInspector,
  checkPlan,
  checkReady,
  formTeam,
  reasonAgainst,
  registerDays,
  type TakeoverRights,
  teamDueOn,
  train,
} from "./project.ts";
import { checkEntry, checkRegister } from "./register.ts";
import { checkStandard, referenceStandard } from "./standard.ts";
import { checkFormal, checkHeads, checkTransferDay, statusAfter } from "./transfer.ts";
import {
  conditionNames,
  legalBasisNames,
  takeoverSeverities,
  type TakeoverStatus,
  takeoverStatusNames,
  trainingTopicNames,
} from "./vocabulary.ts";

const codeOf = (result: Result<unknown>) => (result.ok ? "OK" : result.refusal.code);
const today = day("2027-09-01");

describe("the lifecycle", () => {
  const everything: TakeoverRights = {
    create: true,
    team: true,
    plan: true,
    inspect: true,
    report: true,
    agree: true,
    transfer: true,
    register: true,
    things: true,
    except: true,
    urge: true,
    comment: true,
    personId: "a",
  };

  it.each([
    ["startPreInspection", ["TRAINED"]],
    ["reportPreInspection", ["PRE_INSPECTION"]],
    ["startFormalInspection", ["PRE_REPORTED"]],
    ["prepareTakeoverTransfer", ["FORMAL_INSPECTION", "HANDOVER_SIGNED"]],
    ["transferTakeover", ["HANDOVER_SIGNED"]],
    ["completeOwnershipRegister", ["TRANSFERRED"]],
    ["closeTakeover", ["REGISTER_DONE"]],
    ["saveTakeoverPlan", ["TEAM_FORMED", "PLANNED", "TRAINED"]],
    ["commentOnTakeover", takeoverStatusNames],
  ] as const)("%s is done in its status alone, by whoever may", (action, from) => {
    const isFrom = new Set<TakeoverStatus>(from);
    for (const status of takeoverStatusNames) {
      const code = reasonAgainst(action, status, everything)?.code;
      if (isFrom.has(status)) expect(code, status).toBeUndefined();
      else expect(["TKO_STATUS", "TKO_REPORT_UNSIGNED"], status).toContain(code);
    }
    const nobody = Object.fromEntries(
      Object.keys(everything).map((right) => [right, false]),
    ) as unknown as TakeoverRights;
    expect(reasonAgainst(action, from[0], nobody)?.code).toBe("FORBIDDEN");
  });

  it("TKO-R12 begins no formal inspection on a report that the leader did not sign", () => {
    const against = (status: TakeoverStatus) =>
      reasonAgainst("startFormalInspection", status, everything)?.code;
    expect(against("PRE_INSPECTION")).toBe("TKO_REPORT_UNSIGNED");
    expect(against("PRE_REPORTED")).toBeUndefined();
    expect(against("TRAINED")).toBe("TKO_STATUS");
  });
});

describe("ahead of the inspection", () => {
  it("TKO-R05 scenario 1 forms the team on the earlier of V − 30 days and the notice", () => {
    const due = (subCompletionOn: Day | null, noticeOn: Day | null) =>
      teamDueOn({ subCompletionOn, noticeOn });
    expect(due(day("2027-08-31"), null)).toEqual({ ok: true, value: "2027-08-01" });
    expect(due(day("2027-08-31"), day("2027-07-20"))).toEqual({ ok: true, value: "2027-07-20" });
    expect(due(null, day("2027-09-20"))).toEqual({ ok: true, value: "2027-09-20" });
    expect(codeOf(due(null, null))).toBe("TKO_ANCHOR_MISSING");
  });

  it("TKO-R04 scenario 5 asks for all seven conditions, and takes only heating for one that may not apply", () => {
    const all = conditionNames.map((code) => ({ code, state: "MET" as const, evidence: null }));
    expect(codeOf(checkReady(all, null))).toBe("OK");
    const own = [
      "CONSTRUCTION_DONE",
      "COMPLETION_ACCEPTED",
      "POWER",
      "WATER_DRAINAGE",
      "HEATING",
      "ROADS",
      "NUMBERS_CONFIRMED",
    ];
    for (const code of own) {
      const rows = all.map((row) =>
        row.code === code ? { ...row, state: "NOT_MET" as const } : row,
      );
      expect(codeOf(checkReady(rows, null)), code).toBe("TKO_CONDITIONS_UNMET");
      expect(
        codeOf(
          checkReady(
            all.filter((row) => row.code !== code),
            null,
          ),
        ),
        code,
      ).toBe("TKO_CONDITIONS_UNMET");
    }
    const cold = all.map((row) =>
      row.code === "HEATING" ? { ...row, state: "NA" as const } : row,
    );
    expect(codeOf(checkConditions(cold))).toBe("OK");
    expect(codeOf(checkReady(cold, null))).toBe("OK");
    expect(codeOf(checkConditions(all.map((row) => ({ ...row, state: "NA" as const }))))).toBe(
      "INVALID_INPUT",
    );
  });

  it("TKO-R06 is led by the head of the center, who is one of the members", () => {
    const member = (personId: string) => ({
      personId,
      name: personId,
      subTeam: null,
      trainedOn: null,
    });
    const team = { leaderId: "a", leaderIsHead: true, members: [member("a"), member("b")] };
    expect(codeOf(formTeam(team))).toBe("OK");
    expect(codeOf(formTeam({ ...team, leaderIsHead: false }))).toBe("TKO_LEADER_NOT_HEAD");
    expect(codeOf(formTeam({ ...team, leaderId: "c" }))).toBe("INVALID_INPUT");
    expect(codeOf(formTeam({ ...team, members: [member("a"), member("a")] }))).toBe(
      "INVALID_INPUT",
    );
  });

  it("TKO-R03 plans with all three bases attached, and with none missing", () => {
    expect(codeOf(checkBases(legalBasisNames))).toBe("OK");
    for (const basis of legalBasisNames)
      expect(codeOf(checkBases(legalBasisNames.filter((one) => one !== basis)))).toBe(
        "TKO_BASIS_MISSING",
      );
  });

  it("TKO-R07 refuses a row of the plan without its content, standard or day, and says which", () => {
    const row = { content: "查验设备", standard: "KF-08", dueOn: today };
    expect(codeOf(checkPlan([row]))).toBe("OK");
    for (const hole of [{ content: " " }, { standard: "" }, { dueOn: null }])
      expect(checkPlan([row, { ...row, ...hole }])).toMatchObject({
        refusal: { code: "TKO_PLAN_ROW_INCOMPLETE", details: { row: 2 } },
      });
    expect(codeOf(checkPlan([]))).toBe("TKO_PLAN_ROW_INCOMPLETE");
  });

  it("TKO-R08 makes a standard out of KF-05 with a method for each item, and none out of nothing", () => {
    expect(codeOf(checkStandard(referenceStandard))).toBe("OK");
    expect(codeOf(checkStandard([]))).not.toBe("OK");
    const twice = [referenceStandard[0]!, referenceStandard[0]!];
    expect(codeOf(checkStandard(twice))).not.toBe("OK");
  });

  it("TKO-R09 trains on five topics, and lets nobody inspect who was not", () => {
    const members = [{ personId: "a", name: "王工", subTeam: null, trainedOn: null }];
    const training = { on: today, topics: trainingTopicNames, personIds: ["a"] };
    const trained = train(members, training, today);
    expect(trained).toMatchObject({ ok: true, value: [{ trainedOn: today }] });
    for (const topic of trainingTopicNames) {
      const topics = trainingTopicNames.filter((one) => one !== topic);
      expect(codeOf(train(members, { ...training, topics }, today))).toBe("TKO_TOPICS_MISSING");
    }
    const tomorrow = addDays(today, 1);
    expect(codeOf(train(members, { ...training, on: tomorrow }, today))).toBe("INVALID_INPUT");
    expect(codeOf(train(members, { ...training, personIds: ["b"] }, today))).toBe("INVALID_INPUT");
    expect(codeOf(checkInspector(members, "a", today))).toBe("TKO_UNTRAINED");
    expect(codeOf(checkInspector(members, "b", today))).toBe("TKO_NOT_MEMBER");
    if (trained.ok) expect(codeOf(checkInspector(trained.value, "a", today))).toBe("OK");
  });
});

const item = (more: Partial<ItemFacts> = {}): ItemFacts => ({
  kind: "EQUIPMENT",
  code: null,
  areaId: null,
  name: "水泵",
  place: "泵房",
  model: null,
  quantity: 2,
  counted: 2,
  located: true,
  manual: true,
  singleRun: "PASS",
  linkage: null,
  verdict: "PASS",
  isOriginal: null,
  handedBy: null,
  receivedOn: null,
  promisedOn: null,
  remark: null,
  ...more,
});

describe("the inspection", () => {
  it("TKO-R10, R15 tests linkage in the formal inspection only, and waits for it there", () => {
    const tested = item({ linkage: "PASS" });
    expect(codeOf(checkItem(tested, { today, formal: false }))).toBe("TKO_LINKAGE_TOO_EARLY");
    expect(codeOf(checkItem(tested, { today, formal: true }))).toBe("OK");
    const [linked] = referenceStandard.filter(({ linkage }) => linkage);
    const line = item({ code: linked!.code });
    expect(isUntested(line, referenceStandard)).toBe(true);
    expect(isUntested({ ...line, linkage: "FAIL" }, referenceStandard)).toBe(false);
    expect(isUntested({ ...line, verdict: "NA" }, referenceStandard)).toBe(false);
    expect(codeOf(checkFormal(["RECTIFICATION", "LINKAGE", "LISTS"]))).toBe("OK");
    for (const done of [
      ["LINKAGE", "LISTS"],
      ["RECTIFICATION", "LISTS"],
      ["RECTIFICATION", "LINKAGE"],
    ] as const)
      expect(codeOf(checkFormal(done))).toBe("TKO_FORMAL_OPEN");
  });

  it("TKO-R11, R12 reports what was counted, placed, with its manual and trial run; documents that came or are promised", () => {
    expect(codeOf(checkInspected([item()]))).toBe("OK");
    for (const hole of [
      { counted: null },
      { located: null },
      { manual: null },
      { singleRun: null },
      { verdict: null },
    ])
      expect(codeOf(checkInspected([item(hole)]))).toBe("TKO_LINES_OPEN");
    const paper = item({ kind: "DOCUMENT", verdict: null });
    expect(codeOf(checkInspected([paper]))).toBe("TKO_LINES_OPEN");
    for (const there of [{ receivedOn: today }, { promisedOn: today }, { verdict: "NA" as const }])
      expect(codeOf(checkInspected([{ ...paper, ...there }]))).toBe("OK");
  });

  it("TKO-R16 names the equipment room of every tool, key and facility", () => {
    for (const kind of ["TOOL", "KEY", "ROOM_FACILITY"] as const) {
      expect(codeOf(checkItem(item({ kind }), { today, formal: false }))).toBe("OK");
      expect(codeOf(checkItem(item({ kind, place: " " }), { today, formal: false }))).toBe(
        "INVALID_INPUT",
      );
    }
    expect(codeOf(checkItem(item({ counted: -1 }), { today, formal: false }))).toBe(
      "INVALID_INPUT",
    );
  });
});

describe("a line that several work on, each without signal", () => {
  const before = item({ counted: null, manual: null, verdict: null });
  const stands = (now: Partial<ItemFacts>) => ({
    item: { ...before, ...now },
    by: "王工",
    at: "2027-09-01T02:00:00.000Z",
    areaName: (id: string) => `${id}栋`,
  });

  it("keeps what each said of another thing, and what was left as it was found", () => {
    const now = stands({ manual: true, remark: "已贴牌" });
    expect(mergeLine({ ...before, counted: 2 }, before, now)).toEqual({
      ok: true,
      value: { ...before, counted: 2, manual: true, remark: "已贴牌" },
    });
    // Both said the same.
    expect(mergeLine({ ...before, manual: true }, before, now).ok).toBe(true);
  });

  it("refuses what both changed, and tells of each what was said and what stands", () => {
    const now = stands({ counted: 2, verdict: "PASS", manual: true, areaId: "21" });
    const said = { ...before, counted: 1, verdict: "FAIL", manual: false, areaId: "22" } as const;
    const merged = mergeLine(said, before, now);
    if (merged.ok) throw new Error("merged");
    expect(merged.refusal.code).toBe("TKO_LINE_CONTESTED");
    const by = { by: "王工", at: "2027-09-01T02:00:00.000Z" };
    expect(contestRows(merged.refusal.details)).toEqual([
      {
        item: "水泵 区域",
        itemEn: "水泵: Area",
        said: { outcome: "", text: "22栋" },
        stands: { outcome: "", text: "21栋", ...by },
      },
      {
        item: "水泵 清点数量",
        itemEn: "水泵: Counted",
        said: { outcome: "", text: "1" },
        stands: { outcome: "", text: "2", ...by },
      },
      {
        item: "水泵 设备说明书",
        itemEn: "水泵: Manual",
        said: { outcome: "", text: "✗" },
        stands: { outcome: "", text: "✓", ...by },
      },
      {
        item: "水泵 结果",
        itemEn: "水泵: Result",
        said: { outcome: "FAIL", text: "" },
        stands: { outcome: "PASS", text: "", ...by },
      },
    ]);
  });
});

describe("defects", () => {
  const row = {
    defectId: "d",
    severity: "GENERAL" as const,
    status: "ASSIGNED" as const,
    raisedOn: today,
    dueOn: addDays(today, 30),
    remedy: "REPAIR" as const,
  };

  it("TKO-R13 agrees with three parties on what touches no safety, each with a day not before it was found", () => {
    expect(agree([row])).toEqual({ ok: true, value: "NON_SAFETY" });
    expect(agreementParties("NON_SAFETY")).toEqual([
      "ENGINEERING",
      "RESPONSIBLE_UNIT",
      "SERVICE_CENTER",
    ]);
    expect(codeOf(agree([{ ...row, dueOn: null }]))).toBe("TKO_AGREED_DUE_MISSING");
    expect(codeOf(agree([{ ...row, dueOn: addDays(today, -1) }]))).toBe("DEFECT_DUE_TOO_EARLY");
    expect(codeOf(agree([row, { ...row, severity: "SAFETY", remedy: "REWORK" }]))).toBe(
      "TKO_AGREEMENT_MIXED",
    );
    expect(codeOf(agree([{ ...row, status: "VERIFIED" }]))).toBe("RECORD_STATUS");
    expect(codeOf(agree([]))).toBe("INVALID_INPUT");
  });

  it("TKO-R14 reinforces, strengthens or reworks what touches safety, agreed on by two, and waives none of it", () => {
    for (const remedy of ["REINFORCE", "STRENGTHEN", "REWORK"] as const) {
      expect(codeOf(checkRemedy("SAFETY", remedy))).toBe("OK");
      expect(codeOf(checkRemedy("NON_SAFETY", remedy))).toBe("TKO_REMEDY");
    }
    expect(codeOf(checkRemedy("SAFETY", "REPAIR"))).toBe("TKO_REMEDY");
    expect(agreementParties("SAFETY")).toEqual(["ENGINEERING", "SERVICE_CENTER"]);
    expect(refusedStep("SAFETY", "VOID")?.code).toBe("TKO_SAFETY_NOT_VOID");
    expect(refusedStep("SAFETY", "EXCEPTED")?.code).toBe("TKO_NO_EXCEPTION");
    expect(refusedStep("SAFETY", "VERIFIED")).toBeUndefined();
    expect(Object.values(takeoverSeverities).map(({ zh }) => zh)).toEqual([
      "影响房屋结构安全或设备使用安全",
      "不影响结构安全和使用安全",
    ]);
  });

  it("TKO-R20 scenario 6 is overdue from the day after the agreed one, and urged once somebody pushed", () => {
    const dueOn = day("2027-10-15");
    const on = (
      date: string,
      urgedOn: Day | null = null,
      status: "ASSIGNED" | "FIXED" | "CLOSED" = "ASSIGNED",
    ) => stateOf({ status, dueOn, urgedOn }, day(date));
    expect(on("2027-10-15")).toBe("OPEN");
    expect(on("2027-10-16")).toBe("OVERDUE");
    expect(on("2027-10-17", day("2027-10-16"))).toBe("URGED");
    expect(on("2027-10-17", dueOn)).toBe("OVERDUE");
    expect(on("2027-10-17", null, "FIXED")).toBe("FIXED");
    expect(on("2027-10-17", null, "CLOSED")).toBe("VERIFIED");
  });
});

describe("transfer and register", () => {
  it("TKO-R17 passes the right on or after the day of signing, not before it and not in days to come", () => {
    const signedOn = day("2027-09-30");
    const pass = (on: string, signed: Day | null = signedOn) =>
      codeOf(checkTransferDay(day(on), { signedOn: signed, today: day("2027-10-02") }));
    expect(pass("2027-09-30")).toBe("OK");
    expect(pass("2027-10-02")).toBe("OK");
    expect(pass("2027-09-29")).toBe("TKO_TRANSFER_BEFORE_SIGNING");
    expect(pass("2027-10-03")).toBe("INVALID_INPUT");
    expect(pass("2027-10-01", null)).toBe("TKO_PAPERS_UNSIGNED");
  });

  it("TKO-R18 is transferred once its last part is", () => {
    const area = (transferId: string | null) => ({ id: "a", name: "21栋", transferId });
    expect(statusAfter([area("x"), area(null)])).toBe("HANDOVER_SIGNED");
    expect(statusAfter([area("x"), area("y")])).toBe("TRANSFERRED");
  });

  it("INS-049 puts all five heads onto the papers", () => {
    const heads = { BASICS: "一", PROBLEMS: "二", SOLUTION: "三", RIGHTS: "四", LIABILITY: "五" };
    expect(codeOf(checkHeads(heads))).toBe("OK");
    for (const head of Object.keys(heads))
      expect(codeOf(checkHeads({ ...heads, [head]: "  " }))).toBe("TKO_AGREEMENT_HEADS");
  });

  it("TKO-R19 scenario 4 is due three calendar months after the first move-in, clamped, and reminded a month ahead", () => {
    expect(registerDays(day("2027-11-30"))).toEqual({
      remindOn: "2028-01-30",
      dueOn: "2028-02-29",
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const moved = addDays(day("2027-01-01"), days);
        const { remindOn, dueOn } = registerDays(moved);
        expect(compareDays(moved, remindOn)).toBeLessThan(0);
        expect(compareDays(remindOn, dueOn)).toBeLessThan(0);
      }),
    );
  });

  it("TKO-R19 completes a register whose rows all have their area, and takes no area that is none", () => {
    expect(codeOf(checkRegister([{ name: "会所", area: "320.50" }]))).toBe("OK");
    expect(codeOf(checkRegister([]))).toBe("TKO_REGISTER_OPEN");
    expect(codeOf(checkRegister([{ name: "会所", area: null }]))).toBe("TKO_REGISTER_OPEN");
    const entry = {
      name: "会所",
      place: null,
      area: "1.5",
      owner: "OWNERS" as const,
      certificate: null,
      use: null,
      serves: [],
    };
    expect(codeOf(checkEntry(entry))).toBe("OK");
    for (const area of ["-1", "1.234", "x", ""])
      expect(codeOf(checkEntry({ ...entry, area }))).toBe("INVALID_INPUT");
  });

  it("TKO-R21 sums the areas of KF-11 by whose they are", () => {
    const row = { place: null, certificate: null, use: null, serves: [], remark: null };
    const register = [
      { ...row, name: "物业服务用房", area: "320.50", owner: "OWNERS" as const },
      { ...row, name: "消控室", area: "48.25", owner: "OWNERS" as const },
      { ...row, name: "人防车库", area: null, owner: "DEVELOPER" as const },
    ];
    const takeover = {
      name: "承接查验",
      estate: "锦绣华庭",
      register,
    } as unknown as TakeoverOnPaper;
    expect(takeoverForms.TAKEOVER_REGISTER(takeover).blocks.at(-1)).toMatchObject({
      title: "合计",
      rows: [
        ["全体业主共有", 2, "368.75"],
        ["建设单位", 1, "0.00"],
      ],
    });
  });
});
