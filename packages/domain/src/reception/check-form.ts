import type { Day } from "../calendar/day.ts";
import { type Answer, answerTo } from "../checklist/answer.ts";
import { judgeChecklist, type ItemState } from "../checklist/judge.ts";
import { limitWords } from "../checklist/limit-words.ts";
import { standing } from "../checklist/standing.ts";
import { type ChecklistContent, type Item, withSettings } from "../checklist/template.ts";
import type { Decimal } from "../decimal.ts";
import type { FormDocument, Picture } from "../form/document.ts";
import { papers } from "../form/papers.ts";
import type { SetupStatus } from "./vocabulary.ts";

/** A set-up as it is printed. */
export interface SetupOnPaper {
  readonly region: string;
  readonly serviceCenter: string;
  readonly status: SetupStatus;
  readonly openingOn: Day | null;
  readonly checkedBy: string | null;
  readonly checkedOn: Day | null;
  readonly decidedBy: string | null;
  readonly decidedOn: Day | null;
  readonly returnReason: string | null;
  readonly versionNumber: number;
  readonly content: ChecklistContent;
  readonly settings: Readonly<Record<string, Decimal>>;
  readonly answers: readonly (Answer & {
    readonly itemCode: string;
    readonly photos: readonly (Picture & { readonly name: string })[];
  })[];
}

const statusWords: Record<SetupStatus, string> = {
  PLANNED: "待布置",
  SELF_CHECKED: "已自查",
  ACCEPTED: "地区已验收",
  RETURNED: "退回整改",
  RECHECK_DUE: "待复查",
};

/** 接待区域布置检查表 (07 part 6): area, item, standard, what was measured, result, photos, remark. */
export function checkForm(setup: SetupOnPaper): FormDocument {
  const content = withSettings(setup.content, setup.settings);
  const answers = Object.fromEntries(setup.answers.map((answer) => [answer.itemCode, answer]));
  const states = judgeChecklist(content, answers).filter(({ shown }) => shown);
  const areas = new Map(content.sections.map(({ code, label }) => [code, label.zh]));
  const { score, notOk } = standing(states);
  const photos = setup.answers.flatMap(({ itemCode, photos: kept }) =>
    kept.map((picture) => ({
      picture,
      caption: content.items.find(({ code }) => code === itemCode)?.label.zh ?? picture.name,
    })),
  );
  return {
    title: papers.RECEPTION_CHECK.zh,
    paperCode: papers.RECEPTION_CHECK.paperCode,
    orientation: "LANDSCAPE",
    blocks: [
      {
        kind: "FACTS",
        facts: [
          { label: "地区物业公司", value: setup.region },
          { label: "物业服务中心", value: setup.serviceCenter },
          { label: "状态", value: statusWords[setup.status] },
          { label: "启用日期", value: setup.openingOn },
          { label: "规范版本", value: `第 ${setup.versionNumber} 版` },
          { label: "得分", value: score === null ? null : score / 10 },
          { label: "不符合项数", value: notOk.length },
          { label: "退回原因", value: setup.returnReason },
        ],
      },
      {
        kind: "TABLE",
        columns: [
          { header: "序号", width: 4, align: "CENTER" },
          { header: "区域", width: 12 },
          { header: "项目", width: 14 },
          { header: "标准", width: 26 },
          { header: "实测/数量", width: 22 },
          { header: "结果", width: 8, align: "CENTER" },
          { header: "照片", width: 5, align: "CENTER" },
          { header: "备注", width: 14 },
        ],
        rows: states.map((state, at) => {
          const answer = answerTo(answers, state.item.code);
          return [
            at + 1,
            areas.get(state.item.section) ?? null,
            state.item.label.zh,
            standardOf(state.item),
            foundOf(state.item, answer),
            resultOf(state),
            answer.fileCount > 0 ? answer.fileCount : null,
            [answer.remark, answer.waivedReason].filter(Boolean).join("；") || null,
          ];
        }),
      },
      ...(photos.length > 0 ? [{ kind: "PHOTOS" as const, title: "现场照片", photos }] : []),
      {
        kind: "SIGNATURES",
        boxes: [
          { label: "检查人", name: setup.checkedBy, on: setup.checkedOn },
          { label: "地区验收人", name: setup.decidedBy, on: setup.decidedOn },
        ],
      },
    ],
  };
}

/** The requirement in words, or the limits of what is measured. */
const standardOf = (item: Item): string | null =>
  item.requirement?.zh ??
  (item.kind === "NUMBER"
    ? item.measures.map((one) => `${one.label.zh}${limitWords(one, "zh")}`).join("，")
    : null);

function foundOf(item: Item, answer: Answer): string | null {
  if (answer.notApplicableReason !== null) return `不适用：${answer.notApplicableReason}`;
  if (item.kind === "NUMBER")
    return (
      item.measures
        .flatMap(({ code, label, unit }) =>
          Object.hasOwn(answer.numbers, code)
            ? [`${label.zh}${answer.numbers[code]}${unit.zh}`]
            : [],
        )
        .join("，") || null
    );
  if (item.kind === "CHOICE")
    return item.choices.find(({ code }) => code === answer.choice)?.label.zh ?? null;
  return answer.text;
}

const words = { OK: "符合", NOT_OK: "不符合", MISSING: "", NOT_APPLICABLE: "不适用" } as const;

const resultOf = ({ judgement, waived }: ItemState): string =>
  waived ? "经批准例外" : words[judgement.verdict];
