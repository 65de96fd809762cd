import type { Role } from "@threshold/domain/organization/roles";
import type { Tx } from "../db/tenancy.ts";
import { type Clock, oblige, settleObligation } from "../obligation/actions.ts";

/**
 * What a showcase obliges people to beside its launch's tasks, with the words of their lists. That it is agreed and laid out
 * in time are tasks of the launch, so that nobody finds the same thing twice in his list.
 */
const kinds = {
  SHOWCASE_REWORK: [
    "DO",
    "CUSTOMER_SERVICE_MANAGER",
    "修改被退回的服务展示布置方案",
    "Mend the showcase plan that was returned",
  ],
  SHOWCASE_OPEN: [
    "DO",
    "CUSTOMER_SERVICE_MANAGER",
    "备齐展示资料，开始服务展示",
    "Complete the documents and open the showcase",
  ],
} as const satisfies Record<string, readonly ["DO" | "FOLLOW", Role, string, string]>;

export type ShowcaseDuty = keyof typeof kinds;

/** Of which showcase. */
export interface DutyOf {
  readonly id: string;
  readonly serviceCenterId: string;
  readonly estateId: string;
  readonly estateName: string;
}

/** Obliges whoever has to, without a time limit of its own. */
export async function obligeFor(
  db: Tx,
  clock: Clock,
  { id, serviceCenterId, estateId, estateName }: DutyOf,
  kind: ShowcaseDuty,
): Promise<void> {
  const [act, role, title, titleEn] = kinds[kind];
  await oblige(db, clock, {
    recordType: "ShowcasePlan",
    recordId: id,
    kind,
    act,
    serviceCenterId,
    estateId,
    title: `${estateName}：${title}`,
    data: { titleEn: `${estateName}: ${titleEn}` },
    responsible: { role },
    due: null,
  });
}

export const settleDuty = (db: Tx, id: string, kind: ShowcaseDuty) =>
  settleObligation(db, { type: "ShowcasePlan", id }, kind, "MET");
