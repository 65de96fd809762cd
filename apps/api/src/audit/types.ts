import { connectionOf } from "../graphql/connection.ts";
import { Field, InputType, Int, ObjectType } from "type-graphql";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { DayScalar, InstantScalar, JsonScalar } from "../graphql/scalars.ts";
import { Node } from "../graphql/node.ts";

@ObjectType({ description: "One change of one record (变更记录)", implements: Node })
export class AuditEntry extends Node {
  @Field(() => InstantScalar, { description: "When (时间)" })
  at!: string;

  @Field(() => String, { nullable: true, description: "Who (操作人)" })
  personName?: string | null;

  @Field(() => String, { description: "Name of the mutation (操作)" })
  action!: string;

  @Field(() => String, { description: "From where: address, import or job (来源)" })
  origin!: string;

  @Field(() => String, { description: "Table of the record (数据表)" })
  tableName!: string;

  @Field(() => String, { description: "INSERT, UPDATE or DELETE (操作类型)" })
  operation!: string;

  @Field(() => JsonScalar, { nullable: true, description: "Values before (变更前)" })
  before?: unknown | null;

  @Field(() => JsonScalar, { nullable: true, description: "Values after (变更后)" })
  after?: unknown | null;

  @Field(() => JsonScalar, {
    description: "Names of the people whom before and after point to, by id (人员姓名)",
  })
  names!: unknown;
}

export const AuditEntryConnection = connectionOf(() => AuditEntry, "AuditEntry", "变更记录");
export type AuditEntryConnection = InstanceType<typeof AuditEntryConnection>;

@ObjectType({
  description: "The company's audit log as a Merkle tree (审计日志树)",
  implements: Node,
})
export class AuditTree extends Node {
  @Field(() => Int, { description: "How many entries are in it (已封存条数)" })
  size!: number;

  @Field(() => String, { description: "Root hash, SHA-256 in hexadecimal (当前根)" })
  root!: string;

  @Field(() => Int, { description: "Entries that are not in it yet (待封存条数)" })
  waiting!: number;

  @Field(() => InstantScalar, { nullable: true, description: "When it last grew (最近封存时间)" })
  grownAt?: string | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "When the log was last compared with it (最近核验时间)",
  })
  checkedAt?: string | null;

  @Field(() => Int, { nullable: true, description: "How many entries were compared (核验条数)" })
  checkedSize?: number | null;

  @Field(() => JsonScalar, {
    description:
      "What did not hold then: code, and number, id, position, tableName, or on, size, root (核验结果)",
  })
  findings!: unknown;
}

@ObjectType({
  description: "The root that the company was given on a day (每日根)",
  implements: Node,
})
export class AuditRoot extends Node {
  @Field(() => DayScalar, { description: "Day (日期)" })
  onDay!: string;

  @Field(() => Int, { description: "How many entries it stands for (条数)" })
  size!: number;

  @Field(() => String, { description: "Root hash, SHA-256 in hexadecimal (根)" })
  root!: string;
}

export const AuditRootConnection = connectionOf(() => AuditRoot, "AuditRoot", "每日根");
export type AuditRootConnection = InstanceType<typeof AuditRootConnection>;

@ObjectType({ description: "Proof that an entry is in the tree, as RFC 6962 has it (存在证明)" })
export class AuditProof {
  @Field(() => Int, { description: "Number of the entry, from 1 (第几条)" })
  number!: number;

  @Field(() => Int, { description: "Entries in the tree (总条数)" })
  size!: number;

  @Field(() => String, { description: "Root of the tree (根)" })
  root!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The entry's canonical form; none: it is gone, or not the viewer's to see (规范形式)",
  })
  canonical?: string | null;

  @Field(() => String, { description: "Hash of its leaf (叶子哈希)" })
  leafHash!: string;

  @Field(() => [String], { description: "Hashes from the leaf to the root (路径)" })
  path!: string[];
}

@ObjectType({
  description: "Proof that the tree goes on from an earlier one, as RFC 6962 has it (一致性证明)",
})
export class AuditConsistency {
  @Field(() => Int, { description: "Entries in the earlier tree (当时条数)" })
  earlier!: number;

  @Field(() => Int, { description: "Entries in the tree (总条数)" })
  size!: number;

  @Field(() => String, { description: "Root of the tree (根)" })
  root!: string;

  @Field(() => [String], { description: "Hashes that prove it (证明)" })
  proof!: string[];
}

@InputType({ description: "Input of checkAuditLog (操作输入)" })
export class CheckAuditLogInput extends KeyedInput {}

@ObjectType({ description: "Answer of checkAuditLog (操作结果)" })
export class CheckAuditLogPayload extends KeyedPayload {
  @Field(() => Boolean, { description: "A check was asked for (已安排核验)" })
  asked!: boolean;
}
