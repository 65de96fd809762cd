import type { Day } from "@threshold/domain/calendar/day";
import type { FormDocument } from "@threshold/domain/form/document";
import { areaItemsForm, areaLetterForm } from "@threshold/domain/launch/sales-area-forms";
import { read, type TenantContext } from "../db/tenancy.ts";
import { areaOnPaperStatement } from "./queries.ts";

type Asking = TenantContext & { readonly today: Day };

const onPaper = async (context: Asking, id: string) =>
  (await read(context, areaOnPaperStatement(id)))[0]?.paper;

/** The papers of a sales area's handover (03 part 6). */
export const salesAreaForms = {
  AREA_ISSUE_LETTER: async (context: Asking, id: string): Promise<FormDocument | undefined> => {
    const paper = await onPaper(context, id);
    const letter = paper?.letters.find((one) => one.id === id);
    return paper && letter && areaLetterForm(paper, letter);
  },
  SALES_AREA_ITEMS: async (context: Asking, id: string): Promise<FormDocument | undefined> => {
    const paper = await onPaper(context, id);
    return paper && areaItemsForm(paper);
  },
};
