import { describe, expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import { workingCalendar } from "../calendar/working-calendar.ts";
import { statutes } from "../rule-pack/pack.ts";
import type { ItemFacts } from "./item.ts";
import {
  type CheckedAction,
  checksOf,
  fixChecksOf,
  isLateLimit,
  judge,
  type Law,
  type LawFacts,
} from "./law.ts";
import { referenceDocuments, referenceStandard } from "./standard.ts";
import { type Condition, conditionNames } from "./vocabulary.ts";

const law: Law = {
  pack: statutes,
  calendar: workingCalendar(),
  today: day("2027-06-01"),
  configured: "WARN",
};

const line = (code: string, kind: ItemFacts["kind"], more: Partial<ItemFacts> = {}): ItemFacts => ({
  kind,
  code,
  areaId: null,
  name: code,
  place: null,
  model: null,
  quantity: 1,
  counted: 1,
  located: true,
  manual: true,
  singleRun: "PASS",
  linkage: "PASS",
  verdict: "PASS",
  isOriginal: true,
  handedBy: "李工",
  receivedOn: null,
  promisedOn: null,
  remark: null,
  ...more,
});
const documents = referenceDocuments.map(({ code }) =>
  line(code, "DOCUMENT", { receivedOn: day("2027-03-01") }),
);
const site = referenceStandard.map(({ code, kind }) => line(code, kind));

/** A takeover that the law has nothing against, at every step. */
const lawful: LawFacts = {
  status: "REGISTER_DONE",
  place: { province: "广东", city: "广州" },
  bases: ["NATIONAL_RULES", "SALES_CONTRACT", "PRE_STAGE_CONTRACT"],
  conditions: conditionNames.map((code) => ({ code, state: "MET", evidence: null })),
  contractClause: true,
  saleClause: true,
  conventionClause: true,
  standard: referenceStandard,
  items: [...documents, ...site],
  documentsHandedOn: day("2027-03-01"),
  siteInspectionOn: day("2027-03-21"),
  developerStaff: "工程部 李工",
  unagreed: 0,
  formalDone: ["RECTIFICATION", "LINKAGE", "LISTS"],
  heads: { BASICS: "一", PROBLEMS: "二", SOLUTION: "三", RIGHTS: "四", LIABILITY: "五" },
  finishedOn: day("2027-05-01"),
  deliveryOn: day("2027-05-16"),
  agreementOn: day("2027-05-01"),
  transferredOn: day("2027-05-11"),
  filedOn: day("2027-06-10"),
  ownersInformedOn: day("2027-06-10"),
  postedOn: day("2027-05-04"),
  postedUntil: day("2027-05-19"),
};
const without = (code: Condition): Partial<LawFacts> => ({
  conditions: lawful.conditions.map((row) =>
    row.code === code ? { ...row, state: "NOT_MET" as const } : row,
  ),
});
/** Documents under a head neither came nor are promised. */
const lacking = (head: string): Partial<LawFacts> => ({
  items: lawful.items.map((one) =>
    one.kind === "DOCUMENT" && one.code!.startsWith(head) ? { ...one, receivedOn: null } : one,
  ),
});
const unseen = (rule: string): Partial<LawFacts> => ({
  items: lawful.items.map((one) => (one.code!.startsWith(rule) ? { ...one, verdict: null } : one)),
});

/** What breaks each rule that stops an action: the rule, the action, and the fact. */
const breaches: readonly (readonly [string, CheckedAction, Partial<LawFacts>])[] = [
  ["INS-006", "startPreInspection", { contractClause: false }],
  ["INS-011", "startPreInspection", without("COMPLETION_ACCEPTED")],
  ["INS-012", "startPreInspection", without("UTILITIES_METERED")],
  ["INS-013", "startPreInspection", without("PUBLIC_FACILITIES")],
  ["INS-014", "startPreInspection", without("SUPPORTING")],
  ["INS-015", "startPreInspection", without("USE_CERTIFICATES")],
  ["INS-016", "startPreInspection", without("TECHNICAL_DATA")],
  ["INS-017", "startPreInspection", without("OTHER_LAW")],
  ["INS-127", "startPreInspection", without("APPROVALS")],
  ["INS-021", "startPreInspection", { status: "TEAM_FORMED" }],
  ["INS-022", "startPreInspection", { documentsHandedOn: null }],
  ["INS-028", "startPreInspection", { documentsHandedOn: day("2027-03-02") }],
  ["INS-031", "startPreInspection", lacking("INS-031")],
  ["INS-032", "startPreInspection", lacking("INS-032")],
  ["INS-033", "startPreInspection", lacking("INS-033")],
  ["INS-034", "startPreInspection", lacking("INS-034")],
  ["INS-035", "startPreInspection", lacking("INS-035")],
  [
    "INS-044",
    "startPreInspection",
    { standard: referenceStandard.map((one) => ({ ...one, methods: [] })) },
  ],
  [
    "INS-045",
    "startPreInspection",
    { standard: referenceStandard.map((one) => ({ ...one, aspects: [] })) },
  ],
  ["INS-023", "startFormalInspection", { status: "TRAINED" }],
  [
    "INS-037",
    "startFormalInspection",
    { items: documents.map((one) => ({ ...one, verdict: null })) },
  ],
  ["INS-047", "startFormalInspection", { status: "PRE_INSPECTION" }],
  ["INS-048", "startFormalInspection", { developerStaff: " " }],
  ["INS-007", "prepareTakeoverTransfer", { deliveryOn: day("2027-05-15") }],
  ["INS-024", "prepareTakeoverTransfer", { unagreed: 1 }],
  ["INS-025", "prepareTakeoverTransfer", { formalDone: ["LISTS"] }],
  ["INS-040", "prepareTakeoverTransfer", unseen("INS-040")],
  ["INS-041", "prepareTakeoverTransfer", unseen("INS-041")],
  ["INS-042", "prepareTakeoverTransfer", unseen("INS-042")],
  ["INS-046", "prepareTakeoverTransfer", { formalDone: ["RECTIFICATION"] }],
  ["INS-049", "prepareTakeoverTransfer", { heads: { ...lawful.heads, LIABILITY: " " } }],
  ["INS-026", "transferTakeover", { agreementOn: null }],
  ["INS-051", "transferTakeover", { transferredOn: day("2027-05-12") }],
  ["INS-052", "transferTakeover", { formalDone: [] }],
  ["INS-027", "closeTakeover", { transferredOn: null }],
  ["INS-056", "closeTakeover", { filedOn: day("2027-06-11") }],
  ["INS-061", "closeTakeover", { status: "TRANSFERRED" }],
];
const actions = [...new Set(breaches.map(([, action]) => action))];
const noLeave = { except: false, reason: null };
const stoppedBy = (
  action: CheckedAction,
  facts: Partial<LawFacts>,
  by: Parameters<typeof judge>[1] = noLeave,
) => {
  const judged = judge(checksOf(action, { ...lawful, ...facts }, law), by);
  return judged.ok ? [] : (judged.refusal.details?.["rules"] as string[]);
};

describe("the law of takeover inspection, step by step", () => {
  it.each(actions)("lets %s go on where everything holds", (action) => {
    const checks = checksOf(action, lawful, law);
    expect(checks.filter(({ verdict }) => verdict !== "MET")).toEqual([]);
    expect(judge(checks, noLeave).ok).toBe(true);
  });

  it.each(breaches)(
    "%s stops %s where it is broken, and not where it is kept",
    (rule, action, facts) => {
      expect(stoppedBy(action, facts)).toContain(rule);
      expect(stoppedBy(action, {})).not.toContain(rule);
    },
  );

  it.each<readonly [string, CheckedAction, Partial<LawFacts>, "BROKEN" | "UNKNOWN"]>([
    ["INS-004", "startPreInspection", { saleClause: false }, "BROKEN"],
    ["INS-004", "startPreInspection", { saleClause: null }, "UNKNOWN"],
    ["INS-005", "startPreInspection", { conventionClause: false }, "BROKEN"],
    ["INS-053", "transferTakeover", { formalDone: ["RECTIFICATION"] }, "BROKEN"],
    ["INS-054", "closeTakeover", { status: "HANDOVER_SIGNED" }, "BROKEN"],
    ["INS-057", "closeTakeover", { ownersInformedOn: null }, "UNKNOWN"],
  ])("%s warns at %s and stops nothing", (rule, action, facts, verdict) => {
    const of = (more: Partial<LawFacts>) =>
      checksOf(action, { ...lawful, ...more }, law).find(({ ruleId }) => ruleId === rule);
    expect(of(facts)).toMatchObject({ verdict, effect: "WARN" });
    expect(of({})).toMatchObject({ verdict: "MET", effect: "WARN" });
    expect(stoppedBy(action, facts)).not.toContain(rule);
  });

  it("asks at these steps every rule of takeovers that blocks but the duty itself", () => {
    const blocking = actions.flatMap((action) =>
      checksOf(action, lawful, law)
        .filter(({ effect }) => effect === "BLOCK")
        .map(({ ruleId }) => ruleId),
    );
    const proven = new Set(breaches.map(([rule]) => rule));
    // INS-002 is that there is an inspection at all, which beginning one keeps.
    expect(blocking.filter((rule) => !proven.has(rule))).toEqual(["INS-002"]);
  });

  it("takes nothing that is unknown for kept", () => {
    for (const facts of [{ contractClause: null }, { siteInspectionOn: null }])
      expect(
        judge(checksOf("startPreInspection", { ...lawful, ...facts }, law), noLeave),
      ).toMatchObject({
        ok: false,
        refusal: { code: "STATUTE_UNKNOWN" },
      });
  });

  it("lists what is missing of the documents with its day, and begins: INS-036 warns only", () => {
    const promised = lawful.items.map((one) =>
      one.code === "INS-031-01" ? { ...one, receivedOn: null, promisedOn: day("2027-09-01") } : one,
    );
    expect(stoppedBy("startPreInspection", { items: promised })).toEqual([]);
    const unpromised = lawful.items.map((one) =>
      one.kind === "DOCUMENT" ? { ...one, receivedOn: null } : one,
    );
    const check = checksOf("startPreInspection", { ...lawful, items: unpromised }, law).find(
      ({ ruleId }) => ruleId === "INS-036",
    );
    expect(check).toMatchObject({ verdict: "BROKEN", effect: "WARN" });
  });

  it("lets a limit that had passed be taken note of, by the region's head with a reason, and nothing else", () => {
    const leave = { except: true, reason: "已向主管部门说明" };
    for (const [rule, action, facts] of breaches) {
      const after = stoppedBy(action, facts, leave);
      expect(after.includes(rule), rule).toBe(!isLateLimit(rule));
    }
    expect(
      stoppedBy("closeTakeover", { filedOn: day("2027-06-11") }, { ...leave, reason: null }),
    ).toEqual(["INS-056"]);
    expect(stoppedBy("closeTakeover", { filedOn: null }, leave)).toEqual(["INS-056"]);
  });
});

describe("what cities add", () => {
  const at =
    (province: string, city: string, configured: Law["configured"] = "BLOCK") =>
    (facts: Partial<LawFacts> = {}) => {
      const place = { province, city };
      const checks = checksOf(
        "closeTakeover",
        { ...lawful, ...facts, place },
        { ...law, configured },
      );
      return Object.fromEntries(checks.map(({ ruleId, verdict }) => [ruleId, verdict]));
    };

  it("posts 15 days in 聊城 within three, 7 days in 菏泽, within thirty in 嘉兴", () => {
    const liaocheng = at("山东", "聊城");
    expect(liaocheng()["INS-120"]).toBe("MET");
    expect(liaocheng({ postedOn: day("2027-05-05") })["INS-120"]).toBe("BROKEN");
    expect(liaocheng({ postedUntil: day("2027-05-18") })["INS-120"]).toBe("BROKEN");
    expect(liaocheng({ postedUntil: null })["INS-120"]).toBe("UNKNOWN");
    const heze = at("山东", "菏泽");
    expect(heze()["INS-121"]).toBe("MET");
    expect(heze({ postedUntil: day("2027-05-10") })["INS-121"]).toBe("BROKEN");
    const jiaxing = at("浙江", "嘉兴");
    expect(jiaxing({ postedOn: day("2027-05-31") })["INS-122"]).toBe("MET");
    expect(jiaxing({ postedOn: day("2027-06-01") })["INS-122"]).toBe("BROKEN");
    expect(at("广东", "广州")()).not.toHaveProperty("INS-120");
  });

  it.each([
    ["INS-101", "北京", "北京"],
    ["INS-102", "上海", "上海"],
    ["INS-103", "山东", "淄博"],
    ["INS-104", "山东", "潍坊"],
    ["INS-105", "山东", "聊城"],
    ["INS-106", "山东", "菏泽"],
    ["INS-107", "山东", "青岛"],
    ["INS-108", "浙江", "杭州"],
  ])(
    "%s has defects mended within 30 days in %s %s, as the company lets it count",
    (rule, province, city) => {
      const on = (dueOn: string, configured: Law["configured"]) =>
        fixChecksOf(
          { province, city },
          { raisedOn: day("2027-03-01"), dueOn: day(dueOn) },
          { ...law, configured },
        ).find(({ ruleId }) => ruleId === rule);
      expect(on("2027-03-31", "BLOCK")).toMatchObject({ verdict: "MET" });
      expect(on("2027-04-01", "WARN")).toMatchObject({ verdict: "BROKEN", effect: "WARN" });
      expect(judge([on("2027-04-01", "BLOCK")!], noLeave).ok).toBe(false);
      expect(judge([on("2027-04-01", "WARN")!], noLeave).ok).toBe(true);
    },
  );
});
