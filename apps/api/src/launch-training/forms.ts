import type { Day } from "@threshold/domain/calendar/day";
import type { FormDocument } from "@threshold/domain/form/document";
import { trainingForm } from "@threshold/domain/launch/training-form";
import { read, type TenantContext } from "../db/tenancy.ts";
import { trainingOnPaperStatement } from "./queries.ts";

/** The paper of a training session (03 part 6). */
export const launchTrainingForms = {
  TRAINING_RECORD: async (
    context: TenantContext & { readonly today: Day },
    id: string,
  ): Promise<FormDocument | undefined> => {
    const [row] = await read(context, trainingOnPaperStatement(id));
    return row && trainingForm(row.paper, row.paper.head);
  },
};
