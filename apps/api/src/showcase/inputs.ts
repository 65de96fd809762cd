import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { PlaceFilter } from "../graphql/place-filter.ts";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { DayScalar } from "../graphql/scalars.ts";
import { SalesSiteKind } from "../sales-site/enums.ts";
import {
  ContentPoint,
  DutyShift,
  ShowcaseContentType,
  ShowcaseEquipment,
  ShowcaseEventType,
  ShowcaseMode,
  ShowcasePlanStatus,
  SurveyQuestionKind,
  SurveyTopic,
} from "./enums.ts";
import {
  NeedsSurvey,
  ReceptionistExam,
  ShowcaseBoard,
  ShowcaseContent,
  ShowcaseEvent,
  ShowcasePlan,
} from "./types.ts";

@InputType({ description: "Which showcases (筛选)" })
export class ShowcasePlanFilter extends PlaceFilter {
  @Field(() => String, { nullable: true, description: "The estate's name or pinyin (小区)" })
  search?: string | null;

  @Field(() => [ShowcasePlanStatus], { nullable: true, description: "In these statuses (状态)" })
  statuses?: (keyof typeof ShowcasePlanStatus)[] | null;
}

@InputType()
abstract class OfShowcaseInput extends KeyedInput {
  @Field(() => ID, { description: "The showcase (服务展示)" })
  id!: string;
}

@ObjectType()
abstract class OfShowcasePayload extends KeyedPayload {
  @Field(() => ShowcasePlan, { description: "The showcase as it is now (服务展示)" })
  showcase!: ShowcasePlan;
}

@InputType({ description: "Input of planShowcase (操作输入)" })
export class PlanShowcaseInput extends KeyedInput {
  @Field(() => ID, { description: "The launch that it is for (开盘筹备计划)" })
  planId!: string;
}

@ObjectType({ description: "Answer of planShowcase (操作结果)" })
export class PlanShowcasePayload extends OfShowcasePayload {}

@InputType({ description: "So many pieces of equipment (配备物品)" })
export class ShowcaseEquipmentInput {
  @Field(() => ShowcaseEquipment, { description: "What (物品)" })
  kind!: keyof typeof ShowcaseEquipment;

  @Field(() => Int, { description: "How many (数量)" })
  quantity!: number;
}

@InputType({ description: "Input of keepShowcasePlan (操作输入)" })
export class KeepShowcasePlanInput extends OfShowcaseInput {
  @Field(() => Int, { description: "The version that was changed (版本)" })
  version!: number;

  @Field(() => String, { description: "Where in the sales hall (展示区域地点)" })
  location!: string;

  @Field(() => Float, { nullable: true, description: "Square metres (展示接待区域面积)" })
  area?: number | null;

  @Field(() => ShowcaseMode, { description: "How it is shown (展示方式)" })
  mode!: keyof typeof ShowcaseMode;

  @Field(() => [ShowcaseEquipmentInput], { description: "Equipment (配备物品)" })
  equipment!: ShowcaseEquipmentInput[];

  @Field(() => String, { nullable: true, description: "Whatever else there is (其他物品)" })
  otherEquipment?: string | null;

  @Field(() => String, { description: "Consultation desk (咨询台)" })
  consultDesk!: string;

  @Field(() => String, { description: "Hotline (热线)" })
  hotline!: string;
}

@ObjectType({ description: "Answer of keepShowcasePlan (操作结果)" })
export class KeepShowcasePlanPayload extends OfShowcasePayload {}

@InputType({ description: "Input of saveShowcaseBoard (操作输入)" })
export class SaveShowcaseBoardInput extends KeyedInput {
  @Field(() => ID, { description: "The showcase (服务展示)" })
  showcaseId!: string;

  @Field(() => ID, { nullable: true, description: "The board; left out for a new one (展板)" })
  id?: string | null;

  @Field(() => String, { description: "Title (标题)" })
  title!: string;

  @Field(() => String, { description: "Where it hangs (位置)" })
  place!: string;
}

@ObjectType({ description: "Answer of saveShowcaseBoard (操作结果)" })
export class SaveShowcaseBoardPayload extends OfShowcasePayload {
  @Field(() => ShowcaseBoard, { description: "The board (展板)" })
  board!: ShowcaseBoard;
}

@InputType({ description: "Input of removeShowcaseBoard (操作输入)" })
export class RemoveShowcaseBoardInput extends KeyedInput {
  @Field(() => ID, { description: "The board (展板)" })
  id!: string;
}

@ObjectType({ description: "Answer of removeShowcaseBoard (操作结果)" })
export class RemoveShowcaseBoardPayload extends OfShowcasePayload {}

@InputType({ description: "Input of agreeShowcase (操作输入)" })
export class AgreeShowcaseInput extends OfShowcaseInput {
  @Field(() => DayScalar, {
    description: "When it was agreed with the developer (与地区公司沟通日期)",
  })
  agreedOn!: string;

  @Field(() => String, { nullable: true, description: "With whom (地区公司联系人)" })
  agreedWith?: string | null;
}

@ObjectType({ description: "Answer of agreeShowcase (操作结果)" })
export class AgreeShowcasePayload extends OfShowcasePayload {}

@InputType({ description: "Input of implementShowcase (操作输入)" })
export class ImplementShowcaseInput extends OfShowcaseInput {
  @Field(() => DayScalar, { description: "When it was laid out (布置完成日期)" })
  implementedOn!: string;
}

@ObjectType({ description: "Answer of implementShowcase (操作结果)" })
export class ImplementShowcasePayload extends OfShowcasePayload {}

@InputType({ description: "Input of openShowcase (操作输入)" })
export class OpenShowcaseInput extends OfShowcaseInput {}

@ObjectType({ description: "Answer of openShowcase (操作结果)" })
export class OpenShowcasePayload extends OfShowcasePayload {}

@InputType({ description: "Input of closeShowcase (操作输入)" })
export class CloseShowcaseInput extends OfShowcaseInput {}

@ObjectType({ description: "Answer of closeShowcase (操作结果)" })
export class CloseShowcasePayload extends OfShowcasePayload {}

@InputType()
abstract class ContentInput extends KeyedInput {
  @Field(() => String, { description: "Edition (版本)" })
  edition!: string;

  @Field(() => Boolean, { nullable: true, description: "Plays in a loop (循环播放)" })
  playsInLoop?: boolean | null;

  @Field(() => Int, { nullable: true, description: "Copies printed (印刷数量)" })
  copies?: number | null;

  @Field(() => [ContentPoint], { nullable: true, description: "What it tells (内容要点)" })
  points?: (keyof typeof ContentPoint)[] | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;
}

@ObjectType()
abstract class OfContentPayload extends OfShowcasePayload {
  @Field(() => ShowcaseContent, { description: "The content as it is now (展示内容)" })
  content!: ShowcaseContent;
}

@InputType({ description: "Input of draftShowcaseContent (操作输入)" })
export class DraftShowcaseContentInput extends ContentInput {
  @Field(() => ID, { description: "The showcase (服务展示)" })
  showcaseId!: string;

  @Field(() => ShowcaseContentType, { description: "What it is (内容类别)" })
  type!: keyof typeof ShowcaseContentType;
}

@ObjectType({ description: "Answer of draftShowcaseContent (操作结果)" })
export class DraftShowcaseContentPayload extends OfContentPayload {}

@InputType({ description: "Input of changeShowcaseContent (操作输入)" })
export class ChangeShowcaseContentInput extends ContentInput {
  @Field(() => ID, { description: "The content (展示内容)" })
  id!: string;

  @Field(() => Int, { description: "The version that was changed (版本)" })
  version!: number;
}

@ObjectType({ description: "Answer of changeShowcaseContent (操作结果)" })
export class ChangeShowcaseContentPayload extends OfContentPayload {}

@InputType({ description: "Input of submitShowcaseContent (操作输入)" })
export class SubmitShowcaseContentInput extends KeyedInput {
  @Field(() => ID, { description: "The content (展示内容)" })
  id!: string;
}

@ObjectType({ description: "Answer of submitShowcaseContent (操作结果)" })
export class SubmitShowcaseContentPayload extends OfContentPayload {}

@InputType({ description: "Input of showShowcaseContent (操作输入)" })
export class ShowShowcaseContentInput extends SubmitShowcaseContentInput {}

@ObjectType({ description: "Answer of showShowcaseContent (操作结果)" })
export class ShowShowcaseContentPayload extends OfContentPayload {}

@InputType({ description: "Input of retireShowcaseContent (操作输入)" })
export class RetireShowcaseContentInput extends SubmitShowcaseContentInput {}

@ObjectType({ description: "Answer of retireShowcaseContent (操作结果)" })
export class RetireShowcaseContentPayload extends OfContentPayload {}

@InputType({ description: "Input of recordReceptionistExam (操作输入)" })
export class RecordReceptionistExamInput extends KeyedInput {
  @Field(() => ID, { description: "The showcase (服务展示)" })
  showcaseId!: string;

  @Field(() => ID, { description: "Who was examined (接待员)" })
  personId!: string;

  @Field(() => ID, { description: "On which edition of the lecture notes (讲义版本)" })
  lectureId!: string;

  @Field(() => DayScalar, { description: "Trained on (培训日期)" })
  trainedOn!: string;

  @Field(() => DayScalar, { description: "Examined on (考核日期)" })
  examOn!: string;

  @Field(() => Float, { nullable: true, description: "Points of 100 (成绩)" })
  score?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Passed; with points the pass mark says so (是否合格)",
  })
  passed?: boolean | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;
}

@ObjectType({ description: "Answer of recordReceptionistExam (操作结果)" })
export class RecordReceptionistExamPayload extends OfShowcasePayload {
  @Field(() => ReceptionistExam, { description: "The exam (考核)" })
  exam!: ReceptionistExam;
}

@InputType({ description: "Input of rosterReceptionist (操作输入)" })
export class RosterReceptionistInput extends KeyedInput {
  @Field(() => ID, { description: "The showcase (服务展示)" })
  showcaseId!: string;

  @Field(() => ID, { description: "Who (接待员)" })
  personId!: string;

  @Field(() => SalesSiteKind, { description: "Where (场所)" })
  site!: keyof typeof SalesSiteKind;

  @Field(() => DutyShift, { description: "When (班次)" })
  shift!: keyof typeof DutyShift;

  @Field(() => DayScalar, { description: "First day (开始日期)" })
  fromOn!: string;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Last day, 31 days at most; the first alone if left out (结束日期)",
  })
  toOn?: string | null;
}

@ObjectType({ description: "Answer of rosterReceptionist (操作结果)" })
export class RosterReceptionistPayload extends OfShowcasePayload {}

@InputType({ description: "Input of removeReceptionDuty (操作输入)" })
export class RemoveReceptionDutyInput extends KeyedInput {
  @Field(() => ID, { description: "The day on duty (排班)" })
  id!: string;
}

@ObjectType({ description: "Answer of removeReceptionDuty (操作结果)" })
export class RemoveReceptionDutyPayload extends OfShowcasePayload {}

@InputType({ description: "Input of planShowcaseEvent (操作输入)" })
export class PlanShowcaseEventInput extends KeyedInput {
  @Field(() => ID, { description: "The showcase (服务展示)" })
  showcaseId!: string;

  @Field(() => ShowcaseEventType, { description: "What (展示类别)" })
  type!: keyof typeof ShowcaseEventType;

  @Field(() => String, { nullable: true, description: "What it is called (名称)" })
  title?: string | null;

  @Field(() => String, { nullable: true, description: "Where (地点)" })
  place?: string | null;

  @Field(() => DayScalar, { description: "For which day (计划日期)" })
  plannedOn!: string;

  @Field(() => ID, {
    nullable: true,
    description: "Who organizes it; oneself if left out (组织人)",
  })
  organizerId?: string | null;

  @Field(() => [ID], { description: "Who takes part (参加人员)" })
  participantIds!: string[];
}

@ObjectType()
abstract class OfEventPayload extends OfShowcasePayload {
  @Field(() => ShowcaseEvent, { description: "What is held (活动)" })
  event!: ShowcaseEvent;
}

@ObjectType({ description: "Answer of planShowcaseEvent (操作结果)" })
export class PlanShowcaseEventPayload extends OfEventPayload {}

@InputType({ description: "Input of holdShowcaseEvent (操作输入)" })
export class HoldShowcaseEventInput extends KeyedInput {
  @Field(() => ID, { description: "What was held (活动)" })
  id!: string;

  @Field(() => DayScalar, { description: "On which day (实际日期)" })
  heldOn!: string;

  @Field(() => String, { nullable: true, description: "How it went (情况)" })
  result?: string | null;
}

@ObjectType({ description: "Answer of holdShowcaseEvent (操作结果)" })
export class HoldShowcaseEventPayload extends OfEventPayload {}

@InputType({ description: "Input of cancelShowcaseEvent (操作输入)" })
export class CancelShowcaseEventInput extends KeyedInput {
  @Field(() => ID, { description: "What is called off (活动)" })
  id!: string;

  @Field(() => String, { description: "Why (取消原因)" })
  reason!: string;
}

@ObjectType({ description: "Answer of cancelShowcaseEvent (操作结果)" })
export class CancelShowcaseEventPayload extends OfEventPayload {}

@InputType({ description: "A question of a survey (题目)" })
export class SurveyQuestionInput {
  @Field(() => SurveyTopic, { description: "What it is about (需求主题)" })
  topic!: keyof typeof SurveyTopic;

  @Field(() => SurveyQuestionKind, { description: "Kind (题型)" })
  kind!: keyof typeof SurveyQuestionKind;

  @Field(() => String, { description: "The question (题目)" })
  text!: string;

  @Field(() => [String], { nullable: true, description: "What can be chosen (选项)" })
  options?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "Has to be answered (必答)" })
  required?: boolean | null;
}

@InputType()
abstract class SurveyInput extends KeyedInput {
  @Field(() => String, { description: "Title (标题)" })
  title!: string;

  @Field(() => [SurveyTopic], { description: "What it asks about (需求主题)" })
  topics!: (keyof typeof SurveyTopic)[];

  @Field(() => [SurveyQuestionInput], { description: "Its questions (问卷)" })
  questions!: SurveyQuestionInput[];

  @Field(() => DayScalar, { description: "Until when answers are collected (征询截止日)" })
  untilOn!: string;
}

@ObjectType()
abstract class OfSurveyPayload extends OfShowcasePayload {
  @Field(() => NeedsSurvey, { description: "The survey as it is now (意见征询)" })
  survey!: NeedsSurvey;
}

@InputType({ description: "Input of draftNeedsSurvey (操作输入)" })
export class DraftNeedsSurveyInput extends SurveyInput {
  @Field(() => ID, { description: "The showcase (服务展示)" })
  showcaseId!: string;
}

@ObjectType({ description: "Answer of draftNeedsSurvey (操作结果)" })
export class DraftNeedsSurveyPayload extends OfSurveyPayload {}

@InputType({ description: "Input of changeNeedsSurvey (操作输入)" })
export class ChangeNeedsSurveyInput extends SurveyInput {
  @Field(() => ID, { description: "The survey (意见征询)" })
  id!: string;

  @Field(() => Int, { description: "The version that was changed (版本)" })
  version!: number;
}

@ObjectType({ description: "Answer of changeNeedsSurvey (操作结果)" })
export class ChangeNeedsSurveyPayload extends OfSurveyPayload {}

@InputType({ description: "What a visitor answered to a question (回答)" })
export class SurveyAnswerInput {
  @Field(() => String, { description: "The question (题号)" })
  code!: string;

  @Field(() => [Int], { nullable: true, description: "Places of the options from 0 (选项)" })
  choices?: number[] | null;

  @Field(() => Int, { nullable: true, description: "1 to 5 (评分)" })
  score?: number | null;

  @Field(() => String, { nullable: true, description: "Words (填写)" })
  text?: string | null;
}

@InputType({ description: "Input of answerNeedsSurvey (操作输入)" })
export class AnswerNeedsSurveyInput extends KeyedInput {
  @Field(() => ID, { description: "The survey (意见征询)" })
  id!: string;

  @Field(() => [SurveyAnswerInput], { description: "What the visitor said (回答)" })
  answers!: SurveyAnswerInput[];
}

@ObjectType({ description: "Answer of answerNeedsSurvey (操作结果)" })
export class AnswerNeedsSurveyPayload extends OfSurveyPayload {}

@InputType({ description: "Input of closeNeedsSurvey (操作输入)" })
export class CloseNeedsSurveyInput extends KeyedInput {
  @Field(() => ID, { description: "The survey (意见征询)" })
  id!: string;

  @Field(() => Boolean, { description: "Nothing changes (无需调整)" })
  noChange!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Else what changes in the management plan (管理方案调整)",
  })
  adjustment?: string | null;
}

@ObjectType({ description: "Answer of closeNeedsSurvey (操作结果)" })
export class CloseNeedsSurveyPayload extends OfSurveyPayload {}
