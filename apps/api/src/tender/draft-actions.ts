import { tenderSectionNames, noticeOf } from "@threshold/domain/tender/notice";
import { seedCommitment } from "@threshold/domain/tender/draw";
import type { TenderStatus } from "@threshold/domain/tender/lifecycle";
import { reasonAgainstOfficer } from "@threshold/domain/tender/rights";
import { readScoring } from "@threshold/domain/tender/score";
import { checkThreshold, type KeyShare } from "@threshold/domain/tender/shares";
import { v7 as uuid } from "uuid";
import { listAuthorities } from "../approval/queries.ts";
import { newToken } from "../auth/token.ts";
import { allow, change, found, given, text, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { parseId } from "../graphql/id.ts";
import { refusalError } from "../refusal.ts";
import { draftOf, officerRights, rightsOf } from "./facts.ts";
import type {
  CreateTenderInput,
  IssueTenderLinkInput,
  IssueTenderNoticeInput,
  KeepTenderKeyInput,
  RemoveTenderHolderInput,
  SaveTenderHolderInput,
  SealTenderInput,
  UpdateTenderInput,
} from "./inputs.ts";
import { giveLink, keepHolderKey } from "./link-actions.ts";
import {
  changeTender,
  changeTenderPart,
  happen,
  officerOf,
  openWork,
  said,
  type Work,
} from "./log-actions.ts";
import {
  deletePart,
  findEstateForTender,
  findTenderOf,
  insertDrawSecret,
  insertHolder,
  insertTender,
  tenderLock,
  tenderOfLock,
  updatePart,
  updateTender as updateRow,
} from "./queries.ts";
import { publicKeyIn, readBoxIn } from "./sealed-inputs.ts";

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Who of these may run the tender; one who may not is named. Refused: TENDER_OFFICER_MISSING, TENDER_OFFICER_PARTIAL. */
async function checkOfficers(
  db: Tx,
  context: Context,
  ids: readonly string[],
  of: {
    readonly estateId: string;
    readonly serviceCenterId: string;
    readonly regionBids: boolean;
    readonly bidTeam: readonly string[];
  },
): Promise<string[]> {
  const officers = [...new Set(ids)];
  if (officers.length === 0) throw refusalError({ code: "TENDER_OFFICER_MISSING" });
  for (const id of officers) {
    const held = await listAuthorities(db, id, of, context.today);
    const { manage, partial } = officerRights(
      held.map(({ role }) => role),
      of,
      id,
    );
    if (!manage) throw refusalError({ code: "TENDER_OFFICER_MISSING" });
    if (partial) throw refusalError({ code: "TENDER_OFFICER_PARTIAL" });
  }
  return officers;
}

/** 新建招标: whoever begins it runs it, or names who does. */
export function createTender(context: Context, input: CreateTenderInput) {
  const estateId = uuidOf("Estate", input.estateId);
  return change(context, "createTender", input, async (db) => {
    const estate = found(await findEstateForTender(db, estateId));
    const { serviceCenterId, projectId, bidTeam } = estate;
    allow(context, "tender.manage", { level: "ESTATE", id: estateId, centerId: serviceCenterId });
    const named = input.officerIds?.map((id) => uuidOf("Person", id));
    const of = { estateId, serviceCenterId, bidTeam, regionBids: projectId !== null };
    const officers = await checkOfficers(db, context, named ?? [context.viewer.personId], of);
    const id = uuid();
    await insertTender(db, {
      id,
      service_center_id: serviceCenterId,
      estate_id: estateId,
      project_id: projectId,
      officer_ids: officers,
      title: text("title", input.title, 120),
      method: input.method,
      organiser_name: text("organiserName", input.organiserName, 120),
    } as Parameters<typeof insertTender>[1]);
    return { tender: id };
  });
}

const limits = {
  title: 120,
  organiserName: 120,
  organiserAddress: 200,
  agencyName: 120,
  province: 20,
  city: 20,
  openingPlace: 200,
  conditions: 4000,
  profile: 4000,
  access: 2000,
  defenseCriterion: 200,
  publicSource: 500,
} as const;
const neverEmpty = [
  "title",
  "method",
  "organiserName",
  "prequalified",
  "defense",
  "invited",
  "channels",
];

const wrong = (field: string) => refusalError({ code: "INVALID_INPUT", details: { field } });

/** 修改招标公告与招标文件: until it is announced; what is left out stays. */
export const updateTender = (context: Context, input: UpdateTenderInput) =>
  changeTender(context, "updateTender", input, async (db, { row }) => {
    if (row.version !== input.version)
      throw refusalError({ code: "STALE_VERSION", details: { version: row.version } });
    const { id: _id, clientMutationId: _key, version: _version, ...asked } = input;
    const { officerIds, sections, scoring, ...plain } = given(asked);
    const wanted: Record<string, unknown> = { ...plain };
    for (const [field, longest] of Object.entries(limits))
      if (typeof wanted[field] === "string")
        wanted[field] = wanted[field].trim() === "" ? null : text(field, wanted[field], longest);
    for (const field of neverEmpty) if (wanted[field] === null) throw wrong(field);
    for (const field of ["invited", "channels"])
      if (wanted[field] !== undefined) wanted[field] = lines(field, wanted[field] as string[]);
    const columns: Record<string, unknown> = Object.fromEntries(
      Object.entries(wanted).map(([name, value]) => [snake(name), value]),
    );
    if (sections) {
      const written = given(sections) as Partial<Record<string, string | null>>;
      for (const name of tenderSectionNames)
        if ((written[name]?.length ?? 0) > 20_000) throw wrong(`sections.${name}`);
      columns["sections"] = JSON.stringify({ ...row.sections, ...written });
    }
    if (scoring !== undefined)
      columns["scoring"] = scoring === null ? null : JSON.stringify(unwrap(readScoring(scoring)));
    if (officerIds) {
      const ids = officerIds.map((id) => uuidOf("Person", id));
      columns["officer_ids"] = await checkOfficers(db, context, ids, row);
    }
    if (Object.keys(columns).length > 0) await updateRow(db, row.id, columns);
  });

/** Names, each once and none empty. */
function lines(field: string, names: readonly string[]): string[] {
  if (names.length > 100) throw wrong(field);
  return [...new Set(names.map((name) => text(field, name, 120)))];
}

const refuseMade = ({ row }: Work) => {
  if (row.publicKey !== null) throw refusalError({ code: "TENDER_KEY_MADE" });
};

/** 保存密钥保管人: until the tender's key is made. */
export const saveTenderHolder = (context: Context, input: SaveTenderHolderInput) =>
  changeTender(context, "saveTenderHolder", input, async (db, work) => {
    refuseMade(work);
    const { row } = work;
    const columns = {
      name: text("name", input.name),
      organization: said("organization", input.organization, 120),
      person_id: input.personId ? uuidOf("Person", input.personId) : null,
    };
    if (input.holderId) {
      const id = uuidOf("TenderHolder", input.holderId);
      found(row.holders.find((one) => one.id === id));
      return void (await updatePart(db, "TenderHolder", id, columns));
    }
    if (row.holders.length >= 20) throw wrong("holderId");
    await insertHolder(db, {
      id: uuid(),
      service_center_id: row.serviceCenterId,
      tender_id: row.id,
      ...columns,
    } as Parameters<typeof insertHolder>[1]);
  });

/** 移除密钥保管人 */
export const removeTenderHolder = (context: Context, input: RemoveTenderHolderInput) =>
  changeTenderPart(
    context,
    "TenderHolder",
    "saveTenderHolder",
    input,
    async (db, work, holderId) => {
      refuseMade(work);
      await deletePart(db, "TenderHolder", holderId);
    },
    "removeTenderHolder",
  );

/** 设定口令: a holder with an account keeps the key that his browser made. */
export function keepTenderKey(context: Context, input: KeepTenderKeyInput) {
  const holderId = uuidOf("TenderHolder", input.id);
  return change(
    context,
    "keepTenderKey",
    input,
    async (db) => {
      const id = found(await findTenderOf(db, "TenderHolder", holderId));
      const work = await openWork(db, id);
      const holder = found(work.row.holders.find((one) => one.id === holderId));
      if (holder.personId !== context.viewer.personId) throw refusalError({ code: "FORBIDDEN" });
      await keepHolderKey(db, work, holderId, { ...input.key });
      return { tender: id };
    },
    tenderOfLock("TenderHolder", holderId),
  );
}

/** 生成密钥: the organiser's browser made it and split it; what is kept cannot open anything (decision 52). */
export const sealTender = (context: Context, input: SealTenderInput) =>
  changeTender(context, "sealTender", input, async (db, { row }) => {
    const { holders } = row;
    const keyless = holders.filter(({ key }) => key === null).map(({ name }) => name);
    if (keyless.length > 0)
      throw refusalError({ code: "HOLDER_KEYS_MISSING", details: { holders: keyless } });
    unwrap(checkThreshold(input.threshold, holders.length));
    const shares = new Map(
      input.shares.map(({ holderId, box, check }): [string, KeyShare] => {
        const holder = uuidOf("TenderHolder", holderId);
        if (!/^[0-9a-f]{64}$/.test(check)) throw wrong("check");
        return [holder, { holder, box: readBoxIn({ ...box }), check }];
      }),
    );
    if (shares.size !== holders.length || holders.some(({ id }) => !shares.has(id)))
      throw refusalError({ code: "TENDER_KEY_MISSING" });
    await updateRow(db, row.id, {
      threshold: input.threshold,
      public_key: publicKeyIn({ ...input }, "publicKey"),
    });
    for (const [id, share] of shares)
      await updatePart(db, "TenderHolder", id, { share: JSON.stringify(share) });
  });

/** 发布招标公告: from here on the tender is its log, and what it was announced with stays. */
export const issueTenderNotice = (context: Context, input: IssueTenderNoticeInput) =>
  changeTender(context, "issueTenderNotice", input, async (db, work) => {
    const { row } = work;
    // Nobody knows it until the draw, its officers neither: with a public value that is known by then it could be steered.
    const secret = newToken();
    const commitment = await seedCommitment({ tender: row.id, secret });
    const notice = unwrap(noticeOf(draftOf(row, commitment)));
    await insertDrawSecret(db, {
      id: uuid(),
      serviceCenterId: row.serviceCenterId,
      tenderId: row.id,
      secret,
    });
    await happen(db, context, work, { kind: "NOTICE_ISSUED", notice }, officerOf(context));
  });

/** In which state each kind of link is given out, and for what purpose. */
const links = {
  Tender: { purpose: "NOTICE", statuses: ["ISSUED"] },
  TenderHolder: { purpose: "KEEP_KEY", statuses: ["DRAFT"] },
  TenderBidder: {
    purpose: "BID",
    statuses: ["ISSUED", "OPENED", "EVALUATING", "RANKED", "AWARDED", "TOLD"],
  },
  TenderExpert: { purpose: "SCORE", statuses: ["EVALUATING"] },
} as const;
const isLinked = (type: string): type is keyof typeof links => type in links;

/**
 * 发出链接: the public notice's, a bidder's, a member's of the committee or a key holder's. Told this once; an earlier one of the
 * same bidder, member or holder ends. A member with an account takes his own, and nobody gives one out for him: EXPERT_HAS_ACCOUNT.
 */
export async function issueTenderLink(
  context: Context,
  input: IssueTenderLinkInput,
): Promise<{ tender: string; token: string | null }> {
  const { type, uuid: subjectId } = found(parseId(input.id));
  if (!isLinked(type)) throw refusalError({ code: "NOT_FOUND" });
  const { purpose, statuses } = links[type];
  let token: string | null = null;
  const { tender } = await change(
    context,
    "issueTenderLink",
    input,
    async (db) => {
      const id = type === "Tender" ? subjectId : found(await findTenderOf(db, type, subjectId));
      const work = await openWork(db, id);
      const member =
        type === "TenderExpert" && work.row.experts.find((one) => one.id === subjectId);
      const account = member ? member.personId : null;
      if (account === null) {
        const against = reasonAgainstOfficer(rightsOf(context, work.row));
        if (against) throw refusalError(against);
      } else if (account !== context.viewer.personId)
        throw refusalError({ code: "EXPERT_HAS_ACCOUNT" });
      const { status, committee } = work.state;
      if (!(statuses as readonly TenderStatus[]).includes(status))
        throw refusalError({ code: "TENDER_STATE", details: { status } });
      if (type === "Tender" && work.row.method !== "PUBLIC")
        throw refusalError({ code: "BIDDER_NOT_INVITED", details: { bidder: "" } });
      if (type === "TenderExpert" && !committee.includes(subjectId))
        throw refusalError({ code: "EXPERT_NOT_DRAWN" });
      if (type === "TenderHolder") refuseMade(work);
      token = await giveLink(db, context, work, purpose, subjectId);
      return { tender: id };
    },
    type === "Tender" ? tenderLock(subjectId) : tenderOfLock(type, subjectId),
  );
  return { tender, token };
}
