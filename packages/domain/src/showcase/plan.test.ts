import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day } from "../calendar/day.ts";
import { checkLayout, type Layout } from "./layout.ts";
import {
  agree,
  approve,
  close,
  implement,
  missingContent,
  open,
  review,
  sendBack,
  showcaseDeadlines,
  type ShowcasePlanFacts,
} from "./plan.ts";
import {
  showcaseContentTypeNames,
  showcaseEquipmentNames,
  showcasePlanStatuses,
} from "./vocabulary.ts";

const today = day("2027-01-20");

const layout = (more: Partial<Layout> = {}): Layout => ({
  location: "销售大厅东侧",
  area: 10,
  mode: "RECEPTION_AREA",
  equipment: showcaseEquipmentNames.map((kind) => ({ kind, quantity: 1 })),
  boards: [],
  consultDesk: "展示区入口咨询台",
  hotline: "020-8888 6666",
  ...more,
});

const plan = (more: Partial<ShowcasePlanFacts> = {}): ShowcasePlanFacts => ({
  ...layout(),
  status: "DRAFT",
  agreedOn: null,
  implementedOn: null,
  ...more,
});

const board = { title: "服务亮点", place: "销售大厅正门", hasPhoto: true };
const refused = (code: string, details?: object) => ({
  ok: false,
  refusal: details ? { code, details } : { code },
});

describe("the layout", () => {
  it("spec/04 scenario 1: SHW-R05 takes exactly 10 m² with all five kinds of equipment", () => {
    expect(checkLayout(layout({ area: 10 })).ok).toBe(true);
  });

  it("spec/04 scenario 2: SHW-R06 refuses 8 m² without a board", () => {
    const small = { area: 8, equipment: [], boards: [] };
    expect(checkLayout(layout({ ...small, mode: "DISPLAY_BOARD" }))).toMatchObject(
      refused("BOARD_MISSING"),
    );
    expect(checkLayout(layout(small))).toMatchObject(refused("AREA_TOO_SMALL"));
  });

  it("SHW-R05 refuses a reception area of 9.9 m², and one without its equipment by name", () => {
    expect(checkLayout(layout({ area: 9.9 }))).toEqual(
      refused("AREA_TOO_SMALL", { area: 9.9, least: 10 }),
    );
    const without = showcaseEquipmentNames
      .filter((kind) => kind !== "VIDEO_PLAYER")
      .map((kind) => ({ kind, quantity: 2 }));
    expect(checkLayout(layout({ equipment: without }))).toEqual(
      refused("EQUIPMENT_MISSING", { missing: ["VIDEO_PLAYER"] }),
    );
  });

  it("SHW-R06 wants each board with title, place and photo", () => {
    const boards = layout({ area: 8, mode: "DISPLAY_BOARD", equipment: [], boards: [board] });
    expect(checkLayout(boards).ok).toBe(true);
    for (const lacking of [{ hasPhoto: false }, { place: " " }, { title: "" }])
      expect(checkLayout({ ...boards, boards: [board, { ...board, ...lacking }] })).toMatchObject(
        refused("BOARD_MISSING"),
      );
  });

  it("SHW-R07 has a consultation desk and a hotline that can be called", () => {
    expect(checkLayout(layout({ consultDesk: "" }))).toMatchObject(refused("INVALID_INPUT"));
    for (const hotline of ["", "please call", "12345"])
      expect(checkLayout(layout({ hotline }))).toEqual(
        refused("INVALID_INPUT", { field: "hotline" }),
      );
  });

  it("law: below 10 m² no reception area passes, from 10 m² on area is no reason against one", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 500, noNaN: true }), (area) => {
        expect(checkLayout(layout({ area })).ok).toBe(area >= 10);
      }),
    );
  });
});

describe("the plan", () => {
  it("SHW-R03 is agreed, approved, carried out, in use, closed, in this order alone", () => {
    expect(agree(plan(), today, today)).toMatchObject({ value: { status: "AGREED" } });
    expect(implement(plan({ status: "APPROVED" }), today, today)).toMatchObject({
      value: { status: "IMPLEMENTED", implementedOn: today },
    });
    expect(open({ status: "IMPLEMENTED" }, showcaseContentTypeNames)).toMatchObject({
      value: { status: "IN_USE" },
    });
    expect(close({ status: "IN_USE" })).toMatchObject({ value: { status: "CLOSED" } });
    for (const status of showcasePlanStatuses) {
      expect(agree(plan({ status }), today, today).ok).toBe(status === "DRAFT");
      expect(implement(plan({ status }), today, today).ok).toBe(status === "APPROVED");
      expect(open({ status }, showcaseContentTypeNames).ok).toBe(status === "IMPLEMENTED");
      expect(close({ status }).ok).toBe(status === "IN_USE");
    }
  });

  it("SHW-R03 refuses to carry out what is not approved", () => {
    for (const status of ["DRAFT", "AGREED", "REVIEWED"] as const)
      expect(implement(plan({ status }), today, today)).toEqual(refused("SHOWCASE_NOT_APPROVED"));
  });

  it("SHW-R03 goes from the agreement over the review to the approval, or back to draft with the reason", () => {
    expect(approve({ status: "AGREED" })).toMatchObject(refused("SHOWCASE_STATUS"));
    expect(review({ status: "AGREED" })).toMatchObject({ value: { status: "REVIEWED" } });
    expect(approve({ status: "REVIEWED" })).toMatchObject({ value: { status: "APPROVED" } });
    for (const status of ["AGREED", "REVIEWED"] as const)
      expect(sendBack({ status }, "地点不显眼")).toMatchObject({
        value: { status: "DRAFT", returnedReason: "地点不显眼" },
      });
    for (const status of ["DRAFT", "APPROVED", "IN_USE"] as const) {
      expect(sendBack({ status }, null)).toMatchObject(refused("SHOWCASE_STATUS"));
      expect(review({ status })).toMatchObject(refused("SHOWCASE_STATUS"));
    }
  });

  it("records nothing of the future", () => {
    const later = addDays(today, 1);
    expect(agree(plan(), later, today)).toMatchObject(refused("DAY_IN_FUTURE"));
    expect(implement(plan({ status: "APPROVED" }), later, today)).toMatchObject(
      refused("DAY_IN_FUTURE"),
    );
  });

  it("spec/04 scenario 6: SHW-R08 refuses to open without the interim covenant, by name", () => {
    const shown = showcaseContentTypeNames.filter((type) => type !== "INTERIM_COVENANT");
    expect(open({ status: "IMPLEMENTED" }, shown)).toEqual(
      refused("CONTENT_MISSING", { missing: ["INTERIM_COVENANT"] }),
    );
    expect(missingContent([])).toHaveLength(7);
  });
});

describe("the deadlines", () => {
  const anchors = {
    launchDate: day("2027-05-01"),
    hallFitoutDate: day("2027-02-01"),
    softFitoutDate: day("2027-03-20"),
  };
  const keptOf = (facts: Partial<ShowcasePlanFacts>, on = today) =>
    Object.fromEntries(
      showcaseDeadlines(plan(facts), anchors, on).map(({ rule, kept }) => [rule, kept]),
    );

  it("spec/04 scenario 4: SHW-R02 shows an agreement on the day the hall's fit-out begins as too late", () => {
    expect(keptOf({ agreedOn: day("2027-02-01") })).toMatchObject({ "SHW-R02": false });
    expect(keptOf({ agreedOn: day("2027-01-31") })).toMatchObject({ "SHW-R02": true });
  });

  it("SHW-R04 holds both anchors, hall and soft fit-out, and 20 days before the launch", () => {
    expect(showcaseDeadlines(plan(), anchors, today).map(({ dueOn }) => dueOn)).toEqual([
      "2027-01-31",
      "2027-03-19",
      "2027-04-11",
    ]);
    expect(keptOf({ agreedOn: day("2027-02-15") })).toMatchObject({
      "SHW-R02": false,
      "LCH-R16": true,
    });
    expect(keptOf({ implementedOn: day("2027-04-11") })).toMatchObject({ "SHW-R04": true });
    expect(keptOf({ implementedOn: day("2027-04-12") })).toMatchObject({ "SHW-R04": false });
  });

  it("SHW-R02 is undecided until its day is over, and broken from then on", () => {
    expect(keptOf({}, day("2027-01-31"))).toMatchObject({ "SHW-R02": null });
    expect(keptOf({}, day("2027-02-01"))).toMatchObject({ "SHW-R02": false });
  });

  it("waits for a date that is not known yet", () => {
    const [first] = showcaseDeadlines(plan(), { ...anchors, hallFitoutDate: null }, today);
    expect(first).toMatchObject({ dueOn: null, kept: null });
  });
});
