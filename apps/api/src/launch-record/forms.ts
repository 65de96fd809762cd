import type { Day } from "@threshold/domain/calendar/day";
import type { FormDocument } from "@threshold/domain/form/document";
import {
  agreementForm,
  materialsForm,
  printForm,
  schemeForm,
  staffingForm,
  uniformForm,
} from "@threshold/domain/launch/record-forms";
import { read, type TenantContext } from "../db/tenancy.ts";
import { type RecordOnPaper, type RecordTable, recordOnPaperStatement } from "./queries.ts";

type Asking = TenantContext & { readonly today: Day };

/** Loads a record with all of its plan's records, and says it as a paper; undefined where there is none. */
const ofRecord =
  (table: RecordTable, say: (of: RecordOnPaper, id: string) => FormDocument | null | undefined) =>
  async (context: Asking, id: string): Promise<FormDocument | undefined> => {
    const [row] = await read(context, recordOnPaperStatement(table, id));
    return (row && say(row.paper, id)) ?? undefined;
  };

/** The papers of launch records (03 part 6). */
export const launchRecordForms = {
  SALES_SUPPORT_SCHEME: ofRecord(
    "sales_support_scheme",
    ({ records, head }) => records.scheme && schemeForm(records.scheme, head),
  ),
  PRE_INTERVENTION_AGREEMENT: ofRecord(
    "pre_intervention_agreement",
    ({ records: { scheme, agreement }, head }) =>
      scheme && agreement && agreementForm(scheme, agreement.signedOn, head),
  ),
  // Once it was revised, those stand on it who approved the version in force.
  async STAFFING_PLAN(context: Asking, id: string) {
    const [row] = await read(context, recordOnPaperStatement("staffing_plan", id));
    if (!row?.paper.records.staffing) return undefined;
    const { staffing, revisionInForce } = row.paper.records;
    const [revised] = revisionInForce
      ? await read(context, recordOnPaperStatement("staffing_revision", revisionInForce))
      : [];
    return staffingForm(staffing, (revised ?? row).paper.head);
  },
  MATERIAL_REQUEST: ofRecord(
    "material_request",
    ({ records, head }) => records.materials && materialsForm(records.materials, head),
  ),
  UNIFORM_ORDER: ofRecord(
    "uniform_order",
    ({ records, head }) => records.uniforms && uniformForm(records.uniforms, head),
  ),
  PRINT_HANDOVER: ofRecord("print_handover", ({ records, head }, id) => {
    const print = records.prints.find((one) => one.id === id);
    return print && printForm(print, head);
  }),
};
