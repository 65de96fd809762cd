import { formatNumber } from "@threshold/domain/numbering/pattern";
import { thingNumbers, thingOfLine, type ThingOfLine } from "@threshold/domain/takeover/custody";
import { addThings, estateToKeep } from "../custody/item-actions.ts";
import { listDocuments, listTaken, savePromises } from "../custody/queries.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { nextNumbersWithin } from "../numbering/queries.ts";
import type { OfTakeoverInput } from "./inputs.ts";
import { onTakeover } from "./project-actions.ts";
import { listUnlisted, pointAtThings } from "./queries.ts";

/** Free numbers for things that nobody numbered; what somebody typed meanwhile is passed over. */
async function freeNumbers(db: Tx, estateId: string, count: number): Promise<string[]> {
  const free: string[] = [];
  while (free.length < count) {
    const lacking = count - free.length;
    const first = await nextNumbersWithin(db, "CUSTODY_THING", estateId, lacking);
    const numbers = Array.from({ length: lacking }, (_, at) =>
      formatNumber(thingNumbers, { year: 0, center: "", region: "", number: first + at }),
    );
    const taken = new Set(await listTaken(db, estateId, numbers));
    free.push(...numbers.filter((number) => !taken.has(number)));
  }
  return free;
}

/** What a thing is found by on custody's list: a document is there once in each form, of others every line is one. */
const keyOf = ({ name, form }: Pick<ThingOfLine, "name" | "form">, lineId: string) =>
  form === null ? lineId : `${form} ${name}`;

/**
 * 列入钥匙与物品台账 (KF-06, TKO-R16): lines that are not on custody's list yet become things there, numbered and with how many are to
 * come; lines of one document are one thing, and one that stands there already is that one. Once more changes nothing. Refused:
 * FORBIDDEN.
 */
export const listTakeoverThings = (context: Context, input: OfTakeoverInput) =>
  onTakeover(context, "listTakeoverThings", input, async (db, row) => {
    const estate = await estateToKeep(db, context, row.estateId);
    const lines = (await listUnlisted(db, row.id)).flatMap((line) => {
      const thing = thingOfLine(line);
      return thing ? [{ line, thing, key: keyOf(thing, line.id) }] : [];
    });
    if (lines.length === 0) return;
    const things = new Map(
      (await listDocuments(db, row.estateId)).map((known) => [keyOf(known, ""), known.id]),
    );
    const lacking = [...Map.groupBy(lines, ({ key }) => key).values()].filter(
      ([first]) => !things.has(first!.key),
    );
    const numbers = await freeNumbers(
      db,
      estate.id,
      lacking.filter(([first]) => first!.thing.form === null).length,
    );
    const drafts = lacking.map((same) => {
      const { line, thing } = same[0]!;
      return {
        kind: thing.kind,
        name: thing.name,
        numbers: thing.form === null ? [numbers.shift()!] : [],
        form: thing.form,
        measure: null,
        buildingId: line.buildingId,
        unitId: null,
        place: thing.place,
        expected: same.reduce((sum, one) => sum + one.thing.expected, 0),
        note: null,
      };
    });
    const made = drafts.length === 0 ? [] : await addThings(db, context, estate, drafts);
    for (const [at, [first]] of lacking.entries()) things.set(first!.key, made[at]![0]!);
    await pointAtThings(
      db,
      Object.fromEntries(lines.map(({ line, key }) => [line.id, things.get(key)!])),
    );
    await savePromises(
      db,
      Object.fromEntries(
        lines.flatMap(({ thing, key }) =>
          thing.promisedOn ? [[things.get(key)!, thing.promisedOn] as const] : [],
        ),
      ),
    );
  });
