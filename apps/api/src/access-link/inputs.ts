import { ArgsType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { Page } from "../graphql/page.ts";
import { LinkPurpose, LinkStatus } from "./enums.ts";
import { AccessLink } from "./types.ts";

@InputType({ description: "Which links (筛选)" })
export class AccessLinkFilter {
  @Field(() => Boolean, { nullable: true, description: "Given out by me (我发出的)" })
  mine?: boolean;

  @Field(() => [LinkPurpose], { nullable: true, description: "What for (用途)" })
  purposes?: (keyof typeof LinkPurpose)[];

  @Field(() => [LinkStatus], { nullable: true, description: "In these statuses (状态)" })
  statuses?: (keyof typeof LinkStatus)[];

  @Field(() => String, {
    nullable: true,
    description: "In the title, or in whom it was given to (标题、接收人或单位)",
  })
  search?: string;
}

@ArgsType()
export class AccessLinkList extends Page {
  @Field(() => AccessLinkFilter, { nullable: true, description: "Which links (筛选)" })
  filter?: AccessLinkFilter;
}

@InputType({ description: "Input of issueAccessLink (操作输入)" })
export class IssueAccessLinkInput extends KeyedInput {
  @Field(() => LinkPurpose, { description: "What for (用途)" })
  purpose!: keyof typeof LinkPurpose;

  @Field(() => ID, {
    description:
      "The approval, the sheet, the record that is answered, the plan, the survey, or the responsible party (对象)",
  })
  subjectId!: string;

  @Field(() => String, {
    description:
      "The role as which it is decided, the slot that is signed, ANSWER, PLAN, VISITOR of a survey, or the estate of what is to be mended (岗位、签署栏、答复、方案或小区)",
  })
  part!: string;

  @Field(() => String, { description: "Whom it is for (接收人)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "And of whom (接收单位)" })
  organization?: string | null;

  @Field(() => Int, { description: "For how many days, at most 30 (有效天数)" })
  days!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      "How often it may be used: once, but on a desk or for what is to be mended up to 500 answers (可用次数)",
  })
  maxUses?: number | null;
}

@ObjectType({ description: "Answer of issueAccessLink (操作结果)" })
export class IssueAccessLinkPayload extends KeyedPayload {
  @Field(() => AccessLink, { description: "The link (链接)" })
  link!: AccessLink;

  @Field(() => String, {
    nullable: true,
    description: "Its address, told this once: only its hash is kept (链接地址，仅显示一次)",
  })
  url?: string | null;
}

@InputType({ description: "Input of revokeAccessLink (操作输入)" })
export class RevokeAccessLinkInput extends KeyedInput {
  @Field(() => ID, { description: "The link (链接)" })
  id!: string;
}

@ObjectType({ description: "Answer of revokeAccessLink (操作结果)" })
export class RevokeAccessLinkPayload extends KeyedPayload {
  @Field(() => AccessLink, { description: "The link (链接)" })
  link!: AccessLink;
}
