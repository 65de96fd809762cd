import { day } from "@threshold/domain/calendar/day";
import { closeSurvey } from "@threshold/domain/showcase/site";
import {
  checkAnswers,
  checkCollecting,
  draftSurvey,
  type Question,
} from "@threshold/domain/showcase/survey";
import { v7 as uuid } from "uuid";
import { change, found, optionalText, unwrap, uuidOf } from "../change.ts";
import { contentHashOf } from "../content-hash.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { obligeSurvey, settleSurvey } from "./duties.ts";
import type {
  AnswerNeedsSurveyInput,
  ChangeNeedsSurveyInput,
  CloseNeedsSurveyInput,
  DraftNeedsSurveyInput,
  SurveyAnswerInput,
} from "./inputs.ts";
import { allowNow, rightsAt } from "./plan-actions.ts";
import {
  findShowcase,
  findSurvey,
  insertAnswer,
  insertSurvey,
  showcaseLock,
  type ShowcaseRow,
  surveyLock,
  type SurveyRow,
  updateSurvey,
} from "./queries.ts";

const draftOf = (input: DraftNeedsSurveyInput | ChangeNeedsSurveyInput) => ({
  title: input.title,
  topics: input.topics,
  questions: input.questions.map(({ topic, kind, text, options, required }) => ({
    topic,
    kind,
    text,
    options: options ?? [],
    required: required ?? false,
  })),
  untilOn: day(input.untilOn),
});

/** 新建意见征询: answers are collected from then on. */
export function draftNeedsSurvey(context: Context, input: DraftNeedsSurveyInput) {
  const showcaseId = uuidOf("ShowcasePlan", input.showcaseId);
  return change(
    context,
    "draftNeedsSurvey",
    input,
    async (db) => {
      const showcase = found(await findShowcase(db, showcaseId));
      allowNow(context, showcase, "draftNeedsSurvey");
      const { title, topics, questions, untilOn } = unwrap(
        draftSurvey(draftOf(input), context.today),
      );
      const id = uuid();
      await insertSurvey(db, {
        id,
        service_center_id: showcase.serviceCenterId,
        showcase_id: showcaseId,
        estate_id: showcase.estateId,
        title,
        topics,
        questions: JSON.stringify(questions),
        until_on: untilOn,
      });
      await obligeSurvey(db, context, showcase, { id, title, untilOn });
      return { showcase: showcaseId, survey: id };
    },
    showcaseLock(showcaseId),
  );
}

/** Lock, gather, allow, then the paragraph. A survey goes on to its end though the showcase is taken down. */
function onSurvey(
  context: Context,
  name: string,
  input: { readonly clientMutationId: string; readonly id: string },
  needs: "plan" | "collect",
  step: (db: Tx, survey: SurveyRow, showcase: ShowcaseRow) => Promise<void>,
) {
  const id = uuidOf("NeedsSurvey", input.id);
  return change(
    context,
    name,
    input,
    async (db) => {
      const survey = found(await findSurvey(db, id));
      const showcase = found(await findShowcase(db, survey.showcaseId));
      if (!rightsAt(context, showcase)[needs])
        throw refusalError({ code: "FORBIDDEN", details: { permission: `showcase.${needs}` } });
      await step(db, survey, showcase);
      return { showcase: showcase.id, survey: id };
    },
    surveyLock(id),
  );
}

const hashOf = (questions: readonly Question[]) =>
  contentHashOf(questions.map((question) => ({ ...question, options: [...question.options] })));

/** 修改问卷: until somebody answered; how long is collected may change until it is closed. */
export const changeNeedsSurvey = (context: Context, input: ChangeNeedsSurveyInput) =>
  onSurvey(context, "changeNeedsSurvey", input, "plan", async (db, survey, showcase) => {
    if (survey.closedOn !== null) throw refusalError({ code: "SURVEY_CLOSED" });
    if (survey.version !== input.version)
      throw refusalError({ code: "STALE_VERSION", details: { version: survey.version } });
    const { title, topics, questions, untilOn } = unwrap(
      draftSurvey(draftOf(input), context.today),
    );
    const isSame = hashOf(questions) === hashOf(survey.questions);
    if (survey.answerCount > 0 && !isSame) throw refusalError({ code: "SURVEY_ANSWERED" });
    await updateSurvey(db, survey.id, {
      title,
      topics,
      questions: JSON.stringify(questions),
      until_on: untilOn,
    });
    await obligeSurvey(db, context, showcase, { id: survey.id, title, untilOn });
  });

/** Keeps one visitor's answers: taken down by staff, or sent by a link. */
export async function keepAnswer(
  db: Tx,
  context: Pick<Context, "today">,
  survey: SurveyRow,
  given: Readonly<Record<string, unknown>>,
  linkId: string | null,
): Promise<void> {
  unwrap(checkCollecting(survey, context.today));
  const answers = unwrap(checkAnswers(survey.questions, given));
  await insertAnswer(db, {
    id: uuid(),
    service_center_id: survey.serviceCenterId,
    survey_id: survey.id,
    answers: JSON.stringify(answers),
    link_id: linkId,
  });
}

/** What was said to a question, in the form that its kind takes. */
const valueOf = (
  kind: string | undefined,
  { choices, score, text }: SurveyAnswerInput,
): unknown => {
  if (kind === "ONE") return (choices?.length ?? 0) > 1 ? choices : choices?.[0];
  if (kind === "MANY") return choices;
  return kind === "SCORE" ? score : text;
};

/** 现场填写: a receptionist takes down what a visitor says. */
export const answerNeedsSurvey = (context: Context, input: AnswerNeedsSurveyInput) =>
  onSurvey(context, "answerNeedsSurvey", input, "collect", async (db, survey) => {
    const kinds = new Map(survey.questions.map(({ code, kind }) => [code, kind]));
    const given = Object.fromEntries(
      input.answers.map((answer) => [answer.code, valueOf(kinds.get(answer.code), answer)]),
    );
    await keepAnswer(db, context, survey, given, null);
  });

/** 结束征询: with what changes in the management plan, or 无需调整 (SHW-R16). */
export const closeNeedsSurvey = (context: Context, input: CloseNeedsSurveyInput) =>
  onSurvey(context, "closeNeedsSurvey", input, "plan", async (db, survey) => {
    if (survey.closedOn !== null) throw refusalError({ code: "SURVEY_CLOSED" });
    const said = optionalText("adjustment", input.adjustment?.trim() || null, 2000);
    const { adjustment } = unwrap(
      closeSurvey(input.noChange ? { kind: "NONE" } : { kind: "ADJUSTED", text: said ?? "" }),
    );
    await updateSurvey(db, survey.id, {
      closed_on: context.today,
      closed_by: context.viewer.personId,
      adjustment,
    });
    await settleSurvey(db, survey.id);
  });
