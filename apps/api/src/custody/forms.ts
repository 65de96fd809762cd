import { documentsForm, receiptForm, toolKeyForm } from "@threshold/domain/custody/forms";
import { read, type TenantContext } from "../db/tenancy.ts";
import { estateOnPaperStatement, handoverOnPaperStatement } from "./queries.ts";

const estateList = async (context: TenantContext, id: string) =>
  (await read(context, estateOnPaperStatement(id)))[0]?.paper;

/** The papers of custody (06 part 6). */
export const custodyForms = {
  async CUSTODY_RECEIPT(context: TenantContext, id: string) {
    const [row] = await read(context, handoverOnPaperStatement(id));
    return row && receiptForm(row.paper);
  },
  async DOCUMENT_HANDOVER(context: TenantContext, id: string) {
    const list = await estateList(context, id);
    return list && documentsForm(list);
  },
  async TOOL_KEY_LIST(context: TenantContext, id: string) {
    const list = await estateList(context, id);
    return list && toolKeyForm(list);
  },
};
