import type { TenderPurpose } from "@threshold/domain/access-link/link";
import type { SaleKind } from "@threshold/domain/bidding/vocabulary";
import type { Day } from "@threshold/domain/calendar/day";
import type { LocalRule } from "@threshold/domain/rule-pack/local";
import type { TenderEvent, TenderStatus } from "@threshold/domain/tender/lifecycle";
import type { TenderMethod, TenderSection } from "@threshold/domain/tender/notice";
import type { Points, Scoring } from "@threshold/domain/tender/score";
import type { SealedBox } from "@threshold/domain/tender/seal";
import type { HolderKey, KeyShare } from "@threshold/domain/tender/shares";
import type { Role } from "@threshold/domain/organization/roles";
import { type Insertable, type RawBuilder, sql, type Updateable } from "kysely";
import { compiler, statement } from "../db/database.ts";
import { type Lock, read, type TenantContext, type Tx } from "../db/tenancy.ts";
import type {
  TenderBidderTable,
  TenderBidFileTable,
  TenderBidTable,
  TenderExpertTable,
  TenderHolderTable,
  TenderLogEntryTable,
  TenderTable,
} from "../db/types.ts";
import { ownRulesJson } from "../bidding/queries.ts";
import { type SettingsAlong, settingsAlong } from "../policy/queries.ts";
import { together } from "../together.ts";

const company = sql<string>`current_company()`;
type New<Table> = Omit<Insertable<Table>, "company_id">;
type Sql = RawBuilder<unknown>;

export interface HolderRow {
  readonly id: string;
  readonly name: string;
  readonly organization: string | null;
  readonly personId: string | null;
  readonly key: HolderKey | null;
  readonly share: KeyShare | null;
}

export interface BidderRow {
  readonly id: string;
  readonly name: string;
  readonly lateCount: number;
}

export interface ExpertRow {
  readonly id: string;
  readonly kind: "EXPERT" | "REPRESENTATIVE";
  readonly name: string;
  readonly conflict: string | null;
  readonly listed: boolean;
  /** Who scores by an account of his own. */
  readonly personId: string | null;
  readonly phone: string | null;
  readonly phoneLookup: string | null;
}

/** A tender with what of it the viewer reads. */
export interface GatheredTender {
  readonly id: string;
  readonly version: number;
  readonly serviceCenterId: string;
  readonly estateId: string;
  readonly estateName: string;
  readonly timeZone: string;
  readonly officerIds: readonly string[];
  readonly status: TenderStatus;
  readonly title: string;
  readonly method: TenderMethod;
  readonly organiserName: string;
  readonly organiserAddress: string | null;
  readonly agencyName: string | null;
  readonly province: string | null;
  readonly city: string | null;
  readonly invited: readonly string[];
  readonly preFiledOn: Day | null;
  readonly issuedOn: Day | null;
  readonly deadline: string | null;
  readonly openingAt: string | null;
  readonly openingPlace: string | null;
  readonly prequalified: boolean;
  readonly conditions: string | null;
  readonly bidValidUntil: Day | null;
  readonly channels: readonly string[];
  readonly profile: string | null;
  readonly access: string | null;
  readonly sections: Readonly<Partial<Record<TenderSection, string | null>>>;
  readonly scoring: Scoring | null;
  readonly defense: boolean;
  readonly defenseCriterion: string | null;
  readonly saleKind: SaleKind | null;
  readonly saleOn: Day | null;
  readonly publicSource: string | null;
  readonly threshold: number | null;
  readonly publicKey: string | null;
  readonly awardedAt: string | null;
  readonly toldAt: string | null;
  readonly holders: readonly HolderRow[];
  readonly bidders: readonly BidderRow[];
  readonly experts: readonly ExpertRow[];
  /** Local rules of the company's own, every version. */
  readonly ownRules: readonly LocalRule[];
  readonly settings: SettingsAlong;
  /** Whether the region bids for the same estate, and who is in its bid team. */
  readonly regionBids: boolean;
  readonly bidTeam: readonly string[];
}

/** Whatever changes a tender waits at it. */
export const tenderLock = (id: string): Lock =>
  sql`select from tender where company_id = current_company() and id = ${id} for update`.compile(
    compiler,
  );

const partTables = {
  TenderHolder: "tender_holder",
  TenderBidder: "tender_bidder",
  TenderExpert: "tender_expert",
} as const;
export type PartType = keyof typeof partTables;

/** The lock of a part's tender. */
export const tenderOfLock = (type: PartType, id: string): Lock =>
  sql`select from tender t where t.company_id = current_company() and t.id =
    (select x.tender_id from ${sql.table(partTables[type])} x where x.company_id = current_company() and x.id = ${id}) for update`.compile(
    compiler,
  );

export async function findTenderOf(db: Tx, type: PartType, id: string) {
  const { rows } = await sql<{
    tenderId: string;
  }>`select tender_id as "tenderId" from ${sql.table(partTables[type])}
    where company_id = current_company() and id = ${id}`.execute(db);
  return rows[0]?.tenderId;
}

/** Bidding projects of the estate that go on. */
const biddings = (
  estate: Sql,
) => sql`bidding_project p where p.company_id = t.company_id and p.estate_id = ${estate}
  and p.status not in ('LOST', 'CLOSED', 'CANCELLED')`;

const gather = (id: Sql, also: Sql = sql``) => sql<{ tender: GatheredTender }>`
  select jsonb_build_object(
    'id', t.id, 'version', t.version, 'serviceCenterId', t.service_center_id, 'estateId', t.estate_id,
    'estateName', (select e.name from estate e where e.company_id = t.company_id and e.id = t.estate_id),
    'timeZone', k.time_zone, 'officerIds', t.officer_ids, 'status', t.status, 'title', t.title, 'method', t.method,
    'organiserName', t.organiser_name, 'organiserAddress', t.organiser_address, 'agencyName', t.agency_name,
    'province', t.province, 'city', t.city, 'invited', t.invited, 'preFiledOn', t.pre_filed_on, 'issuedOn', t.issued_on,
    'deadline', t.deadline, 'openingAt', t.opening_at, 'openingPlace', t.opening_place, 'prequalified', t.prequalified,
    'conditions', t.conditions, 'bidValidUntil', t.bid_valid_until, 'channels', t.channels, 'profile', t.profile, 'access', t.access)
  || jsonb_build_object(
    'sections', t.sections, 'scoring', t.scoring, 'defense', t.defense, 'defenseCriterion', t.defense_criterion,
    'saleKind', t.sale_kind, 'saleOn', t.sale_on, 'publicSource', t.public_source, 'threshold', t.threshold, 'publicKey', t.public_key,
    'awardedAt', t.awarded_at, 'toldAt', t.told_at,
    'holders', (select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'name', h.name, 'organization', h.organization,
        'personId', h.person_id, 'key', h.key, 'share', h.share) order by h.created_at, h.id), '[]')
      from tender_holder h where h.company_id = t.company_id and h.tender_id = t.id),
    'bidders', (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name, 'lateCount', b.late_count) order by b.created_at, b.id), '[]')
      from tender_bidder b where b.company_id = t.company_id and b.tender_id = t.id),
    'experts', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'name', x.name, 'conflict', x.conflict,
        'listed', x.listed, 'personId', x.person_id,
        'phone', x.phone, 'phoneLookup', x.phone_lookup) order by x.created_at, x.id), '[]')
      from tender_expert x where x.company_id = t.company_id and x.tender_id = t.id),
    'ownRules', ${ownRulesJson},
    'settings', ${settingsAlong(["bidding.evaluationDays"], { regionId: sql`c.region_id`, centerId: sql`t.service_center_id` })},
    'regionBids', exists (select from ${biddings(sql`t.estate_id`)}),
    'bidTeam', (select coalesce(jsonb_agg(distinct m.person_id), '[]') from bid_team_member m
      where m.company_id = t.company_id and m.project_id in (select p.id from ${biddings(sql`t.estate_id`)}))) as tender ${also}
  from tender t join company k on k.company_id = t.company_id
  left join service_center c on c.company_id = t.company_id and c.id = t.service_center_id
  where t.company_id = current_company() and t.id = ${id}`;

export const findTender = async (db: Tx, id: string): Promise<GatheredTender | undefined> =>
  (await gather(sql`${id}::uuid`).execute(db)).rows[0]?.tender;

/** A tender with its log, as the texts that were hashed. */
export interface LoggedTender {
  readonly tender: GatheredTender;
  readonly entries: readonly string[];
}

export async function findLoggedTender(db: Tx, id: string): Promise<LoggedTender | undefined> {
  const log = sql`, (select coalesce(jsonb_agg(l.entry order by l.position), '[]') from tender_log_entry l
    where l.company_id = t.company_id and l.tender_id = t.id) as entries`;
  const { rows } = await gather(sql`${id}::uuid`, log).execute(db);
  return (rows as LoggedTender[])[0];
}

/** Tenders for resolvers; those that a page's resolvers ask for are gathered in one statement. */
export const gatheredTender = together(async (context: TenantContext, ids) => {
  const rows = await read(context, statement(gather(sql`any(${ids}::uuid[])`)));
  return new Map(rows.map(({ tender }) => [tender.id, tender]));
});

/**
 * From here on to the transaction's end the one tender is reached as a whole, what is sealed in it too, by whoever sees it, and whoever
 * else changes it waits: two bids that come in the same moment are two entries. Answers whether he sees it. For what is asked for by somebody who may do it, or by its link.
 */
export async function reachTender(db: Tx, id: string): Promise<boolean> {
  const { rows } =
    await sql`select set_config('app.readable', (coalesce(nullif(current_setting('app.readable', true), ''), '{}')::jsonb
      || jsonb_build_object('TENDER', ${`{${id}}`}::text))::text, true)
    from tender where company_id = current_company() and id = ${id} for update`.execute(db);
  return rows.length > 0;
}

/** The same for one that reads. */
export const reachingTender = <Reading extends TenantContext>(
  context: Reading,
  id: string,
): Reading => {
  const known = JSON.parse(context.scope.readable || "{}") as Record<string, string>;
  const readable = JSON.stringify({ ...known, TENDER: `{${id}}` });
  return { ...context, scope: { ...context.scope, readable } };
};

/** What of an estate a tender is begun with. */
export async function findEstateForTender(db: Tx, estateId: string) {
  const { rows } = await sql<{
    serviceCenterId: string;
    projectId: string | null;
    bidTeam: string[];
  }>`select t.service_center_id as "serviceCenterId",
      (select p.id from ${biddings(sql`t.id`)} order by p.object_type <> 'NEW_PROJECT', p.created_at limit 1) as "projectId",
      (select coalesce(array_agg(distinct m.person_id), '{}') from bid_team_member m
        where m.company_id = t.company_id and m.project_id in (select p.id from ${biddings(sql`t.id`)})) as "bidTeam"
    from estate t where t.company_id = current_company() and t.id = ${estateId}`.execute(db);
  return rows[0];
}

export const insertTender = (db: Tx, row: New<TenderTable>) =>
  db
    .insertInto("tender")
    .values({ ...row, company_id: company })
    .execute();

export const updateTender = (db: Tx, id: string, columns: Updateable<TenderTable>) =>
  db
    .updateTable("tender")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

export const insertHolder = (db: Tx, row: New<TenderHolderTable>) =>
  db
    .insertInto("tender_holder")
    .values({ ...row, company_id: company })
    .execute();
export const insertBidder = (db: Tx, row: New<TenderBidderTable>) =>
  db
    .insertInto("tender_bidder")
    .values({ ...row, company_id: company })
    .execute();
/** Whether somebody comes to a tender by his own account: an officer of it, or in one of these offices at its center or above today. */
export const canOpenTender = async (
  db: Tx,
  { tenderId, personId, roles }: { tenderId: string; personId: string; roles: readonly Role[] },
): Promise<boolean> =>
  (
    await sql<{ opens: boolean }>`
      select p.account_id is not null and p.status = 'ACTIVE' and (p.id = any (t.officer_ids) or exists (
        select from role_assignment a
        left join role_assignment s on s.company_id = a.company_id and s.id = a.delegated_from_id
        where a.company_id = p.company_id and a.person_id = p.id and a.role = any(${roles as Role[]}::text[])
          and (a.place_level = 'COMPANY' or a.place_id in (t.service_center_id, c.region_id))
          and a.from_on <= current_day() and coalesce(a.to_on, 'infinity') >= current_day()
          and (a.delegated_from_id is null
            or s.from_on <= current_day() and coalesce(s.to_on, 'infinity') >= current_day()))) as opens
      from tender t join person p on p.company_id = t.company_id and p.id = ${personId}
      left join service_center c on c.company_id = t.company_id and c.id = t.service_center_id
      where t.company_id = current_company() and t.id = ${tenderId}`.execute(db)
  ).rows[0]?.opens ?? false;

export const insertExpert = (db: Tx, row: New<TenderExpertTable>) =>
  db
    .insertInto("tender_expert")
    .values({ ...row, company_id: company })
    .execute();

/** Of one part, or of several at once; a column may be told as SQL. */
export const updatePart = (
  db: Tx,
  type: PartType,
  id: string | readonly string[],
  columns: Readonly<Record<string, unknown>>,
) =>
  sql`update ${sql.table(partTables[type])} set ${sql.join(
    Object.entries(columns).map(([name, value]) => sql`${sql.ref(name)} = ${value}`),
  )} where company_id = current_company() and id = any (${[id].flat()}::uuid[])`.execute(db);

export const deletePart = (db: Tx, type: PartType, id: string) =>
  sql`delete from ${sql.table(partTables[type])} where company_id = current_company() and id = ${id}`.execute(
    db,
  );

export const insertEntry = (db: Tx, row: New<TenderLogEntryTable>) =>
  db
    .insertInto("tender_log_entry")
    .values({ ...row, company_id: company })
    .execute();

export const insertBid = (db: Tx, row: New<TenderBidTable>) =>
  db
    .insertInto("tender_bid")
    .values({ ...row, company_id: company })
    .execute();

/** A sealed file of a bidder: of its bid in the log, or of none yet. */
export interface BidFileRow {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly position: number | null;
}

const bidFile = sql`select id, sha256, bytes, position from tender_bid_file where company_id = current_company()`;

/** A bidder's files, the first that came first. */
export const listBidFiles = async (db: Tx, bidderId: string): Promise<BidFileRow[]> =>
  (
    await sql<BidFileRow>`${bidFile} and bidder_id = ${bidderId} order by received_at, id`.execute(
      db,
    )
  ).rows;

/** The bidder's file that came under this name. */
export async function findUploaded(
  context: TenantContext,
  bidderId: string,
  upload: string,
): Promise<BidFileRow | undefined> {
  const asked = sql<BidFileRow>`${bidFile} and bidder_id = ${bidderId} and upload = ${upload}`;
  return (await read<BidFileRow>(context, { compile: () => asked.compile(compiler) }))[0];
}

/** A sealed file of a tender by its hash, where the reader may have it. */
export async function findBidFile(
  context: TenantContext,
  tenderId: string,
  sha256: string,
): Promise<BidFileRow | undefined> {
  const asked = sql<BidFileRow>`${bidFile} and tender_id = ${tenderId} and sha256 = ${sha256} and position is not null
    order by position desc limit 1`;
  return (await read<BidFileRow>(context, { compile: () => asked.compile(compiler) }))[0];
}

export const insertBidFile = (db: Tx, row: New<TenderBidFileTable>) =>
  db
    .insertInto("tender_bid_file")
    .values({ ...row, company_id: company })
    .execute();

export const updateBidFiles = (db: Tx, ids: readonly string[], position: number) =>
  sql`update tender_bid_file set position = ${position}
    where company_id = current_company() and id = any (${ids}::uuid[])`.execute(db);

/** Files that are not kept any longer: of a bidder those that are named, of a tender those of no bid, or all. */
export async function deleteBidFiles(
  db: Tx,
  of: { readonly ids: readonly string[] } | { readonly tenderId: string; readonly all: boolean },
): Promise<string[]> {
  const which =
    "ids" in of
      ? sql`id = any (${of.ids}::uuid[])`
      : sql`tender_id = ${of.tenderId} and (${of.all} or position is null)`;
  const { rows } = await sql<{ id: string }>`delete from tender_bid_file
    where company_id = current_company() and ${which} returning id`.execute(db);
  return rows.map(({ id }) => id);
}

/** The sealed bids that count: of each bidder the last one, as far as the log says so. */
export async function listSealedBids(context: TenantContext, tenderId: string) {
  return read(context, {
    compile: () =>
      sql<{ bidderId: string; bidderName: string; commitment: string; box: SealedBox }>`
        select distinct on (b.bidder_id) b.bidder_id as "bidderId", r.name as "bidderName", b.commitment, b.box
        from tender_bid b join tender_bidder r on r.company_id = b.company_id and r.id = b.bidder_id
        where b.company_id = current_company() and b.tender_id = ${tenderId} and r.bid_at is not null and r.withdrawn_at is null
        order by b.bidder_id, b.position desc`.compile(compiler),
  });
}

/** What members scored alone, until it is told. */
export interface SheetRow {
  readonly expertId: string;
  readonly sheets: Readonly<Record<string, Points>>;
  readonly nonce: string;
}

export const listSheets = async (db: Tx, tenderId: string): Promise<SheetRow[]> =>
  (
    await sql<SheetRow>`select expert_id as "expertId", sheets, nonce from tender_sheet
      where company_id = current_company() and tender_id = ${tenderId} order by id`.execute(db)
  ).rows;

export const insertSheet = (
  db: Tx,
  row: { id: string; serviceCenterId: string; tenderId: string } & SheetRow,
) =>
  sql`insert into tender_sheet (company_id, id, service_center_id, tender_id, expert_id, sheets, nonce)
    values (current_company(), ${row.id}, ${row.serviceCenterId}, ${row.tenderId}, ${row.expertId}, ${JSON.stringify(row.sheets)}::jsonb, ${row.nonce})`.execute(
    db,
  );

/** What this member scored alone; the sheet is read in the tender's reach. */
export async function findOwnSheet(
  context: TenantContext,
  expertId: string,
): Promise<SheetRow | undefined> {
  const [row] = await read<SheetRow>(context, {
    compile: () =>
      sql<SheetRow>`select expert_id as "expertId", sheets, nonce from tender_sheet
        where company_id = current_company() and expert_id = ${expertId}`.compile(compiler),
  });
  return row;
}

export const insertDrawSecret = (
  db: Tx,
  row: { id: string; serviceCenterId: string; tenderId: string; secret: string },
) =>
  sql`insert into tender_draw_secret (company_id, id, service_center_id, tender_id, secret)
    values (current_company(), ${row.id}, ${row.serviceCenterId}, ${row.tenderId}, ${row.secret})`.execute(
    db,
  );

export async function findDrawSecret(db: Tx, tenderId: string): Promise<string | undefined> {
  const { rows } = await sql<{ secret: string }>`select secret from tender_draw_secret
    where company_id = current_company() and tender_id = ${tenderId}`.execute(db);
  return rows[0]?.secret;
}

/** An entry as it is kept. */
export interface EntryRow {
  readonly tenderId: string;
  readonly entry: string;
}

/** What of logs the viewer reads, by tender; of some kinds or all. */
const reading = (kinds?: readonly TenderEvent["kind"][]) =>
  together(async (context: TenantContext, ids) => {
    const asked = kinds ? sql`and kind = any (${[...kinds]})` : sql``;
    const rows = await read(
      context,
      statement(sql<EntryRow>`select tender_id as "tenderId", entry from tender_log_entry
        where company_id = current_company() and tender_id = any(${ids}::uuid[]) ${asked} order by tender_id, position`),
    );
    const of = new Map<string, string[]>(ids.map((id) => [id, []]));
    for (const { tenderId, entry } of rows) of.get(tenderId)?.push(entry);
    return of;
  });
export const readEntries = reading();
/** What was asked and answered alone: opened bids and scores beside it may be many megabytes. */
export const readTalk = reading([
  "QUESTION_ASKED",
  "ANSWERED_TO_ALL",
  "COMPLAINT_RECEIVED",
  "COMPLAINT_ANSWERED",
]);

/**
 * What the page of the notice, and a bidder's, is made of: not the opened bids and the scores, which may be many megabytes and are taken away as a whole
 * instead.
 */
export async function readEntriesForGuest(context: TenantContext, tenderId: string) {
  const kinds = [
    "NOTICE_ISSUED",
    "DEADLINE_EXTENDED",
    "ANSWERED_TO_ALL",
    "BID_RECEIVED",
    "BID_WITHDRAWN",
    "RANKED",
    "COMPLAINT_RECEIVED",
    "COMPLAINT_ANSWERED",
  ];
  const rows = await read<{ entry: string }>(context, {
    compile: () =>
      sql<{ entry: string }>`select entry from tender_log_entry
        where company_id = current_company() and tender_id = ${tenderId} and kind = any (${kinds})
          and (kind not like 'BID!_%' escape '!' or bidder_id = (select linked_subject()))
        order by position`.compile(compiler),
  });
  return rows.map(({ entry }) => entry);
}

/** Links of a tender's parts end where another takes their place. */
export const revokeLinksOf = (
  db: Tx,
  tenderId: string,
  subjectId: string,
  purpose: TenderPurpose,
) =>
  sql`update access_link set revoked_at = current_instant(), revoked_by = current_person()
    where company_id = current_company() and record_id = ${tenderId} and subject_id = ${subjectId} and purpose = ${purpose}
      and revoked_at is null`.execute(db);

/** Documents of the tender that whoever reads its notice may have. */
export interface DocumentRow {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

export const listDocuments = (context: TenantContext, tenderId: string): Promise<DocumentRow[]> =>
  read<DocumentRow>(context, {
    compile: () =>
      sql<DocumentRow>`select id, name, media_type as "mediaType", size_bytes as "sizeBytes", sha256 from attachment
        where company_id = current_company() and record_type = 'Tender' and record_id = ${tenderId} and removed_at is null
        order by created_at, id`.compile(compiler),
  });

/** The tender as a reader without an account sees it: no more than its row. */
export interface ReadTender {
  readonly id: string;
  readonly title: string;
  readonly status: TenderStatus;
  readonly organiserName: string;
  readonly deadline: string | null;
  readonly openedAt: string | null;
  readonly minutes: string | null;
  readonly awardedAt: string | null;
  readonly awardedTo: string | null;
  readonly toldAt: string | null;
  readonly complaintsUntil: string | null;
  readonly publicKey: string | null;
}

export async function readTender(
  context: TenantContext,
  id: string,
): Promise<ReadTender | undefined> {
  const [row] = await read<ReadTender>(context, {
    compile: () =>
      sql<ReadTender>`select id, title, status, organiser_name as "organiserName", to_json(deadline) #>> '{}' as deadline,
          to_json(opened_at) #>> '{}' as "openedAt", minutes, to_json(awarded_at) #>> '{}' as "awardedAt", awarded_to as "awardedTo",
          to_json(told_at) #>> '{}' as "toldAt", to_json(complaints_until) #>> '{}' as "complaintsUntil", public_key as "publicKey"
        from tender where company_id = current_company() and id = ${id}`.compile(compiler),
  });
  return row;
}

export interface ReadBidder {
  readonly id: string;
  readonly name: string;
  readonly qualified: boolean | null;
  readonly qualifiedReason: string | null;
  readonly chosen: boolean | null;
  readonly bidAt: string | null;
  readonly withdrawnAt: string | null;
  readonly price: string | null;
  readonly unreadable: string | null;
}

/** Bidders that the reader may know: its own before the opening, all after. */
export const readBidders = (context: TenantContext, tenderId: string): Promise<ReadBidder[]> =>
  read<ReadBidder>(context, {
    compile: () =>
      sql<ReadBidder>`select id, name, qualified, qualified_reason as "qualifiedReason", chosen, to_json(bid_at) #>> '{}' as "bidAt",
          to_json(withdrawn_at) #>> '{}' as "withdrawnAt", price, unreadable
        from tender_bidder where company_id = current_company() and tender_id = ${tenderId} order by created_at, id`.compile(
        compiler,
      ),
  });
