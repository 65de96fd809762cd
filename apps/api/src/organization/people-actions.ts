import type { Day } from "@threshold/domain/calendar/day";
import {
  assign,
  checkMailbox,
  delegate,
  endAssignment as endRule,
} from "@threshold/domain/organization/assignment";
import {
  may,
  mayAnywhere,
  type Place,
  type PlaceLevel,
  rolesAt,
} from "@threshold/domain/organization/viewer";
import { v7 as uuid } from "uuid";
import { createInvitation, createReset, invitationLink } from "../auth/invitation.ts";
import { allow, change, found, given, text, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { parseId } from "../graphql/id.ts";
import { phoneChange, phoneColumns } from "../phone.ts";
import { refusalError } from "../refusal.ts";
import type {
  AssignRoleInput,
  CreatePersonInput,
  DelegateRoleInput,
  EndAssignmentInput,
  InvitePersonInput,
  ResetPasswordInput,
  UpdatePersonInput,
} from "./inputs.ts";
import {
  type AssignmentRow,
  deleteRow,
  findPlace,
  insertAssignment,
  insertPerson,
  listDelegations,
  listPlacesOf,
  lockAssignment,
  lockAssignmentsOf,
  lockPerson,
  updateAssignmentEnd,
  updateRow,
} from "./queries.ts";
import { searchKey } from "./search-key.ts";

/** People are kept by whoever manages them somewhere; where they work is told by their roles. */
function allowPeople(context: Context) {
  if (!mayAnywhere(context.viewer, "people.manage"))
    throw refusalError({ code: "FORBIDDEN", details: { permission: "people.manage" } });
}

/**
 * A person is changed, invited or helped to a new password by whoever manages people wherever that one holds a role:
 * never by somebody of another region, nor by somebody below. Whoever holds none, by all who manage people.
 */
async function lockManagedPerson(db: Tx, context: Context, id: string) {
  allowPeople(context);
  const row = found(await lockPerson(db, id));
  const { viewer, scope, today } = context;
  const held = await listPlacesOf(db, id, today);
  const isManaged = ({ level, id: placeId, centerId }: (typeof held)[number]) =>
    level === "ESTATE"
      ? centerId !== null && may(viewer, "people.manage", { level, id: placeId, centerId })
      : may(viewer, "people.manage", { level, id: placeId });
  if (held.every(isManaged)) return row;
  const isSeen = ({ level, id: placeId, centerId }: (typeof held)[number]) =>
    level === "COMPANY" || centerId !== null || scope.placeIds.includes(placeId);
  throw refusalError(
    held.some(isSeen)
      ? { code: "FORBIDDEN", details: { permission: "people.manage" } }
      : { code: "NOT_FOUND" },
  );
}

export function createPerson(context: Context, input: CreatePersonInput) {
  return change(context, "createPerson", input, async (db) => {
    allowPeople(context);
    const id = uuid();
    const name = text("name", input.name);
    const badge = text("badgeNumber", input.badgeNumber, 40);
    await insertPerson(db, {
      id,
      name,
      search_key: await searchKey(name, badge),
      badge_number: badge,
      ...phoneColumns(context, "person", id, text("phone", input.phone, 40)),
      mailbox: input.mailbox?.trim() || null,
    });
    return { person: id };
  });
}

export function updatePerson(context: Context, input: UpdatePersonInput) {
  const id = uuidOf("Person", input.id);
  return change(context, "updatePerson", input, async (db) => {
    const row = await lockManagedPerson(db, context, id);
    if (row.version !== input.version)
      throw refusalError({ code: "STALE_VERSION", details: { version: row.version } });
    const name = input.name ? text("name", input.name) : undefined;
    const badge = input.badgeNumber ? text("badgeNumber", input.badgeNumber, 40) : undefined;
    const columns = given({
      name,
      badge_number: badge,
      ...phoneChange(
        context,
        "person",
        row,
        input.phone ? text("phone", input.phone, 40) : undefined,
      ),
      mailbox: input.mailbox,
      status: input.status ?? undefined,
      search_key: await searchKey(name ?? row.name, badge ?? row.badgeNumber),
    });
    await updateRow(db, "person", id, columns);
    context.invalidateViewers(context.viewer.companyId);
    return { person: id };
  });
}

/**
 * 邀请: the one-time link is answered once, to whoever invites, and kept nowhere: a replayed key answers without it,
 * a new key makes a new link and ends the old one.
 */
export async function invitePerson(context: Context, input: InvitePersonInput) {
  const id = uuidOf("Person", input.personId);
  let link: { invitationUrl: string; expiresAt: string } | undefined;
  const answer = await change(context, "invitePerson", input, async (db) => {
    const row = await lockManagedPerson(db, context, id);
    const { companyId, accountId } = context.viewer;
    const asked = {
      companyId,
      personId: id,
      login: input.email,
      name: row.name,
      invitedBy: accountId,
    };
    const { token, expiresAt } = unwrap(await createInvitation(db, asked, new Date(context.now)));
    link = {
      invitationUrl: invitationLink(context.baseUrl, token),
      expiresAt: expiresAt.toISOString(),
    };
    return { person: id };
  });
  return { ...answer, ...link };
}

/**
 * 重置密码: a one-time link with which a person who has an account sets a new password; like an invitation it is answered
 * once. A lost second factor goes with it when asked for.
 */
export async function resetPassword(context: Context, input: ResetPasswordInput) {
  const personId = uuidOf("Person", input.personId);
  let link: { resetUrl: string; expiresAt: string } | undefined;
  const answer = await change(context, "resetPassword", input, async (db) => {
    await lockManagedPerson(db, context, personId);
    const { companyId, accountId } = context.viewer;
    const keepSecondFactor = !input.withSecondFactor;
    const asked = { companyId, personId, invitedBy: accountId, keepSecondFactor };
    const { token, expiresAt } = unwrap(await createReset(db, asked, new Date(context.now)));
    link = { resetUrl: invitationLink(context.baseUrl, token), expiresAt: expiresAt.toISOString() };
    return { person: personId };
  });
  return { ...answer, ...link };
}

const levelOf: Record<string, PlaceLevel> = {
  Company: "COMPANY",
  Region: "REGION",
  ServiceCenter: "SERVICE_CENTER",
  Estate: "ESTATE",
};

/** The place a global id names, as the rules know it. */
async function placeOf(db: Tx, globalId: string): Promise<Place> {
  const { type, uuid: id } = found(parseId(globalId));
  const level = found(levelOf[type]);
  return placeAt(db, level, id);
}

async function placeAt(db: Tx, level: PlaceLevel, id: string): Promise<Place> {
  const { centerId } = found(await findPlace(db, level, id));
  return level === "ESTATE" ? { level, id, centerId } : { level, id };
}

/** 任命: by whoever may assign at the place. */
export function assignRole(context: Context, input: AssignRoleInput) {
  const personId = uuidOf("Person", input.personId);
  return change(context, "assignRole", input, async (db) => {
    const place = await placeOf(db, input.placeId);
    allow(context, "org.assign", place);
    const person = found(await lockPerson(db, personId));
    unwrap(checkMailbox(input.role, person.mailbox));
    const wanted = {
      personId,
      role: input.role,
      placeLevel: place.level,
      placeId: place.id,
      fromOn: input.fromOn as Day,
      toOn: (input.toOn ?? null) as Day | null,
    };
    const isSystemAdmin = rolesAt(context.viewer, place).has("SYSTEM_ADMIN");
    const by = { personId: context.viewer.personId, isSystemAdmin };
    unwrap(assign(wanted, await lockAssignmentsOf(db, personId), by));
    return { assignment: await keepAssignment(db, context, wanted, null) };
  });
}

async function keepAssignment(
  db: Tx,
  context: Context,
  wanted: Pick<AssignmentRow, "personId" | "role" | "placeLevel" | "placeId" | "fromOn" | "toOn">,
  delegatedFromId: string | null,
) {
  const id = uuid();
  await insertAssignment(db, {
    id,
    person_id: wanted.personId,
    role: wanted.role,
    place_level: wanted.placeLevel,
    place_id: wanted.placeId,
    from_on: wanted.fromOn,
    to_on: wanted.toOn,
    delegated_from_id: delegatedFromId,
  });
  context.invalidateViewers(context.viewer.companyId);
  return id;
}

/** 结束任职: delegations end with it. */
export function endAssignment(context: Context, input: EndAssignmentInput) {
  const id = uuidOf("RoleAssignment", input.id);
  return change(context, "endAssignment", input, async (db) => {
    const row = found(await lockAssignment(db, id));
    allow(context, "org.assign", await placeAt(db, row.placeLevel, row.placeId));
    const ended = unwrap(
      endRule(row, await listDelegations(db, id), input.toOn as Day, context.today),
    );
    await updateAssignmentEnd(db, id, ended.toOn);
    for (const cut of ended.cut)
      await (cut.toOn
        ? updateAssignmentEnd(db, cut.id, cut.toOn)
        : deleteRow(db, "role_assignment", cut.id));
    context.invalidateViewers(context.viewer.companyId);
    return { assignment: id };
  });
}

/** 代理: by whoever holds the role, or may assign there; it ends by itself. */
export function delegateRole(context: Context, input: DelegateRoleInput) {
  const id = uuidOf("RoleAssignment", input.assignmentId);
  const personId = uuidOf("Person", input.toPersonId);
  return change(context, "delegateRole", input, async (db) => {
    const own = found(await lockAssignment(db, id));
    const place = await placeAt(db, own.placeLevel, own.placeId);
    if (own.personId !== context.viewer.personId && !may(context.viewer, "org.assign", place))
      throw refusalError({ code: "FORBIDDEN", details: { permission: "org.assign" } });
    const person = found(await lockPerson(db, personId));
    unwrap(checkMailbox(own.role, person.mailbox));
    const standIn = { personId, fromOn: input.fromOn as Day, toOn: input.toOn as Day };
    const wanted = unwrap(delegate(own, standIn, await lockAssignmentsOf(db, personId)));
    return { assignment: await keepAssignment(db, context, wanted, own.id) };
  });
}
