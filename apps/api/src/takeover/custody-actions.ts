import { thingOfLine } from "@threshold/domain/takeover/custody";
import { allowCustody, addThings } from "../custody/item-actions.ts";
import { findEstate, listDocuments, updateItem as updateThing } from "../custody/queries.ts";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import { nextNumbersWithin } from "../numbering/queries.ts";
import type { OfTakeoverInput } from "./inputs.ts";
import { onTakeover } from "./project-actions.ts";
import { listUnlisted, pointAtThing } from "./queries.ts";

/** A number for a thing that nobody numbered: 移交, within the estate. */
const numberOf = (at: number) => `YJ-${String(at).padStart(4, "0")}`;

/**
 * 列入钥匙与物品台账 (KF-06, TKO-R16): lines that are not on custody's list yet become things there, numbered and with how many are to
 * come; a document that stands there already is that one. Once more changes nothing. Refused: FORBIDDEN.
 */
export const listTakeoverThings = (context: Context, input: OfTakeoverInput) =>
  onTakeover(context, "listTakeoverThings", input, async (db, row) => {
    const estate = found(await findEstate(db, row.estateId));
    allowCustody(context, { estateId: row.estateId, serviceCenterId: row.serviceCenterId });
    const known = new Map(
      (await listDocuments(db, row.estateId)).map(({ id, name, form }) => [name + form, id]),
    );
    const lines = (await listUnlisted(db, row.id)).flatMap((line) => {
      const thing = thingOfLine(line);
      return thing ? [{ line, thing }] : [];
    });
    const there = (of: (typeof lines)[number]) =>
      of.thing.form === null ? undefined : known.get(of.thing.name + of.thing.form);
    const lacking = lines.filter((one) => there(one) === undefined);
    const numbered = lacking.filter(({ thing }) => thing.form === null);
    const first =
      numbered.length === 0
        ? 0
        : await nextNumbersWithin(db, "CUSTODY_THING", row.estateId, numbered.length);
    const drafts = lacking.map((one) => ({
      kind: one.thing.kind,
      name: one.thing.name,
      numbers: one.thing.form === null ? [numberOf(first + numbered.indexOf(one))] : [],
      form: one.thing.form,
      measure: null,
      buildingId: one.line.buildingId,
      unitId: null,
      place: one.thing.place,
      expected: one.thing.expected,
      note: null,
    }));
    const made = drafts.length === 0 ? [] : await addThings(db, context, estate, drafts);
    for (const one of lines) {
      const id = there(one) ?? made[lacking.indexOf(one)]![0]!;
      await pointAtThing(db, one.line.id, id);
      if (one.thing.promisedOn) await updateThing(db, id, { promised_on: one.thing.promisedOn });
    }
  });
