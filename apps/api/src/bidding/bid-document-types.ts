import { defenceKinds, packingKinds } from "@threshold/domain/bidding/bid-document";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Attachment } from "../attachment/types.ts";
import { enumOf } from "../graphql/enum.ts";
import { KeyedInput } from "../graphql/keyed.ts";
import { Node } from "../graphql/node.ts";
import { DayScalar, InstantScalar, JsonScalar } from "../graphql/scalars.ts";
import { Person } from "../organization/types.ts";
import { RequirementCategory, said } from "./enums.ts";

export const BidPackingKind = said(
  "BidPackingKind",
  "What a line of the binding and packaging list is about (类别)",
  packingKinds,
);
export const BidDefenceKind = said(
  "BidDefenceKind",
  "What is prepared for a defence (类别)",
  defenceKinds,
);
export const BidPackStatus = enumOf("BidPackStatus", "How an assembly stands (合成状态)", {
  WAITING: "Waiting (等待中)",
  RUNNING: "Under way (合成中)",
  DONE: "Done (已完成)",
  CANCELLED: "Cancelled (已取消)",
  FAILED: "Failed (未成功)",
});

@ObjectType({ description: "A part of the bid document (投标文件章节)", implements: Node })
export class BidPart extends Node {
  @Field(() => Int, { description: "Its place in the order (次序)" })
  position!: number;

  @Field(() => String, { description: "Title (标题)" })
  title!: string;

  @Field(() => Boolean, { description: "The tender document asks for it (必须)" })
  required!: boolean;

  @Field(() => Boolean, { description: "Pages are to be signed or sealed (须签字盖章)" })
  needsSeal!: boolean;

  @Field(() => Person, { nullable: true, description: "Who writes it (编写人)" })
  owner?: Person | null;

  @Field(() => DayScalar, { nullable: true, description: "Signed and sealed on (签章日期)" })
  sealedOn?: string | null;

  @Field(() => Person, { nullable: true, description: "By whom (签章登记人)" })
  sealedBy?: Person | null;

  @Field(() => [Attachment], { description: "Its files, in the order they are assembled (文件)" })
  attachments!: Attachment[];

  @Field(() => Int, { description: "Version (版本)" })
  version!: number;
}

@ObjectType({ description: "Where a part begins in the assembled bid (目录项)" })
export class BidPackEntry {
  @Field(() => String, { description: "Title (标题)" })
  title!: string;

  @Field(() => Int, { description: "First page, counted from the cover (起始页)" })
  page!: number;

  @Field(() => Int, { description: "Pages (页数)" })
  pages!: number;

  @Field(() => [Int], { description: "Pages with nothing on them (空白页)" })
  blank!: number[];
}

@ObjectType({
  description: "An assembly of the parts into one PDF (投标文件合成)",
  implements: Node,
})
export class BidPack extends Node {
  @Field(() => BidPackStatus, { description: "Status (状态)" })
  status!: string;

  @Field(() => Int, { description: "Files to assemble (文件数)" })
  total!: number;

  @Field(() => Int, { description: "Files done (已完成)" })
  done!: number;

  @Field(() => Int, { nullable: true, description: "Pages with cover and contents (总页数)" })
  pages?: number | null;

  @Field(() => [BidPackEntry], { description: "Contents (目录)" })
  contents!: BidPackEntry[];

  @Field(() => JsonScalar, { nullable: true, description: "Why it failed: code, details (原因)" })
  failure?: unknown;

  @Field(() => Boolean, { description: "Parts and files are still what was assembled (为最新)" })
  isCurrent!: boolean;

  @Field(() => String, { nullable: true, description: "Address of the PDF (下载地址)" })
  url?: string | null;

  @Field(() => InstantScalar, { description: "Begun (合成时间)" })
  createdAt!: string;

  @Field(() => Person, { nullable: true, description: "By whom (操作人)" })
  createdBy?: Person | null;
}

@ObjectType({
  description: "A line of the binding and packaging list (装订与封装清单)",
  implements: Node,
})
export class BidPackingItem extends Node {
  @Field(() => BidPackingKind, { description: "Kind (类别)" })
  kind!: string;

  @Field(() => String, { description: "What (内容)" })
  text!: string;

  @Field(() => Int, { nullable: true, description: "How many (数量)" })
  quantity?: number | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Checked (核对时间)" })
  checkedAt?: string | null;

  @Field(() => Person, { nullable: true, description: "Checked by (核对人)" })
  checkedBy?: Person | null;

  @Field(() => Int, { description: "Version (版本)" })
  version!: number;
}

@ObjectType({
  description: "A question, material or rehearsal of the defence (答辩准备)",
  implements: Node,
})
export class BidDefenceItem extends Node {
  @Field(() => BidDefenceKind, { description: "Kind (类别)" })
  kind!: string;

  @Field(() => String, { description: "Question, material or rehearsal (题目)" })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: "Answer, what it is, or what was found (内容)",
  })
  text?: string | null;

  @Field(() => Person, { nullable: true, description: "Who speaks or sees to it (负责人)" })
  person?: Person | null;

  @Field(() => DayScalar, { nullable: true, description: "Ready by, rehearsed on (日期)" })
  dueOn?: string | null;

  @Field(() => Int, { nullable: true, description: "Minutes it takes or took (用时)" })
  minutes?: number | null;

  @Field(() => Boolean, { description: "Ready, or held (已完成)" })
  ready!: boolean;

  @Field(() => [Attachment], { description: "Files (附件)" })
  attachments!: Attachment[];

  @Field(() => Int, { description: "Version (版本)" })
  version!: number;
}

@InputType({ description: "Input about a bidding (操作输入)" })
export class OfBiddingInput extends KeyedInput {
  @Field(() => ID, { description: "The bidding (招投标项目)" })
  projectId!: string;
}

@InputType({ description: "Input of saveBidPart (操作输入)" })
export class SaveBidPartInput extends OfBiddingInput {
  @Field(() => ID, { nullable: true, description: "The part; none for a new one (章节)" })
  id?: string | null;

  @Field(() => String, { description: "Title (标题)" })
  title!: string;

  @Field(() => Boolean, { description: "The tender document asks for it (必须)" })
  required!: boolean;

  @Field(() => Boolean, { description: "Pages are to be signed or sealed (须签字盖章)" })
  needsSeal!: boolean;

  @Field(() => ID, { nullable: true, description: "Who writes it (编写人)" })
  ownerId?: string | null;
}

@InputType({ description: "Input of addStandardBidParts (操作输入)" })
export class AddStandardBidPartsInput extends OfBiddingInput {}

@InputType({ description: "Input of orderBidParts (操作输入)" })
export class OrderBidPartsInput extends OfBiddingInput {
  @Field(() => [ID], { description: "All parts in their order (全部章节)" })
  partIds!: string[];
}

@InputType({ description: "Input of sealBidPart (操作输入)" })
export class SealBidPartInput extends OfBiddingInput {
  @Field(() => ID, { description: "The part (章节)" })
  partId!: string;

  @Field(() => Boolean, { description: "Signed and sealed, or not (已签字盖章)" })
  sealed!: boolean;
}

@InputType({ description: "Input of assembleBid (操作输入)" })
export class AssembleBidInput extends OfBiddingInput {}

@InputType({ description: "Input of cancelBidPack (操作输入)" })
export class CancelBidPackInput extends OfBiddingInput {
  @Field(() => ID, { description: "The assembly (合成任务)" })
  packId!: string;
}

@InputType({ description: "Input of saveBidPackingItem (操作输入)" })
export class SaveBidPackingItemInput extends OfBiddingInput {
  @Field(() => ID, { nullable: true, description: "The line; none for a new one (清单项)" })
  id?: string | null;

  @Field(() => BidPackingKind, { description: "Kind (类别)" })
  kind!: keyof typeof BidPackingKind;

  @Field(() => String, { description: "What (内容)" })
  text!: string;

  @Field(() => Int, { nullable: true, description: "How many (数量)" })
  quantity?: number | null;
}

@InputType({ description: "Input of checkBidPackingItem (操作输入)" })
export class CheckBidPackingItemInput extends OfBiddingInput {
  @Field(() => ID, { description: "The line (清单项)" })
  packingItemId!: string;

  @Field(() => Boolean, { description: "Checked, or not (已核对)" })
  checked!: boolean;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;
}

@InputType({ description: "Input of saveBidDefenceItem (操作输入)" })
export class SaveBidDefenceItemInput extends OfBiddingInput {
  @Field(() => ID, { nullable: true, description: "The item; none for a new one (准备项)" })
  id?: string | null;

  @Field(() => BidDefenceKind, { description: "Kind (类别)" })
  kind!: keyof typeof BidDefenceKind;

  @Field(() => String, { description: "Question, material or rehearsal (题目)" })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: "Answer, what it is, or what was found (内容)",
  })
  text?: string | null;

  @Field(() => ID, { nullable: true, description: "Who speaks or sees to it (负责人)" })
  personId?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Ready by, rehearsed on (日期)" })
  dueOn?: string | null;

  @Field(() => Int, { nullable: true, description: "Minutes it takes or took (用时)" })
  minutes?: number | null;

  @Field(() => Boolean, { description: "Ready, or held (已完成)" })
  ready!: boolean;
}

@InputType({ description: "A clause of the tender document (招标文件条款)" })
export class ClauseInput {
  @Field(() => String, { description: "Clause (条款号)" })
  clause!: string;

  @Field(() => String, { description: "Text (要求内容)" })
  text!: string;

  @Field(() => RequirementCategory, { description: "Kind (类别)" })
  category!: keyof typeof RequirementCategory;
}

@InputType({ description: "Input of addTenderRequirements (操作输入)" })
export class AddTenderRequirementsInput extends OfBiddingInput {
  @Field(() => [ClauseInput], { description: "Clauses, 200 at most (条款)" })
  requirements!: ClauseInput[];
}
