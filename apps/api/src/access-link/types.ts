import { Args, Field, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../graphql/connection.ts";
import { Node, readByMapping } from "../graphql/node.ts";
import { ForwardPage } from "../graphql/page.ts";
import { InstantScalar } from "../graphql/scalars.ts";
import { Person } from "../organization/types.ts";
import { LinkAct, LinkPurpose, LinkStatus } from "./enums.ts";

@ObjectType({ description: "Something done by a one-time link (链接使用记录)", implements: Node })
export class AccessLinkUse extends Node {
  @Field(() => LinkAct, { description: "What was done (操作)" })
  act!: keyof typeof LinkAct;

  @Field(() => String, {
    nullable: true,
    description: "Who they said they are; visitors who answer need not say (自报姓名)",
  })
  saidName?: string | null;

  @Field(() => String, { nullable: true, description: "And of whom (自报单位)" })
  saidOrganization?: string | null;

  @Field(() => String, { description: "From which address (来源地址)" })
  address!: string;

  @Field(() => InstantScalar, { description: "When (时间)" })
  at!: string;
}

export const AccessLinkUseConnection = connectionOf(
  () => AccessLinkUse,
  "AccessLinkUse",
  "链接使用记录",
);
export type AccessLinkUseConnection = InstanceType<typeof AccessLinkUseConnection>;

@ObjectType({
  description:
    "A one-time link for somebody without an account: one thing, one purpose (一次性链接)",
  implements: Node,
})
export class AccessLink extends Node {
  @Field(() => LinkPurpose, { description: "What for (用途)" })
  purpose!: keyof typeof LinkPurpose;

  @Field(() => ID, { description: "The approval, sheet, record or survey that it is about (对象)" })
  subjectId!: string;

  @Field(() => String, {
    description:
      "The role as which it is decided, the slot that is signed, ANSWER, PLAN, or VISITOR of a survey (岗位、签署栏、答复或方案)",
  })
  part!: string;

  @Field(() => String, { description: "What the record is called (标题)" })
  title!: string;

  @Field(() => String, { description: "What it is called in English (英文标题)" })
  titleEn!: string;

  @Field(() => String, { description: "Whom it is for (接收人)" })
  addresseeName!: string;

  @Field(() => String, { nullable: true, description: "And of whom (接收单位)" })
  addresseeOrganization?: string | null;

  @Field(() => LinkStatus, { description: "Status (状态)" })
  status!: keyof typeof LinkStatus;

  @Field(() => InstantScalar, { description: "Until when (有效期至)" })
  expiresAt!: string;

  @Field(() => Int, { description: "How often it may be used (可用次数)" })
  maxUses!: number;

  @Field(() => InstantScalar, { nullable: true, description: "When first opened (首次打开)" })
  openedAt?: string | null;

  @Field(() => Int, { description: "How often it was used (已用次数)" })
  useCount!: number;

  @Field(() => AccessLinkUseConnection, {
    description: "What was done by it, the latest first (使用记录)",
  })
  uses(@Args(() => ForwardPage) _page: ForwardPage): AccessLinkUseConnection {
    return readByMapping();
  }

  @Field(() => InstantScalar, { description: "When given out (发出时间)" })
  createdAt!: string;

  @Field(() => Person, { nullable: true, description: "Who gave it out (发出人)" })
  createdBy?: Person | null;

  @Field(() => InstantScalar, { nullable: true, description: "When taken back (撤销时间)" })
  revokedAt?: string | null;

  @Field(() => Person, { nullable: true, description: "By whom (撤销人)" })
  revokedBy?: Person | null;
}

export const AccessLinkConnection = connectionOf(() => AccessLink, "AccessLink", "一次性链接");
export type AccessLinkConnection = InstanceType<typeof AccessLinkConnection>;
