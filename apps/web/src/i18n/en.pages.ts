import { assetEn } from "./asset.en.ts";
import { custodyEn } from "./custody.en.ts";
import { bcfEn } from "./bcf.en.ts";
import { defectEn } from "./defect.en.ts";
import { bidOfferEn } from "./bid-offer.en.ts";
import { bidWorkEn } from "./bid-work.en.ts";
import { organizationEn } from "./organization.en.ts";
import { organizationPagesEn } from "./organization-pages.en.ts";
import { launchEn } from "./launch.en.ts";
import { sessionEn } from "./session.en.ts";
import { sessionPagesEn } from "./session-pages.en.ts";
import { launchPagesEn } from "./launch-pages.en.ts";
import { biddingEn } from "./bidding.en.ts";
import { bulkEn } from "./bulk.en.ts";
import { notificationEn } from "./notification.en.ts";
import { checklistEn } from "./checklist.en.ts";
import { acceptanceEn } from "./acceptance.en.ts";
import { acceptancePagesEn } from "./acceptance-pages.en.ts";
import { acceptanceStandardEn } from "./acceptance-standard.en.ts";
import { receptionEn } from "./reception.en.ts";
import { showcaseEn } from "./showcase.en.ts";
import { siteEn } from "./site.en.ts";
import { launchRecordEn } from "./launch-record.en.ts";
import { outboxEn } from "./outbox.en.ts";
import { photoEn } from "./photo.en.ts";
import { printEn } from "./print.en.ts";
import { settingsEn } from "./settings.en.ts";
import { refusalsEn } from "./refusals.en.ts";
import { auditEn } from "./audit.en.ts";
import { personalDataEn } from "./personal-data.en.ts";
import { approvalEn } from "./approval.en.ts";
import { linkEn } from "./link.en.ts";
import { tenderEn } from "./tender.en.ts";
import { tenderEvalEn } from "./tender-eval.en.ts";
import { tenderVerifierEn } from "./tender-verifier.en.ts";
import { signatureEn } from "./signature.en.ts";
import type { zhPages } from "./zh.pages.ts";

/** The English dictionary of all other pages. */
export const enPages: typeof zhPages = {
  launch: { ...launchEn, ...launchPagesEn },
  session: { ...sessionEn, ...sessionPagesEn },
  organization: { ...organizationEn, ...organizationPagesEn },
  bidding: biddingEn,
  bidOffer: bidOfferEn,
  bidWork: bidWorkEn,
  notification: notificationEn,
  checklist: checklistEn,
  acceptance: { ...acceptanceEn, ...acceptancePagesEn },
  acceptanceStandard: acceptanceStandardEn,
  reception: receptionEn,
  asset: assetEn,
  audit: auditEn,
  bcf: bcfEn,
  defect: defectEn,
  custody: custodyEn,
  showcase: showcaseEn,
  site: siteEn,
  records: launchRecordEn,
  bulk: bulkEn,
  outbox: outboxEn,
  personalData: personalDataEn,
  photo: photoEn,
  print: printEn,
  settings: settingsEn,
  refusals: refusalsEn,
  approval: approvalEn,
  link: linkEn,
  tender: tenderEn,
  tenderEval: tenderEvalEn,
  tenderVerifier: tenderVerifierEn,
  signature: signatureEn,
};
