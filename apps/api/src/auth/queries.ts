import type { HeldRole } from "@threshold/domain/organization/viewer";
import {
  Kysely,
  PostgresDialect,
  sql,
  type KyselyPlugin,
  type QueryExecutorProvider,
  type RootOperationNode,
} from "kysely";
import type { Pool } from "pg";
import type { SettingsAlong } from "../policy/queries.ts";

/** Anything that runs SQL: the database, or the transaction of an action of another module. */
export type Db = QueryExecutorProvider;
export type AuthDatabase = Kysely<never>;

/** Instants as Date, whatever the process has made of PostgreSQL's timestamps: the library compares them. */
const instantsAsDates: KyselyPlugin = {
  transformQuery: ({ node }): RootOperationNode => node,
  transformResult: async ({ result }) => ({ ...result, rows: result.rows.map(datesIn) }),
};

function datesIn(row: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(row).map(([column, value]) =>
    typeof value === "string" && /_(?:at|until)$/.test(column)
      ? [column, instantOf(value)]
      : [column, value],
  );
  return Object.fromEntries(entries);
}

/** PostgreSQL writes `2026-11-23 21:16:48.123+00`. */
function instantOf(text: string): Date {
  return new Date(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
}

/** The accounts' tables over the given pool. */
export const authDatabase = (pool: Pool): AuthDatabase =>
  new Kysely<never>({ dialect: new PostgresDialect({ pool }), plugins: [instantsAsDates] });

/** What `auth.signed_in` answers. */
export interface SignedInRow {
  readonly accountId: string;
  readonly accountName: string;
  readonly email: string;
  readonly sessionId: string | null;
  readonly tokenId: string | null;
  readonly scope: "READ" | "WRITE" | "CALENDAR";
  readonly companyId: string;
  readonly personId: string;
  readonly assignments: readonly HeldRole[];
  readonly placeIds: readonly string[];
  readonly reachIds: readonly string[];
  readonly centerIds: readonly string[];
  readonly today: string;
  readonly validUntil: string;
  /** Whether the account has a second factor, or comes in by the identity provider, whose duty it is. */
  readonly secondFactor: boolean;
  /** The company's own settings of what it asks of people who sign in. */
  readonly settings: SettingsAlong;
}

interface SignedInQuestion {
  readonly sessionToken: string | null;
  readonly apiTokenHash: Buffer | null;
  readonly companyId: string | null;
  readonly at: Date;
  readonly launchRoles: readonly string[];
}

/** Who stands behind a session or an API token, with what is held and reached; one prepared call. */
export async function findSignedIn(
  pool: Pool,
  asked: SignedInQuestion,
): Promise<SignedInRow | null> {
  const { sessionToken, apiTokenHash, companyId, at, launchRoles } = asked;
  const { rows } = await pool.query<{ signed_in: SignedInRow | null }>({
    name: "auth.signed_in",
    text: "select auth.signed_in($1, $2, $3, $4, $5) as signed_in",
    values: [sessionToken, apiTokenHash, companyId, at, launchRoles],
  });
  return rows[0]?.signed_in ?? null;
}

// --- Sign-in throttling -------------------------------------------------------------------------

/** How often one may fail before waiting, and the first wait; each further failure doubles it. */
export interface Patience {
  readonly free: number;
  readonly firstWaitSeconds: number;
  readonly longestWaitSeconds: number;
}

/**
 * Counts an attempt before it is made, so that a hundred at once count as a hundred.
 * True when it may be made; false while the subject waits.
 */
export async function reserveAttempt(
  db: Db,
  subject: string,
  patience: Patience,
  now: Date,
): Promise<boolean> {
  const { free, firstWaitSeconds, longestWaitSeconds } = patience;
  const { rows } = await sql`
    insert into auth.sign_in_throttle as t (subject, failures, last_at)
    values (${subject}, 1, ${now})
    on conflict (subject) do update set (failures, last_at, locked_until) = (
      select n.failures, excluded.last_at,
        case when n.failures >= ${free}::int then excluded.last_at + make_interval(secs =>
          least(${firstWaitSeconds}::float8 * power(2, least(n.failures - ${free}::int, 20)), ${longestWaitSeconds}::float8)) end
      from (select case when t.last_at < excluded.last_at - interval '1 day' then 1 else t.failures + 1 end as failures) n)
    where t.locked_until is null or t.locked_until <= excluded.last_at
    returning subject`.execute(db);
  return rows.length > 0;
}

/** Seconds a subject still waits, 0 when it does not. */
export async function findWait(db: Db, subject: string, now: Date): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select greatest(0, ceil(extract(epoch from locked_until - ${now}::timestamptz)))::int as seconds
    from auth.sign_in_throttle where subject = ${subject} and locked_until is not null`.execute(db);
  return rows[0]?.seconds ?? 0;
}

/** The account's owner came in: its attempts are forgotten. Answers how many there were, this one among them. */
export async function deleteAttempts(db: Db, subject: string): Promise<number> {
  const { rows } = await sql<{ failures: number }>`
    delete from auth.sign_in_throttle where subject = ${subject} returning failures`.execute(db);
  return rows[0]?.failures ?? 1;
}

/** Takes back the attempts of whoever came in; the failures of others from the same address stay. */
export async function returnAttempts(
  db: Db,
  subject: string,
  count: number,
  free: number,
): Promise<void> {
  await sql`
    update auth.sign_in_throttle set failures = greatest(0, failures - ${count}::int),
      locked_until = case when failures - ${count}::int >= ${free}::int then locked_until end
    where subject = ${subject}`.execute(db);
}

/** Drops what no longer counts: attempts older than a day, ended sessions, unused codes. */
export async function deleteStale(db: Db, now: Date): Promise<void> {
  await sql`delete from auth.sign_in_throttle where last_at < ${now}::timestamptz - interval '1 day'`.execute(
    db,
  );
  await sql`delete from auth.access_link_rate where since < ${now}::timestamptz - interval '1 day'`.execute(
    db,
  );
  await sql`delete from auth.session where expires_at < now()`.execute(db);
  await sql`delete from auth.verification where expires_at < now()`.execute(db);
}

// --- Accounts -----------------------------------------------------------------------------------

interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string | null;
}

/** The account under a login, with its password's hash. */
export async function findAccount(db: Db, email: string): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`
    select u.id, u.name, u.email, c.password
    from auth."user" u
    left join auth.credential c on c.user_id = u.id and c.provider_id = 'credential'
    where u.email = ${email}`.execute(db);
  return rows[0];
}

interface ProofsRow {
  readonly email: string;
  /** The password's hash; null where the account signs in by the identity provider alone. */
  readonly password: string | null;
  /** As the library keeps it; null without a second factor. */
  readonly totpSecret: string | null;
}

/** By what an account can prove who it is. */
export async function findProofs(db: Db, accountId: string): Promise<ProofsRow | undefined> {
  const { rows } = await sql<ProofsRow>`
    select u.email, c.password, case when u.two_factor_enabled then f.secret end as "totpSecret"
    from auth."user" u
    left join auth.credential c on c.user_id = u.id and c.provider_id = 'credential'
    left join auth.two_factor f on f.user_id = u.id
    where u.id = ${accountId}`.execute(db);
  return rows[0];
}

export async function isAnybodyThere(db: Db): Promise<boolean> {
  const { rows } = await sql`select from auth."user" limit 1`.execute(db);
  return rows.length > 0;
}

interface NewAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
}

/** An account with a password, spelled as the library spells it; false when the login was taken meanwhile. */
export async function insertAccount(db: Db, account: NewAccount, now: Date): Promise<boolean> {
  const { id, name, email, passwordHash } = account;
  const { rows } = await sql`
    with u as (
      insert into auth."user" (id, name, email, email_verified, created_at, updated_at)
      values (${id}, ${name}, ${email}, false, ${now}, ${now}) on conflict (email) do nothing returning id)
    insert into auth.credential (account_id, provider_id, user_id, password, created_at, updated_at)
    select u.id::text, 'credential', u.id, ${passwordHash}, ${now}, ${now} from u returning id`.execute(
    db,
  );
  return rows.length > 0;
}

/** A new password, for an account that may have come by OIDC only; every session ends. */
export async function updatePassword(
  db: Db,
  accountId: string,
  passwordHash: string,
  now: Date,
): Promise<void> {
  await sql`
    insert into auth.credential (account_id, provider_id, user_id, password, created_at, updated_at)
    values (${accountId}::text, 'credential', ${accountId}::uuid, ${passwordHash}, ${now}, ${now})
    on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = excluded.updated_at
  `.execute(db);
  await deleteSessions(db, accountId);
}

/** Signs the account out everywhere. */
async function deleteSessions(db: Db, accountId: string): Promise<void> {
  await sql`delete from auth.session where user_id = ${accountId}`.execute(db);
}

/** Takes the second factor away from an account whose owner has lost it. */
export async function deleteSecondFactor(db: Db, accountId: string): Promise<void> {
  await sql`delete from auth.two_factor where user_id = ${accountId}`.execute(db);
  await sql`update auth."user" set two_factor_enabled = false where id = ${accountId}`.execute(db);
}

interface MembershipRow {
  readonly account_id: string;
  readonly company_id: string;
  readonly person_id: string;
}

/** The companies an account belongs to. */
export async function listMemberships(db: Db, accountId: string): Promise<MembershipRow[]> {
  const { rows } = await sql<MembershipRow>`
    select account_id, company_id, person_id from auth.membership
    where account_id = ${accountId} order by company_id`.execute(db);
  return rows;
}

/** The account of a person, if the person has one. */
export async function findAccountOf(
  db: Db,
  companyId: string,
  personId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ account_id: string }>`
    select account_id from auth.membership where company_id = ${companyId} and person_id = ${personId}`.execute(
    db,
  );
  return rows[0]?.account_id;
}

export async function insertMembership(db: Db, row: MembershipRow): Promise<void> {
  await sql`
    insert into auth.membership (account_id, company_id, person_id)
    values (${row.account_id}, ${row.company_id}, ${row.person_id})`.execute(db);
}

/** Acts in a company for the rest of the transaction, so that its tables are seen and its audit says who. */
export async function actIn(
  tx: Db,
  companyId: string,
  who: { accountId: string; personId: string },
  action: string,
) {
  await sql`
    select set_config('app.company_id', ${companyId}, true), set_config('app.account_id', ${who.accountId}, true),
      set_config('app.person_id', ${who.personId}, true), set_config('app.action', ${action}, true)`.execute(
    tx,
  );
}

/** Tells the person's record which account is theirs; needs `actIn`. */
export async function updatePersonAccount(
  tx: Db,
  companyId: string,
  personId: string,
  accountId: string,
): Promise<void> {
  await sql`
    update person set account_id = ${accountId} where company_id = ${companyId} and id = ${personId}`.execute(
    tx,
  );
}

/** The name of the company acted in; needs `actIn`. */
export async function findCompanyName(tx: Db, companyId: string): Promise<string | undefined> {
  const { rows } = await sql<{
    name: string;
  }>`select name from company where company_id = ${companyId}`.execute(tx);
  return rows[0]?.name;
}

// --- Invitations --------------------------------------------------------------------------------

export type InvitationKind = "JOIN" | "RESET" | "SETUP";

export interface InvitationRow {
  readonly id: string;
  readonly kind: InvitationKind;
  readonly company_id: string | null;
  readonly person_id: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly expires_at: Date;
}

interface NewInvitation extends InvitationRow {
  readonly token_hash: Buffer;
  readonly invited_by: string | null;
  readonly created_at: Date;
}

/** A new link takes the place of an open one for the same person, or of the same kind without one. */
export async function insertInvitation(db: Db, row: NewInvitation): Promise<void> {
  await sql`
    update auth.invitation set revoked_at = ${row.created_at}
    where accepted_at is null and revoked_at is null
      and (company_id, person_id) is not distinct from (${row.company_id}::uuid, ${row.person_id}::uuid)`.execute(
    db,
  );
  await sql`
    insert into auth.invitation (id, kind, token_hash, company_id, person_id, email, name, invited_by, created_at, expires_at)
    values (${row.id}, ${row.kind}, ${row.token_hash}, ${row.company_id}, ${row.person_id}, ${row.email}, ${row.name},
      ${row.invited_by}, ${row.created_at}, ${row.expires_at})`.execute(db);
}

/** The open invitation of a token; inside a transaction it is locked, so that it is used once. */
export async function lockInvitation(
  tx: Db,
  tokenHash: Buffer,
  now: Date,
): Promise<InvitationRow | undefined> {
  const { rows } = await sql<InvitationRow>`
    select id, kind, company_id, person_id, email, name, expires_at from auth.invitation
    where token_hash = ${tokenHash} and accepted_at is null and revoked_at is null and expires_at > ${now}
    for update`.execute(tx);
  return rows[0];
}

export async function markAccepted(
  tx: Db,
  id: string,
  accountId: string,
  now: Date,
): Promise<void> {
  await sql`
    update auth.invitation set accepted_at = ${now}, accepted_by = ${accountId} where id = ${id}`.execute(
    tx,
  );
}

/** Withdraws an open invitation of the company; false when there is none. */
export async function revokeOpenInvitation(
  db: Db,
  companyId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update auth.invitation set revoked_at = ${now}
    where id = ${id} and company_id = ${companyId} and accepted_at is null and revoked_at is null
    returning id`.execute(db);
  return rows.length > 0;
}

// --- API tokens ---------------------------------------------------------------------------------

interface ApiTokenRow {
  readonly id: string;
  readonly name: string;
  readonly scope: "READ" | "WRITE" | "CALENDAR";
  readonly company_id: string | null;
  readonly prefix: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly last_used_at: Date | null;
}

interface NewApiToken extends Omit<ApiTokenRow, "last_used_at"> {
  readonly account_id: string;
  readonly token_hash: Buffer;
}

export async function insertApiToken(db: Db, row: NewApiToken): Promise<void> {
  await sql`
    insert into auth.api_token (id, account_id, company_id, name, scope, prefix, token_hash, created_at, expires_at)
    values (${row.id}, ${row.account_id}, ${row.company_id}, ${row.name}, ${row.scope}, ${row.prefix}, ${row.token_hash},
      ${row.created_at}, ${row.expires_at})`.execute(db);
}

/** The account's tokens that are not revoked, expired ones included, newest first. */
export async function listApiTokens(db: Db, accountId: string): Promise<ApiTokenRow[]> {
  const { rows } = await sql<ApiTokenRow>`
    select id, name, scope, company_id, prefix, created_at, expires_at, last_used_at from auth.api_token
    where account_id = ${accountId} and revoked_at is null order by created_at desc, id`.execute(
    db,
  );
  return rows;
}

export async function revokeToken(
  db: Db,
  accountId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update auth.api_token set revoked_at = ${now}
    where id = ${id} and account_id = ${accountId} and revoked_at is null returning id`.execute(db);
  return rows.length > 0;
}
