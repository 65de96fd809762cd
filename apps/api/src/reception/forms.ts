import { checkForm } from "@threshold/domain/reception/check-form";
import { read, type TenantContext } from "../db/tenancy.ts";
import { setupOnPaperStatement } from "./queries.ts";

/** The papers of reception areas. */
export const receptionForms = {
  async RECEPTION_CHECK(context: TenantContext, id: string) {
    const [row] = await read(context, setupOnPaperStatement(id));
    return row && checkForm(row.setup);
  },
};
