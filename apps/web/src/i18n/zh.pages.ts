import { assetZh } from "./asset.zh.ts";
import { custodyZh } from "./custody.zh.ts";
import { bcfZh } from "./bcf.zh.ts";
import { defectZh } from "./defect.zh.ts";
import { bidOfferZh } from "./bid-offer.zh.ts";
import { bidWorkZh } from "./bid-work.zh.ts";
import { organizationZh } from "./organization.zh.ts";
import { organizationPagesZh } from "./organization-pages.zh.ts";
import { launchZh } from "./launch.zh.ts";
import { sessionZh } from "./session.zh.ts";
import { sessionPagesZh } from "./session-pages.zh.ts";
import { launchPagesZh } from "./launch-pages.zh.ts";
import { biddingZh } from "./bidding.zh.ts";
import { bulkZh } from "./bulk.zh.ts";
import { notificationZh } from "./notification.zh.ts";
import { checklistZh } from "./checklist.zh.ts";
import { acceptanceZh } from "./acceptance.zh.ts";
import { acceptancePagesZh } from "./acceptance-pages.zh.ts";
import { acceptanceStandardZh } from "./acceptance-standard.zh.ts";
import { receptionZh } from "./reception.zh.ts";
import { showcaseZh } from "./showcase.zh.ts";
import { siteZh } from "./site.zh.ts";
import { launchRecordZh } from "./launch-record.zh.ts";
import { outboxZh } from "./outbox.zh.ts";
import { photoZh } from "./photo.zh.ts";
import { printZh } from "./print.zh.ts";
import { settingsZh } from "./settings.zh.ts";
import { refusalsZh } from "./refusals.zh.ts";
import { auditZh } from "./audit.zh.ts";
import { personalDataZh } from "./personal-data.zh.ts";
import { approvalZh } from "./approval.zh.ts";
import { linkZh } from "./link.zh.ts";
import { tenderZh } from "./tender.zh.ts";
import { tenderEvalZh } from "./tender-eval.zh.ts";
import { tenderVerifierZh } from "./tender-verifier.zh.ts";
import { signatureZh } from "./signature.zh.ts";

/** Words that come with the first page but one, and with the first refusal: `loadPageWords`. */
export const zhPages = {
  launch: { ...launchZh, ...launchPagesZh },
  session: { ...sessionZh, ...sessionPagesZh },
  organization: { ...organizationZh, ...organizationPagesZh },
  bidding: biddingZh,
  bidOffer: bidOfferZh,
  bidWork: bidWorkZh,
  notification: notificationZh,
  checklist: checklistZh,
  acceptance: { ...acceptanceZh, ...acceptancePagesZh },
  acceptanceStandard: acceptanceStandardZh,
  reception: receptionZh,
  asset: assetZh,
  audit: auditZh,
  bcf: bcfZh,
  defect: defectZh,
  custody: custodyZh,
  showcase: showcaseZh,
  site: siteZh,
  records: launchRecordZh,
  bulk: bulkZh,
  outbox: outboxZh,
  personalData: personalDataZh,
  photo: photoZh,
  print: printZh,
  settings: settingsZh,
  refusals: refusalsZh,
  approval: approvalZh,
  link: linkZh,
  tender: tenderZh,
  tenderEval: tenderEvalZh,
  tenderVerifier: tenderVerifierZh,
  signature: signatureZh,
};
