import type { NotificationData, NotificationKind } from "@threshold/domain/notification/kinds";
import { notificationText } from "@threshold/domain/notification/sentence";
import type { Role } from "@threshold/domain/organization/roles";
import { v7 as uuid } from "uuid";
import type { Tx } from "../db/tenancy.ts";
import { enqueue } from "../job/enqueue.ts";
import { insertNotifications } from "./queries.ts";

/** Whoever holds a role today at a place or above it, without the one who acts; ids are uuids. No place: at the company. */
export interface RoleHolders {
  readonly role: Role;
  readonly estateId?: string;
  readonly serviceCenterId?: string;
  readonly regionId?: string;
}

interface Draft<Kind extends NotificationKind> {
  readonly kind: Kind;
  readonly data: NotificationData[Kind];
  /** Uuids of people, or who holds a role. */
  readonly to: readonly string[] | RoleHolders;
  /** What it opens: GraphQL type and uuid. */
  readonly record?: { readonly type: string; readonly id: string };
  /** Passes through quiet hours and digests. */
  readonly urgent?: boolean;
  /** Tells each person once, however often it is told. */
  readonly key?: string;
}

/** What is to be told to whom. */
export type NotificationDraft = { [Kind in NotificationKind]: Draft<Kind> }[NotificationKind];

/**
 * Tells people, in the same transaction as the cause: it stands in their inbox when that commits, and goes out by the
 * channels that each of them chose.
 */
export async function notify(db: Tx, drafts: readonly NotificationDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  const batch = uuid();
  await insertNotifications(
    db,
    drafts.map((draft) => rowOf(batch, draft)),
  );
  await enqueue(db, "routeNotifications", { batchId: batch });
}

function rowOf(batch: string, { kind, data, to, record, urgent, key }: NotificationDraft) {
  const holders = isNamed(to) ? undefined : to;
  return {
    batch,
    kind,
    recordType: record?.type ?? null,
    recordId: record?.id ?? null,
    data,
    urgent: urgent ?? false,
    key: key ?? null,
    searchKey: [notificationText(kind, data, "zh"), notificationText(kind, data, "en")]
      .flatMap(({ headline, details }) => [headline, ...details])
      .join("\n")
      .toLowerCase(),
    personIds: isNamed(to) ? to : [],
    role: holders?.role ?? null,
    estateId: holders?.estateId ?? null,
    serviceCenterId: holders?.serviceCenterId ?? null,
    regionId: holders?.regionId ?? null,
  };
}

const isNamed = (to: NotificationDraft["to"]): to is readonly string[] => Array.isArray(to);
