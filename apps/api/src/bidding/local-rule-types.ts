import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { enumOf } from "../graphql/enum.ts";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { Node } from "../graphql/node.ts";
import { DayScalar, InstantScalar } from "../graphql/scalars.ts";
import { Person } from "../organization/types.ts";
import { RuleConfidence, RuleEffect } from "./enums.ts";
import { StatuteCheck } from "./types.ts";

export const LocalRuleLevel = enumOf("LocalRuleLevel", "Where a local rule holds (适用层级)", {
  PROVINCE: "Province (省)",
  CITY: "City (市)",
});

@ObjectType({ description: "A rule of the statutory rule pack as it stands (法定规则)" })
export class Statute {
  @Field(() => String, { description: "Its id (规则编号)" })
  ruleId!: string;

  @Field(() => Int, { description: "Version (版本)" })
  version!: number;

  @Field(() => String, { description: "What it is about (事项)" })
  subject!: string;

  @Field(() => String, { description: "The same in English (英文事项)" })
  subjectEn!: string;

  @Field(() => String, { description: "What it asks for (要求)" })
  statement!: string;

  @Field(() => String, { description: "The same in English (英文要求)" })
  statementEn!: string;

  @Field(() => [String], { description: "Where it holds; empty: throughout the country (适用地)" })
  places!: string[];

  @Field(() => String, { description: "Value (数值)" })
  value!: string;

  @Field(() => String, { description: "Unit (单位)" })
  unit!: string;

  @Field(() => String, { description: "What it is measured from (起算)" })
  anchor!: string;

  @Field(() => DayScalar, { nullable: true, description: "In force from (施行日期)" })
  effectiveFrom?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Its last day (终止日期)" })
  effectiveTo?: string | null;

  @Field(() => String, { description: "Document and article (文件与条款)" })
  source!: string;

  @Field(() => String, { nullable: true, description: "A few words of the text (原文摘录)" })
  quotation?: string | null;

  @Field(() => RuleConfidence, { description: "How sure it is (可信度)" })
  confidence!: string;

  @Field(() => RuleEffect, {
    nullable: true,
    description: "What breaking it does; null: as the company sets for local ones (效力)",
  })
  effect?: string | null;

  @Field(() => [String], { description: "National rules it takes the place of (替代的国家规定)" })
  overrides!: string[];

  @Field(() => Boolean, { description: "A local rule may take its place (可由地方规定替代)" })
  overridable!: boolean;
}

@ObjectType({
  description: "A version of a local rule of the company's own (地方规定)",
  implements: Node,
})
export class LocalRule extends Node {
  @Field(() => String, { description: "Its id, the same for all versions (规则编号)" })
  ruleId!: string;

  @Field(() => Int, { description: "Version (版本)" })
  number!: number;

  @Field(() => String, { description: "National rule it takes the place of (替代的国家规定)" })
  overrides!: string;

  @Field(() => LocalRuleLevel, { description: "Province or city (适用层级)" })
  level!: string;

  @Field(() => String, { description: "Its name (适用地)" })
  place!: string;

  @Field(() => String, { description: "What it is about (事项)" })
  subject!: string;

  @Field(() => String, { description: "What it asks for (要求)" })
  statement!: string;

  @Field(() => String, { description: "Value (数值)" })
  value!: string;

  @Field(() => String, { description: "Document (文件)" })
  source!: string;

  @Field(() => String, { description: "Article (条款)" })
  article!: string;

  @Field(() => String, { description: "Words of the text (原文摘录)" })
  quotation!: string;

  @Field(() => RuleConfidence, { description: "How sure it is (可信度)" })
  confidence!: string;

  @Field(() => RuleEffect, { description: "What breaking it does (效力)" })
  enforcement!: string;

  @Field(() => DayScalar, { description: "In force from (施行日期)" })
  effectiveFrom!: string;

  @Field(() => DayScalar, { nullable: true, description: "Its last day (终止日期)" })
  effectiveTo?: string | null;

  @Field(() => String, { description: "Note (备注)" })
  note!: string;

  @Field(() => InstantScalar, { description: "Added (添加时间)" })
  createdAt!: string;

  @Field(() => Person, { nullable: true, description: "By whom (添加人)" })
  createdBy?: Person | null;
}

@ObjectType({
  description: "What a local rule would change of a decision taken (规则更新影响)",
})
export class LocalRuleChange {
  @Field(() => ID, { description: "The bidding or the tender (招投标项目或招标项目)" })
  recordId!: string;

  @Field(() => String, { description: "Its estate (项目)" })
  estate!: string;

  @Field(() => StatuteCheck, { description: "As it was decided (原核对)" })
  before!: StatuteCheck;

  @Field(() => StatuteCheck, { description: "As it would be (现核对)" })
  after!: StatuteCheck;
}

@InputType({ description: "A local rule as it is to be (地方规定)" })
export class LocalRuleInput {
  @Field(() => String, {
    nullable: true,
    description: "Its id for a new version; none for a new rule (规则编号)",
  })
  ruleId?: string | null;

  @Field(() => String, { description: "National rule it takes the place of (替代的国家规定)" })
  overrides!: string;

  @Field(() => LocalRuleLevel, { description: "Province or city (适用层级)" })
  level!: keyof typeof LocalRuleLevel;

  @Field(() => String, { description: "Its name (适用地)" })
  place!: string;

  @Field(() => String, { description: "What it is about (事项)" })
  subject!: string;

  @Field(() => String, { description: "What it asks for (要求)" })
  statement!: string;

  @Field(() => String, { nullable: true, description: "Value (数值)" })
  value?: string | null;

  @Field(() => String, { description: "Document (文件)" })
  source!: string;

  @Field(() => String, { nullable: true, description: "Article (条款)" })
  article?: string | null;

  @Field(() => String, { nullable: true, description: "Words of the text (原文摘录)" })
  quotation?: string | null;

  @Field(() => RuleConfidence, { description: "How sure it is (可信度)" })
  confidence!: keyof typeof RuleConfidence;

  @Field(() => RuleEffect, { description: "What breaking it does (效力)" })
  enforcement!: keyof typeof RuleEffect;

  @Field(() => DayScalar, { description: "In force from (施行日期)" })
  effectiveFrom!: string;

  @Field(() => DayScalar, { nullable: true, description: "Its last day (终止日期)" })
  effectiveTo?: string | null;

  @Field(() => String, { nullable: true, description: "Note (备注)" })
  note?: string | null;
}

@InputType({ description: "Input of saveLocalRule (操作输入)" })
export class SaveLocalRuleInput extends KeyedInput {
  @Field(() => LocalRuleInput, { description: "The rule, or its new version (地方规定)" })
  rule!: LocalRuleInput;
}

@InputType({ description: "Input of endLocalRule (操作输入)" })
export class EndLocalRuleInput extends KeyedInput {
  @Field(() => String, { description: "The rule, in all its versions (规则编号)" })
  ruleId!: string;

  @Field(() => DayScalar, { description: "Its last day (终止日期)" })
  lastDay!: string;
}

@ObjectType({ description: "Answer of an action on a local rule (操作结果)" })
export class LocalRulePayload extends KeyedPayload {
  @Field(() => LocalRule, { description: "The version as it stands (地方规定)" })
  rule!: LocalRule;
}
