import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day } from "../calendar/day.ts";
import { initialCleaningForm } from "./cleaning-forms.ts";
import {
  approveCleaning,
  awaitsContractor,
  type CleaningArea,
  cleaningSections,
  type CleaningUtilities,
  draftCleaning,
  type InitialCleaning,
  keepUtilities,
  missingSections,
  moveArea,
  returnCleaning,
  startDailyCleaning,
  submitCleaning,
  superviseArea,
} from "./initial-cleaning.ts";

const today = day("2027-04-01");
const yesterday = day("2027-03-31");
const full: InitialCleaning = {
  status: "DRAFT",
  vendor: "洁净保洁公司",
  supervisorId: "p",
  timeAndStandard: "4 月 1 日至 10 日，无尘无胶",
  zones: "A 区样板房、B 区大堂",
  people: "12 人两班",
  protection: "地面铺膜",
  process: "先上后下",
  supplies: "洗地机 2 台",
  emergency: "漏水先关总阀",
  timeNodes: [{ area: "样板房", from: day("2027-04-01"), to: day("2027-04-05") }],
};
const refused = (code: string) => ({ ok: false, refusal: { code } });
const blank = (name: string) => ({ ...full, [name]: name === "timeNodes" ? [] : "" });

describe("the initial-cleaning plan", () => {
  it("LCH-R27: is not submitted while a section is missing, which it names", () => {
    expect(submitCleaning(full, today)).toEqual({
      ok: true,
      value: { status: "SUBMITTED", submittedOn: today, returnedReason: null },
    });
    for (const name of cleaningSections)
      expect(submitCleaning(blank(name), today)).toEqual({
        ok: false,
        refusal: { code: "CLEANING_SECTIONS_MISSING", details: { sections: [name] } },
      });
  });

  it("LCH-R27 law: exactly the blank sections stand in the way", () => {
    fc.assert(
      fc.property(fc.subarray([...cleaningSections]), (names) => {
        const plan = names.reduce<InitialCleaning>(
          (kept, name) => ({ ...kept, [name]: name === "timeNodes" ? [] : "" }),
          full,
        );
        expect(missingSections(plan)).toEqual(names);
        expect(submitCleaning(plan, today).ok).toBe(names.length === 0);
      }),
    );
  });

  it("LCH-R29: is not submitted before its supervisor and its contractor are named", () => {
    expect(submitCleaning({ ...full, supervisorId: null, vendor: null }, today)).toMatchObject({
      refusal: { code: "RECORD_INCOMPLETE", details: { fields: ["vendor", "supervisor"] } },
    });
  });

  it("LCH-R29: is handed in by the contractor's link while it is a draft whose supervisor is named, whatever is blank", () => {
    const bare: InitialCleaning = { ...full, vendor: null, zones: "" };
    expect(awaitsContractor(bare).ok).toBe(true);
    expect(awaitsContractor({ ...full, status: "SUBMITTED" })).toMatchObject(
      refused("RECORD_STATUS"),
    );
    expect(awaitsContractor({ ...full, supervisorId: null })).toMatchObject({
      refusal: { code: "RECORD_INCOMPLETE", details: { fields: ["supervisor"] } },
    });
  });

  it("keeps half of a draft, each area once, never until before it begins", () => {
    expect(draftCleaning({ ...full, zones: "  " })).toMatchObject({ value: { zones: "" } });
    const [node] = full.timeNodes;
    const twice = { ...full, timeNodes: [node!, { ...node!, area: " 样板房" }] };
    expect(draftCleaning(twice)).toMatchObject(refused("INVALID_INPUT"));
    const backwards = { ...full, timeNodes: [{ ...node!, to: day("2027-03-31") }] };
    expect(draftCleaning(backwards)).toMatchObject(refused("INVALID_INPUT"));
    expect(draftCleaning({ ...full, process: "长".repeat(4_001) })).toMatchObject(
      refused("INVALID_INPUT"),
    );
    expect(draftCleaning(full, "APPROVED")).toMatchObject(refused("RECORD_STATUS"));
  });

  it("is approved, or returned with a reason, once submitted", () => {
    expect(approveCleaning("DRAFT", today)).toMatchObject(refused("RECORD_STATUS"));
    expect(approveCleaning("SUBMITTED", today).ok).toBe(true);
    expect(returnCleaning("SUBMITTED", " ")).toMatchObject(refused("REASON_REQUIRED"));
    expect(returnCleaning("SUBMITTED", null)).toMatchObject({ value: { returnedReason: null } });
    expect(returnCleaning("APPROVED", "漏")).toMatchObject(refused("RECORD_STATUS"));
  });

  it("LCH-R28, R32: its paper names the instructions that the cleaning follows", () => {
    const { supervisorId: _, timeNodes, ...plan } = full;
    const areas = timeNodes.map((node) => ({
      ...node,
      ...untouched,
      ...approvedAs,
      area: node.area,
    }));
    const paper = initialCleaningForm(
      {
        plan: {
          ...plan,
          areas,
          supervisor: "李娜",
          approvedOn: today,
          dailyVendor: null,
          dailyEntryOn: null,
        },
        utilities: null,
      },
      {
        estate: "锦绣华庭",
        serviceCenter: "天河",
        planName: "一期",
        launchDate: day("2027-05-01"),
        author: "李娜",
        approvals: [],
      },
    );
    const said = JSON.stringify(paper);
    expect(said).toContain("JBPM-WI-HJ-12《开荒清洁外包监督作业指导书》");
    expect(said).toContain("JBPM-WI-HJ-11《保洁外包监督作业指导书》");
    expect(paper.blocks.find((block) => block.kind === "TABLE")?.rows).toEqual([
      ["样板房", "2027-04-01", "2027-04-05", 5, null, "未开始", null],
    ]);
  });
});

const untouched: CleaningArea = {
  area: "样板房",
  startedOn: null,
  finishedOn: null,
  dailySince: null,
};
const seen = { onDay: today, text: "地面已清", finished: false };
const approvedAs = { approvedFrom: null, approvedTo: null, movedReason: null };

describe("an area of the approved plan", () => {
  const planned = { ...untouched, ...approvedAs, from: day("2027-04-01"), to: day("2027-04-05") };
  const later = { from: day("2027-04-03"), to: day("2027-04-09") };

  it("LCH-R27: is moved with a reason, and what was approved stays beside it", () => {
    const moved = moveArea("APPROVED", planned, later, " 精装收尾延期 ");
    const asApproved = { approvedFrom: planned.from, approvedTo: planned.to };
    expect(moved).toEqual({
      ok: true,
      value: { ...later, ...asApproved, movedReason: "精装收尾延期" },
    });
    const again = { from: day("2027-04-04"), to: day("2027-04-10") };
    const twice = { ...planned, ...later, ...asApproved, movedReason: "精装收尾延期" };
    expect(moveArea("APPROVED", twice, again, "又延期")).toMatchObject({
      value: { ...again, ...asApproved, movedReason: "又延期" },
    });
    expect(moveArea("APPROVED", twice, planned, "如期完工")).toEqual({
      ok: true,
      value: { from: planned.from, to: planned.to, ...approvedAs },
    });
  });

  it("LCH-R27: is not moved before it is approved, once it is finished, backwards or without a reason", () => {
    expect(moveArea("DRAFT", planned, later, "延期")).toMatchObject(refused("RECORD_STATUS"));
    const finished = { ...planned, startedOn: yesterday, finishedOn: today };
    expect(moveArea("APPROVED", finished, later, "延期")).toMatchObject(refused("AREA_FINISHED"));
    const backwards = { from: later.to, to: later.from };
    expect(moveArea("APPROVED", planned, backwards, "延期")).toMatchObject(
      refused("INVALID_INPUT"),
    );
    expect(moveArea("APPROVED", planned, later, " ")).toMatchObject(refused("REASON_REQUIRED"));
    expect(moveArea("APPROVED", planned, later, "长".repeat(501))).toMatchObject(
      refused("INVALID_INPUT"),
    );
  });
});

describe("the supervisor", () => {
  it("LCH-R29: follows an area from its first day until it is finished, and may take it up again", () => {
    expect(superviseArea("SUBMITTED", untouched, seen, today)).toMatchObject(
      refused("RECORD_STATUS"),
    );
    expect(superviseArea("APPROVED", untouched, seen, today)).toEqual({
      ok: true,
      value: { text: "地面已清", startedOn: today, finishedOn: null },
    });
    const begun = { ...untouched, startedOn: yesterday };
    const finished = superviseArea("APPROVED", begun, { ...seen, finished: true }, today);
    expect(finished).toMatchObject({ value: { startedOn: yesterday, finishedOn: today } });
    const done = { ...begun, finishedOn: today };
    expect(superviseArea("APPROVED", done, seen, today)).toMatchObject({
      value: { finishedOn: null },
    });
    expect(superviseArea("APPROVED", { ...done, dailySince: today }, seen, today)).toMatchObject(
      refused("AREA_UNDER_DAILY_CLEANING"),
    );
    expect(superviseArea("APPROVED", begun, { ...seen, text: " " }, today)).toMatchObject(
      refused("INVALID_INPUT"),
    );
    const tomorrow = { ...seen, onDay: day("2027-04-02") };
    expect(superviseArea("APPROVED", begun, tomorrow, today)).toMatchObject(
      refused("DONE_IN_THE_FUTURE"),
    );
  });

  it("LCH-R31 law: daily cleaners take over an area exactly if it was finished by their day", () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: -5, max: 5 }), { nil: null }), (offset) => {
        const finishedOn = offset === null ? null : addDays(yesterday, offset);
        const area = { ...untouched, startedOn: finishedOn, finishedOn };
        const answer = startDailyCleaning("APPROVED", [area], yesterday, today);
        expect(answer.ok).toBe(offset !== null && offset <= 0);
        if (!answer.ok) expect(answer.refusal.code).toBe("AREA_NOT_FINISHED");
      }),
    );
  });

  it("LCH-R31: daily cleaners come into finished areas only, on no day to come, and once", () => {
    const finished = { ...untouched, area: "大堂", startedOn: yesterday, finishedOn: yesterday };
    expect(startDailyCleaning("APPROVED", [finished, untouched], today, today)).toEqual({
      ok: false,
      refusal: { code: "AREA_NOT_FINISHED", details: { areas: ["样板房"] } },
    });
    expect(startDailyCleaning("APPROVED", [finished], day("2027-04-02"), today)).toMatchObject(
      refused("DONE_IN_THE_FUTURE"),
    );
    expect(startDailyCleaning("APPROVED", [], today, today)).toMatchObject(
      refused("INVALID_INPUT"),
    );
    expect(startDailyCleaning("SUBMITTED", [finished], today, today)).toMatchObject(
      refused("RECORD_STATUS"),
    );
    const daily = { ...finished, dailySince: yesterday };
    expect(startDailyCleaning("APPROVED", [daily], today, today)).toMatchObject(
      refused("AREA_UNDER_DAILY_CLEANING"),
    );
    expect(startDailyCleaning("APPROVED", [finished], today, today)).toEqual({
      ok: true,
      value: today,
    });
  });
});

describe("LCH-R30 water, power and equipment", () => {
  const ready: CleaningUtilities = {
    waterPower: "一层消防栓取水，2 号配电箱接电",
    agreedOn: yesterday,
    pumps: 2,
    hoses: 10,
    wires: 6,
    sockets: 12,
    finishedOn: today,
  };
  it("are finished with the agreement and more than none of each of the four", () => {
    expect(keepUtilities(ready, today)).toEqual({ ok: true, value: ready });
    for (const name of ["pumps", "hoses", "wires", "sockets"] as const) {
      for (const none of [0, -1, 1.5])
        expect(keepUtilities({ ...ready, [name]: none }, today)).toMatchObject(
          refused("INVALID_INPUT"),
        );
      expect(keepUtilities({ ...ready, [name]: null }, today)).toEqual({
        ok: false,
        refusal: { code: "RECORD_INCOMPLETE", details: { fields: [name] } },
      });
    }
    expect(keepUtilities({ ...ready, waterPower: "", agreedOn: null }, today)).toMatchObject({
      refusal: { details: { fields: ["waterPower", "agreedOn"] } },
    });
  });
  it("are kept half while they are prepared", () => {
    const half = { ...ready, sockets: null, finishedOn: null };
    expect(keepUtilities(half, today)).toEqual({ ok: true, value: half });
    expect(keepUtilities({ ...half, agreedOn: day("2027-04-02") }, today)).toMatchObject(
      refused("DONE_IN_THE_FUTURE"),
    );
  });
});
