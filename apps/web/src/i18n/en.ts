import { launchEn } from "./launch.en.ts";
import { organizationEn } from "./organization.en.ts";
import { shellEn } from "./shell.en.ts";
import type { Messages } from "./zh.ts";

export const en: Messages = {
  shell: shellEn,
  organization: organizationEn,
  launch: launchEn,
};
