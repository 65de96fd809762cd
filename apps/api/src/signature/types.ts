import { Field, ID, Int, ObjectType } from "type-graphql";
import { StepLevel, SummaryFact } from "../approval/types.ts";
import { AccessLink } from "../access-link/types.ts";
import { ActionState } from "../graphql/action.ts";
import { Node } from "../graphql/node.ts";
import { InstantScalar } from "../graphql/scalars.ts";
import { Role } from "../organization/role.ts";
import { Person, ServiceCenter } from "../organization/types.ts";
import {
  SignatureKind,
  SignatureMethod,
  SigningOrder,
  SignOffStatus,
  SlotStatus,
} from "./enums.ts";

@ObjectType({ description: "A signature, or the refusal to give it (签名)", implements: Node })
export class Signature extends Node {
  @Field(() => String, { description: "Which slot (签署栏)" })
  slotKey!: string;

  @Field(() => SignatureKind, { description: "Signed or refused (结果)" })
  kind!: keyof typeof SignatureKind;

  @Field(() => SignatureMethod, { nullable: true, description: "How (方式)" })
  method?: keyof typeof SignatureMethod | null;

  @Field(() => Person, { nullable: true, description: "Who, with an account (签署人)" })
  person?: Person | null;

  @Field(() => String, { nullable: true, description: "Who, without one (外部人员姓名)" })
  outsiderName?: string | null;

  @Field(() => String, { nullable: true, description: "Whose people they are (外部单位)" })
  outsiderOrganization?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What was written: path of an SVG of 600 by 240 (手写笔迹)",
  })
  drawing?: string | null;

  @Field(() => String, { nullable: true, description: "Why it was refused (拒签原因)" })
  reason?: string | null;

  @Field(() => String, {
    description:
      "What exactly was signed, as canonical JSON: its SHA-256 is contentHash (签署内容)",
  })
  content!: string;

  @Field(() => String, { description: "SHA-256 of what was signed (内容校验值)" })
  contentHash!: string;

  @Field(() => InstantScalar, { description: "When (签署时间)" })
  signedAt!: string;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "Since when it does not count, for its content changed (作废时间)",
  })
  voidedAt?: string | null;
}

@ObjectType({ description: "A place on a sheet where somebody signs (签署栏)", implements: Node })
export class SignatureSlot extends Node {
  @Field(() => String, { description: "Name of the slot on its sheet (标识)" })
  key!: string;

  @Field(() => String, { description: "What it is called (名称)" })
  label!: string;

  @Field(() => String, { description: "What it is called in English (英文名称)" })
  labelEn!: string;

  @Field(() => String, { description: "For whom it is signed: nobody signs for two (所属方)" })
  side!: string;

  @Field(() => [Role], { description: "Roles of which one signs (岗位)" })
  roles!: (keyof typeof Role)[];

  @Field(() => StepLevel, { description: "Where they stand (层级)" })
  level!: keyof typeof StepLevel;

  @Field(() => Person, { nullable: true, description: "Who alone signs it (指定签署人)" })
  person?: Person | null;

  @Field(() => SlotStatus, { description: "Status (状态)" })
  status!: keyof typeof SlotStatus;

  @Field(() => Signature, { nullable: true, description: "What counts of it now (有效签名)" })
  signature?: Signature | null;

  @Field(() => [ActionState], {
    description: "Every action with whether it is available and why not (可用操作)",
  })
  actions!: ActionState[];
}

@ObjectType({ description: "A sheet that people sign (签署单)", implements: Node })
export class SignOff extends Node {
  @Field(() => String, { description: "Which of the record's sheets (用途)" })
  key!: string;

  @Field(() => ID, { description: "The record that is signed (签署对象)" })
  recordId!: string;

  @Field(() => SigningOrder, { description: "Order (顺序)" })
  signingOrder!: keyof typeof SigningOrder;

  @Field(() => SignOffStatus, { description: "Status (状态)" })
  status!: keyof typeof SignOffStatus;

  @Field(() => String, { description: "What the record is called (标题)" })
  title!: string;

  @Field(() => String, { description: "What it is called in English (英文标题)" })
  titleEn!: string;

  @Field(() => [SummaryFact], { description: "What the record says of itself (摘要)" })
  facts!: SummaryFact[];

  @Field(() => String, { description: "SHA-256 of what is signed now (内容校验值)" })
  contentHash!: string;

  @Field(() => [SignatureSlot], { description: "Who signs, in order (签署栏)" })
  slots!: SignatureSlot[];

  @Field(() => [Signature], {
    description: "All signatures and refusals, voided ones too, oldest first (签署记录)",
  })
  signatures!: Signature[];

  @Field(() => [AccessLink], {
    description: "One-time links given out for it, newest first (一次性链接)",
  })
  links!: AccessLink[];

  @Field(() => ServiceCenter, { description: "Where (物业服务中心)" })
  serviceCenter!: ServiceCenter;

  @Field(() => InstantScalar, { description: "When asked for (发起时间)" })
  createdAt!: string;

  @Field(() => Person, { nullable: true, description: "Who asked (发起人)" })
  createdBy?: Person | null;

  @Field(() => Int, { description: "Counts its changes (版本)" })
  version!: number;
}
