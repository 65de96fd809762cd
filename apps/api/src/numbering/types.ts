import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "How the copies of a paper are numbered (编号规则)" })
export class Numbering {
  @Field(() => String, { description: "The paper's code (表单代码)" })
  form!: string;

  @Field(() => String, { description: "Title (名称)" })
  title!: string;

  @Field(() => String, { description: "Title in English (英文名称)" })
  titleEn!: string;

  @Field(() => String, { description: "The pattern that counts (编号格式)" })
  pattern!: string;

  @Field(() => String, { description: "What counts while the company has no own (默认格式)" })
  initial!: string;

  @Field(() => Boolean, { description: "Whether no number may be missing (是否连号)" })
  gapless!: boolean;
}
