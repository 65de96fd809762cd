import { ArgsType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { OfBiddingInput } from "./bid-document-types.ts";
import { connectionOf } from "../graphql/connection.ts";
import { enumOf } from "../graphql/enum.ts";
import { KeyedPayload } from "../graphql/keyed.ts";
import { Node } from "../graphql/node.ts";
import { Page } from "../graphql/page.ts";
import { InstantScalar } from "../graphql/scalars.ts";
import { Person } from "../organization/types.ts";
import { BiddingProject } from "./types.ts";

export const BidLessonKind = enumOf("BidLessonKind", "What a lesson is about (复盘类别)", {
  PRICE: "Price (报价与测算)",
  SCHEME: "Service scheme (物业管理方案)",
  DOCUMENTS: "Documents (标书与响应)",
  DEFENSE: "Defence and team (答辩与团队)",
  COOPERATION: "Cooperation (沟通与配合)",
  SCHEDULE: "Procedure and deadlines (程序与时限)",
});
export const BidLessonVerdict = enumOf("BidLessonVerdict", "What follows of a lesson (结论)", {
  KEEP: "Do again (可推广)",
  CHANGE: "Do otherwise (需改进)",
});
export const BidOutcome = enumOf("BidOutcome", "How a bid ended (投标结果)", {
  WON: "Won (中标)",
  LOST: "Lost (未中标)",
});
export const BidLessonOrder = enumOf("BidLessonOrder", "Order of lessons (排序)", {
  NEWEST: "Newest first (按登记时间)",
});

@ObjectType({ description: "What was learned of a bid (投标复盘)", implements: Node })
export class BidLesson extends Node {
  @Field(() => BiddingProject, { description: "Of which bidding (招投标项目)" })
  project!: BiddingProject;

  @Field(() => BidLessonKind, { description: "What it is about (类别)" })
  kind!: string;

  @Field(() => BidLessonVerdict, { description: "What follows (结论)" })
  verdict!: string;

  @Field(() => BidOutcome, { description: "How the bid ended (投标结果)" })
  outcome!: string;

  @Field(() => String, { description: "In a few words (标题)" })
  title!: string;

  @Field(() => String, { description: "What was learned (内容)" })
  text!: string;

  @Field(() => Int, { description: "Version (版本)" })
  version!: number;

  @Field(() => InstantScalar, { description: "When taken down (登记时间)" })
  createdAt!: string;

  @Field(() => Person, { nullable: true, description: "By whom (登记人)" })
  createdBy?: Person | null;
}

export const BidLessonConnection = connectionOf(() => BidLesson, "BidLesson", "投标复盘");
export type BidLessonConnection = InstanceType<typeof BidLessonConnection>;

@InputType({ description: "Which lessons (筛选)" })
export class BidLessonFilter {
  @Field(() => ID, { nullable: true, description: "Of this bidding (招投标项目)" })
  projectId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Text of the lesson, or text, pinyin or initials of the estate (搜索)",
  })
  search?: string | null;

  @Field(() => [BidLessonKind], { nullable: true, description: "About these (类别)" })
  kinds?: string[] | null;

  @Field(() => [BidOutcome], { nullable: true, description: "Of bids that ended so (投标结果)" })
  outcomes?: string[] | null;
}

@ArgsType()
export class BidLessonList extends Page {
  @Field(() => BidLessonFilter, { nullable: true, description: "Which lessons (筛选)" })
  filter?: BidLessonFilter;

  @Field(() => BidLessonOrder, { defaultValue: "NEWEST", description: "In which order (排序)" })
  orderBy!: keyof typeof BidLessonOrder;
}

@InputType({ description: "Input of noteBidLesson (操作输入)" })
export class NoteBidLessonInput extends OfBiddingInput {
  @Field(() => BidLessonKind, { description: "What it is about (类别)" })
  kind!: keyof typeof BidLessonKind;

  @Field(() => BidLessonVerdict, { description: "What follows (结论)" })
  verdict!: keyof typeof BidLessonVerdict;

  @Field(() => String, { description: "In a few words (标题)" })
  title!: string;

  @Field(() => String, { description: "What was learned (内容)" })
  text!: string;
}

@ObjectType({ description: "Answer of noteBidLesson (操作结果)" })
export class NoteBidLessonPayload extends KeyedPayload {
  @Field(() => BidLesson, { description: "The lesson as it stands (投标复盘)" })
  lesson!: BidLesson;
}
