import { day } from "@threshold/domain/calendar/day";
import { isSettled } from "@threshold/domain/takeover/defect";
import {
  checkFormal,
  checkHeads,
  checkTransfer,
  checkTransferDay,
  defectsOf,
  statusAfter,
  type TransferDraft,
} from "@threshold/domain/takeover/transfer";
import {
  type AgreementHead,
  isAtLeast,
  type ItemKind,
  type TransferMode,
  transferModes,
  transferParties,
} from "@threshold/domain/takeover/vocabulary";
import { v7 as uuid } from "uuid";
import type { DecidingContext } from "../approval/actions.ts";
import { change, found, optionalText, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { cancelSignatures, requestSignatures } from "../signature/actions.ts";
import { obligeFiling, obligeHandover, obligeReport, settleTakeover } from "./duties.ts";
import type {
  CancelTakeoverTransferInput,
  ConfirmFormalGroupInput,
  PrepareTakeoverTransferInput,
  TransferTakeoverInput,
} from "./inputs.ts";
import { makePack, whatOf } from "./pack-actions.ts";
import {
  allowInspector,
  allowOn,
  formalDone,
  keepStep,
  lawFactsOf,
  onTakeover,
} from "./project-actions.ts";
import {
  findProjectOf,
  findTakeover,
  insertTransfer,
  lockTakeover,
  nextPaper,
  pointAtTransfer,
  type TakeoverRow,
  type TransferRow,
  updateTakeoverRow,
  updateTransfer,
} from "./queries.ts";

/** Both sides sign: the developer's engineering department hands over, the service center takes over. */
const bothSides = [
  {
    key: "ENGINEERING",
    label: `移交方 ${transferParties.from.zh}`,
    labelEn: "Handing over: engineering",
    side: "DEVELOPER",
    roles: ["DEVELOPER_STAFF"],
    level: "EXTERNAL",
    personId: null,
  },
  {
    key: "SERVICE_CENTER",
    label: `接收方 ${transferParties.to.zh}`,
    labelEn: "Taking over: service center",
    side: "SERVICE_CENTER",
    roles: ["SERVICE_CENTER_HEAD"],
    level: "SERVICE_CENTER",
    personId: null,
  },
] as const;

/** 正式验收 (TKO-R15): the rectification was checked; the lists go to both sides to be signed. */
export const confirmFormalGroup = (context: Context, input: ConfirmFormalGroupInput) =>
  onTakeover(context, "confirmFormalGroup", input, async (db, row) => {
    allowInspector(context, row);
    if (input.group === "LISTS") return askForLists(db, context, row);
    if (input.group !== "RECTIFICATION")
      throw refusalError({ code: "INVALID_INPUT", details: { field: "group" } });
    const note = optionalText("note", input.note?.trim() || null, 500) ?? null;
    const formal = { ...row.formal, RECTIFICATION: { on: context.today, note } };
    await updateTakeoverRow(db, row.id, { formal: JSON.stringify(formal) });
    return undefined;
  });

async function askForLists(db: Tx, context: Context, row: TakeoverRow) {
  // KF-06, KF-08 and KF-07: what is listed goes over by both signatures.
  const listed: readonly ItemKind[] = ["DOCUMENT", "EQUIPMENT", "FACILITY"];
  const lines = row.items.filter(({ kind }) => listed.includes(kind));
  await requestSignatures(db, context, {
    recordType: "TakeoverProject",
    recordId: row.id,
    key: "LISTS",
    serviceCenterId: row.serviceCenterId,
    estateId: row.estateId,
    summary: {
      title: `资料与设备清单 ${row.name}`.slice(0, 200),
      titleEn: `Lists of documents and equipment ${row.name}`.slice(0, 200),
      facts: [{ label: "清单项数", labelEn: "Lines", value: String(lines.length) }],
    },
    order: "ANY",
    slots: bothSides,
    content: {
      takeover: row.name,
      lines: lines.map((line) => ({
        kind: line.kind,
        name: line.name,
        model: line.model,
        quantity: line.quantity,
        counted: line.counted,
        receivedOn: line.receivedOn,
        promisedOn: line.promisedOn,
        linkage: line.linkage,
      })),
    },
  });
  return undefined;
}

/** 移交文件 of all, of a part or of things by themselves: each with its own papers (TKO-R13 to R18, INS-049). */
export const prepareTakeoverTransfer = (context: Context, input: PrepareTakeoverTransferInput) =>
  onTakeover(context, "prepareTakeoverTransfer", input, async (db, row) => {
    const draft: TransferDraft = {
      mode: input.mode as TransferMode,
      areaIds: [...new Set(input.takeoverAreaIds.map((id) => uuidOf("TakeoverArea", id)))],
      itemIds: [...new Set(input.takeoverItemIds.map((id) => uuidOf("TakeoverItem", id)))],
      asIs: input.asIs,
    };
    unwrap(checkTransfer(draft, row));
    const scope = new Set(
      draft.mode === "BY_ITEM"
        ? row.items
            .filter(({ id }) => draft.itemIds.includes(id))
            .flatMap(({ areaId }) => areaId ?? [])
        : draft.areaIds,
    );
    unwrap(checkFormal(formalDone(row, scope)));
    const heads = unwrap(
      checkHeads(
        Object.fromEntries(input.agreement.map(({ head, text }) => [head as AgreementHead, text])),
      ),
    );
    const left = defectsOf(draft, row).filter(
      ({ status }) => !isSettled(status) && status !== "VOID",
    );
    const facts = lawFactsOf(row, context.today, heads);
    await keepStep(db, context, row, "prepareTakeoverTransfer", {
      facts: {
        ...facts,
        unagreed: 0,
        formalDone: formalDone(row, scope),
        finishedOn: context.today,
      },
      reason: input.reason,
    });
    const id = uuid();
    const number = await nextPaper(db, "takeover_transfer", row.id);
    const openDefects = left.map(({ number: of, severity, agreedOn }) => ({
      number: of,
      severity,
      agreedOn,
    }));
    await insertTransfer(db, {
      id,
      service_center_id: row.serviceCenterId,
      project_id: row.id,
      number,
      mode: draft.mode,
      area_ids: [...draft.areaIds],
      item_ids: [...draft.itemIds],
      as_is: draft.asIs,
      agreement: JSON.stringify(heads),
      open_defects: JSON.stringify(openDefects),
      signed_on: null,
      transferred_on: null,
      updated_by: null,
    });
    await askBothSides(db, context, row, { id, number, draft, heads, openDefects });
    return { transfer: id };
  });

interface Papers {
  readonly id: string;
  readonly number: number;
  readonly draft: TransferDraft;
  readonly heads: Readonly<Record<AgreementHead, string>>;
  readonly openDefects: readonly { number: number; severity: string; agreedOn: string | null }[];
}

function askBothSides(
  db: Tx,
  context: Context,
  row: TakeoverRow,
  { id, number, draft, heads, openDefects }: Papers,
) {
  const names = whatOf(row, draft);
  return requestSignatures(db, context, {
    recordType: "TakeoverTransfer",
    recordId: id,
    serviceCenterId: row.serviceCenterId,
    estateId: row.estateId,
    summary: {
      title: `移交文件 ${number} ${row.name}`.slice(0, 200),
      titleEn: `Handover papers ${number}, ${row.name}`.slice(0, 200),
      facts: [
        { label: "移交方式", labelEn: "How", value: transferModes[draft.mode].zh },
        { label: "移交内容", labelEn: "What", value: names.join("、").slice(0, 200) },
        { label: "遗留问题", labelEn: "Open defects", value: String(openDefects.length) },
      ],
    },
    order: "ANY",
    slots: bothSides,
    content: {
      takeover: row.name,
      mode: draft.mode,
      what: names,
      asIs: draft.asIs,
      agreement: heads,
      openDefects,
    },
  });
}

/** Both sides signed: the handover is due within ten days (INS-051). */
export async function transferSigned(db: Tx, context: DecidingContext, id: string) {
  const projectId = found(await findProjectOf(db, "takeover_transfer", id));
  await lockTakeover(db, projectId);
  const row = found(await findTakeover(db, projectId));
  await updateTransfer(db, id, { status: "SIGNED", signed_on: context.today });
  if (row.status === "FORMAL_INSPECTION")
    await updateTakeoverRow(db, row.id, { status: "HANDOVER_SIGNED" });
  await obligeHandover(db, context, row, context.today);
}

/** The report is signed by the leader: it goes to the developer's engineering department (TKO-R12). */
export async function sheetSigned(db: Tx, context: DecidingContext, id: string, key: string) {
  if (key !== "REPORT") return;
  const row = found(await findTakeover(db, id));
  if (row.status !== "PRE_INSPECTION") return;
  await updateTakeoverRow(db, id, { status: "PRE_REPORTED" });
  await obligeReport(db, context, row);
}

async function transferOf(
  db: Tx,
  id: string,
): Promise<{ row: TakeoverRow; transfer: TransferRow }> {
  const projectId = found(await findProjectOf(db, "takeover_transfer", id));
  await lockTakeover(db, projectId);
  const row = found(await findTakeover(db, projectId));
  return { row, transfer: found(row.transfers.find((one) => one.id === id)) };
}

/** 取消移交文件 before the right passed, when something is found or the scope changes. */
export function cancelTakeoverTransfer(context: Context, input: CancelTakeoverTransferInput) {
  const id = uuidOf("TakeoverTransfer", input.id);
  return change(context, "cancelTakeoverTransfer", input, async (db) => {
    const { row, transfer } = await transferOf(db, id);
    allowOn(context, "prepareTakeoverTransfer", row);
    if (transfer.status !== "PREPARED" && transfer.status !== "SIGNED")
      throw refusalError({
        code: "RECORD_STATUS",
        details: { action: "cancel", status: transfer.status, allowed: ["PREPARED", "SIGNED"] },
      });
    await updateTransfer(db, id, { status: "CANCELLED" });
    await cancelSignatures(db, context, { recordType: "TakeoverTransfer", recordId: id });
    return { takeover: row.id, transfer: id };
  });
}

/** 管理权移交 (TKO-R14, R17): what was safe when it was signed is asked again. */
export function transferTakeover(context: Context, input: TransferTakeoverInput) {
  const id = uuidOf("TakeoverTransfer", input.id);
  return change(context, "transferTakeover", input, async (db) => {
    const { row, transfer } = await transferOf(db, id);
    if (transfer.signedOn === null) throw refusalError({ code: "TKO_PAPERS_UNSIGNED" });
    allowOn(context, "transferTakeover", row);
    if (transfer.status !== "SIGNED")
      throw refusalError({
        code: "RECORD_STATUS",
        details: { action: "transfer", status: transfer.status, allowed: ["SIGNED"] },
      });
    const { signedOn } = transfer;
    const on = unwrap(
      checkTransferDay(day(input.transferredOn), { signedOn, today: context.today }),
    );
    unwrap(checkTransfer(transfer, row));
    const facts = lawFactsOf(row, context.today, transfer.agreement);
    await keepStep(db, context, row, "transferTakeover", {
      facts: { ...facts, agreementOn: signedOn, transferredOn: on },
      reason: input.reason,
    });
    await updateTransfer(db, id, { status: "TRANSFERRED", transferred_on: on });
    await pointAtTransfer(db, "takeover_area", transfer.areaIds, id);
    await pointAtTransfer(db, "takeover_item", transfer.itemIds, id);
    const after = found(await findTakeover(db, row.id));
    const status = statusAfter(after.areas);
    await updateTakeoverRow(db, row.id, { status });
    await settleTakeover(db, row.id, "TRANSFER");
    await makePack(db, context, row, { ...transfer, signedOn }, on);
    if (isAtLeast(status, "TRANSFERRED")) await obligeFiling(db, context, row, on);
    return { takeover: row.id, transfer: id };
  });
}
