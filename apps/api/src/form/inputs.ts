import { ArgsType, Field, ID, InputType, ObjectType } from "type-graphql";
import { ListInput } from "../export/types.ts";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { Page } from "../graphql/page.ts";
import { Letterhead, PrintBatch, PrintFormat, PrintStatus } from "./types.ts";

@ArgsType()
export class PrintBatchList extends Page {
  @Field(() => [PrintStatus], { nullable: true, description: "In these statuses (状态)" })
  statuses?: (keyof typeof PrintStatus)[] | null;
}

@InputType({ description: "Input of printForms (操作输入)" })
export class PrintFormsInput extends KeyedInput {
  @Field(() => String, { description: "The paper's code (表单代码)" })
  form!: string;

  @Field(() => [ID], {
    nullable: true,
    description: "The records, 500 at most, in the order of the copies (记录)",
  })
  recordIds?: string[] | null;

  @Field(() => ListInput, {
    nullable: true,
    description: "Instead of them, all of a list (全部符合筛选的)",
  })
  list?: ListInput | null;

  @Field(() => PrintFormat, { description: "Format (格式)" })
  format!: keyof typeof PrintFormat;
}

@ObjectType({ description: "Answer of printForms (操作结果)" })
export class PrintFormsPayload extends KeyedPayload {
  @Field(() => PrintBatch, { description: "The order; its file is at its url (打印任务)" })
  batch!: PrintBatch;
}

@InputType({ description: "Input of cancelPrint (操作输入)" })
export class CancelPrintInput extends KeyedInput {
  @Field(() => ID, { description: "The order (打印任务)" })
  id!: string;
}

@ObjectType({ description: "Answer of cancelPrint (操作结果)" })
export class CancelPrintPayload extends KeyedPayload {
  @Field(() => PrintBatch, { description: "The order (打印任务)" })
  batch!: PrintBatch;
}

@InputType({ description: "Input of saveLetterhead (操作输入)" })
export class SaveLetterheadInput extends KeyedInput {
  @Field(() => String, { nullable: true, description: "The company's words (抬头)" })
  header?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Takes the logo away (移除标志)" })
  removeLogo?: boolean | null;
}

@ObjectType({ description: "Answer of saveLetterhead (操作结果)" })
export class SaveLetterheadPayload extends KeyedPayload {
  @Field(() => Letterhead, { description: "What stands there now (表单抬头)" })
  letterhead!: Letterhead;
}
