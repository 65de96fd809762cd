import { batchStatusOf } from "@threshold/domain/unit-acceptance/batch";
import { type Sheet, sheetOf } from "@threshold/domain/unit-acceptance/sheet";
import { organizations } from "@threshold/domain/unit-acceptance/vocabulary";
import type { DecidingContext } from "../approval/actions.ts";
import type { Tx } from "../db/tenancy.ts";
import { requestSignatures } from "../signature/actions.ts";
import { obligeToSign, settleBatch, slotKey } from "./duties.ts";
import { countStatuses, type GroupRow, updateBatch } from "./queries.ts";
import { type GatheredRecord, statesOf } from "./record-state.ts";

/** The groups that a record was inspected by. */
export const groupsOf = ({ batch, record }: GatheredRecord): GroupRow[] =>
  batch.groups.filter(({ id }) => id === record.generalGroupId || id === record.specialGroupId);

/** All that a signature stands for. */
export const sheetOfRecord = ({ batch, record, lines, results }: GatheredRecord): Sheet =>
  sheetOf({ batch: batch.name, unit: record.unitName, round: record.round }, lines, results);

/** Every member of the groups that inspected a home signs for it (UAC-R07), together with all homes that wait. */
export async function askMembers(db: Tx, context: DecidingContext, gathered: GatheredRecord) {
  const { batch, record } = gathered;
  const groups = groupsOf(gathered);
  const failed = statesOf(gathered).filter(({ outcome }) => outcome === "FAIL").length;
  await requestSignatures(db, context, {
    recordType: "UnitAcceptance",
    recordId: record.id,
    key: `ROUND_${record.round}`,
    serviceCenterId: batch.serviceCenterId,
    estateId: batch.estateId,
    asks: false,
    summary: {
      title: `分户验收综合记录表 ${record.unitName} · ${batch.name}`.slice(0, 200),
      titleEn: `Acceptance record ${record.unitName} · ${batch.name}`.slice(0, 200),
      facts: [
        { label: "检查项数", labelEn: "Items", value: String(gathered.lines.length) },
        { label: "不合格项数", labelEn: "Failed", value: String(failed) },
      ],
    },
    order: "ANY",
    slots: groups.flatMap(({ members }) =>
      members.map(({ id, name, organization, personId }) => ({
        key: slotKey(id),
        label: `${organizations[organization].zh} ${name}`,
        labelEn: `${organizations[organization].en} ${name}`,
        side: organization,
        roles: [],
        level: personId ? ("SERVICE_CENTER" as const) : ("EXTERNAL" as const),
        personId,
      })),
    ),
    content: sheetOfRecord(gathered),
  });
  for (const group of groups) await obligeToSign(db, context, batch, group);
}

/** The batch stands as its homes do. */
export async function followBatch(db: Tx, { batch }: Pick<GatheredRecord, "batch">) {
  const status = batchStatusOf(batch.status, await countStatuses(db, batch.id));
  if (status === batch.status) return;
  await updateBatch(db, batch.id, { status });
  if (status === "COMPLETED") await settleBatch(db, batch, "UNQUALIFIED_LEFT");
}
