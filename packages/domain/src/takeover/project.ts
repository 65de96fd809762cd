import { addDays, addMonths, compareDays, type Day } from "../calendar/day.ts";
import { type ActionState, actionStates } from "../launch/action.ts";
import type { Refusal } from "../refusal.ts";
import { ok, refuse, type Result } from "../result.ts";
import {
  type Condition,
  conditionNames,
  conditions,
  type ConditionState,
  type LegalBasis,
  legalBases,
  legalBasisNames,
  type SubTeam,
  type TakeoverStatus,
  takeoverStatusNames,
  type TrainingTopic,
  trainingTopicNames,
  trainingTopics,
} from "./vocabulary.ts";

/** What a person may do with a takeover, whatever its state (06 part 1). */
export interface TakeoverRights {
  /** Registers it and keeps its dates. */
  readonly create: boolean;
  readonly team: boolean;
  /** Decides plan and standard: the team's leader. */
  readonly plan: boolean;
  readonly inspect: boolean;
  readonly report: boolean;
  readonly agree: boolean;
  readonly transfer: boolean;
  readonly register: boolean;
  /** Inspects, and keeps the register of keys and things as well. */
  readonly things: boolean;
  /** The region's head: goes on without a condition, or past a limit that had passed. */
  readonly except: boolean;
  /** The region's people and the developer's engineering department push what is overdue. */
  readonly urge: boolean;
  /** Says something of it, whatever its state (TKO-R01). */
  readonly comment: boolean;
  readonly personId: string;
}

const beforeInspection = ["TRIGGERED", "TEAM_FORMED", "PLANNED", "TRAINED"] as const;
const inspecting = ["PRE_INSPECTION", "PRE_REPORTED", "FORMAL_INSPECTION"] as const;
const going = [...inspecting, "HANDOVER_SIGNED"] as const;
const underWay = [...beforeInspection, ...going, "TRANSFERRED", "REGISTER_DONE"] as const;

/** Who does what to a project that stands how (06 part 3). */
const steps = {
  updateTakeover: { right: "create", from: underWay },
  saveTakeoverConditions: { right: "inspect", from: beforeInspection },
  waiveTakeoverConditions: { right: "except", from: beforeInspection },
  saveTakeoverTeam: { right: "team", from: [...beforeInspection, ...inspecting] },
  saveTakeoverPlan: { right: "plan", from: ["TEAM_FORMED", "PLANNED", "TRAINED"] },
  trainTakeoverTeam: { right: "team", from: ["PLANNED", "TRAINED", ...inspecting] },
  startPreInspection: { right: "inspect", from: ["TRAINED"] },
  /** Documents come weeks ahead of the inspection (INS-028). */
  saveTakeoverDocuments: { right: "inspect", from: [...beforeInspection, ...going, "TRANSFERRED"] },
  saveTakeoverItems: { right: "inspect", from: going },
  /** Keys and papers are handed over until the last of them came. */
  listTakeoverThings: {
    right: "things",
    from: [...beforeInspection, ...going, "TRANSFERRED", "REGISTER_DONE"],
  },
  raiseTakeoverDefect: { right: "inspect", from: going },
  reportPreInspection: { right: "inspect", from: ["PRE_INSPECTION"] },
  startFormalInspection: { right: "inspect", from: ["PRE_REPORTED"] },
  confirmFormalGroup: { right: "inspect", from: ["FORMAL_INSPECTION", "HANDOVER_SIGNED"] },
  agreeTakeoverDefects: { right: "agree", from: [...going, "TRANSFERRED", "REGISTER_DONE"] },
  urgeTakeoverDefect: { right: "urge", from: [...going, "TRANSFERRED", "REGISTER_DONE"] },
  prepareTakeoverTransfer: { right: "transfer", from: ["FORMAL_INSPECTION", "HANDOVER_SIGNED"] },
  transferTakeover: { right: "transfer", from: ["HANDOVER_SIGNED"] },
  saveOwnershipEntry: { right: "register", from: [...going, "TRANSFERRED", "REGISTER_DONE"] },
  completeOwnershipRegister: { right: "register", from: ["TRANSFERRED"] },
  closeTakeover: { right: "transfer", from: ["REGISTER_DONE"] },
  commentOnTakeover: { right: "comment", from: takeoverStatusNames },
} as const satisfies Record<
  string,
  { right: Exclude<keyof TakeoverRights, "personId">; from: readonly TakeoverStatus[] }
>;

export type TakeoverAction = keyof typeof steps;
export const takeoverActions = Object.keys(steps) as TakeoverAction[];

/** Why somebody may not do this now; undefined when he may. Refused: FORBIDDEN, TKO_REPORT_UNSIGNED, TKO_STATUS. */
export function reasonAgainst(
  action: TakeoverAction,
  status: TakeoverStatus,
  rights: TakeoverRights,
): Refusal | undefined {
  const { right, from } = steps[action];
  if (!rights[right]) return { code: "FORBIDDEN", details: { permission: `takeover.${right}` } };
  if ((from as readonly TakeoverStatus[]).includes(status)) return undefined;
  // TKO-R12: the leader's signature is what makes a report of the pre-inspection.
  return action === "startFormalInspection" && status === "PRE_INSPECTION"
    ? { code: "TKO_REPORT_UNSIGNED" }
    : { code: "TKO_STATUS", details: { action, status, allowed: [...from] } };
}

export const takeoverActionStates = (
  status: TakeoverStatus,
  rights: TakeoverRights,
): ActionState<TakeoverAction>[] =>
  actionStates(takeoverActions, (action) => reasonAgainst(action, status, rights));

/** The days that a takeover hangs on. */
export interface Anchors {
  /** V: 分项工程竣工验收日期. */
  readonly subCompletionOn: Day | null;
  /** 收到交接通知日期 */
  readonly noticeOn: Day | null;
}

/** 4.3.1: a month before is 30 days, as elsewhere (READ-05). */
const teamLead = 30;

/** TKO-R05: on the earlier of V−30 days and the notice, the same day. Refused: TKO_ANCHOR_MISSING. */
export function teamDueOn({ subCompletionOn, noticeOn }: Anchors): Result<Day> {
  const days = [...(subCompletionOn ? [addDays(subCompletionOn, -teamLead)] : []), noticeOn ?? []];
  const [first] = days.flat().toSorted(compareDays);
  return first ? ok(first) : refuse("TKO_ANCHOR_MISSING");
}

/** A condition as it stands, with what shows it. */
export interface ConditionRow {
  readonly code: Condition;
  readonly state: ConditionState;
  readonly evidence: string | null;
}

/** Conditions as they are kept. Refused: INVALID_INPUT; only heating may not apply (TKO-R04, proposal). */
export function checkConditions(rows: readonly ConditionRow[]): Result<readonly ConditionRow[]> {
  const known = new Set(rows.map(({ code }) => code));
  if (known.size !== rows.length) return refuse("INVALID_INPUT", { field: "conditions" });
  if (rows.some(({ code, state }) => state === "NA" && code !== "HEATING"))
    return refuse("INVALID_INPUT", { field: "conditions.state" });
  return ok(rows);
}

/** The procedure's conditions that are not there (TKO-R04). */
export const unmetConditions = (rows: readonly ConditionRow[]): Condition[] =>
  conditionNames.filter((code) => {
    if (!conditions[code].own) return false;
    const state = rows.find((row) => row.code === code)?.state ?? "NOT_MET";
    return state === "NOT_MET";
  });

/** The region's head lets an inspection begin without conditions; what is transferred then is transferred in part. */
export interface Waiver {
  readonly codes: readonly Condition[];
  readonly reason: string;
}

/** TKO-R04. Refused: TKO_CONDITIONS_UNMET. */
export function checkReady(rows: readonly ConditionRow[], waiver: Waiver | null): Result<null> {
  const unmet = unmetConditions(rows).filter((code) => !waiver?.codes.includes(code));
  return unmet.length === 0
    ? ok(null)
    : refuse("TKO_CONDITIONS_UNMET", {
        items: unmet.map((code) => conditions[code].zh),
        itemsEn: unmet.map((code) => conditions[code].en),
      });
}

/** 承接查验小组 member. */
export interface TeamMember {
  readonly personId: string;
  readonly name: string;
  readonly subTeam: SubTeam | null;
  readonly trainedOn: Day | null;
}

export interface Team {
  readonly leaderId: string;
  /** Head of the service center today (TKO-R06). */
  readonly leaderIsHead: boolean;
  readonly members: readonly TeamMember[];
}

/** TKO-R06. Refused: TKO_LEADER_NOT_HEAD, INVALID_INPUT. */
export function formTeam({ leaderIsHead, leaderId, members }: Team): Result<readonly TeamMember[]> {
  if (!leaderIsHead) return refuse("TKO_LEADER_NOT_HEAD");
  const people = new Set(members.map(({ personId }) => personId));
  if (people.size !== members.length || people.size === 0)
    return refuse("INVALID_INPUT", { field: "members" });
  return people.has(leaderId) ? ok(members) : refuse("INVALID_INPUT", { field: "leaderId" });
}

/** A task of the 查验工作方案 (TKO-R07). */
export interface PlanRow {
  readonly content: string;
  readonly standard: string;
  readonly dueOn: Day | null;
}

const longest = 500;

/** TKO-R07: every task says what, by which standard, by when. Refused: TKO_PLAN_ROW_INCOMPLETE. */
export function checkPlan(rows: readonly PlanRow[]): Result<readonly PlanRow[]> {
  const kept = rows.map((row) => ({
    ...row,
    content: row.content.trim(),
    standard: row.standard.trim(),
  }));
  const at = kept.findIndex(
    ({ content, standard, dueOn }) => content === "" || standard === "" || dueOn === null,
  );
  if (kept.length === 0 || at >= 0)
    return refuse("TKO_PLAN_ROW_INCOMPLETE", { row: kept.length === 0 ? 0 : at + 1 });
  return kept.some(({ content, standard }) => content.length > longest || standard.length > longest)
    ? refuse("INVALID_INPUT", { field: "plan", max: longest })
    : ok(kept);
}

/** TKO-R03: the three bases are attached ahead of the plan. Refused: TKO_BASIS_MISSING. */
export function checkBases(attached: readonly LegalBasis[]): Result<null> {
  const missing = legalBasisNames.filter((basis) => !attached.includes(basis));
  return missing.length === 0
    ? ok(null)
    : refuse("TKO_BASIS_MISSING", {
        items: missing.map((basis) => legalBases[basis].zh),
        itemsEn: missing.map((basis) => legalBases[basis].en),
      });
}

/** TKO-R09: the leader trains ahead, on five topics. Refused: TKO_TOPICS_MISSING, INVALID_INPUT. */
export function train(
  members: readonly TeamMember[],
  training: {
    readonly on: Day;
    readonly topics: readonly TrainingTopic[];
    readonly personIds: readonly string[];
  },
  today: Day,
): Result<readonly TeamMember[]> {
  const missing = trainingTopicNames.filter((topic) => !training.topics.includes(topic));
  if (missing.length > 0)
    return refuse("TKO_TOPICS_MISSING", {
      items: missing.map((topic) => trainingTopics[topic].zh),
      itemsEn: missing.map((topic) => trainingTopics[topic].en),
    });
  if (compareDays(training.on, today) > 0)
    return refuse("INVALID_INPUT", { field: "on", reason: "FUTURE" });
  const here = new Set(members.map(({ personId }) => personId));
  if (training.personIds.length === 0 || training.personIds.some((id) => !here.has(id)))
    return refuse("INVALID_INPUT", { field: "personIds" });
  return ok(
    members.map((member) =>
      training.personIds.includes(member.personId) && member.trainedOn === null
        ? { ...member, trainedOn: training.on }
        : member,
    ),
  );
}

/** TKO-R09: whoever inspects is of the team and trained. Refused: TKO_NOT_MEMBER, TKO_UNTRAINED. */
export function checkInspector(
  members: readonly TeamMember[],
  personId: string,
  today: Day,
): Result<TeamMember> {
  const member = members.find((one) => one.personId === personId);
  if (!member) return refuse("TKO_NOT_MEMBER");
  return member.trainedOn !== null && compareDays(member.trainedOn, today) <= 0
    ? ok(member)
    : refuse("TKO_UNTRAINED", { name: member.name });
}

/** TKO-R19: three calendar months after the first move-in, and a reminder after two (READ-06). */
export const registerDays = (firstMoveInOn: Day) => ({
  remindOn: addMonths(firstMoveInOn, 2),
  dueOn: addMonths(firstMoveInOn, 3),
});
