import { en as enFirst } from "./en.ts";
import { enPages } from "./en.pages.ts";
import type { Messages } from "./zh.ts";
import { zh as zhFirst } from "./zh.ts";
import { zhPages } from "./zh.pages.ts";

/** The whole dictionaries, for tests. */
export const zh: Messages = { ...zhFirst, ...zhPages };
export const en: Messages = { ...enFirst, ...enPages };
