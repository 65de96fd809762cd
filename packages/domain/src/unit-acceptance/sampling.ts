import { ok, refuse, type Result } from "../result.ts";

/**
 * Acceptance sampling by GB/T 2828.1-2012 (ISO 2859-1:1999), single plans.
 *
 * Tables 1, 2-A, 2-B and 2-C, compared cell by cell with a public transcription of the standard's pages 15 to 17, by its own
 * account checked twice against it; 2-A and 2-B also with a reprint of MIL-STD-105E: confidence V2. The one cell in which these
 * differ (2-B, letter A, AQL 10) is left out: what is not known is undefined, never guessed.
 */

export const inspectionLevels = ["S-1", "S-2", "S-3", "S-4", "I", "II", "III"] as const;
export type InspectionLevel = (typeof inspectionLevels)[number];

/** 正常, 加严, 放宽. */
export const severities = ["NORMAL", "TIGHTENED", "REDUCED"] as const;
export type Severity = (typeof severities)[number];

export const aqls = [
  "0.010",
  "0.015",
  "0.025",
  "0.040",
  "0.065",
  "0.10",
  "0.15",
  "0.25",
  "0.40",
  "0.65",
  "1.0",
  "1.5",
  "2.5",
  "4.0",
  "6.5",
  "10",
  "15",
  "25",
  "40",
  "65",
  "100",
  "150",
  "250",
  "400",
  "650",
  "1000",
] as const;
export type Aql = (typeof aqls)[number];

/** 样本量字码, without I and O. */
const letters = "ABCDEFGHJKLMNPQR";

/** Table 1: up to which lot size, and the letters of the seven levels. */
const codeLetters: readonly (readonly [number, string])[] = [
  [8, "AAAAAAB"],
  [15, "AAAAABC"],
  [25, "AABBBCD"],
  [50, "ABBCCDE"],
  [90, "BBCCCEF"],
  [150, "BBCDDFG"],
  [280, "BCDEEGH"],
  [500, "BCDEFHJ"],
  [1200, "CCEFGJK"],
  [3200, "CDEGHKL"],
  [10_000, "CDFGJLM"],
  [35_000, "CDFHKMN"],
  [150_000, "DEGJLNP"],
  [500_000, "DEGJMPQ"],
  [Infinity, "DEHKNQR"],
];

/** Table 1; undefined for a lot of fewer than two. */
export const codeLetter = (lot: number, level: InspectionLevel): string | undefined =>
  Number.isInteger(lot) && lot >= 2
    ? codeLetters.find(([upTo]) => lot <= upTo)?.[1][inspectionLevels.indexOf(level)]
    : undefined;

/** Sample sizes by letter: of normal and tightened, of reduced. */
const sizes = [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000];
const reducedSizes = [2, 2, 2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800];

type Cell = number | "UP" | "DOWN" | undefined;

/**
 * Acceptance numbers along a row from its 0 on; its last ones stand only in the rows of small samples. Under reduced
 * inspection three rows have samples of two, of which the first two go on as under normal inspection.
 */
const along = {
  NORMAL: [0, "UP", "DOWN", 1, 2, 3, 5, 7, 10, 14, 21, 30, 44],
  TIGHTENED: [0, "DOWN", "DOWN", 1, 2, 3, 5, 8, 12, 18, 27, 41],
  REDUCED: [0, "UP", "DOWN", "DOWN", 1, 2, 3, 5, 6, 8, 10, 14, 21],
} as const;
const alongReduced = [
  [0, "DOWN", "DOWN", 1, 2, 3, 5, 7, 10, 14, 21, 30],
  [0, "UP", "DOWN", "DOWN", 1, 2, 3, 5, 7, 10, 14, 21, 30],
] as const;
/** The column of the 0 in row A; each row below has it one column before. */
const zeroColumn = { NORMAL: 14, TIGHTENED: 15, REDUCED: 14 } as const;
const lastOfLargeRows = { NORMAL: 21, TIGHTENED: 18, REDUCED: 10 } as const;
const E_ROW = letters.indexOf("E");

/** A cell of table 2-A, 2-B or 2-C. */
function cell(severity: Severity, row: number, column: number): Cell {
  const at = column - (zeroColumn[severity] - row);
  if (at < 0) return "DOWN";
  // Sources differ on Ac 0 with a sample of two under tightened inspection; and its row S, of one cell, is not kept.
  const isLeftOut = (row === 0 && at === 0) || (row === letters.length - 1 && at === 2);
  if (severity === "TIGHTENED" && isLeftOut) return undefined;
  const numbers: readonly Cell[] =
    (severity === "REDUCED" ? alongReduced[row] : undefined) ?? along[severity];
  const found = numbers[at];
  const beyond =
    found === undefined ||
    (typeof found === "number" && found > lastOfLargeRows[severity] && row > E_ROW);
  return beyond ? "UP" : found;
}

/** Where the arrows lead from a cell; above the first and below the last row there is nothing, so that they lead the other way. */
function planFrom(severity: Severity, start: number, column: number) {
  const steps = cell(severity, start, column) === "UP" ? [-1, 1] : [1, -1];
  for (const step of steps)
    for (let row = start; row >= 0 && row < letters.length; row += step) {
      const found = cell(severity, row, column);
      if (found === undefined) return undefined;
      if (typeof found === "number") return { row, accept: found };
    }
  return undefined;
}

/** 抽样方案: inspect so many; accept with at most Ac nonconforming, reject from Re. */
export interface SamplingPlan {
  /** The letter whose plan it is, after following the arrow. */
  readonly letter: string;
  readonly size: number;
  readonly accept: number;
  readonly reject: number;
  /** The sample is as large as the lot: every one is inspected. */
  readonly all: boolean;
}

/** The plan for a lot; undefined where the tables have none that was read. */
export function samplingPlan(
  lot: number,
  level: InspectionLevel,
  aql: Aql,
  severity: Severity,
): SamplingPlan | undefined {
  const letter = codeLetter(lot, level);
  if (letter === undefined) return undefined;
  const found = planFrom(severity, letters.indexOf(letter), aqls.indexOf(aql));
  if (!found) return undefined;
  const size = (severity === "REDUCED" ? reducedSizes : sizes)[found.row]!;
  return {
    letter: letters[found.row]!,
    size: Math.min(size, lot),
    accept: found.accept,
    reject: found.accept + 1,
    all: size >= lot,
  };
}

/** Whether so many nonconforming would have been accepted as well with the AQL one step tighter (9.3.3.2). */
export function acceptedOneStepTighter(
  lot: number,
  level: InspectionLevel,
  aql: Aql,
  nonconforming: number,
): boolean {
  const tighter = aqls[aqls.indexOf(aql) - 1];
  const plan = tighter && samplingPlan(lot, level, tighter, "NORMAL");
  return plan !== undefined && nonconforming <= plan.accept;
}

/** A lot that was inspected at first submission, in order. */
export interface LotResult {
  readonly accepted: boolean;
  /** Would have been accepted with the AQL one step tighter; for plans of Ac 0 or 1, accepted at all. */
  readonly acceptedOneStepTighter: boolean;
  /** Of its plan, for the switching score. */
  readonly acceptNumber: number;
}

export interface Switching {
  readonly severity: Severity;
  /** 转移得分 under normal inspection. */
  readonly score: number;
  /** Lots since the severity began, oldest first. */
  readonly since: readonly boolean[];
  /** Five lots not accepted under tightened inspection: sampling stops until the supplier has improved (9.4). */
  readonly discontinued: boolean;
}

export const atFirst: Switching = { severity: "NORMAL", score: 0, since: [], discontinued: false };

const begin = (severity: Severity): Switching => ({
  severity,
  score: 0,
  since: [],
  discontinued: false,
});

/** The switching score from which inspection may be reduced (9.3.3.1 a). */
export const reducedFrom = 30;

/**
 * Switching rules of clause 9.3, as far as lots alone decide: two of five or fewer not accepted → tightened; five in a row accepted
 * → normal; five not accepted under tightened inspection → stopped; one not accepted under reduced → normal.
 */
export function afterLot(now: Switching, lot: LotResult): Switching {
  if (now.discontinued) return now;
  const since = [...now.since, lot.accepted];
  switch (now.severity) {
    case "NORMAL": {
      if (since.slice(-5).filter((accepted) => !accepted).length >= 2) return begin("TIGHTENED");
      return { ...now, since, score: scoreAfter(now.score, lot) };
    }
    case "TIGHTENED": {
      if (since.slice(-5).length === 5 && since.slice(-5).every(Boolean)) return begin("NORMAL");
      const discontinued = since.filter((accepted) => !accepted).length >= 5;
      return { ...now, since, discontinued };
    }
    case "REDUCED":
      return lot.accepted ? { ...now, since } : begin("NORMAL");
  }
}

/** 9.3.3.2: three for a lot that had been accepted one step tighter as well, two where Ac is 0 or 1; else it begins anew. */
function scoreAfter(score: number, { accepted, acceptNumber, acceptedOneStepTighter }: LotResult) {
  if (!accepted) return 0;
  if (acceptNumber < 2) return score + 2;
  return acceptedOneStepTighter ? score + 3 : 0;
}

/**
 * What only the authority (负责部门) can say. REDUCE: production is steady and less inspection is desirable (9.3.3.1 b, c). RESTORE:
 * production became irregular, or anything else asks for normal inspection (9.3.4 b–d). RESUME: the builder has improved, sampling goes on (9.4).
 */
export const samplingDecisions = ["REDUCE", "RESTORE", "RESUME"] as const;
export type SamplingDecision = (typeof samplingDecisions)[number];

/** Refused: UAC_SAMPLING_SWITCH (`decision`, `severity`, `score`, `need`), where the lots do not allow it. */
export function afterDecision(now: Switching, decision: SamplingDecision): Result<Switching> {
  const { severity, score, discontinued } = now;
  const next: Record<SamplingDecision, { readonly may: boolean; readonly to: Severity }> = {
    REDUCE: { may: severity === "NORMAL" && score >= reducedFrom, to: "REDUCED" },
    RESTORE: { may: severity === "REDUCED", to: "NORMAL" },
    RESUME: { may: discontinued, to: "TIGHTENED" },
  };
  return next[decision].may
    ? ok(begin(next[decision].to))
    : refuse("UAC_SAMPLING_SWITCH", { decision, severity, score, need: reducedFrom });
}
