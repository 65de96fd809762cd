import { type PaperCode, papers } from "@threshold/domain/form/papers";
import { countOf, formatNumber } from "@threshold/domain/numbering/pattern";
import { sql } from "kysely";
import { statement } from "../db/database.ts";
import type { Tx } from "../db/tenancy.ts";

/** Whose number it is: a paper of a center, or of the company where there is none. */
export interface NumberFor {
  readonly form: PaperCode;
  readonly serviceCenterId: string | null;
  readonly year: number;
}

/** What numbers of a place are made of, and the company's own pattern. */
interface Numbering {
  readonly center: string;
  readonly centerId: string;
  readonly region: string;
  readonly regionId: string;
  readonly pattern: string | null;
}

/**
 * The next number (编号) of a paper, such as KF-TH-2027-0001. Of a gapless form it is taken under a lock that the
 * transaction holds to its end: take it late. What rolls back leaves no gap.
 */
export async function nextNumber(
  db: Tx,
  { form, serviceCenterId, year }: NumberFor,
): Promise<string> {
  const { rows } =
    await sql<Numbering>`select coalesce(s.code, c.code) as center, coalesce(s.id::text, '') as "centerId",
      coalesce(r.code, c.code) as region, coalesce(r.id::text, '') as "regionId",
      (select n.pattern from numbering_rule n where n.company_id = c.company_id and n.form = ${form}) as pattern
    from company c
    left join service_center s on s.company_id = c.company_id and s.id = ${serviceCenterId}
    left join region r on r.company_id = s.company_id and r.id = s.region_id
    where c.company_id = current_company()`.execute(db);
  const of = rows[0]!;
  const { gapless, pattern: usual } = papers[form];
  const pattern = of.pattern ?? usual;
  const count = countOf(pattern, { ...of, year });
  const number = await (gapless ? nextNumbersWithin(db, form, count) : nextLoose(db, form, count));
  return formatNumber(pattern, { ...of, year, number });
}

type Kind = PaperCode | "DEFECT" | "CUSTODY" | "CUSTODY_THING";

/** Takes the next `count` numbers of a kind within a place and tells the `last`: a statement, or a part of one that needs it only there. */
export const takingNumbers = (kind: Kind, placeId: string, count = 1) => sql<{ last: number }>`
  insert into number_count (company_id, form, count, last) values (current_company(), ${kind}, ${placeId}, ${count})
  on conflict (company_id, form, count) do update set last = number_count.last + excluded.last returning last`;

/** The number that was taken last, for a statement after the one that took it. */
export const numberTaken = (kind: Kind, placeId: string) => sql<number>`(
  select last from number_count where company_id = current_company() and form = ${kind} and count = ${placeId})`;

/** The first of the next `count` numbers of a kind within a place; whoever takes some after waits until this is committed. */
export async function nextNumbersWithin(
  db: Tx,
  kind: Kind,
  placeId: string,
  count = 1,
): Promise<number> {
  const { rows } = await takingNumbers(kind, placeId, count).execute(db);
  return rows[0]!.last - count + 1;
}

async function nextLoose(db: Tx, form: string, count: string): Promise<number> {
  const { rows } = await sql<{
    next: number;
  }>`select next_loose_number(${form}, ${count}) as next`.execute(db);
  return rows[0]!.next;
}

/** The company's own patterns. */
export const rulesStatement = () =>
  statement(
    sql<{ form: string; pattern: string }>`select form, pattern from numbering_rule
      where company_id = current_company()`,
  );

export const saveRule = (db: Tx, row: { id: string; form: string; pattern: string }) =>
  db
    .insertInto("numbering_rule")
    .values({ ...row, company_id: sql<string>`current_company()` })
    .onConflict((conflict) =>
      conflict.columns(["company_id", "form"]).doUpdateSet({ pattern: row.pattern }),
    )
    .execute();

export const deleteRule = (db: Tx, form: string) =>
  sql`delete from numbering_rule where company_id = current_company() and form = ${form}`.execute(
    db,
  );
