import type { Day } from "@threshold/domain/calendar/day";
import type { FormDocument } from "@threshold/domain/form/document";
import {
  countForm,
  type CountOnPaper,
  type DayOnPaper,
  ledgerForm,
  type LedgerOnPaper,
  type MonthOnPaper,
  visitorDayForm,
  visitorMonthForm,
} from "@threshold/domain/showcase/site-forms";
import { read, type TenantContext } from "../db/tenancy.ts";
import {
  countOnPaper,
  dayOnPaper,
  ledgerOnPaper,
  monthOnPaper,
  type OnPaper,
} from "./paper-queries.ts";

type Asking = TenantContext & { readonly today: Day };

/** Loads what stands on a paper and says it; undefined where there is no such record. */
const paper =
  <Content>(load: (id: string) => OnPaper<Content>, say: (content: Content) => FormDocument) =>
  async (context: Asking, id: string): Promise<FormDocument | undefined> => {
    const [row] = await read(context, load(id));
    return row && say(row.paper);
  };

/** The papers of the sales sites (04 part 6). */
export const salesSiteForms = {
  ITEM_COUNT: paper<CountOnPaper>(countOnPaper, countForm),
  VISITOR_DAY: paper<DayOnPaper>(dayOnPaper, visitorDayForm),
  VISITOR_MONTH: paper<MonthOnPaper>(monthOnPaper, visitorMonthForm),
  CONSUMABLE_LEDGER: paper<LedgerOnPaper>(ledgerOnPaper, ledgerForm),
};
