import type { FormDocument } from "@threshold/domain/form/document";
import type { PaperCode } from "@threshold/domain/form/papers";
import type { Day } from "@threshold/domain/calendar/day";
import type { TenantContext } from "../db/tenancy.ts";
import { biddingForms } from "../bidding/forms.ts";
import { custodyForms } from "../custody/forms.ts";
import { cleaningForms } from "../initial-cleaning/forms.ts";
import { launchDayForms } from "../launch-day/forms.ts";
import { launchForms } from "../launch/forms.ts";
import { launchRecordForms } from "../launch-record/forms.ts";
import { launchTrainingForms } from "../launch-training/forms.ts";
import { organizationForms } from "../organization/forms.ts";
import { salesSiteForms } from "../sales-site/forms.ts";
import { receptionForms } from "../reception/forms.ts";
import { showcaseForms } from "../showcase/forms.ts";
import { takeoverForms } from "../takeover/forms.ts";
import { unitAcceptanceForms } from "../unit-acceptance/forms.ts";
import { salesAreaForms } from "../sales-area/forms.ts";

/**
 * What stands on a paper: loads a record by its uuid as whoever asks may see it, and says it as a document; undefined
 * for a record that is not there.
 */
export type Load = (
  context: TenantContext & { readonly today: Day },
  id: string,
) => Promise<FormDocument | undefined>;

/** Every paper's content; a module adds its own beside its record and names it here. */
export const forms: Readonly<Record<PaperCode, Load>> = {
  ...launchForms,
  ...organizationForms,
  ...receptionForms,
  ...salesSiteForms,
  ...launchRecordForms,
  ...launchTrainingForms,
  ...cleaningForms,
  ...launchDayForms,
  ...showcaseForms,
  ...salesAreaForms,
  ...biddingForms,
  ...takeoverForms,
  ...unitAcceptanceForms,
  ...custodyForms,
};
