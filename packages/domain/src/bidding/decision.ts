import { ok, refuse, type Result } from "../result.ts";

/** What a bid is weighed by, a company's own or the standard's; its weights add up to 100. */
export interface Criterion {
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
  readonly weight: number;
  /** What 5 and what 0 stands for. */
  readonly guide: string;
  readonly guideEn: string;
}

/** A question whose answer can end the matter by itself (一票否决项). */
export interface Knockout {
  readonly key: string;
  readonly question: string;
  readonly questionEn: string;
}

export interface DecisionCriteria {
  readonly criteria: readonly Criterion[];
  readonly knockouts: readonly Knockout[];
  /** From so many points of 100 on bidding is recommended; below the other one it is not; between them the head weighs. */
  readonly bidFrom: number;
  readonly noBidBelow: number;
}

/** Full marks of a criterion. */
export const fullScore = 5;

const criterion = (
  key: string,
  weight: number,
  [name, nameEn]: readonly [string, string],
  [guide, guideEn]: readonly [string, string],
): Criterion => ({ key, name, nameEn, weight, guide, guideEn });

const knockout = (key: string, question: string, questionEn: string): Knockout => ({
  key,
  question,
  questionEn,
});

/** What every company begins with. */
export const standardCriteria: DecisionCriteria = {
  criteria: [
    criterion(
      "SCALE",
      10,
      ["项目规模", "Scale"],
      [
        "5：10 万平方米以上、可滚动开发；0：3 万平方米以下",
        "5: over 100,000 m², further phases; 0: under 30,000 m²",
      ],
    ),
    criterion(
      "KIND",
      10,
      ["业态", "Kind of property"],
      ["5：公司成熟业态；0：没有同类业绩", "5: what the company knows well; 0: no such record"],
    ),
    criterion(
      "PLACE",
      10,
      ["区位与服务半径", "Location and reach"],
      ["5：邻近在管项目；0：需新设机构", "5: near estates in care; 0: needs a new office"],
    ),
    criterion(
      "CREDIT",
      15,
      ["开发商信用与付款", "Developer's credit and payment"],
      ["5：按时付款、无纠纷；0：有失信或长期拖欠", "5: pays in time; 0: defaults or long arrears"],
    ),
    criterion(
      "FEE",
      20,
      ["服务费标准与测算利润率", "Fee and estimated margin"],
      ["5：高于公司利润率要求；0：测算亏损", "5: above the company's margin; 0: a loss"],
    ),
    criterion(
      "RIVALS",
      10,
      ["竞争对手", "Competitors"],
      ["5：有明显优势；0：对手已有明显优势", "5: a clear lead; 0: a rival leads clearly"],
    ),
    criterion(
      "STAFF",
      10,
      ["人员与资源", "People and resources"],
      ["5：项目负责人和骨干已落实；0：无人可派", "5: project head and core team named; 0: nobody"],
    ),
    criterion(
      "LAW",
      10,
      ["法律与合同风险", "Legal and contract risk"],
      [
        "5：条款平衡；0：责任不可控或条款违规",
        "5: balanced terms; 0: open-ended or unlawful terms",
      ],
    ),
    criterion(
      "TIME",
      5,
      ["时间是否够", "Whether there is time"],
      ["5：各步都能按期；0：不能按期", "5: every step in time; 0: not in time"],
    ),
  ],
  knockouts: [
    knockout(
      "CONDITIONS",
      "是否满足招标文件的全部投标人条件？",
      "Are all conditions for bidders met?",
    ),
    knockout("LAWFUL", "招标程序和条款是否合法合规？", "Are procedure and terms lawful?"),
    knockout("HEAD", "能否派出符合要求的项目负责人？", "Can a suitable project head be sent?"),
    knockout("NO_CONFLICT", "是否不存在利益冲突？", "Is there no conflict of interest?"),
  ],
  bidFrom: 70,
  noBidBelow: 50,
};

const between = (value: number, min: number, max: number): boolean =>
  Number.isInteger(value) && value >= min && value <= max;

const keyOf = (name: string, at: number): string => {
  const key = name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_");
  return /^[A-Z][A-Z0-9_]{0,39}$/.test(key) ? key : `C${at + 1}`;
};

interface DraftCriteria {
  readonly criteria: readonly Partial<Criterion>[];
  readonly knockouts: readonly Partial<Knockout>[];
  readonly bidFrom: number;
  readonly noBidBelow: number;
}

/**
 * A company's own criteria. Refused: INVALID_INPUT with field and line, BID_CRITERIA_WEIGHTS where the weights are not 100
 * together, BID_CRITERIA_LIMITS where a bid would be recommended below what is not.
 */
export function checkCriteria(draft: DraftCriteria): Result<DecisionCriteria> {
  const invalid = (field: string, line: number) => refuse("INVALID_INPUT", { field, line });
  if (!between(draft.criteria.length, 1, 30)) return invalid("criteria", 0);
  if (draft.knockouts.length > 20) return invalid("knockouts", 0);
  const keys = new Set<string>();
  const unique = (key: string | undefined, name: string, at: number): string => {
    let found = key?.trim() || keyOf(name, at);
    while (keys.has(found)) found = `${found.slice(0, 36)}_${keys.size}`;
    keys.add(found);
    return found;
  };
  const criteria: Criterion[] = [];
  for (const [at, one] of draft.criteria.entries()) {
    const name = one.name?.trim() ?? "";
    if (name === "" || name.length > 40) return invalid("name", at + 1);
    if (!between(one.weight ?? 0, 1, 100)) return invalid("weight", at + 1);
    const guide = one.guide?.trim() ?? "";
    if (guide.length > 200) return invalid("guide", at + 1);
    const nameEn = one.nameEn?.trim() || name;
    const guideEn = one.guideEn?.trim() || guide;
    const key = unique(one.key, nameEn, at);
    criteria.push({ key, name, nameEn, weight: one.weight!, guide, guideEn });
  }
  const knockouts: Knockout[] = [];
  for (const [at, one] of draft.knockouts.entries()) {
    const question = one.question?.trim() ?? "";
    if (question === "" || question.length > 120) return invalid("question", at + 1);
    const questionEn = one.questionEn?.trim() || question;
    knockouts.push({ key: unique(one.key, questionEn, at), question, questionEn });
  }
  const sum = criteria.reduce((all, { weight }) => all + weight, 0);
  if (sum !== 100) return refuse("BID_CRITERIA_WEIGHTS", { sum });
  const { bidFrom, noBidBelow } = draft;
  if (!between(bidFrom, 1, 100) || !between(noBidBelow, 0, 100) || noBidBelow > bidFrom)
    return refuse("BID_CRITERIA_LIMITS", { bidFrom, noBidBelow });
  return ok({ criteria, knockouts, bidFrom, noBidBelow });
}

/** What was given to a criterion, 0 to 5, and why. */
export interface Score {
  readonly key: string;
  readonly score: number | null;
  readonly reason: string;
}
/** What a question was answered with; null while nobody has. */
export interface Answer {
  readonly key: string;
  readonly holds: boolean | null;
  readonly note: string;
}

/** A sheet (投标决策表): the criteria as they were when it was begun, and what it was filled with. */
export interface DecisionSheet extends DecisionCriteria {
  readonly scores: readonly Score[];
  readonly answers: readonly Answer[];
}

export const recommendations = {
  BID: { zh: "建议投标", en: "Bid" },
  CONSIDER: { zh: "慎重考虑", en: "Weigh carefully" },
  NO_BID: { zh: "建议不投", en: "Do not bid" },
} as const;
export type Recommendation = keyof typeof recommendations;
export const recommendationNames = Object.keys(recommendations) as Recommendation[];

export const sheetStatuses = {
  DRAFT: { zh: "填写中", en: "Being filled in" },
  SUBMITTED: { zh: "待决定", en: "To be decided" },
  DECIDED: { zh: "已决定", en: "Decided" },
} as const;
export type SheetStatus = keyof typeof sheetStatuses;
export const sheetStatusNames = Object.keys(sheetStatuses) as SheetStatus[];

/** BACK: more is to be filled in first. */
export const bidVerdicts = {
  BID: { zh: "投标", en: "Bid" },
  NO_BID: { zh: "不投标", en: "No bid" },
  BACK: { zh: "退回补充", en: "Send back" },
} as const;
export type BidVerdict = keyof typeof bidVerdicts;
export const bidVerdictNames = Object.keys(bidVerdicts) as BidVerdict[];

/** What a sheet comes to, and what of. */
export interface Judgement {
  /** Tenths of a point, 0 to 1000, of what is filled in. */
  readonly tenths: number;
  readonly recommendation: Recommendation | null;
  /** What is still to be scored with a reason, or answered. */
  readonly open: readonly string[];
  /** Questions that end the matter. */
  readonly failed: readonly string[];
  /** What each criterion gave and could have given, in tenths; the one that cost most first. */
  readonly parts: readonly { readonly key: string; readonly tenths: number; readonly of: number }[];
}

/**
 * Weighs a sheet. With weights of 100 together, a score of 5 for all is 100 points; every score is a whole number of tenths,
 * so nothing is rounded. A question answered with no ends the matter whatever the points.
 */
export function judgeSheet(sheet: DecisionSheet): Judgement {
  const scores = new Map(sheet.scores.map((one) => [one.key, one]));
  const answers = new Map(sheet.answers.map((one) => [one.key, one]));
  const parts = sheet.criteria.map(({ key, weight }) => ({
    key,
    tenths: (weight * 10 * (scores.get(key)?.score ?? 0)) / fullScore,
    of: weight * 10,
  }));
  const isScored = ({ key }: Criterion) => {
    const given = scores.get(key);
    return given !== undefined && given.score !== null && given.reason.trim() !== "";
  };
  const open = [
    ...sheet.criteria.filter((one) => !isScored(one)),
    ...sheet.knockouts.filter(({ key }) => (answers.get(key)?.holds ?? null) === null),
  ].map(({ key }) => key);
  const failed = sheet.knockouts
    .filter(({ key }) => answers.get(key)?.holds === false)
    .map(({ key }) => key);
  const tenths = parts.reduce((all, part) => all + part.tenths, 0);
  return {
    tenths,
    recommendation: recommend(sheet, tenths, failed.length > 0, open.length > 0),
    open,
    failed,
    parts: parts.toSorted((a, b) => b.of - b.tenths - (a.of - a.tenths)),
  };
}

function recommend(
  { bidFrom, noBidBelow }: DecisionCriteria,
  tenths: number,
  isFailed: boolean,
  isOpen: boolean,
): Recommendation | null {
  if (isFailed) return "NO_BID";
  if (isOpen) return null;
  if (tenths >= bidFrom * 10) return "BID";
  return tenths < noBidBelow * 10 ? "NO_BID" : "CONSIDER";
}

/** 72.4 of 724. */
export const points = (tenths: number): string => (tenths / 10).toFixed(1);

/** The sheet with what was filled in. Refused: INVALID_INPUT with the criterion's or question's key. */
export function fillSheet(
  before: DecisionSheet,
  filled: Pick<DecisionSheet, "answers" | "scores">,
): Result<DecisionSheet> {
  const known = new Set([...before.criteria, ...before.knockouts].map(({ key }) => key));
  for (const { key, score, reason } of filled.scores) {
    if (!known.has(key) || (score !== null && !between(score, 0, fullScore)))
      return refuse("INVALID_INPUT", { field: "score", key });
    if (reason.length > 500) return refuse("INVALID_INPUT", { field: "reason", key });
  }
  for (const { key, note } of filled.answers)
    if (!known.has(key) || note.length > 500)
      return refuse("INVALID_INPUT", { field: "note", key });
  const { criteria, knockouts } = before;
  return ok({
    ...before,
    scores: criteria.flatMap(({ key }) => {
      const given = filled.scores.find((one) => one.key === key);
      return given ? [{ key, score: given.score, reason: given.reason.trim() }] : [];
    }),
    answers: knockouts.flatMap(({ key }) => {
      const given = filled.answers.find((one) => one.key === key);
      return given ? [{ key, holds: given.holds, note: given.note.trim() }] : [];
    }),
  });
}

/**
 * 送负责人决定: complete, or with a question that ends the matter by itself. Refused: BID_SHEET_STATUS, BID_SHEET_OPEN with what
 * is to be filled in.
 */
export function submitSheet(
  status: SheetStatus,
  sheet: DecisionSheet,
): Result<Judgement & { readonly recommendation: Recommendation }> {
  if (status !== "DRAFT") return refuse("BID_SHEET_STATUS", { status });
  const judgement = judgeSheet(sheet);
  const { recommendation, open, failed } = judgement;
  if (recommendation === null || (open.length > 0 && failed.length === 0))
    return refuse("BID_SHEET_OPEN", {
      count: open.length,
      names: [...sheet.criteria, ...sheet.knockouts]
        .filter(({ key }) => open.includes(key))
        .map((one) => ("name" in one ? one.name : one.question)),
    });
  return ok({ ...judgement, recommendation });
}

/**
 * 投标决定 by somebody else than who filled the sheet in. A reason is asked wherever the decision is not what the sheet
 * recommends, for not bidding and for sending back. Refused: BID_SHEET_STATUS, BID_SHEET_OWN, REASON_REQUIRED.
 */
export function decideSheet(
  sheet: {
    readonly status: SheetStatus;
    readonly recommendation: Recommendation | null;
    readonly submittedBy: string | null;
  },
  verdict: BidVerdict,
  reason: string | undefined,
  personId: string,
): Result<SheetStatus> {
  if (sheet.status !== "SUBMITTED") return refuse("BID_SHEET_STATUS", { status: sheet.status });
  if (sheet.submittedBy === personId) return refuse("BID_SHEET_OWN");
  if (reason === undefined && (verdict !== "BID" || sheet.recommendation !== "BID"))
    return refuse("REASON_REQUIRED", { action: "decideBid" });
  return ok(verdict === "BACK" ? "DRAFT" : "DECIDED");
}

/** What the product itself knows of a criterion, so that nobody has to look it up. */
export interface Evidence {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
}

export interface EvidenceFacts {
  readonly floorArea: number | null;
  readonly province: string | null;
  readonly city: string | null;
  readonly serviceCenter: string;
  readonly fee: string | null;
  readonly offeredFee: string | null;
  /** Of cost, in percent, at the fee that is asked. */
  readonly marginRate: string | null;
  readonly daysToDeadline: number | null;
  readonly feasible: boolean;
  readonly daysOver: number;
  /** Statutory rules that the next step breaks as things stand. */
  readonly brokenRules: readonly string[];
  readonly teamSize: number;
}

export function evidenceOf(of: EvidenceFacts): Evidence[] {
  const say = (key: string, zh: string, en: string): Evidence => ({ key, zh, en });
  const place = [of.province, of.city].filter(Boolean).join("");
  const margin = of.marginRate === null ? "" : `，结余为成本的 ${of.marginRate}%`;
  const marginEn = of.marginRate === null ? "" : `, ${of.marginRate}% over cost`;
  return [
    ...(of.floorArea === null
      ? []
      : [say("SCALE", `建筑面积 ${of.floorArea} ㎡`, `${of.floorArea} m² of floor`)]),
    say(
      "PLACE",
      [place, of.serviceCenter].filter(Boolean).join("，"),
      [place, of.serviceCenter].filter(Boolean).join(" "),
    ),
    of.fee === null
      ? say("FEE", "还没有成本测算", "No cost build-up yet")
      : say(
          "FEE",
          `测算单价 ${of.fee}${of.offeredFee === null ? "" : `，拟报 ${of.offeredFee}${margin}`}`,
          `Fee ${of.fee}${of.offeredFee === null ? "" : `, asked ${of.offeredFee}${marginEn}`}`,
        ),
    say("STAFF", `投标小组 ${of.teamSize} 人`, `${of.teamSize} in the bid team`),
    say(
      "LAW",
      of.brokenRules.length === 0
        ? "下一步的法定核对没有不符合项"
        : `下一步不符合：${of.brokenRules.join("、")}`,
      of.brokenRules.length === 0
        ? "The next step breaks no statutory rule"
        : `The next step breaks ${of.brokenRules.join(", ")}`,
    ),
    say(
      "TIME",
      `${of.daysToDeadline === null ? "未定投标截止时间" : `距投标截止 ${of.daysToDeadline} 天`}，${of.feasible ? "各步可按期" : `不能全部按期，超出 ${of.daysOver} 天`}`,
      `${of.daysToDeadline === null ? "No deadline yet" : `${of.daysToDeadline} days to the deadline`}; ${of.feasible ? "every step can be in time" : `${of.daysOver} days over`}`,
    ),
  ];
}
