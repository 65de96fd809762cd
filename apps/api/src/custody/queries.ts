import type { Account } from "@threshold/domain/custody/account";
import type {
  CustodyDirection,
  CustodyKind,
  CustodyParty,
  CustodyStatus,
  DifferenceKind,
  DocumentForm,
  Settlement,
} from "@threshold/domain/custody/vocabulary";
import type { Day } from "@threshold/domain/calendar/day";
import { type Insertable, sql, type Updateable } from "kysely";
import { compiler, statement } from "../db/database.ts";
import type { Lock, Tx } from "../db/tenancy.ts";
import type { PhoneColumns } from "../phone.ts";
import type {
  CustodyDifferenceTable,
  CustodyHandoverTable,
  CustodyItemTable,
  CustodyLineTable,
  CustodyPostingTable,
} from "../db/types.ts";

const company = sql<string>`current_company()`;
type New<Table> = Omit<Insertable<Table>, "company_id">;

/** Where things are handed over. */
export interface EstatePlace {
  readonly id: string;
  readonly name: string;
  readonly serviceCenterId: string;
}

export const findEstate = async (db: Tx, id: string): Promise<EstatePlace | undefined> =>
  (
    await sql<EstatePlace>`select id, name, service_center_id as "serviceCenterId" from estate
      where company_id = current_company() and id = ${id}`.execute(db)
  ).rows[0];

/** A thing with its account, locked. */
export interface ItemRow {
  readonly id: string;
  readonly version: number;
  readonly serviceCenterId: string;
  readonly estateId: string;
  readonly kind: CustodyKind;
  readonly name: string;
  readonly number: string | null;
  readonly form: DocumentForm | null;
  readonly measure: string | null;
  readonly expected: number | null;
  readonly postings: number;
  readonly account: Account;
}

const items = sql<ItemRow>`
  select i.id, i.version, i.service_center_id as "serviceCenterId", i.estate_id as "estateId", i.kind, i.name, i.number, i.form, i.measure,
    i.expected, i.postings,
    json_build_object('received', i.received, 'replaced', i.replaced, 'inStore', i.in_store, 'lost', i.lost, 'gone', i.gone,
      'loans', custody_loans_of(i.id)) as account
  from custody_item i where i.company_id = current_company()`;

/** Locked first and read after, so that what others committed meanwhile is seen; in one order, so that nobody waits for each other. */
export async function lockItems(db: Tx, ids: readonly string[]): Promise<readonly ItemRow[]> {
  await sql`select from custody_item where company_id = current_company() and id = any(${ids}::uuid[])
    order by id for update`.execute(db);
  return (
    await sql<ItemRow>`${items} and i.id = any(${ids}::uuid[]) order by i.sort_key, i.id`.execute(
      db,
    )
  ).rows;
}

export const insertItems = (db: Tx, rows: readonly New<CustodyItemTable>[]) =>
  db
    .insertInto("custody_item")
    .values(rows.map((row) => ({ ...row, company_id: company })))
    .execute();

export const updateItem = (db: Tx, id: string, columns: Updateable<CustodyItemTable>) =>
  db
    .updateTable("custody_item")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

/** Things with the day on which they are promised. */
export const savePromises = (db: Tx, promised: Readonly<Record<string, Day>>) =>
  sql`update custody_item i set promised_on = r.value::date from jsonb_each_text(${JSON.stringify(promised)}::jsonb) r
    where i.company_id = current_company() and i.id = r.key::uuid`.execute(db);

/** Which of these numbers things of an estate bear already, of whatever kind. */
export const listTaken = async (db: Tx, estateId: string, numbers: readonly string[]) =>
  (
    await sql<{ number: string }>`select distinct number from custody_item
      where company_id = current_company() and estate_id = ${estateId} and number = any(${numbers as string[]}::text[])`.execute(
      db,
    )
  ).rows.map(({ number }) => number);

/** The names and forms of documents that an estate has on its list. */
export const listDocuments = async (db: Tx, estateId: string) =>
  (
    await sql<{
      id: string;
      name: string;
      form: DocumentForm;
    }>`select id, name, form from custody_item
      where company_id = current_company() and estate_id = ${estateId} and kind = 'DOCUMENT'`.execute(
      db,
    )
  ).rows;

/** The buildings and homes of an estate that are named for its things. */
export async function findPlaces(
  db: Tx,
  estateId: string,
  of: { readonly buildingIds: readonly string[]; readonly unitIds: readonly string[] },
) {
  const { rows } = await sql<{
    buildingId: string;
    building: string;
    unitId: string | null;
    room: string | null;
  }>`
    select b.id as "buildingId", b.number as building, u.id as "unitId", u.room_number as room
    from building b left join unit u on u.company_id = b.company_id and u.building_id = b.id and u.id = any(${of.unitIds}::uuid[])
    where b.company_id = current_company() and b.estate_id = ${estateId}
      and (b.id = any(${of.buildingIds}::uuid[]) or u.id is not null)`.execute(db);
  return rows;
}

/** Writes the accounts of things as they are now. */
export const saveAccounts = (
  db: Tx,
  rows: readonly {
    readonly id: string;
    readonly account: Account;
    readonly out: number;
    readonly postings: number;
  }[],
) =>
  sql`update custody_item i set received = r.received, replaced = r.replaced, in_store = r.in_store, out_count = r.out_count,
      lost = r.lost, gone = r.gone, postings = r.postings
    from jsonb_to_recordset(${JSON.stringify(
      rows.map(({ id, account, out, postings }) => ({
        id,
        postings,
        received: account.received,
        replaced: account.replaced,
        in_store: account.inStore,
        out_count: out,
        lost: account.lost,
        gone: account.gone,
      })),
    )}::jsonb) r(id uuid, received int, replaced int, in_store int, out_count int, lost int, gone int, postings int)
    where i.company_id = current_company() and i.id = r.id`.execute(db);

/** Writes how much of each loan is out. */
export const saveHeld = (db: Tx, held: Readonly<Record<string, number>>) =>
  sql`update custody_line l set held = r.value::int from jsonb_each_text(${JSON.stringify(held)}::jsonb) r
    where l.company_id = current_company() and l.id = r.key::uuid`.execute(db);

export const insertPostings = (db: Tx, rows: readonly New<CustodyPostingTable>[]) =>
  db
    .insertInto("custody_posting")
    .values(rows.map((row) => ({ ...row, company_id: company })))
    .execute();

/** The counterparty, known already or made now; whose account it has. */
export interface HolderRow {
  readonly id: string;
  readonly party: CustodyParty;
  readonly name: string;
  readonly organization: string | null;
  readonly personId: string | null;
}

const holderColumns = sql`id, party, name, organization, person_id as "personId"`;

export const findHolder = async (db: Tx, id: string, serviceCenterId: string) =>
  (
    await sql<HolderRow>`select ${holderColumns} from custody_holder
      where company_id = current_company() and id = ${id} and service_center_id = ${serviceCenterId}`.execute(
      db,
    )
  ).rows[0];

export async function keepHolder(
  db: Tx,
  row: Omit<HolderRow, "id"> & {
    readonly id: string;
    readonly serviceCenterId: string;
    readonly phone: PhoneColumns<string | null>;
    /** What the number may be kept by, while keys change. */
    readonly phoneLookups: readonly string[] | null;
    readonly searchKey: string;
  },
): Promise<HolderRow> {
  const known = await sql<HolderRow>`select ${holderColumns} from custody_holder
    where company_id = current_company() and service_center_id = ${row.serviceCenterId} and party = ${row.party} and name = ${row.name}
      and organization is not distinct from ${row.organization} and person_id is not distinct from ${row.personId}
      and case when ${row.phoneLookups}::text[] is null then phone is null else phone_lookup = any (${row.phoneLookups}) end
    limit 1`.execute(db);
  if (known.rows[0]) return known.rows[0];
  const { phone, phone_sealed, phone_lookup } = row.phone;
  const { rows } = await sql<HolderRow>`
    insert into custody_holder as h (company_id, id, service_center_id, party, name, organization, phone, phone_sealed, phone_lookup,
      person_id, search_key)
    values (current_company(), ${row.id}, ${row.serviceCenterId}, ${row.party}, ${row.name}, ${row.organization}, ${phone},
      ${phone_sealed}, ${phone_lookup}, ${row.personId}, ${row.searchKey})
    on conflict on constraint custody_holder_once do update set search_key = excluded.search_key
    returning ${holderColumns}`.execute(db);
  return rows[0]!;
}

export const personName = async (db: Tx, id: string) =>
  (
    await sql<{
      name: string;
    }>`select name from person where company_id = current_company() and id = ${id}`.execute(db)
  ).rows[0]?.name;

export interface LineRow {
  readonly id: string;
  readonly itemId: string;
  readonly loanId: string | null;
  readonly quantity: number;
  readonly listed: number | null;
  readonly damaged: number;
  readonly note: string | null;
}

/** A handover with what its rules decide on, locked. */
export interface HandoverRow {
  readonly id: string;
  readonly number: number;
  readonly serviceCenterId: string;
  readonly estateId: string;
  readonly estateName: string;
  readonly direction: CustodyDirection;
  readonly status: CustodyStatus;
  readonly holderId: string;
  readonly holderName: string;
  readonly personId: string | null;
  readonly standInName: string | null;
  readonly handlerId: string;
  readonly dueBackOn: Day | null;
  readonly lines: readonly LineRow[];
}

const handovers = sql<HandoverRow>`
  select h.id, h.number, h.service_center_id as "serviceCenterId", h.estate_id as "estateId", e.name as "estateName", h.direction, h.status,
    h.holder_id as "holderId", p.name as "holderName", h.person_id as "personId", h.stand_in_name as "standInName", h.handler_id as "handlerId",
    h.due_back_on as "dueBackOn",
    (select json_agg(json_build_object('id', l.id, 'itemId', l.item_id, 'loanId', l.loan_id, 'quantity', l.quantity, 'listed', l.listed,
       'damaged', l.damaged, 'note', l.note) order by l.position) from custody_line l
       where l.company_id = h.company_id and l.handover_id = h.id) as lines
  from custody_handover h join estate e on e.company_id = h.company_id and e.id = h.estate_id
  join custody_holder p on p.company_id = h.company_id and p.id = h.holder_id
  where h.company_id = current_company()`;

export const handoverLock = (id: string): Lock =>
  sql`select from custody_handover where company_id = current_company() and id = ${id} for update`.compile(
    compiler,
  );

export const lockHandover = async (db: Tx, id: string): Promise<HandoverRow | undefined> =>
  (await sql<HandoverRow>`${handovers} and h.id = ${id} for update of h`.execute(db)).rows[0];

export const insertHandover = (db: Tx, row: New<CustodyHandoverTable>) =>
  db
    .insertInto("custody_handover")
    .values({ ...row, company_id: company })
    .execute();

export const updateHandover = (db: Tx, id: string, columns: Updateable<CustodyHandoverTable>) =>
  db
    .updateTable("custody_handover")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

export const insertLines = (db: Tx, rows: readonly New<CustodyLineTable>[]) =>
  db
    .insertInto("custody_line")
    .values(rows.map((row) => ({ ...row, company_id: company })))
    .execute();

/** A loan: a line of something handed out, with who has it. */
export interface LoanRow {
  readonly id: string;
  readonly itemId: string;
  readonly handoverId: string;
  readonly holderId: string;
  readonly estateId: string;
  readonly number: string | null;
}

export const findLoans = async (db: Tx, ids: readonly string[]): Promise<readonly LoanRow[]> =>
  (
    await sql<LoanRow>`select l.id, l.item_id as "itemId", l.handover_id as "handoverId", h.holder_id as "holderId",
        h.estate_id as "estateId", i.number
      from custody_line l join custody_handover h on h.company_id = l.company_id and h.id = l.handover_id
      join custody_item i on i.company_id = l.company_id and i.id = l.item_id
      where l.company_id = current_company() and l.id = any(${ids}::uuid[]) and h.direction = 'ISSUE' and h.status = 'DONE'`.execute(
      db,
    )
  ).rows;

/** The handovers that loans are of, ahead of their things: so many that come back at once wait for each other here. */
export const lockHandoversOfLoans = (db: Tx, loanIds: readonly string[]) =>
  sql`select from custody_handover h where h.company_id = current_company()
    and h.id in (select l.handover_id from custody_line l where l.company_id = h.company_id and l.id = any(${loanIds}::uuid[]))
    order by h.id for update`.execute(db);

/** Those of which nothing is out any more, told once. */
export const settleHandoversOfLoans = async (
  db: Tx,
  loanIds: readonly string[],
): Promise<readonly string[]> =>
  (
    await sql<{
      id: string;
    }>`update custody_handover h set settled_at = current_instant() where h.company_id = current_company()
      and h.settled_at is null
      and h.id in (select l.handover_id from custody_line l where l.company_id = h.company_id and l.id = any(${loanIds}::uuid[]))
      and not exists (select from custody_line l where l.company_id = h.company_id and l.handover_id = h.id and l.held > 0)
      returning h.id`.execute(db)
  ).rows.map(({ id }) => id);

export const insertDifferences = (db: Tx, rows: readonly New<CustodyDifferenceTable>[]) =>
  db
    .insertInto("custody_difference")
    .values(rows.map((row) => ({ ...row, company_id: company })))
    .execute();

export interface DifferenceRow {
  readonly id: string;
  readonly handoverId: string;
  readonly itemId: string;
  readonly estateId: string;
  readonly serviceCenterId: string;
  readonly kind: DifferenceKind;
  readonly quantity: number;
  readonly settlement: Settlement | null;
}

export const lockDifference = async (db: Tx, id: string): Promise<DifferenceRow | undefined> =>
  (
    await sql<DifferenceRow>`select d.id, d.handover_id as "handoverId", d.item_id as "itemId", h.estate_id as "estateId",
        d.service_center_id as "serviceCenterId", d.kind, d.quantity, d.settlement
      from custody_difference d join custody_handover h on h.company_id = d.company_id and h.id = d.handover_id
      where d.company_id = current_company() and d.id = ${id} for update of d`.execute(db)
  ).rows[0];

export const updateDifference = (db: Tx, id: string, columns: Updateable<CustodyDifferenceTable>) =>
  db
    .updateTable("custody_difference")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

/**
 * Documents of an estate that are not all there, for whoever has to know before going on (INS-028, INS-036; TKO-R11).
 * @public a door for the takeover
 */
export const listMissingDocuments = async (db: Tx, estateId: string) =>
  (
    await sql<{
      id: string;
      name: string;
      form: DocumentForm;
      rule: string | null;
      expected: number;
      received: number;
      listedOn: Day;
      askedOn: Day | null;
      promisedOn: Day | null;
    }>`select id, name, form, rule, expected, received, listed_on as "listedOn", asked_on as "askedOn", promised_on as "promisedOn"
      from custody_item where company_id = current_company() and estate_id = ${estateId} and kind = 'DOCUMENT' and expected > received
      order by rule, sort_key, id`.execute(db)
  ).rows;

/** A handover as its paper says it. */
export interface HandoverOnPaper {
  readonly estate: string;
  readonly serviceCenter: string;
  readonly number: number;
  readonly direction: CustodyDirection;
  readonly status: CustodyStatus;
  readonly handedOn: Day | null;
  readonly dueBackOn: Day | null;
  readonly reason: string | null;
  readonly holder: {
    readonly party: CustodyParty;
    readonly name: string;
    readonly organization: string | null;
    readonly phone: string | null;
  };
  readonly standIn: {
    readonly name: string;
    readonly relation: string;
    readonly paper: string | null;
  } | null;
  readonly handler: string;
  readonly lines: readonly {
    readonly kind: CustodyKind;
    readonly name: string;
    readonly number: string | null;
    readonly form: DocumentForm | null;
    readonly measure: string | null;
    readonly place: string;
    readonly quantity: number;
    readonly listed: number | null;
    readonly damaged: number;
    readonly note: string | null;
  }[];
  readonly signatures: readonly {
    readonly label: string;
    readonly name: string | null;
    readonly on: Day | null;
    readonly drawing: string | null;
    readonly refusal: string | null;
  }[];
}

/** 3栋1201 配电房: where a thing belongs, in words. */
const placeOf = sql`trim(concat((select b.number from building b where b.company_id = i.company_id and b.id = i.building_id),
  (select u.room_number from unit u where u.company_id = i.company_id and u.id = i.unit_id), ' ', i.place))`;

export const handoverOnPaperStatement = (id: string) =>
  statement(sql<{ paper: HandoverOnPaper }>`
    select json_build_object('estate', e.name, 'serviceCenter', c.name, 'number', h.number, 'direction', h.direction, 'status', h.status,
      'handedOn', h.handed_on, 'dueBackOn', h.due_back_on, 'reason', h.reason,
      'holder', json_build_object('party', p.party, 'name', p.name, 'organization', p.organization, 'phone', p.phone),
      'standIn', case when h.stand_in_name is not null then json_build_object('name', h.stand_in_name, 'relation', h.stand_in_relation,
        'paper', h.stand_in_paper) end,
      'handler', w.name,
      'lines', (select json_agg(json_build_object('kind', i.kind, 'name', i.name, 'number', i.number, 'form', i.form, 'measure', i.measure,
          'place', ${placeOf}, 'quantity', l.quantity, 'listed', l.listed, 'damaged', l.damaged, 'note', l.note) order by l.position)
        from custody_line l join custody_item i on i.company_id = l.company_id and i.id = l.item_id
        where l.company_id = h.company_id and l.handover_id = h.id),
      'signatures', (select coalesce(json_agg(json_build_object('label', x.label, 'name', coalesce(n.name, g.outsider_name),
          'on', (g.signed_at at time zone k.time_zone)::date, 'drawing', g.drawing,
          'refusal', case when g.kind = 'REFUSED' then g.reason end) order by x.position), '[]')
        from sign_off s join sign_off_slot x on x.company_id = s.company_id and x.sign_off_id = s.id
        left join lateral (select * from signature g where g.company_id = x.company_id and g.slot_id = x.id and g.voided_at is null
          order by g.position desc limit 1) g on true
        left join person n on n.company_id = g.company_id and n.id = g.person_id
        where s.company_id = h.company_id and s.record_id = h.id and s.record_type = 'CustodyHandover')) as paper
    from custody_handover h join company k on k.company_id = h.company_id
    join estate e on e.company_id = h.company_id and e.id = h.estate_id
    join service_center c on c.company_id = h.company_id and c.id = h.service_center_id
    join custody_holder p on p.company_id = h.company_id and p.id = h.holder_id
    join person w on w.company_id = h.company_id and w.id = h.handler_id
    where h.company_id = current_company() and h.id = ${id}`);

/** All things of an estate as its lists say them (KF-06, 工具与钥匙清单). */
export interface ThingOnPaper {
  readonly kind: CustodyKind;
  readonly name: string;
  readonly number: string | null;
  readonly form: DocumentForm | null;
  readonly measure: string | null;
  readonly place: string;
  readonly expected: number | null;
  readonly received: number;
  readonly inStore: number;
  readonly out: number;
  readonly lost: number;
  readonly askedOn: Day | null;
  readonly promisedOn: Day | null;
  readonly note: string | null;
  /** Of the last time that some came. */
  readonly from: string | null;
  readonly by: string | null;
  readonly on: Day | null;
}

export const estateOnPaperStatement = (id: string) =>
  statement(sql<{
    paper: { estate: string; serviceCenter: string; things: readonly ThingOnPaper[] };
  }>`
    select json_build_object('estate', e.name, 'serviceCenter', c.name,
      'things', (select coalesce(json_agg(json_build_object('kind', i.kind, 'name', i.name, 'number', i.number, 'form', i.form,
          'measure', i.measure, 'place', ${placeOf}, 'expected', i.expected, 'received', i.received, 'inStore', i.in_store,
          'out', i.out_count, 'lost', i.lost, 'askedOn', i.asked_on, 'promisedOn', i.promised_on, 'note', i.note,
          'from', t.from, 'by', t.by, 'on', t.on) order by i.rule nulls last, i.place nulls last, i.kind, i.sort_key, i.id), '[]')
        from custody_item i
        left join lateral (select p.name as from, w.name as by, h.handed_on as on from custody_line l
            join custody_handover h on h.company_id = l.company_id and h.id = l.handover_id
            join custody_holder p on p.company_id = h.company_id and p.id = h.holder_id
            join person w on w.company_id = h.company_id and w.id = h.handler_id
          where l.company_id = i.company_id and l.item_id = i.id and h.direction = 'RECEIVE' and h.status = 'DONE'
          order by h.number desc limit 1) t on true
        where i.company_id = e.company_id and i.estate_id = e.id)) as paper
    from estate e join service_center c on c.company_id = e.company_id and c.id = e.service_center_id
    where e.company_id = current_company() and e.id = ${id}`);

export const countOpenDifferences = async (db: Tx, handoverId: string): Promise<number> =>
  (
    await sql<{ open: number }>`select count(*)::int as open from custody_difference
      where company_id = current_company() and handover_id = ${handoverId} and settlement is null`.execute(
      db,
    )
  ).rows[0]!.open;
