import { approvalZh } from "./approval.zh.ts";
import { checklistZh } from "./checklist.zh.ts";
import { launchZh } from "./launch.zh.ts";
import { obligationZh } from "./obligation.zh.ts";
import { showcaseZh } from "./showcase.zh.ts";
import { launchRecordZh } from "./launch-record.zh.ts";
import { organizationZh } from "./organization.zh.ts";
import { printZh } from "./print.zh.ts";
import { receptionZh } from "./reception.zh.ts";
import { refusalsZh } from "./refusals.zh.ts";
import { sessionZh } from "./session.zh.ts";
import { settingsZh } from "./settings.zh.ts";
import { shellZh } from "./shell.zh.ts";
import { shellZh } from "./shell.zh.ts";
import { sessionZh } from "./session.zh.ts";
import { organizationZh } from "./organization.zh.ts";
import { launchZh } from "./launch.zh.ts";
import { obligationZh } from "./obligation.zh.ts";
import type { zhPages } from "./zh.pages.ts";

/**
 * The words that the first page needs; those of all the others are in zh.pages.ts. The Chinese dictionary is the source of
 * the type: every other language has the same words.
 */
export const zh = {
  shell: shellZh,
  session: sessionZh,
  organization: organizationZh,
  launch: launchZh,
  obligation: obligationZh,
  checklist: checklistZh,
  reception: receptionZh,
  showcase: showcaseZh,
  records: launchRecordZh,
  print: printZh,
  settings: settingsZh,
  refusals: refusalsZh,
};

export type Messages = typeof zh & typeof zhPages;
