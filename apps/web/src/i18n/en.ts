import { approvalEn } from "./approval.en.ts";
import { checklistEn } from "./checklist.en.ts";
import { launchEn } from "./launch.en.ts";
import { obligationEn } from "./obligation.en.ts";
import { showcaseEn } from "./showcase.en.ts";
import { launchRecordEn } from "./launch-record.en.ts";
import { organizationEn } from "./organization.en.ts";
import { printEn } from "./print.en.ts";
import { receptionEn } from "./reception.en.ts";
import { refusalsEn } from "./refusals.en.ts";
import { sessionEn } from "./session.en.ts";
import { settingsEn } from "./settings.en.ts";
import { shellEn } from "./shell.en.ts";
import type { Messages } from "./zh.ts";
import { shellEn } from "./shell.en.ts";
import { sessionEn } from "./session.en.ts";
import { organizationEn } from "./organization.en.ts";
import { launchEn } from "./launch.en.ts";
import { obligationEn } from "./obligation.en.ts";
import type { zh } from "./zh.ts";

/** The English dictionary of the first page. */
export const en: typeof zh = {
  shell: shellEn,
  session: sessionEn,
  organization: organizationEn,
  launch: launchEn,
  obligation: obligationEn,
  checklist: checklistEn,
  reception: receptionEn,
  showcase: showcaseEn,
  records: launchRecordEn,
  print: printEn,
  settings: settingsEn,
  refusals: refusalsEn,
};
