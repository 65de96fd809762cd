import type { Day } from "../calendar/day.ts";
import type { Block, FormDocument, Picture } from "../form/document.ts";
import { type PaperCode, papers } from "../form/papers.ts";
import type { Layout } from "./layout.ts";
import { type Question, statisticsOf, type SurveyAnswers } from "./survey.ts";
import {
  showcaseContentTypeNames,
  showcaseContentTypes,
  type ShowcaseContentStatus,
  type ShowcaseContentType,
  showcaseEquipment,
  showcaseEventTypes,
  type ShowcaseEventType,
  showcaseModes,
  type ShowcasePlanStatus,
  type SurveyTopic,
  surveyTopics,
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

function showcasePaper(
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

/** Exams of a showcase's receptionists, as they are listed on paper. */
export interface ExamsOnPaper {
  readonly head: ShowcaseHead;
  readonly exams: readonly {
    readonly name: string;
    readonly edition: string;
    readonly trainedOn: Day;
    readonly examOn: Day;
    readonly score: number | null;
    readonly passed: boolean;
    readonly examiner: string;
    readonly remark: string | null;
  }[];
}

/** 接待员培训考核记录 (SHW-R12). */
export const examsForm = ({ head, exams }: ExamsOnPaper): FormDocument =>
  showcasePaper(
    "RECEPTIONIST_EXAMS",
    head,
    [{ label: "合格人次", value: exams.filter(({ passed }) => passed).length }],
    [
      {
        kind: "TABLE",
        columns: [
          { header: "序号", width: 2, align: "CENTER" },
          { header: "接待员", width: 4 },
          { header: "讲义版本", width: 5 },
          { header: "培训日期", width: 4, align: "CENTER" },
          { header: "考核日期", width: 4, align: "CENTER" },
          { header: "成绩", width: 3, align: "CENTER" },
          { header: "是否合格", width: 3, align: "CENTER" },
          { header: "考核人", width: 4 },
          { header: "备注", width: 5 },
        ],
        rows: exams.map((exam, at) => [
          at + 1,
          exam.name,
          exam.edition,
          exam.trainedOn,
          exam.examOn,
          exam.score,
          exam.passed ? "合格" : "不合格",
          exam.examiner,
          exam.remark,
        ]),
        empty: "暂无考核记录",
      },
      { kind: "SIGNATURES", boxes: [{ label: "培训管理部" }, { label: "客户服务部" }] },
    ],
  );

/** An image show or a promotion, as it is printed. */
export interface EventOnPaper {
  readonly head: ShowcaseHead;
  readonly type: ShowcaseEventType;
  readonly title: string | null;
  readonly place: string | null;
  readonly plannedOn: Day;
  readonly heldOn: Day | null;
  readonly organizer: string;
  readonly participants: readonly string[];
  readonly result: string | null;
  readonly cancelledReason: string | null;
  readonly photos: readonly (Picture & { readonly name: string })[];
}

/** 形象展示记录 (SHW-R15), and of promotions (SHW-R17). */
export const eventForm = (event: EventOnPaper): FormDocument =>
  showcasePaper(
    "SHOWCASE_EVENT",
    event.head,
    [
      { label: "展示类别", value: showcaseEventTypes[event.type].zh },
      { label: "名称", value: event.title },
      { label: "地点", value: event.place },
      { label: "计划日期", value: event.plannedOn },
      { label: "实际日期", value: event.heldOn },
      { label: "组织人", value: event.organizer },
      { label: "参加人数", value: event.participants.length },
      { label: "取消原因", value: event.cancelledReason },
    ],
    [
      { kind: "TEXT", title: "参加人员", text: event.participants.join("、") },
      { kind: "TEXT", title: "展示情况", text: event.result ?? "" },
      ...(event.photos.length > 0
        ? [
            {
              kind: "PHOTOS" as const,
              title: "现场照片",
              photos: event.photos.map((picture) => ({ picture, caption: picture.name })),
            },
          ]
        : []),
      { kind: "SIGNATURES", boxes: [{ label: "组织人", name: event.organizer, on: event.heldOn }] },
    ],
  );

/** A survey with all its answers, as its statistics are printed. */
export interface SurveyOnPaper {
  readonly head: ShowcaseHead;
  readonly title: string;
  readonly topics: readonly SurveyTopic[];
  readonly untilOn: Day;
  readonly closedOn: Day | null;
  readonly closedBy: string | null;
  readonly adjustment: string | null;
  readonly questions: readonly Question[];
  readonly answers: readonly SurveyAnswers[];
}

/** 客户需求问卷统计 (SHW-R16). */
export function surveyForm(survey: SurveyOnPaper): FormDocument {
  const { questions, answers, closedOn, adjustment } = survey;
  const told = new Map(statisticsOf(questions, answers).map((one) => [one.code, one]));
  const blocks = questions.map((question, at): Block => {
    const { answered, counts, average, texts } = told.get(question.code)!;
    const title = `${at + 1}. ${question.text}（${answered} 人作答${average === null ? "" : `，平均 ${average} 分`}）`;
    if (question.kind === "TEXT") return { kind: "TEXT", title, text: texts.join("\n") || "无" };
    const labels =
      question.kind === "SCORE" ? counts.map((_, one) => `${one + 1} 分`) : question.options;
    return {
      kind: "TABLE",
      title,
      columns: [
        { header: "选项", width: 8 },
        { header: "人数", width: 2, align: "CENTER" },
        { header: "占比", width: 2, align: "CENTER" },
      ],
      rows: labels.map((label, one) => [
        label,
        counts[one]!,
        answered === 0 ? null : `${Math.round((counts[one]! * 100) / answered)}%`,
      ]),
    };
  });
  return showcasePaper(
    "NEEDS_SURVEY",
    survey.head,
    [
      { label: "标题", value: survey.title },
      { label: "需求主题", value: survey.topics.map((topic) => surveyTopics[topic].zh).join("、") },
      { label: "征询截止日", value: survey.untilOn },
      { label: "问卷份数", value: answers.length },
      { label: "结束日期", value: closedOn },
    ],
    [
      ...blocks,
      {
        kind: "TEXT",
        title: "管理方案调整",
        text: closedOn === null ? "未结束" : (adjustment ?? "无需调整"),
      },
      { kind: "SIGNATURES", boxes: [{ label: "统计人", name: survey.closedBy, on: closedOn }] },
    ],
  );
}
