import { dayAt } from "../calendar/clock.ts";
import type { Day } from "../calendar/day.ts";
import type { SaleKind } from "../bidding/vocabulary.ts";
import { refuse, ok, type Result } from "../result.ts";
import type { Inputs } from "../rule-pack/explain.ts";
import type { LegalPlace } from "../rule-pack/rule.ts";
import { leavesOf, type Scoring } from "./score.ts";

/** The seven contents that a tender document must have (TEN-009), in the order of the law. */
export const tenderSections = {
  project: { zh: "招标人及招标项目简介", en: "Tenderer and project" },
  service: { zh: "物业服务内容及要求", en: "Services and their standards" },
  bidders: { zh: "对投标人及投标书的要求", en: "What is asked of bidders and bids" },
  evaluation: { zh: "评标标准和评标方法", en: "Criteria and method of evaluation" },
  schedule: { zh: "招标活动方案", en: "Schedule, opening time and place" },
  contract: { zh: "物业服务合同的签订说明", en: "Signing of the contract" },
  other: { zh: "其他事项的说明及要求", en: "Other matters" },
} as const;
export type TenderSection = keyof typeof tenderSections;
export const tenderSectionNames = Object.keys(tenderSections) as TenderSection[];

export type TenderMethod = "PUBLIC" | "INVITED";

/** What a tender is announced with; it does not change after. Instants are ISO texts. */
export interface Notice {
  readonly title: string;
  readonly method: TenderMethod;
  readonly place: LegalPlace;
  /** Who tenders (招标人), and for whom an agency does it. */
  readonly organiser: { readonly name: string; readonly address: string };
  readonly agency: string | null;
  /** What is tendered (项目基本情况), and how its documents are had (招标文件获取办法). */
  readonly profile: string;
  readonly access: string;
  /** Where a public notice stands (发布渠道). */
  readonly channels: readonly string[];
  readonly sections: Readonly<Record<TenderSection, string>>;
  /** Companies that were invited; empty for a public tender. */
  readonly invited: readonly string[];
  readonly preFiledOn: Day;
  readonly issuedOn: Day;
  readonly deadline: string;
  readonly openingAt: string;
  readonly openingPlace: string;
  readonly bidValidUntil: Day | null;
  /** By which conditions bidders are let in first (资格预审); empty where they are not. */
  readonly prequalified: boolean;
  readonly conditions: string;
  readonly publicKey: string;
  readonly threshold: number;
  readonly holders: readonly {
    readonly holder: string;
    readonly name: string;
    readonly check: string;
  }[];
  readonly scoring: Scoring;
  /** Where bidders defend their bids (答辩): the criterion that it is scored by. */
  readonly defense: { readonly criterion: string | null } | null;
  /** By when the tender has to be finished (TEN-018, TEN-019, TEN-020). */
  readonly sale: { readonly kind: SaleKind; readonly on: Day | null } | null;
  /** The draw's secret, committed to, and where the public value will come from. */
  readonly seedCommitment: string;
  readonly publicSource: string;
}

/** A notice that is still being written: what is missing is null or empty. */
export type NoticeDraft = Omit<
  { readonly [Field in keyof Notice]: Notice[Field] | null },
  "organiser" | "sections" | "holders"
> & {
  readonly organiser: { readonly name: string; readonly address: string | null };
  readonly sections: Readonly<Partial<Record<TenderSection, string | null>>>;
  readonly holders: readonly {
    readonly holder: string;
    readonly name: string;
    readonly check: string | null;
  }[];
};

/** Without them there is nothing to announce, whatever the law says. */
const needed = [
  "preFiledOn",
  "issuedOn",
  "deadline",
  "openingAt",
  "openingPlace",
  "scoring",
  "publicSource",
] as const;

/**
 * A draft with all that a notice needs. What the law asks it to state besides is left to the law, which says so with its source.
 * Refused: TENDER_FIELDS_MISSING (`fields`), TENDER_KEY_MISSING.
 */
export function noticeOf(draft: NoticeDraft): Result<Notice> {
  const isEmpty = (value: unknown): boolean =>
    value === null || (typeof value === "string" && value.trim() === "");
  const asked = draft.prequalified === true ? [...needed, "conditions" as const] : needed;
  const fields = asked.filter((field) => isEmpty(draft[field]));
  if (fields.length > 0) return refuse("TENDER_FIELDS_MISSING", { fields });
  const isSealed = draft.holders.every(({ check }) => check !== null);
  if (draft.publicKey === null || draft.threshold === null || !isSealed)
    return refuse("TENDER_KEY_MISSING");
  const sections = Object.fromEntries(
    tenderSectionNames.map((name) => [name, draft.sections[name] ?? ""]),
  );
  const texts = {
    profile: draft.profile ?? "",
    access: draft.access ?? "",
    conditions: draft.conditions ?? "",
  };
  const organiser = { ...draft.organiser, address: draft.organiser.address ?? "" };
  return ok({ ...draft, ...texts, organiser, sections } as Notice);
}

const isSaid = (...texts: readonly (string | null | undefined)[]): boolean =>
  texts.every((text) => (text ?? "").trim() !== "");

/** Which rules of the law a notice is checked by. */
export function askedOfNotice(notice: NoticeDraft, at: string, zone: string): [string, Inputs][] {
  const { method, organiser, sections, defense } = notice;
  const onDay = (instant: string | null): Day | null =>
    instant === null ? null : dayAt(Date.parse(instant), zone);
  const word = method === "PUBLIC" ? "public" : "invited";
  const leaves = leavesOf(notice.scoring?.criteria ?? []);
  const asked: [string, Inputs][] = [
    ["TEN-004", { word, holds: method === "PUBLIC" }],
    [
      "TEN-006",
      { holds: isSaid(organiser.name, organiser.address, notice.profile, notice.access) },
    ],
    ["TEN-009", { holds: tenderSectionNames.every((name) => isSaid(sections[name])) }],
    ["TEN-010", { from: notice.preFiledOn, to: onDay(at) }],
    ["TEN-013", { from: notice.issuedOn, to: onDay(notice.deadline) }],
    ["TEN-025", { at: notice.openingAt, anchor: notice.deadline }],
  ];
  if (method === "PUBLIC")
    asked.push(["TEN-005", { holds: (notice.channels ?? []).some((one) => isSaid(one)) }]);
  else asked.push(["TEN-007", { number: new Set(notice.invited).size }]);
  if (defense)
    asked.push(["TEN-031", { holds: leaves.some(({ id }) => id === defense.criterion) }]);
  return asked;
}
