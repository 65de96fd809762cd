import { launchZh } from "./launch.zh.ts";
import { organizationZh } from "./organization.zh.ts";
import { shellZh } from "./shell.zh.ts";

/** The Chinese dictionary is the source of the type: every other language has the same words. */
export const zh = {
  shell: shellZh,
  organization: organizationZh,
  launch: launchZh,
};

export type Messages = typeof zh;
