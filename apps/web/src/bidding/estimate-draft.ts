import { checkEstimate, type CostLine, type Estimate } from "@threshold/domain/bidding/estimate";
import { readDecimal } from "@threshold/domain/decimal";

/** What is typed: the numbers as they stand in their fields. */
export interface Draft extends Omit<Estimate, "offeredFee" | "lines"> {
  readonly offeredFee: string;
  readonly lines: readonly DraftLine[];
}
export interface DraftLine extends Omit<CostLine, "shifts"> {
  readonly key: number;
  readonly shifts: string;
}

export const termNames = [
  "area",
  "vacancyRate",
  "vacantPayRate",
  "socialRate",
  "managementRate",
  "profitRate",
  "taxRate",
  "offeredFee",
] as const;

/** Lines that most bids have; how many and for how much is the bidder's to say. */
const usual: readonly (readonly [CostLine["service"], CostLine["kind"], string])[] = [
  ["MANAGEMENT", "LABOUR", "项目经理"],
  ["CUSTOMER", "LABOUR", "客服管家"],
  ["FACILITIES", "LABOUR", "维修技工"],
  ["ORDER", "LABOUR", "秩序维护员"],
  ["CLEANING", "LABOUR", "保洁员"],
  ["GREENING", "LABOUR", "绿化工"],
  ["FACILITIES", "MATERIAL", "维修材料"],
  ["FACILITIES", "ENERGY", "公共区域用电"],
  ["CLEANING", "MATERIAL", "清洁用品"],
  ["OTHER", "OTHER", "公众责任保险"],
];

export const firstDraft: Draft = {
  area: "",
  vacancyRate: "0",
  vacantPayRate: "100",
  socialRate: "0",
  managementRate: "0",
  profitRate: "0",
  taxRate: "6",
  offeredFee: "",
  lines: usual.map(([service, kind, name], key) => ({
    key,
    service,
    kind,
    name,
    quantity: "0",
    shifts: kind === "LABOUR" ? "1" : "",
    unitPrice: "0",
  })),
};

export const draftOf = (estimate: Estimate): Draft => ({
  ...estimate,
  offeredFee: estimate.offeredFee ?? "",
  lines: estimate.lines.map((line, key) => ({ ...line, key, shifts: line.shifts ?? "" })),
});

/** The estimate that is meant; the rules refuse what is no number. */
export function estimateOf(draft: Draft) {
  const number = (typed: string) => readDecimal(typed) ?? typed;
  return checkEstimate({
    area: number(draft.area),
    vacancyRate: number(draft.vacancyRate),
    vacantPayRate: number(draft.vacantPayRate),
    socialRate: number(draft.socialRate),
    managementRate: number(draft.managementRate),
    profitRate: number(draft.profitRate),
    taxRate: number(draft.taxRate),
    offeredFee: draft.offeredFee.trim() === "" ? null : number(draft.offeredFee),
    lines: draft.lines.map(({ service, kind, name, quantity, shifts, unitPrice }) => ({
      service,
      kind,
      name,
      quantity: number(quantity),
      shifts: kind === "LABOUR" ? number(shifts) : null,
      unitPrice: number(unitPrice),
    })),
  });
}
