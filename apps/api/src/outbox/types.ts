import type { RefusedStatus } from "@threshold/domain/outbox/refused";
import { ArgsType, Field, ID, InputType, ObjectType } from "type-graphql";
import { connectionOf } from "../graphql/connection.ts";
import { enumOf } from "../graphql/enum.ts";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { Node } from "../graphql/node.ts";
import { ForwardPage } from "../graphql/page.ts";
import { InstantScalar, JsonScalar } from "../graphql/scalars.ts";
import { Person } from "../organization/types.ts";

export const RefusedCommandStatus = enumOf<RefusedStatus>(
  "RefusedCommandStatus",
  "How a command stands that the rules refused (未被接受的操作)",
  {
    OPEN: "Open (待处理)",
    ASIDE: "Its person goes on without it (本人已放弃)",
    TAKEN: "Accepted after all (后来已接受)",
    SETTLED: "Settled by the leader (已处理)",
  },
);

@ObjectType({
  description: "What somebody did on a device and the rules refused (未被接受的操作)",
  implements: Node,
})
export class RefusedCommand extends Node {
  @Field(() => ID, { description: "The record it is about (记录)" })
  recordId!: string;

  @Field(() => Person, { nullable: true, description: "Who did it (操作人)" })
  person?: Person | null;

  @Field(() => String, { description: "What, as its person knows it (内容)" })
  label!: string;

  @Field(() => String, { description: "The mutation, or attachEvidence (操作)" })
  action!: string;

  @Field(() => String, { description: "The refusal's code (原因)" })
  code!: string;

  @Field(() => JsonScalar, {
    description: "What the refusal tells: who said what and when (明细)",
  })
  details!: unknown;

  @Field(() => InstantScalar, { description: "When, by the device's clock (操作时间)" })
  doneAt!: string;

  @Field(() => RefusedCommandStatus, { description: "Status (状态)" })
  status!: RefusedStatus;

  @Field(() => String, { nullable: true, description: "What came of it (处理说明)" })
  note?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When settled (处理时间)" })
  settledAt?: string | null;

  @Field(() => Person, { nullable: true, description: "By whom (处理人)" })
  settledBy?: Person | null;

  @Field(() => InstantScalar, { description: "When the server was told (收到时间)" })
  createdAt!: string;
}

export const RefusedCommandConnection = connectionOf(
  () => RefusedCommand,
  "RefusedCommand",
  "未被接受的操作",
);
export type RefusedCommandConnection = InstanceType<typeof RefusedCommandConnection>;

@ArgsType()
export class RefusedCommandList extends ForwardPage {
  @Field(() => [ID], { nullable: true, description: "Of these batches (批次)" })
  batchIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Of these takeovers (承接查验项目)" })
  takeoverIds?: string[] | null;

  @Field(() => [RefusedCommandStatus], { nullable: true, description: "So (状态)" })
  statuses?: RefusedStatus[] | null;
}

@InputType({ description: "Input of reportRefusedCommand (操作输入)" })
export class ReportRefusedCommandInput extends KeyedInput {
  @Field(() => String, { description: "The command's own key: told once (编号)" })
  commandId!: string;

  @Field(() => ID, { description: "The record it is about (记录)" })
  recordId!: string;

  @Field(() => String, { description: "What, as its person knows it (内容)" })
  label!: string;

  @Field(() => String, { description: "The mutation, or attachEvidence (操作)" })
  action!: string;

  @Field(() => String, { description: "The refusal's code (原因)" })
  code!: string;

  @Field(() => JsonScalar, { nullable: true, description: "What the refusal tells (明细)" })
  details?: unknown;

  @Field(() => InstantScalar, { description: "When, by the device's clock (操作时间)" })
  doneAt!: string;

  @Field(() => Boolean, { description: "Its person goes on without it (本人已放弃)" })
  aside!: boolean;
}

@InputType({ description: "Input of settleRefusedCommand (操作输入)" })
export class SettleRefusedCommandInput extends KeyedInput {
  @Field(() => ID, { description: "Which (未被接受的操作)" })
  id!: string;

  @Field(() => String, { description: "What came of it (处理说明)" })
  note!: string;
}

@ObjectType({ description: "The refused command as it stands now (操作结果)" })
export class RefusedCommandPayload extends KeyedPayload {
  @Field(() => RefusedCommand, { description: "The command (未被接受的操作)" })
  command!: RefusedCommand;
}
