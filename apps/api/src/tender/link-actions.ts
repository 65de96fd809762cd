import { termsOfTenderLink, type TenderPurpose } from "@threshold/domain/access-link/link";
import { canonicalJson, type Json } from "@threshold/domain/canonical-json";
import {
  checkSheets,
  membersMissing,
  type Notice,
  openedBidders,
} from "@threshold/domain/tender/lifecycle";
import { checkBidFiles, mostBidFiles, plainSize } from "@threshold/domain/tender/bid-file";
import { fromBase64, sha256 } from "@threshold/domain/tender/encoding";
import { readCreditCode } from "@threshold/domain/tender/credit-code";
import type { ReceivedBid } from "@threshold/domain/tender/receipt";
import { type Points, sheetCommitment } from "@threshold/domain/tender/score";
import type { SealedBid } from "@threshold/domain/tender/seal";
import { v7 as uuid } from "uuid";
import type { LinkParts, LinkPurposes, Purpose, TakenParts } from "../access-link/purpose-types.ts";
import { insertLink, insertToken, type LinkRow } from "../access-link/queries.ts";
import type { DecidingContext } from "../approval/actions.ts";
import { newToken, tokenHash } from "../auth/token.ts";
import { found, text, unwrap } from "../change.ts";
import type { TenantContext, Tx } from "../db/tenancy.ts";
import { enqueue } from "../job/enqueue.ts";
import { phoneColumns } from "../phone.ts";
import { refusalError } from "../refusal.ts";
import { sealedKey } from "../storage/sealed.ts";
import { obligeTender } from "./duties.ts";
import { type Entry, instant, parsed, replayed } from "./facts.ts";
import { type Actor, happen, openWork, said, type Work } from "./log-actions.ts";
import { downloadOf } from "./pack-actions.ts";
import {
  deleteBidFiles,
  findBidFile,
  findOwnSheet,
  findUploaded,
  insertBid,
  insertBidder,
  insertBidFile,
  insertSheet,
  listBidFiles,
  listDocuments,
  listSheets,
  readBidders,
  readEntries,
  readEntriesForGuest,
  type ReadTender,
  readTender,
  gatheredTender,
  revokeLinksOf,
  updateBidFiles,
  updatePart,
} from "./queries.ts";
import { readBoxIn, readHolderKeyIn } from "./sealed-inputs.ts";

type Deed = Readonly<Record<string, unknown>>;

const wrong = (field: string) => refusalError({ code: "INVALID_INPUT", details: { field } });

function textIn(deed: Deed, field: string, longest: number): string {
  const value = deed[field];
  if (typeof value !== "string") throw wrong(field);
  return text(field, value, longest);
}

function objectIn(deed: Deed, field: string): Deed {
  const value = deed[field];
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrong(field);
  return value as Deed;
}

export function creditCodeOf(typed: string): string {
  const code = readCreditCode(typed);
  if (code === undefined) throw wrong("creditCode");
  return code;
}

// --- Links ---------------------------------------------------------------------------------------

const recordTypes: Readonly<Record<TenderPurpose, string>> = {
  NOTICE: "Tender",
  BID: "TenderBidder",
  SCORE: "TenderExpert",
  KEEP_KEY: "TenderHolder",
};

/**
 * Gives somebody a link; an earlier one of the same bidder, member or holder ends. Who it is for is not told with the link: who
 * bids and who judges is secret (TEN-016, TEN-029), and links are listed elsewhere.
 */
export async function giveLink(
  db: Tx,
  { now }: Pick<TenantContext, "now">,
  { row }: Pick<Work, "row">,
  purpose: TenderPurpose,
  subjectId: string,
): Promise<string> {
  if (purpose !== "NOTICE") await revokeLinksOf(db, row.id, subjectId, purpose);
  const { expiresAt, maxUses } = termsOfTenderLink(purpose, now);
  const id = uuid();
  await insertLink(db, {
    id,
    service_center_id: row.serviceCenterId,
    record_type: recordTypes[purpose],
    record_id: row.id,
    purpose,
    subject_id: subjectId,
    part: purpose,
    summary: JSON.stringify({ title: row.title, titleEn: row.title, facts: [] }),
    addressee_name: "招标项目相关人员",
    addressee_organization: null,
    expires_at: expiresAt,
    max_uses: maxUses,
    opened_at: null,
    revoked_at: null,
    revoked_by: null,
    updated_by: null,
  });
  const token = newToken("thl_");
  await insertToken(db, tokenHash(token), id);
  return token;
}

/** Takes a company in as a bidder; its credit code tells it from others. */
export async function register(
  db: Tx,
  context: DecidingContext,
  work: Work,
  of: { name: string; creditCode: string; contact: string | null; phone: string | null },
  by: string | null,
): Promise<string> {
  const id = uuid();
  await insertBidder(db, {
    id,
    service_center_id: work.row.serviceCenterId,
    tender_id: work.row.id,
    name: of.name,
    credit_code: of.creditCode,
    contact: of.contact,
    ...phoneColumns(context, "tender_bidder", id, of.phone),
  } as Parameters<typeof insertBidder>[1]);
  const event = { kind: "BIDDER_REGISTERED", bidder: id, name: of.name } as const;
  await happen(db, context, work, event, { by: by ?? `bidder:${id}`, bidderId: id });
  return id;
}

/** What a deed is answered with: where it stands in the log, and by which hash. */
const receiptOf = ({ position, hash, at }: Entry) => ({ position, hash, at });

/** Opens the tender of a link, lets something happen, and obliges its officer to what follows. */
async function working<Answer>(
  db: Tx,
  context: DecidingContext,
  link: LinkRow,
  step: (work: Work) => Promise<Answer>,
): Promise<Answer> {
  const work = await openWork(db, link.recordId);
  const before = { row: work.row, state: work.state };
  const answer = await step(work);
  await obligeTender(db, context, work, before);
  return answer;
}

// --- What a reader of the notice sees -----------------------------------------------------------

const entriesOf = async (context: TenantContext, id: string): Promise<Entry[]> =>
  parsed((await readEntries(context, id)) ?? []);

type Kind = Entry["event"]["kind"];
type Of<K extends Kind> = Entry & { readonly event: Extract<Entry["event"], { kind: K }> };
const ofKind = <K extends Kind>(entries: readonly Entry[], kind: K): Of<K>[] =>
  entries.filter((entry): entry is Of<K> => entry.event.kind === kind);

async function noticeView(context: TenantContext, tender: ReadTender, entries: readonly Entry[]) {
  const documents = await listDocuments(context, tender.id);
  return {
    reference: tender.id,
    status: tender.status,
    notice: ofKind(entries, "NOTICE_ISSUED")[0]?.event.notice ?? null,
    deadline: instant(tender.deadline),
    extensions: ofKind(entries, "DEADLINE_EXTENDED").map(({ at, event }) => ({
      at,
      deadline: event.deadline,
      reason: event.reason,
    })),
    questions: ofKind(entries, "ANSWERED_TO_ALL").map(({ at, event }) => ({
      question: event.question,
      text: event.asked,
      answer: event.text,
      answeredAt: at,
    })),
    documents: documents.map(({ id, name, mediaType, sizeBytes }) => ({
      id,
      name,
      mediaType,
      sizeBytes,
    })),
  };
}

const plain = (tender: Pick<ReadTender, "title">) => ({
  title: tender.title,
  titleEn: tender.title,
  facts: [],
  contentHash: "",
  label: "",
  labelEn: "",
  problem: null,
});

/** A document of the tender, for whoever may read its notice. */
const file: Purpose["file"] = async (context, link, id) =>
  (await listDocuments(context, link.recordId)).find((one) => one.id === id);

const notice: Purpose = {
  async read(context, link) {
    const tender = found(await readTender(context, link.recordId));
    const entries = parsed(await readEntriesForGuest(context, tender.id));
    return { ...plain(tender), tender: await noticeView(context, tender, entries) };
  },
  async act(db, context, link, { act, deed }, told) {
    if (act !== "REGISTER") throw wrong("act");
    const of = {
      name: textIn(deed, "name", 120),
      creditCode: creditCodeOf(textIn(deed, "creditCode", 18)),
      contact: textIn(deed, "contact", 80),
      phone: textIn(deed, "phone", 40),
    };
    return working(db, context, link, async (work) => {
      const id = await register(db, context, work, of, null);
      told["token"] = await giveLink(db, context, work, "BID", id);
      return receiptOf(work.log.at(-1) as Entry);
    });
  },
  file,
};

// --- A bidder's link ---------------------------------------------------------------------------

/** This bidder's bids as the log tells them. */
type Received = ReceivedBid & { readonly at: string; readonly files: number };
function receivedBids(entries: readonly Entry[], bidder: string): Received[] {
  const own = entries.filter(({ event }) => "bidder" in event && event.bidder === bidder);
  return own.flatMap((entry, index): Received[] => {
    const { event, position, hash, at } = entry;
    if (event.kind !== "BID_RECEIVED") return [];
    const next = own
      .slice(index + 1)
      .find(({ event: { kind } }) => kind === "BID_RECEIVED" || kind === "BID_WITHDRAWN");
    const state =
      next === undefined
        ? "COUNTS"
        : next.event.kind === "BID_WITHDRAWN"
          ? "WITHDRAWN"
          : "REPLACED";
    const files = event.files ?? [];
    return [{ position, hash, at, commitment: event.commitment, state, files: files.length }];
  });
}

const named = (bidders: readonly { id: string; name: string }[], id: string) => ({
  bidder: id,
  name: bidders.find((one) => one.id === id)?.name ?? "",
});

const bid: Purpose = {
  async read(context, link) {
    const tender = found(await readTender(context, link.recordId));
    const bidders = await readBidders(context, tender.id);
    const own = found(bidders.find(({ id }) => id === link.subjectId));
    const entries = parsed(await readEntriesForGuest(context, tender.id));
    const view = await noticeView(context, tender, entries);
    const received = receivedBids(entries, own.id);
    const ranked = ofKind(entries, "RANKED")[0];
    const isIn = Date.parse(context.now) <= Date.parse(view.deadline ?? "");
    const isOpen = tender.status === "ISSUED" && isIn;
    const isLetIn =
      view.notice?.prequalified !== true || (own.qualified === true && own.chosen !== false);
    const { complaintsUntil } = tender;
    return {
      ...plain(tender),
      tender: {
        ...view,
        publicKey: tender.publicKey,
        bidder: {
          reference: own.id,
          name: own.name,
          qualified: own.qualified,
          qualifiedReason: own.qualifiedReason,
          chosen: own.chosen,
        },
        bid: received.find(({ state }) => state === "COUNTS") ?? null,
        received,
        withdrawnAt: instant(own.withdrawnAt),
        opening:
          tender.openedAt === null
            ? null
            : {
                at: instant(tender.openedAt),
                minutes: tender.minutes,
                bids: bidders
                  .filter(({ price }) => price !== null)
                  .map(({ id, name, price }) => ({ bidder: id, name, price })),
                unreadable: bidders
                  .filter(({ unreadable }) => unreadable !== null)
                  .map(({ id, name, unreadable }) => ({ bidder: id, name, reason: unreadable })),
              },
        result:
          tender.awardedTo === null
            ? null
            : {
                ...named(bidders, tender.awardedTo),
                awardedAt: instant(tender.awardedAt),
                mine: tender.awardedTo === own.id,
                ranked: (ranked?.event.ranked ?? []).map((id) => ({
                  ...named(bidders, id),
                  score: ranked?.event.scores[id] ?? "",
                })),
                complaintsUntil: instant(complaintsUntil),
              },
        complaints: complaintsIn(entries),
        canAsk: isOpen,
        canBid: isOpen && isLetIn,
        canComplain:
          tender.status === "TOLD" && Date.parse(context.now) <= Date.parse(complaintsUntil ?? ""),
      },
    };
  },
  act: (db, context, link, { act, deed }) =>
    working(db, context, link, async (work) => {
      const actor: Actor = { by: `bidder:${link.subjectId}`, bidderId: link.subjectId };
      // Who asks and who complains is not told, not by the log either.
      const nobody: Actor = { by: "bidder" };
      switch (act) {
        case "ASK": {
          const asked = { question: uuid(), text: textIn(deed, "text", 2000) };
          const event = { kind: "QUESTION_ASKED", ...asked } as const;
          return { ...receiptOf(await happen(db, context, work, event, nobody)) };
        }
        case "BID":
          return receive(db, context, work, actor, deed);
        case "WITHDRAW": {
          const event = { kind: "BID_WITHDRAWN", bidder: link.subjectId } as const;
          const entry = await happen(db, context, work, event, actor);
          const files = await listBidFiles(db, link.subjectId);
          await dropFiles(db, context, { ids: files.map(({ id }) => id) });
          return receiptOf(entry);
        }
        case "COMPLAIN": {
          const made = { complaint: uuid(), text: textIn(deed, "text", 4000) };
          const event = { kind: "COMPLAINT_RECEIVED", ...made } as const;
          return receiptOf(await happen(db, context, work, event, nobody));
        }
        default:
          throw wrong("act");
      }
    }),
  file,
  parts: {
    async begin(context, link) {
      const { status, deadline } = found(await readTender(context, link.recordId));
      if (status !== "ISSUED") throw refusalError({ code: "TENDER_STATE", details: { status } });
      if (isOver(deadline, context.now))
        throw refusalError({ code: "DEADLINE_PASSED", details: { deadline: deadline ?? "" } });
    },
    async find(context, link, upload) {
      const known = await findUploaded(context, link.subjectId, upload);
      return known && { done: "TAKEN", sha256: known.sha256, bytes: known.bytes, kept: true };
    },
    take: (db, context, link, taken) =>
      working(db, context, link, (work) => takeFile(db, context, work, link.subjectId, taken)),
  },
  /** From the opening on: what a bidder may read of the log before, its page shows. */
  async download(context, link, name, baseUrl) {
    const tender = found(await readTender(context, link.recordId));
    if (tender.openedAt === null) throw refusalError({ code: "NOT_FOUND" });
    return downloadOf(name, tender, await entriesOf(context, tender.id), context.now, baseUrl);
  },
};

/** Complaints with their answers. */
export const complaintsIn = (entries: readonly Entry[]) =>
  ofKind(entries, "COMPLAINT_RECEIVED").map(({ at, event }) => {
    const answer = ofKind(entries, "COMPLAINT_ANSWERED").find(
      (one) => one.event.complaint === event.complaint,
    );
    return {
      question: event.complaint,
      text: event.text,
      askedAt: at,
      answer: answer?.event.text ?? null,
      answeredAt: answer?.at ?? null,
    };
  });

/** Questions as they were asked where the reader may know them, and as they were told. */
export const questionsIn = (entries: readonly Entry[]) => {
  const answers = ofKind(entries, "ANSWERED_TO_ALL");
  const answerOf = (question: string) => answers.find(({ event }) => event.question === question);
  const asked = ofKind(entries, "QUESTION_ASKED").map(({ at, event }) => ({
    question: event.question,
    text: event.text,
    askedAt: at,
  }));
  const told = answers
    .filter(({ event }) => !asked.some(({ question }) => question === event.question))
    .map(({ event }) => ({ question: event.question, text: event.asked, askedAt: null }));
  return [...asked, ...told].map((one) => {
    const answer = answerOf(one.question);
    return { ...one, answer: answer?.event.text ?? null, answeredAt: answer?.at ?? null };
  });
};

/**
 * A sealed bid comes in, or comes too late and is refused, which is recorded too (TEN-022): the server's clock decides. Nothing
 * of it is read; it is kept where nobody reads.
 */
async function receive(db: Tx, context: DecidingContext, work: Work, actor: Actor, deed: Deed) {
  const sealed = sealedIn(objectIn(deed, "sealed"));
  const wanted = new Set(hashesIn(deed));
  const bidder = actor.bidderId as string;
  const { deadline } = work.state;
  const there = await listBidFiles(db, bidder);
  if (isOver(deadline, context.now)) {
    const late = { kind: "LATE_BID_REFUSED", bidder, commitment: sealed.commitment } as const;
    const entry = await happen(db, context, work, late, actor);
    const loose = there.filter(({ position }) => position === null);
    await dropFiles(db, context, { ids: loose.map(({ id }) => id) });
    return { done: "LATE_BID_REFUSED", ...receiptOf(entry), deadline };
  }
  const envelope = await sha256(canonicalJson(sealed as unknown as Json));
  const files = there.filter(({ sha256: hash }) => wanted.has(hash));
  if (files.length < wanted.size) throw refusalError({ code: "BID_FILE_NOT_THERE" });
  unwrap(checkBidFiles(files.map(({ bytes }) => plainSize(bytes))));
  const event = {
    kind: "BID_RECEIVED",
    bidder,
    commitment: sealed.commitment,
    envelope,
    ...(files.length > 0 && {
      files: files.map(({ sha256: hash, bytes }) => ({ sha256: hash, bytes })),
    }),
  } as const;
  const entry = await happen(db, context, work, event, actor);
  await insertBid(db, {
    id: uuid(),
    service_center_id: work.row.serviceCenterId,
    tender_id: work.row.id,
    bidder_id: bidder,
    position: entry.position,
    commitment: sealed.commitment,
    box: JSON.stringify(sealed.box),
    envelope,
    received_at: entry.at,
  });
  const ids = files.map(({ id }) => id);
  await updateBidFiles(db, ids, entry.position);
  // What the bid before had and this one has not is taken back; what was never handed in goes as well.
  const left = there.filter(({ id }) => !ids.includes(id));
  await dropFiles(db, context, { ids: left.map(({ id }) => id) });
  const bid_bytes = files.reduce(
    (sum, { bytes }) => sum + bytes,
    fromBase64(sealed.box.ciphertext).length,
  );
  await updatePart(db, "TenderBidder", bidder, { bid_bytes });
  return receiptOf(entry);
}

const isOver = (deadline: string | null, now: string): boolean =>
  deadline !== null && Date.parse(deadline) < Date.parse(now);

/** Hashes of the sealed files that a bid is handed in with. */
function hashesIn(deed: Deed): string[] {
  const told = deed["files"] ?? [];
  if (!Array.isArray(told) || told.length > mostBidFiles) throw wrong("files");
  return told.map((hash: unknown) => {
    if (typeof hash !== "string" || !/^[0-9a-f]{64}$/.test(hash)) throw wrong("files");
    return hash;
  });
}

/**
 * A sealed file has come in as a whole, ahead of the bid that names it; or too late, which is recorded (TEN-022), and it is not kept.
 * Of files that no bid names there are no more than a bid takes: the oldest goes.
 */
async function takeFile(
  db: Tx,
  context: DecidingContext,
  work: Work,
  bidder: string,
  { id, upload, sha256: hash, bytes }: LinkParts,
): Promise<TakenParts> {
  const told = { sha256: hash, bytes };
  if (isOver(work.state.deadline, context.now)) {
    const late = { kind: "LATE_FILE_REFUSED", bidder, ...told } as const;
    await happen(db, context, work, late, { by: `bidder:${bidder}`, bidderId: bidder });
    return { done: late.kind, ...told, kept: false };
  }
  const there = await listBidFiles(db, bidder);
  const loose = there.filter(({ position }) => position === null);
  const over = loose.slice(0, Math.max(0, loose.length - mostBidFiles + 1));
  await dropFiles(db, context, { ids: over.map((one) => one.id) });
  await insertBidFile(db, {
    id,
    service_center_id: work.row.serviceCenterId,
    tender_id: work.row.id,
    bidder_id: bidder,
    upload,
    sha256: hash,
    bytes,
    position: null,
  });
  return { done: "TAKEN", ...told, kept: true };
}

/** Files that are taken back, or belong to nothing: their rows go now, what is kept once that is for certain. */
export async function dropFiles(
  db: Tx,
  context: Pick<TenantContext, "scope">,
  of: Parameters<typeof deleteBidFiles>[1],
): Promise<void> {
  const ids = await deleteBidFiles(db, of);
  const keys = ids.map((id) => sealedKey(context, id));
  if (keys.length > 0) await enqueue(db, "removeFiles", { keys });
}

function sealedIn(value: Deed): SealedBid {
  const { commitment } = value;
  if (typeof commitment !== "string" || !/^[0-9a-f]{64}$/.test(commitment))
    throw wrong("commitment");
  return { commitment, box: readBoxIn(objectIn(value, "box")) };
}

// --- A committee member's link -----------------------------------------------------------------

const score: Purpose = {
  /** A sealed file of an opened bid, by its hash: what is in it, the member's browser works out. */
  async file(context, link, id) {
    const row = /^[0-9a-f]{64}$/.test(id)
      ? await findBidFile(context, link.recordId, id)
      : undefined;
    if (!row) return undefined;
    return {
      name: `${id}.sealed`,
      mediaType: "application/octet-stream",
      sizeBytes: row.bytes,
      sha256: row.sha256,
      key: sealedKey(context, row.id),
    };
  },
  /** Who else is on the committee, and how many of them still score, is told of the whole tender. */
  async read(_, link, acts) {
    const [gathered, log, own] = await Promise.all([
      gatheredTender(acts, link.recordId),
      entriesOf(acts, link.recordId),
      findOwnSheet(acts, link.subjectId),
    ]);
    const row = found(gathered);
    const state = replayed(log);
    const isMember = state.committee.includes(link.subjectId);
    const missing = membersMissing(state);
    const isTogether = isMember && state.committee.length > 0 && missing.length === 0;
    const opened = ofKind(log, "OPENED")[0];
    const person = (id: string) => {
      const known = row.experts.find((one) => one.id === id);
      return { reference: id, name: known?.name ?? "", kind: known?.kind ?? "EXPERT" };
    };
    const phase = !isMember
      ? "WAITING"
      : state.status !== "EVALUATING"
        ? "RANKED"
        : isTogether
          ? "TOGETHER"
          : own
            ? "WAITING"
            : "ALONE";
    return {
      ...plain(row),
      tender: {
        reference: row.id,
        status: state.status,
        scoring: (state.notice as Notice).scoring,
        member: person(link.subjectId),
        members: isMember ? state.committee.map(person) : [],
        bids: !isMember
          ? []
          : openedBidders(state).map((id) => ({
              ...named(row.bidders, id),
              price: state.bidders[id]?.price ?? null,
              bid: opened?.event.bids.find(({ bidder }) => bidder === id)?.bid ?? null,
              files: (opened?.event.files ?? []).filter(({ bidder }) => bidder === id),
            })),
        phase,
        mine: (isTogether ? state.sheets[link.subjectId] : own?.sheets) ?? null,
        missing: missing.length,
        sheets: isTogether ? state.sheets : null,
      },
    };
  },
  act: (db, context, link, { act, deed }) =>
    working(db, context, link, async (work) => {
      const expert = link.subjectId;
      const actor: Actor = { by: `expert:${expert}` };
      if (act === "REVISE") {
        const event = {
          kind: "SCORE_REVISED",
          expert,
          bidder: textIn(deed, "bidder", 36),
          points: pointsIn(objectIn(deed, "points")),
          reason: said("reason", String(deed["reason"] ?? ""), 1000) ?? "",
        } as const;
        return receiptOf(await happen(db, context, work, event, actor));
      }
      if (act !== "SCORE") throw wrong("act");
      const given = objectIn(deed, "sheets");
      const sheets = Object.fromEntries(
        Object.keys(given).map((bidder) => [bidder, pointsIn(objectIn(given, bidder))]),
      );
      return sealSheet(db, context, work, actor, {
        expert,
        sheets,
        confidential: deed["confidential"] === true,
      });
    }),
};

function pointsIn(value: Deed): Points {
  return Object.fromEntries(
    Object.entries(value).map(([criterion, points]) => {
      if (typeof points !== "string" || points.length > 40) throw wrong("points");
      return [criterion, points];
    }),
  );
}

/** Keeps what a member scored alone where nobody reads it; the last member's sheet brings all of them into the log. */
async function sealSheet(
  db: Tx,
  context: DecidingContext,
  work: Work,
  actor: Actor,
  of: { expert: string; sheets: Readonly<Record<string, Points>>; confidential: boolean },
) {
  const { row } = work;
  const { expert, sheets, confidential } = of;
  unwrap(checkSheets(work.state, expert, sheets));
  const nonce = newToken();
  const commitment = await sheetCommitment({ tender: row.id, expert, sheets, nonce });
  const event = { kind: "SHEET_SEALED", expert, commitment, confidential } as const;
  const entry = await happen(db, context, work, event, actor);
  await insertSheet(db, {
    id: uuid(),
    serviceCenterId: row.serviceCenterId,
    tenderId: row.id,
    expertId: expert,
    sheets,
    nonce,
  });
  const missing = membersMissing(work.state).length;
  if (missing === 0) {
    const all = await listSheets(db, row.id);
    for (const member of work.state.committee) {
      const own = found(all.find(({ expertId }) => expertId === member));
      const told = {
        kind: "SCORED_ALONE",
        expert: member,
        sheets: own.sheets,
        nonce: own.nonce,
      } as const;
      await happen(db, context, work, told, { by: `expert:${member}` });
    }
  }
  return { ...receiptOf(entry), missing };
}

// --- A key holder's link ------------------------------------------------------------------------

const keepKey: Purpose = {
  async read(_, link, acts) {
    const row = found(await gatheredTender(acts, link.recordId));
    const holder = found(row.holders.find(({ id }) => id === link.subjectId));
    return {
      ...plain(row),
      tender: {
        reference: row.id,
        status: row.status,
        organiserName: row.organiserName,
        holder: {
          reference: holder.id,
          name: holder.name,
          hasKey: holder.key !== null,
          hasShare: holder.share !== null,
        },
      },
    };
  },
  act: (db, context, link, { act, deed }) =>
    working(db, context, link, async (work) => {
      if (act !== "KEEP_KEY") throw wrong("act");
      await keepHolderKey(db, work, link.subjectId, objectIn(deed, "keyMade"));
      return {};
    }),
};

/** A holder's own key, made in the holder's browser; once it has a share it stays. */
export async function keepHolderKey(db: Tx, { row }: Work, holderId: string, value: Deed) {
  const key = readHolderKeyIn(value);
  const holder = found(row.holders.find(({ id }) => id === holderId));
  if (row.status !== "DRAFT")
    throw refusalError({ code: "TENDER_STATE", details: { status: row.status } });
  if (holder.share !== null) throw refusalError({ code: "TENDER_KEY_MADE" });
  await updatePart(db, "TenderHolder", holderId, { key: JSON.stringify(key) });
}

/** What the links of a tender show and do. */
export const tenderLinks: LinkPurposes<TenderPurpose> = {
  NOTICE: { ...notice, isOftenAsked: true },
  BID: bid,
  SCORE: score,
  KEEP_KEY: keepKey,
};
