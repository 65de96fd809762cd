import { isMasked, maskPhone, phoneDigits } from "@threshold/domain/personal-data/phone";
import type { TenantContext } from "./db/tenancy.ts";
import { refusalError } from "./refusal.ts";
import { keysOf } from "./personal-keys.ts";

/** Tables that keep a phone number sealed. */
export const phoneTables = [
  "person",
  "contractor",
  "custody_holder",
  "tender_bidder",
  "tender_expert",
] as const;
export type PhoneTable = (typeof phoneTables)[number];

/** How a record keeps a number: what pages show, the ciphertext, and what it is found by. */
export interface PhoneColumns<Phone extends string | null> {
  readonly phone: Phone;
  readonly phone_sealed: string | null;
  readonly phone_lookup: string | null;
}

type Owner = Pick<TenantContext, "pool"> & { readonly scope: { readonly companyId: string } };

const placeOf = ({ scope }: Owner, table: PhoneTable, id: string) => ({
  companyId: scope.companyId,
  table,
  id,
  column: "phone",
});

/** The columns of a record's number. Refused: PERSONAL_DATA_STARS, a masked one in place of a number. */
export function phoneColumns<Phone extends string | null>(
  context: Owner,
  table: PhoneTable,
  id: string,
  phone: Phone,
): PhoneColumns<Phone> {
  if (phone === null || phone === "") return { phone, phone_sealed: null, phone_lookup: null };
  if (isMasked(phone))
    throw refusalError({ code: "PERSONAL_DATA_STARS", details: { field: "phone" } });
  return sealedPhone(context, table, id, phone) as PhoneColumns<Phone>;
}

/** A number sealed for its record under the key that seals. */
export const sealedPhone = (
  context: Owner,
  table: PhoneTable,
  id: string,
  phone: string,
): PhoneColumns<string> => ({
  phone: maskPhone(phone),
  phone_sealed: keysOf(context.pool).seal(placeOf(context, table, id), phone),
  phone_lookup: phoneLookups(context, phone)[0]!,
});

/** What is changed of a number: nothing where a page sends back the masked one that it showed, or the number is the same. */
export function phoneChange<Phone extends string | null>(
  context: Owner,
  table: PhoneTable,
  before: {
    readonly id: string;
    readonly phone: string | null;
    readonly phoneLookup: string | null;
  },
  phone: Phone | undefined,
): Partial<PhoneColumns<Phone>> {
  if (phone === undefined || (phone === before.phone && (phone === null || isMasked(phone))))
    return {};
  const columns = phoneColumns(context, table, before.id, phone);
  return columns.phone_lookup !== null && columns.phone_lookup === before.phoneLookup
    ? {}
    : columns;
}

/** What a whole number is found by, under every key: while keys change, rows are under either. */
export const phoneLookups = ({ pool, scope }: Owner, phone: string): string[] =>
  keysOf(pool).lookups(scope.companyId, phoneDigits(phone));

/** The whole number. */
export const unsealPhone = (
  context: Owner,
  table: PhoneTable,
  id: string,
  sealed: string,
): string => keysOf(context.pool).unseal(placeOf(context, table, id), sealed);
