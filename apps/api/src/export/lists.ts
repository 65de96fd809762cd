import { accessLinkExports } from "../access-link/exports.ts";
import { approvalExports } from "../approval/exports.ts";
import { assetExports } from "../asset/exports.ts";
import { bulkExports } from "../bulk/exports.ts";
import { formExports } from "../form/exports.ts";
import { jobExports } from "../job/exports.ts";
import { biddingExports } from "../bidding/exports.ts";
import { custodyExports } from "../custody/exports.ts";
import { defectExports } from "../defect/exports.ts";
import { launchExports } from "../launch/exports.ts";
import { launchRecordExports } from "../launch-record/exports.ts";
import { notificationExports } from "../notification/exports.ts";
import { obligationExports } from "../obligation/exports.ts";
import { organizationExports } from "../organization/exports.ts";
import { receptionExports } from "../reception/exports.ts";
import { showcaseExports } from "../showcase/exports.ts";
import { salesSiteExports } from "../sales-site/exports.ts";
import { takeoverExports } from "../takeover/exports.ts";
import { unitAcceptanceExports } from "../unit-acceptance/exports.ts";
import { tenderExports } from "../tender/exports.ts";
import type { ListExport } from "./types.ts";

/** Every list that is handed out, by its name in the address; a module adds its own beside its reads. */
export const lists: Readonly<Record<string, ListExport>> = {
  ...organizationExports,
  ...launchExports,
  ...launchRecordExports,
  ...biddingExports,
  ...tenderExports,
  ...obligationExports,
  ...notificationExports,
  ...approvalExports,
  ...accessLinkExports,
  ...salesSiteExports,
  ...jobExports,
  ...receptionExports,
  ...showcaseExports,
  ...defectExports,
  ...takeoverExports,
  ...custodyExports,
  ...unitAcceptanceExports,
  ...assetExports,
  ...formExports,
  ...bulkExports,
};
