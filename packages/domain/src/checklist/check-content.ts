import { millionths } from "../decimal.ts";
import { ok, refuse, type Result } from "../result.ts";
import {
  flag,
  isJson,
  type Json,
  listOf,
  number,
  oneOf,
  optional,
  shape,
  type Test,
  text,
} from "../shape.ts";
import { limitsOf } from "./judge.ts";
import {
  type ChecklistContent,
  type Condition,
  type Item,
  itemKinds,
  type Measure,
  verdicts,
} from "./template.ts";

const CODE = /^[A-Z][A-Z0-9_]{0,39}$/;
/** Items of one template at most: a page on a phone, not a book. */
const MOST_ITEMS = 300;

const isCode: Test = (value) => typeof value === "string" && CODE.test(value);
const word: Test = (value) => text(value) && (value as string).trim() !== "";
const words = shape({ zh: word, en: optional(text) });
const decimal: Test = (value) => millionths(value) !== undefined;
const notNegative: Test = (value) => decimal(value) && millionths(value)! >= 0n;
const wholeUpTo =
  (most: number): Test =>
  (value) =>
    number(value) && Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;

const simpleConditions: readonly Test[] = [
  shape({ item: isCode, verdict: listOf(oneOf(verdicts)) }),
  shape({ item: isCode, choice: listOf(isCode) }),
  shape({ item: isCode, value: isCode, atLeast: optional(decimal), atMost: optional(decimal) }),
];

/** Nested at most this deep. */
const DEEPEST = 4;
const condition =
  (depth: number): Test =>
  (value) =>
    simpleConditions.some((test) => test(value)) ||
    (depth > 0 &&
      (shape({ all: listOf(condition(depth - 1)) })(value) ||
        shape({ any: listOf(condition(depth - 1)) })(value)));

const measure = shape({
  code: isCode,
  label: words,
  unit: words,
  min: optional(decimal),
  max: optional(decimal),
  expected: optional(decimal),
  tolerance: optional(notNegative),
  toleranceSetting: optional(text),
  plausible: optional(decimal),
});

const base = {
  code: isCode,
  section: isCode,
  kind: oneOf(itemKinds),
  label: words,
  requirement: optional(words),
  failure: optional(words),
  required: flag,
  requiredWhen: optional(condition(DEEPEST)),
  shownWhen: optional(condition(DEEPEST)),
  weight: wholeUpTo(1000),
  mayNotApply: optional(flag),
  fromRecord: optional(flag),
  figure: optional(text),
  ruleId: optional(text),
  source: optional(text),
};
const files = shape({ ...base, minFiles: wholeUpTo(20) });
const plain = shape(base);
const itemTests: Readonly<Record<string, Test>> = {
  TICK: plain,
  TEXT: plain,
  SIGNATURE: plain,
  PHOTO: files,
  FILE: files,
  CHOICE: shape({
    ...base,
    choices: listOf(shape({ code: isCode, label: words, ok: flag }), 50),
  }),
  NUMBER: shape({ ...base, measures: listOf(measure, 50) }),
};

const isItem: Test = (value) =>
  isJson(value) &&
  typeof value["kind"] === "string" &&
  Object.hasOwn(itemTests, value["kind"]) &&
  itemTests[value["kind"]]!(value);

/**
 * Reads a template's content that came as JSON. Refused: INVALID_INPUT (`field`, `index` of the first
 * item that is none), CHECKLIST_EMPTY, CHECKLIST_CODE_TWICE, CHECKLIST_REFERENCE_UNKNOWN,
 * CHECKLIST_LIMITS_CROSSED, CHECKLIST_CONDITION_CYCLE.
 */
export function readContent(json: unknown): Result<ChecklistContent> {
  if (!isJson(json) || !shape({ sections: () => true, items: () => true })(json))
    return refuse("INVALID_INPUT", { field: "content" });
  const { sections, items } = json as Json;
  if (!listOf(shape({ code: isCode, label: words }), 100)(sections))
    return refuse("INVALID_INPUT", { field: "sections" });
  if (!Array.isArray(items) || items.length > MOST_ITEMS)
    return refuse("INVALID_INPUT", { field: "items", max: MOST_ITEMS });
  const wrong = items.findIndex((item) => !isItem(item));
  if (wrong >= 0) return refuse("INVALID_INPUT", { field: "items", index: wrong });
  return checkContent(json as unknown as ChecklistContent);
}

/** The rules a content of the right shape keeps, beyond it. */
export function checkContent(content: ChecklistContent): Result<ChecklistContent> {
  if (content.items.length === 0) return refuse("CHECKLIST_EMPTY");
  const twice = codeLists(content).flatMap(firstTwice)[0];
  if (twice !== undefined) return refuse("CHECKLIST_CODE_TWICE", { code: twice });
  const sections = new Set(content.sections.map(({ code }) => code));
  const items = new Map(content.items.map((item) => [item.code, item]));
  for (const item of content.items) {
    if (!sections.has(item.section)) return unknown(item, item.section);
    if (partsOf(item)?.length === 0) return refuse("CHECKLIST_ITEM_EMPTY", { code: item.code });
    const crossed = item.kind === "NUMBER" ? item.measures.find(isCrossed) : undefined;
    if (crossed)
      return refuse("CHECKLIST_LIMITS_CROSSED", { code: item.code, measure: crossed.code });
    const stray = conditionsOf(item).find((one) => !pointsAtSomething(one, items));
    if (stray) return unknown(item, stray.item);
  }
  const circle = findCircle(items);
  return circle ? refuse("CHECKLIST_CONDITION_CYCLE", { codes: circle }) : ok(content);
}

const unknown = (item: Item, refers: string) =>
  refuse("CHECKLIST_REFERENCE_UNKNOWN", { code: item.code, refers });

const codesOf = (parts: readonly { readonly code: string }[]) => parts.map(({ code }) => code);
const codeLists = ({ sections, items }: ChecklistContent): string[][] => [
  codesOf(sections),
  codesOf(items),
  ...items.map((item) => codesOf(partsOf(item) ?? [])),
];

const partsOf = (item: Item): readonly { readonly code: string }[] | undefined =>
  item.kind === "NUMBER" ? item.measures : item.kind === "CHOICE" ? item.choices : undefined;

function firstTwice(codes: readonly string[]): string[] {
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  return twice === undefined ? [] : [twice];
}

function isCrossed(one: Measure): boolean {
  const { min, max } = limitsOf(one);
  return min !== undefined && max !== undefined && millionths(min)! > millionths(max)!;
}

type Simple = Extract<Condition, { item: string }>;

const simple = (one: Condition): Simple[] =>
  "all" in one ? one.all.flatMap(simple) : "any" in one ? one.any.flatMap(simple) : [one];

/** The answers of other items that an item's being shown or required depends on. */
export const conditionsOf = (item: Item): Simple[] =>
  [item.shownWhen, item.requiredWhen].flatMap((one) => (one === undefined ? [] : simple(one)));

function pointsAtSomething(one: Simple, items: ReadonlyMap<string, Item>): boolean {
  const item = items.get(one.item);
  if (item === undefined) return false;
  if ("verdict" in one) return true;
  const parts = new Set(codesOf(partsOf(item) ?? []));
  if ("choice" in one) return item.kind === "CHOICE" && one.choice.every((code) => parts.has(code));
  return item.kind === "NUMBER" && parts.has(one.value);
}

/** The codes of a circle of conditions in order, if there is one. */
function findCircle(items: ReadonlyMap<string, Item>): string[] | undefined {
  const done = new Set<string>();
  const walk = (code: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(code)) return path.slice(path.indexOf(code));
    if (done.has(code)) return undefined;
    for (const next of conditionsOf(items.get(code)!)) {
      const circle = walk(next.item, [...path, code]);
      if (circle) return circle;
    }
    done.add(code);
    return undefined;
  };
  for (const code of items.keys()) {
    const circle = walk(code, []);
    if (circle) return circle;
  }
  return undefined;
}
