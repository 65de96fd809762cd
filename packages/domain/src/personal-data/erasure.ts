import { addDays, compareDays, type Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";

/** Kinds of people whose data is kept for one time. */
export type KeptKind = "STAFF" | "CONTACT" | "TENDER";

/** How long the law has data kept at least, in days after what it was for was over; a company may keep it longer, never shorter. */
export const keptByLaw: Readonly<
  Record<KeptKind, { readonly days: number; readonly law: string; readonly since: Day }>
> = {
  STAFF: { days: 730, law: "劳动合同法第五十条：至少保存二年", since: "2008-01-01" as Day },
  CONTACT: { days: 1095, law: "民法典第一百八十八条：诉讼时效三年", since: "2021-01-01" as Day },
  TENDER: {
    days: 5479,
    law: "参照政府采购法第四十二条：至少保存十五年",
    since: "2003-01-01" as Day,
  },
};

/** What is known of data that may be due to go. */
export interface KeptData {
  readonly kind: KeptKind;
  /** Whether it is needed now: a role that runs, something held, a defect that is open. */
  readonly inUse: boolean;
  /** The last day of what it was for; null where it was never used. */
  readonly lastOn: Day | null;
}

/** The day from which data may be erased; null where it was never used and may go at once. */
export const keptUntil = ({ kind, lastOn }: KeptData, companyDays: number): Day | null =>
  lastOn === null ? null : addDays(lastOn, Math.max(companyDays, keptByLaw[kind].days));

/**
 * Whether data may be erased today (个人信息保护法第四十七条). Refused: PERSONAL_DATA_IN_USE, PERSONAL_DATA_KEPT with the day until which
 * the law or the company keeps it: up to then it is only masked.
 */
export function mayErase(data: KeptData, companyDays: number, today: Day): Result<null> {
  if (data.inUse) return refuse("PERSONAL_DATA_IN_USE");
  const until = keptUntil(data, companyDays);
  if (until !== null && compareDays(until, today) > 0)
    return refuse("PERSONAL_DATA_KEPT", { until, law: keptByLaw[data.kind].law });
  return ok(null);
}

/** Days between telling administrators and erasing what is past its time. */
export const erasureNotice = 30;
