import { standardParts } from "@threshold/domain/bidding/bid-document";
import { day } from "@threshold/domain/calendar/day";
import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { found, optionalText, text, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { enqueue } from "../job/enqueue.ts";
import { findPersonName } from "../organization/queries.ts";
import { refusalError } from "../refusal.ts";
import { allowBidding, changeBidding } from "./actions.ts";
import type {
  AddStandardBidPartsInput,
  AddTenderRequirementsInput,
  AssembleBidInput,
  CancelBidPackInput,
  CheckBidPackingItemInput,
  OrderBidPartsInput,
  SaveBidDefenceItemInput,
  SaveBidPackingItemInput,
  SaveBidPartInput,
  SealBidPartInput,
} from "./bid-document-types.ts";
import { keepPart, ofProject } from "./part-actions.ts";
import { type GatheredBidding, insertParts, nextPosition, packContent } from "./queries.ts";

const invalid = (field: string, more: Record<string, number> = {}) =>
  refusalError({ code: "INVALID_INPUT", details: { field, ...more } });

async function personOf(db: Tx, id: string | null | undefined): Promise<string | null> {
  if (!id) return null;
  const personId = uuidOf("Person", id);
  found(await findPersonName(db, personId));
  return personId;
}

const bornAt = async (db: Tx, table: Parameters<typeof nextPosition>[1], projectId: string) => ({
  position: await nextPosition(db, table, projectId),
});

// --- Parts and their assembly ----------------------------------------------------------------------

/** 保存章节. */
export function saveBidPart(context: Context, input: SaveBidPartInput) {
  const id = input.id ? uuidOf("BidPart", input.id) : null;
  return changeBidding(context, "saveBidPart", ofProject(input), async (db, project) => {
    allowBidding(context, "keepBidPack", project);
    const columns = {
      title: text("title", input.title),
      required: input.required,
      needs_seal: input.needsSeal,
      owner_id: await personOf(db, input.ownerId),
    };
    const born = id === null ? await bornAt(db, "bid_part", project.id) : {};
    await keepPart(db, "bid_part", project, id, columns, born);
  });
}

/** 套用标准目录, where there are no parts yet. */
export const addStandardBidParts = (context: Context, input: AddStandardBidPartsInput) =>
  changeBidding(context, "addStandardBidParts", ofProject(input), async (db, project) => {
    allowBidding(context, "keepBidPack", project);
    if (project.partRows.length > 0) throw invalid("parts");
    const rows = standardParts.map(({ title, needsSeal }, at) => ({
      position: at + 1,
      title,
      needs_seal: needsSeal,
    }));
    await insertParts(db, "bid_part", project, rows);
  });

/** 调整章节次序: all parts, each once. */
export const orderBidParts = (context: Context, input: OrderBidPartsInput) =>
  changeBidding(context, "orderBidParts", ofProject(input), async (db, project) => {
    allowBidding(context, "keepBidPack", project);
    const ids = input.partIds.map((id) => uuidOf("BidPart", id));
    const known = new Set(project.partRows.map(({ id }) => id));
    if (
      ids.length !== known.size ||
      new Set(ids).size !== ids.length ||
      !ids.every((id) => known.has(id))
    )
      throw invalid("partIds");
    await sql`update bid_part p set position = w.position
      from unnest(${ids}::uuid[]) with ordinality as w (id, position)
      where p.company_id = current_company() and p.id = w.id and p.position <> w.position`.execute(
      db,
    );
  });

/** 登记签字盖章: who says so, and when. */
export const sealBidPart = (context: Context, input: SealBidPartInput) =>
  changeBidding(context, "sealBidPart", ofProject(input), async (db, project) => {
    allowBidding(context, "keepBidPack", project);
    await keepPart(db, "bid_part", project, uuidOf("BidPart", input.partId), {
      sealed_on: input.sealed ? context.today : null,
      sealed_by: input.sealed ? context.viewer.personId : null,
    });
  });

/** Files of one assembly together, in bytes: they are held in memory. */
const mostBytes = 200 * 1024 * 1024;

async function measureFiles(db: Tx, projectId: string) {
  const { rows } = await sql<{ files: number; bytes: string }>`
    select count(*)::int as files, coalesce(sum(a.size_bytes), 0)::text as bytes
    from bid_part p join attachment a on a.company_id = p.company_id and a.record_type = 'BidPart' and a.record_id = p.id
    where p.company_id = current_company() and p.project_id = ${projectId} and a.removed_at is null`.execute(
    db,
  );
  return { files: rows[0]!.files, bytes: Number(rows[0]!.bytes) };
}

/** 合成投标文件: a job, one at a time. */
export const assembleBid = (context: Context, input: AssembleBidInput) =>
  changeBidding(context, "assembleBid", ofProject(input), async (db, project) => {
    allowBidding(context, "keepBidPack", project);
    const open = await findOpenPack(db, project);
    if (open) throw refusalError({ code: "BID_PACK_STATUS", details: { status: open.status } });
    const { files, bytes } = await measureFiles(db, project.id);
    if (files === 0) throw refusalError({ code: "BID_PACK_EMPTY" });
    if (bytes > mostBytes)
      throw refusalError({
        code: "BID_PACK_TOO_LARGE",
        details: { size: bytes, limit: mostBytes },
      });
    const id = uuid();
    await sql`insert into bid_pack (company_id, id, service_center_id, project_id, total, content_hash)
      values (current_company(), ${id}, ${project.serviceCenterId}, ${project.id}, ${files},
        ${packContent(sql`current_company()`, sql`${project.id}::uuid`)})`.execute(db);
    await enqueue(db, "assembleBid", { packId: id });
  });

const findOpenPack = async (db: Tx, { id }: GatheredBidding) =>
  (
    await sql<{ status: string }>`select status from bid_pack where company_id = current_company()
      and project_id = ${id} and status in ('WAITING', 'RUNNING') limit 1`.execute(db)
  ).rows[0];

/** 取消合成 */
export const cancelBidPack = (context: Context, input: CancelBidPackInput) =>
  changeBidding(context, "cancelBidPack", ofProject(input), async (db, project) => {
    allowBidding(context, "keepBidPack", project);
    const id = uuidOf("BidPack", input.packId);
    const { rows } = await sql<{ status: string }>`select status from bid_pack
      where company_id = current_company() and id = ${id} and project_id = ${project.id} for update`.execute(
      db,
    );
    const { status } = found(rows[0]);
    if (status !== "WAITING" && status !== "RUNNING")
      throw refusalError({ code: "BID_PACK_STATUS", details: { status } });
    await sql`update bid_pack set status = 'CANCELLED' where company_id = current_company() and id = ${id}`.execute(
      db,
    );
  });

// --- Binding and packaging (BID-R14) ---------------------------------------------------------------

/** 保存清单项: what was checked is checked anew once it says something else. */
export function saveBidPackingItem(context: Context, input: SaveBidPackingItemInput) {
  const id = input.id ? uuidOf("BidPackingItem", input.id) : null;
  return changeBidding(context, "saveBidPackingItem", ofProject(input), async (db, project) => {
    allowBidding(context, "keepBidPack", project);
    const { quantity } = input;
    if (quantity != null && (quantity < 1 || quantity > 1000))
      throw invalid("quantity", { min: 1, max: 1000 });
    const columns = {
      kind: input.kind,
      text: text("text", input.text, 200),
      quantity: quantity ?? null,
      checked_at: null,
      checked_by: null,
    };
    const born = id === null ? await bornAt(db, "bid_packing_item", project.id) : {};
    await keepPart(db, "bid_packing_item", project, id, columns, born);
  });
}

/** 核对清单项: by whom and when. */
export const checkBidPackingItem = (context: Context, input: CheckBidPackingItemInput) =>
  changeBidding(context, "checkBidPackingItem", ofProject(input), async (db, project) => {
    allowBidding(context, "keepBidPack", project);
    await keepPart(db, "bid_packing_item", project, uuidOf("BidPackingItem", input.packingItemId), {
      checked_at: input.checked ? context.now : null,
      checked_by: input.checked ? context.viewer.personId : null,
      remark: optionalText("remark", input.remark || undefined, 200) ?? null,
    });
  });

// --- Defence (BID-R15) -----------------------------------------------------------------------------

/** 保存答辩准备项. */
export function saveBidDefenceItem(context: Context, input: SaveBidDefenceItemInput) {
  const id = input.id ? uuidOf("BidDefenceItem", input.id) : null;
  return changeBidding(context, "saveBidDefenceItem", ofProject(input), async (db, project) => {
    allowBidding(context, "keepBidDefence", project);
    const { minutes, dueOn } = input;
    if (minutes != null && (minutes < 1 || minutes > 600))
      throw invalid("minutes", { min: 1, max: 600 });
    const columns = {
      kind: input.kind,
      title: text("title", input.title, 200),
      text: optionalText("text", input.text || undefined, 2000) ?? null,
      person_id: await personOf(db, input.personId),
      due_on: dueOn ? day(dueOn) : null,
      minutes: minutes ?? null,
      ready: input.ready,
    };
    const born = id === null ? await bornAt(db, "bid_defence_item", project.id) : {};
    await keepPart(db, "bid_defence_item", project, id, columns, born);
  });
}

// --- Requirements, many at once (BID-R13) ----------------------------------------------------------

/** 批量录入招标文件要求. */
export const addTenderRequirements = (context: Context, input: AddTenderRequirementsInput) =>
  changeBidding(context, "addTenderRequirements", ofProject(input), async (db, project) => {
    allowBidding(context, "keepTenderRequirement", project);
    const { requirements } = input;
    if (requirements.length === 0 || requirements.length > 200)
      throw invalid("requirements", { min: 1, max: 200 });
    const rows = requirements.map((one) => ({
      clause: text("clause", one.clause, 40),
      text: text("text", one.text, 2000),
      category: one.category,
    }));
    await insertParts(db, "tender_requirement", project, rows);
  });
