import type { Day } from "@threshold/domain/calendar/day";
import { may, type Place } from "@threshold/domain/organization/viewer";
import {
  isPolicyKey,
  type PolicyKey,
  type PolicyLevel,
  policyOf,
  policyKeys,
} from "@threshold/domain/policy/catalog";
import { effective, type InForce } from "@threshold/domain/policy/effective";
import { setPolicy as decide } from "@threshold/domain/policy/set";
import { v7 as uuid } from "uuid";
import { allow, change, found, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import { read } from "../db/tenancy.ts";
import { globalIdOf, parseId } from "../graphql/id.ts";
import { findPlace } from "../organization/queries.ts";
import { refusalError } from "../refusal.ts";
import type { SetPolicyInput } from "./inputs.ts";
import {
  chainStatement,
  insertSetting,
  type KeptSetting,
  type PlaceSettings,
  stepsOf,
} from "./queries.ts";
import type { Policy } from "./types.ts";

const typeOf = { COMPANY: "Company", REGION: "Region", SERVICE_CENTER: "ServiceCenter" } as const;
const levelOf: Readonly<Record<string, PolicyLevel>> = {
  Company: "COMPANY",
  Region: "REGION",
  ServiceCenter: "SERVICE_CENTER",
};

function placeOf(id: string): Place & { readonly level: PolicyLevel } {
  const parsed = found(parseId(id));
  return { level: found(levelOf[parsed.type]), id: parsed.uuid };
}

/** 设置参数; a null value gives the place back to what it inherits. */
export function setPolicy(context: Context, input: SetPolicyInput) {
  const place = placeOf(input.placeId);
  return change(context, "setPolicy", input, async (db) => {
    found(await findPlace(db, place.level, place.id));
    allow(context, "policy.manage", place);
    if (!isPolicyKey(input.key))
      throw refusalError({ code: "INVALID_INPUT", details: { field: "key" } });
    const { reason, value = null } = input;
    const fromOn = (input.fromOn ?? context.today) as Day;
    const draft = { value, level: place.level, fromOn, reason };
    const kept = unwrap(decide(policyOf(input.key), draft, context.today));
    await insertSetting(db, {
      id: uuid(),
      key: input.key,
      region_id: place.level === "REGION" ? place.id : null,
      service_center_id: place.level === "SERVICE_CENTER" ? place.id : null,
      value: kept.value === null ? null : JSON.stringify(kept.value),
      from_on: kept.fromOn,
      reason: kept.reason,
    });
    return { key: input.key, placeId: input.placeId };
  });
}

/** Every setting as it counts at a place today, and why. */
export async function listPolicies(context: Context, placeId: string): Promise<Policy[]> {
  const place = placeOf(placeId);
  const chain = await chainAt(context, place, null);
  return policyKeys.map((key) => policyAt(context, place, key, chain));
}

/** One setting in the same way. */
export async function findPolicy(context: Context, placeId: string, key: string): Promise<Policy> {
  const place = placeOf(placeId);
  if (!isPolicyKey(key)) throw refusalError({ code: "NOT_FOUND" });
  return policyAt(context, place, key, await chainAt(context, place, key));
}

async function chainAt(context: Context, place: Place, key: PolicyKey | null) {
  const chain = await read(context, chainStatement(place, key));
  // A place that the viewer does not see is not on the way, and neither is another company.
  if (chain.at(-1)?.placeId !== place.id) throw refusalError({ code: "NOT_FOUND" });
  return chain;
}

function policyAt(
  context: Context,
  place: Place & { readonly level: PolicyLevel },
  key: PolicyKey,
  places: readonly PlaceSettings[],
): Policy {
  const entry = policyOf(key);
  const { value, from, chain } = effective(entry, stepsOf(places, key), context.today);
  return {
    key,
    title: entry.zh,
    titleEn: entry.en,
    type: entry.type,
    value,
    from: from?.level ?? null,
    initial: entry.initial,
    basis: entry.basis,
    source: entry.source,
    levels: [...entry.levels],
    chain: chain.map((step, at) => told(step, places[at]!.placeName)),
    maySet: entry.levels.includes(place.level) && may(context.viewer, "policy.manage", place),
  };
}

const told = (step: InForce<KeptSetting>, placeName: string) => ({
  level: step.level,
  placeId: globalIdOf(typeOf[step.level], step.placeId),
  placeName,
  current: step.current,
  planned: [...step.planned],
  history: step.settings.toReversed(),
});
