import { addDays, compareDays, type Day, parseDay } from "../calendar/day.ts";
import { type Decimal, millionths } from "../decimal.ts";
import { changesOf, type ItemChange } from "../item-changes.ts";
import type { RefusalCode } from "../refusal.ts";
import { ok, refuse, type Result } from "../result.ts";
import { confidences, enforcements, isName } from "../rule-pack/rule.ts";
import {
  flag,
  isJson,
  type Json,
  listOf,
  oneOf,
  optional,
  shape,
  type Test,
  text,
} from "../shape.ts";
import { aqls, inspectionLevels } from "./sampling.ts";
import {
  type AcceptanceItem,
  designValues,
  isDecisive,
  itemsFor,
  type MeasureSpec,
  type StandardContent,
} from "./standard.ts";
import { firstStandard } from "./standards.ts";
import { toolCodes } from "./tool-kit.ts";
import { groupKinds, roomKinds } from "./vocabulary.ts";

/** Variants of one standard at most. */
const MOST_ITEMS = 400;

const word: Test = (value) => text(value) && (value as string).trim() !== "";
const words = shape({ zh: word, en: word });
const decimal: Test = (value) => millionths(value) !== undefined;
const isDay: Test = (value) => typeof value === "string" && parseDay(value) !== undefined;
const between =
  (least: number, most: number): Test =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
/** As the place's name is compared: 江苏, not 江苏省. */
const placeName: Test = (value) => word(value) && isName(value as string, value as string);

const item = shape({
  code: (value) => typeof value === "string" && /^[A-Z][A-Z0-9_]{0,39}$/.test(value),
  kind: oneOf(groupKinds),
  part: words,
  label: words,
  method: words,
  tools: listOf(oneOf(toolCodes), 20),
  rooms: listOf(oneOf(roomKinds), roomKinds.length),
  measure: optional(
    shape({
      unit: (value) => word(value) && (value as string).length <= 10,
      of: (value) => value === "VALUE" || shape({ deviationFrom: oneOf(designValues) })(value),
      min: optional(decimal),
      max: optional(decimal),
      range: optional(decimal),
      points: shape({ atLeast: between(1, 100), where: words }),
      rate: optional(shape({ percent: between(1, 100), worst: decimal })),
    }),
  ),
  requirement: optional(words),
  sampling: words,
  lots: optional(shape({ level: oneOf(inspectionLevels), aql: oneOf(aqls) })),
  critical: flag,
  source: shape({
    rule: word,
    document: word,
    confidence: oneOf(confidences),
    enforcement: oneOf(enforcements),
  }),
  holds: optional(
    shape({
      place: optional(shape({ level: oneOf(["PROVINCE", "CITY"]), name: placeName })),
      approvedFrom: optional(isDay),
      approvedTo: optional(isDay),
    }),
  ),
});

/**
 * A standard that came as JSON, to follow the present one. Refused: INVALID_INPUT (`index` of the first item that is none),
 * and what `checkStandard` refuses.
 */
export function readStandard(json: unknown, present: StandardContent): Result<StandardContent> {
  if (!isJson(json) || !shape({ items: Array.isArray })(json))
    return refuse("INVALID_INPUT", { field: "content" });
  const items = (json as Json)["items"] as unknown[];
  if (items.length > MOST_ITEMS)
    return refuse("INVALID_INPUT", { field: "items", max: MOST_ITEMS });
  const wrong = items.findIndex((one) => !item(one));
  if (wrong >= 0) return refuse("INVALID_INPUT", { field: "items", index: wrong });
  return checkStandard(json as unknown as StandardContent, present);
}

const against = (code: RefusalCode, { code: itemCode, label }: AcceptanceItem, more: object = {}) =>
  refuse(code, { code: itemCode, item: label.zh, itemEn: label.en, ...more });

/**
 * What a standard keeps to beyond its shape, and with the one that it follows: an item of each kind; nothing missing or
 * reversed; what blocks is never sampled; of one place and day one variant; a limit that nobody read fails nobody; a code means what it meant; and what
 * the law blocks is only made stricter. Refused: UAC_STANDARD_EMPTY, UAC_ITEM_INCOMPLETE, UAC_CRITICAL_SAMPLED,
 * UAC_LIMITS_REVERSED,
 * UAC_SOURCE_NOT_READ, UAC_VARIANT_TWICE, UAC_ITEM_OTHER_MEANING, UAC_STATUTE_LOOSENED.
 */
export function checkStandard(
  content: StandardContent,
  present: StandardContent,
): Result<StandardContent> {
  const { items } = content;
  const kinds = groupKinds.filter((kind) => !items.some((one) => one.kind === kind));
  if (kinds.length > 0) return refuse("UAC_STANDARD_EMPTY", { kinds });
  for (const [at, one] of items.entries()) {
    const missing = missingOf(one);
    if (missing) return against("UAC_ITEM_INCOMPLETE", one, { missing });
    if (one.critical && one.lots) return against("UAC_CRITICAL_SAMPLED", one);
    if (isReversed(one)) return against("UAC_LIMITS_REVERSED", one);
    const isRead = one.source.confidence === "V1" || one.source.confidence === "V2";
    if ((one.critical && !isDecisive(one)) || (one.source.enforcement === "BLOCK" && !isRead))
      return against("UAC_SOURCE_NOT_READ", one, { confidence: one.source.confidence });
    if (items.slice(0, at).some((other) => overlap(one, other)))
      return against("UAC_VARIANT_TWICE", one);
  }
  const meant = new Map(present.items.map((one) => [one.code, one]));
  for (const one of items) {
    const before = meant.get(one.code);
    if (before && (before.kind !== one.kind || before.measure?.unit !== one.measure?.unit))
      return against("UAC_ITEM_OTHER_MEANING", one);
    if (!before) meant.set(one.code, one);
  }
  const loosened = loosenedBy(content);
  return loosened
    ? against("UAC_STATUTE_LOOSENED", loosened, {
        rule: loosened.source.rule,
        source: loosened.source.document,
      })
    : ok(content);
}

/** What an item cannot do without. */
function missingOf({ rooms, measure, requirement, tools }: AcceptanceItem) {
  if (rooms.length === 0) return "ROOMS";
  if (!measure) return requirement ? undefined : "REQUIREMENT";
  // Nothing measured without a tool ever decides.
  if (tools.length === 0) return "TOOL";
  const hasLimit = [measure.min, measure.max, measure.range].some((limit) => limit !== undefined);
  return hasLimit ? undefined : "LIMIT";
}

const number = (value: Decimal): bigint => millionths(value)!;
const isAbove = (a: Decimal | undefined, b: Decimal | undefined) =>
  a !== undefined && b !== undefined && number(a) > number(b);

function isReversed({ measure, holds }: AcceptanceItem): boolean {
  const { approvedFrom, approvedTo } = holds ?? {};
  if (approvedFrom && approvedTo && compareDays(approvedFrom, approvedTo) > 0) return true;
  if (!measure) return false;
  const { min, max, range, rate } = measure;
  return isAbove(min, max) || isAbove("0", range) || isAbove("1", rate?.worst);
}

const placeOf = ({ holds }: AcceptanceItem) =>
  holds?.place ? `${holds.place.level} ${holds.place.name}` : "";

/** Two variants of a code that hold at one place on one day. */
function overlap(one: AcceptanceItem, other: AcceptanceItem): boolean {
  if (one.code !== other.code || placeOf(one) !== placeOf(other)) return false;
  const endsBefore = (a: AcceptanceItem, b: AcceptanceItem) =>
    a.holds?.approvedTo !== undefined &&
    b.holds?.approvedFrom !== undefined &&
    compareDays(a.holds.approvedTo, b.holds.approvedFrom) < 0;
  return !endsBefore(one, other) && !endsBefore(other, one);
}

/** What the law blocks and somebody read: the floor under every standard. */
const statute: StandardContent = {
  items: firstStandard.items.filter((one) => one.source.enforcement === "BLOCK" && isDecisive(one)),
};

/** Every place and day at which another variant may hold. */
function* occasions(items: readonly AcceptanceItem[]) {
  const names = (level: "PROVINCE" | "CITY") => [
    null,
    ...new Set(
      items.flatMap(({ holds }) => (holds?.place?.level === level ? [holds.place.name] : [])),
    ),
  ];
  const edges = items.flatMap(({ holds }): Day[] => [
    ...(holds?.approvedFrom ? [holds.approvedFrom, addDays(holds.approvedFrom, -1)] : []),
    ...(holds?.approvedTo ? [holds.approvedTo, addDays(holds.approvedTo, 1)] : []),
  ]);
  const days = edges.length > 0 ? new Set(edges) : [parseDay("2000-01-01")!];
  for (const province of names("PROVINCE"))
    for (const city of names("CITY"))
      for (const on of days) yield { place: { province, city }, on };
}

/** The first item of statute that a standard asks less of somewhere, on some day. */
function loosenedBy(content: StandardContent): AcceptanceItem | undefined {
  const codes = new Set(statute.items.map(({ code }) => code));
  const own = { items: content.items.filter(({ code }) => codes.has(code)) };
  for (const { place, on } of occasions([...statute.items, ...own.items])) {
    const chosen = new Map(itemsFor(own, place, on).map((one) => [one.code, one]));
    const loosened = itemsFor(statute, place, on).find((asked) =>
      asksLess(chosen.get(asked.code), asked),
    );
    if (loosened) return loosened;
  }
  return undefined;
}

/** Whether an item asks less than the law does, or does not block. */
export function asksLess(own: AcceptanceItem | undefined, law: AcceptanceItem): boolean {
  if (!own || !own.critical || !isDecisive(own)) return true;
  const isWhole = law.rooms.includes("WHOLE_UNIT");
  if (isWhole !== own.rooms.includes("WHOLE_UNIT")) return true;
  if (law.rooms.some((room) => !own.rooms.includes(room))) return true;
  return law.measure !== undefined && measuresLess(own.measure, law.measure);
}

function measuresLess(own: MeasureSpec | undefined, law: MeasureSpec): boolean {
  if (!own || own.unit !== law.unit || JSON.stringify(own.of) !== JSON.stringify(law.of))
    return true;
  const lower = law.min !== undefined && (own.min === undefined || isAbove(law.min, own.min));
  const higher = (["max", "range"] as const).some(
    (limit) =>
      law[limit] !== undefined && (own[limit] === undefined || isAbove(own[limit], law[limit])),
  );
  const rate =
    own.rate !== undefined &&
    (!law.rate || own.rate.percent < law.rate.percent || isAbove(own.rate.worst, law.rate.worst));
  return lower || higher || rate || own.points.atLeast < law.points.atLeast;
}

/** A variant of an item by its code, its place and the day from which it holds. */
export const variantKey = (one: AcceptanceItem): string =>
  [one.code, placeOf(one), one.holds?.approvedFrom ?? ""].join("|");

/** What a standard says otherwise than another, variant by variant. */
export const diffStandards = (from: StandardContent, to: StandardContent): ItemChange[] =>
  changesOf(from.items, to.items, variantKey);

/** 发布: a draft, and one that differs from the present version. Refused: UAC_STANDARD_PUBLISHED, NOTHING_CHANGES. */
export function publishStandard(
  draft: { readonly isPublished: boolean; readonly content: StandardContent },
  present: StandardContent,
): Result<StandardContent> {
  const open = checkDraft(draft);
  if (!open.ok) return open;
  if (diffStandards(present, draft.content).length === 0) return refuse("NOTHING_CHANGES");
  return checkStandard(draft.content, present);
}

/** Only a draft is edited or given up: batches stay on what was published. Refused: UAC_STANDARD_PUBLISHED. */
export const checkDraft = ({ isPublished }: { readonly isPublished: boolean }): Result<null> =>
  isPublished ? refuse("UAC_STANDARD_PUBLISHED") : ok(null);
