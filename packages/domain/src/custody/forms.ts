import type { Day } from "../calendar/day.ts";
import type { Block, FormDocument, Signatures } from "../form/document.ts";
import { type PaperCode, papers } from "../form/papers.ts";
import { strokesOf } from "../signature/drawing.ts";
import { asRanges } from "./numbers.ts";
import {
  type CustodyDirection,
  custodyDirections,
  type CustodyKind,
  custodyKinds,
  type CustodyParty,
  custodyParties,
  custodyStatuses,
  type CustodyStatus,
  type DocumentForm,
  documentForms,
} from "./vocabulary.ts";

interface Thing {
  readonly kind: CustodyKind;
  readonly name: string;
  readonly number: string | null;
  readonly form: DocumentForm | null;
  readonly measure: string | null;
  /** Where it belongs, in words. */
  readonly place: string;
}

interface Handover {
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
  readonly lines: readonly (Thing & {
    readonly quantity: number;
    readonly listed: number | null;
    readonly damaged: number;
    readonly note: string | null;
  })[];
  readonly signatures: readonly {
    readonly label: string;
    readonly name: string | null;
    readonly on: Day | null;
    readonly drawing: string | null;
    readonly refusal: string | null;
  }[];
}

const called = ({ name, form }: Thing) => (form ? `${name}（${documentForms[form].zh}）` : name);

/** What has the same key together, in the order in which it comes first. */
function grouped<One>(all: readonly One[], keyOf: (one: One) => string): readonly One[][] {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return [...groups.values()];
}

/** Lines that say the same but for their numbers are one row, the numbers as ranges. */
function rowsOf({ lines }: Handover) {
  const groups = grouped(lines, (line) =>
    [called(line), line.kind, line.place, line.listed, line.quantity, line.damaged, line.note].join(
      "\n",
    ),
  );
  return groups.map((of, at) => {
    const [first] = of;
    const { listed, quantity, damaged, measure } = first!;
    const times = (count: number) => count * of.length;
    return [
      at + 1,
      custodyKinds[first!.kind].zh,
      called(first!),
      asRanges(of.flatMap(({ number }) => (number === null ? [] : [number]))),
      first!.place,
      listed === null ? null : times(listed),
      `${times(quantity)}${measure ?? ""}`,
      damaged === 0 ? null : times(damaged),
      first!.note,
    ];
  });
}

const paper = (code: PaperCode, blocks: readonly Block[], across = false): FormDocument => ({
  title: papers[code].zh,
  paperCode: papers[code].paperCode,
  orientation: across ? "LANDSCAPE" : "PORTRAIT",
  blocks,
});

const columns = (of: readonly (readonly [string, number, ("LEFT" | "CENTER" | "RIGHT")?])[]) =>
  of.map(([header, width, align]) => ({ header, width, ...(align && { align }) }));

/** 物品交接单: the receipt of one handover, with what was signed. */
export function receiptForm(handover: Handover): FormDocument {
  const { holder, standIn, direction } = handover;
  const pieces = handover.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const refused = handover.signatures.flatMap(({ refusal }) => (refusal ? [refusal] : []));
  return paper("CUSTODY_RECEIPT", [
    {
      kind: "FACTS",
      facts: [
        { label: "项目", value: handover.estate },
        { label: "物业服务中心", value: handover.serviceCenter },
        { label: "单号", value: `#${handover.number}` },
        { label: "交接方向", value: custodyDirections[direction].zh },
        {
          label: custodyParties[holder.party].zh,
          value: [holder.organization, holder.name, holder.phone].filter(Boolean).join(" "),
        },
        {
          label: "代领人",
          value:
            standIn &&
            [standIn.name, `（${standIn.relation}）`, standIn.paper].filter(Boolean).join(" "),
        },
        { label: "事由", value: handover.reason },
        { label: "应还日期", value: handover.dueBackOn },
        { label: "交接日期", value: handover.handedOn },
        { label: "状态", value: custodyStatuses[handover.status].zh },
        { label: "经办人", value: handover.handler },
        { label: "合计", value: `${pieces} 件` },
      ],
    },
    {
      kind: "TABLE",
      title: "交接明细",
      columns: columns([
        ["序号", 1, "CENTER"],
        ["种类", 2],
        ["名称", 4],
        ["编号", 4],
        ["对应处所", 3],
        ["清单", 1, "RIGHT"],
        ["实点", 2, "RIGHT"],
        ["损坏", 1, "RIGHT"],
        ["备注", 3],
      ]),
      rows: rowsOf(handover),
    },
    ...(refused.length > 0
      ? [{ kind: "TEXT" as const, title: "拒签原因", text: refused.join("\n") }]
      : []),
    signaturesOf(handover),
  ]);
}

const signaturesOf = ({ signatures, direction }: Handover): Signatures => ({
  kind: "SIGNATURES",
  boxes:
    signatures.length > 0
      ? signatures.map(({ label, name, on, drawing }) => ({
          label,
          name,
          on,
          picture: drawing === null ? null : { strokes: strokesOf(drawing) },
        }))
      : [{ label: direction === "RETURN" ? "归还人" : "对方" }, { label: "经办人" }],
});

interface Listed extends Thing {
  readonly expected: number | null;
  readonly received: number;
  readonly inStore: number;
  readonly out: number;
  readonly lost: number;
  readonly askedOn: Day | null;
  readonly promisedOn: Day | null;
  readonly note: string | null;
  readonly from: string | null;
  readonly by: string | null;
  readonly on: Day | null;
}

interface EstateList {
  readonly estate: string;
  readonly serviceCenter: string;
  readonly things: readonly Listed[];
}

const head = ({ estate, serviceCenter }: EstateList, more: readonly [string, number][]): Block => ({
  kind: "FACTS",
  facts: [
    { label: "项目", value: estate },
    { label: "物业服务中心", value: serviceCenter },
    ...more.map(([label, value]) => ({ label, value })),
  ],
});
const bothSides: Signatures = {
  kind: "SIGNATURES",
  boxes: [{ label: "移交人（建设单位）" }, { label: "接收人（物业服务中心）" }],
};

/** 《项目文件资料交接清单》 (JBPM-QR-KF-06): what came, in how many copies, from whom; what is missing, promised by when. */
export function documentsForm(list: EstateList): FormDocument {
  const documents = list.things.filter(({ kind }) => kind === "DOCUMENT");
  const missing = documents.filter(({ expected, received }) => received < (expected ?? 0));
  return paper(
    "DOCUMENT_HANDOVER",
    [
      head(list, [
        ["资料种数", documents.length],
        ["未交齐", missing.length],
      ]),
      {
        kind: "TABLE",
        title: "文件资料",
        columns: columns([
          ["序号", 1, "CENTER"],
          ["文件名称", 6],
          ["原件/复印件", 2, "CENTER"],
          ["应交份数", 1, "RIGHT"],
          ["实交份数", 1, "RIGHT"],
          ["移交人", 2],
          ["接收人", 2],
          ["日期", 2, "CENTER"],
          ["备注", 3],
        ]),
        rows: documents.map((one, at) => [
          at + 1,
          one.name,
          one.form && documentForms[one.form].zh,
          one.expected,
          one.received,
          one.from,
          one.by,
          one.on,
          one.note,
        ]),
        empty: "尚无资料列入清单",
      },
      {
        kind: "TABLE",
        title: "缺少的文件资料及补交承诺",
        columns: columns([
          ["文件名称", 6],
          ["缺少份数", 2, "RIGHT"],
          ["催交日期", 2, "CENTER"],
          ["承诺补交日期", 3, "CENTER"],
        ]),
        rows: missing.map((one) => [
          called(one),
          (one.expected ?? 0) - one.received,
          one.askedOn,
          one.promisedOn,
        ]),
        empty: "已交齐",
      },
      bothSides,
    ],
    true,
  );
}

/** 工具与钥匙清单 (TKO-R16), by equipment room. */
export function toolKeyForm(list: EstateList): FormDocument {
  const things = list.things.filter(({ kind }) => kind !== "DOCUMENT");
  const groups = grouped(things, (one) => [one.place, one.kind, one.name].join("\n"));
  const sum = (of: readonly Listed[], amount: "received" | "inStore" | "out" | "lost") =>
    of.reduce((total, one) => total + one[amount], 0);
  return paper("TOOL_KEY_LIST", [
    head(list, [
      ["物品种数", groups.length],
      ["接收件数", sum(things, "received")],
    ]),
    {
      kind: "TABLE",
      title: "工具、钥匙及设施",
      columns: columns([
        ["设备房或位置", 3],
        ["种类", 2],
        ["名称", 4],
        ["编号", 4],
        ["接收", 1, "RIGHT"],
        ["在库", 1, "RIGHT"],
        ["在外", 1, "RIGHT"],
        ["遗失", 1, "RIGHT"],
      ]),
      rows: groups.map((of) => [
        of[0]!.place,
        custodyKinds[of[0]!.kind].zh,
        of[0]!.name,
        asRanges(of.flatMap(({ number }) => (number === null ? [] : [number]))),
        sum(of, "received"),
        sum(of, "inStore"),
        sum(of, "out"),
        sum(of, "lost"),
      ]),
      empty: "尚未接收工具、钥匙和设施",
    },
    bothSides,
  ]);
}
