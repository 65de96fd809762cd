import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Info, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { Page } from "../graphql/page.ts";
import { readField } from "../graphql/read/execute.ts";
import { proveConsistency, proveEntry } from "./proof-actions.ts";
import { checkAuditLog } from "./tree-actions.ts";
import {
  AuditConsistency,
  AuditProof,
  AuditRootConnection,
  AuditTree,
  CheckAuditLogInput,
  CheckAuditLogPayload,
} from "./types.ts";

@Resolver(() => AuditTree)
export class AuditTreeResolver {
  @Query(() => AuditTree, {
    nullable: true,
    description: "The audit log as a tree; for administrators (审计日志树)",
  })
  auditTree(@Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return readField(context, info);
  }

  @Query(() => AuditRootConnection, {
    description: "Roots that were given, newest first; for administrators (每日根)",
  })
  auditRoots(
    @Args(() => Page) _page: Page,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => AuditProof, {
    description: "Proof that an entry is in the tree; for administrators (存在证明)",
  })
  auditProof(
    @Arg("number", () => Int, { description: "Number of the entry, from 1 (第几条)" })
    number: number,
    @Ctx() context: Context,
  ): Promise<AuditProof> {
    return proveEntry(context, number);
  }

  @Query(() => AuditConsistency, {
    description: "Proof that the tree goes on from an earlier one; for administrators (一致性证明)",
  })
  auditConsistency(
    @Arg("earlier", () => Int, { description: "Entries in the earlier tree (当时条数)" })
    earlier: number,
    @Ctx() context: Context,
  ): Promise<AuditConsistency> {
    return proveConsistency(context, earlier);
  }

  @Mutation(() => CheckAuditLogPayload, {
    description: "Compare the log with its tree now (立即核验)",
  })
  async checkAuditLog(
    @Arg("input", () => CheckAuditLogInput) input: CheckAuditLogInput,
    @Ctx() context: Context,
  ): Promise<CheckAuditLogPayload> {
    const { clientMutationId } = input;
    return { clientMutationId, ...(await checkAuditLog(context, input)) };
  }
}
