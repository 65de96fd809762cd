import { ok, refuse, type Result } from "@threshold/domain/result";
import { v7 } from "uuid";
import { loginOf, shownLogin } from "./login.ts";
import { hashPassword, passwordFault, verifyPassword, type PasswordFault } from "./password.ts";
import {
  actIn,
  deleteSecondFactor,
  findAccount,
  findAccountOf,
  findCompanyName,
  insertAccount,
  insertInvitation,
  insertMembership,
  isAnybodyThere,
  listMemberships,
  lockInvitation,
  markAccepted,
  revokeOpenInvitation,
  updatePassword,
  updatePersonAccount,
  type AuthDatabase,
  type Db,
  type InvitationKind,
  type InvitationRow,
} from "./queries.ts";
import { newToken, tokenHash } from "./token.ts";

/** A link lives for seven days. */
export const invitationLives = 7 * 24 * 3_600_000;

/** A one-time link's token: shown once to who made it, never kept and never logged. */
export interface Invited {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: Date;
}

/** Whom to invite: a person of the company, under a mail address or a mobile number. */
export interface InvitationInput {
  readonly companyId: string;
  readonly personId: string;
  readonly login: string;
  readonly name: string;
  /** The administrator's account; null for a seed. */
  readonly invitedBy: string | null;
}

/** The page's address for a token. The token stands behind `#`, so that no server's log sees it. */
export const invitationLink = (baseUrl: string, token: string): string =>
  `${baseUrl}/invitation#${token}`;
export const setupLink = (baseUrl: string, token: string): string => `${baseUrl}/setup#${token}`;

/**
 * Invites a person of the company to sign in. An earlier open link of the person stops working.
 * Runs in the caller's transaction; the caller has checked that the viewer may, and audits.
 */
export async function createInvitation(
  db: Db,
  input: InvitationInput,
  now: Date,
): Promise<Result<Invited, "INVALID_INPUT" | "ACCOUNT_EXISTS">> {
  const login = loginOf(input.login);
  if (!login) return refuse("INVALID_INPUT", { field: "login", reason: "NOT_A_LOGIN" });
  if (await findAccountOf(db, input.companyId, input.personId)) {
    return refuse("ACCOUNT_EXISTS", { email: login.shown });
  }
  const { companyId, personId, name, invitedBy } = input;
  return ok(
    await issue(db, "JOIN", { companyId, personId, email: login.email, name, invitedBy }, now),
  );
}

/**
 * Makes a link with which a person of the company sets a new password. `withSecondFactor` false
 * also takes away a lost second factor when the link is made. Refused (FORBIDDEN) for an account
 * that belongs to other companies too: one company's administrator must not get into another.
 */
export async function createReset(
  db: Db,
  input: {
    companyId: string;
    personId: string;
    invitedBy: string | null;
    keepSecondFactor: boolean;
  },
  now: Date,
): Promise<Result<Invited, "NOT_FOUND" | "FORBIDDEN">> {
  const { companyId, personId, invitedBy } = input;
  const accountId = await findAccountOf(db, companyId, personId);
  if (!accountId) return refuse("NOT_FOUND");
  if ((await listMemberships(db, accountId)).length > 1) return refuse("FORBIDDEN");
  if (!input.keepSecondFactor) await deleteSecondFactor(db, accountId);
  return ok(
    await issue(db, "RESET", { companyId, personId, email: null, name: null, invitedBy }, now),
  );
}

/** Withdraws an open invitation of the company. */
export async function revokeInvitation(
  db: Db,
  companyId: string,
  id: string,
  now: Date,
): Promise<Result<null, "INVITATION_NOT_VALID">> {
  return (await revokeOpenInvitation(db, companyId, id, now))
    ? ok(null)
    : refuse("INVITATION_NOT_VALID");
}

/** The token with which the first administrator sets up an empty installation; null once anybody is there. */
export async function createSetup(db: Db, now: Date): Promise<Invited | null> {
  if (await isAnybodyThere(db)) return null;
  return issue(
    db,
    "SETUP",
    { companyId: null, personId: null, email: null, name: null, invitedBy: null },
    now,
  );
}

interface About {
  companyId: string | null;
  personId: string | null;
  email: string | null;
  name: string | null;
  invitedBy: string | null;
}

async function issue(db: Db, kind: InvitationKind, about: About, now: Date): Promise<Invited> {
  const token = newToken();
  const invited = { id: v7(), token, expiresAt: new Date(now.getTime() + invitationLives) };
  await insertInvitation(db, {
    id: invited.id,
    kind,
    token_hash: tokenHash(token),
    company_id: about.companyId,
    person_id: about.personId,
    email: about.email,
    name: about.name,
    invited_by: about.invitedBy,
    created_at: now,
    expires_at: invited.expiresAt,
  });
  return invited;
}

/** What the page of a link shows before anything is typed. */
interface InvitationShown {
  readonly kind: InvitationKind;
  readonly login: string | null;
  readonly name: string | null;
  readonly companyName: string | null;
  /** The login has an account: its own password is asked for, not a new one. */
  readonly hasAccount: boolean;
  readonly expiresAt: string;
}

/** Reads an open invitation; null for one that is used, withdrawn, too old or made up. */
export function readInvitation(
  db: AuthDatabase,
  token: string,
  now: Date,
): Promise<InvitationShown | null> {
  return db.transaction().execute(async (tx) => {
    const row = await lockInvitation(tx, tokenHash(token), now);
    if (!row) return null;
    const { kind, company_id: companyId, email, name } = row;
    if (companyId) await actIn(tx, companyId, nobody, "readInvitation");
    return {
      kind,
      login: kind === "JOIN" ? shownLogin(email!) : null,
      name,
      companyName: (companyId && (await findCompanyName(tx, companyId))) || null,
      hasAccount: kind === "JOIN" && (await findAccount(tx, email!)) !== undefined,
      expiresAt: row.expires_at.toISOString(),
    };
  });
}

const nobody = { accountId: "", personId: "" };

/** Why a link does not lead in. */
type AcceptFault =
  | "INVITATION_NOT_VALID"
  | "INVALID_EMAIL_OR_PASSWORD"
  | "ACCOUNT_EXISTS"
  | PasswordFault;

/** Thrown inside the transaction, so that nothing of a refused acceptance stays. */
export class AcceptRefused extends Error {
  constructor(readonly fault: AcceptFault) {
    super(fault);
  }
}

/**
 * Uses a link: joins the company under a new account with this password, or, when the login has an
 * account, under that one if the password is its own; or sets a new password (RESET).
 *
 * @returns the account's id
 * @throws AcceptRefused
 */
export function acceptInvitation(
  db: AuthDatabase,
  token: string,
  given: { readonly password: string },
  now: Date,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const row = await lockInvitation(tx, tokenHash(token), now);
    if (!row || row.kind === "SETUP") throw new AcceptRefused("INVITATION_NOT_VALID");
    const accountId =
      row.kind === "RESET" ? await reset(tx, row, given, now) : await join(tx, row, given, now);
    await markAccepted(tx, row.id, accountId, now);
    return accountId;
  });
}

async function reset(
  tx: Db,
  row: InvitationRow,
  given: { password: string },
  now: Date,
): Promise<string> {
  const accountId = await findAccountOf(tx, row.company_id!, row.person_id!);
  // Since the link was made the account may have joined a second company.
  if (!accountId || (await listMemberships(tx, accountId)).length > 1)
    throw new AcceptRefused("INVITATION_NOT_VALID");
  await updatePassword(tx, accountId, await hashed(given.password, []), now);
  return accountId;
}

async function join(
  tx: Db,
  row: InvitationRow,
  given: { password: string },
  now: Date,
): Promise<string> {
  const email = row.email!;
  const existing = await findAccount(tx, email);
  const accountId = existing ? existing.id : v7();
  const [companyId, personId] = [row.company_id!, row.person_id!];
  if (existing) {
    const right =
      existing.password !== null && (await verifyPassword(existing.password, given.password));
    if (!right) throw new AcceptRefused("INVALID_EMAIL_OR_PASSWORD");
    const joined = (await listMemberships(tx, accountId)).some(
      (member) => member.company_id === companyId,
    );
    if (joined) throw new AcceptRefused("ACCOUNT_EXISTS");
  } else {
    const name = row.name ?? shownLogin(email);
    const passwordHash = await hashed(given.password, [name, shownLogin(email)]);
    const made = await insertAccount(tx, { id: accountId, name, email, passwordHash }, now);
    if (!made) throw new AcceptRefused("ACCOUNT_EXISTS");
  }
  await insertMembership(tx, { account_id: accountId, company_id: companyId, person_id: personId });
  await actIn(tx, companyId, { accountId, personId }, "acceptInvitation");
  await updatePersonAccount(tx, companyId, personId, accountId);
  return accountId;
}

async function hashed(password: string, about: string[]): Promise<string> {
  const fault = passwordFault(password, about);
  if (fault) throw new AcceptRefused(fault);
  return hashPassword(password);
}

/** What the first administrator says of the company and of themselves. */
interface SetupInput {
  readonly companyName: string;
  readonly companyCode: string;
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

/** Makes company and first administrator inside the given transaction; the organization module's work. */
export type SetUpCompany = (
  tx: Db,
  input: {
    accountId: string;
    companyName: string;
    companyCode: string;
    name: string;
    email: string;
  },
) => Promise<{ companyId: string; personId: string }>;

/**
 * Sets up an empty installation: the first account, and through `setUpCompany` its company.
 *
 * @returns the account's id
 * @throws AcceptRefused, and whatever `setUpCompany` throws
 */
export function acceptSetup(
  db: AuthDatabase,
  token: string,
  input: SetupInput,
  setUpCompany: SetUpCompany,
  now: Date,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const row = await lockInvitation(tx, tokenHash(token), now);
    const login = loginOf(input.login);
    if (row?.kind !== "SETUP" || !login || (await isAnybodyThere(tx)))
      throw new AcceptRefused("INVITATION_NOT_VALID");
    const accountId = v7();
    const passwordHash = await hashed(input.password, [input.name, login.shown, input.companyCode]);
    await insertAccount(
      tx,
      { id: accountId, name: input.name, email: login.email, passwordHash },
      now,
    );
    const { companyName, companyCode, name } = input;
    const made = await setUpCompany(tx, {
      accountId,
      companyName,
      companyCode,
      name,
      email: login.shown,
    });
    await insertMembership(tx, {
      account_id: accountId,
      company_id: made.companyId,
      person_id: made.personId,
    });
    await markAccepted(tx, row.id, accountId, now);
    return accountId;
  });
}
