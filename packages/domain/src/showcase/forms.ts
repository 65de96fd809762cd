import type { Day } from "../calendar/day.ts";
import type { Block, FormDocument, Picture } from "../form/document.ts";
import { type PaperCode, papers } from "../form/papers.ts";
import type { Layout } from "./layout.ts";
import {
  showcaseContentTypeNames,
  showcaseContentTypes,
  type ShowcaseContentStatus,
  type ShowcaseContentType,
  showcaseEquipment,
  showcaseModes,
  type ShowcasePlanStatus,
} from "./vocabulary.ts";

// The showcase's papers (04 part 6). They are the company's Chinese ones.

/** Whose showcase it is. */
export interface ShowcaseHead {
  readonly region: string;
  readonly serviceCenter: string;
  readonly estate: string;
  readonly launchDate: Day | null;
}

type Fact = { readonly label: string; readonly value: string | number | null };

export function showcasePaper(
  code: PaperCode,
  head: ShowcaseHead,
  facts: readonly Fact[],
  blocks: readonly Block[],
): FormDocument {
  return {
    title: papers[code].zh,
    paperCode: papers[code].paperCode,
    orientation: "PORTRAIT",
    blocks: [
      {
        kind: "FACTS",
        facts: [
          { label: "项目", value: head.estate },
          { label: "物业服务中心", value: head.serviceCenter },
          { label: "地区物业公司", value: head.region },
          { label: "开盘日期", value: head.launchDate },
          ...facts,
        ],
      },
      ...blocks,
    ],
  };
}

const statusWords: Record<ShowcasePlanStatus, string> = {
  DRAFT: "草稿",
  AGREED: "已与地区公司确定",
  REVIEWED: "培训部已审核",
  APPROVED: "已审批",
  IMPLEMENTED: "已布置",
  IN_USE: "展示中",
  CLOSED: "已撤展",
};

/** A layout plan as it is printed. */
export interface LayoutOnPaper extends Omit<Layout, "boards" | "area"> {
  readonly head: ShowcaseHead;
  readonly status: ShowcasePlanStatus;
  readonly area: number | null;
  readonly otherEquipment: string | null;
  readonly boards: readonly { readonly title: string; readonly place: string }[];
  readonly agreedOn: Day | null;
  readonly agreedWith: string | null;
  readonly implementedOn: Day | null;
  readonly author: string | null;
  readonly approvals: readonly {
    readonly label: string;
    readonly name: string;
    readonly on: Day;
  }[];
  readonly photos: readonly (Picture & { readonly name: string })[];
}

/** 服务展示区域布置方案 (SHW-R03, SHW-R05, SHW-R06). */
export function layoutForm(plan: LayoutOnPaper): FormDocument {
  const area: Block = {
    kind: "TABLE",
    title: "配备物品",
    columns: [
      { header: "物品", width: 6 },
      { header: "数量", width: 2, align: "CENTER" },
    ],
    rows: [
      ...plan.equipment.map(({ kind, quantity }) => [showcaseEquipment[kind].zh, quantity]),
      ...(plan.otherEquipment ? [[plan.otherEquipment, null]] : []),
    ],
  };
  const boards: Block = {
    kind: "TABLE",
    title: "精美展板",
    columns: [
      { header: "标题", width: 6 },
      { header: "位置", width: 6 },
    ],
    rows: plan.boards.map(({ title, place }) => [title, place]),
  };
  return showcasePaper(
    "SHOWCASE_PLAN",
    plan.head,
    [
      { label: "状态", value: statusWords[plan.status] },
      { label: "展示区域地点", value: plan.location },
      { label: "展示方式", value: showcaseModes[plan.mode].zh },
      { label: "面积（m²）", value: plan.area },
      { label: "咨询台", value: plan.consultDesk },
      { label: "热线", value: plan.hotline },
      { label: "与地区公司沟通日期", value: plan.agreedOn },
      { label: "地区公司联系人", value: plan.agreedWith },
      { label: "布置完成日期", value: plan.implementedOn },
    ],
    [
      plan.mode === "RECEPTION_AREA" ? area : boards,
      ...(plan.photos.length > 0
        ? [
            {
              kind: "PHOTOS" as const,
              title: "现场照片",
              photos: plan.photos.map((picture) => ({ picture, caption: picture.name })),
            },
          ]
        : []),
      {
        kind: "SIGNATURES",
        boxes: [
          { label: "编制人", name: plan.author },
          ...["培训管理部审核", "地区物业公司负责人审批"].map((label, at) => ({
            label: plan.approvals[at]?.label ?? label,
            name: plan.approvals[at]?.name ?? null,
            on: plan.approvals[at]?.on ?? null,
          })),
        ],
      },
    ],
  );
}

/** The editions of what is shown, as they are listed on paper. */
export interface ContentsOnPaper {
  readonly head: ShowcaseHead;
  readonly contents: readonly {
    readonly type: ShowcaseContentType;
    readonly edition: string;
    readonly status: ShowcaseContentStatus;
    readonly reviewedBy: string | null;
    readonly reviewedOn: Day | null;
    readonly shownOn: Day | null;
    readonly copies: number | null;
    readonly files: readonly string[];
  }[];
}

const contentWords: Record<ShowcaseContentStatus, string> = {
  DRAFT: "草稿",
  REVIEWED: "已审核",
  SHOWN: "展示中",
  RETIRED: "停用",
};

/** 讲义、讲解说辞及展示资料清单 (SHW-R08 to SHW-R11): each type with what is in use of it. */
export const contentsForm = ({ head, contents }: ContentsOnPaper): FormDocument => ({
  ...showcasePaper(
    "SHOWCASE_TEXTS",
    head,
    [],
    [
      {
        kind: "TABLE",
        columns: [
          { header: "内容类别", width: 8 },
          { header: "版本", width: 5 },
          { header: "状态", width: 3, align: "CENTER" },
          { header: "审核人", width: 4 },
          { header: "审核日期", width: 4, align: "CENTER" },
          { header: "展示开始", width: 4, align: "CENTER" },
          { header: "印刷数量", width: 3, align: "CENTER" },
          { header: "文件", width: 9 },
        ],
        rows: showcaseContentTypeNames.flatMap((type) => {
          const of = contents.filter((one) => one.type === type && one.status !== "RETIRED");
          const name = showcaseContentTypes[type].zh;
          if (of.length === 0) return [[name, null, "缺", null, null, null, null, null]];
          return of.map((one) => [
            name,
            one.edition,
            contentWords[one.status],
            one.reviewedBy,
            one.reviewedOn,
            one.shownOn,
            one.copies,
            one.files.join("、") || null,
          ]);
        }),
      },
    ],
  ),
  orientation: "LANDSCAPE",
});
