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
};
