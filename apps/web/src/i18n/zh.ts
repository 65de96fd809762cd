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
};

export type Messages = typeof zh & typeof zhPages;
