import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { IncomingMessage, ServerResponse } from "node:http";
import { objectTypes, type ObjectType } from "@threshold/domain/bidding/vocabulary";
import type { Day } from "@threshold/domain/calendar/day";
import { sql } from "kysely";
import { found, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { statement } from "../db/database.ts";
import { read, type TenantContext, type Tx, write } from "../db/tenancy.ts";
import { storageOf } from "../form/print-actions.ts";
import type { ErrorLog } from "../graphql/errors.ts";
import { answering, disposition, type Handler, sendKept, urlOf } from "../storage/answer.ts";
import type { Storage } from "../storage/storage.ts";
import { assemble, type Assembled, CannotMerge } from "./pack-pdf.ts";
import { packContent } from "./queries.ts";

interface PackRow {
  readonly id: string;
  readonly projectId: string;
  readonly status: "WAITING" | "RUNNING" | "DONE" | "CANCELLED" | "FAILED";
  readonly estate: string;
  readonly region: string;
  readonly objectType: ObjectType;
  readonly buildings: readonly string[];
  readonly sha256: string | null;
  readonly bytes: number | null;
}

const findPack = async (context: TenantContext, id: string): Promise<PackRow | undefined> =>
  (
    await read(
      context,
      statement(sql<PackRow>`select k.id, k.project_id as "projectId", k.status, e.name as estate, r.name as region,
          p.object_type as "objectType", k.file_sha256 as "sha256", k.file_bytes::int as bytes,
          (select coalesce(array_agg(b.number order by b.number), '{}') from bidding_building x
            join building b on b.company_id = x.company_id and b.id = x.building_id
            where x.company_id = p.company_id and x.project_id = p.id) as buildings
        from bid_pack k join bidding_project p on p.company_id = k.company_id and p.id = k.project_id
        join estate e on e.company_id = p.company_id and e.id = p.estate_id
        join service_center c on c.company_id = p.company_id and c.id = p.service_center_id
        join region r on r.company_id = c.company_id and r.id = c.region_id
        where k.company_id = current_company() and k.id = ${id}`),
    )
  )[0];

interface FileRow {
  readonly partId: string;
  readonly title: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
}

/** Files in the order in which they are assembled, and what tells later whether they still are what there is. */
const findContent = async (context: TenantContext, projectId: string) =>
  (
    await read(
      context,
      statement(sql<{ contentHash: string; files: FileRow[] }>`select
        ${packContent(sql`current_company()`, sql`${projectId}::uuid`)} as "contentHash",
        (select coalesce(jsonb_agg(jsonb_build_object('partId', p.id, 'title', p.title, 'name', a.name,
            'mediaType', a.media_type, 'sha256', a.sha256) order by p.position, p.id, a.created_at, a.id), '[]')
          from bid_part p join attachment a on a.company_id = p.company_id and a.record_type = 'BidPart' and a.record_id = p.id
          where p.company_id = current_company() and p.project_id = ${projectId} and a.removed_at is null) as files`),
    )
  )[0]!;

/** False where it was cancelled meanwhile. */
async function tellProgress(db: Tx, id: string, done: number): Promise<boolean> {
  const { rows } = await sql`update bid_pack set status = 'RUNNING', done = least(total, ${done})
    where company_id = current_company() and id = ${id} and status in ('WAITING', 'RUNNING') returning id`.execute(
    db,
  );
  return rows.length > 0;
}

class Cancelled extends Error {}
const use = (name: string) => ({ name, key: null, input: null });

let last: Promise<unknown> = Promise.resolve();
/** One after the other: each holds its files in memory, and together they would be no faster. */
function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const turn = last.then(work);
  last = turn.catch(() => undefined); // whoever asked for it is told
  return turn;
}

/** Makes the PDF of an assembly and keeps it: harmless twice, and nothing where it was cancelled. */
export const runAssembly = (...asked: Parameters<typeof assembleNow>): Promise<void> =>
  inTurn(() => assembleNow(...asked));

async function assembleNow(
  context: TenantContext & { readonly today: Day },
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const pack = await findPack(context, id);
  const storage = storageOf(context.pool);
  if (!pack || !storage || (pack.status !== "WAITING" && pack.status !== "RUNNING")) return;
  try {
    const { contentHash, files } = await findContent(context, pack.projectId);
    const made = await makePack(context, storage, pack, files, signal);
    const { content } = made;
    const sha256 = createHash("sha256").update(content).digest("hex");
    await storage.put(
      `${context.scope.companyId}/${sha256}`,
      Readable.from([content]),
      content.length,
    );
    await write(context, use("finishBidPack"), (db) =>
      finishPack(db, id, { contentHash, sha256, bytes: content.length, made }),
    );
  } catch (error) {
    if (error instanceof Cancelled) return;
    if (!(error instanceof CannotMerge)) throw error;
    const failure = { code: "BID_PACK_FILES", details: { names: error.names } };
    await write(context, use("failBidPack"), (db) => failPack(db, id, failure));
  }
}

async function makePack(
  context: TenantContext & { readonly today: Day },
  storage: Storage,
  pack: PackRow,
  files: readonly FileRow[],
  signal: AbortSignal,
): Promise<Assembled> {
  const bytesOf = async (sha256: string): Promise<Buffer> =>
    buffer(found((await storage.get(`${context.scope.companyId}/${sha256}`)) ?? undefined));
  const parts = [...Map.groupBy(files, ({ partId }) => partId)].map(([id, rows]) => ({
    id,
    title: rows[0]!.title,
    files: rows.map(({ name, mediaType, sha256 }) => ({
      name,
      mediaType,
      bytes: () => bytesOf(sha256),
    })),
  }));
  let done = 0;
  const cover = {
    estate: pack.estate,
    object: [objectTypes[pack.objectType].zh, pack.buildings.join("、")].filter(Boolean).join(" "),
    bidder: pack.region,
    madeOn: context.today,
  };
  return assemble(cover, parts, async () => {
    signal.throwIfAborted();
    done += 1;
    if (!(await write(context, use("tellPackProgress"), (db) => tellProgress(db, pack.id, done))))
      throw new Cancelled();
  });
}

async function finishPack(
  db: Tx,
  id: string,
  {
    contentHash,
    sha256,
    bytes,
    made,
  }: { contentHash: string; sha256: string; bytes: number; made: Assembled },
): Promise<void> {
  await sql`update bid_pack set status = 'DONE', done = total, pages = ${made.pages},
      contents = ${JSON.stringify(made.contents)}::jsonb, file_sha256 = ${sha256}, file_bytes = ${bytes},
      content_hash = ${contentHash}
    where company_id = current_company() and id = ${id} and status in ('WAITING', 'RUNNING')`.execute(
    db,
  );
}

async function failPack(db: Tx, id: string, failure: object): Promise<void> {
  await sql`update bid_pack set status = 'FAILED', failure = ${JSON.stringify(failure)}::jsonb
    where company_id = current_company() and id = ${id} and status in ('WAITING', 'RUNNING')`.execute(
    db,
  );
}

/** What follows when no attempt is left. */
export const giveUpAssembly = (db: Tx, id: string) =>
  failPack(db, id, { code: "UNEXPECTED", details: {} });

/** GET /bid-packs/BidPack_<uuid>: the assembled bid, for those who bid. */
export const packHandler = ({ storage, log }: { storage: Storage; log: ErrorLog }): Handler =>
  answering(log, async (request: IncomingMessage, response: ServerResponse, context: Context) => {
    const id = uuidOf("BidPack", urlOf(request).pathname.split("/")[2] ?? "");
    const { sha256, bytes, estate } = found(await findPack(context, id));
    const shown = !urlOf(request).searchParams.has("download");
    const key = `${context.scope.companyId}/${found(sha256 ?? undefined)}`;
    await sendKept(storage, response, key, {
      "content-type": "application/pdf",
      "content-length": String(bytes),
      "content-disposition": disposition(shown ? "inline" : "attachment", `投标文件-${estate}.pdf`),
      "content-security-policy": "default-src 'none'; object-src 'self'; frame-ancestors 'self'",
    });
  });
