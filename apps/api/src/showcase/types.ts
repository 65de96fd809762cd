import { Args, Field, Float, Int, ObjectType } from "type-graphql";
import { AccessLink } from "../access-link/types.ts";
import { Approval } from "../approval/types.ts";
import { Attachment } from "../attachment/types.ts";
import { AuditEntryConnection } from "../audit/types.ts";
import { ActionState } from "../graphql/action.ts";
import { Node, readByMapping } from "../graphql/node.ts";
import { ForwardPage } from "../graphql/page.ts";
import { DayScalar, InstantScalar } from "../graphql/scalars.ts";
import { LaunchPlan } from "../launch/types.ts";
import { Estate, Person, ServiceCenter } from "../organization/types.ts";
import { SalesSiteKind } from "../sales-site/enums.ts";
import {
  ContentMaker,
  ContentPoint,
  DutyShift,
  ShowcaseContentStatus,
  ShowcaseContentType,
  ShowcaseEquipment,
  ShowcaseEventStatus,
  ShowcaseEventType,
  ShowcaseMode,
  ShowcasePlanStatus,
  SurveyQuestionKind,
  SurveyTopic,
} from "./enums.ts";

@ObjectType({ description: "So many pieces of equipment (配备物品)" })
export class ShowcaseEquipmentLine {
  @Field(() => ShowcaseEquipment, { description: "What (物品)" })
  kind!: keyof typeof ShowcaseEquipment;

  @Field(() => Int, { description: "How many (数量)" })
  quantity!: number;
}

@ObjectType({
  description: "A display board in the sales hall, SHW-R06 (精美展板)",
  implements: Node,
})
export class ShowcaseBoard extends Node {
  @Field(() => String, { description: "Title (标题)" })
  title!: string;

  @Field(() => String, { description: "Where it hangs, conspicuously (位置)" })
  place!: string;

  @Field(() => [Attachment], { description: "Its photos (照片)" })
  attachments!: Attachment[];
}

@ObjectType({ description: "A deadline of the showcase and whether it was kept (展示时限)" })
export class ShowcaseDeadline {
  @Field(() => String, {
    description:
      "Its rule: SHW-R02 hall fit-out, LCH-R16 soft fit-out, SHW-R04 20 days ahead (规则)",
  })
  rule!: string;

  @Field(() => DayScalar, {
    nullable: true,
    description:
      "The last day in time; null while the date it is counted from is unknown (最迟日期)",
  })
  dueOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "When it was done (实际日期)" })
  doneOn?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Kept or broken; null while neither (是否按时)",
  })
  kept?: boolean | null;
}

@ObjectType({
  description:
    "The service showcase of a launch: layout plan and what stands behind it (服务展示布置方案)",
  implements: Node,
})
export class ShowcasePlan extends Node {
  @Field(() => String, { description: "What it is called: its estate's name (名称)" })
  name!: string;

  @Field(() => Estate, { description: "The estate (小区)" })
  estate!: Estate;

  @Field(() => ServiceCenter, { description: "Whose showcase it is (物业服务中心)" })
  serviceCenter!: ServiceCenter;

  @Field(() => LaunchPlan, {
    nullable: true,
    description: "The launch, where the viewer reads launches (开盘筹备计划)",
  })
  launchPlan?: LaunchPlan | null;

  @Field(() => ShowcasePlanStatus, { description: "Status (状态)" })
  status!: keyof typeof ShowcasePlanStatus;

  @Field(() => String, { description: "Where in the sales hall; empty until told (展示区域地点)" })
  location!: string;

  @Field(() => Float, { nullable: true, description: "Square metres (展示接待区域面积)" })
  area?: number | null;

  @Field(() => ShowcaseMode, { description: "How it is shown (展示方式)" })
  mode!: keyof typeof ShowcaseMode;

  @Field(() => [ShowcaseEquipmentLine], { description: "Equipment (配备物品)" })
  equipment!: ShowcaseEquipmentLine[];

  @Field(() => String, { nullable: true, description: "Whatever else there is (其他物品)" })
  otherEquipment?: string | null;

  @Field(() => [ShowcaseBoard], { description: "Display boards (精美展板)" })
  boards!: ShowcaseBoard[];

  @Field(() => String, { description: "Consultation desk; empty until told (咨询台)" })
  consultDesk!: string;

  @Field(() => String, { description: "Hotline; empty until told (热线)" })
  hotline!: string;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Agreed with the developer (与地区公司沟通日期)",
  })
  agreedOn?: string | null;

  @Field(() => String, { nullable: true, description: "With whom (地区公司联系人)" })
  agreedWith?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Reviewed by the training department (培训部审核日期)",
  })
  reviewedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Approved (审批通过日期)" })
  approvedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Laid out (布置完成日期)" })
  implementedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "On show since (展示开始日期)" })
  openedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Taken down (撤展日期)" })
  closedOn?: string | null;

  @Field(() => String, { nullable: true, description: "Why it was sent back (退回原因)" })
  returnedReason?: string | null;

  @Field(() => Approval, { nullable: true, description: "Its latest approval (审批)" })
  approval?: Approval | null;

  @Field(() => [Attachment], { description: "Drawings, photos of the layout (附件)" })
  attachments!: Attachment[];

  @Field(() => [ShowcaseContent], { description: "Every edition of what is shown (展示内容)" })
  contents!: ShowcaseContent[];

  @Field(() => [ShowcaseContentType], {
    description: "Required types that are not on show, SHW-R08 (资料展示缺少的类别)",
  })
  missingContent!: (keyof typeof ShowcaseContentType)[];

  @Field(() => [ReceptionistExam], {
    description: "Exams of its receptionists, newest first (接待员考核)",
  })
  exams!: ReceptionistExam[];

  @Field(() => [ReceptionDuty], {
    description: "Who is on duty from a week ago on, by day (接待员排班)",
  })
  duties!: ReceptionDuty[];

  @Field(() => [ShowcaseEvent], {
    description: "Image shows and promotions, the latest day first (形象展示与推广)",
  })
  events!: ShowcaseEvent[];

  @Field(() => [NeedsSurvey], { description: "Surveys of needs, newest first (客户意见征询)" })
  surveys!: NeedsSurvey[];

  @Field(() => [ShowcaseDeadline], {
    description: "Its deadlines; none for who does not read launches (展示时限)",
  })
  deadlines!: ShowcaseDeadline[];

  @Field(() => [ActionState], {
    description: "Every action with whether it is available and why not (可用操作)",
  })
  actions!: ActionState[];

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;

  @Field(() => AuditEntryConnection, { description: "What was changed, newest first (修改记录)" })
  history(@Args(() => ForwardPage) _page: ForwardPage): AuditEntryConnection {
    return readByMapping();
  }
}

@ObjectType({ description: "An edition of something that is shown (展示内容)", implements: Node })
export class ShowcaseContent extends Node {
  @Field(() => ShowcasePlan, { description: "Of which showcase (服务展示)" })
  showcase!: ShowcasePlan;

  @Field(() => ShowcaseContentType, { description: "What it is (内容类别)" })
  type!: keyof typeof ShowcaseContentType;

  @Field(() => String, { description: "Edition (版本)" })
  edition!: string;

  @Field(() => ShowcaseContentStatus, { description: "Status (状态)" })
  status!: keyof typeof ShowcaseContentStatus;

  @Field(() => ContentMaker, { description: "Which department made it (编制部门)" })
  madeBy!: keyof typeof ContentMaker;

  @Field(() => Boolean, { description: "Plays in a loop, SHW-R09 (循环播放)" })
  playsInLoop!: boolean;

  @Field(() => Int, { nullable: true, description: "Copies printed, SHW-R10 (印刷数量)" })
  copies?: number | null;

  @Field(() => [ContentPoint], { description: "What it tells (内容要点)" })
  points!: (keyof typeof ContentPoint)[];

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;

  @Field(() => [Attachment], { description: "Its files (文件)" })
  attachments!: Attachment[];

  @Field(() => DayScalar, { nullable: true, description: "Submitted for review (提交日期)" })
  submittedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Reviewed (审核日期)" })
  reviewedOn?: string | null;

  @Field(() => Person, { nullable: true, description: "By whom (审核人)" })
  reviewedBy?: Person | null;

  @Field(() => DayScalar, { nullable: true, description: "On show since (展示开始日期)" })
  shownOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Retired (停用日期)" })
  retiredOn?: string | null;

  @Field(() => String, { nullable: true, description: "Why it was sent back (退回原因)" })
  returnedReason?: string | null;

  @Field(() => Approval, { nullable: true, description: "Its latest review (审核)" })
  approval?: Approval | null;

  @Field(() => InstantScalar, { description: "When begun (创建时间)" })
  createdAt!: string;

  @Field(() => Person, { nullable: true, description: "By whom (创建人)" })
  createdBy?: Person | null;

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;
}

@ObjectType({
  description: "A receptionist's exam on the lecture notes, SHW-R12 (接待员考核)",
  implements: Node,
})
export class ReceptionistExam extends Node {
  @Field(() => ShowcasePlan, { description: "For which showcase (服务展示)" })
  showcase!: ShowcasePlan;

  @Field(() => Person, {
    nullable: true,
    description: "Who was examined, where the viewer may see the person (接待员)",
  })
  person?: Person | null;

  @Field(() => ShowcaseContent, { description: "On which edition (讲义版本)" })
  lecture!: ShowcaseContent;

  @Field(() => DayScalar, { description: "Trained on (培训日期)" })
  trainedOn!: string;

  @Field(() => DayScalar, { description: "Examined on (考核日期)" })
  examOn!: string;

  @Field(() => Float, { nullable: true, description: "Points of 100, if given (成绩)" })
  score?: number | null;

  @Field(() => Boolean, { description: "Passed (是否合格)" })
  passed!: boolean;

  @Field(() => Person, {
    nullable: true,
    description: "By whom, where the viewer may see the person (考核人)",
  })
  examiner?: Person | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;
}

@ObjectType({ description: "A day on duty of a receptionist (接待员排班)", implements: Node })
export class ReceptionDuty extends Node {
  @Field(() => Person, {
    nullable: true,
    description: "Who, where the viewer may see the person (接待员)",
  })
  person?: Person | null;

  @Field(() => SalesSiteKind, { description: "Where (场所)" })
  site!: keyof typeof SalesSiteKind;

  @Field(() => DayScalar, { description: "On which day (日期)" })
  onDay!: string;

  @Field(() => DutyShift, { description: "When (班次)" })
  shift!: keyof typeof DutyShift;

  @Field(() => Boolean, {
    description: "Still qualified: a later exam that is failed takes it away, SHW-R13 (考核合格)",
  })
  qualified!: boolean;
}

@ObjectType({
  description: "An image show or the support of a promotion, SHW-R15, SHW-R17 (形象展示与推广)",
  implements: Node,
})
export class ShowcaseEvent extends Node {
  @Field(() => ShowcasePlan, { description: "At which showcase (服务展示)" })
  showcase!: ShowcasePlan;

  @Field(() => ShowcaseEventType, { description: "What (展示类别)" })
  type!: keyof typeof ShowcaseEventType;

  @Field(() => ShowcaseEventStatus, { description: "Status (状态)" })
  status!: keyof typeof ShowcaseEventStatus;

  @Field(() => String, { nullable: true, description: "What it is called (名称)" })
  title?: string | null;

  @Field(() => String, { nullable: true, description: "Where (地点)" })
  place?: string | null;

  @Field(() => DayScalar, { description: "Planned for (计划日期)" })
  plannedOn!: string;

  @Field(() => DayScalar, { nullable: true, description: "Held on (实际日期)" })
  heldOn?: string | null;

  @Field(() => Person, {
    nullable: true,
    description: "Who organizes it, where the viewer may see the person (组织人)",
  })
  organizer?: Person | null;

  @Field(() => [Person], { description: "Who takes part (参加人员)" })
  participants!: Person[];

  @Field(() => Int, { description: "How many take part (参加人数)" })
  participantCount!: number;

  @Field(() => String, { nullable: true, description: "How it went (情况)" })
  result?: string | null;

  @Field(() => String, { nullable: true, description: "Why it was called off (取消原因)" })
  cancelledReason?: string | null;

  @Field(() => [Attachment], { description: "Its photos (照片)" })
  attachments!: Attachment[];
}

@ObjectType({ description: "A question of a survey (题目)" })
export class SurveyQuestion {
  @Field(() => String, { description: "What answers name it by (题号)" })
  code!: string;

  @Field(() => SurveyTopic, { description: "What it is about (需求主题)" })
  topic!: keyof typeof SurveyTopic;

  @Field(() => SurveyQuestionKind, { description: "Kind (题型)" })
  kind!: keyof typeof SurveyQuestionKind;

  @Field(() => String, { description: "The question (题目)" })
  text!: string;

  @Field(() => [String], { description: "What can be chosen (选项)" })
  options!: string[];

  @Field(() => Boolean, { description: "Has to be answered (必答)" })
  required!: boolean;
}

@ObjectType({ description: "What all visitors answered to a question (需求统计)" })
export class SurveyStatistics {
  @Field(() => String, { description: "The question (题号)" })
  code!: string;

  @Field(() => Int, { description: "How many answered it (作答人数)" })
  answered!: number;

  @Field(() => [Int], { description: "How often each option, or each score from 1 (各项次数)" })
  counts!: number[];

  @Field(() => Float, { nullable: true, description: "Mean of the scores (平均分)" })
  average?: number | null;

  @Field(() => [String], { description: "What was written (填写内容)" })
  texts!: string[];
}

@ObjectType({
  description: "A survey of visitors' needs at the sales stage, SHW-R16 (客户意见征询)",
  implements: Node,
})
export class NeedsSurvey extends Node {
  @Field(() => ShowcasePlan, { description: "At which showcase (服务展示)" })
  showcase!: ShowcasePlan;

  @Field(() => String, { description: "Title (标题)" })
  title!: string;

  @Field(() => [SurveyTopic], { description: "What it asks about (需求主题)" })
  topics!: (keyof typeof SurveyTopic)[];

  @Field(() => [SurveyQuestion], { description: "Its questions (问卷)" })
  questions!: SurveyQuestion[];

  @Field(() => DayScalar, { description: "Answers are collected until (征询截止日)" })
  untilOn!: string;

  @Field(() => Int, { description: "How many visitors answered (问卷份数)" })
  answerCount!: number;

  @Field(() => Int, { description: "How many of them by a link (扫码份数)" })
  linkAnswerCount!: number;

  @Field(() => [SurveyStatistics], { description: "Counted by question (需求统计)" })
  statistics!: SurveyStatistics[];

  @Field(() => DayScalar, { nullable: true, description: "Closed (结束日期)" })
  closedOn?: string | null;

  @Field(() => Person, { nullable: true, description: "By whom (结束人)" })
  closedBy?: Person | null;

  @Field(() => String, {
    nullable: true,
    description: "What changes in the management plan; closed without: 无需调整 (管理方案调整)",
  })
  adjustment?: string | null;

  @Field(() => [AccessLink], { description: "Links that visitors answer by (问卷链接)" })
  links!: AccessLink[];

  @Field(() => [ActionState], {
    description: "Every action with whether it is available and why not (可用操作)",
  })
  actions!: ActionState[];

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;

  @Field(() => AuditEntryConnection, { description: "What was changed, newest first (修改记录)" })
  history(@Args(() => ForwardPage) _page: ForwardPage): AuditEntryConnection {
    return readByMapping();
  }
}
