import {
  showcaseContentTypeNames,
  showcaseEquipmentNames,
} from "@threshold/domain/showcase/vocabulary";
import { standardQuestions } from "@threshold/domain/showcase/survey";
import { activePlan, sendPhoto, type TestLaunch } from "./launch.ts";
import { decide } from "./launch-record.ts";
import type { Asker, TestServer } from "./server.ts";

/** A launch under way with a showcase being planned, and whoever works on it. */
export interface TestShowcase extends TestLaunch {
  readonly service: Asker;
  readonly training: Asker;
  readonly showcaseId: string;
}

export const fitouts = { hallFitoutDate: "2027-02-01", softFitoutDate: "2027-03-20" };

export const layout = (more: Record<string, unknown> = {}) => ({
  location: "销售大厅东侧",
  area: 10,
  mode: "RECEPTION_AREA",
  equipment: showcaseEquipmentNames.map((kind) => ({ kind, quantity: 1 })),
  consultDesk: "展示区入口咨询台",
  hotline: "020-8888 6666",
  ...more,
});

export async function plannedShowcase(
  server: TestServer,
  more: Record<string, unknown> = {},
): Promise<TestShowcase> {
  return planOn(await activePlan(server, { ...fitouts, ...more }));
}

/** Begins the showcase of a launch. */
export async function planOn(launch: TestLaunch): Promise<TestShowcase> {
  const service = await launch.hire("CUSTOMER_SERVICE_MANAGER");
  const training = await launch.hire("TRAINING_OFFICER");
  const input = { planId: launch.planId };
  const { showcase } = await service.run("planShowcase", input, "showcase { id }");
  return { ...launch, service, training, showcaseId: showcase.id };
}

export const showcaseOf = async (who: Asker, id: string, fields: string) =>
  (await who.ask(`query($id: ID!) { showcasePlan(id: $id) { ${fields} } }`, { id })).showcasePlan;

export async function keepLayout(
  { service, showcaseId: id }: TestShowcase,
  more: Record<string, unknown> = {},
): Promise<void> {
  const { version } = await showcaseOf(service, id, "version");
  await service.run("keepShowcasePlan", { id, version, ...layout(more) }, "clientMutationId");
}

export const agree = ({ service, showcaseId: id }: TestShowcase, agreedOn = "2027-01-04") =>
  service.run("agreeShowcase", { id, agreedOn }, "showcase { status agreedOn }");

/** Through the training department's review and the region head's approval. */
export async function approvedShowcase(
  server: TestServer,
  more: Record<string, unknown> = {},
): Promise<TestShowcase> {
  const showcase = await plannedShowcase(server, more);
  await keepLayout(showcase);
  await agree(showcase);
  await decide(showcase.training);
  await decide(showcase.head);
  return showcase;
}

export async function attachPhoto(who: Asker, recordId: string): Promise<void> {
  const response = await sendPhoto(who, recordId);
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
}

/** A content of the type with a file, made by whoever makes such content. */
export async function draftContent(
  { service, training, showcaseId }: TestShowcase,
  type: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const maker = ["VIDEO", "LECTURE", "SCRIPT"].includes(type) ? training : service;
  const input = { showcaseId, type, edition: "2027-1", ...more };
  const { content } = await maker.run("draftShowcaseContent", input, "content { id }");
  await attachPhoto(maker, content.id);
  return content.id;
}

/** The seven types of SHW-R08, reviewed and on show, but for those named. */
export async function showRequired(showcase: TestShowcase, but: readonly string[] = []) {
  const types = showcaseContentTypeNames.slice(0, 7).filter((type) => !but.includes(type));
  for (const type of types) await showContent(showcase, type);
}

export async function showContent(showcase: TestShowcase, type: string): Promise<string> {
  const { service, training } = showcase;
  const id = await draftContent(showcase, type);
  await service.run("submitShowcaseContent", { id }, "clientMutationId");
  await decide(training);
  await service.run("showShowcaseContent", { id }, "clientMutationId");
  return id;
}

/** The lecture notes in use. */
export async function showLecture(showcase: TestShowcase, edition = "2027-1"): Promise<string> {
  const id = await draftContent(showcase, "LECTURE", { edition });
  await showcase.training.run("submitShowcaseContent", { id }, "clientMutationId");
  await showcase.training.run("showShowcaseContent", { id }, "clientMutationId");
  return id;
}

/** A receptionist who was examined today. */
export async function examined(
  showcase: TestShowcase,
  exam: Record<string, unknown>,
): Promise<Asker> {
  const receptionist = await showcase.hire("SHOW_FLAT_RECEPTIONIST");
  const lectureId = await showLecture(showcase);
  await examine(showcase, receptionist, { lectureId, ...exam });
  return receptionist;
}

export const examine = (
  { training, showcaseId }: TestShowcase,
  receptionist: Asker,
  exam: Record<string, unknown>,
) => {
  const days = { trainedOn: "2027-01-03", examOn: "2027-01-04" };
  const input = { showcaseId, personId: receptionist.personId, ...days, ...exam };
  return training.run("recordReceptionistExam", input, "exam { id passed score }");
};

export const surveyDraft = {
  title: "来访客户需求问卷",
  topics: ["PROPERTY", "CLUBHOUSE"],
  untilOn: "2027-01-31",
  questions: standardQuestions,
};

export async function openSurvey({ service, showcaseId }: TestShowcase): Promise<string> {
  const input = { showcaseId, ...surveyDraft };
  return (await service.run("draftNeedsSurvey", input, "survey { id }")).survey.id;
}
