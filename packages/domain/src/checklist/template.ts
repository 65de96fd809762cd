import type { Decimal } from "../decimal.ts";

/** A text in Chinese and, where somebody translated it, in English. */
export interface Words {
  readonly zh: string;
  readonly en?: string | undefined;
}

export const itemKinds = [
  "TICK",
  "CHOICE",
  "NUMBER",
  "TEXT",
  "PHOTO",
  "SIGNATURE",
  "FILE",
] as const;
export type ItemKind = (typeof itemKinds)[number];

export const verdicts = ["OK", "NOT_OK", "MISSING", "NOT_APPLICABLE"] as const;
export type Verdict = (typeof verdicts)[number];

/**
 * When an item is shown, or must be answered: as another item's answer says. An item that is hidden
 * itself answers no condition but with "not there".
 */
export type Condition =
  | { readonly item: string; readonly verdict: readonly Verdict[] }
  | { readonly item: string; readonly choice: readonly string[] }
  | {
      readonly item: string;
      readonly value: string;
      readonly atLeast?: Decimal | undefined;
      readonly atMost?: Decimal | undefined;
    }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

/** One measured value of a NUMBER item with its limits; all of them include their ends (READ-07). */
export interface Measure {
  readonly code: string;
  readonly label: Words;
  readonly unit: Words;
  readonly min?: Decimal | undefined;
  readonly max?: Decimal | undefined;
  /** The value that it should have, give or take `tolerance`. */
  readonly expected?: Decimal | undefined;
  readonly tolerance?: Decimal | undefined;
  /** A setting (参数) that gives the tolerance where the checklist is filled; it is kept with the result. */
  readonly toleranceSetting?: string | undefined;
  /** Above this the value was entered in another unit, and is not taken: 150 for a length in metres. */
  readonly plausible?: Decimal | undefined;
}

export interface Choice {
  readonly code: string;
  readonly label: Words;
  /** Whether the choice meets the requirement. */
  readonly ok: boolean;
}

interface ItemBase {
  /** The same through all versions: answers are known by it. */
  readonly code: string;
  readonly section: string;
  readonly label: Words;
  /** What is required (标准), as the check sheet prints it. */
  readonly requirement?: Words | undefined;
  /** What is said when it is not met, where the limits alone do not say it well. */
  readonly failure?: Words | undefined;
  /** Without an answer the checklist is not complete. */
  readonly required: boolean;
  /** Required in this case, too. */
  readonly requiredWhen?: Condition | undefined;
  /** Without it the item is always shown. */
  readonly shownWhen?: Condition | undefined;
  /** Its share in the score, a whole number; 0 for what is only recorded. */
  readonly weight: number;
  /** May be answered "not applicable", with a reason. */
  readonly mayNotApply?: boolean | undefined;
  /** The answer comes from the record that is checked (its register), nobody types it. */
  readonly fromRecord?: boolean | undefined;
  readonly figure?: string | undefined;
  readonly ruleId?: string | undefined;
  readonly source?: string | undefined;
}

/** One thing to look at, by kind. */
export type Item =
  | (ItemBase & { readonly kind: "TICK" | "TEXT" | "SIGNATURE" })
  | (ItemBase & { readonly kind: "CHOICE"; readonly choices: readonly Choice[] })
  | (ItemBase & { readonly kind: "NUMBER"; readonly measures: readonly Measure[] })
  | (ItemBase & { readonly kind: "PHOTO" | "FILE"; readonly minFiles: number });

export interface Section {
  readonly code: string;
  readonly label: Words;
}

/** One version of a checklist template (检查表模板). */
export interface ChecklistContent {
  readonly sections: readonly Section[];
  readonly items: readonly Item[];
}

/** The content with the settings that hold where it is filled. */
export const withSettings = (
  content: ChecklistContent,
  settings: Readonly<Record<string, Decimal>>,
): ChecklistContent => {
  const set = (measure: Measure): Measure => {
    const key = measure.toleranceSetting;
    return key !== undefined && Object.hasOwn(settings, key)
      ? { ...measure, tolerance: settings[key] }
      : measure;
  };
  const items = content.items.map((item) =>
    item.kind === "NUMBER" ? { ...item, measures: item.measures.map(set) } : item,
  );
  return { ...content, items };
};

/** The settings that a content asks for. */
export const settingsOf = ({ items }: ChecklistContent): string[] => [
  ...new Set(
    items.flatMap((item) =>
      item.kind === "NUMBER" ? item.measures.flatMap((one) => one.toleranceSetting ?? []) : [],
    ),
  ),
];
