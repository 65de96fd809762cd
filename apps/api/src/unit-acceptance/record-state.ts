import { itemsFor, type Line, lineKey, linesOf } from "@threshold/domain/unit-acceptance/standard";
import type { LineState } from "@threshold/domain/unit-acceptance/verdict";
import type { Tx } from "../db/tenancy.ts";
import { standingOfSource } from "../defect/queries.ts";
import { found } from "../change.ts";
import {
  type BatchRow,
  findBatch,
  findRecord,
  listResults,
  type RecordRow,
  type ResultRow,
} from "./queries.ts";

/** A home's record with all that its rules decide on. */
export interface GatheredRecord {
  readonly record: RecordRow;
  readonly batch: BatchRow;
  readonly lines: readonly Line[];
  /** Of each line the latest. */
  readonly results: ReadonlyMap<string, ResultRow>;
}

/** What a home of the batch is inspected for. */
export const linesOfRecord = (
  batch: BatchRow,
  { layoutType, skips }: Pick<RecordRow, "layoutType" | "skips">,
) =>
  linesOf(
    itemsFor(batch.content, batch, batch.approvedOn),
    (layoutType === null ? undefined : batch.layouts[layoutType]) ?? [],
    skips,
  );

export async function gatherRecord(db: Tx, id: string): Promise<GatheredRecord> {
  const record = found(await findRecord(db, id));
  const batch = found(await findBatch(db, record.batchId));
  const results = await listResults(db, id);
  return {
    record,
    batch,
    lines: linesOfRecord(batch, record),
    results: new Map(
      results.map((one) => [lineKey(one.itemCode, one.roomCode === "" ? null : one.roomCode), one]),
    ),
  };
}

/** Every line as it stands. */
export const statesOf = ({ lines, results }: GatheredRecord): LineState[] =>
  lines.map((line) => {
    const result = results.get(line.key);
    return {
      line,
      outcome: result?.outcome ?? null,
      mending: result?.mending ?? null,
      exception: result?.exception ?? null,
    };
  });

/** Open defects of the home's record that are of no line: found on the way. */
export const openBeside = async (db: Tx, id: string): Promise<number> =>
  (await standingOfSource(db, { kind: "UNIT_ACCEPTANCE", id })).filter(
    ({ open, item }) => open && item === null,
  ).length;
