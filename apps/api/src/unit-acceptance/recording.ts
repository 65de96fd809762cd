import { dayAt } from "@threshold/domain/calendar/clock";
import { checkBeforeHandover, reasonAgainst } from "@threshold/domain/unit-acceptance/batch";
import { checkMembers, type Member, memberOf } from "@threshold/domain/unit-acceptance/group";
import { found, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import { refusalError } from "../refusal.ts";
import type { GroupRow } from "./queries.ts";
import type { GatheredRecord } from "./record-state.ts";
import { rightsAt } from "./rights.ts";

const refuseWith = (refusal: Parameters<typeof refusalError>[0] | undefined) => {
  if (refusal) throw refusalError(refusal);
};

/** The group that somebody records for, as which of its members, ahead of the handover. */
export function recordingGroup(
  context: Context,
  { batch, record }: Pick<GatheredRecord, "batch" | "record">,
  groupId: string,
  doneAt: string,
): { readonly group: GroupRow; readonly member: Member } {
  const rights = rightsAt(context, batch.serviceCenterId);
  refuseWith(reasonAgainst("recordUnitResults", batch.status, rights));
  const on = dayAt(Date.parse(doneAt), batch.timeZone);
  refuseWith(checkBeforeHandover(on, batch.plannedHandoverOn, record.deliveryOn));
  const group = found(batch.groups.find(({ id }) => id === groupId));
  const member = memberOf(group, rights.personId);
  if ("refusal" in member) throw refusalError(member.refusal);
  unwrap(checkMembers([member], on));
  return { group, member };
}
