import type { Day } from "../calendar/day.ts";
import { decimalOf, millionths } from "../decimal.ts";
import type { Block, Cell, Column, FormDocument } from "../form/document.ts";
import { papers } from "../form/papers.ts";
import { strokesOf } from "../signature/drawing.ts";
import type { ItemFacts } from "./item.ts";
import type { PlanRow, TeamMember } from "./project.ts";
import { methodWords, type StandardItem, verdictRule } from "./standard.ts";
import {
  type AgreementHead,
  agreementHeadNames,
  agreementHeads,
  aspects,
  type ItemKind,
  itemKinds,
  type OwnerKind,
  ownerKindNames,
  ownerKinds,
  type Remedy,
  remedies,
  subTeams,
  type TakeoverDefectState,
  takeoverDefectStates,
  type TakeoverSeverity,
  takeoverSeverities,
  type TrainingTopic,
  trainingTopics,
  type TransferMode,
  transferModes,
  transferParties,
  type Verdict,
  verdictWords,
} from "./vocabulary.ts";

export interface Signed {
  readonly key: string;
  readonly label: string;
  readonly signedOn: Day | null;
  readonly drawing: string | null;
}
export interface DefectOnPaper {
  readonly number: number;
  readonly area: string | null;
  readonly text: string;
  readonly severity: TakeoverSeverity;
  readonly remedy: Remedy | null;
  readonly contractor: string | null;
  readonly agreedDueOn: Day | null;
  readonly fixedOn: Day | null;
  readonly verifiedOn: Day | null;
  readonly verifiedBy: string | null;
  readonly state: TakeoverDefectState;
}
export interface RegisterOnPaper {
  readonly name: string;
  readonly place: string | null;
  readonly area: string | null;
  readonly owner: OwnerKind;
  readonly certificate: string | null;
  readonly use: string | null;
  readonly serves: readonly string[];
  readonly remark: string | null;
}

/** A takeover as its papers have it. */
export interface TakeoverOnPaper {
  readonly name: string;
  readonly estate: string;
  readonly scope: string;
  readonly leader: string | null;
  readonly team: readonly TeamMember[];
  readonly trainings: readonly {
    readonly on: Day;
    readonly topics: readonly TrainingTopic[];
    readonly note: string | null;
    readonly names: readonly string[];
  }[];
  readonly plan: readonly PlanRow[];
  readonly standard: readonly StandardItem[];
  readonly standardNumber: number;
  readonly items: readonly (ItemFacts & {
    readonly area: string | null;
    readonly inspector: string | null;
    readonly inspectedOn: Day | null;
    /** Who received a document. */
    readonly receiver: string | null;
    /** Numbers of what was found on it. */
    readonly defects: readonly number[];
    readonly photos: readonly { readonly sha256: string; readonly url: string }[];
  })[];
  readonly defects: readonly DefectOnPaper[];
  readonly register: readonly RegisterOnPaper[];
  readonly signatures: readonly Signed[];
}

type PaperName = keyof typeof papers & `TAKEOVER_${string}`;

/** A table's column with what each row says in it. */
export type Cut<Row> = readonly [
  header: string,
  width: number,
  cell: (row: Row, at: number) => Cell,
];

export const table = <Row>(
  rows: readonly Row[],
  cuts: readonly Cut<Row>[],
  title?: string,
): Block => ({
  kind: "TABLE",
  ...(title !== undefined && { title }),
  columns: cuts.map(([header, width]): Column => ({ header, width })),
  rows: rows.map((row, at) => cuts.map(([, , cell]) => cell(row, at))),
  empty: "无",
});
export const sheet = (signatures: readonly Signed[]): Block => ({
  kind: "SIGNATURES",
  boxes: signatures.map(({ label, signedOn, drawing }) => ({
    label,
    on: signedOn,
    picture: drawing === null ? null : { strokes: strokesOf(drawing) },
  })),
});
export const paper = (
  name: PaperName,
  takeover: Pick<TakeoverOnPaper, "name" | "estate">,
  blocks: readonly Block[],
  facts: readonly { readonly label: string; readonly value: Cell }[] = [],
): FormDocument => ({
  title: papers[name].zh,
  paperCode: papers[name].paperCode,
  orientation: "LANDSCAPE",
  blocks: [
    {
      kind: "FACTS",
      facts: [
        { label: "项目", value: takeover.estate },
        { label: "承接查验", value: takeover.name },
        ...facts,
      ],
    },
    ...blocks,
  ],
});

const said = (verdict: Verdict | null): string | null => verdict && verdictWords[verdict].zh;
const yesNo = (value: boolean | null): string | null =>
  value === null ? null : value ? "是" : "否";
const seq = <Row>(): Cut<Row> => ["序号", 6, (_, at) => at + 1];
type Item = TakeoverOnPaper["items"][number];
const named: Cut<Item> = ["名称", 18, ({ name }) => name];
/** A column as another form calls it. */
const headed = (header: string, [, width, cell]: Cut<Item>): Cut<Item> => [header, width, cell];
const where: Cut<Item> = [
  "位置",
  14,
  ({ area, place }) => [area, place].filter(Boolean).join(" ") || null,
];
const found: Cut<Item> = [
  "问题",
  8,
  ({ defects }) => defects.map((number) => `#${number}`).join(" ") || null,
];
const noted: Cut<Item> = ["备注", 14, ({ remark }) => remark];
const by: Cut<Item> = ["查验人", 9, ({ inspector }) => inspector];
const on: Cut<Item> = ["日期", 10, ({ inspectedOn }) => inspectedOn];
const result: Cut<Item> = ["结论", 8, ({ verdict }) => said(verdict)];
const listed: Cut<Item> = ["数量", 8, ({ quantity }) => quantity];
const counted: Cut<Item> = ["清点", 8, ({ counted: found }) => found];

const of = ({ items }: TakeoverOnPaper, ...kinds: ItemKind[]) =>
  items.filter(({ kind }) => kinds.includes(kind));

const defectTable = (defects: readonly DefectOnPaper[], title?: string) =>
  table<DefectOnPaper>(
    defects,
    [
      seq(),
      ["编号", 7, ({ number }) => `#${number}`],
      ["区域", 10, ({ area }) => area],
      ["问题", 26, ({ text }) => text],
      ["问题类别", 16, ({ severity }) => takeoverSeverities[severity].zh],
      ["处理方式", 8, ({ remedy }) => remedy && remedies[remedy].zh],
      ["责任单位", 14, ({ contractor }) => contractor],
      ["约定整改期限", 11, ({ agreedDueOn }) => agreedDueOn],
      ["实际整改日期", 11, ({ fixedOn }) => fixedOn],
      [
        "复查",
        11,
        ({ verifiedBy, verifiedOn }) => [verifiedBy, verifiedOn].filter(Boolean).join(" ") || null,
      ],
      ["状态", 8, ({ state }) => takeoverDefectStates[state].zh],
    ],
    title,
  );

/** m² as they stand in the register, with two decimals. */
const squareOf = (area: bigint) => {
  const [whole, part = ""] = decimalOf(area).split(".");
  return `${whole}.${part.padEnd(2, "0")}`;
};

/** What of the register belongs to whom, with its area. */
const registerSums = (register: readonly RegisterOnPaper[]) =>
  ownerKindNames.flatMap((owner) => {
    const own = register.filter((row) => row.owner === owner);
    const area = own.reduce((sum, row) => sum + (millionths(row.area) ?? 0n), 0n);
    return own.length === 0 ? [] : [{ owner, entries: own.length, area: squareOf(area) }];
  });

/** Who signed the lists that go over; until they are asked to, boxes to be signed by hand. */
const listsSheet = ({ signatures }: TakeoverOnPaper): Block => {
  const signed = signatures.filter(({ key }) => key === "LISTS");
  const blank = (label: string) => ({ key: label, label, signedOn: null, drawing: null });
  return sheet(
    signed.length > 0
      ? signed
      : [`移交方 ${transferParties.from.zh}`, `接收方 ${transferParties.to.zh}`].map(blank),
  );
};

/** The papers of a takeover (TKO-R21; 06 part 6), each of what was recorded. */
export const takeoverForms = {
  TAKEOVER_PLAN: (one) =>
    paper(
      "TAKEOVER_PLAN",
      one,
      [
        table(one.plan, [
          seq(),
          ["内容", 40, ({ content }) => content],
          ["标准", 40, ({ standard }) => standard],
          ["完成时间", 14, ({ dueOn }) => dueOn],
        ]),
        table(
          one.team,
          [
            ["姓名", 20, ({ name }) => name],
            ["专业小组", 30, ({ subTeam }) => subTeam && subTeams[subTeam].zh],
          ],
          "承接查验小组",
        ),
      ],
      [
        { label: "组长", value: one.leader },
        { label: "查验范围", value: one.scope },
      ],
    ),
  TAKEOVER_TRAINING: (one) =>
    paper(
      "TAKEOVER_TRAINING",
      one,
      [
        table(one.trainings, [
          ["日期", 12, (row) => row.on],
          ["内容", 30, ({ topics }) => topics.map((topic) => trainingTopics[topic].zh).join("、")],
          ["参加人", 30, ({ names }) => names.join("、")],
          ["要点", 30, ({ note }) => note],
        ]),
      ],
      [{ label: "组长", value: one.leader }],
    ),
  TAKEOVER_STANDARD: (one) =>
    paper(
      "TAKEOVER_STANDARD",
      one,
      [
        table(one.standard, [
          seq(),
          ["部位", 11, ({ kind }) => itemKinds[kind].zh],
          ["项目", 16, ({ label }) => label],
          ["要求", 44, ({ requirement }) => requirement],
          ["方法", 14, (item) => methodWords(item.methods, "zh")],
          ["重点", 16, (item) => item.aspects.map((aspect) => aspects[aspect].zh).join("、")],
          ["判定", 18, (item) => verdictRule(item).zh],
        ]),
      ],
      [{ label: "版本", value: `第 ${one.standardNumber} 版` }],
    ),
  TAKEOVER_DOCUMENTS: (one) =>
    paper("TAKEOVER_DOCUMENTS", one, [
      table(of(one, "DOCUMENT"), [
        seq(),
        ["文件名称", 26, ({ name }) => name],
        ["份数", 6, ({ quantity }) => quantity],
        [
          "原件/复印件",
          9,
          ({ isOriginal }) => (isOriginal === null ? null : isOriginal ? "原件" : "复印件"),
        ],
        ["移交人", 10, ({ handedBy }) => handedBy],
        ["接收人", 10, ({ receiver }) => receiver],
        ["接收日期", 10, ({ receivedOn }) => receivedOn],
        ["承诺补交", 10, ({ promisedOn }) => promisedOn],
        noted,
      ]),
      listsSheet(one),
    ]),
  TAKEOVER_FACILITIES: (one) =>
    paper("TAKEOVER_FACILITIES", one, [
      table(of(one, "FACILITY"), [
        seq(),
        headed("设施名称", named),
        where,
        listed,
        counted,
        headed("状况", result),
        found,
        on,
        by,
        noted,
      ]),
      listsSheet(one),
    ]),
  TAKEOVER_EQUIPMENT: (one) =>
    paper("TAKEOVER_EQUIPMENT", one, [
      table(of(one, "EQUIPMENT"), [
        seq(),
        headed("设备名称", named),
        ["型号", 10, ({ model }) => model],
        where,
        listed,
        counted,
        ["位置确认", 8, ({ located }) => yesNo(located)],
        ["设备说明书", 9, ({ manual }) => yesNo(manual)],
        ["单车试运行", 9, ({ singleRun }) => said(singleRun)],
        ["联动测试", 8, ({ linkage }) => said(linkage)],
        result,
        found,
        by,
        noted,
      ]),
      listsSheet(one),
    ]),
  TAKEOVER_COMMON_PARTS: (one) => {
    const lines = of(one, "COMMON_PART", "FACILITY");
    const photos = lines.flatMap(({ area, name, photos: taken }) =>
      taken.map((picture) => ({ picture, caption: [area, name].filter(Boolean).join(" ") })),
    );
    return paper("TAKEOVER_COMMON_PARTS", one, [
      table(lines, [
        seq(),
        headed("部位", where),
        headed("项目", named),
        result,
        found,
        ["照片", 6, ({ photos: taken }) => (taken.length > 0 ? `${taken.length} 张` : null)],
        on,
        by,
        noted,
      ]),
      ...(photos.length > 0 ? [{ kind: "PHOTOS" as const, title: "照片", photos }] : []),
    ]);
  },
  TAKEOVER_DEFECTS: (one) => paper("TAKEOVER_DEFECTS", one, [defectTable(one.defects)]),
  TAKEOVER_REPORT: (one) =>
    paper(
      "TAKEOVER_REPORT",
      one,
      [
        table(
          (["DOCUMENT", "EQUIPMENT", "COMMON_PART", "FACILITY"] as const).map((kind) => ({
            kind,
            lines: of(one, kind),
          })),
          [
            ["查验内容", 30, ({ kind }) => itemKinds[kind].zh],
            ["项数", 12, ({ lines }) => lines.length],
            ["不合格", 12, ({ lines }) => lines.filter(({ verdict }) => verdict === "FAIL").length],
          ],
          "预验收情况",
        ),
        defectTable(one.defects, "问题与整改"),
        sheet(one.signatures.filter(({ key }) => key === "REPORT")),
      ],
      [{ label: "组长", value: one.leader }],
    ),
  TAKEOVER_TOOLS: (one) =>
    paper("TAKEOVER_TOOLS", one, [
      table(of(one, "TOOL", "KEY", "ROOM_FACILITY"), [
        seq(),
        ["设备房", 16, ({ place }) => place],
        ["类别", 12, ({ kind }) => itemKinds[kind].zh],
        named,
        listed,
        counted,
        noted,
      ]),
    ]),
  TAKEOVER_REGISTER: (one) =>
    paper("TAKEOVER_REGISTER", one, [
      table(one.register, [
        seq(),
        ["设施、房屋名称", 18, ({ name }) => name],
        ["位置", 14, ({ place }) => place],
        ["面积(㎡)", 10, ({ area }) => area],
        ["权属", 14, ({ owner }) => ownerKinds[owner].zh],
        ["权属证明", 14, ({ certificate }) => certificate],
        ["用途", 12, ({ use }) => use],
        ["服务范围", 16, ({ serves }) => serves.join("、") || "全部"],
        ["备注", 12, ({ remark }) => remark],
      ]),
      table(
        registerSums(one.register),
        [
          ["权属", 30, ({ owner }) => ownerKinds[owner].zh],
          ["项数", 20, ({ entries }) => entries],
          ["面积合计(㎡)", 30, ({ area }) => area],
        ],
        "合计",
      ),
    ]),
} as const satisfies Record<string, (takeover: TakeoverOnPaper) => FormDocument>;

/** 整改期限约定书 (TKO-R13, R14). */
export const agreementForm = (one: {
  readonly name: string;
  readonly estate: string;
  readonly number: number;
  readonly severity: TakeoverSeverity;
  readonly contractor: string;
  readonly defects: readonly DefectOnPaper[];
  readonly signatures: readonly Signed[];
}): FormDocument =>
  paper(
    "TAKEOVER_AGREEMENT",
    one,
    [defectTable(one.defects), sheet(one.signatures)],
    [
      { label: "约定书", value: `第 ${one.number} 份` },
      { label: "问题类别", value: takeoverSeverities[one.severity].zh },
      { label: "责任单位", value: one.contractor },
    ],
  );

/** 正式移交文件 with the inspection agreement's five heads (TKO-R17, R18, INS-049). */
export const transferForm = (one: {
  readonly name: string;
  readonly estate: string;
  readonly number: number;
  readonly mode: TransferMode;
  readonly asIs: boolean;
  readonly what: readonly string[];
  readonly agreement: Readonly<Record<AgreementHead, string>>;
  readonly openDefects: readonly {
    readonly number: number;
    readonly text: string | null;
    readonly severity: TakeoverSeverity;
    readonly agreedDueOn: Day | null;
    readonly agreedOn: Day | null;
  }[];
  readonly signedOn: Day | null;
  readonly transferredOn: Day | null;
  readonly signatures: readonly Signed[];
}): FormDocument =>
  paper(
    "TAKEOVER_TRANSFER",
    one,
    [
      ...agreementHeadNames.map((head): Block => ({
        kind: "TEXT",
        title: agreementHeads[head].zh,
        text: one.agreement[head],
      })),
      table(
        one.openDefects,
        [
          ["编号", 8, ({ number }) => `#${number}`],
          ["问题", 36, ({ text }) => text],
          ["问题类别", 24, ({ severity }) => takeoverSeverities[severity].zh],
          ["约定整改期限", 14, ({ agreedDueOn }) => agreedDueOn],
          ["约定签署日期", 14, ({ agreedOn }) => agreedOn],
        ],
        "移交时遗留问题",
      ),
      sheet(one.signatures),
    ],
    [
      { label: "移交批次", value: `第 ${one.number} 次` },
      { label: "移交方", value: transferParties.from.zh },
      { label: "接收方", value: transferParties.to.zh },
      { label: "移交方式", value: transferModes[one.mode].zh },
      { label: "移交内容", value: one.what.join("、") },
      { label: "现状接管", value: yesNo(one.asIs) },
      { label: "签署日期", value: one.signedOn },
      { label: "移交日期", value: one.transferredOn },
    ],
  );
