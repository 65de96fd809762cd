import { type Decimal, millionths } from "../decimal.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { BiddingStatus } from "./vocabulary.ts";

/** 服务分项 of a property-service bid. */
export const serviceLines = {
  MANAGEMENT: { zh: "综合管理", en: "General management" },
  FACILITIES: { zh: "公共设施设备维护", en: "Facilities" },
  ORDER: { zh: "公共秩序维护", en: "Order and security" },
  CLEANING: { zh: "环境卫生（清洁）", en: "Cleaning" },
  GREENING: { zh: "绿化养护", en: "Greening" },
  CUSTOMER: { zh: "客户服务", en: "Customer service" },
  OTHER: { zh: "其他", en: "Other" },
} as const;
type ServiceLine = keyof typeof serviceLines;
export const serviceLineNames = Object.keys(serviceLines) as ServiceLine[];

/** 费用类别: people are counted by posts, shifts and wages, all else by quantity and price. */
export const costKinds = {
  LABOUR: { zh: "人工", en: "Labour" },
  MATERIAL: { zh: "物料", en: "Materials" },
  ENERGY: { zh: "能耗", en: "Energy" },
  OTHER: { zh: "其他", en: "Other" },
} as const;
type CostKind = keyof typeof costKinds;

/** One line of the build-up, for one month. */
export interface CostLine {
  readonly service: ServiceLine;
  readonly kind: CostKind;
  readonly name: string;
  /** Posts (岗位数) of labour, else how many. */
  readonly quantity: Decimal;
  /** People that a post needs round the clock, relief included (每岗人数); labour only. */
  readonly shifts: Decimal | null;
  /** Yuan a month: a person's wage, else the price of one. */
  readonly unitPrice: Decimal;
}

/** What a bid's price is built from (成本测算); rates in percent. */
export interface Estimate {
  /** Floor area that is charged for, m² (收费面积). */
  readonly area: Decimal;
  /** Of it vacant (空置率), and what vacant units pay of the fee (空置房收费比例). */
  readonly vacancyRate: Decimal;
  readonly vacantPayRate: Decimal;
  /** On wages (社会保险及公积金). */
  readonly socialRate: Decimal;
  /** On direct cost (管理费). */
  readonly managementRate: Decimal;
  /** On direct cost and management (利润). */
  readonly profitRate: Decimal;
  /** On all of that, on top of it (税金). */
  readonly taxRate: Decimal;
  /** Yuan per m² and month that is meant to be asked (拟报单价). */
  readonly offeredFee: Decimal | null;
  readonly lines: readonly CostLine[];
}

const rateNames = [
  "vacancyRate",
  "vacantPayRate",
  "socialRate",
  "managementRate",
  "profitRate",
  "taxRate",
] as const;

const UNIT = 1_000_000n;
const HUNDRED_PERCENT = 100n * UNIT;

/** Of two that are not negative, half up. */
const rounded = (numerator: bigint, denominator: bigint) =>
  (2n * numerator + denominator) / (2n * denominator);
const upwards = (numerator: bigint, denominator: bigint) =>
  (numerator + denominator - 1n) / denominator;

/** Of a value that `checkEstimate` has passed. */
const known = (value: Decimal): bigint => millionths(value) ?? 0n;

const within = (value: Decimal | null, least: bigint, most: bigint): boolean => {
  const number = value === null ? undefined : millionths(value);
  return number !== undefined && number >= least && number <= most;
};

const LARGEST = 1_000_000_000n * UNIT;

/** The first thing that is wrong with an estimate. Refused: INVALID_INPUT, by its field and line. */
export function checkEstimate(estimate: Estimate): Result<Estimate> {
  if (!within(estimate.area, UNIT, LARGEST)) return refuse("INVALID_INPUT", { field: "area" });
  const rate = rateNames.find((name) => !within(estimate[name], 0n, HUNDRED_PERCENT));
  if (rate) return refuse("INVALID_INPUT", { field: rate });
  // Somebody has to pay for the services: a square meter at the least.
  const { numerator, denominator } = payingArea(estimate);
  if (numerator < denominator) return refuse("INVALID_INPUT", { field: "vacancyRate" });
  if (estimate.offeredFee !== null && !within(estimate.offeredFee, 0n, LARGEST))
    return refuse("INVALID_INPUT", { field: "offeredFee" });
  if (estimate.lines.length === 0 || estimate.lines.length > 200)
    return refuse("INVALID_INPUT", { field: "lines" });
  for (const [at, line] of estimate.lines.entries()) {
    const field = wrongIn(line);
    if (field) return refuse("INVALID_INPUT", { field, line: at + 1 });
  }
  return ok(estimate);
}

function wrongIn({ name, kind, quantity, shifts, unitPrice }: CostLine): string | undefined {
  if (name.trim() === "" || name.length > 80) return "name";
  if (!within(quantity, 0n, LARGEST)) return "quantity";
  if ((shifts !== null) !== (kind === "LABOUR")) return "shifts";
  if (shifts !== null && !within(shifts, 0n, 100n * UNIT)) return "shifts";
  return within(unitPrice, 0n, LARGEST) ? undefined : "unitPrice";
}

/** The build-up is the region's until the bid is delivered; then it stays as the bid was made. */
export const mayEstimate = (status: BiddingStatus): boolean =>
  ["PLANNED", "REQUESTED", "PREPARING", "AGREED", "ISSUED", "BIDDING"].includes(status);

/** What is tried: wages and area by so many percent more, vacancy by so many points. */
interface Trial {
  readonly wage?: number;
  readonly area?: number;
  readonly vacancy?: number;
}

/** m² that pay the whole fee, as an exact fraction: area × (1 − vacant × (1 − what vacant units pay)). */
function payingArea(
  { area, vacancyRate, vacantPayRate }: Estimate,
  trial: Trial = {},
): { readonly numerator: bigint; readonly denominator: bigint } {
  const moved = known(vacancyRate) + BigInt(trial.vacancy ?? 0) * UNIT;
  const vacant = moved < 0n ? 0n : moved > HUNDRED_PERCENT ? HUNDRED_PERCENT : moved;
  const share =
    HUNDRED_PERCENT * HUNDRED_PERCENT - vacant * (HUNDRED_PERCENT - known(vacantPayRate));
  return {
    numerator: known(area) * BigInt(100 + (trial.area ?? 0)) * share,
    denominator: UNIT * 100n * HUNDRED_PERCENT * HUNDRED_PERCENT,
  };
}

/** What a line comes to in a month, in fen. */
interface PricedLine {
  readonly service: ServiceLine;
  readonly kind: CostKind;
  readonly amount: bigint;
  /** On top of wages; 0 for what is no labour. */
  readonly social: bigint;
  /** People in ten-thousandths and finer: millionths. */
  readonly people: bigint;
}

/** A price, all amounts in fen a month; people and m² in millionths. */
export interface Price {
  readonly lines: readonly PricedLine[];
  readonly services: Readonly<Record<ServiceLine, bigint>>;
  readonly wages: bigint;
  readonly social: bigint;
  readonly materials: bigint;
  readonly energy: bigint;
  readonly other: bigint;
  readonly direct: bigint;
  readonly management: bigint;
  readonly profit: bigint;
  readonly tax: bigint;
  readonly total: bigint;
  readonly people: bigint;
  /** Rounded down to the millionth. */
  readonly payingArea: bigint;
  /** Fen per m² and month that carry the total: rounded up, so that the fee never falls short of it. */
  readonly fee: bigint;
}

const sum = (amounts: readonly bigint[]) => amounts.reduce((all, one) => all + one, 0n);

/** Each line is rounded to the fen, half up; then social charges on each, then management, profit and tax. */
function priceLine(line: CostLine, socialRate: bigint, trial: Trial): PricedLine {
  const { service, kind } = line;
  const labour = kind === "LABOUR";
  const people = labour ? (known(line.quantity) * known(line.shifts ?? "0")) / UNIT : 0n;
  const count = known(line.quantity) * (labour ? known(line.shifts ?? "0") : UNIT);
  const percent = BigInt(100 + (labour ? (trial.wage ?? 0) : 0));
  // 100 fen a yuan and 100 percent cancel each other.
  const amount = rounded(count * known(line.unitPrice) * percent, UNIT * UNIT * UNIT);
  const social = labour ? rounded(amount * socialRate, HUNDRED_PERCENT) : 0n;
  return { service, kind, amount, social, people };
}

/** Builds a price up from a checked estimate, under a trial if one is given. */
export function priceBid(estimate: Estimate, trial: Trial = {}): Price {
  const lines = estimate.lines.map((line) => priceLine(line, known(estimate.socialRate), trial));
  const of = (kind: CostKind) =>
    sum(lines.filter((line) => line.kind === kind).map((line) => line.amount));
  const part = (amount: bigint, rate: Decimal) => rounded(amount * known(rate), HUNDRED_PERCENT);
  const social = sum(lines.map((line) => line.social));
  const [wages, materials, energy, other] = [
    of("LABOUR"),
    of("MATERIAL"),
    of("ENERGY"),
    of("OTHER"),
  ];
  const direct = wages + social + materials + energy + other;
  const management = part(direct, estimate.managementRate);
  const profit = part(direct + management, estimate.profitRate);
  const tax = part(direct + management + profit, estimate.taxRate);
  const total = direct + management + profit + tax;
  const { numerator, denominator } = payingArea(estimate, trial);
  const services = Object.fromEntries(
    serviceLineNames.map((service) => [
      service,
      sum(
        lines
          .filter((line) => line.service === service)
          .map(({ amount, social: charges }) => amount + charges),
      ),
    ]),
  ) as Record<ServiceLine, bigint>;
  return {
    lines,
    services,
    wages,
    social,
    materials,
    energy,
    other,
    direct,
    management,
    profit,
    tax,
    total,
    people: sum(lines.map(({ people }) => people)),
    payingArea: (numerator * UNIT) / denominator,
    fee: numerator > 0n ? upwards(total * denominator, numerator) : 0n,
  };
}

/** What is left a month of a fee after tax and cost, in fen, and in hundredths of a percent of the cost; less than 0 is a loss. */
export function marginOf(
  estimate: Estimate,
  price: Price,
  fee: Decimal,
): { readonly revenue: bigint; readonly profit: bigint; readonly rate: bigint } {
  const { numerator, denominator } = payingArea(estimate);
  const revenue = rounded(known(fee) * numerator, 10_000n * denominator);
  const net = rounded(revenue * HUNDRED_PERCENT, HUNDRED_PERCENT + known(estimate.taxRate));
  const cost = price.direct + price.management;
  const profit = net - cost;
  return { revenue, profit, rate: cost > 0n ? (profit * 10_000n) / cost : 0n };
}

/** What the fee is most sensitive to (敏感性分析). */
const trials = [
  { factor: "WAGE", steps: [-10, -5, 5, 10] },
  { factor: "AREA", steps: [-10, -5, 5, 10] },
  { factor: "VACANCY", steps: [-10, -5, 5, 10] },
] as const;
export const factors = {
  WAGE: { zh: "工资水平", en: "Wages" },
  AREA: { zh: "收费面积", en: "Charged area" },
  VACANCY: { zh: "空置率", en: "Vacancy" },
} as const;
type Factor = keyof typeof factors;

interface Sensitivity {
  readonly factor: Factor;
  /** Percent more; of vacancy, points more. */
  readonly step: number;
  readonly fee: bigint;
  /** Against the fee as estimated, in fen. */
  readonly difference: bigint;
}

/** The fee under each trial. One under which nobody would pay is left out. */
export function sensitivityOf(estimate: Estimate): Sensitivity[] {
  const { fee: now } = priceBid(estimate);
  return trials.flatMap(({ factor, steps }) =>
    steps.flatMap((step) => {
      const trial = { [factor.toLowerCase()]: step };
      if (payingArea(estimate, trial).numerator <= 0n) return [];
      const { fee } = priceBid(estimate, trial);
      return [{ factor, step, fee, difference: fee - now }];
    }),
  );
}

/** Yuan with two decimals out of fen. */
export function yuan(fen: bigint): Decimal {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, "0");
  return `${fen < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Yuan per m² that pay, four decimals, half up: a standard (单方标准) is looked at, never multiplied again. */
export function perSquareMeter(fen: bigint, price: Price): Decimal {
  const digits = rounded(fen * 100n * UNIT, price.payingArea)
    .toString()
    .padStart(5, "0");
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
