import { renewed, takeLease } from "@threshold/domain/unit-acceptance/lease";
import type { GroupKind } from "@threshold/domain/unit-acceptance/vocabulary";
import { change, found, optionalText, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { notify } from "../notification/notify.ts";
import { policyValue } from "../policy/queries.ts";
import type { LeaveUnitInspectionInput, TakeUnitInspectionInput } from "./inputs.ts";
import { type Leases, recordLock, updateRecord } from "./queries.ts";
import { type GatheredRecord, gatherRecord } from "./record-state.ts";
import { recordingGroup } from "./recording.ts";

const timing = async (db: Tx, context: Context, { batch }: Pick<GatheredRecord, "batch">) => ({
  now: context.now,
  hours: await policyValue(db, "acceptance.leaseHours", {
    level: "SERVICE_CENTER",
    id: batch.serviceCenterId,
  }),
});

/** The leases after a command of somebody at work: his own goes on, another's stays. */
export async function renewedLeases(
  db: Tx,
  context: Context,
  gathered: Pick<GatheredRecord, "batch" | "record">,
  { kind, name }: { readonly kind: GroupKind; readonly name: string },
): Promise<Leases> {
  const { leases } = gathered.record;
  const { personId } = context.viewer;
  const lease = leases[kind] ?? null;
  const until = renewed(lease, personId, await timing(db, context, gathered));
  if (until === null) return leases;
  const own = lease?.personId === personId ? lease : null;
  const begun = { personId, name, since: context.now, fromName: null, reason: null };
  return { ...leases, [kind]: { ...(own ?? begun), until } };
}

/** 领取 a home to be inspected, or 接手 from whoever is there, with the reason; that person is told. */
export function takeUnitInspection(context: Context, input: TakeUnitInspectionInput) {
  const id = uuidOf("UnitAcceptance", input.id);
  return change(
    context,
    "takeUnitInspection",
    input,
    async (db) => {
      const gathered = await gatherRecord(db, id);
      const { record, batch } = gathered;
      const groupId = uuidOf("AcceptanceGroup", input.groupId);
      const { group, member } = recordingGroup(context, gathered, groupId, context.now);
      const { personId } = context.viewer;
      const reason = optionalText("reason", input.reason?.trim() || null, 200) ?? null;
      const lease = record.leases[group.kind] ?? null;
      const when = await timing(db, context, gathered);
      const { until, from } = unwrap(takeLease(lease, personId, { ...when, reason }));
      const taken = {
        personId,
        name: member.name,
        since: context.now,
        until,
        fromName: from?.name ?? null,
        reason: from && reason,
      };
      await updateRecord(db, id, {
        leases: JSON.stringify({ ...record.leases, [group.kind]: taken }),
      });
      if (from)
        await notify(db, [
          {
            kind: "HOME_TAKEN_OVER",
            data: { title: record.unitName, place: batch.name, by: member.name, reason: reason! },
            to: [from.personId],
            record: { type: "UnitAcceptance", id },
            key: `taken-over ${id} ${from.personId} ${context.now}`,
          },
        ]);
      return { record: id };
    },
    recordLock(id),
  );
}

/** 离开: a home is free again, what was recorded stays. Nothing happens where another is there by now. */
export function leaveUnitInspection(context: Context, input: LeaveUnitInspectionInput) {
  const id = uuidOf("UnitAcceptance", input.id);
  return change(
    context,
    "leaveUnitInspection",
    input,
    async (db) => {
      const { record, batch } = await gatherRecord(db, id);
      const groupId = uuidOf("AcceptanceGroup", input.groupId);
      const { kind } = found(batch.groups.find((one) => one.id === groupId));
      const { [kind]: lease, ...others } = record.leases;
      if (lease?.personId === context.viewer.personId)
        await updateRecord(db, id, { leases: JSON.stringify(others) });
      return { record: id };
    },
    recordLock(id),
  );
}
