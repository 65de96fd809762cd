import { unitForm } from "@threshold/domain/organization/unit-form";
import { read, type TenantContext } from "../db/tenancy.ts";
import { unitsOnPaperStatement } from "./queries.ts";

/** The papers of places. */
export const organizationForms = {
  async UNIT_LIST(context: TenantContext, id: string) {
    const [row] = await read(context, unitsOnPaperStatement(id));
    return row && unitForm(row.estate);
  },
};
