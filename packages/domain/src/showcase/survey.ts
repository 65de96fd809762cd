import { compareDays, type Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { SurveyTopic } from "./vocabulary.ts";

// Survey of needs at the sales stage (客户意见征询, SHW-R16).

/** ONE 单选, MANY 多选, SCORE 评分 1–5, TEXT 填写. */
export const questionKinds = ["ONE", "MANY", "SCORE", "TEXT"] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** Scores go from 1 to this. */
export const highestScore = 5;

export interface Question {
  /** Its place in the questionnaire, Q1 the first: what answers name it by. */
  readonly code: string;
  readonly topic: SurveyTopic;
  readonly kind: QuestionKind;
  readonly text: string;
  /** Of ONE and MANY. */
  readonly options: readonly string[];
  readonly required: boolean;
}

export interface SurveyDraft {
  readonly title: string;
  readonly topics: readonly SurveyTopic[];
  readonly questions: readonly Omit<Question, "code">[];
  /** The last day on which answers are collected. */
  readonly untilOn: Day;
}

const hasOptions = (kind: QuestionKind) => kind === "ONE" || kind === "MANY";
const isText = (text: string, longest: number) => text !== "" && text.length <= longest;

/**
 * A questionnaire with its questions numbered. Refused: INVALID_INPUT for the field that is wrong: a title, a topic
 * without a question, 1 to 30 questions, each with a text, choices of 2 to 12 different options; a day that is over.
 */
export function draftSurvey(
  draft: SurveyDraft,
  today: Day,
): Result<{ title: string; topics: SurveyTopic[]; questions: Question[]; untilOn: Day }> {
  const wrong = (field: string) => refuse("INVALID_INPUT", { field });
  const title = draft.title.trim();
  if (!isText(title, 80)) return wrong("title");
  const topics = [...new Set(draft.topics)];
  if (topics.length === 0) return wrong("topics");
  if (compareDays(draft.untilOn, today) < 0) return wrong("untilOn");
  if (draft.questions.length === 0 || draft.questions.length > 30) return wrong("questions");
  const questions: Question[] = [];
  for (const [at, question] of draft.questions.entries()) {
    const text = question.text.trim();
    const options = hasOptions(question.kind) ? question.options.map((one) => one.trim()) : [];
    const fits =
      !hasOptions(question.kind) ||
      (options.length >= 2 &&
        options.length <= 12 &&
        new Set(options).size === options.length &&
        options.every((one) => isText(one, 80)));
    if (!isText(text, 200) || !fits || !topics.includes(question.topic)) return wrong("questions");
    questions.push({ ...question, code: `Q${at + 1}`, text, options });
  }
  const isAsked = (topic: SurveyTopic) => questions.some((one) => one.topic === topic);
  return topics.every(isAsked)
    ? ok({ title, topics, questions, untilOn: draft.untilOn })
    : wrong("topics");
}

/** What somebody answered to a question: the option's place from 0, several of them, a score, or a text. */
export type AnswerValue = number | readonly number[] | string;
export type SurveyAnswers = Readonly<Record<string, AnswerValue>>;

const isIndex = (value: unknown, below: number): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < below;

/** A value as it is kept; null where nothing is said, undefined where it does not fit the question. */
function valueOf({ kind, options }: Question, given: unknown): AnswerValue | null | undefined {
  if (given === undefined || given === null) return null;
  switch (kind) {
    case "ONE":
      return isIndex(given, options.length) ? given : undefined;
    case "MANY": {
      if (!Array.isArray(given) || !given.every((one) => isIndex(one, options.length)))
        return undefined;
      const chosen = [...new Set(given as number[])].toSorted((a, b) => a - b);
      return chosen.length === 0 ? null : chosen;
    }
    case "SCORE":
      return Number.isInteger(given) && (given as number) >= 1 && (given as number) <= highestScore
        ? (given as number)
        : undefined;
    case "TEXT": {
      if (typeof given !== "string" || given.trim().length > 500) return undefined;
      return given.trim() === "" ? null : given.trim();
    }
  }
}

/**
 * One visitor's answers as they are kept; what no question asks is left out. Refused: INVALID_INPUT with the question,
 * SURVEY_ANSWERS_MISSING with the texts of what has to be answered.
 */
export function checkAnswers(
  questions: readonly Question[],
  given: Readonly<Record<string, unknown>>,
): Result<SurveyAnswers> {
  const answers: Record<string, AnswerValue> = {};
  for (const question of questions) {
    const value = valueOf(question, given[question.code]);
    if (value === undefined) return refuse("INVALID_INPUT", { field: question.code });
    if (value !== null) answers[question.code] = value;
  }
  const isMissing = ({ code, required }: Question) => required && !Object.hasOwn(answers, code);
  const missing = questions.filter(isMissing);
  if (missing.length > 0 || Object.keys(answers).length === 0) {
    const asked = missing.length > 0 ? missing : questions;
    return refuse("SURVEY_ANSWERS_MISSING", { questions: asked.map(({ text }) => text) });
  }
  return ok(answers);
}

/** What was answered to one question, counted. */
export interface QuestionStatistics {
  readonly code: string;
  readonly answered: number;
  /** How often each option was chosen, or each score from 1 given; none for texts. */
  readonly counts: readonly number[];
  /** Of scores, to two decimals. */
  readonly average: number | null;
  readonly texts: readonly string[];
}

/** 需求统计: each question of a survey with what all visitors answered. */
export const statisticsOf = (
  questions: readonly Question[],
  all: readonly SurveyAnswers[],
): QuestionStatistics[] =>
  questions.map(({ code, kind, options }) => {
    const values = all.flatMap((answers) => (Object.hasOwn(answers, code) ? [answers[code]!] : []));
    const chosen = values.flatMap((value) => (typeof value === "string" ? [] : value)) as number[];
    const first = kind === "SCORE" ? 1 : 0;
    const size = kind === "TEXT" ? 0 : kind === "SCORE" ? highestScore : options.length;
    const counts = Array.from(
      { length: size },
      (_, at) => chosen.filter((one) => one === at + first).length,
    );
    const sum = chosen.reduce((total, one) => total + one, 0);
    const average =
      kind === "SCORE" && values.length > 0 ? Math.round((sum / values.length) * 100) / 100 : null;
    const texts = values.filter((value): value is string => typeof value === "string");
    return { code, answered: values.length, counts, average, texts };
  });

/** Whether answers may be given now. Refused: SURVEY_CLOSED; SURVEY_OVER after its last day. */
export function checkCollecting(
  survey: { readonly closedOn: Day | null; readonly untilOn: Day },
  today: Day,
): Result<null> {
  if (survey.closedOn !== null) return refuse("SURVEY_CLOSED");
  return compareDays(today, survey.untilOn) > 0
    ? refuse("SURVEY_OVER", { untilOn: survey.untilOn })
    : ok(null);
}

/** What a questionnaire may begin with: the needs that sales-stage visitors are asked about (001-E 4.4.2.2). */
export const standardQuestions: readonly Omit<Question, "code">[] = [
  {
    topic: "PROPERTY",
    kind: "MANY",
    text: "您最看重哪些物业服务？",
    options: ["秩序维护", "环境保洁", "绿化养护", "工程维修", "客户服务", "社区活动"],
    required: true,
  },
  {
    topic: "PROPERTY",
    kind: "SCORE",
    text: "您对展示区介绍的物业服务满意吗？（1 分最低，5 分最高）",
    options: [],
    required: true,
  },
  {
    topic: "PROPERTY",
    kind: "TEXT",
    text: "您对物业管理还有哪些需求或建议？",
    options: [],
    required: false,
  },
  {
    topic: "CLUBHOUSE",
    kind: "MANY",
    text: "您希望会所提供哪些设施？",
    options: ["游泳池", "健身房", "儿童乐园", "阅览室", "棋牌室", "餐饮"],
    required: false,
  },
  {
    topic: "CLUBHOUSE",
    kind: "ONE",
    text: "您预计多久使用一次会所？",
    options: ["每天", "每周几次", "每月几次", "很少"],
    required: false,
  },
];
