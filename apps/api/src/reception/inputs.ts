import { ArgsType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { ChecklistAnswer } from "../checklist/types.ts";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { ForwardPage } from "../graphql/page.ts";
import { DayScalar } from "../graphql/scalars.ts";
import {
  DeskCard,
  FrontDeskDevice,
  FrontDeskDeviceKind,
  FrontDeskDeviceStatus,
  FrontDeskStation,
  ReceptionFinding,
  ReceptionSetup,
  ReceptionStatus,
  ReceptionSystemCheck,
} from "./types.ts";

@ArgsType()
export class ReceptionSetupList extends ForwardPage {
  @Field(() => [ID], { nullable: true, description: "Below these regions (地区物业公司)" })
  regionIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Of these service centers (物业服务中心)" })
  serviceCenterIds?: string[] | null;

  @Field(() => [ReceptionStatus], { nullable: true, description: "In these statuses (状态)" })
  statuses?: (keyof typeof ReceptionStatus)[] | null;
}

@InputType({ description: "Input of planReception (操作输入)" })
export class PlanReceptionInput extends KeyedInput {
  @Field(() => ID, { description: "The service center (物业服务中心)" })
  serviceCenterId!: string;

  @Field(() => DayScalar, {
    nullable: true,
    description: "When the center opens; left out it follows the launch (启用日期)",
  })
  openingOn?: string | null;
}

@ObjectType({ description: "Answer of planReception (操作结果)" })
export class PlanReceptionPayload extends KeyedPayload {
  @Field(() => ReceptionSetup, { description: "The set-up as it is now (接待区域布置)" })
  setup!: ReceptionSetup;
}

@InputType({ description: "Input of setReceptionOpening (操作输入)" })
export class SetReceptionOpeningInput extends KeyedInput {
  @Field(() => ID, { description: "The set-up (接待区域布置)" })
  id!: string;

  @Field(() => DayScalar, {
    nullable: true,
    description: "When the center opens; left out it follows the launch (启用日期)",
  })
  openingOn?: string | null;
}

@ObjectType({ description: "Answer of setReceptionOpening (操作结果)" })
export class SetReceptionOpeningPayload extends KeyedPayload {
  @Field(() => ReceptionSetup, { description: "The set-up as it is now (接待区域布置)" })
  setup!: ReceptionSetup;
}

@InputType({ description: "Input of submitReceptionCheck (操作输入)" })
export class SubmitReceptionCheckInput extends KeyedInput {
  @Field(() => ID, { description: "The set-up (接待区域布置)" })
  id!: string;
}

@ObjectType({ description: "Answer of submitReceptionCheck (操作结果)" })
export class SubmitReceptionCheckPayload extends KeyedPayload {
  @Field(() => ReceptionSetup, { description: "The set-up as it is now (接待区域布置)" })
  setup!: ReceptionSetup;
}

@InputType({ description: "Input of acceptReception (操作输入)" })
export class AcceptReceptionInput extends KeyedInput {
  @Field(() => ID, { description: "The set-up (接待区域布置)" })
  id!: string;
}

@ObjectType({ description: "Answer of acceptReception (操作结果)" })
export class AcceptReceptionPayload extends KeyedPayload {
  @Field(() => ReceptionSetup, { description: "The set-up as it is now (接待区域布置)" })
  setup!: ReceptionSetup;
}

@InputType({ description: "Input of returnReception (操作输入)" })
export class ReturnReceptionInput extends KeyedInput {
  @Field(() => ID, { description: "The set-up (接待区域布置)" })
  id!: string;

  @Field(() => String, { description: "What is to be mended (退回原因)" })
  reason!: string;
}

@ObjectType({ description: "Answer of returnReception (操作结果)" })
export class ReturnReceptionPayload extends KeyedPayload {
  @Field(() => ReceptionSetup, { description: "The set-up as it is now (接待区域布置)" })
  setup!: ReceptionSetup;
}

@InputType({ description: "Input of waiveReceptionLine (操作输入)" })
export class WaiveReceptionLineInput extends KeyedInput {
  @Field(() => ID, { description: "The line's answer (检查项结果)" })
  id!: string;

  @Field(() => String, { description: "Why it is accepted all the same (例外原因)" })
  reason!: string;
}

@ObjectType({ description: "Answer of waiveReceptionLine (操作结果)" })
export class WaiveReceptionLinePayload extends KeyedPayload {
  @Field(() => ReceptionSetup, { description: "The set-up as it is now (接待区域布置)" })
  setup!: ReceptionSetup;

  @Field(() => ChecklistAnswer, { description: "The line, excepted (检查项结果)" })
  answer!: ChecklistAnswer;
}

@InputType({ description: "Input of createFrontDeskDevice (操作输入)" })
export class CreateFrontDeskDeviceInput extends KeyedInput {
  @Field(() => ID, { description: "The service center (物业服务中心)" })
  serviceCenterId!: string;

  @Field(() => FrontDeskDeviceKind, { description: "Kind (类别)" })
  kind!: keyof typeof FrontDeskDeviceKind;

  @Field(() => FrontDeskStation, { description: "Where it stands (位置)" })
  station!: keyof typeof FrontDeskStation;

  @Field(() => String, { description: "Telephone number, or the one on its plate (编号)" })
  number!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: "Phones: takes customers' requests (接听客户诉求)",
  })
  takesRequests?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Phones: connected to the recording system (已接入录音)",
  })
  recorded?: boolean | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;
}

@ObjectType({ description: "Answer of createFrontDeskDevice (操作结果)" })
export class CreateFrontDeskDevicePayload extends KeyedPayload {
  @Field(() => FrontDeskDevice, { description: "The device (前台设备)" })
  device!: FrontDeskDevice;
}

@InputType({ description: "Input of updateFrontDeskDevice (操作输入)" })
export class UpdateFrontDeskDeviceInput extends KeyedInput {
  @Field(() => ID, { description: "The device (前台设备)" })
  id!: string;

  @Field(() => Int, { description: "The device as it was read (行版本)" })
  version!: number;

  @Field(() => FrontDeskStation, { description: "Where it stands (位置)" })
  station!: keyof typeof FrontDeskStation;

  @Field(() => FrontDeskDeviceStatus, { description: "Status (状态)" })
  status!: keyof typeof FrontDeskDeviceStatus;

  @Field(() => String, { description: "Telephone number, or the one on its plate (编号)" })
  number!: string;

  @Field(() => Boolean, { description: "Phones: takes customers' requests (接听客户诉求)" })
  takesRequests!: boolean;

  @Field(() => Boolean, { description: "Phones: connected to the recording system (已接入录音)" })
  recorded!: boolean;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;
}

@ObjectType({ description: "Answer of updateFrontDeskDevice (操作结果)" })
export class UpdateFrontDeskDevicePayload extends KeyedPayload {
  @Field(() => FrontDeskDevice, { description: "The device (前台设备)" })
  device!: FrontDeskDevice;
}

@InputType({ description: "Input of saveDeskCard (操作输入)" })
export class SaveDeskCardInput extends KeyedInput {
  @Field(() => ID, { description: "The service center (物业服务中心)" })
  serviceCenterId!: string;

  @Field(() => ID, { description: "Whose (值班人员)" })
  personId!: string;

  @Field(() => String, { description: "What stands under the name (岗位)" })
  title!: string;

  @Field(() => String, { nullable: true, description: "Where it stands (位置)" })
  place?: string | null;
}

@ObjectType({ description: "Answer of saveDeskCard (操作结果)" })
export class SaveDeskCardPayload extends KeyedPayload {
  @Field(() => DeskCard, { description: "The card (台卡)" })
  card!: DeskCard;
}

@InputType({ description: "Input of removeDeskCard (操作输入)" })
export class RemoveDeskCardInput extends KeyedInput {
  @Field(() => ID, { description: "The card (台卡)" })
  id!: string;
}

@ObjectType({ description: "Answer of removeDeskCard (操作结果)" })
export class RemoveDeskCardPayload extends KeyedPayload {
  @Field(() => ID, { description: "What was removed (已移除)" })
  removedId!: string;
}

@InputType({ description: "Something found at a device (设备问题)" })
export class ReceptionFindingInput {
  @Field(() => ID, { description: "At which device (设备)" })
  deviceId!: string;

  @Field(() => String, { description: "What was found (问题)" })
  text!: string;
}

@InputType({ description: "Input of recordReceptionSystemCheck (操作输入)" })
export class RecordReceptionSystemCheckInput extends KeyedInput {
  @Field(() => ID, { description: "The service center (物业服务中心)" })
  serviceCenterId!: string;

  @Field(() => DayScalar, { nullable: true, description: "When; today unless told (检查日期)" })
  checkedOn?: string | null;

  @Field(() => Boolean, { description: "Call recording works (录音正常)" })
  recordingOk!: boolean;

  @Field(() => Boolean, { description: "Monitoring works (监控正常)" })
  monitoringOk!: boolean;

  @Field(() => Boolean, { description: "The NC system works (NC系统正常)" })
  ncOk!: boolean;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;

  @Field(() => [ReceptionFindingInput], {
    nullable: true,
    description: "What was found at which device (设备问题)",
  })
  findings?: ReceptionFindingInput[] | null;
}

@ObjectType({ description: "Answer of recordReceptionSystemCheck (操作结果)" })
export class RecordReceptionSystemCheckPayload extends KeyedPayload {
  @Field(() => ReceptionSystemCheck, { description: "The look at the systems (系统检查)" })
  check!: ReceptionSystemCheck;
}

@InputType({ description: "Input of mendReceptionFinding (操作输入)" })
export class MendReceptionFindingInput extends KeyedInput {
  @Field(() => ID, { description: "The finding (设备问题)" })
  id!: string;
}

@ObjectType({ description: "Answer of mendReceptionFinding (操作结果)" })
export class MendReceptionFindingPayload extends KeyedPayload {
  @Field(() => ReceptionFinding, { description: "The finding, mended (设备问题)" })
  finding!: ReceptionFinding;
}
