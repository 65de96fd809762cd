import { ArgsType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { Page } from "../graphql/page.ts";
import { PlaceFilter } from "../graphql/place-filter.ts";
import { DayScalar } from "../graphql/scalars.ts";
import {
  CustodyDirection,
  CustodyHandoverOrder,
  CustodyHolderOrder,
  CustodyItemOrder,
  CustodyKind,
  CustodyLoanOrder,
  CustodyParty,
  CustodySettlement,
  CustodyStanding,
  CustodyStatus,
  DocumentForm,
  LossSettlement,
} from "./enums.ts";
import { CustodyDifference, CustodyHandover, CustodyItem } from "./types.ts";

@InputType()
abstract class OfEstateFilter extends PlaceFilter {
  @Field(() => String, {
    nullable: true,
    description: "Name, number, pinyin, holder (搜索)",
  })
  search?: string | null;

  @Field(() => [ID], { nullable: true, description: "In these estates (小区)" })
  estateIds?: string[] | null;
}

@InputType({ description: "Which things (筛选)" })
export class CustodyItemFilter extends OfEstateFilter {
  @Field(() => [ID], { nullable: true, description: "Of these buildings (楼栋)" })
  buildingIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Of these homes (房屋)" })
  unitIds?: string[] | null;

  @Field(() => [CustodyKind], { nullable: true, description: "Of these kinds (种类)" })
  kinds?: (keyof typeof CustodyKind)[] | null;

  @Field(() => [String], { nullable: true, description: "With just these numbers (编号)" })
  numbers?: string[] | null;

  @Field(() => CustodyStanding, { nullable: true, description: "Where some of them are (所在)" })
  standing?: keyof typeof CustodyStanding | null;

  @Field(() => [ID], { nullable: true, description: "Held by these (持有人)" })
  holderIds?: string[] | null;
}

@ArgsType()
export class CustodyItemList extends Page {
  @Field(() => CustodyItemFilter, { nullable: true, description: "Which things (筛选)" })
  filter?: CustodyItemFilter;

  @Field(() => CustodyItemOrder, { nullable: true, description: "In which order (排序)" })
  orderBy?: keyof typeof CustodyItemOrder;
}

@InputType({ description: "Which of what is out (筛选)" })
export class CustodyLoanFilter extends OfEstateFilter {
  @Field(() => [CustodyKind], { nullable: true, description: "Of these kinds (种类)" })
  kinds?: (keyof typeof CustodyKind)[] | null;

  @Field(() => [String], { nullable: true, description: "With just these numbers (编号)" })
  numbers?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Held by these (持有人)" })
  holderIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "Due back and not back (逾期未还)" })
  overdue?: boolean | null;
}

@ArgsType()
export class CustodyLoanList extends Page {
  @Field(() => CustodyLoanFilter, { nullable: true, description: "Which of them (筛选)" })
  filter?: CustodyLoanFilter;

  @Field(() => CustodyLoanOrder, { nullable: true, description: "In which order (排序)" })
  orderBy?: keyof typeof CustodyLoanOrder;
}

@InputType({ description: "Which handovers (筛选)" })
export class CustodyHandoverFilter extends OfEstateFilter {
  @Field(() => [CustodyDirection], { nullable: true, description: "In these directions (方向)" })
  directions?: (keyof typeof CustodyDirection)[] | null;

  @Field(() => [CustodyStatus], { nullable: true, description: "In these statuses (状态)" })
  statuses?: (keyof typeof CustodyStatus)[] | null;

  @Field(() => [ID], { nullable: true, description: "With these (对方)" })
  holderIds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "With differences that are not settled (有未处理差异)",
  })
  unsettled?: boolean | null;
}

@ArgsType()
export class CustodyHandoverList extends Page {
  @Field(() => CustodyHandoverFilter, { nullable: true, description: "Which handovers (筛选)" })
  filter?: CustodyHandoverFilter;

  @Field(() => CustodyHandoverOrder, { nullable: true, description: "In which order (排序)" })
  orderBy?: keyof typeof CustodyHandoverOrder;
}

@InputType({ description: "Which holders (筛选)" })
export class CustodyHolderFilter extends PlaceFilter {
  @Field(() => String, { nullable: true, description: "Name, pinyin, telephone (搜索)" })
  search?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Who hold something now (现有持有)" })
  holding?: boolean | null;
}

@ArgsType()
export class CustodyHolderList extends Page {
  @Field(() => CustodyHolderFilter, { nullable: true, description: "Which holders (筛选)" })
  filter?: CustodyHolderFilter;

  @Field(() => CustodyHolderOrder, { nullable: true, description: "In which order (排序)" })
  orderBy?: keyof typeof CustodyHolderOrder;
}

@InputType({ description: "Things of one name that are new on the list (新物品)" })
export class CustodyThingInput {
  @Field(() => CustodyKind, { description: "Kind (种类)" })
  kind!: keyof typeof CustodyKind;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => [String], {
    nullable: true,
    description: "Their numbers, each a thing; none of a document (编号)",
  })
  numbers?: string[] | null;

  @Field(() => DocumentForm, { nullable: true, description: "Of a document (原件或复印件)" })
  form?: keyof typeof DocumentForm | null;

  @Field(() => String, { nullable: true, description: "Counted in (单位)" })
  measure?: string | null;

  @Field(() => ID, { nullable: true, description: "Building (楼栋)" })
  buildingId?: string | null;

  @Field(() => ID, { nullable: true, description: "Home (房屋)" })
  unitId?: string | null;

  @Field(() => String, { nullable: true, description: "Place in words (设备房或位置)" })
  place?: string | null;

  @Field(() => Int, { nullable: true, description: "How many of each are to come (应交数量)" })
  expected?: number | null;

  @Field(() => Int, { nullable: true, description: "How many of each came now (实点数量)" })
  quantity?: number | null;

  @Field(() => Int, { nullable: true, description: "By the list that came along (清单数量)" })
  listed?: number | null;

  @Field(() => Int, { nullable: true, description: "Of these damaged (损坏)" })
  damaged?: number | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  note?: string | null;
}

@InputType({ description: "A thing to be handed over (交接明细)" })
export class CustodyLineInput {
  @Field(() => ID, { nullable: true, description: "The thing (物品)" })
  itemId?: string | null;

  @Field(() => ID, { nullable: true, description: "Or the loan that comes back (在外物品)" })
  loanId?: string | null;

  @Field(() => Int, { description: "Counted (实点数量)" })
  quantity!: number;

  @Field(() => Int, { nullable: true, description: "By the list that came along (清单数量)" })
  listed?: number | null;

  @Field(() => Int, { nullable: true, description: "Of these damaged (损坏)" })
  damaged?: number | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  note?: string | null;
}

@InputType({ description: "The other side: known, a colleague, or told (对方)" })
export class CustodyHolderInput {
  @Field(() => ID, { nullable: true, description: "Known already (已有对方)" })
  holderId?: string | null;

  @Field(() => CustodyParty, { nullable: true, description: "What they are (类别)" })
  party?: keyof typeof CustodyParty | null;

  @Field(() => String, { nullable: true, description: "Name (姓名)" })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "Of whom (单位)" })
  organization?: string | null;

  @Field(() => String, { nullable: true, description: "Telephone (电话)" })
  phone?: string | null;

  @Field(() => ID, { nullable: true, description: "Their account (登录账号)" })
  personId?: string | null;
}

@InputType({ description: "Who stands in for the other side (代领人)" })
export class CustodyStandInInput {
  @Field(() => String, { description: "Name (姓名)" })
  name!: string;

  @Field(() => String, { description: "What they are to each other (与本人关系)" })
  relation!: string;

  @Field(() => String, { nullable: true, description: "Paper that was shown (凭证)" })
  paper?: string | null;
}

@InputType({ description: "Input of handOverCustody (操作输入)" })
export class HandOverCustodyInput extends KeyedInput {
  @Field(() => ID, { description: "Estate (小区)" })
  estateId!: string;

  @Field(() => CustodyDirection, { description: "From whom to whom (方向)" })
  direction!: keyof typeof CustodyDirection;

  @Field(() => CustodyHolderInput, { description: "The other side (对方)" })
  holder!: CustodyHolderInput;

  @Field(() => [CustodyLineInput], { description: "Things that are known (明细)" })
  lines!: CustodyLineInput[];

  @Field(() => [CustodyThingInput], {
    nullable: true,
    description: "Things that come for the first time (新物品)",
  })
  things?: CustodyThingInput[] | null;

  @Field(() => CustodyStandInInput, { nullable: true, description: "Who stands in (代领人)" })
  standIn?: CustodyStandInInput | null;

  @Field(() => String, { nullable: true, description: "What for (事由)" })
  reason?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Due back (应还日期)" })
  dueBackOn?: string | null;

  @Field(() => [[Int]], {
    nullable: true,
    description:
      "Signed on the spot by the other side: each stroke as x, y, x, y …, on 600 by 240 (对方手写签名)",
  })
  strokes?: number[][] | null;

  @Field(() => [[Int]], {
    nullable: true,
    description: "Signed on the spot by the viewer, where both sign (经办人手写签名)",
  })
  ownStrokes?: number[][] | null;

  @Field(() => String, {
    nullable: true,
    description: "Refused on the spot, with this reason (对方拒签原因)",
  })
  refusal?: string | null;
}

@ObjectType()
abstract class HandoverPayload extends KeyedPayload {
  @Field(() => CustodyHandover, { description: "The handover as it is now (交接单)" })
  handover!: CustodyHandover;
}

@ObjectType({ description: "Answer of handOverCustody (操作结果)" })
export class HandOverCustodyPayload extends HandoverPayload {}

@InputType({ description: "Input of cancelCustodyHandover (操作输入)" })
export class CancelCustodyHandoverInput extends KeyedInput {
  @Field(() => ID, { description: "The handover (交接单)" })
  id!: string;

  @Field(() => String, { description: "Why (作废原因)" })
  reason!: string;
}

@ObjectType({ description: "Answer of cancelCustodyHandover (操作结果)" })
export class CancelCustodyHandoverPayload extends HandoverPayload {}

@InputType({ description: "Input of listCustodyThings (操作输入)" })
export class ListCustodyThingsInput extends KeyedInput {
  @Field(() => ID, { description: "Estate (小区)" })
  estateId!: string;

  @Field(() => [CustodyThingInput], { description: "What is to come (应交物品)" })
  things!: CustodyThingInput[];
}

@ObjectType()
abstract class ItemsPayload extends KeyedPayload {
  @Field(() => [CustodyItem], { description: "The things as they are now (物品)" })
  items!: CustodyItem[];
}

@ObjectType({ description: "Answer of listCustodyThings (操作结果)" })
export class ListCustodyThingsPayload extends ItemsPayload {}

@InputType({ description: "Input of listStandardDocuments (操作输入)" })
export class ListStandardDocumentsInput extends KeyedInput {
  @Field(() => ID, { description: "Estate (小区)" })
  estateId!: string;
}

@ObjectType({ description: "Answer of listStandardDocuments (操作结果)" })
export class ListStandardDocumentsPayload extends ItemsPayload {}

@InputType({ description: "Input of askForCustodyItems (操作输入)" })
export class AskForCustodyItemsInput extends KeyedInput {
  @Field(() => [ID], { description: "What is missing (未交物品)" })
  itemIds!: string[];

  @Field(() => DayScalar, { description: "Asked for on (催交日期)" })
  askedOn!: string;

  @Field(() => DayScalar, { nullable: true, description: "Promised by (承诺补交日期)" })
  promisedOn?: string | null;
}

@ObjectType({ description: "Answer of askForCustodyItems (操作结果)" })
export class AskForCustodyItemsPayload extends ItemsPayload {}

@InputType({ description: "Input of keepCustodyItem (操作输入)" })
export class KeepCustodyItemInput extends KeyedInput {
  @Field(() => ID, { description: "The thing (物品)" })
  id!: string;

  @Field(() => Int, { description: "The version that was looked at (行版本)" })
  version!: number;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Place in words (设备房或位置)" })
  place?: string | null;

  @Field(() => Int, { nullable: true, description: "How many are to come (应交数量)" })
  expected?: number | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  note?: string | null;
}

@ObjectType()
abstract class ItemPayload extends KeyedPayload {
  @Field(() => CustodyItem, { description: "The thing as it is now (物品)" })
  item!: CustodyItem;
}

@ObjectType({ description: "Answer of keepCustodyItem (操作结果)" })
export class KeepCustodyItemPayload extends ItemPayload {}

@InputType({ description: "Input of reportCustodyLoss (操作输入)" })
export class ReportCustodyLossInput extends KeyedInput {
  @Field(() => ID, { description: "The thing (物品)" })
  itemId!: string;

  @Field(() => ID, { nullable: true, description: "Whoever held it lost it (在外物品)" })
  loanId?: string | null;

  @Field(() => Int, { description: "How many (数量)" })
  quantity!: number;

  @Field(() => String, { description: "How it was lost (情况)" })
  note!: string;
}

@ObjectType({ description: "Answer of reportCustodyLoss (操作结果)" })
export class ReportCustodyLossPayload extends ItemPayload {}

@InputType({ description: "Input of settleCustodyLoss (操作输入)" })
export class SettleCustodyLossInput extends KeyedInput {
  @Field(() => ID, { description: "The thing (物品)" })
  itemId!: string;

  @Field(() => LossSettlement, { description: "What became of it (处理)" })
  settlement!: keyof typeof LossSettlement;

  @Field(() => Int, { description: "How many (数量)" })
  quantity!: number;

  @Field(() => String, { description: "In words (说明)" })
  note!: string;
}

@ObjectType({ description: "Answer of settleCustodyLoss (操作结果)" })
export class SettleCustodyLossPayload extends ItemPayload {}

@InputType({ description: "Input of settleCustodyDifference (操作输入)" })
export class SettleCustodyDifferenceInput extends KeyedInput {
  @Field(() => ID, { description: "The difference (差异)" })
  id!: string;

  @Field(() => CustodySettlement, { description: "How (处理方式)" })
  settlement!: keyof typeof CustodySettlement;

  @Field(() => String, { description: "In words (说明)" })
  note!: string;
}

@ObjectType({ description: "Answer of settleCustodyDifference (操作结果)" })
export class SettleCustodyDifferencePayload extends KeyedPayload {
  @Field(() => CustodyDifference, { description: "The difference as it is now (差异)" })
  difference!: CustodyDifference;
}
