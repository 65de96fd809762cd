import { ArgsType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { ForwardPage } from "../graphql/page.ts";
import { JsonScalar } from "../graphql/scalars.ts";
import { AcceptanceStandard } from "./types.ts";

@ArgsType()
export class AcceptanceStandardList extends ForwardPage {
  @Field(() => Boolean, { nullable: true, description: "In use now or before, no draft (已发布)" })
  published?: boolean | null;
}

@InputType({ description: "Input of draftAcceptanceStandard (操作输入)" })
export class DraftAcceptanceStandardInput extends KeyedInput {}

@InputType()
abstract class OfAcceptanceStandardInput extends KeyedInput {
  @Field(() => ID, { description: "The draft (草稿)" })
  id!: string;

  @Field(() => Int, { description: "As it was read (行版本)" })
  version!: number;
}

@InputType({ description: "Input of editAcceptanceStandard (操作输入)" })
export class EditAcceptanceStandardInput extends OfAcceptanceStandardInput {
  @Field(() => JsonScalar, { description: "All of its items (全部检查项)" })
  content!: unknown;
}

@InputType({ description: "Input of publishAcceptanceStandard (操作输入)" })
export class PublishAcceptanceStandardInput extends OfAcceptanceStandardInput {
  @Field(() => String, { description: "What is new, and why (版本说明)" })
  note!: string;
}

@InputType({ description: "Input of discardAcceptanceStandard (操作输入)" })
export class DiscardAcceptanceStandardInput extends OfAcceptanceStandardInput {}

@ObjectType({ description: "The version as it is now (操作结果)" })
export class AcceptanceStandardPayload extends KeyedPayload {
  @Field(() => AcceptanceStandard, { description: "The version (标准版本)" })
  standard!: AcceptanceStandard;
}

@ObjectType({ description: "Answer of discardAcceptanceStandard (操作结果)" })
export class DiscardAcceptanceStandardPayload extends KeyedPayload {
  @Field(() => ID, { description: "What was given up (已放弃)" })
  discardedId!: string;
}
