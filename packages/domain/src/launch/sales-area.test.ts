import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, day } from "../calendar/day.ts";
import { defectStatusNames } from "../defect/vocabulary.ts";
import {
  type AreaFacts,
  areaItems,
  areaStanding,
  pastedItems,
  salesAreas,
  sendAreaLetter,
  signableItems,
  tellInWriting,
} from "./sales-area.ts";

const today = day("2027-04-10");
const refused = (code: string, details?: object) => ({
  ok: false,
  refusal: { code, ...(details && { details: expect.objectContaining(details) }) },
});

describe("LCH-R25, TKO-R22: a defect of a sales area", () => {
  it("is told by a letter that has a file and a day", () => {
    const letter = { sentOn: null, files: 1, defects: 2 };
    const sent = { sentOn: today, recipient: " 华南地产工程部 " };
    expect(sendAreaLetter(letter, sent, today)).toEqual({
      ok: true,
      value: { sentOn: today, recipient: "华南地产工程部" },
    });
    expect(sendAreaLetter({ ...letter, files: 0 }, sent, today)).toEqual(
      refused("AREA_LETTER_FILE_MISSING"),
    );
    expect(sendAreaLetter({ ...letter, defects: 0 }, sent, today)).toMatchObject(
      refused("RECORD_INCOMPLETE"),
    );
    expect(sendAreaLetter({ ...letter, sentOn: today }, sent, today)).toEqual(
      refused("NOTHING_CHANGES"),
    );
    const late = { ...sent, sentOn: addDays(today, 1) };
    expect(sendAreaLetter(letter, late, today)).toMatchObject(refused("DONE_IN_THE_FUTURE"));
  });

  it("is assigned by its letter, once; what is gone or under way stands as it does", () => {
    expect(tellInWriting({ status: "UNASSIGNED" }, "engineering", "书面反馈 第 1 号")).toEqual({
      act: "ASSIGN",
      reason: "书面反馈 第 1 号",
      columns: { status: "ASSIGNED", contractorId: "engineering" },
    });
    for (const status of defectStatusNames.filter((one) => one !== "UNASSIGNED"))
      expect(tellInWriting({ status }, "engineering", "书面反馈")).toBeNull();
  });
});

describe("LCH-R26: the list of things", () => {
  it("tells name, quantity and condition of each", () => {
    expect(areaItems([{ name: " 沙盘 ", quantity: 1, condition: "完好" }])).toEqual({
      ok: true,
      value: [{ name: "沙盘", quantity: 1, unit: null, condition: "完好" }],
    });
    for (const wrong of [
      { quantity: 0 },
      { quantity: Number.NaN },
      { name: "" },
      { condition: "" },
    ])
      expect(areaItems([{ name: "沙盘", quantity: 1, condition: "完好", ...wrong }])).toMatchObject(
        refused("INVALID_INPUT"),
      );
    expect(signableItems([])).toEqual(refused("RECORD_INCOMPLETE", { fields: ["items"] }));
  });

  it("is pasted out of a sheet, its header passed over, its wrong rows named", () => {
    const text =
      "名称\t数量\t单位\t状况\r\n沙盘\t1\t座\t完好\r\n\r\n沙发\t两\t组\t完好\n吊灯\t3\t轻微划痕\n绿植\t8";
    expect(pastedItems(text)).toEqual({
      items: [
        { name: "沙盘", quantity: 1, unit: "座", condition: "完好" },
        { name: "吊灯", quantity: 3, unit: null, condition: "轻微划痕" },
        { name: "绿植", quantity: 8, unit: null, condition: "完好" },
      ],
      wrong: [4],
    });
  });

  it("takes back every list as it was copied", () => {
    const cell = fc
      .string({ minLength: 1, maxLength: 9 })
      .map((text) => `物${text.replaceAll(/\s/g, "")}`);
    const item = fc.record({
      name: cell,
      quantity: fc.integer({ min: 1, max: 999 }),
      unit: cell,
      condition: cell,
    });
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const text = items.map((one) => Object.values(one).join("\t")).join("\n");
        expect(pastedItems(text)).toEqual({ items, wrong: [] });
      }),
    );
  });
});

describe("LCH-R24, R25, R26: the tasks of the sales areas", () => {
  const facts = (more: Partial<AreaFacts> = {}): AreaFacts => ({
    area: "SHOW_FLAT",
    handedOverOn: day("2027-04-01"),
    inspectedOn: day("2027-04-02"),
    itemsSignedOn: day("2027-04-03"),
    toTell: 0,
    lastSentOn: null,
    ...more,
  });
  const all = (more: Partial<AreaFacts> = {}) =>
    salesAreas.map((area) => facts(area === "ENCLOSURE" ? { area, ...more } : { area }));

  it("are done with the last of the three areas", () => {
    expect(areaStanding(all({ handedOverOn: day("2027-04-05") }))).toEqual({
      WORKS_PROGRESS: "2027-04-05",
      SALES_AREA_INSPECTED: "2027-04-02",
      SALES_AREA_ISSUES_SENT: "2027-04-02",
      SALES_AREA_ITEMS: "2027-04-03",
    });
    const two = areaStanding(all().slice(0, 2));
    expect(Object.values(two)).toEqual([null, null, null, null]);
  });

  it("are open with a defect that is not told, done with the day of the last letter", () => {
    expect(areaStanding(all({ toTell: 1 })).SALES_AREA_ISSUES_SENT).toBeNull();
    expect(areaStanding(all({ toTell: 1 })).SALES_AREA_INSPECTED).toBe("2027-04-02");
    const sent = all({ lastSentOn: day("2027-04-08") });
    expect(areaStanding(sent).SALES_AREA_ISSUES_SENT).toBe("2027-04-08");
    expect(areaStanding(all({ inspectedOn: null })).SALES_AREA_ISSUES_SENT).toBeNull();
    expect(areaStanding(all({ itemsSignedOn: null })).SALES_AREA_ITEMS).toBeNull();
  });

  it("never tell problems as sent before all areas are inspected", () => {
    const maybe = fc.option(
      fc.integer({ min: 0, max: 9 }).map((days): Day => addDays(today, days)),
    );
    const area = fc.record({
      area: fc.constantFrom(...salesAreas),
      handedOverOn: fc.constant(today),
      inspectedOn: maybe,
      itemsSignedOn: maybe,
      toTell: fc.nat(2),
      lastSentOn: maybe,
    });
    fc.assert(
      fc.property(fc.uniqueArray(area, { selector: (one) => one.area }), (areas) => {
        const standing = areaStanding(areas);
        if (standing.SALES_AREA_ISSUES_SENT !== null) {
          expect(standing.SALES_AREA_INSPECTED).not.toBeNull();
          expect(areas.every(({ toTell }) => toTell === 0)).toBe(true);
        }
      }),
    );
  });
});
