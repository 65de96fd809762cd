import { contentsForm, layoutForm } from "@threshold/domain/showcase/forms";
import { read, type TenantContext } from "../db/tenancy.ts";
import { contentsOnPaperStatement, layoutOnPaperStatement } from "./queries.ts";

/** The papers of showcases. */
export const showcaseForms = {
  async SHOWCASE_PLAN(context: TenantContext, id: string) {
    const [row] = await read(context, layoutOnPaperStatement(id));
    return row && layoutForm(row.plan);
  },
  async SHOWCASE_TEXTS(context: TenantContext, id: string) {
    const [row] = await read(context, contentsOnPaperStatement(id));
    return row && contentsForm(row.list);
  },
};
