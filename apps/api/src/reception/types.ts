import { Args, Field, Int, ObjectType } from "type-graphql";
import { AuditEntryConnection } from "../audit/types.ts";
import { ChecklistResult } from "../checklist/types.ts";
import { ActionState } from "../graphql/action.ts";
import { connectionOf } from "../graphql/connection.ts";
import { enumOf } from "../graphql/enum.ts";
import { Node, readByMapping } from "../graphql/node.ts";
import { ForwardPage } from "../graphql/page.ts";
import { DayScalar, InstantScalar } from "../graphql/scalars.ts";
import { Person, ServiceCenter } from "../organization/types.ts";

export const ReceptionStatus = enumOf(
  "ReceptionStatus",
  "Status of a reception area's set-up (布置状态)",
  {
    PLANNED: "To be laid out (待布置)",
    SELF_CHECKED: "Checked by the center (已自查)",
    ACCEPTED: "Accepted by the region (地区已验收)",
    RETURNED: "Returned to be mended (退回整改)",
    RECHECK_DUE: "To be checked on the new standard (待复查)",
  },
);

export const FrontDeskDeviceKind = enumOf(
  "FrontDeskDeviceKind",
  "Kind of front-desk device (设备类别)",
  {
    PC: "Desktop computer (台式电脑)",
    PHONE: "Telephone (电话)",
    RECORDER: "Call recording system (电话录音系统)",
    DVR: "Hard-disk video recorder (硬盘录像机)",
    CAMERA: "Separate camera (独立摄像机)",
    PICKUP: "Microphone (拾音器)",
  },
);

export const FrontDeskStation = enumOf("FrontDeskStation", "Where a device stands (位置)", {
  FRONT_DESK: "Front desk (客服前台)",
  CASHIER_DESK: "Fee desk (收费)",
});

export const FrontDeskDeviceStatus = enumOf(
  "FrontDeskDeviceStatus",
  "Status of a device (设备状态)",
  { IN_USE: "In use (在用)", FAULTY: "Faulty (故障)", RETIRED: "Taken out of use (停用)" },
);

@ObjectType({ description: "Something found at a device (设备问题)", implements: Node })
export class ReceptionFinding extends Node {
  @Field(() => FrontDeskDevice, { description: "At which device (设备)" })
  device!: FrontDeskDevice;

  @Field(() => String, { description: "What was found (问题)" })
  text!: string;

  @Field(() => DayScalar, { nullable: true, description: "When mended (处理日期)" })
  mendedOn?: string | null;

  @Field(() => Person, { nullable: true, description: "Who said that it is mended (处理人)" })
  mendedBy?: Person | null;

  @Field(() => InstantScalar, { description: "When recorded (登记时间)" })
  createdAt!: string;
}

@ObjectType({ description: "A device of the front desk (前台设备)", implements: Node })
export class FrontDeskDevice extends Node {
  @Field(() => FrontDeskDeviceKind, { description: "Kind (类别)" })
  kind!: keyof typeof FrontDeskDeviceKind;

  @Field(() => FrontDeskStation, { description: "Where it stands (位置)" })
  station!: keyof typeof FrontDeskStation;

  @Field(() => String, { description: "Telephone number, or the one on its plate (编号)" })
  number!: string;

  @Field(() => FrontDeskDeviceStatus, { description: "Status (状态)" })
  status!: keyof typeof FrontDeskDeviceStatus;

  @Field(() => Boolean, { description: "Phones: takes customers' requests (接听客户诉求)" })
  takesRequests!: boolean;

  @Field(() => Boolean, { description: "Phones: connected to the recording system (已接入录音)" })
  recorded!: boolean;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;

  @Field(() => [ReceptionFinding], { description: "What was found at it, newest first (设备问题)" })
  findings!: ReceptionFinding[];

  @Field(() => Int, { description: "Changes of the row (行版本)" })
  version!: number;
}

@ObjectType({ description: "The desk card of somebody on duty (台卡)", implements: Node })
export class DeskCard extends Node {
  @Field(() => Person, {
    nullable: true,
    description: "Whose, where the viewer may see the person (值班人员)",
  })
  person?: Person | null;

  @Field(() => String, { description: "The name on it (姓名)" })
  name!: string;

  @Field(() => String, { description: "What stands under the name (岗位)" })
  title!: string;

  @Field(() => String, { nullable: true, description: "Where it stands (位置)" })
  place?: string | null;
}

@ObjectType({
  description: "A look at recording, monitoring and the NC system (系统检查)",
  implements: Node,
})
export class ReceptionSystemCheck extends Node {
  @Field(() => DayScalar, { description: "When (检查日期)" })
  checkedOn!: string;

  @Field(() => Boolean, { description: "Call recording works (录音正常)" })
  recordingOk!: boolean;

  @Field(() => Boolean, { description: "Monitoring works (监控正常)" })
  monitoringOk!: boolean;

  @Field(() => Boolean, { description: "The NC system works (NC系统正常)" })
  ncOk!: boolean;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;

  @Field(() => [ReceptionFinding], { description: "What was found at which device (设备问题)" })
  findings!: ReceptionFinding[];

  @Field(() => Person, { nullable: true, description: "Who looked (检查人)" })
  createdBy?: Person | null;
}

@ObjectType({
  description: "The reception area of a center, from plan to acceptance (接待区域布置)",
  implements: Node,
})
export class ReceptionSetup extends Node {
  @Field(() => ServiceCenter, { description: "Whose (物业服务中心)" })
  serviceCenter!: ServiceCenter;

  @Field(() => ReceptionStatus, { description: "Status (状态)" })
  status!: keyof typeof ReceptionStatus;

  @Field(() => ChecklistResult, { description: "The check that counts now (当前检查)" })
  check!: ChecklistResult;

  @Field(() => [ChecklistResult], { description: "All checks, newest first (历次检查)" })
  checks!: ChecklistResult[];

  @Field(() => DayScalar, { nullable: true, description: "When the center opens (启用日期)" })
  openingOn?: string | null;

  @Field(() => Boolean, { description: "The opening follows the launch (随开盘日期)" })
  openingFromLaunch!: boolean;

  @Field(() => Person, { nullable: true, description: "Who checked (检查人)" })
  checkedBy?: Person | null;

  @Field(() => InstantScalar, { nullable: true, description: "When checked (检查时间)" })
  checkedAt?: string | null;

  @Field(() => Person, { nullable: true, description: "Who accepted or returned it (验收人)" })
  decidedBy?: Person | null;

  @Field(() => InstantScalar, { nullable: true, description: "When (验收时间)" })
  decidedAt?: string | null;

  @Field(() => String, { nullable: true, description: "Why it was returned (退回原因)" })
  returnReason?: string | null;

  @Field(() => [FrontDeskDevice], { description: "Devices of the center (前台设备)" })
  devices!: FrontDeskDevice[];

  @Field(() => [DeskCard], { description: "Desk cards of the center (台卡)" })
  deskCards!: DeskCard[];

  @Field(() => [ReceptionSystemCheck], {
    description: "The last looks at the systems, at most 20 (系统检查)",
  })
  systemChecks!: ReceptionSystemCheck[];

  @Field(() => Int, { description: "Changes of the row (行版本)" })
  version!: number;

  @Field(() => [ActionState], {
    description: "Every action with whether it is available and why not (可用操作)",
  })
  actions!: ActionState[];

  @Field(() => AuditEntryConnection, {
    description: "Who changed what and when, newest first (变更历史)",
  })
  history(@Args(() => ForwardPage) _page: ForwardPage): AuditEntryConnection {
    return readByMapping();
  }
}

export const ReceptionSetupConnection = connectionOf(
  () => ReceptionSetup,
  "ReceptionSetup",
  "接待区域布置",
);
export type ReceptionSetupConnection = InstanceType<typeof ReceptionSetupConnection>;
