import type { Block, FormDocument } from "../form/document.ts";
import { type Cut, paper, sheet, table } from "./forms.ts";
import {
  type HandoverContent,
  type PackComponent,
  type PackDefect,
  type PackFile,
  type PackLine,
  packSheets,
  type PackSheetKind,
} from "./handover-pack.ts";
import {
  agreementHeadNames,
  agreementHeads,
  type ItemKind,
  itemKinds,
  remedies,
  takeoverDefectStates,
  takeoverSeverities,
  transferModes,
  verdictWords,
} from "./vocabulary.ts";

const where = ({ area, place }: PackLine) => [area, place].filter(Boolean).join(" ") || null;
const counts: readonly Cut<PackLine>[] = [
  ["数量", 6, ({ quantity }) => quantity],
  ["清点", 6, ({ counted }) => counted],
];
const looked: readonly Cut<PackLine>[] = [
  ["结论", 8, ({ verdict }) => verdict && verdictWords[verdict].zh],
  ["查验人", 9, ({ inspector }) => inspector],
  ["日期", 10, ({ inspectedOn }) => inspectedOn],
  ["备注", 14, ({ remark }) => remark],
];
const named: readonly Cut<PackLine>[] = [
  ["名称", 18, ({ name }) => name],
  ["位置", 16, where],
];
const documents: readonly Cut<PackLine>[] = [
  ["文件名称", 26, ({ name }) => name],
  ["份数", 6, ({ quantity }) => quantity],
  ["移交人", 10, ({ handedBy }) => handedBy],
  ["接收日期", 10, ({ receivedOn }) => receivedOn],
  ["承诺补交", 10, ({ promisedOn }) => promisedOn],
  ["备注", 14, ({ remark }) => remark],
];
const equipment: readonly Cut<PackLine>[] = [
  ...named,
  ["型号", 10, ({ model }) => model],
  ...counts,
  ["单车试运行", 8, ({ singleRun }) => singleRun && verdictWords[singleRun].zh],
  ["联动测试", 8, ({ linkage }) => linkage && verdictWords[linkage].zh],
  ...looked,
];
const inRooms: readonly Cut<PackLine>[] = [
  ["类别", 12, ({ kind }) => itemKinds[kind].zh],
  ...named,
  ...counts,
  ["备注", 14, ({ remark }) => remark],
];

const lists: readonly (readonly [string, readonly ItemKind[], readonly Cut<PackLine>[]])[] = [
  ["文件资料", ["DOCUMENT"], documents],
  ["共用机电设备", ["EQUIPMENT"], equipment],
  ["公共部位与共用设施", ["COMMON_PART", "FACILITY"], [...named, ...counts, ...looked]],
  ["工具、钥匙与设备房设施", ["TOOL", "KEY", "ROOM_FACILITY"], inRooms],
];

const defectCuts: readonly Cut<PackDefect>[] = [
  ["编号", 7, ({ number }) => `#${number}`],
  ["区域", 10, ({ area }) => area],
  ["问题", 28, ({ text }) => text],
  ["类别", 16, ({ severity }) => takeoverSeverities[severity].zh],
  ["处理方式", 8, ({ remedy }) => remedy && remedies[remedy].zh],
  ["责任单位", 14, ({ contractor }) => contractor],
  ["约定书", 7, ({ agreement }) => agreement],
  ["约定期限", 10, ({ agreedDueOn }) => agreedDueOn],
  [
    "状态",
    8,
    ({ state, mergedInto }) =>
      `${takeoverDefectStates[state].zh}${mergedInto ? ` 并入 #${mergedInto}` : ""}`,
  ],
];

/** Equipment on paper: one row for all of a type whose warranty ends on the same days; each of them stands in the twin. */
interface TypeRow extends Pick<
  PackComponent,
  "facility" | "type" | "maker" | "model" | "startsOn" | "partsUntil" | "laborUntil"
> {
  readonly count: number;
}
function byType(components: readonly PackComponent[]): TypeRow[] {
  const rows = new Map<string, TypeRow>();
  for (const one of components) {
    const { facility, type, maker, model, startsOn, partsUntil, laborUntil } = one;
    const row = { facility, type, maker, model, startsOn, partsUntil, laborUntil };
    const key = JSON.stringify(row);
    rows.set(key, { ...row, count: (rows.get(key)?.count ?? 0) + 1 });
  }
  return [...rows.values()];
}
const warrantyCuts: readonly Cut<TypeRow>[] = [
  ["建筑", 10, ({ facility }) => facility],
  ["设备类型", 20, ({ type }) => type],
  ["厂家", 14, ({ maker }) => maker],
  ["型号", 14, ({ model }) => model],
  ["台数", 6, ({ count }) => count],
  ["保修起算", 10, ({ startsOn }) => startsOn],
  ["部件保修至", 10, ({ partsUntil }) => partsUntil],
  ["人工保修至", 10, ({ laborUntil }) => laborUntil],
];

const fileCuts: readonly Cut<PackFile>[] = [
  ["文件", 22, ({ name }) => name],
  ["所属", 26, ({ of }) => of],
  ["SHA-256", 52, ({ sha256 }) => sha256],
];

const sheetOrder: readonly PackSheetKind[] = ["REPORT", "LISTS", "AGREEMENT", "PAPERS"];

/** 承接查验交接包 on paper; it bears the digest of its machine-readable twin. `urlOf`: where a picture is shown. */
export function handoverForm(
  content: HandoverContent,
  digest: string,
  urlOf: (sha256: string) => string,
): FormDocument {
  const { lines, defects, components, files, sheets } = content;
  const pictures = files.filter(({ mediaType }) => mediaType.startsWith("image/"));
  return {
    ...paper(
      "TAKEOVER_PACK",
      { name: content.takeover, estate: content.estate },
      [
        ...agreementHeadNames.map((head): Block => ({
          kind: "TEXT",
          title: agreementHeads[head].zh,
          text: content.agreement[head],
        })),
        ...lists.map(([title, kinds, cuts]) =>
          table(
            lines.filter(({ kind }) => kinds.includes(kind)),
            cuts,
            title,
          ),
        ),
        table(defects, defectCuts, "问题与整改期限"),
        table(byType(components), warrantyCuts, "设备保修（自移交日起算）"),
        ...sheetOrder.flatMap((kind) =>
          sheets
            .filter((one) => one.kind === kind)
            .flatMap(({ number, sha256, signatures }): Block[] => [
              {
                kind: "TEXT",
                title: `${packSheets[kind].zh}${number === null ? "" : ` ${number}`}`,
                text: `签署内容 SHA-256 ${sha256}`,
              },
              sheet(
                signatures.map(({ slot, label, name, organization, signedOn, drawing }) => ({
                  key: slot,
                  label: `${label} ${[organization, name].filter(Boolean).join(" ")}`,
                  signedOn,
                  drawing,
                })),
              ),
            ]),
        ),
        table(files, fileCuts, "随包文件"),
        ...(pictures.length > 0
          ? [
              {
                kind: "PHOTOS" as const,
                title: "照片",
                photos: pictures.map(({ sha256, of, name }) => ({
                  picture: { sha256, url: urlOf(sha256) },
                  caption: `${of} ${name}`,
                })),
              },
            ]
          : []),
      ],
      [
        { label: "编号", value: content.number },
        { label: "移交方式", value: transferModes[content.mode].zh },
        { label: "移交内容", value: content.what.join("、") },
        { label: "现状接管", value: { ticked: content.asIs } },
        { label: "签署日期", value: content.signedOn },
        { label: "移交日期", value: content.transferredOn },
        { label: "摘要 SHA-256", value: digest },
      ],
    ),
    digest,
  };
}
