import { Field, ID, ObjectType } from "type-graphql";
import { enumOf } from "../graphql/enum.ts";
import { DayScalar, InstantScalar, JsonScalar } from "../graphql/scalars.ts";

export const PolicyLevel = enumOf("PolicyLevel", "Where a setting is made (参数层级)", {
  COMPANY: "The company (公司)",
  REGION: "A region (地区公司)",
  SERVICE_CENTER: "A service center (物业服务中心)",
});
type PolicyLevel = keyof typeof PolicyLevel;

export const PolicyBasis = enumOf("PolicyBasis", "What a default rests on (默认值依据)", {
  SEED: "The procedures say so (制度规定)",
  PROPOSAL: "The procedures leave it open; the requirements propose it (建议值)",
});

@ObjectType({ description: "A change of a setting (参数变更)" })
export class PolicySetting {
  @Field(() => String, { description: "Tells it from other changes (标识)" })
  id!: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: "The value; null gives the place back to what it inherits (取值)",
  })
  value?: unknown;

  @Field(() => DayScalar, { description: "First day on which it counts (生效日期)" })
  fromOn!: string;

  @Field(() => String, { description: "Why (原因)" })
  reason!: string;

  @Field(() => InstantScalar, { description: "When it was made (设置时间)" })
  setAt!: string;

  @Field(() => String, { nullable: true, description: "Who made it (设置人)" })
  setBy?: string | null;
}

@ObjectType({ description: "A place on the way to a value (取值路径)" })
export class PolicyStep {
  @Field(() => PolicyLevel, { description: "Level (层级)" })
  level!: PolicyLevel;

  @Field(() => ID, { description: "The place (组织节点)" })
  placeId!: string;

  @Field(() => String, { description: "Its name (名称)" })
  placeName!: string;

  @Field(() => PolicySetting, {
    nullable: true,
    description: "The change that counts there today (当前设置)",
  })
  current?: PolicySetting | null;

  @Field(() => [PolicySetting], {
    description: "Changes whose day is to come, the next first (待生效)",
  })
  planned!: PolicySetting[];

  @Field(() => [PolicySetting], { description: "Every change made there, newest first (历史)" })
  history!: PolicySetting[];
}

@ObjectType({ description: "A setting as it counts at a place today, and why (参数)" })
export class Policy {
  @Field(() => String, { description: "Key (参数键)" })
  key!: string;

  @Field(() => String, { description: "Title (名称)" })
  title!: string;

  @Field(() => String, { description: "Title in English (英文名称)" })
  titleEn!: string;

  @Field(() => String, {
    description: "What it holds: INT, DECIMAL, DAYS, DAY_LIST, TIME, BOOLEAN, CHOICE (类型)",
  })
  type!: string;

  @Field(() => JsonScalar, { description: "The value that counts (当前取值)" })
  value!: unknown;

  @Field(() => PolicyLevel, {
    nullable: true,
    description: "The level that it comes from; null for the default (取值来源)",
  })
  from?: PolicyLevel | null;

  @Field(() => JsonScalar, { description: "What holds while nobody set it (默认值)" })
  initial!: unknown;

  @Field(() => PolicyBasis, { description: "What the default rests on (默认值依据)" })
  basis!: keyof typeof PolicyBasis;

  @Field(() => String, { description: "Its clauses (出处)" })
  source!: string;

  @Field(() => [PolicyLevel], { description: "Where it may be set (可设置层级)" })
  levels!: PolicyLevel[];

  @Field(() => [PolicyStep], {
    description: "The way to the value, from the company down (取值路径)",
  })
  chain!: PolicyStep[];

  @Field(() => Boolean, { description: "Whether the viewer may set it at this place (可否设置)" })
  maySet!: boolean;
}
