import { Args, ArgsType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../graphql/connection.ts";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { Node, readByMapping } from "../graphql/node.ts";
import { ForwardPage, Page } from "../graphql/page.ts";
import { DayScalar, InstantScalar, JsonScalar } from "../graphql/scalars.ts";
import { Role } from "../organization/role.ts";
import { Estate, Person, Region, ServiceCenter } from "../organization/types.ts";
import {
  CountReason,
  DueUnit,
  FiringKind,
  ObligationAct,
  ObligationOrder,
  ObligationStatus,
  RedatingStatus,
  Urgency,
} from "./enums.ts";

@ObjectType({
  description: "Somebody was told of an obligation, once (提醒记录)",
  implements: Node,
})
export class ObligationFiring extends Node {
  @Field(() => FiringKind, { description: "What was told (类别)" })
  kind!: keyof typeof FiringKind;

  @Field(() => Int, {
    description: "Days or minutes ahead of a reminder; which superior of an escalation (级次)",
  })
  step!: number;

  @Field(() => InstantScalar, { description: "When it was to be told (应提醒时间)" })
  firesAt!: string;

  @Field(() => InstantScalar, { description: "When it was told (实际提醒时间)" })
  firedAt!: string;

  @Field(() => Role, {
    nullable: true,
    description: "The office that was told; null for a person named (岗位)",
  })
  role?: keyof typeof Role | null;

  @Field(() => [Role], { description: "Offices passed over, for nobody holds them (空缺岗位)" })
  skippedRoles!: (keyof typeof Role)[];

  @Field(() => [Person], { description: "Who was told (收件人)" })
  told!: Person[];
}

@ObjectType({
  description: "Time that does not count, with its reason (暂停记录)",
  implements: Node,
})
export class ObligationPause extends Node {
  @Field(() => InstantScalar, { description: "From when (暂停时间)" })
  pausedAt!: string;

  @Field(() => InstantScalar, { nullable: true, description: "Until when (恢复时间)" })
  resumedAt?: string | null;

  @Field(() => String, { description: "Why (暂停原因)" })
  reason!: string;

  @Field(() => Person, { nullable: true, description: "Who paused it (暂停人)" })
  createdBy?: Person | null;
}

@ObjectType({ description: "A stretch of time on the way to the due instant (计时区间)" })
export class CountedStretch {
  @Field(() => InstantScalar, { description: "From (起)" })
  from!: string;

  @Field(() => InstantScalar, { description: "To (止)" })
  to!: string;

  @Field(() => Boolean, { description: "Whether it counts (是否计入)" })
  counted!: boolean;

  @Field(() => CountReason, { nullable: true, description: "Why, where one may ask (原因)" })
  reason?: keyof typeof CountReason | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: "The holiday's name {zh, en}, or why it was paused (说明)",
  })
  note?: unknown | null;

  @Field(() => Int, { description: "Days, or milliseconds, as the rule counts (长度)" })
  length!: number;
}

@ObjectType({ description: "Why something is due when it is (时限说明)" })
export class DueExplanation {
  @Field(() => JsonScalar, { description: "What it is counted from: {on} or {at} (起算)" })
  anchor!: unknown;

  @Field(() => JsonScalar, {
    description: "How long and how it is counted: {unit, count, before} (规则)",
  })
  rule!: unknown;

  @Field(() => Boolean, { description: "Lengths are days, not milliseconds (按天计)" })
  countsDays!: boolean;

  @Field(() => JsonScalar, {
    description: "What has to pass, in days or milliseconds: the counted lengths together (总时长)",
  })
  total!: number;

  @Field(() => [CountedStretch], {
    description: "Every stretch on the way, counted and not (区间)",
  })
  stretches!: CountedStretch[];

  @Field(() => Boolean, { description: "A year without published holidays was counted (暂定)" })
  provisional!: boolean;
}

@ObjectType({
  description: "Something a person must do, approve, sign or follow, with its time limit (时限)",
  implements: Node,
})
export class Obligation extends Node {
  @Field(() => ID, { description: "Global id of the record it is about (记录)" })
  recordId!: string;

  @Field(() => Node, {
    nullable: true,
    description: "The record itself, where it can be worked on from a list (记录)",
  })
  record?: Node | null;

  @Field(() => String, { description: "Type of that record (记录类型)" })
  recordType!: string;

  @Field(() => String, { description: "What of the record (时限种类)" })
  kind!: string;

  @Field(() => Int, { description: "Which occurrence of what recurs, from 1 (次数)" })
  occurrence!: number;

  @Field(() => ObligationAct, { description: "What has to be done (待办性质)" })
  act!: keyof typeof ObligationAct;

  @Field(() => String, { description: "Title (标题)" })
  title!: string;

  @Field(() => JsonScalar, {
    description: "What the page needs beside it, such as titleEn (附加信息)",
  })
  data!: unknown;

  @Field(() => ObligationStatus, { description: "Status (状态)" })
  status!: keyof typeof ObligationStatus;

  @Field(() => Urgency, { description: "How soon it is due (紧急程度)" })
  urgency!: keyof typeof Urgency;

  @Field(() => DayScalar, {
    nullable: true,
    description: "The day on which, or by whose end, it is due (到期日)",
  })
  dueOn?: string | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "The first instant at which it is late (到期时刻)",
  })
  dueAt?: string | null;

  @Field(() => Boolean, { description: "Due by the end of the day, not at an instant (按日到期)" })
  wholeDay!: boolean;

  @Field(() => Boolean, {
    description: "Counted with a year whose holidays are not published yet (暂定)",
  })
  provisional!: boolean;

  @Field(() => Int, { description: "Days since the due day; 0 when in time (逾期天数)" })
  daysOverdue!: number;

  @Field(() => Role, { description: "The office responsible (责任岗位)" })
  responsibleRole!: keyof typeof Role;

  @Field(() => Person, { nullable: true, description: "The person named for it (责任人)" })
  assignee?: Person | null;

  @Field(() => [Person], { description: "Who holds the office there today (在岗人员)" })
  responsiblePeople!: Person[];

  @Field(() => Boolean, { description: "The viewer's own (本人待办)" })
  isMine!: boolean;

  @Field(() => ServiceCenter, { nullable: true, description: "Where (物业服务中心)" })
  serviceCenter?: ServiceCenter | null;

  @Field(() => Region, { nullable: true, description: "Where (地区公司)" })
  region?: Region | null;

  @Field(() => Estate, { nullable: true, description: "Where (项目)" })
  estate?: Estate | null;

  @Field(() => [ObligationFiring], {
    description: "Who was told what and when, in order (提醒记录)",
  })
  firings!: ObligationFiring[];

  @Field(() => [ObligationPause], { description: "When its time stood still, and why (暂停记录)" })
  pauses!: ObligationPause[];

  @Field(() => [RedatingMove], {
    description: "When its rule changed on the way: from when to when, and why (规则变动)",
  })
  redatings!: RedatingMove[];

  @Field(() => InstantScalar, {
    nullable: true,
    description: "When somebody is told next (下次提醒)",
  })
  nextFiringAt?: string | null;

  @Field(() => InstantScalar, { description: "When made (创建时间)" })
  createdAt!: string;

  @Field(() => InstantScalar, { nullable: true, description: "When it ended (结束时间)" })
  settledAt?: string | null;

  @Field(() => Person, { nullable: true, description: "Who ended it (结束人)" })
  settledBy?: Person | null;
}

const ObligationConnection = connectionOf(() => Obligation, "Obligation", "时限");

@ObjectType({
  description:
    "A page of obligations, with counts over all that the filters let through: the 10,000 most urgent at most, 10,001 says that there are more (时限列表)",
})
export class ObligationPage extends ObligationConnection {
  @Field(() => Int, { description: "Of them overdue (已逾期)" })
  overdueCount!: number;

  @Field(() => Int, { description: "Of them due today (今日到期)" })
  todayCount!: number;

  @Field(() => Int, { description: "Of them due by Sunday (本周到期)" })
  weekCount!: number;

  @Field(() => Int, { description: "Of them approvals and signatures (待审批、签署)" })
  waitingCount!: number;
}

@InputType({ description: "Which obligations (筛选)" })
export class ObligationFilter {
  @Field(() => String, { nullable: true, description: "Text in the title (关键字)" })
  search?: string;

  @Field(() => [ObligationAct], { nullable: true, description: "Of these acts (待办性质)" })
  acts?: (keyof typeof ObligationAct)[];

  @Field(() => [String], { nullable: true, description: "About records of these types (记录类型)" })
  recordTypes?: string[];

  @Field(() => [Urgency], { nullable: true, description: "This urgent (紧急程度)" })
  urgencies?: (keyof typeof Urgency)[];

  @Field(() => [Role], { nullable: true, description: "Of these offices (责任岗位)" })
  roles?: (keyof typeof Role)[];

  @Field(() => [ID], { nullable: true, description: "In these regions (地区公司)" })
  regionIds?: string[];

  @Field(() => [ID], { nullable: true, description: "At these centers (物业服务中心)" })
  serviceCenterIds?: string[];
}

@ArgsType()
export class ObligationList extends Page {
  @Field(() => ObligationFilter, { nullable: true, description: "Which ones (筛选)" })
  filter?: ObligationFilter;

  @Field(() => ObligationOrder, { defaultValue: "URGENCY", description: "In which order (排序)" })
  orderBy!: keyof typeof ObligationOrder;
}

@InputType({ description: "Input of pauseObligation (操作输入)" })
export class PauseObligationInput extends KeyedInput {
  @Field(() => ID, { description: "What is meant (标识)" })
  id!: string;

  @Field(() => String, { description: "Why its time does not count (暂停原因)" })
  reason!: string;
}

@ObjectType({ description: "Answer of pauseObligation (操作结果)" })
export class PauseObligationPayload extends KeyedPayload {
  @Field(() => Obligation, { description: "The obligation (时限)" })
  obligation!: Obligation;
}

@InputType({ description: "Input of resumeObligation (操作输入)" })
export class ResumeObligationInput extends KeyedInput {
  @Field(() => ID, { description: "What is meant (标识)" })
  id!: string;
}

@ObjectType({ description: "Answer of resumeObligation (操作结果)" })
export class ResumeObligationPayload extends KeyedPayload {
  @Field(() => Obligation, { description: "The obligation (时限)" })
  obligation!: Obligation;
}

@ObjectType({
  description: "An obligation that a newer rule moves, or moved (时限变动)",
  implements: Node,
})
export class RedatingMove extends Node {
  @Field(() => Obligation, { description: "The obligation (时限)" })
  obligation!: Obligation;

  @Field(() => JsonScalar, { description: "The rule before: {unit, count, before} (原规则)" })
  fromRule!: unknown;

  @Field(() => JsonScalar, { description: "The rule after (新规则)" })
  toRule!: unknown;

  @Field(() => InstantScalar, { description: "Due until then (原到期时刻)" })
  fromDueAt!: string;

  @Field(() => InstantScalar, { description: "Due by the newer rule (新到期时刻)" })
  toDueAt!: string;

  @Field(() => InstantScalar, { nullable: true, description: "When it was moved (执行时间)" })
  movedAt?: string | null;

  @Field(() => String, { description: "Why (原因)" })
  reason!: string;

  @Field(() => Person, { nullable: true, description: "Who asked for it (发起人)" })
  createdBy?: Person | null;
}

export const RedatingMoveConnection = connectionOf(() => RedatingMove, "RedatingMove", "时限变动");
export type RedatingMoveConnection = InstanceType<typeof RedatingMoveConnection>;

@ObjectType({
  description: "What is open of a kind brought under another rule or calendar (时限重排)",
  implements: Node,
})
export class Redating extends Node {
  @Field(() => String, { description: "About records of this type (记录类型)" })
  recordType!: string;

  @Field(() => String, { description: "Obligations of this kind (时限种类)" })
  kind!: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      "The newer rule; null: each by its own, by the calendar as it is known now (新规则)",
  })
  rule?: unknown;

  @Field(() => String, { description: "Why (原因)" })
  reason!: string;

  @Field(() => RedatingStatus, { description: "Status (状态)" })
  status!: keyof typeof RedatingStatus;

  @Field(() => Int, { description: "Open ones of the kind (未办总数)" })
  total!: number;

  @Field(() => Int, { description: "Looked at, or carried out, so far (已处理)" })
  done!: number;

  @Field(() => Int, { description: "That move (变动数)" })
  moving!: number;

  @Field(() => InstantScalar, { description: "When asked for (创建时间)" })
  createdAt!: string;

  @Field(() => Person, { nullable: true, description: "Who asked for it (发起人)" })
  createdBy?: Person | null;

  @Field(() => RedatingMoveConnection, { description: "What moves, the earliest first (变动)" })
  moves(@Args(() => ForwardPage) _page: ForwardPage): RedatingMoveConnection {
    return readByMapping();
  }
}

export const RedatingConnection = connectionOf(() => Redating, "Redating", "时限重排");
export type RedatingConnection = InstanceType<typeof RedatingConnection>;

@ObjectType({ description: "A kind of obligations of which any can be re-dated (可重排的时限)" })
export class RedatableKind {
  @Field(() => String, { description: "About records of this type (记录类型)" })
  recordType!: string;

  @Field(() => String, { description: "Kind (时限种类)" })
  kind!: string;

  @Field(() => String, { description: "Title of the newest (示例标题)" })
  title!: string;

  @Field(() => Int, { description: "How many are open (未办数)" })
  count!: number;
}

@InputType({ description: "Input of prepareRedating (操作输入)" })
export class PrepareRedatingInput extends KeyedInput {
  @Field(() => String, { description: "About records of this type (记录类型)" })
  recordType!: string;

  @Field(() => String, { description: "Obligations of this kind (时限种类)" })
  kind!: string;

  @Field(() => DueUnit, {
    nullable: true,
    description: "How the newer rule counts; without it each by its own rule, counted anew (计法)",
  })
  unit?: keyof typeof DueUnit | null;

  @Field(() => Int, { nullable: true, description: "How many (数量)" })
  count?: number | null;

  @Field(() => Boolean, { nullable: true, description: "Before the anchor, not after it (之前)" })
  before?: boolean | null;

  @Field(() => String, { description: "Why (原因)" })
  reason!: string;
}

@InputType()
export abstract class RedatingInput extends KeyedInput {
  @Field(() => ID, { description: "The re-dating (时限重排)" })
  id!: string;
}

@InputType({ description: "Input of applyRedating (操作输入)" })
export class ApplyRedatingInput extends RedatingInput {}

@InputType({ description: "Input of cancelRedating (操作输入)" })
export class CancelRedatingInput extends RedatingInput {}

@ObjectType({ description: "Answer of what is done to a re-dating (操作结果)" })
export class RedatingPayload extends KeyedPayload {
  @Field(() => Redating, { description: "The re-dating (时限重排)" })
  redating!: Redating;
}
