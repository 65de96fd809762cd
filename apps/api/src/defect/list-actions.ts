import type { Day } from "@threshold/domain/calendar/day";
import { defectActionStates } from "@threshold/domain/defect/lifecycle";
import type {
  DefectSeverity,
  DefectSourceKind,
  DefectStatus,
} from "@threshold/domain/defect/vocabulary";
import { sql } from "kysely";
import type { Context } from "../context.ts";
import { statement } from "../db/database.ts";
import { read } from "../db/tenancy.ts";
import { together } from "../together.ts";
import { rightsOf } from "./actions.ts";

/** The columns that the mapping brings for the actions of a defect. */
export interface ActionRoot {
  readonly id: string;
  readonly source_kind: DefectSourceKind;
  readonly status: DefectStatus;
  readonly severity: DefectSeverity;
  readonly round: number;
  readonly raised_on: Day;
  readonly created_by: string | null;
  readonly fixed_by: string | null;
  readonly verified_by: string | null;
  readonly contractor_id: string | null;
  readonly follower_id: string | null;
  readonly estate_id: string;
  readonly service_center_id: string;
}

/** Whether the viewer is the account of a responsible party, for a page of defects at once. */
const isMine = together(async (context: Context, ids) => {
  const mine = statement(
    sql<{
      id: string;
    }>`select id from unnest((select my_contractors())) id where id = any(${ids}::uuid[])`,
  );
  return new Map((await read(context, mine)).map(({ id }) => [id, true]));
});

/** Every action on a defect, available or why not. */
export async function actionsOf(context: Context, row: ActionRoot) {
  const isResponsible =
    row.contractor_id !== null && (await isMine(context, row.contractor_id)) === true;
  const at = {
    estateId: row.estate_id,
    serviceCenterId: row.service_center_id,
    raisedById: row.created_by,
    followerId: row.follower_id,
  };
  return defectActionStates(
    {
      sourceKind: row.source_kind,
      status: row.status,
      severity: row.severity,
      round: row.round,
      raisedOn: row.raised_on,
      raisedById: row.created_by,
      fixedById: row.fixed_by,
      verifiedById: row.verified_by,
      contractorId: row.contractor_id,
    },
    rightsOf(context, at, isResponsible),
  );
}
