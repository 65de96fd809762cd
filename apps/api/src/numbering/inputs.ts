import { Field, InputType, ObjectType } from "type-graphql";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { Numbering } from "./types.ts";

@InputType({ description: "Input of setNumberPattern (操作输入)" })
export class SetNumberPatternInput extends KeyedInput {
  @Field(() => String, { description: "The paper's code (表单代码)" })
  form!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The company's pattern, such as KF-{center}-{year}-{number:4}; null for the usual one (编号格式)",
  })
  pattern?: string | null;
}

@ObjectType({ description: "Answer of setNumberPattern (操作结果)" })
export class SetNumberPatternPayload extends KeyedPayload {
  @Field(() => Numbering, { description: "How it is numbered now (编号规则)" })
  numbering!: Numbering;
}
