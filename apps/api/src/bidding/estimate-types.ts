import { Args, ArgsType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { OfBiddingInput } from "./bid-document-types.ts";
import { AuditEntryConnection } from "../audit/types.ts";
import { connectionOf } from "../graphql/connection.ts";
import { enumOf } from "../graphql/enum.ts";
import { Node, readByMapping } from "../graphql/node.ts";
import { ForwardPage, Page } from "../graphql/page.ts";
import { InstantScalar } from "../graphql/scalars.ts";
import { BiddingStatus } from "./enums.ts";
import { BiddingProject } from "./types.ts";

export const ServiceLine = enumOf("ServiceLine", "A part of the service (服务分项)", {
  MANAGEMENT: "General management (综合管理)",
  FACILITIES: "Facilities (公共设施设备维护)",
  ORDER: "Order and security (公共秩序维护)",
  CLEANING: "Cleaning (环境卫生)",
  GREENING: "Greening (绿化养护)",
  CUSTOMER: "Customer service (客户服务)",
  OTHER: "Other (其他)",
});
export const CostKind = enumOf("CostKind", "What a line pays for (费用类别)", {
  LABOUR: "Labour (人工)",
  MATERIAL: "Materials (物料)",
  ENERGY: "Energy (能耗)",
  OTHER: "Other (其他)",
});
export const CostFactor = enumOf("CostFactor", "What is tried on a fee (敏感性因素)", {
  WAGE: "Wages (工资水平)",
  AREA: "Charged area (收费面积)",
  VACANCY: "Vacancy (空置率)",
});
export const BidEstimateOrder = enumOf("BidEstimateOrder", "Order of estimates (排序)", {
  NEWEST: "Newest first (按编制时间)",
  FEE: "Dearest first (按测算单价)",
});

@ObjectType({ description: "A line of the build-up, for one month (费用明细)" })
export class BidCostLine {
  @Field(() => ServiceLine, { description: "Part of the service (服务分项)" })
  service!: string;

  @Field(() => CostKind, { description: "Kind (费用类别)" })
  kind!: string;

  @Field(() => String, { description: "What (项目)" })
  name!: string;

  @Field(() => String, { description: "Posts, else how many (岗位数或数量)" })
  quantity!: string;

  @Field(() => String, { nullable: true, description: "People for each post (每岗人数)" })
  shifts?: string | null;

  @Field(() => String, { description: "Wage or price, yuan a month (月工资或单价)" })
  unitPrice!: string;
}

@ObjectType({ description: "What a bid's price is built from; rates in percent (测算依据)" })
export class BidEstimateTerms {
  @Field(() => String, { description: "Area charged for, m² (收费面积)" })
  area!: string;

  @Field(() => String, { description: "Of it vacant (空置率)" })
  vacancyRate!: string;

  @Field(() => String, { description: "What vacant units pay of the fee (空置房收费比例)" })
  vacantPayRate!: string;

  @Field(() => String, { description: "Social charges on wages (社保及公积金比例)" })
  socialRate!: string;

  @Field(() => String, { description: "Management on direct cost (管理费率)" })
  managementRate!: string;

  @Field(() => String, { description: "Profit on direct cost and management (利润率)" })
  profitRate!: string;

  @Field(() => String, { description: "Tax on all of that (税率)" })
  taxRate!: string;

  @Field(() => String, {
    nullable: true,
    description: "Meant to be asked, yuan per m² and month (拟报单价)",
  })
  offeredFee?: string | null;

  @Field(() => [BidCostLine], { description: "Its lines (费用明细)" })
  lines!: BidCostLine[];
}

@ObjectType({ description: "What a line or a part comes to (测算金额)" })
export class BidAmount {
  @Field(() => ServiceLine, { description: "Part of the service (服务分项)" })
  service!: string;

  @Field(() => String, { description: "Yuan a month with social charges (元每月)" })
  amount!: string;

  @Field(() => String, { description: "Yuan per paying m² and month (单方标准)" })
  perSquareMeter!: string;
}

@ObjectType({ description: "A price built up, yuan a month (测算结果)" })
export class BidPrice {
  @Field(() => [BidAmount], { description: "Line by line, in their order (明细)" })
  lines!: BidAmount[];

  @Field(() => [BidAmount], { description: "By part of the service (分项汇总)" })
  services!: BidAmount[];

  @Field(() => String, { description: "Wages (工资)" })
  wages!: string;

  @Field(() => String, { description: "Social charges (社保及公积金)" })
  social!: string;

  @Field(() => String, { description: "Materials (物料)" })
  materials!: string;

  @Field(() => String, { description: "Energy (能耗)" })
  energy!: string;

  @Field(() => String, { description: "Other (其他)" })
  other!: string;

  @Field(() => String, { description: "All of these (直接成本)" })
  direct!: string;

  @Field(() => String, { description: "Management (管理费)" })
  management!: string;

  @Field(() => String, { description: "Profit (利润)" })
  profit!: string;

  @Field(() => String, { description: "Tax (税金)" })
  tax!: string;

  @Field(() => String, { description: "All of it (合计)" })
  total!: string;

  @Field(() => String, { description: "m² that pay the whole fee (计费面积)" })
  payingArea!: string;

  @Field(() => String, { description: "Yuan per m² and month, rounded up (测算单价)" })
  fee!: string;

  @Field(() => String, {
    nullable: true,
    description: "What the fee that is asked leaves a month (拟报单价结余)",
  })
  offeredProfit?: string | null;
}

@ObjectType({ description: "The fee under a trial (敏感性)" })
export class BidSensitivity {
  @Field(() => CostFactor, { description: "What is tried (因素)" })
  factor!: string;

  @Field(() => Int, { description: "Percent more; of vacancy, points more (变动)" })
  step!: number;

  @Field(() => String, { description: "The fee then (测算单价)" })
  fee!: string;

  @Field(() => String, { description: "Against the fee as estimated (差额)" })
  difference!: string;
}

@ObjectType({ description: "What a bid's price is built from (成本测算)", implements: Node })
export class BidEstimate extends Node {
  @Field(() => BiddingProject, { description: "Whose (招投标项目)" })
  project!: BiddingProject;

  @Field(() => BidEstimateTerms, { description: "What it is built from (测算依据)" })
  terms!: BidEstimateTerms;

  @Field(() => String, { description: "Area charged for, m² (收费面积)" })
  area!: string;

  @Field(() => String, { description: "People (定员)" })
  people!: string;

  @Field(() => String, { description: "Yuan a month (月合计)" })
  monthlyTotal!: string;

  @Field(() => String, { description: "Yuan per m² and month (测算单价)" })
  fee!: string;

  @Field(() => String, { nullable: true, description: "Meant to be asked (拟报单价)" })
  offeredFee?: string | null;

  @Field(() => Int, { description: "Version (版本)" })
  version!: number;

  @Field(() => InstantScalar, { description: "When begun (编制时间)" })
  createdAt!: string;

  @Field(() => AuditEntryConnection, { description: "Its changes (变更记录)" })
  history(@Args(() => ForwardPage) _page: ForwardPage): AuditEntryConnection {
    return readByMapping();
  }
}

export const BidEstimateConnection = connectionOf(() => BidEstimate, "BidEstimate", "成本测算");
export type BidEstimateConnection = InstanceType<typeof BidEstimateConnection>;

@InputType({ description: "Which estimates (筛选)" })
export class BidEstimateFilter {
  @Field(() => ID, { nullable: true, description: "Of this bidding (招投标项目)" })
  projectId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Text, pinyin or initials of the estate (搜索)",
  })
  search?: string | null;

  @Field(() => [BiddingStatus], { nullable: true, description: "Of biddings that stand so (状态)" })
  statuses?: string[] | null;
}

@ArgsType()
export class BidEstimateList extends Page {
  @Field(() => BidEstimateFilter, { nullable: true, description: "Which estimates (筛选)" })
  filter?: BidEstimateFilter;

  @Field(() => BidEstimateOrder, { defaultValue: "NEWEST", description: "In which order (排序)" })
  orderBy!: keyof typeof BidEstimateOrder;
}

@InputType({ description: "A line of the build-up (费用明细)" })
export class BidCostLineInput {
  @Field(() => ServiceLine, { description: "Part of the service (服务分项)" })
  service!: keyof typeof ServiceLine;

  @Field(() => CostKind, { description: "Kind (费用类别)" })
  kind!: keyof typeof CostKind;

  @Field(() => String, { description: "What (项目)" })
  name!: string;

  @Field(() => String, { description: "Posts, else how many (岗位数或数量)" })
  quantity!: string;

  @Field(() => String, {
    nullable: true,
    description: "People for each post, of labour only (每岗人数)",
  })
  shifts?: string | null;

  @Field(() => String, { description: "Wage or price, yuan a month (月工资或单价)" })
  unitPrice!: string;
}

@InputType({ description: "Input of saveBidEstimate: the whole of it (操作输入)" })
export class SaveBidEstimateInput extends OfBiddingInput {
  @Field(() => Int, {
    nullable: true,
    description: "Version that was changed; none for the first (版本)",
  })
  version?: number | null;

  @Field(() => String, { description: "Area charged for, m² (收费面积)" })
  area!: string;

  @Field(() => String, { description: "Of it vacant, percent (空置率)" })
  vacancyRate!: string;

  @Field(() => String, { description: "What vacant units pay, percent (空置房收费比例)" })
  vacantPayRate!: string;

  @Field(() => String, { description: "Social charges on wages, percent (社保及公积金比例)" })
  socialRate!: string;

  @Field(() => String, { description: "Management on direct cost, percent (管理费率)" })
  managementRate!: string;

  @Field(() => String, { description: "Profit, percent (利润率)" })
  profitRate!: string;

  @Field(() => String, { description: "Tax, percent (税率)" })
  taxRate!: string;

  @Field(() => String, { nullable: true, description: "Meant to be asked (拟报单价)" })
  offeredFee?: string | null;

  @Field(() => [BidCostLineInput], { description: "Its lines (费用明细)" })
  lines!: BidCostLineInput[];
}
