import { strokesOf } from "../signature/drawing.ts";
import type { Day } from "../calendar/day.ts";
import type { FormDocument } from "../form/document.ts";
import { paper, type PaperHead } from "./record-forms.ts";
import type { AreaItem, SalesArea } from "./sales-area.ts";

const areaWords: Readonly<Record<SalesArea, string>> = {
  SHOW_FLAT: "样板房",
  SALES_HALL: "销售大厅",
  ENCLOSURE: "围蔽区域",
};

interface Area {
  readonly area: SalesArea;
  readonly handedOverOn: Day;
  readonly items: readonly AreaItem[];
  readonly signatures: readonly {
    readonly label: string;
    readonly name: string | null;
    readonly on: Day | null;
    readonly drawing: string | null;
  }[];
  readonly head: PaperHead;
}

interface Letter {
  readonly number: number;
  readonly sentOn: Day | null;
  readonly recipient: string | null;
  /** As they were written down with it. */
  readonly lines: readonly {
    readonly number: number;
    readonly part: string | null;
    readonly text: string;
    readonly dueOn: Day | null;
    readonly follower: string | null;
    readonly photos: readonly { readonly id: string; readonly sha256: string }[];
  }[];
}

/** 工程问题反馈单 to the developer's engineering department (LCH-R25), with the photos of each defect. */
export const areaLetterForm = ({ area, handedOverOn, head }: Area, letter: Letter): FormDocument =>
  paper(
    "AREA_ISSUE_LETTER",
    head,
    [
      { label: "反馈单", value: `第 ${letter.number} 号` },
      { label: "区域", value: areaWords[area] },
      { label: "移交日期", value: handedOverOn },
      { label: "主送", value: letter.recipient ?? "地区公司工程部" },
      { label: "书面反馈日期", value: letter.sentOn },
    ],
    [
      {
        kind: "TEXT",
        text: `${areaWords[area]}承接查验发现以下 ${letter.lines.length} 项工程问题，请安排整改，并将整改结果书面回复我方跟进人。`,
      },
      {
        kind: "TABLE",
        title: "工程问题",
        columns: [
          { header: "编号", width: 1, align: "CENTER" },
          { header: "部位", width: 2 },
          { header: "问题", width: 5 },
          { header: "要求整改完成", width: 2, align: "CENTER" },
          { header: "跟进人", width: 2 },
          { header: "整改结果", width: 3 },
        ],
        rows: letter.lines.map(({ number, part, text, dueOn, follower }) => [
          number,
          part,
          text,
          dueOn,
          follower,
          null,
        ]),
      },
      {
        kind: "PHOTOS",
        title: "照片",
        photos: letter.lines.flatMap(({ number, photos }) =>
          photos.map(({ id, sha256 }) => ({
            picture: { sha256, url: `/files/Attachment_${id}` },
            caption: `问题 ${number}`,
          })),
        ),
      },
      {
        kind: "SIGNATURES",
        boxes: [{ label: "物业服务中心工程维修部" }, { label: "地区公司工程部签收" }],
      },
    ],
  );

/** 销售区域物品交接表 (LCH-R26), with what both sides signed. */
export const areaItemsForm = ({
  area,
  handedOverOn,
  items,
  signatures,
  head,
}: Area): FormDocument =>
  paper(
    "SALES_AREA_ITEMS",
    head,
    [
      { label: "区域", value: areaWords[area] },
      { label: "移交日期", value: handedOverOn },
      { label: "物品种数", value: items.length },
    ],
    [
      {
        kind: "TABLE",
        title: "移交物品",
        columns: [
          { header: "序号", width: 1, align: "CENTER" },
          { header: "名称", width: 4 },
          { header: "数量", width: 2, align: "RIGHT" },
          { header: "单位", width: 1, align: "CENTER" },
          { header: "状况", width: 4 },
        ],
        rows: items.map(({ name, quantity, unit, condition }, at) => [
          at + 1,
          name,
          quantity,
          unit,
          condition,
        ]),
      },
      {
        kind: "SIGNATURES",
        boxes:
          signatures.length > 0
            ? signatures.map(({ label, name, on, drawing }) => ({
                label,
                name,
                on,
                picture: drawing === null ? null : { strokes: strokesOf(drawing) },
              }))
            : [{ label: "移交人（地区公司）" }, { label: "接收人（物业服务中心）" }],
      },
    ],
  );
