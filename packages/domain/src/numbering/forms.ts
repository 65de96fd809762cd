/** A paper whose copies are numbered (编号). */
export interface NumberedForm {
  readonly zh: string;
  readonly en: string;
  readonly pattern: string;
  /** Whether no number may be missing: then it is taken under a lock, and whoever takes the next one waits. */
  readonly gapless: boolean;
}

/** Every paper with numbers of its own, with the pattern that counts until a company has its own. */
export const numberedForms = {
  LAUNCH_PLAN: {
    zh: "开盘筹备计划表",
    en: "Launch preparation plan",
    pattern: "KF-{center}-{year}-{number:4}",
    gapless: true,
  },
  UNIT_LIST: {
    zh: "房屋清册",
    en: "List of units",
    pattern: "FW-{center}-{year}-{number:4}",
    gapless: false,
  },
} as const satisfies Record<string, NumberedForm>;

export type NumberedFormCode = keyof typeof numberedForms;
export const numberedFormCodes = Object.keys(numberedForms) as NumberedFormCode[];
export const isNumberedForm = (code: string): code is NumberedFormCode =>
  Object.hasOwn(numberedForms, code);
