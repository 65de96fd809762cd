import { compareDays, day, parseDay, type Day } from "../calendar/day.ts";
import {
  isName,
  type Jurisdiction,
  type LegalPlace,
  type SourceRow,
  type StatutoryRule,
  testOf,
} from "./rule.ts";
import { sourceRows } from "./statutes.ts";
import { jurisdictionsOf, wordings } from "./wording.ts";

/** Every version of every rule that is known. */
export type RulePack = readonly StatutoryRule[];

/** Rows that tell only a year hold from its first day on. */
const beginOf = ({ effectiveFrom, effectiveText }: SourceRow): Day | null =>
  effectiveFrom === null
    ? (parseDay(`${/^\d{4}/.exec(effectiveText)?.[0] ?? ""}-01-01`) ?? null)
    : day(effectiveFrom);

function ruleOf(row: SourceRow): StatutoryRule {
  const words = wordings[row.id];
  if (!words) throw new RangeError(`${row.id} has no wording`);
  if (row.enforcement === "BLOCK" && row.confidence !== "V1" && row.confidence !== "V2")
    throw new RangeError(`${row.id} blocks although nobody read it`);
  return {
    id: row.id,
    version: 1,
    jurisdictions: jurisdictionsOf(row.scope),
    effectiveFrom: beginOf(row),
    effectiveTo: null,
    subject: { zh: words.subject, en: row.subject },
    statement: { zh: words.statement, en: row.statement },
    value: row.value,
    unit: row.unit,
    anchor: row.anchor,
    source: row.source,
    quotation: words.quotation ?? null,
    confidence: row.confidence,
    confidenceDetail: row.confidenceDetail,
    enforcement: row.enforcement,
    note: row.note,
    test: testOf(row),
    overrides: words.overrides ?? [],
  };
}

/** The pack as it was researched; later versions are added below the first ones. */
export const statutes: RulePack = sourceRows.map(ruleOf);

const depth = { NATION: 0, PROVINCE: 1, CITY: 2 } as const;

/** How near to a place a rule is made; undefined where it does not hold there. */
function nearness(jurisdictions: readonly Jurisdiction[], place: LegalPlace): number | undefined {
  const held = jurisdictions.filter(
    (one) =>
      one.level === "NATION" ||
      isName(place.city, one.name) ||
      (one.level === "PROVINCE" && isName(place.province, one.name)),
  );
  return held.length === 0 ? undefined : Math.max(...held.map(({ level }) => depth[level]));
}

const isInForce = ({ effectiveFrom, effectiveTo }: StatutoryRule, on: Day): boolean =>
  (effectiveFrom === null || compareDays(effectiveFrom, on) <= 0) &&
  (effectiveTo === null || compareDays(on, effectiveTo) <= 0);

/** The version of every rule that holds at a place on a day, overridden ones among them. */
function inForce(pack: RulePack, place: LegalPlace, on: Day): StatutoryRule[] {
  const newest = new Map<string, StatutoryRule>();
  for (const rule of pack) {
    if (!isInForce(rule, on) || nearness(rule.jurisdictions, place) === undefined) continue;
    const known = newest.get(rule.id);
    if (!known || known.version < rule.version) newest.set(rule.id, rule);
  }
  return [...newest.values()];
}

/** The rules that hold at a place on a day: of each its newest version, without those that a local rule names as overridden. */
export function rulesAt(pack: RulePack, place: LegalPlace, on: Day): StatutoryRule[] {
  const held = inForce(pack, place, on);
  const overridden = new Set(held.flatMap(({ overrides }) => overrides));
  return held.filter(({ id }) => !overridden.has(id));
}

/**
 * What governs the matter of a national rule at a place on a day: the nearest local rule that names it as overridden, else
 * the rule itself; undefined before it came into force.
 */
export function governing(
  pack: RulePack,
  id: string,
  place: LegalPlace,
  on: Day,
): StatutoryRule | undefined {
  const held = inForce(pack, place, on);
  const local = held
    .filter(({ overrides }) => overrides.includes(id))
    .toSorted(
      (a, b) =>
        (nearness(b.jurisdictions, place) ?? 0) - (nearness(a.jurisdictions, place) ?? 0) ||
        (a.id < b.id ? -1 : 1),
    );
  return local[0] ?? held.find((rule) => rule.id === id);
}

/** One version of a rule, for whoever decided by it. */
export const versionOf = (pack: RulePack, id: string, version: number) =>
  pack.find((rule) => rule.id === id && rule.version === version);
