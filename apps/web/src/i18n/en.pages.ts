import { approvalEn } from "./approval.en.ts";
import { showcaseEn } from "./showcase.en.ts";
import { launchRecordEn } from "./launch-record.en.ts";
import { printEn } from "./print.en.ts";
import { settingsEn } from "./settings.en.ts";
import { refusalsEn } from "./refusals.en.ts";
import type { zhPages } from "./zh.pages.ts";

/** The English dictionary of all other pages. */
export const enPages: typeof zhPages = {
  approval: approvalEn,
  showcase: showcaseEn,
  records: launchRecordEn,
  print: printEn,
  settings: settingsEn,
  refusals: refusalsEn,
};
