import type { NotificationKind } from "@threshold/domain/notification/kinds";
import type {
  EndpointKind,
  Listening,
  PlannedDelivery,
} from "@threshold/domain/notification/plan-deliveries";
import type { Channel, Pace } from "@threshold/domain/notification/preference";
import type { NotificationLanguage } from "@threshold/domain/notification/sentence";
import { sql } from "kysely";
import type { Tx } from "../db/tenancy.ts";

const own = (id: string) => sql`company_id = current_company() and id = ${id}`;

/** What somebody chose, as it is kept. */
export interface PreferenceRow {
  readonly language: NotificationLanguage;
  readonly pace: Pace;
  readonly digestAt: number;
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
  readonly channels: Partial<Record<NotificationKind, readonly Channel[]>>;
}

const preferenceOf = (alias: string) => {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql`json_build_object('language', ${column("language")}, 'pace', ${column("pace")}, 'digestAt', ${column("digest_at")},
    'quietFrom', ${column("quiet_from")}, 'quietTo', ${column("quiet_to")}, 'channels', ${column("channels")})`;
};

export interface TellingRow {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly urgent: boolean;
  readonly at: string;
  readonly matter: string;
  readonly personId: string;
  readonly mailbox: string | null;
  readonly preference: PreferenceRow | null;
}

/** Everything told together, with whom it is told to. */
export async function listTellings(db: Tx, batchId: string): Promise<TellingRow[]> {
  const { rows } = await sql<TellingRow>`
    select n.id, n.kind, n.urgent, n.created_at as at, p.id as "personId", nullif(p.mailbox, '') as mailbox,
      n.kind || md5(concat_ws(' ', n.record_type, n.record_id, n.data)) as matter,
      case when f.id is not null then ${preferenceOf("f")} end as preference
    from notification n
    join person p on p.company_id = n.company_id and p.id = n.person_id and p.status = 'ACTIVE'
    left join notification_preference f on f.company_id = n.company_id and f.person_id = n.person_id
    where n.company_id = current_company() and n.batch_id = ${batchId} order by n.id`.execute(db);
  return rows;
}

export async function listEndpoints(db: Tx): Promise<Listening[]> {
  const { rows } = await sql<Listening>`
    select id, kind, kinds from webhook_endpoint where company_id = current_company() and enabled order by id`.execute(
    db,
  );
  return rows;
}

/**
 * Keeps a message to go out; one of the same key that still waits takes this one's notifications along. Answers its id,
 * or undefined where it was taken along.
 */
export async function putDelivery(
  db: Tx,
  id: string,
  { key, channel, endpointId, personIds, notificationIds, digest, at }: PlannedDelivery,
): Promise<string | undefined> {
  const insert = (as: string) => sql<{ id: string }>`
    insert into delivery (company_id, id, channel, endpoint_id, person_ids, notification_ids, digest, key, send_at)
    values (current_company(), ${id}, ${channel}, ${endpointId}, ${personIds}::uuid[], ${notificationIds}::uuid[], ${digest},
      ${as}, ${new Date(at).toISOString()})
    on conflict (company_id, key) do update set notification_ids = delivery.notification_ids || excluded.notification_ids
      where delivery.status = 'WAITING' returning id`;
  const { rows } = await insert(key).execute(db);
  // The digest of this very minute is on its way already: what comes too late for it goes out by itself.
  const [found] = rows.length > 0 ? rows : (await insert(`${key} ${id}`).execute(db)).rows;
  return found?.id === id ? id : undefined;
}

/** A message with all that it is made of. */
export interface DeliveryRow {
  readonly id: string;
  readonly channel: PlannedDelivery["channel"];
  readonly digest: boolean;
  readonly endpoint: {
    readonly id: string;
    readonly kind: EndpointKind;
    readonly name: string;
    readonly enabled: boolean;
    readonly address: string;
    readonly secret: string | null;
    readonly oldSecret: string | null;
  } | null;
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly mailbox: string | null;
    readonly sealedPhone: string | null;
    readonly language: NotificationLanguage;
  }[];
  readonly notifications: readonly {
    readonly id: string;
    readonly kind: NotificationKind;
    readonly data: object;
    readonly urgent: boolean;
    readonly recordId: string | null;
    readonly at: string;
    readonly personId: string;
  }[];
}

/** Begins to send: from now on nothing more is taken along. Undefined where it was sent. */
export async function beginDelivery(db: Tx, id: string): Promise<DeliveryRow | undefined> {
  const begun =
    await sql`update delivery set status = 'SENDING' where ${own(id)} and status in ('WAITING', 'SENDING')
    returning id`.execute(db);
  if (begun.rows.length === 0) return undefined;
  const { rows } = await sql<DeliveryRow>`
    select d.id, d.channel, d.digest,
      (select json_build_object('id', e.id, 'kind', e.kind, 'name', e.name, 'enabled', e.enabled, 'address', e.sealed_address,
          'secret', e.sealed_secret,
          'oldSecret', case when e.old_secret_until > current_instant() then e.sealed_old_secret end)
        from webhook_endpoint e where e.company_id = d.company_id and e.id = d.endpoint_id) as endpoint,
      (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'mailbox', nullif(p.mailbox, ''), 'sealedPhone', p.phone_sealed,
          'language', coalesce(f.language, 'zh')) order by p.id), '[]')
        from person p left join notification_preference f on f.company_id = p.company_id and f.person_id = p.id
        where p.company_id = d.company_id and p.id = any(d.person_ids)) as people,
      (select coalesce(json_agg(json_build_object('id', n.id, 'kind', n.kind, 'data', n.data, 'urgent', n.urgent,
          'recordId', n.record_type || '_' || n.record_id, 'at', n.created_at, 'personId', n.person_id)
          order by n.created_at, n.id), '[]')
        from notification n where n.company_id = d.company_id and n.id = any(d.notification_ids)) as notifications
    from delivery d where d.company_id = current_company() and d.id = ${id}`.execute(db);
  return rows[0];
}

/** How one attempt to send went. */
export interface AttemptLog {
  readonly at: string;
  readonly milliseconds: number;
  readonly statusCode: number | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly answer: string | null;
}

/** Keeps an attempt; answers how many there were, and at which endpoint. */
export async function logAttempt(
  db: Tx,
  id: string,
  attempt: AttemptLog,
): Promise<{ readonly attempts: number; readonly endpointId: string | null }> {
  const sent = attempt.failure === null;
  const { rows } = await sql<{ attempts: number; endpointId: string | null }>`
    update delivery set attempts = attempts + 1, log = log || ${JSON.stringify([attempt])}::jsonb,
      status = case when ${sent} then 'SENT' else status end, sent_at = case when ${sent} then current_instant() end
    where ${own(id)} returning attempts, endpoint_id as "endpointId"`.execute(db);
  return rows[0]!;
}

export const giveDeliveryUp = (db: Tx, id: string) =>
  sql`update delivery set status = 'FAILED' where ${own(id)} and status = 'SENDING'`.execute(db);

/** Keeps since when an endpoint fails, or that it does no more. */
export const noteEndpoint = (db: Tx, id: string, failing: boolean) =>
  failing
    ? sql`update webhook_endpoint set failing_since = current_instant() where ${own(id)} and failing_since is null`.execute(
        db,
      )
    : sql`update webhook_endpoint set failing_since = null where ${own(id)} and failing_since is not null`.execute(
        db,
      );

export const disableEndpoint = (db: Tx, id: string) =>
  sql`update webhook_endpoint set enabled = false where ${own(id)}`.execute(db);

/** What stands in the inbox as read only because it should come another way is unread again: that way failed. */
export const unmute = (db: Tx, deliveryId: string) =>
  sql`update notification n set read_at = null from delivery d
    where d.company_id = current_company() and d.id = ${deliveryId} and n.company_id = d.company_id
      and n.id = any(d.notification_ids) and n.read_at = n.created_at`.execute(db);

// --- Preferences and endpoints ------------------------------------------------------------------

export const savePreferenceRow = async (
  db: Tx,
  id: string,
  personId: string,
  row: PreferenceRow,
): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    insert into notification_preference (company_id, id, person_id, language, pace, digest_at, quiet_from, quiet_to, channels)
    values (current_company(), ${id}, ${personId}, ${row.language}, ${row.pace}, ${row.digestAt}, ${row.quietFrom},
      ${row.quietTo}, ${JSON.stringify(row.channels)}::jsonb)
    on conflict (company_id, person_id) do update set language = excluded.language, pace = excluded.pace,
      digest_at = excluded.digest_at, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
      channels = excluded.channels
    returning id`.execute(db);
  return rows[0]!.id;
};

export interface EndpointRow {
  readonly id: string;
  readonly kind: EndpointKind;
  readonly name: string;
  readonly enabled: boolean;
  readonly version: number;
  readonly secret: string | null;
}

export async function lockEndpoint(db: Tx, id: string): Promise<EndpointRow | undefined> {
  const { rows } = await sql<EndpointRow>`
    select id, kind, name, enabled, version, sealed_secret as secret from webhook_endpoint where ${own(id)} for update`.execute(
    db,
  );
  return rows[0];
}

export const insertEndpoint = (
  db: Tx,
  row: {
    readonly id: string;
    readonly kind: EndpointKind;
    readonly name: string;
    readonly host: string;
    readonly sealedAddress: string;
    readonly sealedSecret: string | null;
    readonly kinds: readonly NotificationKind[] | null;
  },
) =>
  sql`insert into webhook_endpoint (company_id, id, kind, name, host, sealed_address, sealed_secret, kinds)
    values (current_company(), ${row.id}, ${row.kind}, ${row.name}, ${row.host}, ${row.sealedAddress}, ${row.sealedSecret},
      ${row.kinds}::text[])`.execute(db);

export const updateEndpointRow = (
  db: Tx,
  id: string,
  row: {
    readonly name: string;
    readonly enabled: boolean;
    readonly kinds: readonly NotificationKind[] | null;
  },
) =>
  sql`update webhook_endpoint set name = ${row.name}, enabled = ${row.enabled}, kinds = ${row.kinds}::text[],
    failing_since = case when ${row.enabled} and not enabled then null else failing_since end where ${own(id)}`.execute(
    db,
  );

/** The secret in use stays valid beside its successor for a while. */
export const rotateSecretRow = (db: Tx, id: string, sealedSecret: string, until: string) =>
  sql`update webhook_endpoint set sealed_old_secret = sealed_secret, old_secret_until = ${until}, sealed_secret = ${sealedSecret}
    where ${own(id)}`.execute(db);

export const deleteEndpointRow = (db: Tx, id: string) =>
  sql`delete from webhook_endpoint where ${own(id)}`.execute(db);

/** A message with nothing to tell, to see whether it arrives. */
export const insertTest = (
  db: Tx,
  id: string,
  channel: PlannedDelivery["channel"],
  endpointId: string | null,
  personIds: readonly string[],
) =>
  sql`insert into delivery (company_id, id, channel, endpoint_id, person_ids, notification_ids, key, send_at)
    values (current_company(), ${id}, ${channel}, ${endpointId}, ${personIds}::uuid[], '{}', ${`test ${id}`},
      current_instant())`.execute(db);

export async function lockDelivery(db: Tx, id: string): Promise<{ status: string } | undefined> {
  const { rows } = await sql<{
    status: string;
  }>`select status from delivery where ${own(id)} for update`.execute(db);
  return rows[0];
}

export const sendAgain = (db: Tx, id: string) =>
  sql`update delivery set status = 'WAITING', sent_at = null, send_at = current_instant() where ${own(id)}`.execute(
    db,
  );
