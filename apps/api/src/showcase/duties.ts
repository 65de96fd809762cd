import { addDays, type Day } from "@threshold/domain/calendar/day";
import { dayNotices } from "@threshold/domain/obligation/firing";
import { nextShowBy } from "@threshold/domain/showcase/event";
import type { Role } from "@threshold/domain/organization/roles";
import { showcaseEventTypes, type ShowcaseEventType } from "@threshold/domain/showcase/vocabulary";
import type { Tx } from "../db/tenancy.ts";
import {
  type Clock,
  oblige,
  type ObligationDraft,
  settleObligation,
} from "../obligation/actions.ts";
import { policyValue } from "../policy/queries.ts";
import { listImageShows, type ShowcaseRow } from "./queries.ts";

/**
 * What a showcase obliges people to beside its launch's tasks, with the words of their lists. That it is agreed and laid out
 * in time are tasks of the launch, so that nobody finds the same thing twice in his list.
 */
const kinds = {
  SHOWCASE_REWORK: ["修改被退回的服务展示布置方案", "Mend the showcase plan that was returned"],
  SHOWCASE_OPEN: ["备齐展示资料，开始服务展示", "Complete the documents and open the showcase"],
  IMAGE_SHOW_NEXT: ["安排下一次形象展示", "Arrange the next image show"],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type ShowcaseDuty = keyof typeof kinds;

/** Of which showcase. */
export interface DutyOf {
  readonly id: string;
  readonly serviceCenterId: string;
  readonly estateId: string;
  readonly estateName: string;
}

/** Who plans and carries out: the service center's head of customer service (SHW-R01). */
const role: Role = "CUSTOMER_SERVICE_MANAGER";

const placed = (
  { serviceCenterId, estateId, estateName }: DutyOf,
  [title, titleEn]: readonly [string, string],
) => ({
  act: "DO" as const,
  serviceCenterId,
  estateId,
  title: `${estateName}：${title}`,
  data: { titleEn: `${estateName}: ${titleEn}` },
});

const byDay = (on: Day): ObligationDraft["due"] => ({ anchor: { on }, rule: { unit: "DAY" } });

/** Obliges the head of customer service, by the end of a day or without a time limit. */
export const obligeFor = (
  db: Tx,
  clock: Clock,
  of: DutyOf,
  kind: ShowcaseDuty,
  dueOn: Day | null = null,
): Promise<void> =>
  oblige(db, clock, {
    ...placed(of, kinds[kind]),
    recordType: "ShowcasePlan",
    recordId: of.id,
    kind,
    responsible: { role },
    due: dueOn && byDay(dueOn),
  });

export const settleDuty = (
  db: Tx,
  id: string,
  kind: ShowcaseDuty,
  outcome: "MET" | "CANCELLED" = "MET",
) => settleObligation(db, { type: "ShowcasePlan", id }, kind, outcome);

const centerOf = (of: DutyOf) => ({ level: "SERVICE_CENTER", id: of.serviceCenterId }) as const;

/** Its organizer is reminded so many days ahead of what is planned (default 3). */
export async function obligeEvent(
  db: Tx,
  clock: Clock,
  of: DutyOf,
  event: {
    readonly id: string;
    readonly type: ShowcaseEventType;
    readonly title: string | null;
    readonly plannedOn: Day;
    readonly organizerId: string;
  },
): Promise<void> {
  const ahead = await policyValue(db, "showcase.imageShowReminderDays", centerOf(of));
  const { zh, en } = showcaseEventTypes[event.type];
  const named = event.title ? [`${zh}：${event.title}`, `${en}: ${event.title}`] : [zh, en];
  await oblige(db, clock, {
    ...placed(of, named as [string, string]),
    recordType: "ShowcaseEvent",
    recordId: event.id,
    kind: "SHOWCASE_EVENT",
    responsible: { role, personId: event.organizerId },
    due: byDay(event.plannedOn),
    notices: { ...dayNotices, reminders: [ahead] },
  });
}

export const settleEvent = (db: Tx, id: string, outcome: "MET" | "CANCELLED") =>
  settleObligation(db, { type: "ShowcaseEvent", id }, "SHOWCASE_EVENT", outcome);

/**
 * SHW-R15: image shows are held regularly while visitors come: the next one is to be arranged by its day, unless one is
 * planned by then.
 */
export async function obligeNextShow(db: Tx, clock: Clock, showcase: ShowcaseRow) {
  if (showcase.status !== "IN_USE" || showcase.openedOn === null) return;
  const interval = await policyValue(db, "showcase.imageShowIntervalDays", centerOf(showcase));
  const by = nextShowBy(showcase.openedOn, await listImageShows(db, showcase.id), interval);
  if (by === null) await settleDuty(db, showcase.id, "IMAGE_SHOW_NEXT");
  else await obligeFor(db, clock, showcase, "IMAGE_SHOW_NEXT", by);
}

/** SHW-R16: counted and closed with what becomes of the management plan, within a week after its last day. */
export const obligeSurvey = (
  db: Tx,
  clock: Clock,
  of: DutyOf,
  survey: { readonly id: string; readonly title: string; readonly untilOn: Day },
): Promise<void> =>
  oblige(db, clock, {
    ...placed(of, [
      `统计意见征询并调整管理方案（${survey.title}）`,
      `Close the survey ${survey.title}`,
    ]),
    recordType: "NeedsSurvey",
    recordId: survey.id,
    kind: "SURVEY_CLOSE",
    responsible: { role },
    due: byDay(addDays(survey.untilOn, 7)),
  });

export const settleSurvey = (db: Tx, id: string) =>
  settleObligation(db, { type: "NeedsSurvey", id }, "SURVEY_CLOSE", "MET");
