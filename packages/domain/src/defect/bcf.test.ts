import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import {
  bcfBeyond,
  type BcfTopic,
  decideTopic,
  type DefectForBcf,
  type KnownDefect,
  topicOf,
  wordsOf,
} from "./bcf.ts";
import {
  defectCategories,
  defectEvents,
  defectSeverities,
  defectSources,
  defectStatuses,
  defectTrades,
} from "./vocabulary.ts";

const defect: DefectForBcf = {
  id: "0190a0a0-0000-7000-8000-000000000001",
  text: "生活水泵房地漏返水",
  category: "LEAK",
  severity: "SERIOUS",
  trade: "PLUMBING",
  status: "ASSIGNED",
  sourceKind: "TAKEOVER",
  place: "21栋",
  part: "生活水泵房",
  contractor: "广厦建设",
  dueOn: day("2027-02-01"),
  raisedAt: "2027-01-04T02:00:00.000Z",
  raisedBy: "王工",
  changedAt: "2027-01-05T02:00:00.000Z",
  events: [
    { id: "e1", act: "RAISE", at: "2027-01-04T02:00:00.000Z", by: "王工", text: null },
    { id: "e2", act: "ASSIGN", at: "2027-01-05T02:00:00.000Z", by: "王工", text: "尽快" },
    { id: "e3", act: "COMMENT", at: "2027-01-05T03:00:00.000Z", by: "李工", text: "已派人" },
  ],
  photos: [{ id: "p1", path: "x/p1.jpg" }],
};
const facts = {
  mayFix: true,
  places: new Set(["21栋", "21栋-1203"]),
  contractors: new Set(["广厦建设"]),
  now: "2027-01-10T02:00:00.000Z",
  dayOf: (instant: string) => day(instant.slice(0, 10)),
};
const known = (more: Partial<KnownDefect> = {}): KnownDefect => ({
  ...defect,
  ids: new Set(["e1", "e2", "e3", "p1"]),
  ...more,
});
const bare: BcfTopic = {
  guid: "5019d939-62a4-45d9-b205-fab602c98fe8",
  type: null,
  status: null,
  title: "Pile is missing",
  description: null,
  priority: null,
  labels: [],
  stage: null,
  createdAt: "2027-01-02T08:00:00.000Z",
  createdBy: "dangl@iabi.eu",
  modifiedAt: null,
  dueOn: null,
  assignedTo: null,
  comments: [],
  viewpoints: [],
  beyond: [],
};

describe("a defect as a topic", () => {
  it("is found again by its id, and says words of ours and of the tools", () => {
    expect(topicOf(defect)).toMatchObject({
      guid: defect.id,
      type: "渗漏",
      status: "In Progress",
      title: "生活水泵房地漏返水",
      description: null,
      priority: "严重",
      labels: ["给排水", "21栋", "部位:生活水泵房"],
      stage: "承接查验",
      dueOn: "2027-02-01",
      assignedTo: "广厦建设",
      comments: [
        { guid: "e2", author: "王工", text: "【分配】尽快" },
        { guid: "e3", author: "李工", text: "已派人" },
      ],
      viewpoints: [{ guid: "p1", snapshot: "x/p1.jpg" }],
    });
  });

  it("has a title that fits a tool's list, and whole words in its description", () => {
    const text = `${"长".repeat(150)}\n第二行`;
    const topic = topicOf({ ...defect, text });
    expect([...topic.title].length).toBe(100);
    expect(topic.description).toBe(text);
    expect(wordsOf(topic)).toBe(text);
  });
});

describe("what comes back", () => {
  it("changes nothing where nobody did anything", () => {
    expect(decideTopic(topicOf(defect), known(), facts)).toEqual({
      outcome: "SAME",
      draft: null,
      comments: [],
      photos: [],
      mended: false,
      beyond: [],
    });
  });

  it("adds comments and photos, and tells that it is mended", () => {
    const said = { guid: "c9", at: "2027-01-09T02:00:00Z", author: "施工", text: "已更换" };
    const topic = {
      ...topicOf(defect),
      status: "Resolved",
      comments: [...topicOf(defect).comments, said],
      viewpoints: [
        { guid: "p1", snapshot: "x/p1.jpg" },
        { guid: "p2", snapshot: "x/p2.jpg" },
      ],
    };
    expect(decideTopic(topic, known(), facts)).toMatchObject({
      outcome: "CHANGED",
      comments: [said],
      photos: [{ guid: "p2", snapshot: "x/p2.jpg" }],
      mended: true,
      beyond: [],
    });
    // Once it is told, the same file tells nothing more.
    const after = known({ status: "FIXED", ids: new Set(["e2", "e3", "p1", "c9", "p2"]) });
    expect(decideTopic(topic, after, facts)).toMatchObject({ outcome: "SAME", beyond: [] });
  });

  it("tells nothing mended for who may not, and lists what the file says of it", () => {
    const topic = { ...topicOf(defect), status: "Resolved" };
    expect(decideTopic(topic, known(), { ...facts, mayFix: false })).toMatchObject({
      outcome: "SAME",
      mended: false,
      beyond: [{ kind: "TOPIC_STATUS", value: "Resolved" }],
    });
  });

  it("leaves words, gravity, days and the responsible unit ours, and lists where the file says them otherwise", () => {
    const topic = {
      ...topicOf(defect),
      title: "没有问题",
      type: "裂缝",
      priority: "轻微",
      dueOn: day("2027-12-31"),
      assignedTo: "别家",
      status: "Disputed",
      labels: ["电气"],
    };
    const { outcome, beyond } = decideTopic(topic, known(), facts);
    expect(outcome).toBe("SAME");
    expect(beyond.map(({ kind }) => kind)).toEqual([
      "TOPIC_STATUS",
      "TEXT",
      "TOPIC_TYPE",
      "PRIORITY",
      "ASSIGNED_TO",
      "DUE_DATE",
      "LABEL",
    ]);
  });

  it("does not mend what nobody was to mend, nor verify or write off anything", () => {
    const topic = { ...topicOf(defect), status: "Closed" };
    for (const status of ["UNASSIGNED", "DISPUTED"] as const)
      expect(decideTopic(topic, known({ status }), facts)).toMatchObject({
        outcome: "SAME",
        mended: false,
        beyond: [{ kind: "TOPIC_STATUS", value: "Closed" }],
      });
  });
});

describe("a topic of somebody else's tool", () => {
  it("becomes a defect by the least it says", () => {
    expect(decideTopic(bare, null, facts)).toMatchObject({
      outcome: "NEW",
      draft: {
        text: "Pile is missing",
        category: "OTHER",
        severity: "GENERAL",
        trade: "OTHER",
        sourceKind: "TAKEOVER",
        place: null,
        contractor: null,
        dueOn: null,
        raisedAt: bare.createdAt,
      },
      beyond: [],
    });
  });

  it("takes what it knows, in any of its words, and lists the rest", () => {
    const topic = {
      ...bare,
      type: "Leak",
      priority: "Critical",
      stage: "Construction",
      labels: ["Plumbing", "21栋-1203", "部位:阳台", "Structural"],
      assignedTo: "别家建设",
      dueOn: day("2027-01-01"),
      beyond: [{ kind: "MODEL" as const, value: "A.ifc" }],
    };
    const { draft, beyond } = decideTopic(topic, null, facts);
    expect(draft).toMatchObject({
      category: "LEAK",
      // No tool's word makes it touch safety.
      severity: "SERIOUS",
      trade: "PLUMBING",
      place: "21栋-1203",
      part: "阳台",
      contractor: null,
      dueOn: null,
    });
    expect(beyond).toEqual([
      { kind: "MODEL", value: "A.ifc" },
      { kind: "STAGE", value: "Construction" },
      { kind: "LABEL", value: "Structural" },
      { kind: "ASSIGNED_TO", value: "别家建设" },
      { kind: "DUE_DATE", value: "2027-01-01" },
    ]);
    for (const { kind } of beyond) expect(bcfBeyond[kind].zh).not.toBe("");
  });

  it("is passed over where it is done already", () => {
    expect(decideTopic({ ...bare, status: "closed" }, null, facts)).toMatchObject({
      outcome: "PASSED_OVER",
      draft: null,
    });
  });

  it("is found now where its instant is yet to come or none", () => {
    for (const createdAt of ["2030-01-01T00:00:00Z", ""])
      expect(decideTopic({ ...bare, createdAt }, null, facts).draft?.raisedAt).toBeNull();
  });
});

const keyOf = <Key extends string>(words: Readonly<Record<Key, unknown>>) =>
  fc.constantFrom(...(Object.keys(words) as Key[]));
const word = fc
  .stringMatching(/^[\p{L}\p{N} ]{1,300}$/u)
  .map((text) => text.trim())
  .filter((text) => text !== "");
const anyDefect = fc.record({
  id: fc.uuid(),
  text: word,
  category: keyOf(defectCategories),
  severity: keyOf(defectSeverities),
  trade: keyOf(defectTrades),
  status: keyOf(defectStatuses),
  sourceKind: keyOf(defectSources),
  place: fc.constantFrom(null, "21栋", "21栋-1203"),
  part: fc.option(word.map((text) => text.slice(0, 60).trim() || "x")),
  contractor: fc.constantFrom(null, "广厦建设"),
  dueOn: fc.constantFrom(null, day("2027-02-01")),
  raisedAt: fc.constant("2027-01-04T02:00:00.000Z"),
  raisedBy: fc.constant("王工"),
  changedAt: fc.constant("2027-01-05T02:00:00.000Z"),
  events: fc.array(
    fc.record({
      id: fc.uuid(),
      act: keyOf(defectEvents),
      at: fc.constant("2027-01-05T02:00:00.000Z"),
      by: fc.constant("王工"),
      text: fc.option(word),
    }),
    { maxLength: 4 },
  ),
  photos: fc.array(fc.record({ id: fc.uuid(), path: fc.constant("a.jpg") }), { maxLength: 3 }),
});

it("comes back as it went: the same defect is known, and where it is new it is the same defect", () => {
  fc.assert(
    fc.property(anyDefect, (one) => {
      const topic = topicOf(one);
      const ids = new Set([...one.events, ...one.photos].map(({ id }) => id));
      const back = decideTopic(topic, { ...one, ids }, facts);
      expect(back).toMatchObject({ outcome: "SAME", beyond: [] });
      const elsewhere = decideTopic(topic, null, facts);
      if (topic.status === "Resolved" || topic.status === "Closed") {
        expect(elsewhere.outcome).toBe("PASSED_OVER");
        return;
      }
      const { text, category, severity, sourceKind, place, part, contractor, dueOn } = one;
      expect(elsewhere).toMatchObject({
        draft: {
          text,
          category,
          severity,
          trade: one.trade,
          sourceKind: sourceKind === "SALES_AREA" ? "TAKEOVER" : sourceKind,
          place,
          part,
          contractor,
          dueOn,
        },
        // A sales area's defects are told by its handover, never by a file.
        beyond: sourceKind === "SALES_AREA" ? [{ kind: "STAGE", value: "销售区域移交" }] : [],
      });
    }),
  );
});
