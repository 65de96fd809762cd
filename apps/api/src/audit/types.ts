import { connectionOf } from "../graphql/connection.ts";
import { Field, ObjectType } from "type-graphql";
import { InstantScalar, JsonScalar } from "../graphql/scalars.ts";
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
