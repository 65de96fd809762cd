import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from "type-graphql";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import { answer } from "../graphql/answer.ts";
import { readField } from "../graphql/read/execute.ts";
import {
  endLocalRule,
  listStatutes,
  ruleOfRow,
  saveLocalRule,
  tryLocalRule,
  wouldChange,
} from "./local-rule-actions.ts";
import {
  EndLocalRuleInput,
  LocalRule,
  LocalRuleChange,
  LocalRuleInput,
  LocalRulePayload,
  SaveLocalRuleInput,
  Statute,
} from "./local-rule-types.ts";
import { listOwnRules } from "./queries.ts";

@Resolver(() => LocalRule)
export class LocalRuleResolver {
  @Query(() => [Statute], { description: "The statutory rules with their sources (法定规则)" })
  statutes() {
    return listStatutes();
  }

  @Query(() => [LocalRule], {
    description: "Local rules of the company's own, every version (地方规定)",
  })
  localRules(@Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return readField(context, info);
  }

  @Query(() => [LocalRuleChange], {
    description: "What a local rule would change of decisions taken, before it is added (预览影响)",
  })
  localRuleTrial(@Arg("rule", () => LocalRuleInput) rule: LocalRuleInput, @Ctx() context: Context) {
    return tryLocalRule(context, rule);
  }

  @FieldResolver(() => [LocalRuleChange], {
    description: "What it would change of decisions that were taken by others (规则更新影响)",
  })
  async changes(
    @Root() { rule_id: ruleId, number }: { readonly rule_id: string; readonly number: number },
    @Ctx() context: Context,
  ) {
    const known = await listOwnRules(context);
    return wouldChange(context, found(ruleOfRow(known, ruleId, number)), known);
  }

  @Mutation(() => LocalRulePayload, {
    description: "Add a local rule, or a new version of one (添加地方规定)",
  })
  saveLocalRule(
    @Arg("input", () => SaveLocalRuleInput) input: SaveLocalRuleInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, saveLocalRule(context, input));
  }

  @Mutation(() => LocalRulePayload, {
    description: "End a local rule: the national one holds again (停用地方规定)",
  })
  endLocalRule(
    @Arg("input", () => EndLocalRuleInput) input: EndLocalRuleInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, endLocalRule(context, input));
  }
}
