import { Args, Field, Int, ObjectType } from "type-graphql";
import { Attachment } from "../attachment/types.ts";
import { AuditEntryConnection } from "../audit/types.ts";
import { connectionOf } from "../graphql/connection.ts";
import { Node, readByMapping } from "../graphql/node.ts";
import { ForwardPage } from "../graphql/page.ts";
import { DayScalar, InstantScalar } from "../graphql/scalars.ts";
import { Building, Estate, Person, ServiceCenter, Unit } from "../organization/types.ts";
import { SignOff } from "../signature/types.ts";
import {
  CustodyAct,
  CustodyDirection,
  CustodyKind,
  CustodyParty,
  CustodySettlement,
  CustodyStatus,
  DifferenceKind,
  DocumentForm,
} from "./enums.ts";

@ObjectType({ description: "Who is on the other side of handovers (交接对方)", implements: Node })
export class CustodyHolder extends Node {
  @Field(() => CustodyParty, { description: "What they are (类别)" })
  party!: keyof typeof CustodyParty;

  @Field(() => String, { description: "Name (姓名)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Of whom (单位)" })
  organization?: string | null;

  @Field(() => String, { nullable: true, description: "Telephone (电话)" })
  phone?: string | null;

  @Field(() => Person, { nullable: true, description: "Their account (登录账号)" })
  person?: Person | null;

  @Field(() => Int, { description: "Pieces that they hold now (现持件数)" })
  heldCount!: number;
}

@ObjectType({
  description: "A key, card, tool, facility or document that is handed over (交接物品)",
  implements: Node,
})
export class CustodyItem extends Node {
  @Field(() => ServiceCenter, { description: "Kept by (物业服务中心)" })
  serviceCenter!: ServiceCenter;

  @Field(() => Estate, { description: "Estate (小区)" })
  estate!: Estate;

  @Field(() => CustodyKind, { description: "Kind (种类)" })
  kind!: keyof typeof CustodyKind;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Number; none of a document (编号)" })
  number?: string | null;

  @Field(() => DocumentForm, { nullable: true, description: "Of a document (原件或复印件)" })
  form?: keyof typeof DocumentForm | null;

  @Field(() => String, {
    nullable: true,
    description: "By which rule of the pack it is to come (依据)",
  })
  rule?: string | null;

  @Field(() => String, { nullable: true, description: "Counted in (单位)" })
  measure?: string | null;

  @Field(() => Building, { nullable: true, description: "Belongs to this building (楼栋)" })
  building?: Building | null;

  @Field(() => Unit, { nullable: true, description: "Belongs to this home (房屋)" })
  unit?: Unit | null;

  @Field(() => String, { nullable: true, description: "Or to a place in words (设备房或位置)" })
  place?: string | null;

  @Field(() => Int, { nullable: true, description: "How many are to come (应交数量)" })
  expected?: number | null;

  @Field(() => Int, { description: "Of these not come (未交数量)" })
  missing!: number;

  @Field(() => DayScalar, { description: "On the list since (列入清单日期)" })
  listedOn!: string;

  @Field(() => DayScalar, { nullable: true, description: "Asked for (催交日期)" })
  askedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Promised by (承诺补交日期)" })
  promisedOn?: string | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  note?: string | null;

  @Field(() => Int, { description: "Came in (接收)" })
  received!: number;

  @Field(() => Int, { description: "Replaced what was lost or damaged (补配)" })
  replaced!: number;

  @Field(() => Int, { description: "In the store (在库)" })
  inStore!: number;

  @Field(() => Int, { description: "Handed out (在外)" })
  outCount!: number;

  @Field(() => Int, { description: "Lost (遗失)" })
  lost!: number;

  @Field(() => Int, { description: "Sent back, scrapped or written off (退还核销)" })
  gone!: number;

  @Field(() => Boolean, { description: "Some are due back and not back (逾期未还)" })
  overdue!: boolean;

  @Field(() => [CustodyLoan], { description: "Who holds some now, first due first (现持有人)" })
  loans!: CustodyLoan[];

  @Field(() => [CustodyPosting], { description: "Its whole chain, oldest first (流转记录)" })
  postings!: CustodyPosting[];

  @Field(() => [CustodyDifference], { description: "Differences of its counts (差异)" })
  differences!: CustodyDifference[];

  @Field(() => [Attachment], { description: "Scans and pictures (扫描件)" })
  attachments!: Attachment[];

  @Field(() => Int, { description: "Changes of the row (行版本)" })
  version!: number;

  @Field(() => AuditEntryConnection, { description: "What was changed, newest first (修改记录)" })
  history(@Args(() => ForwardPage) _page: ForwardPage): AuditEntryConnection {
    return readByMapping();
  }
}

@ObjectType({ description: "What somebody holds, by which handover (在外物品)", implements: Node })
export class CustodyLoan extends Node {
  @Field(() => CustodyItem, { description: "The thing (物品)" })
  item!: CustodyItem;

  @Field(() => CustodyHandover, { description: "Handed out by (领出单)" })
  handover!: CustodyHandover;

  @Field(() => CustodyHolder, { description: "Who holds it (持有人)" })
  holder!: CustodyHolder;

  @Field(() => Int, { description: "Handed out (领出数量)" })
  quantity!: number;

  @Field(() => Int, { description: "Still out (未还数量)" })
  held!: number;

  @Field(() => DayScalar, { description: "Since (领出日期)" })
  handedOn!: string;

  @Field(() => DayScalar, { nullable: true, description: "Due back (应还日期)" })
  dueBackOn?: string | null;

  @Field(() => Boolean, { description: "Due back and not back (逾期未还)" })
  overdue!: boolean;
}

@ObjectType({ description: "A step of a thing's chain (流转)", implements: Node })
export class CustodyPosting extends Node {
  @Field(() => CustodyAct, { description: "What happened (事项)" })
  act!: keyof typeof CustodyAct;

  @Field(() => Int, { description: "To how many (数量)" })
  quantity!: number;

  @Field(() => CustodyHandover, { nullable: true, description: "By which handover (交接单)" })
  handover?: CustodyHandover | null;

  @Field(() => CustodyHolder, { nullable: true, description: "From or to whom (对方)" })
  holder?: CustodyHolder | null;

  @Field(() => String, { nullable: true, description: "With these words (说明)" })
  note?: string | null;

  @Field(() => InstantScalar, { description: "When (时间)" })
  createdAt!: string;

  @Field(() => Person, { nullable: true, description: "Recorded by (经办人)" })
  by?: Person | null;
}

@ObjectType({ description: "A thing in a handover (交接明细)", implements: Node })
export class CustodyLine extends Node {
  @Field(() => CustodyItem, { description: "The thing (物品)" })
  item!: CustodyItem;

  @Field(() => Int, { description: "Counted (实点数量)" })
  quantity!: number;

  @Field(() => Int, { nullable: true, description: "By the list that came along (清单数量)" })
  listed?: number | null;

  @Field(() => Int, { description: "Of these damaged (损坏)" })
  damaged!: number;

  @Field(() => Int, { description: "Still out (未还)" })
  held!: number;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  note?: string | null;
}

@ObjectType({ description: "A difference found when counting (数量差异)", implements: Node })
export class CustodyDifference extends Node {
  @Field(() => CustodyHandover, { description: "Found at (交接单)" })
  handover!: CustodyHandover;

  @Field(() => CustodyItem, { description: "The thing (物品)" })
  item!: CustodyItem;

  @Field(() => DifferenceKind, { description: "What differs (差异)" })
  kind!: keyof typeof DifferenceKind;

  @Field(() => Int, { description: "By how many (数量)" })
  quantity!: number;

  @Field(() => CustodySettlement, { nullable: true, description: "Settled so (处理方式)" })
  settlement?: keyof typeof CustodySettlement | null;

  @Field(() => DayScalar, { nullable: true, description: "Settled on (处理日期)" })
  settledOn?: string | null;

  @Field(() => Person, { nullable: true, description: "Settled by (处理人)" })
  settledBy?: Person | null;

  @Field(() => String, { nullable: true, description: "Remark (说明)" })
  note?: string | null;
}

@ObjectType({
  description: "Many things handed over at once, and signed for once (交接单)",
  implements: Node,
})
export class CustodyHandover extends Node {
  @Field(() => Int, { description: "Number within the estate (单号)" })
  number!: number;

  @Field(() => ServiceCenter, { description: "Service center (物业服务中心)" })
  serviceCenter!: ServiceCenter;

  @Field(() => Estate, { description: "Estate (小区)" })
  estate!: Estate;

  @Field(() => CustodyDirection, { description: "From whom to whom (方向)" })
  direction!: keyof typeof CustodyDirection;

  @Field(() => CustodyStatus, { description: "Status (状态)" })
  status!: keyof typeof CustodyStatus;

  @Field(() => CustodyHolder, { description: "The other side (对方)" })
  holder!: CustodyHolder;

  @Field(() => String, { nullable: true, description: "Who stood in (代领人)" })
  standInName?: string | null;

  @Field(() => String, { nullable: true, description: "What they are to each other (与本人关系)" })
  standInRelation?: string | null;

  @Field(() => String, { nullable: true, description: "Paper that was shown (代领凭证)" })
  standInPaper?: string | null;

  @Field(() => String, { nullable: true, description: "What for (事由)" })
  reason?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Due back (应还日期)" })
  dueBackOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Took effect on (交接日期)" })
  handedOn?: string | null;

  @Field(() => Person, { description: "Who acted for the center (经办人)" })
  handler!: Person;

  @Field(() => String, { nullable: true, description: "Why it was called off (作废原因)" })
  cancelledReason?: string | null;

  @Field(() => Int, { description: "Pieces (件数)" })
  pieces!: number;

  @Field(() => Int, { description: "Of these still out (未还件数)" })
  heldCount!: number;

  @Field(() => Int, { description: "Differences to be settled (未处理差异)" })
  openDifferences!: number;

  @Field(() => Boolean, { description: "Due back and not all back (逾期未还)" })
  overdue!: boolean;

  @Field(() => [CustodyLine], { description: "Its things, in order (明细)" })
  lines!: CustodyLine[];

  @Field(() => [CustodyDifference], { description: "What differed (差异)" })
  differences!: CustodyDifference[];

  @Field(() => [SignOff], { description: "The sheet that is signed (签收)" })
  signOffs!: SignOff[];

  @Field(() => [Attachment], { description: "Papers and photos (附件)" })
  attachments!: Attachment[];

  @Field(() => InstantScalar, { description: "When written down (登记时间)" })
  createdAt!: string;

  @Field(() => Int, { description: "Changes of the row (行版本)" })
  version!: number;

  @Field(() => AuditEntryConnection, { description: "What was changed, newest first (修改记录)" })
  history(@Args(() => ForwardPage) _page: ForwardPage): AuditEntryConnection {
    return readByMapping();
  }
}

export const CustodyItemConnection = connectionOf(() => CustodyItem, "CustodyItem", "交接物品");
export type CustodyItemConnection = InstanceType<typeof CustodyItemConnection>;
export const CustodyLoanConnection = connectionOf(() => CustodyLoan, "CustodyLoan", "在外物品");
export type CustodyLoanConnection = InstanceType<typeof CustodyLoanConnection>;
export const CustodyHandoverConnection = connectionOf(
  () => CustodyHandover,
  "CustodyHandover",
  "交接单",
);
export type CustodyHandoverConnection = InstanceType<typeof CustodyHandoverConnection>;
export const CustodyHolderConnection = connectionOf(
  () => CustodyHolder,
  "CustodyHolder",
  "交接对方",
);
export type CustodyHolderConnection = InstanceType<typeof CustodyHolderConnection>;
